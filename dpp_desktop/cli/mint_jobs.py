"""Runs a mint job with a progress bar and reports its result, for mint, resume and demo."""

import time
from collections.abc import Collection

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.progress import ProgressBar
from dpp_desktop.cli.signals import StopRequest, stop_on_signals
from dpp_desktop.minting.run import finish_job
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace

_POLL_SECONDS = 0.05


class MintBar(ProgressBar):
    """Shows the progress of a mint job."""

    def __init__(self, job_id: int, stop: StopRequest) -> None:
        super().__init__(f"Minting job {job_id}", "tokens", stop)

    def progressed(self, job: MintJob) -> None:
        """Update the bar."""
        self.show(job.minted, job.quantity)

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Print that a cycle failed and is retried."""
        note(f"Job {job.id}: {failure} Retrying in {delay:g} s (retry {attempt}).")

    def wait(self, seconds: float) -> None:
        """Wait, but return early after a stop request."""
        end = time.monotonic() + seconds
        while not self.stop.made and time.monotonic() < end:
            time.sleep(min(_POLL_SECONDS, seconds))


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
