"""Closes the window when what is under way has come to rest, after a question if there is any."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.notices.closing_question import ask_to_close
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks


class CloseController(QObject):
    """Whether a window may close now. If not yet, it closes it later."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._agreed = False
        self._waiting = False

    def agree(self) -> None:
        """Needs no question any more."""
        self._agreed = True

    @property
    def agreed(self) -> bool:
        """True if no question is needed any more."""
        return self._agreed

    def may_close(self) -> bool:
        """True if nothing is under way.

        Otherwise asks the user, has all work stop at its next safe point, and closes the window
        when it has; what it had to do is then beyond changing, so the window takes no input.
        """
        tasks = self._tasks
        if not self._agreed:
            self._agreed = ask_to_close(
                self._window, len(tasks.mints.under_way), len(tasks.exports.under_way)
            )
        if not self._agreed:
            return False
        tasks.stop()
        if tasks.busy and not self._waiting:
            self._waiting = True
            self._window.setEnabled(False)
            tasks.idle.connect(self._close)
        return not tasks.busy

    @Slot()
    def _close(self) -> None:
        self._window.close()
