"""Puts into words which other exports have the chosen tokens too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dpp_desktop.ui.dashboard.job_words import moment, number
from dpp_desktop.ui.notices.message_view import Message
from dpp_desktop.ui.notices.tone import Tone

if TYPE_CHECKING:
    from dpp_desktop.exporting.repeats import Repeat, Repeats

_MOST_NAMED = 3


def repeats_told(repeats: Repeats) -> Message:
    """Returns a warning: how many tokens, in which exports, and what was handed over of them."""
    named = [_repeat_told(repeat) for repeat in repeats.exports[:_MOST_NAMED]]
    if more := len(repeats.exports) - len(named):
        text = QCoreApplication.translate("RepeatWords", "Further such exports: {more}")
        named.append(text.format(more=number(more)))
    return Message(Tone.WARNING, "\n".join([_how_many(repeats), *named]))


def _how_many(repeats: Repeats) -> str:
    if repeats.total == 1:
        text = QCoreApplication.translate("RepeatWords", "This token is in another export already.")
    elif repeats.count == repeats.total:
        text = QCoreApplication.translate(
            "RepeatWords", "All {total} tokens are in other exports already."
        )
    elif repeats.count == 1:
        text = QCoreApplication.translate(
            "RepeatWords", "1 of {total} tokens is in other exports already."
        )
    else:
        text = QCoreApplication.translate(
            "RepeatWords", "{count} of {total} tokens are in other exports already."
        )
    advice = QCoreApplication.translate(
        "RepeatWords",
        "Use the packs that are there, unless the same codes are to be printed again.",
    )
    told = text.format(count=number(repeats.count), total=number(repeats.total))
    return f"{told} {advice}"


def _repeat_told(repeat: Repeat) -> str:
    one = QCoreApplication.translate(
        "RepeatWords", "Export {id}, {moment}: 1 token · {handed_over} · {folder}"
    )
    several = QCoreApplication.translate(
        "RepeatWords", "Export {id}, {moment}: {count} tokens · {handed_over} · {folder}"
    )
    return (one if repeat.count == 1 else several).format(
        id=repeat.export.id,
        moment=_moment(repeat.export.created_at),
        folder=repeat.export.directory,
        count=number(repeat.count),
        handed_over=_handed_over_told(repeat),
    )


def _handed_over_told(repeat: Repeat) -> str:
    if repeat.handed_over is None:
        return QCoreApplication.translate("RepeatWords", "not handed over")
    packs, last = repeat.handed_over.packs, repeat.handed_over.last
    one = QCoreApplication.translate("RepeatWords", "pack {pack} handed over by {by}, {moment}")
    several = QCoreApplication.translate(
        "RepeatWords", "{packs} packs handed over, the last by {by}, {moment}"
    )
    return (one if packs == 1 else several).format(
        pack=number(last.index), packs=number(packs), by=last.by, moment=_moment(last.at)
    )


def _moment(at: datetime) -> str:
    return moment(at, datetime.now(UTC))
