"""A copied or restored workspace never issues serials that the original may have issued."""

import errno
import os
import shutil
import stat
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.identity.numbers import split_number
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import (
    DppError,
    StorageDamaged,
    WorkspaceReplaced,
    WorkspaceUnusable,
    WrongState,
)
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store import number_ranges, site, tokens
from dpp_desktop.store.local import copy_detection, file_system, reservation_record
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.local.file_system import FileSystem
from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.conftest import parka
from tests.forks import RunningFunction
from tests.samples import put_samples
from tests.store.minting_copy import mint_twenty

pytestmark = [pytest.mark.logs_warnings, pytest.mark.only_sqlite]


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for records outside workspaces."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv(STATE_FOLDER_VARIABLE, str(folder))
    return folder


class StopAfterCycle(NullMintObserver):
    """Stops a run after its first cycle."""

    asked = False

    def progressed(self, job: MintJob) -> None:
        """Request a stop."""
        self.asked = True

    def stop_requested(self) -> bool:
        """Return True after the first cycle."""
        return self.asked


def _mint(workspace: Workspace, quantity: int = 50) -> set[str]:
    job = run_job(workspace, submit(workspace, parka(quantity)).job.id)
    return _serials(workspace, job.id)


def _serials(workspace: Workspace, job_id: int) -> set[str]:
    job = find_job(workspace, job_id)
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, 0, job.quantity)
    assert len(set(serials)) == len(serials) == job.minted
    return set(serials)


def _begin(workspace: Workspace) -> MintJob:
    """Return a job of 30 units, 10 of them minted."""
    job = submit(workspace, parka(30)).job
    begun = run_job(workspace, job.id, StopAfterCycle(), cycle_tokens=10)
    assert (begun.status, begun.minted) == (JobStatus.QUEUED, 10)
    return begun


def _copy(path: Path, target: Path) -> Path:
    """Copy the folder of a closed workspace."""
    shutil.copytree(path, target)
    return target


def _back_up(path: Path, target: Path) -> Path:
    source, copy = sqlite.connect(str(path / DATABASE_NAME)), sqlite.connect(str(target))
    source.backup(copy)
    source.close()
    copy.close()
    return target


def _write_in_place(backup: Path, path: Path, *names: str) -> None:
    for name in names:
        (path / name).write_bytes((backup / name).read_bytes())


def _origin(path: Path) -> Origin:
    with Workspace.open(path) as workspace:
        return workspace.origin


def _epoch(workspace: Workspace) -> int | None:
    with workspace.read() as transaction:
        epoch: int | None = transaction.exec_driver_sql("SELECT epoch FROM workspace").scalar()
    return epoch


def _shell(command: str) -> Callable[[Path, Path], None]:
    def restore(backup: Path, path: Path) -> None:
        subprocess.run(
            command, shell=True, check=True, env={**os.environ, "B": str(backup), "W": str(path)}
        )

    return restore


MARKER = f"{RUN_FOLDER}/{copy_detection.MARKER_NAME}"


def _restore_by_sqlite(backup: Path, path: Path) -> None:
    _back_up(backup, path / DATABASE_NAME)
    _write_in_place(backup, path, MARKER)


RESTORES: dict[str, Callable[[Path, Path], None]] = {
    "cp -a over it": _shell('cp -a "$B/." "$W/"'),
    "cp -r over it": _shell('cp -r "$B/." "$W/"'),
    "both files in place": lambda b, w: _write_in_place(b, w, DATABASE_NAME, MARKER),
    "the database in place": lambda b, w: _write_in_place(b, w, DATABASE_NAME),
    "the database as a new file": _shell('rm "$W"/*.db* && cp -a "$B/workspace.db" "$W/"'),
    "a new folder": _shell('rm -rf "$W" && cp -a "$B" "$W"'),
    "the backup moved there": _shell('rm -rf "$W" && mv "$B" "$W"'),
    "tar": _shell('tar -C "$B" -cf "$B.tar" . && tar -C "$W" -xf "$B.tar"'),
    "hard links": _shell('rm -rf "$W" && cp -al "$B" "$W"'),
    "SQLite's own restore": _restore_by_sqlite,
}


@pytest.mark.parametrize("how", RESTORES)
@pytest.mark.parametrize("has_record", [True, False], ids=["record", "no record"])
def test_a_restored_workspace_issues_no_serial_twice(
    workspace_path: Path, tmp_path: Path, state_folder: Path, how: str, has_record: bool
) -> None:
    with Workspace.open(workspace_path) as workspace:
        issued = _mint(workspace)
        unfinished = _begin(workspace)
    backup = _copy(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        issued |= _mint(workspace)
        run_job(workspace, unfinished.id)
        issued |= _serials(workspace, unfinished.id)
    RESTORES[how](backup, workspace_path)
    if not has_record:
        shutil.rmtree(state_folder)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin in (Origin.CHANGED, Origin.COPIED)
        if has_record:
            assert workspace.origin is Origin.COPIED
            assert find_job(workspace, unfinished.id).status is JobStatus.CANCELLED
        before = _serials(workspace, unfinished.id)
        run_job(workspace, unfinished.id)
        again = (_serials(workspace, unfinished.id) - before) | _mint(workspace)
        assert not issued & again
        # The second job of the new epoch gets different numbers from the first.
        assert not again & _mint(workspace)
    assert _origin(workspace_path) is Origin.UNCHANGED


def test_a_disk_that_was_rolled_back_is_detected_by_the_record(
    workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot restores all files with their inodes and change times."""
    monkeypatch.setattr(copy_detection, "_change_time", lambda file, descriptor: 1)
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    backup = _copy(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        later = _mint(workspace)
    _write_in_place(backup, workspace_path, DATABASE_NAME, MARKER, "run/last-cycle")
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.COPIED
        assert not later & _mint(workspace)


def test_undetected_copies_repeat_no_permuted_serials(
    workspace_path: Path, tmp_path: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After restoring an image of the whole computer, only the random position differs."""
    monkeypatch.setattr(copy_detection, "_change_time", lambda file, descriptor: 1)
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
        unfinished = _begin(workspace)
        waiting = submit(workspace, parka(20)).job
        before = _serials(workspace, unfinished.id)
    image = _copy(workspace_path, tmp_path / "image")
    issued: list[set[str]] = []
    for _ in range(2):
        shutil.rmtree(state_folder)
        _write_in_place(image, workspace_path, DATABASE_NAME, MARKER, "run/last-cycle")
        with Workspace.open(workspace_path) as workspace:
            assert workspace.origin is Origin.UNCHANGED
            later = _mint(workspace)
            for job in (unfinished, waiting):
                run_job(workspace, job.id)
                later |= _serials(workspace, job.id)
            issued.append(later - before)
    assert not issued[0] & issued[1]
    assert len(issued[0]) == len(issued[1]) == 50 + 20 + 20


def test_a_database_restored_during_a_job_is_detected_without_a_record(
    workspace_path: Path, tmp_path: Path, state_folder: Path
) -> None:
    """No number was reserved since the backup, but the job continued."""
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
    backup = _copy(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        run_job(workspace, job.id)
        later = _serials(workspace, job.id)
    _write_in_place(backup, workspace_path, DATABASE_NAME)
    shutil.rmtree(state_folder)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.COPIED
        assert find_job(workspace, job.id).status is JobStatus.CANCELLED
        assert not later & _mint(workspace)


def test_reopening_a_workspace_is_not_a_copy(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        first = _mint(workspace)
        assert workspace.origin is Origin.UNCHANGED
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.UNCHANGED
        assert not first & _mint(workspace)


def test_a_renamed_folder_is_not_a_copy(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    assert _origin(workspace_path.rename(tmp_path / "renamed")) is Origin.UNCHANGED


def test_two_copies_and_the_original_share_no_serial(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        before = _mint(workspace)
    copies = [_copy(workspace_path, tmp_path / name) for name in ("one", "two")]
    issued = [before]
    for path in (workspace_path, *copies, workspace_path, *copies):
        with Workspace.open(path) as workspace:
            issued += [_mint(workspace), _mint(workspace)]
    assert sum(map(len, issued)) == len(set().union(*issued))


def test_a_copy_is_reported_once_and_the_original_never(
    workspace_path: Path, tmp_path: Path
) -> None:
    copy = _copy(workspace_path, tmp_path / "copy")
    origins = []
    for path in (copy, workspace_path, copy, workspace_path, copy):
        with Workspace.open(path) as workspace:
            origins.append(workspace.origin)
            _mint(workspace)
    assert origins == [Origin.COPIED] + [Origin.UNCHANGED] * 4


def test_earlier_tokens_are_still_found(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        before = _mint(workspace)
    with Workspace.open(_copy(workspace_path, tmp_path / "copy")) as workspace:
        after = _mint(workspace)
        epochs = {
            split_number(find_token(workspace, serial).number).epoch
            for serials in (before, after)
            for serial in serials
        }
    assert 0 in epochs
    assert len(epochs) == 2


def test_unfinished_jobs_are_cancelled_in_a_copy(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
    with Workspace.open(_copy(workspace_path, tmp_path / "copy")) as copy:
        cancelled = find_job(copy, job.id)
        assert (cancelled.status, cancelled.minted) == (JobStatus.CANCELLED, 10)
        assert "copied, moved or restored" in str(cancelled.error)
        assert run_job(copy, job.id, from_states=RESUMABLE) == cancelled
    with Workspace.open(workspace_path) as workspace:
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED


def _chmod(path: Path, tmp_path: Path) -> Path:
    (path / MARKER).chmod(0o640)
    return path


def _link(path: Path, tmp_path: Path) -> Path:
    os.link(path / MARKER, tmp_path / "snapshot")
    return path


def _move_to_another_disk(path: Path, tmp_path: Path) -> Path:
    target = _copy(path, tmp_path / "moved")
    shutil.rmtree(path)
    return target


def _lose_marker(path: Path, tmp_path: Path) -> Path:
    (path / MARKER).unlink()
    return path


def _damage_marker(path: Path, tmp_path: Path) -> Path:
    (path / MARKER).write_bytes(b"")
    return path


@pytest.mark.parametrize(
    "change", [_chmod, _link, _move_to_another_disk, _lose_marker, _damage_marker]
)
def test_a_single_changed_witness_keeps_unfinished_jobs(
    workspace_path: Path, tmp_path: Path, change: Callable[[Path, Path], Path]
) -> None:
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
        before = _serials(workspace, job.id)
    with Workspace.open(change(workspace_path, tmp_path)) as workspace:
        assert workspace.origin is Origin.CHANGED
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED
        with workspace.read() as transaction:
            first, second = number_ranges.of_job(transaction, job.id)
        assert (first.first_unit, second.first_unit, second.quantity) == (0, 10, 20)
        serials = _serials(workspace, job.id)
        assert before < serials
        found = [find_token(workspace, serial) for serial in serials]
        assert sorted(token.unit for token in found) == list(range(30))
        epochs = {token.unit: split_number(token.number).epoch for token in found}
        assert {epochs[unit] for unit in range(10)} == {0}
        assert {epochs[unit] for unit in range(10, 30)} == {_epoch(workspace)}


def test_a_job_without_tokens_gets_new_numbers_too(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        job = submit(workspace, parka(20)).job
    with Workspace.open(_chmod(workspace_path, tmp_path)) as workspace:
        run_job(workspace, job.id)
        units = [find_token(workspace, serial).unit for serial in _serials(workspace, job.id)]
        numbers = [find_token(workspace, serial).number for serial in _serials(workspace, job.id)]
        assert sorted(units) == list(range(20))
        assert {split_number(number).epoch for number in numbers} == {_epoch(workspace)}


def test_a_run_ends_when_another_process_starts_a_new_epoch(
    workspace_path: Path, tmp_path: Path
) -> None:
    class ChangeAfterCycle(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 10:
                assert _origin(_chmod(workspace_path, tmp_path)) is Origin.CHANGED

    with Workspace.open(workspace_path) as workspace:
        job = submit(workspace, parka(30)).job
        stopped = run_job(workspace, job.id, ChangeAfterCycle(), cycle_tokens=10)
        assert (stopped.status, stopped.minted) == (JobStatus.QUEUED, 10)
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED
        assert len(_serials(workspace, job.id)) == 30


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO, errno.EMFILE])
@pytest.mark.parametrize("what", ["marker", "record"])
def test_an_unreadable_witness_starts_no_epoch(
    workspace_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, what: str
) -> None:
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)

    def refuse(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    with monkeypatch.context() as patched:
        if what == "marker":
            patched.setattr(copy_detection, "read_marker", refuse)
        else:
            patched.setattr(reservation_record, "_read_file", refuse)
        with pytest.raises(DppError):
            Workspace.open(workspace_path)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.UNCHANGED
        assert find_job(workspace, job.id).status is JobStatus.QUEUED


def test_an_interrupted_reservation_starts_no_epoch(workspace_path: Path) -> None:
    """The marker was written, but the transaction wasn't committed."""

    def interrupt(workspace: Workspace, job_id: int) -> None:
        with workspace.reserving() as transaction:
            number_ranges.reserve(transaction, 1, 5, job_id)
            workspace._write_witnesses(transaction, Origin.UNCHANGED)
            raise KeyboardInterrupt

    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
        with pytest.raises(KeyboardInterrupt):
            interrupt(workspace, job.id)
        _mint(workspace)  # also in the interrupted process
        with pytest.raises(KeyboardInterrupt):
            interrupt(workspace, job.id)
    assert _origin(workspace_path) is Origin.OUTDATED
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.UNCHANGED
        assert _epoch(workspace) == 0
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED


def test_an_outdated_record_is_updated(
    workspace_path: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is outdated after a kill between commit and record, or with a full disk."""
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
        monkeypatch.setattr(reservation_record, "write", lambda *_: None)
        _mint(workspace)
        monkeypatch.undo()
        monkeypatch.setenv(STATE_FOLDER_VARIABLE, str(state_folder))
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.UNCHANGED
        with workspace.read() as transaction:
            last = number_ranges.last_reservation(transaction)
        (entry,) = reservation_record.read(workspace.uid()).instances.values()
        assert entry.reservation == last


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"instances": 1}', b"\xff\xfe"])
def test_a_damaged_record_is_rewritten(
    workspace_path: Path, state_folder: Path, content: bytes
) -> None:
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
        uid = workspace.uid()
    (file,) = state_folder.rglob("*.json")
    file.write_bytes(content)
    assert _origin(workspace_path) is Origin.UNCHANGED
    assert reservation_record.read(uid).instances


def test_processes_start_one_epoch_for_a_copy_and_keep_its_jobs(
    workspace_path: Path, tmp_path: Path
) -> None:
    for attempt in range(3):
        copy = _copy(workspace_path, tmp_path / f"copy-{attempt}")
        processes = [RunningFunction(mint_twenty, copy) for _ in range(6)]
        outcomes = Counter(process.result() for process in processes)
        assert outcomes == {("COPIED", "completed", 20): 1, ("UNCHANGED", "completed", 20): 5}


def test_epochs_can_run_out_and_a_new_site_has_more(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        issued = _mint(workspace)
        unfinished = _begin(workspace)
    epochs = set()
    while True:
        with Workspace.open(_chmod(workspace_path, tmp_path)) as workspace:
            epoch = _epoch(workspace)
            assert epoch not in epochs
            epochs.add(epoch)
        if epoch is None:
            break
    assert epochs == {*range(1, 256), None}
    with Workspace.open(workspace_path) as workspace:
        assert all(find_token(workspace, serial) for serial in issued)
        for attempt in (
            lambda: submit(workspace, parka(5)),
            lambda: run_job(workspace, unfinished.id),
        ):
            with pytest.raises(WrongState, match="site set"):
                attempt()
        with workspace.write() as transaction:
            site.change(transaction, 7)
        again = _mint(workspace)
        assert not issued & again
        assert {split_number(find_token(workspace, serial).number).site for serial in again} == {7}
        assert run_job(workspace, unfinished.id).status is JobStatus.COMPLETED
    assert _origin(workspace_path) is Origin.UNCHANGED


def test_a_reservation_interrupted_without_a_record_keeps_unfinished_jobs(
    workspace_path: Path, state_folder: Path
) -> None:
    """The database may be a restored one, so it gets new numbers. Nothing is lost."""

    def interrupt(workspace: Workspace) -> None:
        with workspace.reserving() as transaction:
            workspace._write_witnesses(transaction, Origin.UNCHANGED)
            raise KeyboardInterrupt

    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
        with pytest.raises(KeyboardInterrupt):
            interrupt(workspace)
        shutil.rmtree(state_folder)
        _mint(workspace)  # the same process knows the marker
        with pytest.raises(KeyboardInterrupt):
            interrupt(workspace)
    shutil.rmtree(state_folder)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.CHANGED
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED


@pytest.mark.parametrize("how", ["copied", "changed"])
def test_an_interrupted_change_of_epoch_is_repeated(
    workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """The marker is written before the transaction is committed."""
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
    backup = _copy(workspace_path, tmp_path / "backup")
    later: set[str] = set()
    if how == "copied":
        with Workspace.open(workspace_path) as workspace:
            run_job(workspace, job.id)
            later = _serials(workspace, job.id)
        _write_in_place(backup, workspace_path, DATABASE_NAME)
    else:
        _chmod(workspace_path, tmp_path)
    whole = Workspace._write_witnesses

    def interrupt(self: Workspace, transaction: Transaction, origin: Origin) -> None:
        whole(self, transaction, origin)
        raise KeyboardInterrupt

    monkeypatch.setattr(Workspace, "_write_witnesses", interrupt)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            Workspace.open(workspace_path)
    monkeypatch.setattr(Workspace, "_write_witnesses", whole)
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is (Origin.COPIED if how == "copied" else Origin.CHANGED)
        assert find_job(workspace, job.id).status.is_final is (how == "copied")
        assert not later & _mint(workspace)
    assert _origin(workspace_path) is Origin.UNCHANGED


@pytest.mark.parametrize("identity", ["abc", "5", "[]", '{"machine": 5}', "[" * 5_000])
def test_a_damaged_identity_is_reported_as_damage(workspace_path: Path, identity: str) -> None:
    with Workspace.open(workspace_path) as workspace, workspace.write() as transaction:
        transaction.exec_driver_sql("UPDATE workspace SET identity = ?", (identity,))
    with pytest.raises(StorageDamaged, match="'identity'"):
        Workspace.open(workspace_path)


def test_a_site_number_without_epochs_cannot_be_set_again(workspace: Workspace) -> None:
    _mint(workspace)
    with workspace.write() as transaction:
        transaction.exec_driver_sql("UPDATE workspace SET epoch = NULL")
    with pytest.raises(WrongState, match="site set"), workspace.write() as transaction:
        site.change(transaction, 0)
    with pytest.raises(WrongState, match="site set"):
        submit(workspace, parka(5))


def test_renewing_is_rejected_once_no_epoch_is_left(
    workspace_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reservation_record, "taken_epochs", lambda *_: frozenset(range(256)))
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
        with pytest.raises(WrongState, match="site set"):
            workspace.renew()
        assert find_job(workspace, job.id) == job


@pytest.mark.parametrize("has_record", [True, False])
def test_a_copy_is_detected_without_stable_inodes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state_folder: Path, has_record: bool
) -> None:
    """Without a record, the original looks like a copy and also starts a new epoch."""
    for module in (file_system, copy_detection):
        monkeypatch.setattr(module, "file_system_of", lambda _: FileSystem("vfat", "/dev/sdz1"))
    path = tmp_path / "stick"
    Workspace.open(path).close()
    copy = _copy(path, tmp_path / "copy")
    if not has_record:
        shutil.rmtree(state_folder)
    assert _origin(copy) is (Origin.COPIED if has_record else Origin.CHANGED)


def test_the_machine_record_has_one_file_per_user(
    workspace_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each user sees the reservations of the other."""
    monkeypatch.delenv(STATE_FOLDER_VARIABLE)
    machine = tmp_path / "machine"
    monkeypatch.setattr(reservation_record, "_machine_folder", lambda: machine)
    monkeypatch.setattr(copy_detection, "_change_time", lambda file, descriptor: 1)
    for user in ("alice", "bob"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / user))
        monkeypatch.setattr(reservation_record, "_user", lambda user=user: user)
        Workspace.open(workspace_path).close()
        with Workspace.open(workspace_path) as workspace:
            assert workspace.origin is Origin.UNCHANGED
            _mint(workspace)
    (folder,) = machine.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o1777
    files = sorted(folder.glob("*.json"))
    assert [file.name.split(".")[1] for file in files] == ["alice", "bob"]
    assert all(stat.S_IMODE(file.stat().st_mode) & 0o044 == 0o044 for file in files)
    backup = _copy(workspace_path, tmp_path / "backup")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "alice"))
    monkeypatch.setattr(reservation_record, "_user", lambda: "alice")
    with Workspace.open(workspace_path) as workspace:
        later = _mint(workspace)
    _write_in_place(backup, workspace_path, DATABASE_NAME, MARKER, "run/last-cycle")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "bob"))
    monkeypatch.setattr(reservation_record, "_user", lambda: "bob")
    with Workspace.open(workspace_path) as workspace:
        assert workspace.origin is Origin.COPIED
        assert not later & _mint(workspace)


def test_a_record_that_is_up_to_date_is_not_locked(
    workspace_path: Path,
    state_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    monkeypatch.setattr(reservation_record, "_LOCK_SECONDS", 0)
    with Workspace.open(workspace_path):
        (record,) = state_folder.glob("*/*.json")
    with FileLock(record.with_suffix(".lock")), Workspace.open(workspace_path) as workspace:
        assert not caplog.messages
        submit(workspace, parka(5))
    assert "could not be written" in caplog.text


@pytest.mark.parametrize("kind", ["vfat", "exfat", "fuseblk", "fuse.sshfs"])
def test_a_file_system_without_stable_inodes_starts_no_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for module in (file_system, copy_detection):
        monkeypatch.setattr(module, "file_system_of", lambda _: FileSystem(kind, "/dev/sdz1"))
    path = tmp_path / "stick"
    Workspace.open(path).close()
    for _ in range(3):
        # Remounting changes the inodes and change times.
        backup = _copy(path, tmp_path / "copy")
        shutil.rmtree(path)
        backup.rename(path)
        assert _origin(path) is Origin.UNCHANGED


@pytest.fixture
def opened(workspace_path: Path, tmp_path: Path) -> Iterator[tuple[Workspace, Path]]:
    """Return an open workspace and a backup from before its last job."""
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    backup = _copy(workspace_path, tmp_path / "backup")
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
        yield workspace, backup


def test_a_workspace_restored_while_it_is_open_reserves_nothing(
    opened: tuple[Workspace, Path],
) -> None:
    workspace, backup = opened
    _write_in_place(backup, workspace.path, MARKER)
    with pytest.raises(WorkspaceReplaced):
        submit(workspace, parka(5))


def test_a_user_can_renew_a_workspace(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        job = _begin(workspace)
        workspace.renew()
        assert _epoch(workspace) not in (0, None)
        assert find_job(workspace, job.id).status is JobStatus.CANCELLED
        _mint(workspace)
    assert _origin(workspace_path) is Origin.UNCHANGED


def test_a_new_workspace_replacing_a_lost_one_uses_another_epoch(workspace_path: Path) -> None:
    """The record still contains the folder."""
    with Workspace.open(workspace_path) as workspace:
        issued = _mint(workspace)
    shutil.rmtree(workspace_path)
    with Workspace.open(workspace_path) as workspace:
        put_samples(workspace)
        assert _epoch(workspace) not in (0, None)
        assert not issued & _mint(workspace)


def test_a_missing_database_is_not_recreated(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    for file in workspace_path.glob("*.db*"):
        file.unlink()
    with pytest.raises(WorkspaceUnusable, match="missing or empty"):
        Workspace.open(workspace_path)
    assert not (workspace_path / DATABASE_NAME).exists()


@pytest.mark.parametrize("how", ["exchanged", "removed"])
def test_a_replaced_database_is_not_written(workspace: Workspace, how: str, tmp_path: Path) -> None:
    """Data written to the old file would be lost."""
    job_id = submit(workspace, parka(30)).job.id
    backup = _back_up(workspace.path, tmp_path / "backup.db")

    class Replace(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 10:
                workspace.database.unlink()
                if how == "exchanged":
                    shutil.copy(backup, workspace.database)

        def wait(self, seconds: float) -> None:
            """Do nothing."""

    with pytest.raises(WorkspaceReplaced):
        run_job(workspace, job_id, Replace(), cycle_tokens=10)


def test_a_moved_database_is_not_read(workspace: Workspace, minted_job: MintJob) -> None:
    """Tokens that another process mints there would look counterfeit."""
    serial = "000000000000"
    workspace.path.rename(workspace.path.with_name(f"{workspace.path.name}-moved"))
    with pytest.raises(WorkspaceReplaced):
        find_token(workspace, serial)
