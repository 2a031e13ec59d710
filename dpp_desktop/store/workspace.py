"""A workspace: the folder with the database, and who works in it."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock
from sqlalchemy import Engine, insert, select

from dpp_desktop import durable
from dpp_desktop.model.errors import NotFound, PathUnusable, StorageDamaged, WorkspaceUnusable
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.store import adoption, health, migrations, origin, runners, sqlite, tables
from dpp_desktop.store.transaction import Transaction

DATABASE_NAME = "workspace.db"
RUN_FOLDER = "run"
LOG_FOLDER = "logs"

_log = logging.getLogger(__name__)


class Workspace:
    """An open workspace. Close it, or use it as a context manager."""

    def __init__(self, path: Path, engine: Engine) -> None:
        """Use `Workspace.open`."""
        self.path = path
        self._engine = engine
        self._writer = sqlite.writing(engine)
        self._file_id = _file_id(self.database)
        self.created = False
        """True if there was no workspace before."""
        self.adopted = False
        """True if it was found copied, moved or restored, and so took a new epoch on opening."""
        self._damage: StorageDamaged | None = None

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, lock_wait: float = sqlite.LOCK_WAIT_SECONDS
    ) -> Self:
        """Opens the workspace in the folder `path`; where there is none, makes it if `create`.

        Raises NotFound if there is none otherwise, WorkspaceUnusable for a foreign or newer
        database or one that went missing, PathUnusable, and EnvironmentFault where the folder
        can't be used.
        """
        sqlite.check_library()
        path = _absolute(path)
        file = path / DATABASE_NAME
        with os_errors_named(path), sqlite.faults_named(file):
            ready = sqlite.is_ready(file)
            if not ready and not create and not origin.read_mark(path / RUN_FOLDER):
                raise _no_workspace(path)
            durable.make_folder(path, mode=0o700)
            durable.make_folder(path / RUN_FOLDER, mode=0o700)
            if not ready:
                _make_database(file, lock_wait)
            runners.forget_dead(path / RUN_FOLDER)
            workspace = cls(path, sqlite.create_engine_for(file, lock_wait=lock_wait))
            workspace.created = not ready
            try:
                workspace._check_health()
                workspace._bring_up_to_date()
                if workspace.damage is None:
                    workspace._adopt_if_moved()
            except BaseException:
                workspace.close()
                raise
            return workspace

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """One consistent view of the store. Keep it short: it holds back the log's clean-up.

        Raises EnvironmentFault, also where the database isn't the one any more that was opened:
        what was minted since would be missing.
        """
        with self._noticing_damage(), self._engine.begin() as transaction:
            self._refuse_if_replaced()
            yield transaction

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A change of the store, wholly or not at all; durable when the body has ended.

        Raises EnvironmentFault where the machine stands in the way, and StorageDamaged without
        having written anything once damage was noticed: a damaged database is never written to.
        """
        self.refuse_if_damaged()
        with self._noticing_damage(), self._writer.begin() as transaction:
            self._refuse_if_replaced()
            yield transaction
            # Another thread may have noticed damage meanwhile: then this isn't committed either.
            self.refuse_if_damaged()

    @property
    def database(self) -> Path:
        """The database file."""
        return self.path / DATABASE_NAME

    @property
    def run_folder(self) -> Path:
        """Where those at work make themselves known."""
        return self.path / RUN_FOLDER

    def at_work(self) -> AbstractContextManager[str]:
        """Gives a name to claim jobs or exports under, which is alive while the body runs."""
        return runners.at_work(self.run_folder)

    def is_alive(self, runner: str | None) -> bool:
        """True while the runner of that name is at work; False for None."""
        return runner is not None and runners.is_alive(self.run_folder, runner)

    def uid(self) -> str:
        """The workspace's own name, unlike that of any other."""
        with self.read() as transaction:
            return str(transaction.execute(select(tables.workspace.c.uid)).scalar_one())

    def remember_job(self, job_id: int) -> None:
        """Marks the job as the last one accepted; if that fails, the mark lags behind."""
        try:
            origin.write_mark(self.run_folder, job_id)
        except OSError as error:
            _log.warning("The mark of job %d could not be written: %s", job_id, error)

    def note_damage(self, damage: StorageDamaged) -> None:
        """Makes the workspace read-only, because its database is damaged.

        What is raised within `read` and `write` is noted without being asked to.
        """
        self._damage = self._damage or damage

    @property
    def damage(self) -> StorageDamaged | None:
        """The damage that was noticed first; the workspace is read-only since."""
        return self._damage

    def refuse_if_damaged(self) -> None:
        """Raises StorageDamaged if damage was noticed, as it was raised then."""
        if self._damage:
            raise StorageDamaged(self._damage.wrong, self._damage.remedy) from self._damage

    def close(self) -> None:
        """Lets go of the database."""
        if self._damage:
            sqlite.dispose_untouched(self._engine, self.database)
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
    def _noticing_damage(self) -> Iterator[None]:
        """Names the database's faults, and makes the workspace read-only if it is damaged."""
        try:
            with sqlite.faults_named(self.database, ours=True):
                yield
        except StorageDamaged as damage:
            self.note_damage(damage)
            raise

    def _check_health(self) -> None:
        with self.read() as transaction:
            damage = health.check(transaction, self.database)
        if damage:
            self.note_damage(damage)

    def _bring_up_to_date(self) -> None:
        with self.read() as transaction:
            if migrations.version_of(transaction) == tables.SCHEMA_VERSION:
                return
        with self.write() as transaction:
            before = migrations.bring_up_to_date(transaction)
            health.check_tables(transaction)
        if before is not None:
            _log.info("The workspace was brought up to date from version %d", before)

    def _adopt_if_moved(self) -> None:
        home, mark = origin.home_of(self.database), origin.read_mark(self.run_folder)
        with self.read() as transaction:
            if adoption.is_original(transaction, home, mark):
                return
        with self.write() as transaction:
            adoption.take_new_epoch(transaction, home)
            last_job = adoption.last_job(transaction)
        origin.write_mark(self.run_folder, last_job)
        self.adopted = True
        _log.warning("The workspace was copied, moved or restored: it goes on in a new epoch")

    def _refuse_if_replaced(self) -> None:
        """What we write into a file that nobody can find any more would be lost, or is outdated."""
        if _file_id(self.database) != self._file_id:
            raise sqlite.replaced(self.database)


def _absolute(path: Path) -> Path:
    unusable = PathUnusable(
        "The name of the workspace folder can't be used.",
        "Give a folder by its full name, in plain text.",
    )
    try:
        path = path.expanduser().absolute()
    except RuntimeError:  # '~' of a user that there isn't
        raise unusable from None
    if not durable.is_text(path):
        raise unusable
    with os_errors_named(path):
        if path.exists() and not path.is_dir():
            message = f"'{path}' is not a folder."
            raise WorkspaceUnusable(message, "Choose a folder for the workspace.")
    return path


def _no_workspace(path: Path) -> NotFound:
    return NotFound(
        f"There is no workspace in '{path}'.",
        "Check that its disk is connected; importing a brand or the samples makes a new one.",
    )


def _file_id(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _make_database(file: Path, lock_wait: float) -> None:
    with FileLock(file.parent / RUN_FOLDER / "making.lock", fallback_to_soft=False):
        if sqlite.is_ready(file):
            return
        if origin.read_mark(file.parent / RUN_FOLDER):
            raise WorkspaceUnusable(
                f"The database '{file}' is missing, or empty.",
                "Put it back, or restore it from a backup; a new one would repeat its serials.",
            )
        origin.write_mark(file.parent / RUN_FOLDER, 0)
        sqlite.create_file(file)
        engine = sqlite.create_engine_for(file, lock_wait=lock_wait)
        try:
            sqlite.lay_tables(engine, lambda transaction: _first_rows(transaction, file))
        finally:
            engine.dispose()


def _first_rows(transaction: Transaction, file: Path) -> None:
    transaction.execute(
        insert(tables.workspace).values(
            id=1,
            uid=secrets.token_hex(16),
            site=0,
            epoch=0,
            first_position=0,
            home=origin.home_of(file),
            created_at=tables.now(),
        )
    )
