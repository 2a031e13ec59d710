"""Asks the user how packs are to be written."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.choices import ProfileChoices, profile_choices
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.looking import Seen
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from dpp_desktop.ui.tasks.background import Background, Question


class ProfileAsking(QObject):
    """Finds out what there is to choose from, then opens the dialog."""

    chosen = Signal(object)
    """A ProfileWish."""
    failed = Signal(object)
    """The Exception for which nothing could be asked."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._question: Question | None = None

    def ask(self, seen: Seen, window: QWidget) -> None:
        """Asks about an export that isn't made yet, in a dialog before that window."""
        if self._question:
            return
        workspace, wanted = self._workspace, seen.wanted
        self._question = self._background.ask(
            self,
            lambda: profile_choices(workspace, wanted),
            lambda choices: self._open(choices, seen, window),
            self._fail,
        )

    def _open(self, choices: ProfileChoices, seen: Seen, window: QWidget) -> None:
        self._question = None
        if not window.isVisible():
            return
        dialog = ProfileDialog(
            self._workspace,
            self._background,
            seen.wanted,
            choices,
            seen.outlook.profile,
            window,
        )
        dialog.accepted.connect(lambda: self.chosen.emit(dialog.wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
