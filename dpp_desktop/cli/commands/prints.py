"""`dpp-desktop prints`: lists, resumes and cancels print jobs."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note, print_json, say
from dpp_desktop.cli.print_report import (
    print_details,
    print_document,
    print_listed,
    resume_hint,
)
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.cli.unit_values import BY
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.printing.prints.listing import find_print, list_prints
from dpp_desktop.printing.prints.recovery import end_interrupted_if_possible
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.actor import this_actor


@click.command("prints")
@click.argument("print_id", type=JOB_ID, metavar="[PRINT]", required=False)
@click.option("--resume", type=JOB_ID, metavar="PRINT", help="Continue this print job.")
@click.option("--cancel", type=JOB_ID, metavar="PRINT", help="Cancel this print job permanently.")
@click.option(
    "--last-good",
    metavar="UNIT|SERIAL",
    help="If units are in doubt: the last good label, as its unit number, serial or URL, or "
    "'none'. The units after it are printed again.",
)
@click.option(
    "--good-copies",
    type=int,
    metavar="N",
    help="With --last-good, if the print job prints several labels of each unit: how many labels "
    "of that unit are good. If not all are, all of them are printed again.",
)
@click.option(
    "--start-at",
    type=int,
    metavar="N",
    help="With --resume: position of the next label on a partly used sheet, counted from 1.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="With --resume: overwrite an existing file, unless it contains labels that count as "
    "printed.",
)
@click.option(
    "--replace-printed",
    is_flag=True,
    help="With --resume: overwrite the file even if it contains labels that count as printed.",
)
@BY
@common_options
@pass_session
def command(
    session: Session,
    print_id: int | None,
    resume: int | None,
    cancel: int | None,
    last_good: str | None,
    good_copies: int | None,
    start_at: int | None,
    by: str | None,
    *,
    replace: bool,
    replace_printed: bool,
) -> int:
    """List print jobs, the newest first, or show PRINT.

    A print job that was interrupted may have units in doubt: they may or may not be printed. Look
    for the last good label, and continue with it.

    The exit code is 4 if records of print jobs are damaged. The others are listed anyway.
    """
    if sum(each is not None for each in (print_id, resume, cancel)) > 1:
        raise click.UsageError("Specify only one of PRINT, --resume and --cancel.")
    if last_good is not None and resume is None and cancel is None:
        raise click.UsageError("--last-good requires --resume or --cancel.")
    if good_copies is not None and last_good is None:
        raise click.UsageError("--good-copies requires --last-good.")
    if (start_at is not None or replace or replace_printed) and resume is None:
        raise click.UsageError("--start-at, --replace and --replace-printed require --resume.")
    actor = this_actor(by)
    with session.open() as workspace:
        if resume is not None:
            from dpp_desktop.cli.print_runs import resume_and_report
            from dpp_desktop.printing.prints.resume import ResumeRequest

            request = ResumeRequest(
                resume,
                actor,
                last_good,
                start_at,
                replace,
                good_copies,
                replace_printed=replace_printed,
            )
            return resume_and_report(session, workspace, request)
        if cancel is not None:
            return _cancel(session, workspace, cancel, actor, last_good, good_copies)
        end_interrupted_if_possible(workspace, actor)
        return (
            _list(session, workspace) if print_id is None else _show(session, workspace, print_id)
        )


def _cancel(
    session: Session,
    workspace: Workspace,
    print_id: int,
    actor: Actor,
    last_good: str | None,
    good_copies: int | None,
) -> int:
    from dpp_desktop.printing.prints.resume import cancel_print

    cancelled = cancel_print(workspace, print_id, actor, last_good, good_copies)
    listed = find_print(workspace, print_id)
    if session.json:
        print_json(print_document(listed))
    else:
        say(f"Print job {print_id} cancelled after {cancelled.printed:,} printed units.")
    if listed.doubt:
        note(f"{listed.doubt} {resume_hint(listed)}")
    return ExitCode.DONE


def _show(session: Session, workspace: Workspace, print_id: int) -> int:
    listed = find_print(workspace, print_id)
    if session.json:
        print_json(print_document(listed))
    else:
        print_details(listed)
    return ExitCode.DONE


def _list(session: Session, workspace: Workspace) -> int:
    found = list_prints(workspace, all_units=session.json)
    if session.json:
        documents = map(print_document, found.found)
        print_json([*documents, *map(damaged_document, found.damaged)])
    elif found.found:
        print_listed(found.found)
    elif not found.damaged:
        note("No print jobs yet. Print labels with 'dpp-desktop print'.")
    return report_damaged("Print job", found.damaged)
