"""`dpp-desktop exports`: the exports of a workspace, and which packs were handed over."""

import click

from dpp_desktop.cli.output import note, print_json, print_table
from dpp_desktop.cli.session import JOB_ID, Session, common_options, pass_session
from dpp_desktop.exporting.cancelling import cancel_export
from dpp_desktop.exporting.handover import ExportRecord, export_record, list_exports
from dpp_desktop.exporting.profiles.choice import frozen_profile
from dpp_desktop.model.export import ExportScope


@click.command("exports")
@click.argument("export", type=JOB_ID, metavar="[EXPORT]", required=False)
@click.option(
    "--cancel",
    is_flag=True,
    help="Mark EXPORT as cancelled: it isn't to be finished any more. Its packs stay.",
)
@common_options
@pass_session
def command(session: Session, export: int | None, cancel: bool) -> None:  # noqa: FBT001 - click's
    """List the exports, the newest first; or the packs of EXPORT, and which were handed over."""
    if cancel and export is None:
        raise click.UsageError("Give the EXPORT to cancel.")
    with session.open() as workspace:
        if cancel and export:
            cancel_export(workspace, export)
            note(f"Export {export} is cancelled; its packs stay.")
        records = [export_record(workspace, export)] if export else list_exports(workspace)
    if session.json:
        documents = [record_document(record) for record in records]
        print_json(documents[0] if export else documents)
    elif export:
        show_packs(records[0])
    elif records:
        _show_exports(records)
    else:
        note("No exports yet. 'dpp-desktop export' makes one.")


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
        "profile": frozen_profile(export).name,
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


def _show_exports(records: list[ExportRecord]) -> None:
    rows = [
        (
            record.export.id,
            _told(record),
            record.export.count,
            frozen_profile(record.export).name,
            f"{len(record.packs)} of {len(record.planned)}",
            f"{len(record.handed_over)} of {len(record.planned)}",
            record.export.status,
            record.export.directory,
        )
        for record in records
    ]
    header = ("EXPORT", "OF", "TOKENS", "PROFILE", "PACKS", "HANDED OVER", "STATUS", "FOLDER")
    print_table(header, rows)


def _told(record: ExportRecord) -> str:
    piece = record.selection.pieces[0]
    if record.export.scope is ExportScope.BATCH:
        return f"batch {piece.job.batch} of {piece.job.product_sku}"
    if record.export.scope is ExportScope.JOB:
        return f"job {piece.job.id}"
    return f"job {piece.job.id}, {piece.first_unit + 1}-{piece.first_unit + piece.count}"
