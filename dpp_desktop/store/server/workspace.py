"""A workspace whose tables are in a database on a server, which several workstations share.

Its folder holds what belongs to this computer: the connection settings, the log, and locks of the
window. Everything else is in the database. A server can restart, and a connection can break at any
time, also in a commit. Then the outcome is looked up, not guessed.
"""

import json
import logging
import math
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import psycopg
from sqlalchemy import Engine, update
from sqlalchemy.exc import DBAPIError

from dpp_desktop import durable
from dpp_desktop.model.errors import (
    ServerUnavailable,
    WorkspaceReplaced,
    WorkspaceUnusable,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import cycles, number_ranges, tables, workspace_row
from dpp_desktop.store.backends import postgresql, postgresql_checks, postgresql_errors
from dpp_desktop.store.backends import postgresql_connections as connections
from dpp_desktop.store.backends.postgresql_checks import Content
from dpp_desktop.store.backends.postgresql_connections import (
    ChangeListener,
    RawConnection,
    ServerIdentity,
)
from dpp_desktop.store.local import creation, file_system, reservation_record
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.server import passwords, settings
from dpp_desktop.store.server.settings import ServerSettings
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

MARKER = "server"
"""The marker of a workspace on a server, which has no file beside its database."""
WAIT_VARIABLE = "DPP_SERVER_WAIT"
"""The environment variable with the seconds that a command waits for a server."""
WAIT_SECONDS = 60.0

_FIRST_PAUSE_SECONDS = 0.1
_LONGEST_PAUSE_SECONDS = 2.0
_END_AFTER_SECONDS = 1.0
"""How long a transaction whose connection broke may be in progress before it is ended."""
_OUTCOME_SECONDS = 30.0
_TRIES = 5
"""How often a workspace is opened if the connection breaks each time."""

_log = logging.getLogger(__name__)

_STOP_REQUESTED: ContextVar[Callable[[], bool] | None] = ContextVar("stop_requested", default=None)

Result = TypeVar("Result")
Waiting = Callable[[Message], None]
"""Gets a notice when a server isn't available and is waited for."""


def open_on_server(path: Path, waiting: Waiting | None = None) -> "ServerWorkspace":
    """Open the workspace of a folder with connection settings.

    If `waiting` is given, wait for a server that isn't available. Raise WorkspaceUnusable if the
    database can't be used, and EnvironmentFault.
    """
    server = settings.require(path)
    return _opened(path, server, passwords.find(server), waiting, create=False)


def create_on_server(path: Path, server: ServerSettings, password: str | None) -> "ServerWorkspace":
    """Create the folder of a workspace on a server, and its tables unless the database has them.

    If it has, the workspace is shared with those who use it already. A given password is stored in
    the keyring. Raise as `open_on_server`; WorkspaceUnusable if the folder contains a workspace.
    """
    path = path.expanduser().absolute()
    refuse_used_folder(path)
    server = replace(server, password_in=passwords.KEYRING if password else "")
    with os_errors_named(path):
        durable.make_folder(path, mode=0o700)
    if password:
        passwords.keep(server, password)
    try:
        workspace = _opened(path, server, password, None, create=True)
    except BaseException:
        if password:
            passwords.forget(server)
        raise
    try:
        settings.write(path, server)
    except BaseException:
        workspace.close()
        raise
    return workspace


def refuse_used_folder(path: Path) -> None:
    """Raise WorkspaceUnusable if the folder contains a workspace, PathUnusable if it is none."""
    with os_errors_named(path):
        if path.exists() and not path.is_dir():
            raise WorkspaceUnusable(
                Message("'{path}' is not a folder.", path=path),
                Message("Choose a folder for the workspace."),
            )
        used = settings.settings_file(path).exists() or (path / creation.DATABASE_NAME).exists()
    if used:
        raise WorkspaceUnusable(
            Message("The folder '{path}' contains a workspace already.", path=path),
            Message("Choose a new folder."),
        )


def change_password(path: Path, server: ServerSettings, password: str) -> None:
    """Store another password in the keyring, once a connection with it succeeds. Raise DppError."""
    check_connection(server, password)
    server = replace(server, password_in=passwords.KEYRING)
    passwords.keep(server, password)
    settings.write(path, server)


def check_connection(server: ServerSettings, password: str | None) -> Content:
    """Connect once, and return what the database contains. Raise DppError."""
    with _connection_errors(server):
        connection = connections.connect(server, password)
        try:
            return postgresql_checks.check(connection, server.name)
        finally:
            connection.close()


def _opened(
    path: Path,
    server: ServerSettings,
    password: str | None,
    waiting: Waiting | None,
    *,
    create: bool,
) -> "ServerWorkspace":
    run_folder = path / creation.RUN_FOLDER
    with os_errors_named(path):
        durable.make_folder(run_folder, mode=0o700)
        file_system.require_locks(run_folder)
    workspace = ServerWorkspace(path, server, password, waiting)
    try:
        workspace.set_up(create=create)
    except BaseException:
        workspace.close()
        raise
    return workspace


class ServerWorkspace(Workspace):
    """An open workspace on a server. Close it, or use it as a context manager."""

    def __init__(
        self,
        path: Path,
        server: ServerSettings,
        password: str | None,
        waiting: Waiting | None = None,
    ) -> None:
        """Use `open_on_server` or `create_on_server`."""
        self.server = server
        self._waiting = waiting
        self._password = password
        self._identity: ServerIdentity | None = None
        self._is_origin_outdated = False
        self._runners: dict[str, RawConnection] = {}
        self._renewing: dict[str, object] = {}
        self._listener: ChangeListener | None = None
        self.wait_seconds = _wait_seconds() if waiting else 0.0
        """How long a transaction waits for a server that isn't available."""
        super().__init__(path, postgresql.create_engine_for(self._connect), postgresql)

    def set_up(self, *, create: bool) -> None:
        """Check the database, and create or migrate its tables. Raise DppError."""
        for _ in range(_TRIES - 1):
            try:
                self._set_up(create=create)
            except ServerUnavailable as fault:
                if fault.waited:
                    raise
                _log.info("The connection broke while the workspace was opened: %s", fault)
            else:
                return
        self._set_up(create=create)

    def _set_up(self, *, create: bool) -> None:
        with self._connection_errors():
            content = self._with_patience(self._checked_content)
            if content is Content.NOTHING:
                if not create:
                    raise postgresql_checks.no_workspace(self.server.name)
                with postgresql.translated_errors(self._place):
                    self._create_tables()
            self._check_health()
            self._migrate()
            self._read_damage_note()
            if self.damage is None:
                self._check_origin()

    @property
    def store_name(self) -> str:
        """The name of the database on its server."""
        return self.server.name

    @contextmanager
    def patient(self, stop_requested: Callable[[], bool]) -> Iterator[None]:
        """Let transactions in the body wait for the server, until a stop is requested."""
        before = _STOP_REQUESTED.set(stop_requested)
        try:
            yield
        finally:
            _STOP_REQUESTED.reset(before)

    @contextmanager
    def active_runner(self, name: str = "") -> Iterator[str]:
        """Give a new runner that is active while the body runs and this computer is connected.

        It holds an advisory lock of its own connection, which the server releases when either ends.
        """
        runner = name or f"{os.urandom(8).hex()}@{socket.gethostname()}"
        with postgresql.translated_errors(self._place):
            self._runners[runner] = self._with_patience(lambda: self._hold(runner))
        try:
            yield runner
        finally:
            connections.release_runner_lock(self._runners.pop(runner), runner)

    def is_alive(self, runner: str | None) -> bool:
        """Return True while the runner is active on any workstation; False for None."""
        if runner is None:
            return False
        with self.read() as transaction:
            return postgresql.is_runner_alive(transaction, runner)

    def record_last_cycle(self, cycle_id: int) -> None:
        """Do nothing: the record outside the workspace names the last cycle."""

    def change_state(self) -> object:
        """Return a value that changes after another process wrote. Never waits for the server."""
        return self._listener.count() if self._listener else None

    def watch_changes(self) -> None:
        """Connect for `change_state`, unless connected. Raise EnvironmentFault."""
        if self._listener is None or self._listener.is_broken:
            with self._connection_errors():
                listener = ChangeListener(self._connect())
            before, self._listener = self._listener, listener
            if before:
                before.close()

    def close(self) -> None:
        """Close all connections."""
        if self._listener:
            self._listener.close()
        self._engine.dispose()

    # Connections

    def _connect(self) -> RawConnection:
        """Return a new connection to the same database. Raise psycopg.Error, WorkspaceReplaced."""
        connection = connections.connect(self.server, self._password)
        try:
            identity = connections.identity_of(connection)
            if self._identity is None:
                self._identity = identity
            elif identity != self._identity:
                self._accept(identity)
        except BaseException:
            connection.close()
            raise
        return connection

    def _accept(self, identity: ServerIdentity) -> None:
        """Continue with a replica that became the primary server; it may lack the last changes."""
        assert self._identity is not None
        if not identity.timeline:
            raise postgresql_errors.read_only(self.server.name)
        if identity[:2] != self._identity[:2]:
            raise self._replaced()
        _log.warning("The server has the timeline %s now", identity.timeline)
        self._identity = identity
        self._is_origin_outdated = True

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Transaction]:
        if engine is not self._writer:
            with self._with_patience(lambda: _begin(engine)) as transaction:
                yield transaction
            return
        self._renew_runners()
        while True:
            self._check_origin_again()
            transaction = self._with_patience(lambda: _begin(engine))
            if not self._is_origin_outdated:
                break
            transaction.close()
        with transaction:
            if postgresql.writing_version(transaction) != tables.SCHEMA_VERSION:
                raise postgresql.newer_version(self._place)
            yield transaction

    def _commit(self, transaction: Transaction) -> None:
        """Commit. If the connection breaks meanwhile, find out whether it was committed."""
        number = postgresql.transaction_id(transaction)
        timeline = self._identity
        try:
            transaction.commit()
        except DBAPIError as error:
            if number is None or not postgresql_errors.is_connection_lost(error.orig):
                raise
            if self._was_committed(number, timeline):
                _log.warning("The connection broke after a commit; nothing is lost")
                return
            raise

    def _was_committed(self, number: str, identity: ServerIdentity | None) -> bool:
        """Return whether the transaction was committed. Raise ServerUnavailable if unknown."""
        until = time.monotonic() + max(self.wait_seconds, _OUTCOME_SECONDS)
        end_after = time.monotonic() + _END_AFTER_SECONDS
        while True:
            try:
                status = self._status_of(number, end=time.monotonic() > end_after)
            except psycopg.Error as error:
                if not postgresql_errors.is_connection_lost(error):
                    return False  # a number that the server never used, so the change is lost
                status = None
            if self._identity != identity:
                # Another transaction may have the number on the new timeline.
                raise self._replaced()
            if status in ("committed", "aborted"):
                return status == "committed"
            if time.monotonic() > until:
                raise ServerUnavailable(
                    Message(
                        "The connection to the database '{database}' broke while a change was "
                        "saved, so it isn't known whether it was saved.",
                        database=self.server.name,
                    ),
                    Message("Once the server is available, look it up before you repeat it."),
                )
            time.sleep(_FIRST_PAUSE_SECONDS)

    def _status_of(self, number: str, *, end: bool) -> str | None:
        connection = self._connect()
        try:
            if end:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE backend_xid = %s::xid8::xid AND usename = current_user",
                    (number,),
                )
            row = connection.execute("SELECT pg_xact_status(%s::xid8)", (number,)).fetchone()
            return str(row[0]) if row and row[0] else None
        finally:
            connection.close()

    def _with_patience(self, attempt: Callable[[], Result]) -> Result:
        """Return the result of the attempt, which is repeated while the server isn't available.

        It is repeated at least once, because a connection of the pool may have broken earlier.
        """
        stop_requested = _STOP_REQUESTED.get()
        # Work in a window is paused until the server is back; commands wait for some time.
        seconds = math.inf if stop_requested and not self._waiting else self.wait_seconds
        until = time.monotonic() + seconds
        pause = 0.0
        while True:
            try:
                return attempt()
            except (ServerUnavailable, DBAPIError, psycopg.Error) as error:
                cause = error.orig if isinstance(error, DBAPIError) else error
                is_lost = isinstance(cause, ServerUnavailable) or (
                    postgresql_errors.is_connection_lost(cause)
                )
                is_over = time.monotonic() + pause > until or bool(
                    stop_requested and stop_requested()
                )
                if not is_lost:
                    raise
                if pause and is_over:
                    raise self._waited_in_vain(error) from error
                if pause == _FIRST_PAUSE_SECONDS:
                    self._report_waiting(error)
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS) or _FIRST_PAUSE_SECONDS

    def _waited_in_vain(self, error: Exception) -> ServerUnavailable:
        fault = error
        if not isinstance(fault, ServerUnavailable):
            reason = postgresql_errors.reason_of(getattr(error, "orig", error))
            fault = postgresql_errors.unavailable(self.server.name, reason)
        fault.waited = True
        return fault

    def _report_waiting(self, error: Exception) -> None:
        with suppress(ServerUnavailable), postgresql.translated_errors(self._place):
            raise error
        _log.info("Waiting for the server: %s", error)
        if self._waiting:
            reason = postgresql_errors.reason_of(getattr(error, "orig", error))
            self._waiting(waiting_for(self.server.name, reason))

    def _checked_content(self) -> Content:
        with self._connection_errors():
            connection = self._connect()
            try:
                return postgresql_checks.check(connection, self.server.name)
            finally:
                connection.close()

    def _connection_errors(self) -> AbstractContextManager[None]:
        return _connection_errors(self.server)

    def _create_tables(self) -> None:
        assert self._identity is not None
        identity = _as_json(self._identity)
        try:
            postgresql.create_tables(
                self._engine,
                lambda transaction: creation.add_workspace(
                    transaction, self.path, identity, MARKER, None
                ),
            )
        except DBAPIError as error:
            # Another workstation may have been faster.
            if not postgresql_errors.is_duplicate(error.orig):
                raise
        else:
            self.created = True

    # Runners

    def _hold(self, runner: str) -> RawConnection:
        connection = self._connect()
        try:
            if connections.hold_runner_lock(connection, runner):
                return connection
            raise postgresql_errors.locked(self.server.name)
        except BaseException:
            connection.close()
            raise

    def _renew_runners(self) -> None:
        """Let runners whose connection broke hold their locks again.

        A runner that isn't active on the server may lose its claims to another workstation.
        """
        for runner, broken in list(self._runners.items()):
            if not connections.is_broken(broken):
                continue
            token = object()
            if self._renewing.setdefault(runner, token) is not token:
                continue  # another thread does it
            try:
                connection = self._with_patience(partial(self._hold, runner))
                if self._runners.get(runner) is broken:
                    self._runners[runner] = connection
                    broken.close()
                else:
                    connection.close()
            finally:
                del self._renewing[runner]

    # Copies and restored backups

    def _find_origin(self, transaction: Transaction) -> Origin:
        """Compare what the database and the server say with the record of this computer.

        A copy of a database has another identity, a server that was recovered to a point in time
        or took over from the primary has another timeline.
        """
        assert self._identity is not None
        here = workspace_row.read(transaction)
        entry = reservation_record.read(here.uid).instances.get(here.instance)
        if entry and entry.cycle > cycles.last_cycle(transaction):
            return Origin.COPIED
        reserved = entry and entry.reservation
        if reserved and not number_ranges.holds(transaction, reserved):
            return Origin.COPIED
        if here.identity == _as_json(self._identity):
            return Origin.UNCHANGED
        known = json.loads(here.identity)
        is_same = all(known.get(part) == getattr(self._identity, part) for part in _OF_DATABASE)
        return Origin.CHANGED if is_same else Origin.COPIED

    def _check_origin_again(self) -> None:
        """As when the workspace was opened, because another server has taken over since."""
        if not self._is_origin_outdated:
            return
        self._is_origin_outdated = False
        try:
            self._check_origin()
        except BaseException:
            self._is_origin_outdated = True
            raise

    def _write_witnesses(self, transaction: Transaction, origin: Origin) -> None:
        """Store the identity of the database in it, unless it is there already."""
        assert self._identity is not None
        identity = _as_json(self._identity)
        if workspace_row.read(transaction).identity != identity:
            transaction.execute(update(tables.workspace).values(identity=identity, marker=MARKER))

    def _refuse_if_replaced(self) -> None:
        """Do nothing: each new connection is checked."""

    @property
    def _place(self) -> object:
        return self.server.name

    def _replaced(self) -> WorkspaceReplaced:
        return WorkspaceReplaced(
            Message(
                "The database '{database}' was replaced by another one while it was open.",
                database=self.server.name,
            ),
            Message("Open the workspace again."),
        )


_OF_DATABASE = ("system", "database")


def waiting_for(database: str, reason: Message) -> Message:
    """Return the notice about a server that a command waits for."""
    return Message(
        "Waiting for the database '{database}': {reason}.", database=database, reason=reason
    )


def _as_json(identity: ServerIdentity) -> str:
    return json.dumps(identity._asdict())


def _begin(engine: Engine) -> Transaction:
    """Return a connection with a transaction that has begun on the server."""
    connection = engine.connect()
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _connection_errors(server: ServerSettings) -> Iterator[None]:
    """Translate errors of new connections, which have no error code."""
    try:
        with postgresql.translated_errors(server.name):
            yield
    except ServerUnavailable as fault:
        cause = getattr(fault.__cause__, "orig", fault.__cause__)
        if isinstance(cause, psycopg.Error) and not postgresql_errors.code_of(cause):
            raise postgresql_checks.connection_fault(cause, server.name) from fault
        raise


def _wait_seconds() -> float:
    try:
        return max(float(os.environ.get(WAIT_VARIABLE, "")), 0.0)
    except ValueError:
        return WAIT_SECONDS
