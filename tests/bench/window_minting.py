"""Four jobs at once with the window open: it stays at hand, and hardly slows them down."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from dpp_desktop.minting.run import run_job
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.window_minting_inside import JOBS, TICK_MS
from tests.bench.window_programs import Screen, screen
from tests.bench.workspaces import completed, fresh_workspace, sample_workspace, submitted
from tests.commandline import CommandLine

LATE = Goal("event loop lateness, four jobs of 1M with the window open: p99", "<=", 16, "ms")
LATEST = Goal("event loop lateness, four jobs of 1M with the window open: max", "<=", 100, "ms")
TIME = Goal("four jobs of 1M with the window open, against the command line: time", "<=", 1.1)
GOALS: Goals = (LATE, LATEST, TIME)

_PROGRAM = "tests.bench.window_minting_inside"
_WINDOWS = (
    "the dashboard with its chart, and beside it, growing, the tokens of one of the jobs; "
    "counted when both have been open for half a second, to the end of the last job"
)
_WIDTH = 2 * 1280

Ticks = list[float]


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields medians of runs. The command line is one command for each job, all at once."""
    ticks: list[Ticks] = []
    with screen(folder, width=_WIDTH) as shown:
        seconds = interleaved(
            sizes.repeats,
            {
                "window": lambda: _beside_loop(shown, folder, sizes.four_jobs_of, ticks),
                "threads": lambda: _beside_loop(folder, sizes.four_jobs_of),
                "commands": lambda: _by_commands(folder, sizes.four_jobs_of),
            },
        )
    yield from _lateness_rows(ticks)
    yield TIME.row(
        ratio(seconds["window"], seconds["commands"]),
        against="four commands at once, from their start to their end",
        against_threads_beside_bare_loop=ratio(seconds["window"], seconds["threads"]),
        tokens_per_job=sizes.four_jobs_of,
        seconds=seconds,
    )


def _lateness_rows(ticks: list[Ticks]) -> Iterator[Row]:
    p99 = [_p99(run) for run in ticks]
    yield LATE.row(
        median(p99),
        windows=_WINDOWS,
        p99_ms=p99,
        p99_with_ticks_left_out_ms=[_p99(_with_left_out(run)) for run in ticks],
        median_ms=[median(run) for run in ticks],
        load=round(os.getloadavg()[0], 2),
    )
    latest = [max(run) for run in ticks]
    yield LATEST.row(median(latest), longest_ms=latest)


def _beside_loop(shown: Screen, folder: Path, quantity: int, ticks: list[Ticks]) -> float:
    told = shown.run(_PROGRAM, sample_workspace(folder), quantity)
    ticks.append(told["late_ms"])
    return float(told["seconds"])


def _beside_loop(folder: Path, quantity: int) -> float:
    with fresh_workspace(folder) as workspace, ThreadPoolExecutor(JOBS) as threads:
        jobs = [submitted(workspace, quantity) for _ in range(JOBS)]
        mint = partial(run_job, workspace)
        return timed(lambda: [completed(job) for job in threads.map(mint, jobs)])


def _by_commands(folder: Path, quantity: int) -> float:
    command = CommandLine(sample_workspace(folder))
    return timed(partial(_run_at_once, command, quantity))


def _run_at_once(command: CommandLine, quantity: int) -> None:
    processes = [command.start(*command.mint_arguments(quantity)) for _ in range(JOBS)]
    for process in processes:
        output, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"a command ended with {process.returncode}: {output}")


def _p99(milliseconds: Ticks) -> float:
    return quantiles(milliseconds, n=100)[-1]


def _with_left_out(ticks: Ticks) -> Ticks:
    """The ticks, and those that Qt left out for a late one: they would have been late as well."""
    return [late - missed * TICK_MS for late in ticks for missed in range(int(late // TICK_MS) + 1)]
