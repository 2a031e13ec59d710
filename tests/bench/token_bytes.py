"""Measures the disk space of a token with all its data in the store."""

from collections.abc import Iterator
from pathlib import Path

from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.workspaces import fresh_workspace, seconds_to_mint

GOAL = Goal("a token on disk", "<=", 13, "bytes")
GOALS: Goals = (GOAL,)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the growth of the database file for one job, per token."""
    with fresh_workspace(folder) as workspace:
        before = database_bytes(workspace)
        seconds_to_mint(workspace, sizes.job)
        after = database_bytes(workspace)
    figure = (after - before) / sizes.job
    yield GOAL.row(figure, tokens=sizes.job, bytes_before=before, bytes_after=after)


def database_bytes(workspace: Workspace) -> int:
    """Return the size of the database file after all data has moved into it from the log."""
    engine = sqlite.create_engine_for(workspace.database)
    pooled = engine.raw_connection()
    try:
        pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        pooled.close()
        engine.dispose()
    return workspace.database.stat().st_size
