"""Prints an export with its packs, handovers and void units, for exports and handover."""

from collections.abc import Sequence

from dpp_desktop.cli.output import local_time, note, print_table
from dpp_desktop.exporting.record import ExportRecord
from dpp_desktop.exporting.void_texts import void_texts
from dpp_desktop.model.export import HandOver, PlannedPack
from dpp_desktop.model.unit_state import JobUnits


def print_packs(record: ExportRecord) -> None:
    """Print the packs of an export: which are written, and which were handed over."""
    handed_over = {each.index: each for each in record.handed_over}
    written = {pack.index for pack in record.packs}
    rows = [
        _row(plan, handed_over.get(plan.index), written=plan.index in written)
        for plan in record.planned
    ]
    print_table(("PACK", "FILE", "ROWS", "WRITTEN", "HANDED OVER BY", "TO", "ON"), rows)
    for text in void_texts(record.planned):
        note(text)


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
        "rows": record.rows,
        "left_out": sum(plan.left_out_count for plan in record.planned),
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
                **void_document(record.planned[pack.index - 1]),
            }
            for pack in record.packs
        ],
    }


def void_document(plan: PlannedPack) -> dict[str, object]:
    """Return the JSON output about the void units of the pack: left out, and contained."""
    return {
        "left_out": _units_document(plan.left_out),
        "void": _units_document(plan.void),
        "void_rows": str(plan.void_rows),
    }


def _units_document(units: Sequence[JobUnits]) -> list[dict[str, object]]:
    return [{"job": each.job_id, "units": str(each.units)} for each in units]
