"""Jobs minted at the pace of an old machine, so that there is time to take pictures of them."""

import random
import time
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from dpp_desktop.minting.progress import Unwatched
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_CYCLE = 5_000


Lane = tuple[tuple[str, int], ...]
"""Order numbers of jobs to be minted one after the other, each with its tokens a second."""


class _Paced(Unwatched):
    """Rests after every cycle, as long as the pace asks for, now more and now less."""

    def __init__(self, line: "Line", rate: int) -> None:
        self._line = line
        self._rate = rate
        self._draw = random.Random(rate)

    def progressed(self, job: MintJob) -> None:
        time.sleep(_CYCLE / self._rate * self._draw.uniform(0.5, 1.5))

    def stop_requested(self) -> bool:
        return self._line.stopped


class Line:
    """Mints lanes of orders in threads of its own, until the context is left."""

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
        """Stops after the cycles under way. Raises what a lane raised."""
        self.stopped = True
        self._threads.shutdown()
        for lane in self._lanes:
            lane.result()

    def begin(self, lanes: tuple[Lane, ...]) -> None:
        """Mints lanes at the same time."""
        self._lanes += [self._threads.submit(self._mint, lane) for lane in lanes]

    def _mint(self, lane: Lane) -> None:
        for order, rate in lane:
            with self._workspace.read() as transaction:
                job = jobs.find_by_key(transaction, order)
            if job and not self.stopped:
                run_job(self._workspace, job.id, _Paced(self, rate), cycle_tokens=_CYCLE)
