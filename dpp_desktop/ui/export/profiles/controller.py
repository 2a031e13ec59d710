"""Asks the user how packs are to be written.

What it asks with is loaded when that is opened for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import Seen
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

if TYPE_CHECKING:
    from dpp_desktop.exporting.profile_options import ProfileChoices


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
        self._question: BackgroundTask | None = None

    def ask(self, seen: Seen, window: QWidget) -> None:
        """Asks about an export that isn't made yet, in a dialog before that window."""
        if self._question:
            return
        from dpp_desktop.exporting.profile_options import profile_choices

        workspace, wanted = self._workspace, seen.wanted
        self._question = self._background.start(
            self,
            lambda: profile_choices(workspace, wanted),
            lambda choices: self._open(choices, seen, window),
            self._fail,
        )

    def _open(self, choices: ProfileChoices, seen: Seen, window: QWidget) -> None:
        from dpp_desktop.ui.export.profiles.dialog import ProfileDialog

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
