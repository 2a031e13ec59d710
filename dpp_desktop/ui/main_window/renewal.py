"""Renews a workspace that the user restored from a backup where nothing else shows it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox
from dpp_desktop.workspace_info import RENEWAL_CONSEQUENCE, RENEWED


class RenewalController(QObject):
    """Asks whether to renew the workspace, and does it."""

    told = Signal(object, str, str)
    """A Tone, a sentence, and details."""
    refused = Signal(object)
    """The error that kept the workspace from being renewed."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def ask(self) -> None:
        """Ask, and renew the workspace if the user agrees."""
        question = RenewalQuestion(self._window)
        question.exec()
        question.deleteLater()
        if question.agreed:
            workspace = self._tasks.workspace
            self._tasks.background.carry_out(
                self, workspace.renew, lambda _: self._tell(), self.refused.emit
            )

    def _tell(self) -> None:
        self.told.emit(Tone.SUCCESS, translated(RENEWED), "")


class RenewalQuestion(PlainMessageBox):
    """The question. Unless the user presses Renew, nothing changes."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("renewal_question")
        self.setWindowTitle(self.tr("Renew the workspace?"))
        self.setText(self.tr("Was this workspace restored from a backup, an image or a snapshot?"))
        self.setInformativeText(translated(RENEWAL_CONSEQUENCE))
        self._renew = self.addButton(self.tr("&Renew"), QMessageBox.ButtonRole.DestructiveRole)
        self._renew.setObjectName("renew_workspace")
        keep = self.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("keep_workspace")
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)

    @property
    def agreed(self) -> bool:
        """True if Renew was pressed."""
        return self.clickedButton() is self._renew
