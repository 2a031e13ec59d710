"""`dpp-desktop exports`: lists exports and the packs that were handed over."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.export_records import print_packs, record_document
from dpp_desktop.cli.output import local_time, note, print_json, print_table
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.listing import ListedExport, export_records, listed_exports
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.selection import ExportTarget, WholeBatch, WholeJob

_HEADER = (
    "EXPORT",
    "OF",
    "TOKENS",
    "PROFILE",
    "PACKS",
    "HANDED OVER",
    "VOID",
    "STATUS",
    "CREATED",
    "FOLDER",
)


@click.command("exports")
@click.argument("export", type=JOB_ID, metavar="[EXPORT]", required=False)
@click.option(
    "--cancel",
    is_flag=True,
    help="Cancel EXPORT, so that it is no longer listed as unfinished. Its packs are kept.",
)
@common_options
@pass_session
def command(session: Session, export: int | None, cancel: bool) -> int:  # noqa: FBT001 - passed by name
    """List exports, the newest first, or the packs of EXPORT and their handovers.

    VOID is the number of units that were voided after their pack was written.

    The exit code is 4 if records of exports are damaged. The others are listed anyway.
    """
    if export:
        _print_export(session, export, cancel=cancel)
        return ExitCode.DONE
    if cancel:
        raise click.UsageError("Specify the EXPORT to cancel.")
    return _print_all_as_json(session) if session.json else _print_table(session)


def _print_export(session: Session, export: int, *, cancel: bool) -> None:
    with session.open() as workspace:
        if cancel:
            cancel_export(workspace, export)
            note(f"Export {export} cancelled. Its packs are kept.")
        record = export_record(workspace, export)
    if session.json:
        print_json(record_document(record))
    else:
        print_packs(record)


def _print_all_as_json(session: Session) -> ExitCode:
    with session.open() as workspace:
        records = export_records(workspace)
    documents = map(record_document, records.found)
    print_json([*documents, *map(damaged_document, records.damaged)])
    return report_damaged("Export", records.damaged)


def _print_table(session: Session) -> ExitCode:
    with session.open() as workspace:
        exports = listed_exports(workspace)
    if exports.found:
        print_table(_HEADER, [_row(listed) for listed in exports.found])
    elif not exports.damaged:
        note("No exports yet. Create one with 'dpp-desktop export'.")
    return report_damaged("Export", exports.damaged)


def _row(listed: ListedExport) -> tuple[object, ...]:
    export = listed.export
    return (
        export.id,
        _target_name(listed.target),
        listed.rows,
        listed.profile,
        f"{listed.made} of {listed.planned}",
        f"{listed.handed_over} of {listed.planned}",
        listed.void or None,
        export.status,
        local_time(export.created_at),
        export.directory,
    )


def _target_name(target: ExportTarget) -> str:
    if isinstance(target, WholeBatch):
        return f"batch {target.batch} of {target.product}"
    if isinstance(target, WholeJob):
        return f"job {target.job_id}"
    return f"job {target.job_id}, {target.first}-{target.last}"
