"""The window of one open workspace, from opening to closing."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dpp_desktop.ui.app.open_workspace import OpenWorkspace
from dpp_desktop.ui.main_window.closing import ask_to_close
from dpp_desktop.ui.main_window.main_window import MainWindow
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme

_AFTER_FIRST_FRAME_MS = 50


class Session(QObject):
    """A window and its background work; deletes itself after the window has closed."""

    ended = Signal(bool)
    """The window is closed; False if a background task didn't end in time."""

    def __init__(self, opened: OpenWorkspace, theme: Theme, preferences: PreferencesFile) -> None:
        super().__init__()
        self._opened = opened
        opened.begin_log()
        self.tasks = WorkspaceTasks(opened.workspace, preferences.read().jobs_at_once)
        self.window = MainWindow(self.tasks, theme, preferences)
        self._after_first_frame = QTimer(self, singleShot=True, interval=_AFTER_FIRST_FRAME_MS)
        self._after_first_frame.timeout.connect(self._complete)
        opened.instance.called.connect(self.window.come_to_front)
        self.window.closed.connect(self._end)
        self.window.announcer.show_origin(opened.workspace.origin)
        if opened.workspace.damage:
            self.window.announcer.show_damage(opened.workspace.damage)
        if opened.workspace.read_only:
            self.window.announcer.show_read_only()

    def begin(self) -> None:
        """Show the window and start the background work."""
        self.window.show()
        self.tasks.start()
        # Everything else is loaded after the first frame is on the screen.
        self.tasks.database_watcher.overview_changed.connect(self._after_first_frame.start)
        self.tasks.database_watcher.failed.connect(self._after_first_frame.start)

    def may_close(self) -> bool:
        """Ask whether to discard unsaved entries, and to stop running work; True to close."""
        if not self.window.may_discard_edits():
            return False
        tasks = self.tasks
        return ask_to_close(
            self.window,
            len(tasks.mints.under_way),
            len(tasks.exports.under_way),
            len(tasks.prints.states),
        )

    @Slot()
    def _complete(self) -> None:
        self.tasks.database_watcher.overview_changed.disconnect(self._after_first_frame.start)
        self.tasks.database_watcher.failed.disconnect(self._after_first_frame.start)
        self.window.complete()

    @Slot()
    def _end(self) -> None:
        self._after_first_frame.stop()
        all_ended = self.tasks.close()
        self._opened.close()
        # Delete on the main thread; the garbage collector may run in any thread.
        for done in (self.window, self.tasks, self):
            done.deleteLater()
        self.ended.emit(all_ended)
