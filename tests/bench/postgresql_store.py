"""Mints into PostgreSQL: the speed, the space of a token, and four jobs at once."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from dpp_desktop.minting.run import run_job
from dpp_desktop.samples import load_samples
from dpp_desktop.store.server import settings
from dpp_desktop.store.server.workspace import create_on_server
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.mint_against_postgresql import seconds_to_insert
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import completed, seconds_to_mint, submitted
from tests.postgresql_server import NoServer, Server, throw_away_server

SPEED = Goal("mint into PostgreSQL, against its gen_random_uuid(): times faster", ">=", 20)
BYTES = Goal("a token in PostgreSQL", "<=", 14, "bytes")
AT_ONCE = Goal("four jobs at once in PostgreSQL, against one after another: time", "<=", 1.1)
GOALS: Goals = (SPEED, BYTES, AT_ONCE)

_JOBS = 4
_names = count(1)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the rows. The server has the default settings, and each cycle is a commit."""
    try:
        with throw_away_server(folder) as server:
            yield _speed(server, sizes, folder)
            yield _bytes(server, sizes, folder)
            yield _at_once(server, sizes, folder)
    except NoServer as reason:
        for goal in GOALS:
            yield goal.not_measured(str(reason))


@contextmanager
def _new_workspace(server: Server, folder: Path) -> Iterator[Workspace]:
    name = f"bench_{next(_names)}"
    server.create_database(name)
    with (
        tempfile.TemporaryDirectory(dir=folder) as place,
        create_on_server(Path(place), settings.from_url(server.url(name)), None) as workspace,
    ):
        load_samples(workspace)
        yield workspace


def _speed(server: Server, sizes: Sizes, folder: Path) -> Row:
    def mint() -> float:
        with _new_workspace(server, folder) as workspace:
            server.psql("CHECKPOINT")
            return seconds_to_mint(workspace, sizes.job)

    seconds = interleaved(
        sizes.repeats, {"mint": mint, "insert": partial(seconds_to_insert, server, sizes.job)}
    )
    figure = ratio(seconds["insert"], seconds["mint"])
    return SPEED.row(figure, tokens=sizes.job, seconds=seconds)


def _bytes(server: Server, sizes: Sizes, folder: Path) -> Row:
    with _new_workspace(server, folder) as workspace:
        database = settings.require(workspace.path).database
        size = "SELECT pg_database_size(current_database())"
        before = int(server.psql("VACUUM", size, database=database))
        seconds_to_mint(workspace, sizes.job)
        after = int(server.psql("VACUUM", size, database=database))
    figure = (after - before) / sizes.job
    return BYTES.row(figure, tokens=sizes.job, bytes_before=before, bytes_after=after)


def _at_once(server: Server, sizes: Sizes, folder: Path) -> Row:
    seconds = interleaved(
        sizes.repeats,
        {
            "at_once": lambda: _seconds(server, sizes, folder, threads=_JOBS),
            "in_turn": lambda: _seconds(server, sizes, folder, threads=1),
        },
    )
    figure = ratio(seconds["at_once"], seconds["in_turn"])
    return AT_ONCE.row(figure, tokens_per_job=sizes.four_jobs_of, seconds=seconds)


def _seconds(server: Server, sizes: Sizes, folder: Path, *, threads: int) -> float:
    """Return how long four jobs take, each through its own connections."""
    with ExitStack() as stack:
        first = stack.enter_context(_new_workspace(server, folder))
        jobs = [submitted(first, sizes.four_jobs_of) for _ in range(_JOBS)]
        opened = [stack.enter_context(Workspace.open(first.path)) for _ in jobs]
        pool = stack.enter_context(ThreadPoolExecutor(threads))

        def mint_all() -> None:
            for ended in pool.map(run_job, opened, jobs):
                completed(ended)

        return timed(mint_all)
