"""Everything that works in the background for one open workspace, under one roof."""

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.auto_resume import AutoResume
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.database_watcher import DatabaseWatcher
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.tasks.minting import MintRuns


class WorkspaceTasks(QObject):
    """An open workspace and the work on it. Closing it closes the workspace."""

    idle = Signal()
    """Nothing is under way any more."""

    def __init__(self, workspace: Workspace, jobs_at_once: int) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.mints = MintRuns(workspace, self.background, jobs_at_once, self)
        self.exports = ExportRuns(workspace, self.background, self)
        self.database_watcher = DatabaseWatcher(workspace, self.background, self)
        self.auto_resume = AutoResume(workspace, self.background, self.mints, self)
        for worker in (self.mints, self.exports, self.background):
            worker.idle.connect(self._emit_if_idle)

    def start(self) -> None:
        """Begins to look at the workspace, and resumes interrupted jobs if it can be written."""
        self.database_watcher.start()
        if not self.workspace.read_only:
            self.auto_resume.start()

    @property
    def busy(self) -> bool:
        """True while a job, an export or other long work is under way here."""
        return bool(self.mints.under_way or self.exports.under_way or self.background.busy)

    def stop(self) -> None:
        """Asks all work to stop at its next safe point, and begins nothing any more."""
        self.auto_resume.stop()
        self.mints.stop_all()
        self.exports.stop_all()

    def close(self) -> bool:
        """Stops all work, waits for it, and lets go of the workspace.

        False if something that was asked doesn't come to an end.
        """
        self.stop()
        self.database_watcher.stop()
        self.mints.wait()
        self.exports.wait()
        ended = self.background.close()
        self.workspace.close()
        return ended

    @Slot()
    def _emit_if_idle(self) -> None:
        if not self.busy:
            self.idle.emit()
