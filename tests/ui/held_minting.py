"""Holds jobs of the window between two cycles, so that a test can act before they are completed."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.progress import MintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine

HELD_JOB = 25_000
"""The quantity of a job with several cycles."""

_CYCLE_TOKENS = 5_000
_CHECK_SECONDS = 0.01


class HeldMinting:
    """Jobs wait after each cycle until `release`, or until they are stopped or paused."""

    def __init__(self) -> None:
        self._released = Event()

    def release(self) -> None:
        """Complete the jobs, also those that start later."""
        self._released.set()

    def run_job(
        self,
        workspace: Workspace,
        job_id: int,
        observer: MintObserver,
        from_states: Collection[JobStatus],
    ) -> MintJob:
        """Run the job as the engine does, and hold it."""
        held = _HeldObserver(workspace, observer, self._released)
        return run_job(workspace, job_id, held, from_states=from_states, cycle_tokens=_CYCLE_TOKENS)


class _HeldObserver:
    """Waits in the thread of the job after each cycle."""

    def __init__(self, workspace: Workspace, observer: MintObserver, released: Event) -> None:
        self._workspace = workspace
        self._observer = observer
        self._released = released

    def progressed(self, job: MintJob) -> None:
        self._observer.progressed(job)
        while not self._released.wait(_CHECK_SECONDS):
            is_minting = find_job(self._workspace, job.id).status is JobStatus.MINTING
            if self._observer.stop_requested() or not is_minting:
                return

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        self._observer.retrying(job, failure, attempt, delay)

    def stop_requested(self) -> bool:
        return self._observer.stop_requested()

    def wait(self, seconds: float) -> None:
        self._observer.wait(seconds)


@contextmanager
def held_minting(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldMinting]:
    """Hold the jobs that the window mints, until the end of the body at most."""
    held = HeldMinting()
    monkeypatch.setattr(engine, "run_job", held.run_job)
    yield held
    held.release()
