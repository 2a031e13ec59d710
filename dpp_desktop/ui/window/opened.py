"""A workspace that is open for one window alone."""

import logging
from contextlib import ExitStack
from dataclasses import dataclass

from dpp_desktop.logfile import log_to, stop_logging
from dpp_desktop.model.errors import Busy
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace
from dpp_desktop.ui.window.instance import Instance

_SILENT = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True)
class Opened:
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


def open_alone(workspace: Workspace) -> Opened | None:
    """Takes the workspace for one window, or else closes it.

    None if it has a window, in another process: that was asked to come to the front. A read-only
    workspace may have several windows. Raises
    Busy if that one doesn't answer, or another DppError if something can't be written.
    """
    with ExitStack() as undoing:
        undoing.callback(workspace.close)
        log = logging.NullHandler() if workspace.read_only else log_to(workspace.path / LOG_FOLDER)
        undoing.callback(stop_logging, log)
        instance = Instance(workspace.run_folder)
        undoing.callback(instance.let_go)
        # Any number of windows may look at a workspace that none of them can change.
        if not workspace.read_only and not instance.take():
            _call(instance, workspace)
            return None
        undoing.pop_all()
    log.setLevel(_SILENT)
    return Opened(workspace, instance, log)


def _call(instance: Instance, workspace: Workspace) -> None:
    if not instance.call_other():
        raise Busy(
            f"The workspace '{workspace.path}' is open in another window, which doesn't answer.",
            "Close that window, or end its program, and try again.",
        )
