"""A workspace: a folder with a database, and the processes that use it."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, update

from dpp_desktop import durable
from dpp_desktop.model.errors import (
    NotFound,
    PathUnusable,
    StorageDamaged,
    WorkspaceReplaced,
    WorkspaceUnusable,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named, storage_read_only
from dpp_desktop.model.workspace_update import MoveObserver, NullMoveObserver
from dpp_desktop.store import (
    cycles,
    epochs,
    health,
    jobs,
    migrations,
    number_ranges,
    tables,
    workspace_row,
)
from dpp_desktop.store.backends import FILE_BACKEND
from dpp_desktop.store.backends.base import Backend
from dpp_desktop.store.local import (
    copy_detection,
    creation,
    damage_note,
    file_system,
    reservation_record,
    runner_locks,
)
from dpp_desktop.store.local.copy_detection import FoundWitnesses, Origin, StoredWitnesses
from dpp_desktop.store.server import SETTINGS_NAME
from dpp_desktop.store.transaction import Transaction

DATABASE_NAME = creation.DATABASE_NAME
RUN_FOLDER = creation.RUN_FOLDER
LOG_FOLDER = "logs"
"""Where the window keeps its log, in the folder of the workspace."""

_log = logging.getLogger(__name__)


class Workspace:
    """An open workspace. Close it, or use it as a context manager."""

    def __init__(
        self,
        path: Path,
        engine: Engine,
        backend: Backend = FILE_BACKEND,
        *,
        read_only: bool = False,
    ) -> None:
        """Use `Workspace.open`."""
        self.path = path
        self._engine = engine
        self._backend = backend
        self._writer = backend.for_writing(engine)
        self._file_id = _file_id(self.database)
        self.read_only = read_only
        """True if the folder or the database can't be written."""
        self._written_markers: set[str] = set()
        self.reserved_ranges: set[int] = set()
        """The ids of the number ranges that were reserved through this object."""
        self.created = False
        """True if opening created the workspace."""
        self.origin = Origin.UNCHANGED
        """CHANGED or COPIED if the workspace started a new epoch when it was opened."""
        self._damage: StorageDamaged | None = None
        self._noted_damage: StorageDamaged | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        lock_wait: float = FILE_BACKEND.LOCK_WAIT_SECONDS,
        observer: MoveObserver | None = None,
        waiting: Callable[[Message], None] | None = None,
    ) -> "Workspace":
        """Open the workspace in the folder `path`; with `create`, create a missing one.

        A workspace of an earlier version is brought up to date, which can take minutes; `observer`
        gets the progress. If it is interrupted, the next opening continues.

        With `waiting`, transactions wait for a server that isn't available, and it gets a notice.

        Raise NotFound if there is no workspace; WorkspaceUnusable for a foreign or newer database,
        a missing database, or a folder whose locks don't work; PathUnusable; and EnvironmentFault
        if the folder can't be used.
        """
        path = _absolute(path)
        if (path / SETTINGS_NAME).exists():
            from dpp_desktop.store.server.workspace import open_on_server

            return open_on_server(path, waiting)
        FILE_BACKEND.check_library()
        file, run_folder = path / DATABASE_NAME, path / RUN_FOLDER
        with os_errors_named(path), FILE_BACKEND.translated_errors(file):
            ready = FILE_BACKEND.is_ready(file, may_recover=copy_detection.has_marker(run_folder))
            if not ready and not create and not copy_detection.was_in_use(run_folder):
                raise _no_workspace(path)
            if ready and not _is_writable(file):
                return cls._open_read_only(file, lock_wait)
            durable.make_folder(path, mode=0o700)
            durable.make_folder(run_folder, mode=0o700)
            file_system.require_locks(run_folder)
            if not ready:
                creation.create_database(file, lock_wait)
            runner_locks.remove_stale_locks(run_folder)
            workspace = cls(path, FILE_BACKEND.create_engine_for(file, lock_wait=lock_wait))
            workspace.created = not ready
            try:
                workspace._bring_up_to_date(observer or NullMoveObserver())
            except BaseException:
                workspace.close()
                raise
            return workspace

    def _bring_up_to_date(self, observer: MoveObserver) -> None:
        """Check and migrate the database, and find out whether it is a copy."""
        self._check_health()
        self._migrate()
        self._read_damage_note()
        self._move_tokens(observer)
        if self.damage is None:
            self._check_origin()

    @classmethod
    def _open_read_only(cls, file: Path, lock_wait: float) -> Self:
        engine = FILE_BACKEND.create_engine_for(file, lock_wait=lock_wait, read_only=True)
        workspace = cls(file.parent, engine, read_only=True)
        try:
            workspace._check_health()
            with workspace.read() as transaction:
                if FILE_BACKEND.schema_version(transaction) < tables.SCHEMA_VERSION:
                    raise storage_read_only(file)
        except BaseException:
            workspace.close()
            raise
        return workspace

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """Open a transaction with a consistent view of the store.

        Keep it short, because it delays the clean-up of the log. Raise EnvironmentFault, also if
        the database file was exchanged since it was opened, because it may lack later tokens.
        """
        # Rolled back at the end, because a commit after damage was found would report it again.
        with self._recording_damage(), self._begun(self._engine) as transaction:
            yield transaction

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Open a transaction that changes the store; it is durable when the body has ended.

        Raise EnvironmentFault if a system error occurs, and StorageDamaged without having written
        anything once damage was found: a damaged database is never written to.
        """
        if self.read_only:
            raise storage_read_only(self.database)
        self.refuse_if_damaged()
        with self._recording_damage(), self._begun(self._writer) as transaction:
            yield transaction
            # Don't commit if another thread has found damage in the meantime.
            self.refuse_if_damaged()
            self._commit(transaction)

    @contextmanager
    def reserving(self) -> Iterator[Transaction]:
        """Open a transaction as `write` does, in which numbers may be reserved.

        Raise WorkspaceReplaced if the workspace was restored or exchanged since it was opened, and
        EnvironmentFault.
        """
        with self.write() as transaction:
            before = number_ranges.last_reservation(transaction)
            if self._find_origin(transaction) not in (Origin.UNCHANGED, Origin.OUTDATED):
                raise self._replaced()
            yield transaction
            after = number_ranges.last_reservation(transaction)
            if after and after != before:
                self._write_witnesses(transaction, Origin.UNCHANGED)
        if after and after != before:
            self.reserved_ranges.update(range(before.id + 1 if before else 1, after.id + 1))
            self.update_record()

    @property
    def database(self) -> Path:
        """The database file."""
        return self.path / DATABASE_NAME

    @property
    def run_folder(self) -> Path:
        """The folder with the lock files of active runners and the witnesses."""
        return self.path / RUN_FOLDER

    def active_runner(self, name: str = "") -> AbstractContextManager[str]:
        """Give a new runner that can claim jobs and exports, and is active while the body runs."""
        if self.read_only:
            raise storage_read_only(self.database)
        return runner_locks.active_runner(self.run_folder, name)

    def is_alive(self, runner: str | None) -> bool:
        """Return True while the runner is active; False for None.

        In a read-only workspace, locks can't be tried. There, also return True for a runner that
        ended without removing its lock file.
        """
        if runner is None:
            return False
        if self.read_only:
            return runner_locks.has_lock_file(self.run_folder, runner)
        return runner_locks.is_alive(self.run_folder, runner)

    @contextmanager
    def patient(self, stop_requested: Callable[[], bool]) -> Iterator[None]:
        """Let transactions in the body wait for a server that isn't available, unless stopped.

        A workspace whose database is a file never waits for a server.
        """
        yield

    @property
    def store_name(self) -> str | None:
        """The name of the database on a server, as host/database; None for a file."""
        return None

    def change_state(self) -> object:
        """Return a value that differs after another process wrote. Takes no time."""
        return _file_state(self.database)

    def watch_changes(self) -> None:
        """Prepare for `change_state`, which may take a moment. Raise EnvironmentFault."""

    def uid(self) -> str:
        """Return the unique id of the workspace, which only its copies share."""
        with self.read() as transaction:
            return workspace_row.read(transaction).uid

    def record_last_cycle(self, cycle_id: int) -> None:
        """Record the last cycle beside the database. If that fails, the file lags behind."""
        try:
            copy_detection.write_progress(self.run_folder, cycle_id)
        except OSError as error:
            _log.warning("Cycle %d could not be noted: %s", cycle_id, error)

    def update_record(self) -> None:
        """Update the record outside the workspace."""
        with self.read() as transaction:
            here = workspace_row.read(transaction)
            entry = reservation_record.RecordEntry(
                number_ranges.last_reservation(transaction),
                cycles.last_cycle(transaction),
                str(self.path),
            )
        reservation_record.write(here.uid, here.instance, entry, here.site, here.epoch)

    def renew(self) -> None:
        """Start a new epoch and cancel unfinished jobs, as after restoring a backup.

        For users who know that the workspace was restored although nothing else shows it. If damage
        was found before, the whole database is read first, which can take minutes. Raises
        EnvironmentFault, and StorageDamaged if the database is still damaged.
        """
        self._clear_noted_damage()
        with self.write() as transaction:
            here = workspace_row.read(transaction)
            taken = reservation_record.taken_epochs(here.uid, here.site)
            if not epochs.free_epochs(transaction, here.site, taken) - {0}:
                raise number_ranges.no_epoch_left(here.site)
            self._take_new_epoch(transaction, Origin.COPIED)
        self._reset_progress()
        self.update_record()
        _log.info("The workspace was renewed: it continues in a new epoch")

    def record_damage(self, damage: StorageDamaged) -> None:
        """Make the workspace read-only, because its database is damaged.

        Errors raised within `read` and `write` are recorded automatically. If the damage can be
        recorded beside the database, other processes don't write to it either.
        """
        if self._damage:
            return
        self._damage = damage
        if self.read_only:
            return
        try:
            damage_note.write(self.run_folder, damage)
        except OSError as error:
            _log.warning("The damage could not be noted: %s", error)

    @property
    def damage(self) -> StorageDamaged | None:
        """The damage that was found first and made the workspace read-only."""
        return self._damage

    def refuse_if_damaged(self) -> None:
        """Raise StorageDamaged if this or another process found damage."""
        if not self._damage:
            self._damage = self._noted_damage = damage_note.read(self.run_folder)
        if self._damage:
            raise StorageDamaged(self._damage.wrong, self._damage.remedy) from self._damage

    def close(self) -> None:
        """Close the database."""
        if self._damage:
            FILE_BACKEND.dispose_untouched(self._engine, self.database)
        else:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Transaction]:
        """Open a transaction, which is rolled back unless the body commits it."""
        with engine.connect() as transaction:
            transaction.begin()
            self._refuse_if_replaced()
            yield transaction

    def _commit(self, transaction: Transaction) -> None:
        try:
            transaction.commit()
        except BaseException:
            # SQLAlchemy would return the connection to its pool with the transaction still open.
            transaction.connection.rollback()
            raise

    @property
    def _place(self) -> object:
        """The database, as errors name it."""
        return self.database

    def _replaced(self) -> WorkspaceReplaced:
        return FILE_BACKEND.replaced(self.database)

    @contextmanager
    def _recording_damage(self) -> Iterator[None]:
        """Translate database errors, and make the workspace read-only if it is damaged."""
        try:
            with self._backend.translated_errors(self._place, is_workspace=True):
                yield
        except StorageDamaged as damage:
            self.record_damage(damage)
            raise

    def _check_health(self) -> None:
        with self.read() as transaction:
            damage = health.check(transaction, self._place)
        if damage:
            self.record_damage(damage)

    def _read_damage_note(self) -> None:
        """Apply damage that an earlier process found, unless the workspace was restored since."""
        known = damage_note.read(self.run_folder)
        if known is None or self._damage:
            return
        with self.read() as transaction:
            is_same = self._find_origin(transaction) in (Origin.UNCHANGED, Origin.OUTDATED)
        if is_same:
            self._damage = self._noted_damage = known
        else:
            damage_note.remove(self.run_folder)

    def _clear_noted_damage(self) -> None:
        if self._damage is None or self._damage is not self._noted_damage:
            return
        with self.read() as transaction:
            self._backend.check_integrity(transaction, self._place)
        damage_note.remove(self.run_folder)
        self._damage = self._noted_damage = None

    def _migrate(self) -> None:
        with self.read() as transaction:
            version = self._backend.schema_version(transaction)
        if version > tables.SCHEMA_VERSION:
            raise self._backend.newer_version(self._place)
        if version == tables.SCHEMA_VERSION:
            return
        with self._backend.schema_change(self._engine) as transaction:
            self._refuse_if_replaced()
            before = migrations.migrate(transaction)
            health.check_tables(transaction)
        if before is not None:
            _log.info("The workspace was brought up to date from version %d", before)

    def _move_tokens(self, observer: MoveObserver) -> None:
        """Complete the migration of tokens, unless the database is damaged.

        Tokens that aren't moved can be read, so a damaged workspace still opens.
        """
        if self.damage:
            return
        try:
            with self.read() as transaction:
                pending = FILE_BACKEND.has_unmoved_tokens(transaction)
            if pending:
                with self._recording_damage():
                    FILE_BACKEND.move_tokens(
                        self.read, self.write, self._engine, self.database, observer
                    )
        except StorageDamaged as damage:
            self.record_damage(damage)
            _log.warning("The tokens were not moved: %s", damage)

    def _check_origin(self) -> None:
        """Check whether the workspace is a copy, and start a new epoch if necessary."""
        with self.read() as transaction:
            origin = self._find_origin(transaction)
        if origin is not Origin.UNCHANGED:
            with self.write() as transaction:
                # Again, because another process may have done it in the meantime.
                origin = self._find_origin(transaction)
                if origin is Origin.OUTDATED:
                    self._write_witnesses(transaction, origin)
                elif origin is not Origin.UNCHANGED:
                    self._take_new_epoch(transaction, origin)
            copy_detection.remove_legacy_marker(self.run_folder)
            self._reset_progress()
        self.update_record()
        self.origin = origin
        if origin in (Origin.CHANGED, Origin.COPIED):
            _log.warning("The workspace is %s: it continues in a new epoch", origin.name.lower())

    def _find_origin(self, transaction: Transaction) -> Origin:
        here = workspace_row.read(transaction)
        expected = StoredWitnesses(
            identity=here.identity,
            marker=here.marker,
            marker_changed=here.marker_changed,
            last_reservation=number_ranges.last_reservation(transaction),
            last_cycle=cycles.last_cycle(transaction),
            last_job=jobs.last_id(transaction),
        )
        known = reservation_record.read(here.uid)
        entry = known.instances.get(here.instance)
        with os_errors_named(self.run_folder):
            marker = copy_detection.read_marker(self.run_folder)
            found = FoundWitnesses(
                identity=copy_detection.find_identity(self.database),
                marker=marker,
                cycle=copy_detection.read_progress(self.run_folder),
                legacy_job=copy_detection.read_legacy_marker(self.run_folder),
                record=entry,
                was_recorded=bool(known.instances),
                written_here=marker is not None and marker.nonce in self._written_markers,
                original_exists=entry is not None
                and self._holds_workspace(Path(entry.folder), here.uid),
            )
        return copy_detection.find_origin(
            expected, found, lambda reservation: number_ranges.holds(transaction, reservation)
        )

    def _holds_workspace(self, folder: Path, uid: str) -> bool:
        """Return True if another folder holds the workspace of that uid, or may hold it."""
        file = folder / DATABASE_NAME
        try:
            if folder == self.path or file.samefile(self.database):
                return False
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return FILE_BACKEND.workspace_uid(file) == uid

    def _take_new_epoch(self, transaction: Transaction, origin: Origin) -> None:
        here = workspace_row.read(transaction)
        is_copy = origin is Origin.COPIED
        taken = reservation_record.taken_epochs(here.uid, here.site)
        epochs.take_new_epoch(transaction, taken, is_copy=is_copy)
        if is_copy:
            epochs.cancel_unfinished(transaction)
        else:
            epochs.requeue_unfinished(transaction)
        self._write_witnesses(transaction, origin)

    def _write_witnesses(self, transaction: Transaction, origin: Origin) -> None:
        """Write a new marker, and store its values and the file's identity in the database.

        This must be the last step before the commit, because the previous marker is overwritten.
        """
        before = copy_detection.previous_nonce(origin, workspace_row.read(transaction).marker)
        with os_errors_named(self.run_folder):
            identity = copy_detection.find_identity(self.database)
            marker = copy_detection.write_marker(self.run_folder, before)
        self._written_markers.add(marker.nonce)
        transaction.execute(
            update(tables.workspace).values(
                identity=identity, marker=marker.nonce, marker_changed=marker.changed
            )
        )

    def _reset_progress(self) -> None:
        """Set the last cycle beside the database, which may come from another copy."""
        with self.read() as transaction:
            last_cycle = cycles.last_cycle(transaction)
        self.record_last_cycle(last_cycle)

    def _refuse_if_replaced(self) -> None:
        """Writing to a file that was removed or exchanged would lose the data."""
        if _file_id(self.database) != self._file_id:
            raise FILE_BACKEND.replaced(self.database)


def _absolute(path: Path) -> Path:
    unusable = PathUnusable(
        Message("The name of the workspace folder is not valid."),
        Message("Enter the full path of a folder."),
    )
    try:
        path = path.expanduser().absolute()
    except RuntimeError:  # '~' of an unknown user
        raise unusable from None
    if not durable.is_text(path):
        raise unusable
    with os_errors_named(path):
        if path.exists() and not path.is_dir():
            raise _not_a_folder(path)
    return path


def _not_a_folder(path: Path) -> WorkspaceUnusable:
    message = Message("'{path}' is not a folder.", path=path)
    return WorkspaceUnusable(message, Message("Choose a folder for the workspace."))


def _no_workspace(path: Path) -> NotFound:
    return NotFound(
        Message("There is no workspace in '{path}'.", path=path),
        Message(
            "Check that its disk is connected. To create a new workspace, import a brand "
            "or the samples."
        ),
    )


def _is_writable(database: Path) -> bool:
    """Return True if the user may write the database, its folder and the folder for locks."""
    run_folder = database.parent / RUN_FOLDER
    needed = [database, database.parent, *([run_folder] if run_folder.exists() else [])]
    return all(os.access(path, os.W_OK) for path in needed)


def _file_state(database: Path) -> tuple[tuple[int, int], ...]:
    """Return what a commit changes: time and size of the database and its write-ahead log."""
    found = []
    for file in (database, database.with_name(f"{database.name}-wal")):
        with suppress(OSError):
            status = file.stat()
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)


def _file_id(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
