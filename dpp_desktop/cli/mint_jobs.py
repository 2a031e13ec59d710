"""How commands carry a mint job out and tell how it ended; shared by mint, resume and demo."""

from collections.abc import Collection

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.cli.progress import MintBar
from dpp_desktop.cli.signals import stop_on_signals
from dpp_desktop.minting.run import finish_job
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store.workspace import Workspace


def carry_out(
    workspace: Workspace, job_id: int, from_states: Collection[JobStatus] = WAITING
) -> MintJob:
    """Mints the job to its end, or until Ctrl+C; shows progress."""
    with stop_on_signals() as stop, MintBar(job_id, stop) as bar:
        return finish_job(workspace, job_id, bar, from_states=from_states)


def exit_code(job: MintJob) -> ExitCode:
    """Returns how a command ends that was to complete the job."""
    if job.status is JobStatus.COMPLETED:
        return ExitCode.DONE
    return ExitCode.FAILED if job.error or job.status.at_rest else ExitCode.INTERRUPTED


def say_completed(job: MintJob) -> None:
    """Says on standard output that the job is done, if it is."""
    if job.status is JobStatus.COMPLETED:
        say(f"Job {job.id}: {counted(job.minted, 'token')} minted for batch {job.batch}.")


def tell(job: MintJob) -> None:
    """Says on standard error how the job ended, if it didn't end well, and how to go on."""
    minted = f"{job.minted:,} of {counted(job.quantity, 'token')} minted"
    stands = f"Job {job.id} is {job.status} with {minted}"
    if job.error:
        note(f"{stands}: {job.error}")
    elif job.status is not JobStatus.COMPLETED:
        note(f"{stands}.")
    if not job.status.final:
        note(f"'dpp-desktop resume {job.id}' goes on from there.")
