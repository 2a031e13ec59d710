"""Files are durable before they get their names, and their names before their writers return."""

import subprocess
import sys
from pathlib import Path

import pytest

from dpp_desktop.durable import (
    WholeFiles,
    final_name,
    make_folder,
    write_pieces,
    write_whole_folder,
)
from tests.commandline import CommandLine
from tests.sync_recorder import SyncRecorder

_REPORTING_COMMAND = """
import runpy, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
report = open(sys.argv.pop(1), "w")
def commit(connection):
    found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
             ("synchronous", "fullfsync", "checkpoint_fullfsync")]
    print(*found, file=report, flush=True)
event.listen(Engine, "commit", commit)
runpy.run_module("dpp_desktop", run_name="__main__", alter_sys=True)
"""


def _last_part(path: str) -> str:
    """Return the name of a file, and "part of NAME" for a temporary one."""
    name = Path(path).name
    final = final_name(name)
    return f"part of {final}" if final else name


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_synced_before_it_is_renamed_and_then_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    recorder = SyncRecorder(monkeypatch, _last_part)
    write_pieces(
        folder / "pack.csv",
        [b"whole"],
        replace=replace,
        before_rename=lambda: recorder.steps.append("before the name"),
    )
    assert recorder.steps == [
        "sync file part of pack.csv",
        "before the name",
        "name pack.csv",
        "sync folder out",
    ]


def test_all_files_of_a_group_are_synced_before_the_first_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    recorder = SyncRecorder(monkeypatch, _last_part)
    with WholeFiles(folder) as files:
        for name in ("1.csv", "2.csv"):
            files.add(folder / name, b"whole")
        assert recorder.steps == []
        files.finish()
    assert recorder.steps == [
        "sync file part of 1.csv",
        "sync file part of 2.csv",
        "name 1.csv",
        "name 2.csv",
        "sync folder out",
    ]


def test_all_files_of_a_folder_are_synced_before_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out" / "pack-qr"
    folder.parent.mkdir()
    recorder = SyncRecorder(monkeypatch, _last_part)
    write_whole_folder(folder, [("1.svg", b"one"), ("2.svg", b"two")])
    assert recorder.steps[0] == "sync all"
    assert sorted(recorder.steps[1:3]) == ["sync file 1.svg", "sync file 2.svg"]
    assert recorder.steps[3:] == [
        "sync folder part of pack-qr",
        "name pack-qr",
        "sync folder out",
    ]


def test_the_parents_of_new_folders_are_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    recorder = SyncRecorder(monkeypatch, _last_part)
    make_folder(tmp_path / "a" / "b" / "c")
    assert recorder.steps == ["sync folder a", "sync folder b"]


def test_a_command_commits_with_full_syncing(dpp: CommandLine, tmp_path: Path) -> None:
    """It runs in a new process, because this one and its copies don't sync databases."""
    report = tmp_path / "report"
    arguments = ["--workspace", str(dpp.workspace), *map(str, dpp.mint_arguments(10))]
    subprocess.run(
        [sys.executable, "-c", _REPORTING_COMMAND, str(report), *arguments],
        check=True,
        capture_output=True,
    )
    commits = report.read_text().splitlines()
    assert commits
    assert set(commits) == {"2 1 1"}
