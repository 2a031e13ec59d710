"""`dpp-desktop resume`: goes on with jobs that aren't done."""

from dataclasses import replace

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.mint_jobs import carry_out, exit_code, say_completed, tell
from dpp_desktop.cli.output import job_document, note, print_json
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.minting.control import find_job, stopped_jobs, waiting_jobs
from dpp_desktop.model.errors import EnvironmentFault, StorageDamaged, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace


@click.command("resume")
@click.argument("job", required=False, type=JOB_ID, metavar="[JOB]")
@common_options
@pass_session
def command(session: Session, job: int | None) -> int:
    """Go on with JOB from where it stands, also if it is paused or failed.

    Without JOB, go on with every job that was interrupted or is still queued, one after the other.
    """
    with session.open() as workspace:
        if job is None:
            return _resume_all(session, workspace)
        return _resume_one(session, workspace, job)


def _resume_one(session: Session, workspace: Workspace, job_id: int) -> int:
    if find_job(workspace, job_id).status is JobStatus.CANCELLED:
        raise WrongState(
            Message("Job {job_id} was cancelled.", job_id=job_id),
            Message("A cancelled job can't be resumed; mint the rest as a new request."),
        )
    job = carry_out(workspace, job_id, RESUMABLE)
    _show(session, [job])
    if session.json:
        print_json(job_document(job))
    return exit_code(job)


def _resume_all(session: Session, workspace: Workspace) -> int:
    resumed: list[MintJob] = []
    for waiting in waiting_jobs(workspace):
        resumed.append(_attempt(workspace, waiting))
        if exit_code(resumed[-1]) is ExitCode.INTERRUPTED:
            break
    _show(session, resumed)
    if session.json:
        print_json([job_document(job) for job in resumed])
    elif not resumed:
        note("No job waits to be resumed.")
    for job in stopped_jobs(workspace):
        note(f"Job {job.id} is {job.status}; 'dpp-desktop resume {job.id}' goes on with it.")
    return max((exit_code(job) for job in resumed), default=ExitCode.DONE)


def _attempt(workspace: Workspace, waiting: MintJob) -> MintJob:
    """One job that can't go on is no reason to leave the others, unless the store is damaged."""
    try:
        return carry_out(workspace, waiting.id)
    except StorageDamaged:
        raise
    except EnvironmentFault as fault:
        return replace(waiting, error=fault.message)


def _show(session: Session, resumed: list[MintJob]) -> None:
    for job in resumed:
        tell(job)
        if not session.json:
            say_completed(job)
