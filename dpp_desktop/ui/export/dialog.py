"""The export dialog: exports packs into a folder and shows the progress."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.selection import batch_of
from dpp_desktop.exporting.suggestions import Suggestion, Suggestions
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_actions import FolderActions
from dpp_desktop.ui.export.handover_controller import HandoverController
from dpp_desktop.ui.export.messages import FormMessages
from dpp_desktop.ui.export.poller import ExportRequest, FolderPoller
from dpp_desktop.ui.export.reasons import reasons
from dpp_desktop.ui.export.repair_dialog import RepairDialog
from dpp_desktop.ui.export.request_controller import RequestController
from dpp_desktop.ui.export.run_controller import ExportRunController
from dpp_desktop.ui.export.state import (
    NO_ACTIONS,
    NO_REPAIR,
    AllowedActions,
    Repair,
    Stage,
    allowed_actions,
    stabilized,
    stage_of,
    ticks_after,
    write_error,
)
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.notices.message_view import Message
from dpp_desktop.ui.settings.export_choices import ExportChoices
from dpp_desktop.ui.settings.preferences import HandoverNames
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportEnded, ExportRuns
from dpp_desktop.ui.text.exports import target_text
from dpp_desktop.ui.widgets.plain_text import window_title
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_USUAL_SIZE = QSize(1020, 740)


class ExportDialog(QDialog):
    """Exports a job, some of its units, or a batch.

    The export continues while the dialog is closed, and is shown again when it is opened.
    """

    print_requested = Signal(object, int, int)
    """The first MintJob, the id of the export, and the index of the pack to print."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        exports: ExportRuns,
        request: ExportRequest,
        default_folder: Path,
        parent: QWidget | None = None,
        names: HandoverNames | None = None,
        last_choices: ExportChoices | None = None,
    ) -> None:
        super().__init__(parent)
        self._default_folder = default_folder
        self._state: FolderState | None = None
        self._stage: Stage | None = None
        self._is_changing = False
        self._messages = FormMessages()
        self._last = last_choices or ExportChoices()
        self._poller = FolderPoller(workspace, background, request, self, self._suggestions)
        self._runs = ExportRunController(exports, self._poller, self)
        self._actions = FolderActions(workspace, background, self)
        self._view = ExportView()
        self._requests = RequestController(
            workspace, background, self._poller, self._view, default_folder, self, self._last
        )
        self._handover = HandoverController(workspace, background, self._view, names, self)
        self._lay_out()
        self._connect_view()
        self._connect_work()
        self._show()

    @property
    def request(self) -> ExportRequest:
        """What the dialog exports."""
        return self._poller.request

    def update_job(self, job: MintJob) -> None:
        """Poll again if the changed job is of the same batch."""
        if self._state is None or batch_of(job) == batch_of(self._state.report.job):
            self._poller.hint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Start polling."""
        super().showEvent(event)
        if self._state is None:
            self._poller.poll_first_folder(self._default_folder)
        else:
            self._poller.poll_folder(self._state.folder)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Poll the folder when the user comes back from another program, such as a file manager."""
        super().changeEvent(event)
        activated = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if activated and self._state is not None and self.isVisible():
            self._poller.hint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses only the button that has the focus."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton) and not event.isAutoRepeat():
            focused.click()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop polling and verifying; the export continues."""
        self._actions.stop_verifying()
        self._poller.stop()
        super().hideEvent(event)

    @Slot(object)
    def _update(self, state: FolderState) -> None:
        before, shown = self._stage, self._state
        stage = stabilized(stage_of(state, under_way=self._runs.is_running(state)), before)
        self._is_changing = False
        self._messages.set_query_error(None)
        moved = shown is not None and _has_moved(shown, state)
        warned = shown is None or _is_warning_new(shown, state)
        if moved:
            self._reset_messages()
        if moved or stage.at_work:
            self._actions.stop_verifying()
        self._state, self._stage = state, stage
        self._runs.update_run(stage, moved=moved)
        self._show()
        ticked = ticks_after(before, state, stage, self._view.model.ticked, moved=moved)
        self._view.model.tick(ticked)
        if before is None:
            self._view.commands.take_focus()
            self._view.show_top()
        if self._runs.confirm_start(before, stage, moved=moved, warned=warned):
            self._start(state)

    @Slot()
    def _request_start(self) -> None:
        if self._allowed().start:
            self._prepare_start(NO_REPAIR)

    def _prepare_start(self, repair: Repair) -> None:
        if self._state and not self._runs.is_starting:
            self._reset_messages()
            self._runs.prepare_start(self._state.folder, repair)

    def _start(self, state: FolderState) -> None:
        if self._runs.is_repairing or self._allowed().start:
            if state.report.export and state.report.export.status is ExportStatus.CANCELLED:
                self._messages.set_revived()
            if not self._runs.is_repairing:
                self._requests.remember_folder(state.folder)
            self._runs.start(state, self._view.model.ticked)
            self._stage = Stage.WAITING
            self._show()

    def _suggestions(self) -> Suggestions:
        default = str(self._default_folder)
        suggestions = {}
        for brand, last in self._last.by_brand.items():
            folder = last.parent_folder(default)
            parent = Path(folder) if folder else None
            suggestions[brand] = Suggestion(last.profile, last.label_file, parent)
        return suggestions

    @Slot()
    def _cancel(self) -> None:
        state = self._state
        if state and self._runs.is_running(state):
            self._runs.cancel(state)
        elif state and state.report.export:
            self._actions.cancel(state.report.export.id)

    @Slot(object)
    def _on_ended(self, ended: ExportEnded) -> None:
        if ended.failure:
            self._messages.set_failure(ended.failure)
        elif ended.result:
            self._messages.set_result(ended.result, ended.new_overlaps)
        if self.isVisible():
            self._poller.hint()

    @Slot(object)
    def _show_message(self, message: Message) -> None:
        self._messages.set_message(message)
        self._show()

    @Slot(object)
    def _show_query_error(self, error: Exception) -> None:
        self._runs.abandon_start()
        self._messages.set_query_error(error)
        self._show()

    @Slot()
    def _verify(self) -> None:
        if self._actions.is_verifying:
            self._actions.stop_verifying()
            self._show()
        elif self._state and not self._runs.is_starting:
            self._reset_messages()
            self._actions.verify(self._state.folder)
            self._show()

    @Slot(object)
    def _on_verified(self, result: Verification) -> None:
        self._messages.set_verification(result)
        self._view.findings.show_findings([*result.findings, *result.notes])
        planned = {row.plan.index for row in self._view.model.rows}
        self._view.model.tick(self._view.model.ticked | (self._messages.faulty & planned))
        self._show()
        self._view.show_top()

    @Slot()
    def _open_folder(self) -> None:
        if self._state:
            self._actions.open_folder(self._state.folder)

    @Slot()
    def _save_current(self) -> None:
        self._save_pack(self._view.chooser.table.current_pack or 1)

    @Slot(int)
    def _print_pack(self, index: int) -> None:
        report = self._state.report if self._state else None
        if report and report.export:
            self.print_requested.emit(report.job, report.export.id, index)

    @Slot(int)
    def _save_pack(self, index: int) -> None:
        if self._state:
            suggestion = self._default_folder / self._state.report.planned[index - 1].file
            self._actions.choose_file_and_save(self._state, index, suggestion, self)

    @Slot()
    def _follow_message(self) -> None:
        state = self._state
        repair = self._messages.repair(state, self._stage)
        if repair.changed:
            self._ask_to_repair(repair)
        elif repair.missing:
            self._prepare_start(repair)
        else:
            self._requests.use_new_folder(state.folder if state and state.has_other_files else None)

    def _ask_to_repair(self, repair: Repair) -> None:
        box = RepairDialog(repair, self)
        box.accepted.connect(lambda: self._prepare_start(repair))
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_request_changed(self) -> None:
        """Disable all actions until the state of the new request is known."""
        self._reset_messages()
        self._actions.stop_verifying()
        self._is_changing = True
        self._show_title()
        self._show()

    def _reset_messages(self) -> None:
        self._messages.reset()
        self._view.findings.show_findings(())

    def _allowed(self) -> AllowedActions:
        if self._state is None or self._stage is None:
            return NO_ACTIONS
        if self._is_changing or self._view.field.is_edited or self._view.selection.is_edited:
            return replace(NO_ACTIONS, choose_folder=True, choose_tokens=True)
        allowed = allowed_actions(self._stage, self._state, self._view.model.ticked)
        # Packs must not be written while they are verified.
        return replace(allowed, start=False) if self._actions.is_verifying else allowed

    @Slot()
    def _show(self) -> None:
        state, stage = self._state, self._stage
        self._poller.set_ticking(self.isVisible() and self._needs_ticks(stage))
        if state:
            self._view.selection.show_target(self.request.target, state.report)
        if state and stage:
            run, extent = self._runs.run, self._runs.extent(state)
            self._view.show_state(state, stage, run, extent, self._messages.faulty)
        is_interrupted = self._runs.run is None
        message = self._messages.message(state, stage, is_interrupted=is_interrupted)
        self._view.message.show_message(message)
        problem = self._folder_problem()
        self._view.field.show_problem(problem)
        continues = stage in (Stage.UNFINISHED, Stage.FAILED) or bool(state and state.is_gone)
        verifying = self._actions.is_verifying
        if verifying:
            self._view.show_verification(self._actions.progress)
        allowed = self._allowed()
        why = reasons(
            None if self._is_changing else state, stage, allowed, problem, verifying=verifying
        )
        self._view.show_allowed(allowed, why, continues=continues, verifying=verifying)
        self._handover.show_state(None if self._is_changing else state)
        self._requests.show_state(state)

    def _needs_ticks(self, stage: Stage | None) -> bool:
        """Whether the state may change without a hint."""
        if stage is None or self._state is None or self._messages.has_query_error:
            return True
        if write_error(stage, self._state, self._view.model.ticked):
            return True
        return stage.at_work or stage in (Stage.UNMINTED, Stage.BLOCKED)

    def _folder_problem(self) -> str:
        state, stage = self._state, self._stage
        if state is None or stage is None or self._view.field.is_edited or self._is_changing:
            return ""
        return self._messages.folder_problem(state, stage, self._view.model.ticked)

    def _show_title(self) -> None:
        target = target_text(self.request.target)
        self.setWindowTitle(window_title(self.tr("Export packs of {what}").format(what=target)))

    def _lay_out(self) -> None:
        self._show_title()
        self.setObjectName("export_dialog")
        resize_within_screen(self, _USUAL_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    def _connect_view(self) -> None:
        view, commands = self._view, self._view.commands
        view.selection.edited.connect(self._show)
        view.field.edited.connect(self._show)
        view.message.pressed.connect(self._follow_message)
        view.model.ticks_changed.connect(self._show)
        view.chooser.save_asked.connect(self._save_pack)
        view.chooser.table.print_asked.connect(self._print_pack)
        commands.start.connect(self._request_start)
        commands.pause.connect(self._runs.pause)
        commands.cancel.connect(self._cancel)
        commands.verify.connect(self._verify)
        commands.open_folder.connect(self._open_folder)
        commands.save_pack.connect(self._save_current)
        commands.close_dialog.connect(self.close)

    def _connect_work(self) -> None:
        self._poller.polled.connect(self._update)
        self._poller.failed.connect(self._show_query_error)
        self._runs.stopping.connect(self._show)
        self._runs.ended.connect(self._on_ended)
        self._actions.progressed.connect(self._view.show_verification)
        self._actions.verified.connect(self._on_verified)
        self._actions.reported.connect(self._show_message)
        self._actions.cancelled.connect(self._poller.hint)
        self._handover.changed.connect(self._poller.hint)
        self._handover.reported.connect(self._show_message)
        self._requests.changed.connect(self._on_request_changed)
        self._requests.failed.connect(self._show_query_error)


def _has_moved(before: FolderState, state: FolderState) -> bool:
    """True if another folder or target is shown, or the folder lost its manifest."""
    emptied = before.is_fixed and not state.is_fixed and state.report.export is not None
    return emptied or (before.folder, before.target) != (state.folder, state.target)


def _is_warning_new(before: FolderState, state: FolderState) -> bool:
    """True if the state warns of something that the state before didn't."""
    overlaps_are_new = state.overlaps is not None and state.overlaps.add_to(before.overlaps)
    void = {plan.index: plan.void_rows for plan in before.report.planned}
    voided = any(plan.void_rows != void.get(plan.index) for plan in state.report.planned)
    return overlaps_are_new or voided or not set(state.reprints) <= set(before.reprints)
