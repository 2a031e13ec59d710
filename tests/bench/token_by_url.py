"""Finding a token by its URL in a large store."""

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import MILLION, Sizes
from tests.bench.timing import say
from tests.bench.workspaces import completed, fresh_workspace, submitted

GOAL = Goal("token by URL: median", "<=", 1, "ms")
GOALS: Goals = (GOAL,)

_LOOKUPS = 2_000


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the median over tokens drawn from all jobs."""
    with fresh_workspace(folder) as workspace:
        jobs = []
        for _ in range(sizes.token_jobs):
            jobs.append(completed(run_job(workspace, submitted(workspace, MILLION))))
            say(f"  {len(jobs)} of {sizes.token_jobs} million tokens minted")
        draw = random.Random(1)
        urls = [_any_url(workspace, draw.choice(jobs), draw) for _ in range(_LOOKUPS)]
        milliseconds = [_find(workspace, url) for url in urls]
    yield GOAL.row(
        median(milliseconds),
        p99_ms=quantiles(milliseconds, n=100)[-1],
        longest_ms=max(milliseconds),
        tokens=sizes.token_jobs * MILLION,
        lookups=_LOOKUPS,
    )


def _any_url(workspace: Workspace, job: MintJob, draw: random.Random) -> str:
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, draw.randrange(job.quantity))
    return f"{job.link_prefix}{serial}"


def _find(workspace: Workspace, url: str) -> float:
    begun = perf_counter()
    found = find_token(workspace, url)
    taken = (perf_counter() - begun) * 1000
    if found.url != url:
        raise RuntimeError(f"{url} was found as {found.url}")
    return taken
