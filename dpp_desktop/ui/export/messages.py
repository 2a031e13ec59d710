"""The messages of the export dialog: the stage and the last result."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.overlaps import Overlaps
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.state import NO_REPAIR, Repair, Stage, write_error
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.exports import overlaps_text

_STAGE_FIRST = (Stage.UNMINTED, Stage.EMPTY, Stage.BLOCKED)


class FormMessages:
    """Keeps the results of the last actions until something new is started."""

    def __init__(self) -> None:
        self.reset()
        self._query_error: Message | None = None

    def reset(self) -> None:
        """Drop the results that concern another folder or an earlier action."""
        self._message: Message | None = None
        self._folder_error = ""
        self._additions: list[str] = []
        self._is_revived = False
        self._overlaps: Overlaps | None = None
        self.faulty: frozenset[int] = frozenset()
        """The indices of the packs in which a verification found problems."""
        self._damage = NO_REPAIR

    def set_message(self, message: Message) -> None:
        """Set the result of an action."""
        self._message = message

    def set_failure(self, error: Exception) -> None:
        """Set the error that prevented an export."""
        if texts.is_about_the_folder(error):
            self._folder_error = error_text(error)
        else:
            self._message = Message(Tone.DANGER, error_text(error))

    def set_revived(self) -> None:
        """Note that a cancelled export continues."""
        self._is_revived = True

    def set_result(self, result: ExportResult, new_overlaps: Overlaps | None) -> None:
        """Set the result of a run; `new_overlaps` weren't shown before it started."""
        remade = [texts.remade_text(result.remade)] if result.remade else []
        self._additions = [*remade, *map(translated, result.warnings)]
        self._is_revived = result.caution.revived
        self._overlaps = new_overlaps

    def set_verification(self, result: Verification) -> None:
        """Set the result of a verification."""
        self._message = texts.verification_message(result)
        found = (result.pack_of.get(each.file) for each in result.findings)
        self.faulty = frozenset(index for index in found if index is not None)
        self._damage = Repair(result.changed_packs, result.missing_packs)

    def repair(self, state: FolderState | None, stage: Stage | None) -> Repair:
        """Return the damaged packs that the button of the message offers to re-create."""
        if state is None or stage is None or not stage.startable:
            return NO_REPAIR
        changed = state.changed | self._damage.changed
        if not (changed or self._damage.packs):
            return NO_REPAIR  # Continue creates missing packs
        return Repair(changed, (state.missing | self._damage.missing) - changed)

    def set_query_error(self, error: Exception | None) -> None:
        """Set the error that prevents reading the folder state; None once it can be read."""
        self._query_error = Message(Tone.DANGER, error_text(error)) if error else None

    @property
    def has_query_error(self) -> bool:
        """True while the folder state can't be read."""
        return self._query_error is not None

    def message(
        self, state: FolderState | None, stage: Stage | None, *, is_interrupted: bool
    ) -> Message | None:
        """Return the message to show."""
        if self._query_error or state is None or stage is None:
            return self._query_error
        of_stage = texts.stage_message(stage, state, is_interrupted=is_interrupted)
        added = self._added_lines(state, stage)
        if of_stage and added:
            of_stage = replace(of_stage, text="\n".join([of_stage.text, *added]))
        elif added and stage.at_work:
            of_stage = Message(Tone.INFO, "\n".join(added))
        if stage in _STAGE_FIRST:
            return of_stage or self._message
        shown = self._message or of_stage
        repair = self.repair(state, stage).packs
        return (
            replace(shown, action=texts.repair_action(len(repair))) if shown and repair else shown
        )

    def folder_problem(self, state: FolderState, stage: Stage, ticked: Set[int]) -> str:
        """Return the problem to show beside the folder, if the ticked packs are to be made."""
        error = write_error(stage, state, ticked)
        if error:
            return error_text(error)
        return self._folder_error or texts.folder_problem(state)

    def _added_lines(self, state: FolderState, stage: Stage) -> list[str]:
        """The lines to show below the message of the stage."""
        is_revived = self._is_revived and (stage.at_work or not _is_cancelled(state))
        # If packs remain to be made, the state has its own warning.
        overlaps = self._overlaps if state.overlaps is None else None
        return [
            *([texts.revived_text()] if is_revived else []),
            *([overlaps_text(overlaps)] if overlaps else []),
            *self._additions,
        ]


def _is_cancelled(state: FolderState) -> bool:
    export = state.report.export
    return export is not None and export.status is ExportStatus.CANCELLED
