"""Opens the workspace to work in, with the user's help where there is none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.model.errors import Busy, DppError, NotFound
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.settings.choosing import choose_folder
from dpp_desktop.ui.window.opened import Opened, open_alone
from dpp_desktop.ui.window.same_folder import same_folder


def open_workspace(
    path: Path, *, expected: bool, here: Path | None = None, parent: QWidget | None = None
) -> Opened | None:
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
    return _open_with_help(path, trouble, here, parent)


def _open_with_help(
    path: Path, trouble: DppError | None, here: Path | None, parent: QWidget | None
) -> Opened | None:
    """Lets the user do something about it, until a workspace is open or they want none."""
    while (workspace := _welcome(path, trouble, parent)) is not None:
        try:
            return _take(workspace, here)
        except Busy:
            raise
        except DppError as error:
            path, trouble = workspace.path, error
    return None


def _take(workspace: Workspace, here: Path | None) -> Opened | None:
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
