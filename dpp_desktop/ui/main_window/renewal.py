"""Renew a workspace that was restored from a backup without DPP Desktop detecting it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.widgets.plain_text import Question
from dpp_desktop.workspace_info import RENEWAL_CONSEQUENCE, RENEWED


class RenewalController(QObject):
    """Asks for confirmation and renews the workspace."""

    reported = Signal(object, str, str)
    """A Tone, a text and details."""
    failed = Signal(object)
    """The Exception that made the renewal fail."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def ask(self) -> None:
        """Ask for confirmation, and renew the workspace if the user agrees."""
        question = RenewalQuestion(self._window)
        question.exec()
        question.deleteLater()
        if question.agreed:
            workspace = self._tasks.workspace
            self._tasks.background.start_uninterrupted(
                self, workspace.renew, lambda _: self._report(), self.failed.emit
            )

    def _report(self) -> None:
        self.reported.emit(Tone.SUCCESS, translated(RENEWED), "")


class RenewalQuestion(Question):
    """Asks whether to renew; anything but the Renew button means no."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "renewal_question")
        self.setWindowTitle(self.tr("Renew the workspace?"))
        self.setText(self.tr("Was this workspace restored from a backup, an image or a snapshot?"))
        self.setInformativeText(translated(RENEWAL_CONSEQUENCE))
        renew = (self.tr("&Renew"), "renew_workspace")
        self.offer(renew, self.tr("&Cancel"), keep_name="keep_workspace")
