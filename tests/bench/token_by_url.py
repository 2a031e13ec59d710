"""Looks up tokens by URL in a large store, against a bare lookup by primary key."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import median_ratio, say, thread_timed
from tests.bench.workspaces import bare_connection, completed, fresh_workspace, submitted

GOAL = Goal("token by URL, against a bare primary-key probe: processor time", "<=", 25)
GOALS: Goals = (GOAL,)

_LOOKUPS = 2_000
_PROBES = 20
"""Bare lookups per measurement, because a single one is too short to measure."""
_CYCLES = "SELECT id, count FROM cycles"
_PROBE = f"SELECT substr(serials, ?, {SERIAL_LENGTH}) FROM cycles WHERE id = ?"


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of the medians for random tokens of all jobs."""
    with fresh_workspace(folder) as workspace:
        jobs = []
        for _ in range(sizes.token_jobs):
            jobs.append(completed(run_job(workspace, submitted(workspace, MILLION))))
            say(f"  {len(jobs)} of {sizes.token_jobs} million tokens minted")
        draw = random.Random(1)
        urls = [_any_url(workspace, draw.choice(jobs), draw) for _ in range(_LOOKUPS)]
        with bare_connection(workspace.database) as connection:
            cycles = connection.execute(_CYCLES).fetchall()
            lookups, probes = [], []
            for url in urls:
                keys = [_any_key(cycles, draw) for _ in range(_PROBES)]
                lookups.append(thread_timed(partial(_find, workspace, url)) * 1000)
                probes.append(thread_timed(partial(_probe, connection, keys)) * 1000 / _PROBES)
    yield GOAL.row(
        median_ratio(lookups, probes),
        lookup_ms=median(lookups),
        p99_ms=quantiles(lookups, n=100)[-1],
        probe_ms=median(probes),
        tokens=sizes.token_jobs * MILLION,
        lookups=_LOOKUPS,
    )


def _any_url(workspace: Workspace, job: MintJob, draw: random.Random) -> str:
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, draw.randrange(job.quantity))
    return f"{job.link_prefix}{serial}"


def _find(workspace: Workspace, url: str) -> None:
    found = find_token(workspace, url)
    if found.url != url:
        raise RuntimeError(f"{url} was found as {found.url}")


def _any_key(cycles: list[tuple[int, int]], draw: random.Random) -> tuple[int, int]:
    cycle, count = draw.choice(cycles)
    return draw.randrange(count) * SERIAL_LENGTH + 1, cycle


def _probe(connection: Any, keys: list[tuple[int, int]]) -> None:
    for key in keys:
        (serial,) = connection.execute(_PROBE, key).fetchone()
        if len(serial) != SERIAL_LENGTH:
            raise RuntimeError(f"there is no token with the key {key}")
