"""What a user may do to a job from outside: find it, pause it, cancel it, find what waits."""

import logging

from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import RESUMABLE, WAITING, JobStatus, MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_log = logging.getLogger(__name__)


def find_job(workspace: Workspace, job_id: int) -> MintJob:
    """Returns the job of that id. Raises NotFound."""
    with workspace.read() as transaction:
        return jobs.require(transaction, job_id)


def pause(workspace: Workspace, job_id: int) -> MintJob:
    """Pauses a job that is queued or minting, whichever process mints it.

    Raises NotFound, or WrongState if the job has ended; pausing a paused one changes nothing.
    """
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        if job.status is JobStatus.PAUSED:
            return job
        if job.status not in WAITING:
            raise WrongState(
                Message(
                    "Job {job} can't be paused: it is {status}.",
                    job=job_id,
                    status=job.status.word,
                ),
                Message("You can pause a job while it is queued or minting."),
            )
        return jobs.stop(transaction, job, JobStatus.PAUSED)


def cancel(workspace: Workspace, job_id: int) -> MintJob:
    """Ends a job for good, whichever process mints it. Its tokens stay, its numbers are spent.

    Raises NotFound, or WrongState if it is completed; cancelling twice changes nothing.
    """
    with workspace.write() as transaction:
        job = jobs.require(transaction, job_id)
        if job.status is JobStatus.CANCELLED:
            return job
        if job.status is JobStatus.COMPLETED:
            raise WrongState(_completed(job), Message("You can't cancel a completed job."))
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
    """Returns the jobs that wait for the user to have them go on: paused or failed."""
    with workspace.read() as transaction:
        return jobs.list_in(transaction, RESUMABLE - WAITING)


def waiting_jobs(workspace: Workspace) -> list[MintJob]:
    """Returns the jobs that wait for someone to mint them: queued, or left by a dead process."""
    with workspace.read() as transaction:
        candidates = jobs.list_in(transaction, WAITING)
    return [job for job in candidates if not workspace.is_alive(job.runner)]
