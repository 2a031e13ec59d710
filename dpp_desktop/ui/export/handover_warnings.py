"""Warn that labels may be printed twice: tokens in other exports, packs handed over before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.overlaps import Overlap, Overlaps
from dpp_desktop.model.export import HandOver
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.jobs import moment, number

_MAX_NAMED_EXPORTS = 3


def warning(state: FolderState) -> Message | None:
    """Return the warning that codes may be printed twice, if there is one."""
    parts = [
        *([_reprints_text(state.reprints)] if state.reprints else []),
        *([overlaps_text(state.overlaps)] if state.overlaps else []),
    ]
    return Message(Tone.WARNING, "\n".join(parts)) if parts else None


def overlaps_text(overlaps: Overlaps) -> str:
    """Return which other exports have how many of the tokens, and what was handed over."""
    how_many = QCoreApplication.translate(
        "ExportTexts", "{count} of %Ln tokens are already in other exports.", "", overlaps.total
    )
    advice = QCoreApplication.translate(
        "ExportTexts", "Use the existing packs, unless you want to print the same codes again."
    )
    lines = [f"{how_many.format(count=number(overlaps.count))} {advice}"]
    lines += [_overlap_text(overlap) for overlap in overlaps.exports[:_MAX_NAMED_EXPORTS]]
    more = len(overlaps.exports) - _MAX_NAMED_EXPORTS
    if more > 0:
        text = QCoreApplication.translate("ExportTexts", "More exports with these tokens: {more}")
        lines.append(text.format(more=number(more)))
    return "\n".join(lines)


def _overlap_text(overlap: Overlap) -> str:
    text = QCoreApplication.translate(
        "ExportTexts", "Export {id}, {moment}: {tokens} · {handed_over} · {folder}"
    )
    return text.format(
        id=overlap.export.id,
        moment=_moment(overlap.export.created_at),
        folder=overlap.export.directory,
        tokens=texts.tokens_text(overlap.count),
        handed_over=_handover_text(overlap),
    )


def _handover_text(overlap: Overlap) -> str:
    if overlap.handed_over is None:
        return QCoreApplication.translate("ExportTexts", "not handed over")
    packs, last = overlap.handed_over.packs, overlap.handed_over.last
    if packs == 1:
        text = QCoreApplication.translate(
            "ExportTexts", "pack {pack} handed over by {by}, {moment}"
        )
    else:
        text = QCoreApplication.translate(
            "ExportTexts", "%Ln packs handed over, the last by {by}, {moment}", "", packs
        )
    return text.format(pack=number(last.index), by=last.by, moment=_moment(last.at))


def _reprints_text(handed_over: Sequence[HandOver]) -> str:
    text = QCoreApplication.translate(
        "ExportTexts",
        "%Ln missing packs were handed over before, the last by {by}, {moment}. "
        "Their labels may already be printed.",
        "",
        len(handed_over),
    )
    last = max(handed_over, key=lambda each: each.at)
    return text.format(by=last.by, moment=_moment(last.at))


def _moment(at: datetime) -> str:
    return moment(at, datetime.now(UTC))
