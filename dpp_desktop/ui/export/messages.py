"""What there is to say in an export dialog: where things stand, and what came of what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.overlaps import Overlaps
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.export.state import Stage
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.jobs import moment, number

if TYPE_CHECKING:
    from dpp_desktop.exporting.overlaps import Overlap, Overlaps

_MOST_NAMED = 3


def repeats_told(repeats: Overlaps) -> Message:
    """Returns a warning: how many tokens, in which exports, and what was handed over of them."""
    named = [_repeat_told(repeat) for repeat in repeats.exports[:_MOST_NAMED]]
    if more := len(repeats.exports) - len(named):
        text = QCoreApplication.translate("RepeatWords", "Further such exports: {more}")
        named.append(text.format(more=number(more)))
    return Message(Tone.WARNING, "\n".join([_how_many(repeats), *named]))


def _how_many(repeats: Overlaps) -> str:
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


def _repeat_told(repeat: Overlap) -> str:
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


def _handed_over_told(repeat: Overlap) -> str:
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


_STANDING_FIRST = (Stage.UNMINTED, Stage.EMPTY, Stage.BLOCKED)


class FormMessages:
    """Remembers what was said last, until something new is begun."""

    def __init__(self) -> None:
        self.forget()
        self._stalled: Message | None = None

    def forget(self) -> None:
        """What was said of another folder, or before something new was begun, is outdated."""
        self._said: Message | None = None
        self._refusal = ""
        self._added: list[str] = []
        self._revived = False
        self._warning: Overlaps | None = None
        self.faulty: frozenset[str] = frozenset()
        """The names of files that a verification found something wrong with."""
        self.changed: frozenset[str] = frozenset()
        """The names of packs that it found and that aren't as they were made."""

    def say(self, message: Message) -> None:
        """Takes what came of an errand."""
        self._said = message

    def refuse(self, error: Exception) -> None:
        """Takes why an export came to nothing."""
        if texts.is_about_the_folder(error):
            self._refusal = texts.told(error)
        else:
            self._said = Message(Tone.DANGER, texts.told(error))

    def set_revived(self) -> None:
        """Takes that an export which was cancelled is made after all."""
        self._revived = True

    def ended(self, result: ExportResult, untold: Overlaps | None) -> None:
        """Takes how a run ended: what was made again, and what else should be known.

        `untold` are repeats that weren't told before it began.
        """
        remade = [texts.remade(result.remade)] if result.remade else []
        self._added = [*remade, *map(translated, result.warnings)]
        self._revived = result.caution.revived
        self._warning = untold

    def verified(self, result: Verification) -> None:
        """Takes what came of a verification."""
        self._said = texts.verified(result)
        self.faulty = frozenset(finding.file for finding in result.findings)
        self.changed = texts.changed_files(result)

    def set_query_error(self, error: Exception | None) -> None:
        """Takes why nothing can be seen; None as soon as something is."""
        self._stalled = Message(Tone.DANGER, texts.told(error)) if error else None

    @property
    def stalled(self) -> bool:
        """True while nothing can be seen."""
        return self._stalled is not None

    def message(
        self, seen: Seen | None, stage: Stage | None, *, interrupted: bool
    ) -> Message | None:
        """Returns what is to be said first of all."""
        if self._stalled or seen is None or stage is None:
            return self._stalled
        standing = texts.standing(stage, seen, interrupted=interrupted)
        added = self._to_add(seen, stage)
        if standing and added:
            standing = replace(standing, text="\n".join([standing.text, *added]))
        elif added and stage.at_work:
            standing = Message(Tone.INFO, "\n".join(added))
        if stage in _STANDING_FIRST:
            return standing or self._said
        return self._said or standing

    def _to_add(self, seen: Seen, stage: Stage) -> list[str]:
        """What is to be said below where the export stands."""
        revived = self._revived and (stage.at_work or not _is_cancelled(seen))
        # Where packs are left to be made, the warning of what is seen says it.
        repeats = self._warning if seen.repeats is None else None
        return [
            *([texts.revived()] if revived else []),
            *([repeats_told(repeats).text] if repeats else []),
            *self._added,
        ]

    def folder_problem(self, seen: Seen) -> str:
        """Returns what is to be said beside the folder."""
        return self._refusal or texts.folder_problem(seen)


def _is_cancelled(seen: Seen) -> bool:
    export = seen.outlook.export
    return export is not None and export.status is ExportStatus.CANCELLED
