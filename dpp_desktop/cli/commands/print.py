"""`dpp-desktop print`: prints labels."""

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import print_json
from dpp_desktop.cli.print_report import plan_document, say_plan
from dpp_desktop.cli.print_runs import run_and_report
from dpp_desktop.cli.print_values import Printed, Selected, Share, print_options, selection_options
from dpp_desktop.cli.session import Session, common_options, pass_session
from dpp_desktop.printing.prints.plan import PrintShare
from dpp_desktop.printing.prints.run import preview_print, print_labels


@click.command("print")
@selection_options
@print_options
@click.option(
    "--part",
    "share",
    metavar="N/TOTAL",
    type=Share(),
    help="Print one of several equal parts, such as 1/2, to use several printers at once.",
)
@click.option(
    "--verify",
    metavar="RULE",
    default="",
    help="Scan labels while printing: each, every:10, first-last, or first-last:1000 with the "
    "number of labels on a roll. Reads one scan per line from standard input.",
)
@click.option("--check", is_flag=True, help="Show what would be printed, without printing it.")
@common_options
@pass_session
def command(
    session: Session,
    selected: Selected,
    printed: Printed,
    share: PrintShare | None,
    verify: str,
    *,
    check: bool,
) -> int:
    """Print labels of a job, of some of its units, of a batch, a pack, or single tokens.

    Nothing is printed twice: units that are already printed or in doubt are rejected with exit code
    2; use 'reprint' for those. Void units and samples are left out. Labels in a file count as
    printed.

    If the printer or the connection fails, the exit code is 4, and 'prints --resume' continues
    after the last good label.
    """
    with session.open() as workspace:
        request = printed.request(selected.target(workspace), verify=verify, share=share)
        if check:
            plan = preview_print(workspace, request).require()
            if session.json:
                print_json(plan_document(plan))
            else:
                say_plan(plan)
            return ExitCode.DONE
        return run_and_report(
            session,
            workspace,
            request.actor,
            lambda observer: print_labels(workspace, request, observer),
        )
