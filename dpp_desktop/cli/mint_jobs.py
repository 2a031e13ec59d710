"""Runs a mint job with a progress bar and reports its result, for mint, resume and demo."""

from collections.abc import Collection

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.progress import MintBar
from dpp_desktop.cli.signals import stop_on_signals
from dpp_desktop.minting.run import finish_job
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace


def run_with_progress(
    workspace: Workspace, job_id: int, from_states: Collection[JobStatus] = WAITING
) -> MintJob:
    """Mint the job until it ends or Ctrl+C is pressed, and show its progress."""
    with stop_on_signals() as stop, MintBar(job_id, stop) as bar:
        return finish_job(workspace, job_id, bar, from_states=from_states)


def exit_code(job: MintJob) -> ExitCode:
    """Return the exit code of a command that was to complete the job."""
    if job.status is JobStatus.COMPLETED:
        return ExitCode.DONE
    return ExitCode.FAILED if job.error or job.status.is_idle else ExitCode.INTERRUPTED


def report_completed(job: MintJob) -> None:
    """Print to standard output that the job is completed, if it is."""
    if job.status is JobStatus.COMPLETED:
        say(f"Job {job.id}: {counted(job.minted, 'token')} minted for batch {job.batch}.")


def report_unfinished(job: MintJob) -> None:
    """Print to standard error why the job isn't completed, and how to continue it."""
    minted = f"{job.minted:,} of {counted(job.quantity, 'token')} minted"
    state = f"Job {job.id} ({job.status}): {minted}."
    if job.error:
        note(f"{state} {job.error}")
    elif job.status is not JobStatus.COMPLETED:
        note(state)
    if not job.status.is_final:
        note(f"To continue, run 'dpp-desktop resume {job.id}'.")
