"""Connections to a PostgreSQL server, the locks that they hold, and the changes they report.

A connection notices within ten seconds that the other end is gone: both sides send keep-alives.
"""

import hashlib
import select
import socket
import time
from contextlib import suppress
from typing import Any, NamedTuple

import psycopg
from psycopg.conninfo import make_conninfo

from dpp_desktop.store.backends.postgresql_dialect import CHANNEL, WholeNumericLoader
from dpp_desktop.store.backends.postgresql_schema import SCHEMA_NAME
from dpp_desktop.store.server.settings import ServerSettings

RawConnection = psycopg.Connection[Any]

CONNECT_TIMEOUT_SECONDS = 10
LOCK_WAIT_SECONDS = 60
_KEEPALIVE_IDLE_SECONDS = 3
_KEEPALIVE_INTERVAL_SECONDS = 2
_KEEPALIVE_COUNT = 3
_LOST_AFTER_MS = 9_000
"""How long sent data may stay unconfirmed; see TCP_USER_TIMEOUT in tcp(7)."""
_RUNNER_WAIT_SECONDS = 10.0
_RUNNER_POLL_SECONDS = 0.05

_SERVER_OPTIONS = {
    "search_path": SCHEMA_NAME,
    "lock_timeout": f"{LOCK_WAIT_SECONDS}s",
    "tcp_keepalives_idle": str(_KEEPALIVE_IDLE_SECONDS),
    "tcp_keepalives_interval": str(_KEEPALIVE_INTERVAL_SECONDS),
    "tcp_keepalives_count": str(_KEEPALIVE_COUNT),
    "tcp_user_timeout": str(_LOST_AFTER_MS),
    # A role or a database may have weaker settings, with which confirmed work could be lost.
    "standard_conforming_strings": "on",
}
_SETTINGS = " ".join(f"-c {name}={value}" for name, value in _SERVER_OPTIONS.items())
_SYNCHRONOUS = (
    "SELECT set_config('synchronous_commit', 'on', false) "
    "WHERE current_setting('synchronous_commit') IN ('off', 'local')"
)
# pg_control_checkpoint() names the timeline of the last checkpoint, which may be the previous one.
_IDENTITY = (
    "SELECT (SELECT system_identifier::text FROM pg_control_system()), "
    "(SELECT oid::text FROM pg_database WHERE datname = current_database()), "
    "CASE WHEN pg_is_in_recovery() THEN '' "
    "ELSE substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) END"
)


class ServerIdentity(NamedTuple):
    """What distinguishes a database from its copies.

    `system` is drawn when a server is set up, `database` when a database is created. `timeline`
    changes when a server is recovered to a point in time, or a replica becomes the primary. It is
    empty for a replica.
    """

    system: str
    database: str
    timeline: str


def connect(settings: ServerSettings, password: str | None) -> RawConnection:
    """Return a new connection in autocommit mode. Raise psycopg.Error."""
    connection = psycopg.connect(_conninfo(settings, password), autocommit=True)
    try:
        connection.adapters.register_loader("numeric", WholeNumericLoader)
        connection.execute(_SYNCHRONOUS)
    except BaseException:
        connection.close()
        raise
    return connection


def _conninfo(settings: ServerSettings, password: str | None) -> str:
    hosts = settings.host.split(",")
    given = {
        "host": settings.host,
        "port": settings.port,
        "dbname": settings.database,
        "user": settings.user,
        "password": password or "",
        "sslmode": ""
        if settings.service and not settings.tls_mode
        else settings.effective_tls_mode,
        "sslrootcert": settings.root_certificate,
        "sslcert": settings.certificate,
        "sslkey": settings.certificate_key,
        "passfile": settings.password_file,
        "service": settings.service,
        # Of several servers, the primary.
        "target_session_attrs": "read-write" if len(hosts) > 1 else "",
    }
    return make_conninfo(
        "",
        **{name: value for name, value in given.items() if value},
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        client_encoding="UTF8",
        application_name=f"dpp-desktop {socket.gethostname()}"[:63],
        keepalives_idle=_KEEPALIVE_IDLE_SECONDS,
        keepalives_interval=_KEEPALIVE_INTERVAL_SECONDS,
        keepalives_count=_KEEPALIVE_COUNT,
        tcp_user_timeout=_LOST_AFTER_MS,
        options=_SETTINGS,
    )


def identity_of(connection: RawConnection) -> ServerIdentity:
    """Return the identity of the database. Raise psycopg.Error."""
    row = connection.execute(_IDENTITY).fetchone()
    assert row is not None
    return ServerIdentity(*row)


def is_broken(connection: RawConnection) -> bool:
    """Return True if the connection is known to be broken. Sends nothing, and doesn't wait."""
    if connection.closed:
        return True
    readable, _, _ = select.select([connection.fileno()], [], [], 0)
    if readable:
        # Notices, notifications, or the end of the connection.
        with suppress(psycopg.Error):
            connection.pgconn.consume_input()
    return connection.pgconn.status != psycopg.pq.ConnStatus.OK


def runner_key(name: str) -> int:
    """Return the number of the advisory lock that a runner holds."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:8], "big", signed=True)


def hold_runner_lock(connection: RawConnection, name: str) -> bool:
    """Hold the lock of the runner until the connection ends.

    Return False if another connection holds it for some seconds. Raise psycopg.Error.
    """
    until = time.monotonic() + _RUNNER_WAIT_SECONDS
    query = "SELECT pg_try_advisory_lock(%s)"
    while not connection.execute(query, (runner_key(name),)).fetchone()[0]:  # type: ignore[index]
        # For a moment, a process that looks for dead runners may hold it as well.
        if time.monotonic() >= until:
            return False
        time.sleep(_RUNNER_POLL_SECONDS)
    return True


def release_runner_lock(connection: RawConnection, name: str) -> None:
    """Release the lock of the runner, and close the connection, which may be broken.

    Not by closing alone: the server notices that later, and the runner would still seem active.
    """
    with suppress(psycopg.Error):
        connection.execute("SELECT pg_advisory_unlock(%s)", (runner_key(name),))
    connection.close()


class ChangeListener:
    """Counts the notifications of writing transactions, without waiting for any."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection
        self._count = 0
        connection.execute(f"LISTEN {CHANNEL}")

    @property
    def is_broken(self) -> bool:
        """True if the connection is known to be broken."""
        return is_broken(self._connection)

    def count(self) -> int:
        """Return how many notifications have arrived so far."""
        if not is_broken(self._connection):
            while self._connection.pgconn.notifies() is not None:
                self._count += 1
        return self._count

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
