"""The application: opens workspaces, one session at a time."""

import itertools
import os
from dataclasses import replace
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

from dpp_desktop.model.errors import DppError
from dpp_desktop.ui.app.garbage import GarbageCollector
from dpp_desktop.ui.app.open_workspace import (
    OpenWorkspace,
    choose_workspace,
    open_workspace,
    same_folder,
)
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.settings.preferences import Preferences, PreferencesFile
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.scan_guard import ScanGuard

_EXIT_INTERNAL_ERROR = 1
_STOP_RETRY_MS = 20
_MAX_STOP_RETRIES = 100


class Application(QObject):
    """Opens one workspace at a time. Emits `finished` with the exit code after the last one."""

    finished = Signal(int)

    def __init__(self, qt: QApplication, preferences: PreferencesFile) -> None:
        super().__init__(qt)
        GarbageCollector(self)
        ScanGuard(self)
        self._preferences = preferences
        chosen = preferences.read()
        use_language(qt, chosen.language, chosen.region)
        self._theme = Theme(qt)
        self._theme.set_scheme(chosen.scheme)
        self._session: Session | None = None
        self._next: OpenWorkspace | None = None

    @property
    def theme(self) -> Theme:
        """The colors and fonts of all windows."""
        return self._theme

    @property
    def session(self) -> Session | None:
        """The open window with its workspace and background work."""
        return self._session

    def open(self, requested: Path | None) -> bool:
        """Open the requested workspace, the last one, or the user's default; False to quit.

        Raises Busy if it is open in another window that doesn't respond.
        """
        remembered = requested or self._preferences.read().workspace
        path = remembered or user_data_path("dpp-desktop", appauthor=False)
        opened = open_workspace(path, expected=requested is None and remembered is not None)
        if opened is None:
            return False
        # Remember a folder that the user chose in the dialog, but not one from the command line.
        if not same_folder(opened.workspace.path, path):
            self._remember(opened)
        self._begin(opened)
        return True

    def stop(self, retries: int = _MAX_STOP_RETRIES) -> None:
        """Close everything without a question; retry while dialogs are still being closed."""
        self._forget_next()
        _close_dialogs()
        # The callers of modal dialogs still run, and they need the window until they return.
        if retries and QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(_STOP_RETRY_MS, self, lambda: self.stop(retries - 1))
        elif self._session:
            self._session.window.close_at_once()
        else:
            self.finished.emit(0)

    @Slot(object)
    def show_internal_error(self, error: Exception) -> None:
        """Show an unexpected error, and exit if there is no window to continue in."""
        if self._session and self._session.window.isVisible():
            self._session.window.announcer.show_error(error)
            return
        from dpp_desktop.ui.app.fatal_error_dialog import show_fatal_error  # noqa: PLC0415 - seldom used

        show_fatal_error(error)
        if QApplication.activeModalWidget() is None:
            self.finished.emit(_EXIT_INTERNAL_ERROR)

    def _begin(self, opened: OpenWorkspace) -> None:
        session = self._session = Session(opened, self._theme, self._preferences)
        session.ended.connect(self._end)
        session.window.settings_asked.connect(self._change_settings)
        session.window.new_workspace_asked.connect(self._create_workspace)
        session.window.workspace_asked.connect(self._choose_workspace)
        session.begin()

    @Slot(bool)
    def _end(self, all_ended: bool) -> None:  # noqa: FBT001 - a slot
        self._session = None
        if not all_ended:
            # A thread that never ends would keep the process alive; all results are stored.
            os._exit(0)
        next_workspace, self._next = self._next, None
        if next_workspace:
            self._begin(next_workspace)
        else:
            self.finished.emit(0)

    @Slot()
    def _create_workspace(self) -> None:
        if self._session is None:
            return
        from dpp_desktop.ui.welcome.new_workspace_dialog import (  # noqa: PLC0415 - seldom used
            NewWorkspaceDialog,
        )

        here = self._session.tasks.workspace.path
        dialog = NewWorkspaceDialog(unused_folder(here), self._session.window)
        accepted, folder = dialog.exec(), dialog.folder
        dialog.deleteLater()
        if accepted:
            self._change_to(folder)

    @Slot()
    def _choose_workspace(self) -> None:
        if self._session:
            here = self._session.tasks.workspace.path
            choose_workspace(self._session.window, here, self._change_to)

    def _change_to(self, path: Path) -> None:
        """Open the workspace, and close the current one only if that succeeds."""
        session = self._session
        if session is None:
            return
        here = session.tasks.workspace.path
        if same_folder(path, here):
            return
        try:
            opened = open_workspace(path, expected=True, here=here, parent=session.window)
        except DppError as error:
            session.window.announcer.show_error(error)
            return
        if opened:
            self._replace_session(opened, session)

    def _replace_session(self, opened: OpenWorkspace, session: Session) -> None:
        if not session.may_close():
            opened.close()
            return
        self._forget_next()
        self._next = opened
        self._remember(opened)
        session.window.close_at_once()

    def _forget_next(self) -> None:
        if self._next:
            self._next.close()
            self._next = None

    def _remember(self, opened: OpenWorkspace) -> None:
        chosen = self._preferences.read()
        self._preferences.write(replace(chosen, workspace=opened.workspace.path))

    @Slot()
    def _change_settings(self) -> None:
        if self._session is None:
            return
        from dpp_desktop.ui.settings.settings_dialog import (  # noqa: PLC0415 - seldom used
            SettingsDialog,
        )

        window, path = self._session.window, self._session.tasks.workspace.path
        dialog = SettingsDialog(self._preferences.read(), path, window.site.here, window)
        dialog.scheme_tried.connect(self._theme.set_scheme)
        accepted, chosen, number = dialog.exec(), dialog.chosen, dialog.site_number
        dialog.deleteLater()
        if accepted:
            self._set_site(number)
            self._apply(chosen)

    def _set_site(self, number: int | None) -> None:
        if self._session and number is not None:
            window = self._session.window
            window.site.change(number, window.announcer.show_error)

    def _apply(self, chosen: Preferences) -> None:
        remembered = self._preferences.read().workspace
        self._preferences.write(replace(chosen, workspace=remembered))
        if self._session:
            self._session.tasks.mints.set_max_parallel(chosen.jobs_at_once)
        if chosen.workspace:
            self._change_to(chosen.workspace)


def unused_folder(folder: Path) -> Path:
    """Return a folder beside this one, named after it, that doesn't exist."""
    names = (f"{folder.name}-{number}" for number in itertools.count(2))
    return next(each for each in map(folder.with_name, names) if not each.exists())


def _close_dialogs() -> None:
    """Reject every open dialog."""
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isModal() and window.isVisible():
            window.done(QDialog.DialogCode.Rejected)
