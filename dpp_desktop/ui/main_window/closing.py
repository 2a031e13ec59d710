"""Close the window after a confirmation, once all running work has stopped."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.notices.closing_question import ask_to_close
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks


class CloseController(QObject):
    """Decides whether the window may close now, or closes it once all work has stopped."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._agreed = False
        self._waiting = False

    def agree(self) -> None:
        """Skip the confirmation."""
        self._agreed = True

    @property
    def agreed(self) -> bool:
        """True if closing is confirmed."""
        return self._agreed

    def may_close(self) -> bool:
        """Return True if no work is running.

        Otherwise ask the user, and if they agree, stop all work at its next safe point and close
        the window after that. Until then, the window is disabled.
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
