"""Mints four jobs concurrently: as fast as one after another, and at similar progress."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Lock

from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import completed, fresh_workspace, submitted

TIME = Goal("four jobs at once, against one after another: time", "<=", 1.1)
FAIRNESS = Goal("four jobs at once: least progress / most progress", ">=", 0.5)
GOALS: Goals = (TIME, FAIRNESS)

_JOBS = 4
_WARM_UP_SHARE = 0.1
"""Share of all tokens after which progress is compared. Before, one cycle counts too much."""


class _Progress(NullMintObserver):
    """Compares the slowest with the fastest job after each cycle."""

    def __init__(self, quantity: int) -> None:
        self._quantity = quantity
        self._minted: dict[int, int] = {}
        self._ended = False
        self._lock = Lock()
        self.samples: list[float] = []

    def progressed(self, job: MintJob) -> None:
        with self._lock:
            self._minted[job.id] = job.minted
            minted = self._minted.values()
            is_warmed_up = sum(minted) > _WARM_UP_SHARE * _JOBS * self._quantity
            if len(minted) == _JOBS and is_warmed_up and not self._ended:
                self.samples.append(min(minted) / max(minted))
            self._ended = max(minted) == self._quantity


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of times and the worst sample of a run."""
    samples: list[list[float]] = []
    seconds = interleaved(
        sizes.repeats,
        {
            "at_once": lambda: _seconds_at_once(folder, sizes.four_jobs_of, samples),
            "in_turn": lambda: _seconds_in_turn(folder, sizes.four_jobs_of),
        },
    )
    time_ratio = ratio(seconds["at_once"], seconds["in_turn"])
    yield TIME.row(time_ratio, tokens_per_job=sizes.four_jobs_of, seconds=seconds)
    worst = [min(run, default=0.0) for run in samples]
    yield FAIRNESS.row(
        median(worst),
        sampled="after each cycle, once every job has started and a tenth of all is minted, "
        "until the first job ends",
        worst_of_each_run=worst,
    )


def _seconds_at_once(folder: Path, quantity: int, samples: list[list[float]]) -> float:
    progress = _Progress(quantity)
    with fresh_workspace(folder) as workspace, ThreadPoolExecutor(_JOBS) as threads:
        jobs = [submitted(workspace, quantity) for _ in range(_JOBS)]
        seconds = timed(
            lambda: [
                completed(job)
                for job in threads.map(lambda job_id: run_job(workspace, job_id, progress), jobs)
            ]
        )
    samples.append(progress.samples)
    return seconds


def _seconds_in_turn(folder: Path, quantity: int) -> float:
    with fresh_workspace(folder) as workspace:
        jobs = [submitted(workspace, quantity) for _ in range(_JOBS)]
        return timed(lambda: _mint_all(workspace, jobs))


def _mint_all(workspace: Workspace, jobs: list[int]) -> None:
    for job_id in jobs:
        completed(run_job(workspace, job_id))
