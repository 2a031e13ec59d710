"""`dpp-desktop resume`: continues jobs that aren't completed."""

from dataclasses import replace

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.mint_jobs import (
    exit_code,
    report_completed,
    report_unfinished,
    run_with_progress,
)
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
    """Continue JOB, including a paused or failed job.

    Without JOB, continue all interrupted and queued jobs, one after the other.
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
    job = run_with_progress(workspace, job_id, RESUMABLE)
    _report(session, [job])
    if session.json:
        print_json(job_document(job))
    return exit_code(job)


def _resume_all(session: Session, workspace: Workspace) -> int:
    resumed: list[MintJob] = []
    for waiting in waiting_jobs(workspace):
        resumed.append(_resume_in_turn(workspace, waiting))
        if exit_code(resumed[-1]) is ExitCode.INTERRUPTED:
            break
    _report(session, resumed)
    if session.json:
        print_json([job_document(job) for job in resumed])
    elif not resumed:
        note("No jobs to resume.")
    for job in stopped_jobs(workspace):
        note(f"Job {job.id} is {job.status}. To continue it, run 'dpp-desktop resume {job.id}'.")
    return max((exit_code(job) for job in resumed), default=ExitCode.DONE)


def _resume_in_turn(workspace: Workspace, waiting: MintJob) -> MintJob:
    """Resume one of several jobs: if it can't continue, the next one is tried."""
    try:
        return run_with_progress(workspace, waiting.id)
    except StorageDamaged:
        raise
    except EnvironmentFault as fault:
        return replace(waiting, error=fault.message)


def _report(session: Session, resumed: list[MintJob]) -> None:
    for job in resumed:
        report_unfinished(job)
        if not session.json:
            report_completed(job)
