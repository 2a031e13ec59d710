"""`dpp-desktop reprint`: prints labels again, with a reason."""

import click

from dpp_desktop.cli.print_runs import run_and_report
from dpp_desktop.cli.print_values import Printed, Selected, print_options, selection_options
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.printing.prints.run import print_labels


@click.command("reprint")
@selection_options
@print_options
@click.option("--reason", required=True, metavar="TEXT", help="The reason, for the journal.")
@common_options
@pass_session
def command(session: Session, selected: Selected, printed: Printed, reason: str) -> int:
    """Reprint labels, and mark the earlier ones as spoiled.

    Void units and units that were never printed are rejected with exit code 2.
    """
    with session.open() as workspace:
        target = selected.target(workspace)
        request = printed.request(target, PrintKind.REPRINT, reason=reason)
        return run_and_report(
            session,
            workspace,
            request.actor,
            lambda observer: print_labels(workspace, request, observer),
        )
