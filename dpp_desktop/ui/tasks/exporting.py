"""Makes exports in a worker thread, one after the other."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dpp_desktop.model.export import Pack, PlannedPack
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.priority import give_way
from dpp_desktop.ui.tasks.stopping import Stop

if TYPE_CHECKING:
    from dpp_desktop.exporting.run import ExportResult
    from dpp_desktop.exporting.watching import Extent

_log = logging.getLogger(__name__)


_LEAST_SECONDS_BETWEEN = 0.1


@dataclass(frozen=True, slots=True)
class ExportMoved:
    """The job's export is at the pack of that index, which counts from 1."""

    job_id: int
    index: int


@dataclass(frozen=True, slots=True)
class ExportEnded:
    """An export run has ended; with a `failure` it came to nothing, and `result` is None."""

    job_id: int
    result: ExportResult | None
    failure: Exception | None


class _Watcher:
    """Watches one export from its own thread."""

    def __init__(self, runs: ExportRuns, job_id: int) -> None:
        self.stop = Stop()
        self._runs = runs
        self._job_id = job_id
        self._told_at = 0.0

    def export_begun(self, extent: Extent) -> None:
        """Who is told where an export is reads from the database how far it is."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Tells the window, at most ten times a second."""
        now = time.monotonic()
        if now - self._told_at >= _LEAST_SECONDS_BETWEEN:
            self._told_at = now
            self._runs.tell_moved(ExportMoved(self._job_id, plan.index))

    def pack_done(self, pack: Pack, total: int) -> None:
        """Who is told where an export is reads from the database which packs are done."""

    def stop_requested(self) -> bool:
        """True once the export is to pause, or the window about to close."""
        return self.stop.requested


class ExportRuns(QObject):
    """The exports that this window makes; one for a job at a time."""

    moved = Signal(object)
    """A ExportMoved."""
    ended = Signal(object)
    """An ExportEnded."""
    idle = Signal()
    """Nothing is under way any more."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(1)
        self._watchers: dict[int, _Watcher] = {}
        self._stopping = False

    @property
    def under_way(self) -> frozenset[int]:
        """The ids of the jobs whose tokens are being exported here, or about to be."""
        return frozenset(self._watchers)

    def start(
        self,
        job_id: int,
        directory: Path,
        packs: Collection[int] | None = None,
        replace: Collection[int] = (),
    ) -> None:
        """Exports the job, or only those packs of it, into the folder as soon as it is its turn.

        Packs in `replace` are written anew where somebody changed them. Does nothing if an export
        of the job is under way here, or after `stop_all`.
        """
        if self._stopping or job_id in self._watchers:
            return
        watcher = self._watchers[job_id] = _Watcher(self, job_id)
        self._background.run(
            self._pool,
            lambda: self._export(job_id, directory, watcher, packs, replace),
            lambda result, error: self._end(job_id, result, error),
        )

    def pause(self, job_id: int) -> None:
        """Asks the job's export to stop after the pack under way, if it is made here."""
        if job_id in self._watchers:
            self._watchers[job_id].stop.request()

    def stop_all(self) -> None:
        """Asks every export to stop after the pack under way, for good."""
        self._stopping = True
        for watcher in self._watchers.values():
            watcher.stop.request()

    def wait(self) -> None:
        """Returns when every export has ended."""
        self._pool.waitForDone()

    def tell_moved(self, moved: ExportMoved) -> None:
        """Says in the window how far an export is. Called from any thread."""
        self._background.post(lambda: self.moved.emit(moved))

    def _export(
        self,
        job_id: int,
        directory: Path,
        watcher: _Watcher,
        packs: Collection[int] | None,
        replace: Collection[int],
    ) -> ExportResult:
        give_way()
        return engine.export_job(self._workspace, job_id, directory, watcher, packs, replace)

    def _end(self, job_id: int, result: ExportResult | None, error: Exception | None) -> None:
        del self._watchers[job_id]
        if error:
            _log.info("Export of job %d came to nothing", job_id, exc_info=error)
        self.ended.emit(ExportEnded(job_id, result, error))
        if not self._watchers:
            self.idle.emit()
