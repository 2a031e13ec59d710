"""Warn about labels that may be printed twice, and about void units in finished packs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.void_texts import contained_texts
from dpp_desktop.model.export import HandOver
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.exports import moment_text, overlaps_text


def warning(state: FolderState) -> Message | None:
    """Return the warning that codes may be printed twice or are void, if there is one."""
    parts = [
        *map(translated, contained_texts(state.report.planned)),
        *([_reprints_text(state.reprints)] if state.reprints else []),
        *([overlaps_text(state.overlaps)] if state.overlaps else []),
    ]
    return Message(Tone.WARNING, "\n".join(parts)) if parts else None


def _reprints_text(handed_over: Sequence[HandOver]) -> str:
    text = QCoreApplication.translate(
        "ExportTexts",
        "%Ln missing packs were handed over before, the last by {by}, {moment}. "
        "Their labels may already be printed.",
        "",
        len(handed_over),
    )
    last = max(handed_over, key=lambda each: each.at)
    return text.format(by=translated(last.people), moment=moment_text(last.at))
