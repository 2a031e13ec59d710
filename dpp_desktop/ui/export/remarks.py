"""What there is to say in an export dialog: where things stand, and what came of what was done."""

from dataclasses import replace

from dpp_desktop.exporting.proof.verify import Verification
from dpp_desktop.exporting.repeats import Repeats
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export import words
from dpp_desktop.ui.export.looking import Seen
from dpp_desktop.ui.export.repeat_words import repeats_told
from dpp_desktop.ui.export.stage import Stage
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.notices.message_view import Message
from dpp_desktop.ui.notices.tone import Tone

_STANDING_FIRST = (Stage.UNMINTED, Stage.EMPTY, Stage.HINDERED)


class Remarks:
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
        self._repeats: Repeats | None = None
        self.faulty: frozenset[str] = frozenset()
        """The names of files that a verification found something wrong with."""
        self.changed: frozenset[str] = frozenset()
        """The names of packs that it found and that aren't as they were made."""

    def say(self, message: Message) -> None:
        """Takes what came of an errand."""
        self._said = message

    def refuse(self, error: Exception) -> None:
        """Takes why an export came to nothing."""
        if words.is_about_the_folder(error):
            self._refusal = words.told(error)
        else:
            self._said = Message(Tone.DANGER, words.told(error))

    def revive(self) -> None:
        """Takes that an export which was cancelled is made after all."""
        self._revived = True

    def ended(self, result: ExportResult, untold: Repeats | None) -> None:
        """Takes how a run ended: what was made again, and what else should be known.

        `untold` are repeats that weren't told before it began.
        """
        remade = [words.remade(result.remade)] if result.remade else []
        self._added = [*remade, *map(translated, result.warnings)]
        self._revived = result.caution.revived
        self._repeats = untold

    def verified(self, result: Verification) -> None:
        """Takes what came of a verification."""
        self._said = words.verified(result)
        self.faulty = frozenset(finding.file for finding in result.findings)
        self.changed = words.changed_files(result)

    def stall(self, error: Exception | None) -> None:
        """Takes why nothing can be seen; None as soon as something is."""
        self._stalled = Message(Tone.DANGER, words.told(error)) if error else None

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
        standing = words.standing(stage, seen, interrupted=interrupted)
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
        repeats = self._repeats if seen.repeats is None else None
        return [
            *([words.revived()] if revived else []),
            *([repeats_told(repeats).text] if repeats else []),
            *self._added,
        ]

    def folder_problem(self, seen: Seen) -> str:
        """Returns what is to be said beside the folder."""
        return self._refusal or words.folder_problem(seen)


def _is_cancelled(seen: Seen) -> bool:
    export = seen.outlook.export
    return export is not None and export.status is ExportStatus.CANCELLED
