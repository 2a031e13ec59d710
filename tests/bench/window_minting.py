"""Mints four jobs with the window open: it must stay responsive and hardly slow them down."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, median_ratio, ratio, timed
from tests.bench.window_minting_inside import JOBS, TICK_MS
from tests.bench.window_programs import Screen, screen
from tests.bench.workspaces import sample_workspace
from tests.commandline import CommandLine

_LATENESS = "event loop lateness, four jobs of 1M with the window open, against a bare loop"
LATE = Goal(f"{_LATENESS}: p99", "<=", 5)
LATEST = Goal(f"{_LATENESS}: max", "<=", 6)
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
    """Yield medians of runs. The command line runs one command per job, all concurrently.

    The bare loop has no window and only runs its timer. The same four jobs run in threads of
    its process.
    """
    ticks: list[Ticks] = []
    bare_ticks: list[Ticks] = []
    with screen(folder, width=_WIDTH) as shown:
        seconds = interleaved(
            sizes.repeats,
            {
                "window": lambda: _beside_loop(shown, folder, sizes.four_jobs_of, ticks),
                "bare loop": lambda: _beside_loop(
                    shown, folder, sizes.four_jobs_of, bare_ticks, "bare"
                ),
                "commands": lambda: _by_commands(folder, sizes.four_jobs_of),
            },
        )
    yield from _lateness_rows(ticks, bare_ticks)
    yield TIME.row(
        ratio(seconds["window"], seconds["commands"]),
        against="four commands at once, from their start to their end",
        against_threads_beside_bare_loop=ratio(seconds["window"], seconds["bare loop"]),
        tokens_per_job=sizes.four_jobs_of,
        seconds=seconds,
    )


def _lateness_rows(ticks: list[Ticks], bare_ticks: list[Ticks]) -> Iterator[Row]:
    p99, bare_p99 = ([_p99(run) for run in runs] for runs in (ticks, bare_ticks))
    yield LATE.row(
        median_ratio(p99, bare_p99),
        windows=_WINDOWS,
        p99_ms=p99,
        bare_p99_ms=bare_p99,
        p99_with_ticks_left_out_ms=[_p99(_with_left_out(run)) for run in ticks],
        median_ms=[median(run) for run in ticks],
        load=round(os.getloadavg()[0], 2),
    )
    latest, bare_latest = ([max(run) for run in runs] for runs in (ticks, bare_ticks))
    yield LATEST.row(
        median_ratio(latest, bare_latest), longest_ms=latest, bare_longest_ms=bare_latest
    )


def _beside_loop(
    shown: Screen, folder: Path, quantity: int, ticks: list[Ticks], *options: str
) -> float:
    printed = shown.run(_PROGRAM, sample_workspace(folder), quantity, *options)
    ticks.append(printed["late_ms"])
    return float(printed["seconds"])


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
    """Return the ticks, and those that Qt skipped after a late one, which are late as well."""
    return [late - missed * TICK_MS for late in ticks for missed in range(int(late // TICK_MS) + 1)]
