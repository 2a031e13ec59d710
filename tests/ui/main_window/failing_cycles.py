"""Causes a temporary database error."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.store.workspace import DATABASE_NAME

_CREATE_TRIGGER = (
    "CREATE TRIGGER failing_cycles BEFORE INSERT ON cycles "
    "BEGIN SELECT RAISE(ABORT, 'simulated error'); END"
)


@contextmanager
def failing_cycles(workspace: Path) -> Iterator[None]:
    """Make every attempt to save a minting cycle fail while the body runs."""
    _run(workspace, _CREATE_TRIGGER)
    try:
        yield
    finally:
        _run(workspace, "DROP TRIGGER failing_cycles")


def _run(workspace: Path, statement: str) -> None:
    connection = sqlite.connect(str(workspace / DATABASE_NAME), isolation_level=None)
    connection.execute(statement)
    connection.close()
