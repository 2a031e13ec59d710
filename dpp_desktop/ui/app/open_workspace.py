"""Open a workspace for exclusive use by one window."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.logfile import log_to, stop_logging
from dpp_desktop.model.errors import Busy, DppError, NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace
from dpp_desktop.ui.app.instance import Instance
from dpp_desktop.ui.app.update_dialog import QuickOpening, UpdateDialog, UpdateNeeded
from dpp_desktop.ui.widgets.path_field import choose_folder


def same_folder(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same folder."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


_SILENT = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """An open workspace, the lock for its window, and its log, which is disabled at first."""

    workspace: Workspace
    instance: Instance
    log: logging.Handler

    def begin_log(self) -> None:
        """Enable the log; during opening, another window may still have written to it."""
        self.log.setLevel(logging.NOTSET)

    def close(self) -> None:
        """Close the log, the lock and the workspace."""
        stop_logging(self.log)
        self.instance.release()
        self.workspace.close()


def open_alone(workspace: Workspace) -> OpenWorkspace | None:
    """Acquire the workspace for one window; on failure, close it.

    Return None if another process has a window of it, which is then activated; raise Busy if that
    window doesn't respond, and another DppError if the log or the lock can't be written. A
    read-only workspace may have several windows.
    """
    with ExitStack() as cleanup:
        cleanup.callback(workspace.close)
        log = logging.NullHandler() if workspace.read_only else log_to(workspace.path / LOG_FOLDER)
        cleanup.callback(stop_logging, log)
        instance = Instance(workspace.run_folder)
        cleanup.callback(instance.release)
        # A read-only workspace needs no lock.
        if not workspace.read_only and not instance.take():
            _activate_other(instance, workspace)
            return None
        cleanup.pop_all()
    log.setLevel(_SILENT)
    return OpenWorkspace(workspace, instance, log)


def _activate_other(instance: Instance, workspace: Workspace) -> None:
    if not instance.activate_other():
        raise Busy(
            Message(
                "The workspace '{path}' is open in another window, which doesn't respond.",
                path=workspace.path,
            ),
            Message("Close that window, or quit its program, and try again."),
        )


def open_workspace(
    path: Path, *, expected: bool, here: Path | None = None, parent: QWidget | None = None
) -> OpenWorkspace | None:
    """Open the workspace in that folder, or one that the user creates or chooses instead.

    A workspace of an earlier version is updated first, with a dialog if that takes a while. Return
    None if the user cancels, if the workspace is already open `here`, or if another process
    has a window of it, which is then activated; raise Busy if that window doesn't respond. With
    `expected`, a missing workspace is shown as an error, because the user worked in it before;
    otherwise the welcome dialog appears.
    """
    problem: DppError | None
    path = path.absolute()  # as the user sees it in the dialog and in errors
    try:
        workspace = _open_or_update(path, parent)
        return _acquire(workspace, here) if workspace else None
    except Busy:
        raise
    except NotFound as missing:
        problem = missing if expected else None
    except DppError as error:
        problem = error
    return _open_with_dialog(path, problem, here, parent)


def _open_or_update(path: Path, parent: QWidget | None) -> Workspace | None:
    """Open the workspace; in the background if it has to be updated. None if the user cancels."""
    try:
        return Workspace.open(path, create=False, observer=QuickOpening())
    except UpdateNeeded:
        dialog = UpdateDialog(path, parent)
    try:
        return dialog.run()
    finally:
        dialog.deleteLater()


def _open_with_dialog(
    path: Path, problem: DppError | None, here: Path | None, parent: QWidget | None
) -> OpenWorkspace | None:
    """Show the welcome dialog until a workspace is open or the user cancels."""
    while (workspace := _welcome(path, problem, parent)) is not None:
        try:
            return _acquire(workspace, here)
        except Busy:
            raise
        except DppError as error:
            path, problem = workspace.path, error
    return None


def _acquire(workspace: Workspace, here: Path | None) -> OpenWorkspace | None:
    if here and same_folder(workspace.path, here):
        workspace.close()
        return None
    return open_alone(workspace)


def _welcome(path: Path, problem: DppError | None, parent: QWidget | None) -> Workspace | None:
    from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog  # slow to load

    dialog = WelcomeDialog(path, problem, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    workspace = dialog.workspace
    dialog.deleteLater()
    if workspace and not accepted:
        workspace.close()
    return workspace if accepted else None


def choose_workspace(window: QWidget, here: Path, chosen: Callable[[Path], None]) -> None:
    """Let the user choose a folder, starting in `here`; `chosen` gets it."""
    title = QCoreApplication.translate("Opening", "Choose a workspace folder")
    # Deferred, because the file dialog is still open when it reports the choice.
    choose_folder(
        window, title, here, lambda path: QTimer.singleShot(0, window, lambda: chosen(path))
    )
