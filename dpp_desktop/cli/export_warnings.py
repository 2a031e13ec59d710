"""What commands say before an export is made: who has its tokens too, and that it was cancelled."""

from dpp_desktop.cli.output import counted, note
from dpp_desktop.exporting.overlaps import Overlap, Overlaps
from dpp_desktop.exporting.progress import ExportCaution
from dpp_desktop.model.export import Export

_MOST_NAMED = 5


def tell_caution(export: Export, caution: ExportCaution) -> None:
    """Says it on standard error."""
    for sentence in caution_told(export, caution):
        note(sentence)


def caution_told(export: Export, caution: ExportCaution) -> list[str]:
    """Returns in sentences what should be known before that export is made."""
    revived = [f"Export {export.id} was cancelled before; it is taken up again."]
    return (revived if caution.revived else []) + repeats_told(caution.overlaps)


def repeats_told(repeats: Overlaps | None) -> list[str]:
    """Returns in sentences what other exports have; none if they have nothing."""
    if repeats is None:
        return []
    told = (
        f"{_how_many(repeats)} in other exports already, so printing both gives the same codes "
        "twice. Use the packs that are there, unless that is meant."
    )
    named = [_repeat_told(repeat) for repeat in repeats.exports[:_MOST_NAMED]]
    more = len(repeats.exports) - len(named)
    return [told, *named, *([f"So it is with {counted(more, 'more export')}."] if more else [])]


def repeats_document(repeats: Overlaps | None) -> dict[str, object] | None:
    """Returns what JSON shows of them."""
    if repeats is None:
        return None
    return {
        "rows": repeats.count,
        "exports": [
            {
                "id": repeat.export.id,
                "status": repeat.export.status.value,
                "directory": str(repeat.export.directory),
                "created_at": repeat.export.created_at.isoformat(),
                "rows": repeat.count,
                "handed_over": _marks_document(repeat),
            }
            for repeat in repeats.exports
        ],
    }


def _how_many(repeats: Overlaps) -> str:
    if repeats.count < repeats.total:
        are = "is" if repeats.count == 1 else "are"
        return f"{repeats.count:,} of these {repeats.total:,} tokens {are}"
    return f"All these {repeats.total:,} tokens are" if repeats.total > 1 else "This token is"


def _repeat_told(repeat: Overlap) -> str:
    export = repeat.export
    return (
        f"Export {export.id} of {export.created_at:%Y-%m-%d %H:%M} UTC in '{export.directory}' has "
        f"{repeat.count:,} of them; {_handed_over_told(repeat)}."
    )


def _handed_over_told(repeat: Overlap) -> str:
    if repeat.handed_over is None:
        return "no pack with them was handed over"
    packs, last = repeat.handed_over.packs, repeat.handed_over.last
    by = f"by {last.by} on {last.at:%Y-%m-%d %H:%M} UTC"
    if packs == 1:
        return f"pack {last.index} was handed over {by}"
    return f"{packs:,} packs with them were handed over, the last {by}"


def _marks_document(repeat: Overlap) -> dict[str, object] | None:
    if repeat.handed_over is None:
        return None
    last = repeat.handed_over.last
    return {"packs": repeat.handed_over.packs, "last_by": last.by, "last_at": last.at.isoformat()}
