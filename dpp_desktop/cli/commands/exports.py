"""`dpp-desktop exports`: the exports of a workspace, and which packs were handed over."""

import click

from dpp_desktop.cli.damaged_rows import damaged_document, report_damaged
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note, print_json, print_table
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.handover import ExportRecord, export_record
from dpp_desktop.exporting.listing import ListedExport, export_records, listed_exports
from dpp_desktop.exporting.selection import ExportTarget, WholeBatch, WholeJob


@click.command("exports")
@click.argument("export", type=JOB_ID, metavar="[EXPORT]", required=False)
@click.option(
    "--cancel",
    is_flag=True,
    help="Mark EXPORT as cancelled: it isn't to be finished any more. Its packs stay.",
)
@common_options
@pass_session
def command(session: Session, export: int | None, cancel: bool) -> int:  # noqa: FBT001 - click's
    """List the exports, the newest first; or the packs of EXPORT, and which were handed over.

    Exit code 4 if exports are damaged: the others are listed all the same.
    """
    if export:
        _show_export(session, export, cancel=cancel)
        return ExitCode.DONE
    if cancel:
        raise click.UsageError("Give the EXPORT to cancel.")
    return _print_all(session) if session.json else _show_all(session)


def _show_export(session: Session, export: int, *, cancel: bool) -> None:
    with session.open() as workspace:
        if cancel:
            cancel_export(workspace, export)
            note(f"Export {export} is cancelled; its packs stay.")
        record = export_record(workspace, export)
    if session.json:
        print_json(record_document(record))
    else:
        show_packs(record)


def _print_all(session: Session) -> ExitCode:
    with session.open() as workspace:
        records = export_records(workspace)
    documents = map(record_document, records.found)
    print_json([*documents, *map(damaged_document, records.damaged)])
    return report_damaged("Export", records.damaged)


def _show_all(session: Session) -> ExitCode:
    with session.open() as workspace:
        exports = listed_exports(workspace)
    if exports.found:
        header = ("EXPORT", "OF", "TOKENS", "PROFILE", "PACKS", "HANDED OVER", "STATUS", "FOLDER")
        print_table(header, [_row(listed) for listed in exports.found])
    elif not exports.damaged:
        note("No exports yet. 'dpp-desktop export' makes one.")
    return report_damaged("Export", exports.damaged)


def show_packs(record: ExportRecord) -> None:
    """Prints the packs of an export, with what became of them."""
    gone = {each.index: each for each in record.handed_over}
    made = {pack.index for pack in record.packs}
    rows = [
        (
            plan.index,
            plan.file,
            plan.rows,
            "yes" if plan.index in made else "no",
            gone[plan.index].by if plan.index in gone else None,
            f"{gone[plan.index].at:%Y-%m-%d %H:%M} UTC" if plan.index in gone else None,
        )
        for plan in record.planned
    ]
    print_table(("PACK", "FILE", "ROWS", "MADE", "HANDED OVER BY", "ON"), rows)


def record_document(record: ExportRecord) -> dict[str, object]:
    """Returns what JSON shows of an export and its packs."""
    export = record.export
    gone = {each.index: each for each in record.handed_over}
    return {
        "id": export.id,
        "scope": export.scope.value,
        "jobs": [job.id for job in record.selection.jobs],
        "profile": record.profile,
        "status": export.status.value,
        "directory": str(export.directory),
        "rows": export.count,
        "packs_planned": len(record.planned),
        "to_hand_over": list(record.to_hand_over),
        "packs": [
            {
                "index": pack.index,
                "file": pack.file,
                "rows": pack.rows,
                "sha256": pack.sha256,
                "handed_over_by": gone[pack.index].by if pack.index in gone else None,
                "handed_over_at": gone[pack.index].at.isoformat() if pack.index in gone else None,
            }
            for pack in record.packs
        ],
    }


def _row(listed: ListedExport) -> tuple[object, ...]:
    export = listed.export
    return (
        export.id,
        _told(listed.target),
        export.count,
        listed.profile,
        f"{listed.made} of {listed.planned}",
        f"{listed.handed_over} of {listed.planned}",
        export.status,
        export.directory,
    )


def _told(wanted: ExportTarget) -> str:
    if isinstance(wanted, WholeBatch):
        return f"batch {wanted.batch} of {wanted.product}"
    if isinstance(wanted, WholeJob):
        return f"job {wanted.job_id}"
    return f"job {wanted.job_id}, {wanted.first}-{wanted.last}"
