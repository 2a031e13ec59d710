"""Workspaces in folders with unusual names are separate, or rejected with an error."""

from pathlib import Path

import pytest

from dpp_desktop.model.errors import PathUnusable
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace

NAMES = [
    "a?b",
    "a?mode=memory",
    "a%20b",
    "a b",
    "a#b",
    "a:b",
    "file:a",
    "a\nb",
    "'a'",
    '"a"',
    "a\\b",
    "ä 羽 🧥",
    "-a",
    "a;b",
    ":memory:",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_database_is_only_in_the_folder(tmp_path: Path, name: str) -> None:
    with Workspace.open(tmp_path / name) as workspace:
        uid = workspace.uid()
        files = [file for file in (tmp_path / name).iterdir() if file.name == DATABASE_NAME]
        assert [file.stat().st_size > 0 for file in files] == [True]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Workspace.open(tmp_path / name) as again:
        assert again.uid() == uid


def test_similar_names_are_different_workspaces(tmp_path: Path) -> None:
    uids = set()
    for name in NAMES:
        with Workspace.open(tmp_path / name) as workspace:
            uids.add(workspace.uid())
    assert len(uids) == len(NAMES)


@pytest.mark.parametrize("name", ["a\udcff", "~nobody-of-that-name/x", "a" * 300])
def test_invalid_folder_names_are_rejected(tmp_path: Path, name: str) -> None:
    path = Path(name) if name.startswith("~") else tmp_path / name
    with pytest.raises(PathUnusable):
        Workspace.open(path)
