"""Prints an export with its packs and handovers, for exports and handover."""

from dpp_desktop.cli.output import local_time, print_table
from dpp_desktop.exporting.record import ExportRecord
from dpp_desktop.model.export import HandOver, PlannedPack


def print_packs(record: ExportRecord) -> None:
    """Print the packs of an export: which are written, and which were handed over."""
    handed_over = {each.index: each for each in record.handed_over}
    written = {pack.index for pack in record.packs}
    rows = [
        _row(plan, handed_over.get(plan.index), written=plan.index in written)
        for plan in record.planned
    ]
    print_table(("PACK", "FILE", "ROWS", "WRITTEN", "HANDED OVER BY", "TO", "ON"), rows)


def _row(plan: PlannedPack, handed_over: HandOver | None, *, written: bool) -> tuple[object, ...]:
    return (
        plan.index,
        plan.file,
        plan.rows,
        "yes" if written else "no",
        handed_over.by if handed_over else None,
        (handed_over.to or None) if handed_over else None,
        local_time(handed_over.at) if handed_over else None,
    )


def record_document(record: ExportRecord) -> dict[str, object]:
    """Return the JSON output for an export and its packs."""
    export = record.export
    marks = {each.index: each for each in record.handed_over}
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
                "handed_over_by": marks[pack.index].by if pack.index in marks else None,
                "handed_over_to": marks[pack.index].to if pack.index in marks else None,
                "handed_over_at": marks[pack.index].at.isoformat() if pack.index in marks else None,
            }
            for pack in record.packs
        ],
    }
