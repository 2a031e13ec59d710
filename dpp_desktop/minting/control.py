"""Finds, pauses and cancels jobs, and lists jobs that can continue."""

import logging

from dpp_desktop.minting import job_rules
from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import RESUMABLE, WAITING, JobStatus, MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)


def find_job(workspace: Workspace, job_id: int) -> MintJob:
    """Return the job with the id. Raise NotFound."""
    with workspace.read() as transaction:
        return jobs.require(transaction, job_id)


def pause(workspace: Workspace, job_id: int) -> MintJob:
    """Pause a job that is queued or minting, even in another process.

    Raise NotFound, or WrongState if the job has ended. Pausing a paused job changes nothing.
    """
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        if job.status is JobStatus.PAUSED:
            return job
        if not job_rules.PAUSE.is_met(job):
            raise _not_pausable(job)
        return jobs.stop(transaction, job, JobStatus.PAUSED)


def _not_pausable(job: MintJob) -> WrongState:
    return WrongState(
        Message("Job {job} can't be paused: it is {status}.", job=job.id, status=job.status.word),
        job_rules.PAUSE.text,
    )


def cancel(workspace: Workspace, job_id: int) -> MintJob:
    """Cancel a job permanently, even if another process is minting it.

    Its tokens are kept, and its numbers are never used again. Raise NotFound, or WrongState if the
    job is completed. Cancelling a cancelled job changes nothing.
    """
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        if job.status is JobStatus.CANCELLED:
            return job
        if not job_rules.CANCEL.is_met(job):
            raise WrongState(_completed(job), job_rules.CANCEL.text)
        stopped = jobs.stop(transaction, job, JobStatus.CANCELLED)
    _log.info("Job %d cancelled with %d tokens minted", job_id, stopped.minted)
    return stopped


def _completed(job: MintJob) -> Message:
    if job.quantity == 1:
        return Message("Job {job} is completed: its one token is minted.", job=job.id)
    return Message(
        "Job {job} is completed: all {quantity:,} tokens are minted.",
        job=job.id,
        quantity=job.quantity,
    )


def stopped_jobs(workspace: Workspace) -> list[MintJob]:
    """Return the jobs that continue only if the user resumes them: paused or failed."""
    with workspace.read() as transaction:
        return jobs.list_in(transaction, RESUMABLE - WAITING)


def waiting_jobs(workspace: Workspace) -> list[MintJob]:
    """Return the jobs that wait for a runner: queued, or left by a dead process."""
    with workspace.read() as transaction:
        candidates = jobs.list_in(transaction, WAITING)
    return [job for job in candidates if not workspace.is_alive(job.runner)]
