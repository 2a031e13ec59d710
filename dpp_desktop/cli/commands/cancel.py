"""`dpp-desktop cancel`: cancels a mint job."""

import click

from dpp_desktop.cli.output import counted, job_document, print_json, say
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.minting.control import cancel


@click.command("cancel")
@click.argument("job", type=JOB_ID, metavar="JOB")
@common_options
@pass_session
def command(session: Session, job: int) -> None:
    """Cancel JOB permanently, even if another process is minting it.

    Its tokens are kept and can be exported. The rest of its reserved numbers are never used.
    """
    with session.open() as workspace:
        cancelled = cancel(workspace, job)
    if session.json:
        print_json(job_document(cancelled))
    else:
        say(f"Job {job} cancelled. It keeps {counted(cancelled.minted, 'token')}.")
