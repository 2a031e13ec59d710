"""All background work of one open workspace."""

from PySide6.QtCore import QObject, Signal, Slot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.auto_resume import AutoResume
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.database_watcher import DatabaseWatcher
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.tasks.minting import MintRuns
from dpp_desktop.ui.tasks.printing import PrintRuns
from dpp_desktop.ui.tasks.resolver_process import ResolverProcess
from dpp_desktop.ui.tasks.tag_station import TagStation


class WorkspaceTasks(QObject):
    """An open workspace and its background work. `close` also closes the workspace."""

    idle = Signal()
    """The last job, export, print job or other long task has ended."""

    def __init__(self, workspace: Workspace, jobs_at_once: int) -> None:
        super().__init__()
        self.workspace = workspace
        self.background = Background(self)
        self.mints = MintRuns(workspace, self.background, jobs_at_once, self)
        self.exports = ExportRuns(workspace, self.background, self)
        self.prints = PrintRuns(workspace, self.background, self)
        self.database_watcher = DatabaseWatcher(workspace, self.background, self)
        self.auto_resume = AutoResume(workspace, self.background, self.mints, self)
        self.tags = TagStation(workspace, self.background, self)
        self.resolver = ResolverProcess(workspace.path, self.background, self)
        for worker in (self.mints, self.exports, self.prints, self.tags, self.background):
            worker.idle.connect(self._emit_if_idle)

    def start(self) -> None:
        """Start watching the database, and resume interrupted jobs unless it is read-only."""
        self.database_watcher.start()
        if not self.workspace.read_only:
            self.auto_resume.start()

    @property
    def busy(self) -> bool:
        """True while this process runs a job, an export, a print job or another long task."""
        return bool(
            self.mints.under_way
            or self.exports.under_way
            or self.prints.under_way
            or self.tags.under_way
            or self.background.busy
        )

    def stop(self) -> None:
        """Ask all work to stop at its next safe point, and start nothing new."""
        self.auto_resume.stop()
        self.mints.stop_all()
        self.exports.stop_all()
        self.prints.stop_all()
        self.tags.stop()
        self.resolver.stop()

    def close(self) -> bool:
        """Stop all work, wait for it to end, and close the workspace.

        Return False if a background task doesn't end in time.
        """
        self.stop()
        self.database_watcher.stop()
        self.mints.wait()
        self.exports.wait()
        self.prints.wait()
        self.tags.wait()
        ended = self.background.close()
        self.workspace.close()
        return ended

    @Slot()
    def _emit_if_idle(self) -> None:
        if not self.busy:
            self.idle.emit()
