"""A workspace is created completely or not at all, and foreign files are never changed."""

import errno
import fcntl
import hashlib
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageReadOnly, WorkspaceUnusable
from dpp_desktop.store.backends import sqlite as dialect
from dpp_desktop.store.local import copy_detection, file_system
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.local.file_system import file_system_of
from dpp_desktop.store.tables import SCHEMA_VERSION
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.conftest import parka
from tests.samples import put_samples

# Forks for each run, so that the libraries are loaded once. The child is killed at its n-th
# operation: an audited system call (PEP 578) or a database statement.
_KILLED_AT_EACH_OPERATION = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from dpp_desktop.store.workspace import Workspace
from tests.compiled_statements import share_compiled_statements
from tests.unsynced_files import skip_syncing

share_compiled_statements()
skip_syncing()
COUNTED = ("open", "os.", "sqlite3.", "fcntl.", "shutil.", "glob.")
place, left = Path(sys.argv[1]), 0

def operation(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def audit(name, arguments):
    if left > 0 and name.startswith(COUNTED):
        operation()

sys.addaudithook(audit)
event.listen(Engine, "before_cursor_execute", operation)
event.listen(Engine, "commit", operation)
Workspace.open(place / "warm-up").close()
for at in range(1, 10_000, int(sys.argv[2])):
    folder = place / str(at)
    # A separate folder, because the records of other workspaces are read.
    os.environ["DPP_STATE_DIR"] = str(place / f"state-{at}")
    child = os.fork()
    if child == 0:
        left = at
        Workspace.open(folder).close()
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended == 0:
        print(at)
        break
    assert ended == -signal.SIGKILL, ended
    with Workspace.open(folder) as workspace:
        assert workspace.uid()
        assert workspace.origin.name in ("UNCHANGED", "OUTDATED"), (at, workspace.origin)
    left_over = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    assert not left_over, (at, left_over)
"""


def _fingerprints(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the content and change time of every file."""
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_ctime_ns)
        for path in folder.iterdir()
        if path.is_file()
    }


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.exhaustive), 5])
def test_creating_a_workspace_can_be_interrupted_at_every_operation(
    tmp_path: Path, step: int
) -> None:
    command = [sys.executable, "-c", _KILLED_AT_EACH_OPERATION, str(tmp_path), str(step)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 60  # operations of a creation


def _with_hot_journal(folder: Path) -> None:
    """Create files left by an earlier version, killed while switching to the write-ahead log."""
    origin = folder / "origin.db"
    connection = sqlite.connect(str(origin), isolation_level=None)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("DROP TABLE t")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE t (a)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 900,) for _ in range(100)])
    shutil.copy(origin, folder / DATABASE_NAME)
    shutil.copy(f"{origin}-journal", folder / f"{DATABASE_NAME}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    origin.unlink()


def _with_log_only(folder: Path) -> None:
    """Create files left by an earlier version, killed after its first commit to the log."""
    made = folder / "made"
    with Workspace.open(made) as workspace:
        uid = workspace.uid()
    source = sqlite3.connect(made / DATABASE_NAME)
    dump = list(source.iterdump())
    source.close()
    shutil.rmtree(made)
    connection = sqlite.connect(str(folder / "origin.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.executescript(
        "\n".join(dump).replace("COMMIT;", "")
        + f"PRAGMA application_id = {dialect.APPLICATION_ID};"
        + f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )
    for suffix in ("", "-wal"):
        shutil.copy(folder / f"origin.db{suffix}", folder / f"{DATABASE_NAME}{suffix}")
    connection.close()
    (folder / "uid").write_text(uid)


def test_a_hot_journal_of_an_interrupted_creation_is_rolled_back(tmp_path: Path) -> None:
    (tmp_path / RUN_FOLDER).mkdir()
    (tmp_path / RUN_FOLDER / copy_detection.LEGACY_MARKER_NAME).write_text(f"{0:020}\n")
    _with_hot_journal(tmp_path)
    with Workspace.open(tmp_path) as workspace:
        assert workspace.created
        assert workspace.uid()


@pytest.mark.logs_warnings
def test_a_creation_whose_commit_is_in_the_log_is_complete(tmp_path: Path) -> None:
    (tmp_path / RUN_FOLDER).mkdir()
    (tmp_path / RUN_FOLDER / copy_detection.LEGACY_MARKER_NAME).write_text(f"{0:020}\n")
    _with_log_only(tmp_path)
    with Workspace.open(tmp_path) as workspace:
        assert not workspace.created
        assert workspace.uid() == (tmp_path / "uid").read_text()


def _foreign_log(folder: Path) -> None:
    """Create a database of another program whose data is still in its log."""
    connection = sqlite.connect(str(folder / "other.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE somebody_elses (a)")
    for suffix in ("", "-wal"):
        shutil.copy(folder / f"other.db{suffix}", folder / f"{DATABASE_NAME}{suffix}")
    connection.close()


def _foreign_table(folder: Path) -> None:
    connection = sqlite.connect(str(folder / DATABASE_NAME), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE somebody_elses (a)")
    connection.close()


FOREIGN: dict[str, Callable[[Path], object]] = {
    "one byte": lambda folder: (folder / DATABASE_NAME).write_bytes(b"\n"),
    "511 bytes": lambda folder: (folder / DATABASE_NAME).write_bytes(b"x" * 511),
    "text": lambda folder: (folder / DATABASE_NAME).write_text("Dear diary. " * 500),
    "table": _foreign_table,
    "log": _foreign_log,
    "hot journal": _with_hot_journal,
    "pipe": lambda folder: os.mkfifo(folder / DATABASE_NAME),
    "folder": lambda folder: (folder / DATABASE_NAME).mkdir(),
    "empty with a log": lambda folder: [
        (folder / f"{DATABASE_NAME}{suffix}").write_bytes(content)
        for suffix, content in (("", b""), ("-wal", b"something"))
    ],
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_file_is_never_changed(tmp_path: Path, kind: str) -> None:
    """No other file is created next to it."""
    FOREIGN[kind](tmp_path)
    before = _fingerprints(tmp_path)
    for create in (True, False):
        with pytest.raises(WorkspaceUnusable, match="not a database of DPP Desktop"):
            Workspace.open(tmp_path, create=create)
    assert _fingerprints(tmp_path) == before


def test_a_link_to_a_missing_disk_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / DATABASE_NAME
    link.symlink_to(tmp_path / "unplugged" / DATABASE_NAME)
    with pytest.raises(WorkspaceUnusable, match="link"):
        Workspace.open(tmp_path)
    assert link.is_symlink()


@pytest.fixture
def minted(tmp_path: Path) -> tuple[Path, str]:
    """Return a closed workspace with a job, and one serial of that job."""
    path = tmp_path / "medium"
    with Workspace.open(path) as workspace:
        put_samples(workspace)
        job = run_job(workspace, submit(workspace, parka(20)).job.id)
        with workspace.read() as transaction:
            serial = str(transaction.exec_driver_sql("SELECT serial FROM tokens").scalars().first())
    assert job.minted == 20
    return path, serial


def test_a_workspace_on_a_read_only_medium_can_be_read(
    minted: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, serial = minted
    monkeypatch.setattr(os, "access", lambda *_: False)  # mounting an image requires more than root
    before = _fingerprints(path), sorted(path.rglob("*"))
    with Workspace.open(path) as workspace:
        assert workspace.read_only
        assert find_token(workspace, serial).unit in range(20)
        with pytest.raises(StorageReadOnly):
            submit(workspace, parka(5))
    assert (_fingerprints(path), sorted(path.rglob("*"))) == before


def test_a_user_without_write_permission_can_read_a_workspace(minted: tuple[Path, str]) -> None:
    path, serial = minted
    for each in (path, *path.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    for parent in path.parents:
        mode = stat.S_IMODE(parent.stat().st_mode)
        if parent.stat().st_uid == os.getuid() and mode & 0o005 != 0o005 and parent != Path("/"):
            parent.chmod(mode | 0o005)
    script = (
        "import sys, os, pathlib\n"
        "import biip\n"  # the other user may have no access to the Python of this one
        "from dpp_desktop.store.workspace import Workspace\n"
        "from dpp_desktop.tokens.lookup import find_token\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "with Workspace.open(pathlib.Path(sys.argv[1])) as workspace:\n"
        "    print(workspace.read_only, find_token(workspace, sys.argv[2]).job.id)\n"
    )
    command = [sys.executable, "-c", script, str(path), serial]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (ended.stdout, ended.stderr) == ("True 1\n", "")


def test_locks_of_this_file_system_work(tmp_path: Path) -> None:
    file_system.require_locks(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("call", ["flock", "lockf", "fcntl"])
def test_a_file_system_with_ineffective_locks_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(fcntl, call, lambda *_: None)
    with pytest.raises(WorkspaceUnusable, match="File locks don't work"):
        Workspace.open(tmp_path / "workspace")
    assert not (tmp_path / "workspace" / DATABASE_NAME).exists()


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK])
def test_a_file_system_without_locks_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(WorkspaceUnusable, match="File locks don't work"):
        Workspace.open(tmp_path / "workspace")


def test_the_file_system_is_found_by_its_mount_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"30 21 8:17 / {tmp_path} rw shared:1 - ext4 /dev/sdb1 rw\n"
        f"31 30 8:33 / {tmp_path}/the\\040stick rw - VFAT /dev/sdc1 rw\n"
    )
    monkeypatch.setattr(file_system, "_MOUNTS", mounts)
    (tmp_path / "the stick").mkdir()
    assert file_system_of(tmp_path / "the stick").type == "vfat"
    assert not file_system_of(tmp_path / "the stick").keeps_inodes
    assert file_system_of(tmp_path).source == "/dev/sdb1"
    assert file_system_of(Path("/")).source == "/dev/sda1"


def test_a_killed_process_does_not_make_the_workspace_a_copy(workspace_path: Path) -> None:
    """Killing a process that runs a job doesn't change the witnesses."""
    script = (
        "import sys, pathlib\n"
        "from dpp_desktop.store.workspace import Workspace\n"
        "from dpp_desktop.minting.run import run_job\n"
        "from tests.conftest import parka\n"
        "from tests.samples import put_job\n"
        "with Workspace.open(pathlib.Path(sys.argv[1])) as workspace:\n"
        "    job = put_job(workspace, parka(1_000_000))\n"
        "    print(job.id, flush=True)\n"
        "    run_job(workspace, job.id, cycle_tokens=100)\n"
    )
    command = [sys.executable, "-c", script, str(workspace_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.UNCHANGED
