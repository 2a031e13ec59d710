"""`dpp-desktop cancel`: ends a job for good."""

import click

from dpp_desktop.cli.output import counted, job_document, print_json, say
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.minting.control import cancel


@click.command("cancel")
@click.argument("job", type=JOB_ID, metavar="JOB")
@common_options
@pass_session
def command(session: Session, job: int) -> None:
    """End JOB for good, also while another process mints it.

    The tokens it has stay and can be exported; the numbers it had reserved are never used.
    """
    with session.open() as workspace:
        cancelled = cancel(workspace, job)
    if session.json:
        print_json(job_document(cancelled))
    else:
        stay = "stays" if cancelled.minted == 1 else "stay"
        say(f"Job {job} is cancelled; its {counted(cancelled.minted, 'token')} {stay}.")
