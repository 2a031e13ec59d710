"""A print to a file counts as printed once the file is there, whole, and only then."""

import errno
import importlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from dpp_desktop import durable
from dpp_desktop.durable import sha256_of
from dpp_desktop.model.errors import InvalidInput, PathUnusable, StorageFull, UnitsInDoubt
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.recovery import end_interrupted
from dpp_desktop.store import jobs, print_announcements, tables
from dpp_desktop.store.workspace import Workspace
from tests.commandline import FORKS
from tests.faults.fault_injection import Steps
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import SHEET, ScriptedPrints
from tests.printing.prints.write_failures import full_disk
from tests.sync_recorder import SyncRecorder
from tests.units.unit_jobs import ADA, UnitJob


def test_a_file_is_written_whole_and_its_units_are_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    result = scripted.to_file("1-24", file, design=SHEET, start_at=5)
    lines = file.read_text().splitlines()
    assert lines[:4] == ["-"] * 4
    assert [line.split()[0] for line in lines[4:-1]] == [f"1/{unit}" for unit in range(1, 25)]
    assert lines[-1] == "end"
    assert result.print_job.status is PrintStatus.COMPLETED
    assert result.print_job.file_digest == sha256_of(file)
    assert scripted.of.named() == {"produced": "1-24"}
    assert scripted.of.actions() == [
        (JournalAction.PRINT_STARTED, "1-24"),
        (JournalAction.PRINTED, "1-24"),
    ]
    assert scripted.of.journal()[-1].record.production.printer == str(file)


@pytest.mark.parametrize("replace", [True, False])
def test_the_digest_is_recorded_once_the_content_is_durable_and_before_the_name(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    recorder = SyncRecorder(monkeypatch, lambda path: "labels" if "labels" in path else "parent")

    def committed(connection: Connection) -> None:
        query = select(tables.prints.c.file_digest, tables.prints.c.confirmed)
        for digest, confirmed in connection.execute(query):
            steps = ["commit digest"] if digest else []
            steps += ["commit confirmed"] if confirmed else []
            recorder.steps += [each for each in steps if each not in recorder.steps]

    with scripted.workspace.read() as transaction:
        engine = transaction.engine
    event.listen(engine, "commit", committed)
    try:
        scripted.to_file("1-24", tmp_path / "labels.pdf", replace=replace)
    finally:
        event.remove(engine, "commit", committed)
    assert recorder.steps == [
        "sync file labels",
        "commit digest",
        "name labels",
        "sync folder parent",
        "commit confirmed",
    ]


def test_an_existing_file_is_not_overwritten_unasked(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    file.write_text("other")
    with pytest.raises(PathUnusable, match="already exists"):
        scripted.to_file("1-24", file)
    assert file.read_text() == "other"
    assert scripted.of.actions() == []
    scripted.to_file("1-24", file, replace=True)
    assert file.read_text().startswith("1/1 ")


@pytest.mark.logs_warnings
def test_a_file_that_appears_while_writing_is_kept(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "labels.pdf"
    sync = os.fsync

    def sync_and_create(descriptor: int) -> None:
        sync(descriptor)
        if not file.exists():
            file.write_text("other")

    monkeypatch.setattr(os, "fsync", sync_and_create)
    result = scripted.to_file("1-24", file)
    assert isinstance(result.error, PathUnusable)
    assert result.print_job.status is PrintStatus.FAILED
    assert [path.name for path in tmp_path.iterdir()] == ["labels.pdf"]
    assert file.read_text() == "other"
    assert scripted.of.named() == {}


@pytest.mark.logs_warnings
def test_a_full_disk_leaves_no_file_and_nothing_printed(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "labels.pdf"
    steps = Steps(1)

    def full(descriptor: int) -> None:
        if steps.next_fails():
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        result = scripted.to_file("1-24", file)
    assert isinstance(result.error, StorageFull)
    assert result.print_job.status is PrintStatus.FAILED
    assert list(tmp_path.iterdir()) == []
    assert scripted.of.named() == {}
    assert scripted.resume(1).print_job.status is PrintStatus.COMPLETED
    assert len(file.read_text().splitlines()) == 25


def test_a_stopped_print_to_a_file_leaves_no_file(scripted: ScriptedPrints, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    result = scripted.to_file("1-24", file, StopAfter(0))
    assert result.print_job.status is PrintStatus.PAUSED
    assert (list(tmp_path.iterdir()), scripted.of.named()) == ([], {})
    with pytest.raises(InvalidInput, match="units 1-24 are in print job 1, which is paused"):
        scripted.print("1-24")
    scripted.resume(1)
    assert scripted.of.named() == {"produced": "1-24"}


def test_a_file_that_was_there_before_does_not_count_as_written(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    """It has the digest of what was written before the stop: nothing."""
    file = tmp_path / "labels.pdf"
    file.touch()
    result = scripted.to_file("1-24", file, StopAfter(0), replace=True)
    assert result.print_job.status is PrintStatus.PAUSED
    assert scripted.of.named() == {}


def test_a_continued_file_keeps_used_positions_empty_if_its_first_unit_is_left_out(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    file = tmp_path / "labels.pdf"
    scripted.to_file("1-24", file, StopAfter(0), design=SHEET, start_at=5)
    scripted.of.voided("1-2")
    scripted.resume(1)
    assert file.read_text().splitlines()[3:5] == ["-", file.read_text().splitlines()[4]]
    assert file.read_text().splitlines()[4].startswith("1/3 ")


def _kill_at(place: str, workspace: Path, file: Path) -> None:
    """Print units 1 to 24 of job 1 to the file, and kill this process when it is at the place."""
    module, _, name = place.rpartition(":")
    owner: Any = importlib.import_module(module)
    *path, last = name.split(".")
    for each in path:
        owner = getattr(owner, each)
    setattr(owner, last, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
    with Workspace.open(workspace) as opened:
        with opened.read() as transaction:
            job = jobs.require(transaction, 1)
        ScriptedPrints(UnitJob(opened, job)).to_file("1-24", file)


@pytest.fixture
def killed_at(scripted: ScriptedPrints, tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that prints to a file in a process that is killed at a place."""

    def kill(place: str) -> Path:
        file = tmp_path / "labels.pdf"
        process = FORKS.Process(target=_kill_at, args=(place, scripted.workspace.path, file))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert scripted.of.named() == {"in_doubt": "1-24"}
        return file

    return kill


def test_a_file_without_a_recorded_digest_was_not_written(
    scripted: ScriptedPrints, killed_at: Callable[[str], Path]
) -> None:
    killed_at("dpp_desktop.printing.prints.print_record:PrintRecord.record_file")
    end_interrupted(scripted.workspace, ADA)
    assert scripted.stored(1).status is PrintStatus.PAUSED
    assert scripted.of.named() == {}


def test_an_unfinished_file_beside_it_shows_that_it_was_not_written(
    scripted: ScriptedPrints, killed_at: Callable[[str], Path]
) -> None:
    file = killed_at("dpp_desktop.durable:os.link")
    end_interrupted(scripted.workspace, ADA)
    assert scripted.of.named() == {}
    scripted.resume(1)
    assert scripted.of.named() == {"produced": "1-24"}
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_there_shows_that_it_was_written(
    scripted: ScriptedPrints, killed_at: Callable[[str], Path]
) -> None:
    killed_at("dpp_desktop.printing.prints.print_record:PrintRecord.confirm")
    end_interrupted(scripted.workspace, ADA)
    assert scripted.stored(1).status is PrintStatus.COMPLETED
    assert scripted.of.named() == {"produced": "1-24"}
    assert scripted.of.actions()[-1] == (JournalAction.PRINTED, "1-24")


@pytest.mark.logs_warnings
def test_a_file_that_cannot_be_read_now_blocks_nothing_else(
    scripted: ScriptedPrints, killed_at: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its print job gets its status once the file can be read again."""
    killed_at("dpp_desktop.printing.prints.print_record:PrintRecord.confirm")

    def offline(path: Path) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr("dpp_desktop.durable.sha256_of", offline)
        scripted.print("30-40")
        assert scripted.numbers() == list(range(30, 41))
        assert scripted.stored(1).status is PrintStatus.PRINTING
        assert scripted.of.named() == {"in_doubt": "1-24", "produced": "30-40"}
    end_interrupted(scripted.workspace, ADA)
    assert scripted.stored(1).status is PrintStatus.COMPLETED


def test_a_file_that_was_moved_may_have_been_printed(
    scripted: ScriptedPrints, killed_at: Callable[[str], Path]
) -> None:
    file = killed_at("dpp_desktop.printing.prints.print_record:PrintRecord.confirm")
    file.rename(file.with_name("elsewhere.pdf"))
    end_interrupted(scripted.workspace, ADA)
    assert scripted.stored(1).status is PrintStatus.IN_DOUBT
    assert scripted.of.named() == {"in_doubt": "1-24"}
    scripted.resume(1, "20")
    assert scripted.of.named() == {"produced": "1-24"}
    assert len(file.read_text().splitlines()) == 5
    with scripted.workspace.read() as transaction:
        assert len(print_announcements.announcements_of(transaction, 1)) == 2


@pytest.fixture
def offline_after_rename(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Any]:
    """Return a context in which a share goes offline once the file has its name."""

    @contextmanager
    def offline(file: Path) -> Iterator[None]:
        is_file = Path.is_file

        def fail(path: Path) -> bool:
            if path == file:
                raise OSError(errno.EIO, "Input/output error", str(path))
            return is_file(path)

        def go_offline(_folder: Path) -> None:
            patched.setattr(Path, "is_file", fail)
            raise OSError(errno.EIO, "Input/output error", str(file))

        with monkeypatch.context() as patched:
            patched.setattr(durable, "sync_folder", go_offline)
            yield

    return offline


@pytest.mark.logs_warnings
def test_a_file_on_a_share_that_goes_offline_may_have_been_written(
    scripted: ScriptedPrints, tmp_path: Path, offline_after_rename: Callable[[Path], Any]
) -> None:
    file = tmp_path / "labels.pdf"
    with offline_after_rename(file):
        result = scripted.to_file("1-5", file)
    assert result.print_job.status is PrintStatus.IN_DOUBT
    assert isinstance(result.error, UnitsInDoubt)
    assert scripted.of.named() == {"in_doubt": "1-5"}
    assert len(file.read_text().splitlines()) == 6
    with pytest.raises(InvalidInput):
        scripted.print("1-5")
    assert scripted.resume(1, "5").print_job.status is PrintStatus.COMPLETED
    assert scripted.of.named() == {"produced": "1-5"}


@pytest.mark.logs_warnings
def test_a_file_that_a_print_service_has_taken_may_have_been_written(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "labels.pdf"

    def take(_folder: Path) -> None:
        file.unlink()
        raise OSError(errno.EIO, "Input/output error", str(file))

    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_folder", take)
        result = scripted.to_file("1-5", file)
    assert result.print_job.status is PrintStatus.IN_DOUBT
    assert scripted.of.named() == {"in_doubt": "1-5"}


@pytest.mark.logs_warnings
def test_a_file_that_only_may_be_lost_in_a_power_cut_was_written(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_folder", fail)
        result = scripted.to_file("1-5", tmp_path / "labels.pdf")
    assert result.print_job.status is PrintStatus.COMPLETED
    assert scripted.of.named() == {"produced": "1-5"}


@pytest.mark.logs_warnings
def test_the_file_of_an_earlier_run_does_not_count_as_written(
    scripted: ScriptedPrints, tmp_path: Path, offline_after_rename: Callable[[Path], Any]
) -> None:
    file = tmp_path / "labels.pdf"
    with offline_after_rename(file):
        scripted.to_file("1-5", file)
    with full_disk():
        result = scripted.resume(1, "none", replace=True)
    assert result.print_job.status is PrintStatus.FAILED
    assert scripted.of.named() == {}
    assert scripted.resume(1, replace=True).print_job.status is PrintStatus.COMPLETED
