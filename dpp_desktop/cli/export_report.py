"""Prints the preview of an export, and its JSON output."""

from dpp_desktop.cli.export_records import void_document
from dpp_desktop.cli.export_warnings import (
    caution_messages,
    overlap_messages,
    overlaps_document,
)
from dpp_desktop.cli.output import counted, note, print_json, print_table
from dpp_desktop.cli.session import Session
from dpp_desktop.exporting.overlaps import Overlaps
from dpp_desktop.exporting.preview import Preview
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.profiles.profile import profile_document


def print_preview(
    session: Session, preview: Preview, overlaps: Overlaps | None, *, of_selected_packs: bool
) -> None:
    """Print the first rows of an export, and the warnings about it."""
    warnings = [*preview.warnings, *overlap_messages(overlaps)]
    if session.json:
        print_json(
            {
                "rows": preview.total,
                "left_out": preview.left_out,
                "profile": profile_document(preview.profile),
                "header": list(preview.header),
                "first": [list(row) for row in preview.rows],
                "warnings": warnings,
                "repeats": overlaps_document(overlaps),
            }
        )
        return
    print_table(preview.header, preview.rows)
    for warning in warnings:
        note(warning)
    if preview.empty:
        note(f"Empty in these rows: {', '.join(preview.empty)}.")
    if not preview.header:
        note("The packs have no header row.")
    where = "in the selected packs" if of_selected_packs else "in all"
    note(f"{counted(preview.total, 'token')} {where}. Nothing was written.")


def result_document(result: ExportResult) -> dict[str, object]:
    """Return the JSON output for an export and its packs."""
    export = result.export
    return {
        "id": export.id,
        "job": export.job_id,
        "scope": export.scope.value,
        "status": export.status.value,
        "error": export.error,
        "directory": str(export.directory),
        "changed": [plan.index for plan in result.changed],
        "remade": [plan.index for plan in result.remade],
        "warnings": [
            *caution_messages(export, result.caution),
            *result.warnings,
            *result.void_warnings,
        ],
        "repeats": overlaps_document(result.caution.overlaps),
        "revived": result.caution.revived,
        "rows": result.rows,
        "left_out": result.left_out,
        "packs": [
            {
                "index": pack.index,
                "file": pack.file,
                "rows": pack.rows,
                "size": pack.size,
                "sha256": pack.sha256,
                "images": pack.images.folder if pack.images else None,
                **void_document(result.planned[pack.index - 1]),
            }
            for pack in result.packs
        ],
    }
