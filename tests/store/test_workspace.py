"""Workspaces are opened safely, and other files are rejected with a reason."""

import hashlib
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.model.errors import StorageLocked, WorkspaceUnusable
from dpp_desktop.store.backends import sqlite as dialect
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from tests.forks import RunningFunction
from tests.samples import make_workspace
from tests.store.minting_copy import open_workspace
from tests.unsynced_files import SYNCED_PRAGMAS

_OPEN = "import sys, pathlib; from dpp_desktop.store.workspace import Workspace\n"


def _fingerprint(file: Path) -> tuple[str, int]:
    return hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns


def test_only_the_owner_can_read_the_workspace(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "new" / "workspace") as workspace:
        workspace.uid()
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode) for path in workspace.path.glob("*.db*")
        }
        assert stat.S_IMODE(workspace.path.stat().st_mode) == 0o700
    assert modes
    assert set(modes.values()) == {0o600}


@pytest.mark.only_sqlite
def test_durability_settings_are_active(
    workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "_PRAGMAS", SYNCED_PRAGMAS)
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "fullfsync")
    with Workspace.open(workspace_path) as workspace, workspace.write() as transaction:
        values = {
            name: transaction.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas
        }
    assert values == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "fullfsync": 1,
    }


def test_reopening_a_workspace_keeps_its_content(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        uid = workspace.uid()
    with Workspace.open(workspace_path) as workspace:
        assert workspace.uid() == uid


def test_a_foreign_database_is_rejected_unchanged(tmp_path: Path) -> None:
    file = tmp_path / DATABASE_NAME
    connection = sqlite.connect(str(file))
    connection.execute("CREATE TABLE somebody_elses (a)")
    connection.commit()
    connection.close()
    before = _fingerprint(file)
    with pytest.raises(WorkspaceUnusable, match="not a database of DPP Desktop"):
        Workspace.open(tmp_path)
    assert _fingerprint(file) == before


def test_a_file_that_is_not_a_database_is_rejected_unchanged(tmp_path: Path) -> None:
    file = tmp_path / DATABASE_NAME
    file.write_text("Dear diary, today I was mistaken for a database. " * 50)
    before = _fingerprint(file)
    with pytest.raises(WorkspaceUnusable, match="not a database of DPP Desktop"):
        Workspace.open(tmp_path)
    assert _fingerprint(file) == before


@pytest.mark.only_sqlite
def test_a_newer_workspace_is_rejected_unchanged(workspace_path: Path) -> None:
    file = workspace_path / DATABASE_NAME
    connection = sqlite.connect(str(file))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = _fingerprint(file)
    with pytest.raises(WorkspaceUnusable, match="newer version"):
        Workspace.open(workspace_path)
    assert _fingerprint(file) == before


def test_a_file_instead_of_the_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "workspace").write_text("a file")
    with pytest.raises(WorkspaceUnusable, match="not a folder"):
        Workspace.open(tmp_path / "workspace")


def test_an_interrupted_creation_is_completed(tmp_path: Path) -> None:
    """A power failure can leave an empty file or one that has only its journal mode set."""
    for name in ("empty", "only-wal"):
        folder = tmp_path / name
        folder.mkdir()
        connection = sqlite.connect(str(folder / DATABASE_NAME))
        if name == "only-wal":
            connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
        with Workspace.open(folder) as workspace:
            assert workspace.uid()


@pytest.mark.only_sqlite
def test_a_locked_database_is_reported_and_usable_afterwards(workspace_path: Path) -> None:
    blocker = sqlite.connect(str(workspace_path / DATABASE_NAME), isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with Workspace.open(workspace_path, lock_wait=0.05) as workspace:
        with pytest.raises(StorageLocked, match="locked"), workspace.write():
            pass
        blocker.execute("ROLLBACK")
        with workspace.write():
            pass
    blocker.close()


def test_a_sqlite_version_that_loses_data_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(WorkspaceUnusable, match="can lose saved data"):
        dialect.check_library()


def test_many_processes_can_create_a_workspace_at_once(tmp_path: Path) -> None:
    processes = [RunningFunction(open_workspace, tmp_path / "workspace") for _ in range(8)]
    assert len({process.result() for process in processes}) == 1


@pytest.fixture
def public_path() -> Iterator[Path]:
    """Return a path outside pytest's folder, which pytest makes private on each run."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "workspace")
        make_workspace(path)
        yield path


@pytest.mark.parametrize("writable", ["folder", "nothing"])
def test_a_read_only_workspace_is_named(public_path: Path, writable: str) -> None:
    """Run as a user without permissions, because root can write anywhere."""
    for path in (public_path, *public_path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o444)
    public_path.chmod(0o777 if writable == "folder" else 0o555)
    (public_path / "run").chmod(0o777 if writable == "folder" else 0o555)
    _open_up(public_path)
    script = (
        _OPEN
        + "from dpp_desktop.model.errors import StorageReadOnly\n"
        + "import os\n"
        + "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        + "try:\n"
        + "    with Workspace.open(pathlib.Path(sys.argv[1])) as workspace:\n"
        + "        with workspace.write() as change:\n"
        + "            change.exec_driver_sql('UPDATE workspace SET site = 1')\n"
        + "except StorageReadOnly as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, str(public_path)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.stderr == ""
    assert f"'{public_path / DATABASE_NAME}' can't be written" in result.stdout


def _open_up(path: Path) -> None:
    """Make the folder accessible to all users."""
    for parent in path.parents:
        mode = stat.S_IMODE(parent.stat().st_mode)
        if parent.stat().st_uid == os.getuid() and mode & 0o005 != 0o005 and parent != Path("/"):
            parent.chmod(mode | 0o005)
