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
from dpp_desktop.ui.export.handover import HandoverController, LastGiver
from dpp_desktop.ui.export.messages import FormMessages
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.profiles.controller import ProfileAsking
from dpp_desktop.ui.export.request_controller import RequestController
from dpp_desktop.ui.export.run_controller import ExportRunController
from dpp_desktop.ui.export.state import (
    NOTHING,
    Offer,
    Stage,
    indices_of,
    offer,
    stage_of,
    steadied,
    ticks_after,
)
from dpp_desktop.ui.export.texts import wanted_told
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
        giver: LastGiver | None = None,
    ) -> None:
        super().__init__(parent)
        self._default_folder = default_folder
        self._seen: Seen | None = None
        self._stage: Stage | None = None
        self._turning = False
        self._remarks = FormMessages()
        self._watch = FolderPoller(workspace, background, sought, self)
        self._steering = ExportRunController(exports, self._watch, self)
        self._errands = FolderActions(workspace, background, self)
        self._asking = ProfileAsking(workspace, background, self)
        self._view = ExportView()
        self._choosing = RequestController(
            self._watch, self._asking, self._view, default_folder, self
        )
        self._handing_over = HandoverController(
            workspace, background, self._view, giver or LastGiver(), self
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
            self._watch.look_first(self._default_folder)
        else:
            self._watch.look_into(self._seen.folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the button that has the keyboard, and no other."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused := self.focusWidget(), QPushButton) and not event.isAutoRepeat():
            focused.click()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Looks no more, nor checks the folder; the export goes on."""
        self._errands.stop_verifying()
        self._watch.rest()
        super().hideEvent(event)

    @Slot(object)
    def _take_in(self, seen: Seen) -> None:
        before = self._stage
        stage = steadied(stage_of(seen, under_way=self._steering.makes(seen)), before)
        self._turning = False
        self._remarks.stall(None)
        moved = self._seen is not None and (seen.folder, seen.wanted) != (
            self._seen.folder,
            self._seen.wanted,
        )
        told = self._seen.repeats if self._seen else None
        warned = seen.repeats is not None and seen.repeats.add_to(told)
        if moved:
            self._forget()
        if moved or stage.at_work:
            self._errands.stop_verifying()
        self._seen, self._stage = seen, stage
        self._steering.take_in(stage, moved=moved)
        self._show()
        ticked = ticks_after(before, seen, stage, self._view.model.ticked, moved=moved)
        self._view.model.tick(ticked)
        if before is None:
            self._view.commands.take_focus()
        if self._steering.take_start(before, stage, moved=moved, warned=warned):
            self._start(seen)

    @Slot()
    def _ask_to_start(self) -> None:
        if self._offer().start:
            self._look_and_start(frozenset())

    def _look_and_start(self, to_replace: frozenset[int]) -> None:
        if self._seen and not self._steering.starting:
            self._forget()
            self._steering.look_and_start(self._seen.folder, to_replace)

    def _start(self, seen: Seen) -> None:
        if self._steering.replacing or self._offer().start:
            if seen.outlook.export and seen.outlook.export.status is ExportStatus.CANCELLED:
                self._remarks.revive()
            self._steering.start(seen, self._view.model.ticked)
            self._stage = Stage.WAITING
            self._show()

    @Slot()
    def _cancel(self) -> None:
        seen = self._seen
        if seen and self._steering.makes(seen):
            self._steering.cancel(seen)
        elif seen and seen.outlook.export:
            self._errands.cancel(seen.outlook.export.id)

    @Slot(object)
    def _tell_ended(self, ended: ExportEnded) -> None:
        if ended.failure:
            self._remarks.refuse(ended.failure)
        elif ended.result:
            self._remarks.ended(ended.result, ended.new_overlaps)
        if self.isVisible():
            self._watch.hint()

    @Slot(object)
    def _say(self, message: Message) -> None:
        self._remarks.say(message)
        self._show()

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        self._steering.start_no_more()
        self._remarks.stall(error)
        self._show()

    @Slot()
    def _verify(self) -> None:
        if self._errands.verifying:
            self._errands.stop_verifying()
            self._show()
        elif self._seen and not self._steering.starting:
            self._forget()
            self._errands.verify(self._seen.folder)
            self._show()

    @Slot(object)
    def _tell_verified(self, result: Verification) -> None:
        self._remarks.verified(result)
        self._view.findings.show_findings(result.findings)
        if self._seen:
            faulty = indices_of(self._seen, self._remarks.faulty)
            self._view.model.tick(self._view.model.ticked | faulty)
        self._show()

    @Slot()
    def _open_folder(self) -> None:
        if self._seen:
            self._errands.open_folder(self._seen.folder)

    @Slot()
    def _save_current(self) -> None:
        self._save_pack(self._view.chooser.table.current_pack or 1)

    @Slot(int)
    def _save_pack(self, index: int) -> None:
        if self._seen:
            suggestion = self._default_folder / self._seen.outlook.planned[index - 1].file
            self._errands.ask_where_to_save(self._seen, self.sought.wish, index, suggestion, self)

    @Slot()
    def _follow_message(self) -> None:
        if changed := self._changed():
            self._look_and_start(changed)
        elif self._stage is Stage.COMPLETED:
            self._open_folder()
        else:
            self._choosing.use_new_folder()

    def _changed(self) -> frozenset[int]:
        """The packs that the message offers to replace."""
        if self._seen is None or self._stage is None or not self._stage.startable:
            return frozenset()
        return self._seen.changed | indices_of(self._seen, self._remarks.changed)

    @Slot()
    def _turn(self) -> None:
        """Until another folder has been looked at, nothing can be done in it, nor in the last."""
        self._forget()
        self._errands.stop_verifying()
        self._turning = True
        self._show_title()
        self._show()

    def _forget(self) -> None:
        self._remarks.forget()
        self._view.findings.show_findings(())

    def _offer(self) -> Offer:
        if self._seen is None or self._stage is None:
            return NOTHING
        unsettled = self._view.field.unsettled or self._view.selection.unsettled
        if unsettled or self._turning:
            return replace(NOTHING, choose_folder=True, choose_tokens=True)
        offered = offer(self._stage, self._seen, self._view.model.ticked)
        # What is found wrong with a folder must not be what is being made in it meanwhile.
        return replace(offered, start=False) if self._errands.verifying else offered

    @Slot()
    def _show(self) -> None:
        seen, stage = self._seen, self._stage
        self._watch.by_clock(self.isVisible() and self._is_moving(stage))
        if seen:
            self._view.selection.show_wanted(self.sought.wanted, seen.outlook)
        if seen and stage:
            run, extent = self._steering.run, self._steering.extent(seen)
            self._view.show_seen(seen, stage, run, extent, self._remarks.faulty)
        interrupted = self._steering.run is None
        message = self._remarks.message(seen, stage, interrupted=interrupted)
        self._view.message.show_message(message)
        self._view.field.show_problem(self._folder_problem())
        continues = stage in (Stage.UNFINISHED, Stage.FAILED) or bool(seen and seen.is_gone)
        verifying = self._errands.verifying
        self._view.show_offer(self._offer(), continues=continues, verifying=verifying)
        self._handing_over.show_seen(None if self._turning else seen)
        self._choosing.show_seen(seen)

    def _is_moving(self, stage: Stage | None) -> bool:
        """Whether something is to be seen soon that nobody may tell of."""
        if stage is None or self._remarks.stalled:
            return True
        return stage.at_work or stage in (Stage.UNMINTED, Stage.HINDERED)

    def _folder_problem(self) -> str:
        if self._seen is None or self._view.field.unsettled or self._turning:
            return ""
        return self._remarks.folder_problem(self._seen)

    def _show_title(self) -> None:
        what = wanted_told(self.sought.wanted)
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
        commands.start.connect(self._ask_to_start)
        commands.pause.connect(self._steering.pause)
        commands.cancel.connect(self._cancel)
        commands.verify.connect(self._verify)
        commands.open_folder.connect(self._open_folder)
        commands.save_pack.connect(self._save_current)
        commands.close_dialog.connect(self.close)

    def _connect_work(self) -> None:
        self._watch.seen.connect(self._take_in)
        self._watch.failed.connect(self._tell_failure)
        self._steering.stopping.connect(self._show)
        self._steering.ended.connect(self._tell_ended)
        self._errands.verified.connect(self._tell_verified)
        self._errands.said.connect(self._say)
        self._errands.cancelled.connect(self._watch.hint)
        self._handing_over.changed.connect(self._watch.hint)
        self._handing_over.said.connect(self._say)
        self._choosing.turned.connect(self._turn)
        self._asking.failed.connect(self._tell_failure)
