"""A workspace that is open for one window alone."""

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
from dpp_desktop.ui.widgets.path_field import choose_folder


def same_folder(one: Path, other: Path) -> bool:
    """True if they are the same, however they are named."""
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


_SILENT = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """The workspace, the right to be its only window, and its log, which is silent at first."""

    workspace: Workspace
    instance: Instance
    log: logging.Handler

    def begin_log(self) -> None:
        """Logs from now on: while it was opened, another window may still have been at work."""
        self.log.setLevel(logging.NOTSET)

    def close(self) -> None:
        """Lets go of all of it."""
        stop_logging(self.log)
        self.instance.let_go()
        self.workspace.close()


def open_alone(workspace: Workspace) -> OpenWorkspace | None:
    """Takes the workspace for one window, or else closes it.

    None if it has a window, in another process: that was asked to come to the front. A read-only
    workspace may have several windows. Raises
    Busy if that one doesn't answer, or another DppError if something can't be written.
    """
    with ExitStack() as cleanup:
        cleanup.callback(workspace.close)
        log = logging.NullHandler() if workspace.read_only else log_to(workspace.path / LOG_FOLDER)
        cleanup.callback(stop_logging, log)
        instance = Instance(workspace.run_folder)
        cleanup.callback(instance.let_go)
        # Any number of windows may look at a workspace that none of them can change.
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
    """Returns the workspace in that folder, or the one that the user makes or chooses instead.

    None if they want none, if it is the one that is open `here`, or if it has a window in another
    process, which then came to the front; raises Busy if that one doesn't answer. `expected` if
    there should be one in the folder: the user worked in it before, so if it is missing that is
    trouble, and no reason to welcome them.
    """
    trouble: DppError | None
    try:
        return _take(Workspace.open(path, create=False), here)
    except Busy:
        raise
    except NotFound as missing:
        trouble = missing if expected else None
    except DppError as error:
        trouble = error
    return _open_with_dialog(path, trouble, here, parent)


def _open_with_dialog(
    path: Path, trouble: DppError | None, here: Path | None, parent: QWidget | None
) -> OpenWorkspace | None:
    """Lets the user do something about it, until a workspace is open or they want none."""
    while (workspace := _welcome(path, trouble, parent)) is not None:
        try:
            return _take(workspace, here)
        except Busy:
            raise
        except DppError as error:
            path, trouble = workspace.path, error
    return None


def _take(workspace: Workspace, here: Path | None) -> OpenWorkspace | None:
    if here and same_folder(workspace.path, here):
        workspace.close()
        return None
    return open_alone(workspace)


def _welcome(path: Path, trouble: DppError | None, parent: QWidget | None) -> Workspace | None:
    from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog  # seldom of use, slow to load

    dialog = WelcomeDialog(path, trouble, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    workspace = dialog.workspace
    dialog.deleteLater()
    if workspace and not accepted:
        workspace.close()
    return workspace if accepted else None


def choose_workspace(window: QWidget, here: Path, chosen: Callable[[Path], None]) -> None:
    """Has the user choose a folder, beginning in `here`; `chosen` gets it."""
    title = QCoreApplication.translate("Opening", "Choose the folder of a workspace")
    # Later: the dialog is still there when it says what was chosen.
    choose_folder(
        window, title, here, lambda path: QTimer.singleShot(0, window, lambda: chosen(path))
    )
