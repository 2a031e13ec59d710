"""A workspace: the folder with the database, and who works in it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock
from sqlalchemy import Connection, Engine, insert, select

from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.faults import from_os_error, os_errors_named
from dpp_desktop.store import runners, sqlite, tables

Transaction = Connection
"""An open transaction; the query modules of this package take one as their first argument."""

DATABASE_NAME = "workspace.db"
RUN_FOLDER = "run"
LOG_FOLDER = "logs"


class Workspace:
    """An open workspace. Close it, or use it as a context manager."""

    def __init__(self, path: Path, engine: Engine, runner: runners.Runner) -> None:
        """Use `Workspace.open`."""
        self.path = path
        self._engine = engine
        self._writer = sqlite.writing(engine)
        self._runner = runner

    @classmethod
    def open(cls, path: Path, *, lock_wait: float = sqlite.LOCK_WAIT_SECONDS) -> Self:
        """Opens the workspace in the folder `path`, and makes it where there is none.

        Raises WorkspaceUnusable for a foreign or newer database, EnvironmentFault where the
        folder can't be used.
        """
        sqlite.check_library()
        path = path.expanduser().absolute()
        file = path / DATABASE_NAME
        _make_folders(path)
        with os_errors_named(path), sqlite.faults_named(file):
            sqlite.create_file(file)
            engine = sqlite.create_engine_for(file, lock_wait=lock_wait)
            try:
                _make_ready(engine, file)
                runners.forget_dead(path / RUN_FOLDER)
                runner = runners.Runner(path / RUN_FOLDER)
            except BaseException:
                engine.dispose()
                raise
        return cls(path, engine, runner)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """One consistent view of the store. Keep it short: it holds back the log's clean-up."""
        with sqlite.faults_named(self.database), self._engine.begin() as transaction:
            yield transaction

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A change of the store, wholly or not at all; durable when the body has ended.

        Raises EnvironmentFault where the machine stands in the way.
        """
        with sqlite.faults_named(self.database), self._writer.begin() as transaction:
            yield transaction

    @property
    def database(self) -> Path:
        """The database file."""
        return self.path / DATABASE_NAME

    @property
    def runner(self) -> str:
        """The name under which this process claims jobs and exports."""
        return self._runner.name

    def is_alive(self, runner: str | None) -> bool:
        """True while the process of that name runs; False for None."""
        return runner is not None and runners.is_alive(self.path / RUN_FOLDER, runner)

    def uid(self) -> str:
        """The workspace's own name, unlike that of any other."""
        with self.read() as transaction:
            return str(transaction.execute(select(tables.workspace.c.uid)).scalar_one())

    def close(self) -> None:
        """Lets go of the database and of everything claimed."""
        self._engine.dispose()
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _make_folders(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / RUN_FOLDER).mkdir(mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise WorkspaceUnusable(
            f"'{path}' is not a folder.", "Choose a folder for the workspace."
        ) from None
    except OSError as error:
        raise from_os_error(error, path) from error


def _make_ready(engine: Engine, file: Path) -> None:
    if sqlite.is_ready(engine, file):
        return
    with FileLock(file.parent / RUN_FOLDER / "making.lock", fallback_to_soft=False):
        if not sqlite.is_ready(engine, file):
            sqlite.lay_tables(engine, _first_rows)


def _first_rows(transaction: Transaction) -> None:
    transaction.execute(
        insert(tables.workspace).values(
            id=1, uid=secrets.token_hex(16), site=0, epoch=0, created_at=tables.now()
        )
    )
