"""The separate program of the window opens the workspace that commands use."""

import sys
from pathlib import Path

import pytest

from dpp_desktop.ui.app import start


@pytest.mark.parametrize(
    ("arguments", "variable", "opened"),
    [
        ([], "", None),
        ([], "/from/environment", Path("/from/environment")),
        (["--workspace", "/given"], "/from/environment", Path("/given")),
    ],
)
def test_the_workspace_is_given_or_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], variable: str, opened: Path | None
) -> None:
    found: list[Path | None] = []

    def run(workspace: Path | None) -> int:
        found.append(workspace)
        return 0

    monkeypatch.setattr(start, "run", run)
    monkeypatch.setattr(sys, "argv", ["dpp-desktop-window", *arguments])
    monkeypatch.setenv("DPP_WORKSPACE", variable)
    with pytest.raises(SystemExit) as end:
        start.main()
    assert (end.value.code, found) == (0, [opened])
