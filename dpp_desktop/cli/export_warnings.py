"""Warns about an export: other exports contain its tokens, or it was cancelled earlier."""

from dpp_desktop.cli.output import local_time, note
from dpp_desktop.exporting.overlaps import Overlap, Overlaps
from dpp_desktop.exporting.progress import ExportCaution
from dpp_desktop.model.export import Export

_MAX_LISTED = 5


def report_caution(export: Export, caution: ExportCaution) -> None:
    """Print the warnings to standard error."""
    for sentence in caution_messages(export, caution):
        note(sentence)


def caution_messages(export: Export, caution: ExportCaution) -> list[str]:
    """Return the warnings about the export as sentences."""
    revived = [f"Export {export.id} was cancelled earlier and is now resumed."]
    return (revived if caution.revived else []) + overlap_messages(caution.overlaps)


def overlap_messages(overlaps: Overlaps | None) -> list[str]:
    """Return sentences about exports with the same tokens; none if there are no such exports."""
    if overlaps is None:
        return []
    summary = (
        f"{_how_many(overlaps)} already in other exports, so printing both creates duplicate "
        "codes. Use the existing packs unless you want duplicates."
    )
    listed = [_overlap_message(overlap) for overlap in overlaps.exports[:_MAX_LISTED]]
    more = len(overlaps.exports) - len(listed)
    return [summary, *listed, *([f"Other exports with these tokens: {more:,}."] if more else [])]


def overlaps_document(overlaps: Overlaps | None) -> dict[str, object] | None:
    """Return the JSON output for overlapping exports."""
    if overlaps is None:
        return None
    return {
        "rows": overlaps.count,
        "exports": [_overlap_document(overlap) for overlap in overlaps.exports],
    }


def _overlap_document(overlap: Overlap) -> dict[str, object]:
    return {
        "id": overlap.export.id,
        "status": overlap.export.status.value,
        "directory": str(overlap.export.directory),
        "created_at": overlap.export.created_at.isoformat(),
        "rows": overlap.count,
        "handed_over": _marks_document(overlap),
    }


def _how_many(overlaps: Overlaps) -> str:
    if overlaps.count < overlaps.total:
        are = "is" if overlaps.count == 1 else "are"
        return f"{overlaps.count:,} of these {overlaps.total:,} tokens {are}"
    return f"All these {overlaps.total:,} tokens are" if overlaps.total > 1 else "This token is"


def _overlap_message(overlap: Overlap) -> str:
    export = overlap.export
    return (
        f"Export {export.id} in '{export.directory}', created {local_time(export.created_at)}, "
        f"contains {overlap.count:,} of them; {_handover_message(overlap)}."
    )


def _handover_message(overlap: Overlap) -> str:
    if overlap.handed_over is None:
        return "no packs with them were handed over"
    packs, last = overlap.handed_over.packs, overlap.handed_over.last
    by = f"by {last.people} on {local_time(last.at)}"
    if packs == 1:
        return f"pack {last.index} was handed over {by}"
    return f"{packs:,} packs with them were handed over, most recently {by}"


def _marks_document(overlap: Overlap) -> dict[str, object] | None:
    if overlap.handed_over is None:
        return None
    last = overlap.handed_over.last
    return {
        "packs": overlap.handed_over.packs,
        "last_by": last.by,
        "last_to": last.to,
        "last_at": last.at.isoformat(),
    }
