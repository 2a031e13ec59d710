"""Mints tokens, against PostgreSQL: INSERT … SELECT gen_random_uuid() in one statement."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio
from tests.bench.workspaces import seconds_to_mint_first_job
from tests.postgresql_server import NoServer, Server, throw_away_server

GOAL = Goal("mint, against PostgreSQL gen_random_uuid(): times faster", ">=", 6)
GOALS: Goals = (GOAL,)

_TIMING = re.compile(r"Time: ([0-9.]+) ms")


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the speed ratio. The server commits once, the program after every cycle."""
    try:
        with throw_away_server(folder) as server:
            yield _against(server, sizes, folder)
    except NoServer as reason:
        yield GOAL.not_measured(str(reason))


def _against(server: Server, sizes: Sizes, folder: Path) -> Row:
    seconds = interleaved(
        sizes.repeats,
        {
            "mint": partial(seconds_to_mint_first_job, folder, sizes.job),
            "postgresql": partial(seconds_to_insert, server, sizes.job),
        },
    )
    figure = ratio(seconds["postgresql"], seconds["mint"])
    version = server.psql("SHOW server_version").strip()
    return GOAL.row(figure, tokens=sizes.job, postgresql=version, seconds=seconds)


def seconds_to_insert(server: Server, count: int) -> float:
    """Return the time that psql measures: without its own start, with the commit."""
    server.psql("DROP TABLE IF EXISTS tokens", "CREATE TABLE tokens (id uuid PRIMARY KEY)")
    insert = f"INSERT INTO tokens SELECT gen_random_uuid() FROM generate_series(1, {count})"
    printed = _TIMING.search(server.psql("CHECKPOINT", r"\timing on", insert))
    if printed is None:
        raise RuntimeError("psql did not say how long the statement took")
    return float(printed[1]) / 1000
