"""Mints jobs slowly, so that there is time to take screenshots."""

import random
import time
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_CYCLE = 5_000


Lane = tuple[tuple[str, int], ...]
"""Order numbers of jobs to mint in sequence, each with its tokens per second."""


class _RateLimiter(NullMintObserver):
    """Pauses after every cycle for a random time around the requested rate."""

    def __init__(self, line: "Line", rate: int) -> None:
        self._line = line
        self._rate = rate
        self._random = random.Random(rate)

    def progressed(self, job: MintJob) -> None:
        time.sleep(_CYCLE / self._rate * self._random.uniform(0.5, 1.5))

    def stop_requested(self) -> bool:
        return self._line.stopped


class Line:
    """Mints lanes of orders in threads until the context ends."""

    def __init__(self, workspace: Workspace) -> None:
        self.stopped = False
        self._workspace = workspace
        self._threads = ThreadPoolExecutor(4)
        self._lanes: list[Future[None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop after the current cycles. Raises the first error of a lane."""
        self.stopped = True
        self._threads.shutdown()
        for lane in self._lanes:
            lane.result()

    def begin(self, lanes: tuple[Lane, ...]) -> None:
        """Mint lanes concurrently."""
        self._lanes += [self._threads.submit(self._mint, lane) for lane in lanes]

    def _mint(self, lane: Lane) -> None:
        for order, rate in lane:
            with self._workspace.read() as transaction:
                job = jobs.find_by_key(transaction, order)
            if job and not self.stopped:
                run_job(self._workspace, job.id, _RateLimiter(self, rate), cycle_tokens=_CYCLE)
