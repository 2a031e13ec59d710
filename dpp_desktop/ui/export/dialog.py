"""The export dialog: puts packs into a folder, and shows how far that is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.exporting.selection import batch_of
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_actions import FolderActions
from dpp_desktop.ui.export.folder_state import ExportRequest, Seen
from dpp_desktop.ui.export.handover import HandoverController, LastHandoverName
from dpp_desktop.ui.export.messages import FormMessages
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.profiles.controller import ProfileAsking
from dpp_desktop.ui.export.request_controller import RequestController
from dpp_desktop.ui.export.run_controller import ExportRunController
from dpp_desktop.ui.export.state import (
    NOTHING,
    AllowedActions,
    Stage,
    indices_of,
    offer,
    stabilized,
    stage_of,
    ticks_after,
)
from dpp_desktop.ui.export.texts import target_text
from dpp_desktop.ui.export.view import ExportView
from dpp_desktop.ui.notices.message_view import Message
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportEnded, ExportRuns
from dpp_desktop.ui.widgets.basics import resize_within_screen
from dpp_desktop.ui.widgets.plain_text import window_title

_USUAL_SIZE = QSize(1020, 740)


class ExportDialog(QDialog):
    """Exports a job, some of its units, or a batch.

    Closing it doesn't stop the export; shown again, it shows how that is.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        exports: ExportRuns,
        sought: ExportRequest,
        default_folder: Path,
        parent: QWidget | None = None,
        giver: LastHandoverName | None = None,
    ) -> None:
        super().__init__(parent)
        self._default_folder = default_folder
        self._seen: Seen | None = None
        self._stage: Stage | None = None
        self._is_changing = False
        self._remarks = FormMessages()
        self._watch = FolderPoller(workspace, background, sought, self)
        self._runs = ExportRunController(exports, self._watch, self)
        self._actions = FolderActions(workspace, background, self)
        self._asking = ProfileAsking(workspace, background, self)
        self._view = ExportView()
        self._requests = RequestController(
            self._watch, self._asking, self._view, default_folder, self
        )
        self._handover = HandoverController(
            workspace, background, self._view, giver or LastHandoverName(), self
        )
        self._lay_out()
        self._connect_view()
        self._connect_work()
        self._show()

    @property
    def sought(self) -> ExportRequest:
        """What it is about."""
        return self._watch.sought

    def update_job(self, job: MintJob) -> None:
        """Takes notice that the job isn't what it was."""
        if self._seen is None or batch_of(job) == batch_of(self._seen.outlook.job):
            self._watch.hint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Looks where the export stands."""
        super().showEvent(event)
        if self._seen is None:
            self._watch.first_folder_state(self._default_folder)
        else:
            self._watch.folder_state(self._seen.folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard, and no other."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton) and not event.isAutoRepeat():
            focused.click()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Looks no more, nor checks the folder; the export goes on."""
        self._actions.stop_verifying()
        self._watch.rest()
        super().hideEvent(event)

    @Slot(object)
    def _update(self, seen: Seen) -> None:
        before = self._stage
        stage = stabilized(stage_of(seen, under_way=self._runs.is_running(seen)), before)
        self._is_changing = False
        self._remarks.set_query_error(None)
        moved = self._seen is not None and (seen.folder, seen.wanted) != (
            self._seen.folder,
            self._seen.wanted,
        )
        told = self._seen.repeats if self._seen else None
        warned = seen.repeats is not None and seen.repeats.add_to(told)
        if moved:
            self._forget()
        if moved or stage.at_work:
            self._actions.stop_verifying()
        self._seen, self._stage = seen, stage
        self._runs.update_run(stage, moved=moved)
        self._show()
        ticked = ticks_after(before, seen, stage, self._view.model.ticked, moved=moved)
        self._view.model.tick(ticked)
        if before is None:
            self._view.commands.take_focus()
        if self._runs.confirm_start(before, stage, moved=moved, warned=warned):
            self._start(seen)

    @Slot()
    def _request_start(self) -> None:
        if self._offer().start:
            self._prepare_start(frozenset())

    def _prepare_start(self, to_replace: frozenset[int]) -> None:
        if self._seen and not self._runs.is_starting:
            self._forget()
            self._runs.prepare_start(self._seen.folder, to_replace)

    def _start(self, seen: Seen) -> None:
        if self._runs.is_replacing or self._offer().start:
            if seen.outlook.export and seen.outlook.export.status is ExportStatus.CANCELLED:
                self._remarks.set_revived()
            self._runs.start(seen, self._view.model.ticked)
            self._stage = Stage.WAITING
            self._show()

    @Slot()
    def _cancel(self) -> None:
        seen = self._seen
        if seen and self._runs.is_running(seen):
            self._runs.cancel(seen)
        elif seen and seen.outlook.export:
            self._actions.cancel(seen.outlook.export.id)

    @Slot(object)
    def _on_ended(self, ended: ExportEnded) -> None:
        if ended.failure:
            self._remarks.refuse(ended.failure)
        elif ended.result:
            self._remarks.ended(ended.result, ended.untold)
        if self.isVisible():
            self._watch.hint()

    @Slot(object)
    def _say(self, message: Message) -> None:
        self._remarks.say(message)
        self._show()

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        self._runs.abandon_start()
        self._remarks.set_query_error(error)
        self._show()

    @Slot()
    def _verify(self) -> None:
        if self._actions.verifying:
            self._actions.stop_verifying()
            self._show()
        elif self._seen and not self._runs.is_starting:
            self._forget()
            self._actions.verify(self._seen.folder)
            self._show()

    @Slot(object)
    def _on_verified(self, result: Verification) -> None:
        self._remarks.verified(result)
        self._view.findings.show_findings(result.findings)
        if self._seen:
            faulty = indices_of(self._seen, self._remarks.faulty)
            self._view.model.tick(self._view.model.ticked | faulty)
        self._show()

    @Slot()
    def _open_folder(self) -> None:
        if self._seen:
            self._actions.open_folder(self._seen.folder)

    @Slot()
    def _save_current(self) -> None:
        self._save_pack(self._view.chooser.table.current_pack or 1)

    @Slot(int)
    def _save_pack(self, index: int) -> None:
        if self._seen:
            suggestion = self._default_folder / self._seen.outlook.planned[index - 1].file
            self._actions.choose_file_and_save(
                self._seen, self.sought.wish, index, suggestion, self
            )

    @Slot()
    def _follow_message(self) -> None:
        if changed := self._changed():
            self._prepare_start(changed)
        elif self._stage is Stage.COMPLETED:
            self._open_folder()
        else:
            self._requests.use_new_folder()

    def _changed(self) -> frozenset[int]:
        """The packs that the message offers to replace."""
        if self._seen is None or self._stage is None or not self._stage.startable:
            return frozenset()
        return self._seen.changed | indices_of(self._seen, self._remarks.changed)

    @Slot()
    def _on_request_changed(self) -> None:
        """Until another folder has been looked at, nothing can be done in it, nor in the last."""
        self._forget()
        self._actions.stop_verifying()
        self._is_changing = True
        self._show_title()
        self._show()

    def _forget(self) -> None:
        self._remarks.forget()
        self._view.findings.show_findings(())

    def _offer(self) -> AllowedActions:
        if self._seen is None or self._stage is None:
            return NOTHING
        is_edited = self._view.field.is_edited or self._view.selection.is_edited
        if is_edited or self._is_changing:
            return replace(NOTHING, choose_folder=True, choose_tokens=True)
        offered = offer(self._stage, self._seen, self._view.model.ticked)
        # What is found wrong with a folder must not be what is being made in it meanwhile.
        return replace(offered, start=False) if self._actions.verifying else offered

    @Slot()
    def _show(self) -> None:
        seen, stage = self._seen, self._stage
        self._watch.set_ticking(self.isVisible() and self._needs_ticks(stage))
        if seen:
            self._view.selection.show_target(self.sought.wanted, seen.outlook)
        if seen and stage:
            run, extent = self._runs.run, self._runs.extent(seen)
            self._view.show_state(seen, stage, run, extent, self._remarks.faulty)
        interrupted = self._runs.run is None
        message = self._remarks.message(seen, stage, interrupted=interrupted)
        self._view.message.show_message(message)
        self._view.field.show_problem(self._folder_problem())
        continues = stage in (Stage.UNFINISHED, Stage.FAILED) or bool(seen and seen.is_gone)
        verifying = self._actions.verifying
        self._view.show_allowed(self._offer(), continues=continues, verifying=verifying)
        self._handover.show_state(None if self._is_changing else seen)
        self._requests.show_state(seen)

    def _needs_ticks(self, stage: Stage | None) -> bool:
        """Whether something is to be seen soon that nobody may tell of."""
        if stage is None or self._remarks.stalled:
            return True
        return stage.at_work or stage in (Stage.UNMINTED, Stage.BLOCKED)

    def _folder_problem(self) -> str:
        if self._seen is None or self._view.field.is_edited or self._is_changing:
            return ""
        return self._remarks.folder_problem(self._seen)

    def _show_title(self) -> None:
        what = target_text(self.sought.wanted)
        self.setWindowTitle(window_title(self.tr("Export packs of {what}").format(what=what)))

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
        commands.start.connect(self._request_start)
        commands.pause.connect(self._runs.pause)
        commands.cancel.connect(self._cancel)
        commands.verify.connect(self._verify)
        commands.open_folder.connect(self._open_folder)
        commands.save_pack.connect(self._save_current)
        commands.close_dialog.connect(self.close)

    def _connect_work(self) -> None:
        self._watch.seen.connect(self._update)
        self._watch.failed.connect(self._tell_failure)
        self._runs.stopping.connect(self._show)
        self._runs.ended.connect(self._on_ended)
        self._actions.verified.connect(self._on_verified)
        self._actions.said.connect(self._say)
        self._actions.cancelled.connect(self._watch.hint)
        self._handover.changed.connect(self._watch.hint)
        self._handover.said.connect(self._say)
        self._requests.turned.connect(self._on_request_changed)
        self._asking.failed.connect(self._tell_failure)
