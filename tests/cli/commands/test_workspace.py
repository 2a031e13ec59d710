"""`dpp-desktop workspace` shows a workspace, and renews a restored one."""

import shutil
from pathlib import Path

import pytest

from tests.commandline import CommandLine


def test_the_workspace_is_shown(dpp: CommandLine) -> None:
    shown = dpp("workspace", "--json").json
    assert shown == {
        "folder": str(dpp.workspace),
        "read_only": False,
        "site": 0,
        "epoch": 0,
    }
    assert f"Folder  {dpp.workspace}\nSite    0\nEpoch   0\n" == dpp("workspace").stdout


def test_renewing_asks_for_confirmation(dpp: CommandLine) -> None:
    refused = dpp("workspace", "renew", code=2)
    assert "unfinished jobs are cancelled" in refused.stderr
    assert "Repeat it with --yes." in refused.stderr
    assert dpp("workspace", "--json").json["epoch"] == 0


def test_a_renewed_workspace_continues_with_new_serials(dpp: CommandLine) -> None:
    dpp.mint(20)
    assert dpp("workspace", "renew", "--yes").stdout == (
        "This workspace continues with new serials.\n"
    )
    assert dpp("workspace", "--json").json["epoch"] in range(1, 256)
    assert dpp.mint(20).json["minted"] == 20


@pytest.mark.parametrize("how", ["in place", "as a new folder"])
def test_a_restored_workspace_is_reported_once(dpp: CommandLine, tmp_path: Path, how: str) -> None:
    dpp.mint(5)
    backup = shutil.copytree(dpp.workspace, tmp_path / "backup")
    dpp.mint(5)
    if how == "as a new folder":
        shutil.rmtree(dpp.workspace)
    shutil.copytree(backup, dpp.workspace, dirs_exist_ok=True)
    assert "This workspace was copied, moved or restored." in dpp("jobs").stderr
    assert "restored" not in dpp("jobs").stderr
