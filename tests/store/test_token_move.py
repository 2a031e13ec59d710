"""Tokens of version 9, one row each, are moved to the rows of their cycles."""

import contextlib
import multiprocessing
import os
import shutil
import signal
import sqlite3
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged, StorageFull, StorageReadOnly
from dpp_desktop.model.workspace_update import MoveStep
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.samples import make_workspace, put_job
from tests.store.earlier_versions import OF_VERSION_9, change_tables

_QUANTITIES = (250, 30)
_CYCLE = 10
"""The first job has 25 cycles, more than one transaction moves."""
_FORKS = multiprocessing.get_context("forkserver")


class _Stopped(Exception):
    """The move was stopped by a test."""


class _StopAt:
    """Counts reports of progress, and ends the move at the given one."""

    def __init__(self, report: int, end: object = None) -> None:
        self.reports: list[MoveStep] = []
        self._report = report
        self._end = end

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Stop at the given report."""
        assert 0 <= done <= total
        self.reports.append(step)
        if len(self.reports) == self._report:
            if self._end is None:
                raise _Stopped
            os.kill(os.getpid(), signal.SIGKILL)


def _serials(workspace: Workspace) -> list[list[str]]:
    with workspace.read() as transaction:
        return [
            tokens.serials_of(transaction, job.id, 0, job.quantity)
            for job in jobs.list_all(transaction)[::-1]
        ]


def _value(path: Path, query: str) -> object:
    with contextlib.closing(sqlite3.connect(path / DATABASE_NAME)) as connection:
        return connection.execute(query).fetchone()[0]


def _kind(path: Path) -> object:
    return _value(path, "SELECT max(type) FROM sqlite_schema WHERE name = 'tokens'")


@pytest.fixture
def minted(tmp_path: Path) -> tuple[Path, list[list[str]]]:
    """Return a workspace of version 9, and its serials by job."""
    path = tmp_path / "old"
    make_workspace(path)
    with Workspace.open(path) as workspace:
        for quantity in _QUANTITIES:
            run_job(workspace, put_job(workspace, parka(quantity)).id, cycle_tokens=_CYCLE)
        serials = _serials(workspace)
    change_tables(path, *OF_VERSION_9)
    return path, serials


@pytest.fixture
def old(minted: tuple[Path, list[list[str]]]) -> Path:
    """Return the workspace of version 9."""
    return minted[0]


@pytest.fixture
def serials(minted: tuple[Path, list[list[str]]]) -> list[list[str]]:
    """Return the serials of that workspace by job."""
    return minted[1]


def test_all_tokens_are_moved(old: Path, serials: list[list[str]]) -> None:
    observer = _StopAt(0)
    with Workspace.open(old, observer=observer) as workspace:
        assert (workspace.origin, workspace.damage) == (Origin.UNCHANGED, None)
        assert _serials(workspace) == serials
        assert list(dict.fromkeys(observer.reports)) == list(MoveStep)
        run_job(workspace, submit(workspace, parka(5)).job.id)
    assert _kind(old) == "view"
    assert _value(old, "SELECT count(*) FROM tokens") == sum(_QUANTITIES) + 5
    assert _value(old, "PRAGMA freelist_count") == 0
    assert _value(old, "PRAGMA integrity_check") == "ok"
    again = _StopAt(0)
    Workspace.open(old, observer=again).close()
    assert again.reports == []


def test_the_view_has_a_row_for_each_token(old: Path) -> None:
    with Workspace.open(old) as workspace, workspace.read() as transaction:
        expected = [
            (job.id, unit + 1, serial, job.link_prefix + serial)
            for job in jobs.list_all(transaction)
            for unit, serial in enumerate(tokens.serials_of(transaction, job.id, 0, job.quantity))
        ]
    with contextlib.closing(sqlite3.connect(old / DATABASE_NAME)) as connection:
        everything = connection.execute("SELECT job, unit, serial, url FROM tokens").fetchall()
        one = connection.execute("SELECT * FROM tokens WHERE job = 2 AND unit = 13").fetchall()
    assert sorted(everything) == sorted(expected)
    assert one == [row for row in expected if row[:2] == (2, 13)]


def test_a_move_that_is_stopped_anywhere_continues(old: Path, serials: list[list[str]]) -> None:
    database = (old / DATABASE_NAME).read_bytes()
    observer = _StopAt(0)
    Workspace.open(old, observer=observer).close()
    for report in range(1, len(observer.reports) + 1):
        (old / DATABASE_NAME).write_bytes(database)
        with pytest.raises(_Stopped):
            Workspace.open(old, observer=_StopAt(report))
        with Workspace.open(old) as workspace:
            assert (workspace.origin, workspace.damage) == (Origin.UNCHANGED, None)
            assert _serials(workspace) == serials
        assert _kind(old) == "view"


def _open_until_killed(path: Path, report: int) -> None:
    Workspace.open(path, observer=_StopAt(report, signal.SIGKILL))


@pytest.mark.parametrize("report", [2, 4, 7])
def test_a_move_whose_process_is_killed_continues(
    old: Path, serials: list[list[str]], report: int
) -> None:
    process = _FORKS.Process(target=_open_until_killed, args=(old, report))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with Workspace.open(old) as workspace:
        assert (workspace.origin, workspace.damage) == (Origin.UNCHANGED, None)
        assert _serials(workspace) == serials
    assert _kind(old) == "view"


def test_two_processes_move_together(old: Path, serials: list[list[str]]) -> None:
    found = []

    def read() -> None:
        with Workspace.open(old) as workspace:
            found.append(_serials(workspace))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [serials] * 3


def test_tokens_that_an_earlier_program_adds_meanwhile_are_moved(
    old: Path, serials: list[list[str]]
) -> None:
    """It doesn't know of the column and adds to the table that it found."""
    removed = (
        "CREATE TABLE late AS SELECT * FROM tokens WHERE cycle_id = 28",
        (
            "CREATE TABLE late_cycle AS SELECT id, job_id, first_unit, count, committed_at, "
            "checksum FROM cycles WHERE id = 28"
        ),
        "DELETE FROM tokens WHERE cycle_id = 28",
        "DELETE FROM cycles WHERE id = 28",
    )
    added = (
        (
            "INSERT INTO cycles (id, job_id, first_unit, count, committed_at, checksum) "
            "SELECT * FROM late_cycle"
        ),
        "INSERT INTO tokens SELECT * FROM late",
    )

    class Late(_StopAt):
        def progressed(self, step: MoveStep, done: int, total: int) -> None:
            if step is MoveStep.COMPARE and MoveStep.COMPARE not in self.reports:
                change_tables(old, *added)
            super().progressed(step, done, total)

    change_tables(old, *removed, "UPDATE mint_jobs SET minted = 20, status = 'paused' WHERE id = 2")
    with Workspace.open(old, observer=Late(0)) as workspace:
        change_tables(old, "UPDATE mint_jobs SET minted = 30, status = 'completed' WHERE id = 2")
        assert _serials(workspace) == serials


_DAMAGE = {
    "changed": (
        "UPDATE tokens SET serial = 'ZZZZZZZZZZZZ' WHERE cycle_id = 2 AND offset = 3",
        "in unit 14 of job 1, stored serials",
    ),
    "changed, without checksum": (
        (
            "UPDATE tokens SET serial = 'ZZZZZZZZZZZZ' WHERE cycle_id = 2 AND offset = 3;"
            "UPDATE cycles SET checksum = NULL"
        ),
        "in unit 14 of job 1, stored serials",
    ),
    "no text": (
        (
            "UPDATE tokens SET serial = CAST(X'ff00fe00ff00fe00ff00feff' AS TEXT) "
            "WHERE cycle_id = 2 AND offset = 3"
        ),
        "of unit 14 of job 1|in unit 14 of job 1",
    ),
    "missing": (
        "DELETE FROM tokens WHERE cycle_id = 2 AND offset = 3",
        "unit 14 of job 1 are missing",
    ),
    "short": (
        "UPDATE tokens SET serial = 'Z' WHERE cycle_id = 2 AND offset = 3",
        "unit 14 of job 1 are missing",
    ),
    "number": (
        "UPDATE tokens SET serial = 7 WHERE cycle_id = 2 AND offset = 3",
        "unit 14 of job 1 are missing",
    ),
    "other place": (
        "UPDATE tokens SET offset = 70 WHERE cycle_id = 2 AND offset = 3",
        "unit 14 of job 1 are missing",
    ),
    "no tokens": ("DELETE FROM tokens WHERE cycle_id = 2", "unit 14 of job 1 are missing"),
    "count": ("UPDATE cycles SET count = 'x' WHERE id = 2", "row 2 of the table 'cycles'"),
    "count and places": (
        (
            "UPDATE cycles SET count = 'x' WHERE id = 2;"
            "UPDATE tokens SET offset = offset + 70000 WHERE cycle_id = 2"
        ),
        "row 2 of the table 'cycles'",
    ),
    "count without tokens": (
        "UPDATE cycles SET count = 99999 WHERE id = 2;DELETE FROM tokens WHERE cycle_id = 2",
        "row 2 of the table 'cycles'",
    ),
}


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("statements", "message"), _DAMAGE.values(), ids=_DAMAGE.keys())
def test_damaged_tokens_are_reported_as_before_and_the_others_readable(
    old: Path, serials: list[list[str]], statements: str, message: str
) -> None:
    change_tables(old, *statements.split(";"))
    with Workspace.open(old) as workspace:
        assert workspace.damage is None
        with workspace.read() as transaction:
            assert tokens.serials_of(transaction, 2, 0, 30) == serials[1]
            if "cycles" not in message:
                assert tokens.serials_of(transaction, 1, 0, 10) == serials[0][:10]
                assert tokens.serials_of(transaction, 1, 20, 230) == serials[0][20:]
        with (
            pytest.raises(StorageDamaged, match=message) as damage,
            workspace.read() as transaction,
        ):
            tokens.serials_of(transaction, 1, 13, 1)
        assert workspace.damage is damage.value


def test_a_missing_token_leaves_the_others_of_its_cycle_readable(
    old: Path, serials: list[list[str]]
) -> None:
    change_tables(old, "DELETE FROM tokens WHERE cycle_id = 2 AND offset = 3")
    with Workspace.open(old) as workspace, workspace.read() as transaction:
        for unit in (*range(10, 13), *range(14, 20)):
            assert tokens.serial_of(transaction, 1, unit) == serials[0][unit]


@pytest.mark.logs_warnings
def test_tokens_on_an_unreadable_page_stay_where_they_are(
    old: Path, serials: list[list[str]]
) -> None:
    """SQLite can neither read nor drop the table, so nothing is written from then on."""
    change_tables(old, "VACUUM")
    content = bytearray((old / DATABASE_NAME).read_bytes())
    page = content.index(serials[0][100].encode()) // 4096
    content[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    (old / DATABASE_NAME).write_bytes(content)
    for _ in range(2):
        with Workspace.open(old) as workspace:
            assert workspace.damage is not None
            with workspace.read() as transaction:
                assert tokens.serials_of(transaction, 2, 0, 30) == serials[1]
            with pytest.raises(StorageDamaged), workspace.read() as transaction:
                tokens.serials_of(transaction, 1, 0, 250)
            with pytest.raises(StorageDamaged):
                submit(workspace, parka(5))
            assert find_token(workspace, serials[1][7]).unit == 7
        assert _kind(old) == "table"


def _with_free_bytes(
    monkeypatch: pytest.MonkeyPatch, folder: Path, free: int, elsewhere: int = 1 << 40
) -> None:
    def usage(path: Path) -> SimpleNamespace:
        return SimpleNamespace(total=1 << 41, free=free if Path(path) == folder else elsewhere)

    monkeypatch.setattr(shutil, "disk_usage", usage)


def test_without_space_on_the_disk_nothing_is_moved(
    old: Path, serials: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        _with_free_bytes(patched, old, 5_000_000)
        with pytest.raises(StorageFull, match=r"17 MB of free disk space.*has 5 MB"):
            Workspace.open(old)
        assert _value(old, "SELECT total(length(serials)) FROM cycles") == 0
    with Workspace.open(old) as workspace:
        assert _serials(workspace) == serials


@pytest.mark.logs_warnings
def test_without_space_for_a_copy_the_file_is_not_compacted(
    old: Path, serials: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_free_bytes(monkeypatch, Path(tempfile.gettempdir()), 5_000_000)
    with Workspace.open(old) as workspace:
        assert _serials(workspace) == serials
    assert _kind(old) == "view"
    assert int(str(_value(old, "PRAGMA freelist_count"))) > 0


def test_an_old_workspace_on_a_read_only_medium_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StorageReadOnly, match="can't be written"):
        Workspace.open(old)


def test_a_half_moved_workspace_on_a_read_only_medium_is_readable(
    old: Path, serials: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(_Stopped):
        Workspace.open(old, observer=_StopAt(2))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Workspace.open(old) as workspace:
        assert workspace.read_only
        assert _serials(workspace) == serials
        assert find_token(workspace, serials[1][29]).unit == 29


@pytest.mark.logs_warnings
def test_a_copy_of_an_old_workspace_is_detected(old: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(old, tmp_path / "copy")
    with Workspace.open(copy) as workspace:
        assert workspace.origin is Origin.COPIED


def test_a_command_reports_the_update_once(old: Path, dpp: CommandLine) -> None:
    first = dpp("--workspace", old, "jobs")
    assert "Updating the workspace to this version" in first.stderr
    assert "Updating" not in dpp("--workspace", old, "jobs").stderr
