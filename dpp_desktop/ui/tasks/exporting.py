"""Run exports in a worker thread, one at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.export import Export, Pack, PlannedPack
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.engine import lower_priority

if TYPE_CHECKING:
    from dpp_desktop.exporting.overlaps import Overlaps
    from dpp_desktop.exporting.progress import ExportCaution, ExportExtent
    from dpp_desktop.exporting.resolve import Request
    from dpp_desktop.exporting.run import ExportResult

_log = logging.getLogger(__name__)

_MIN_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """An export has started the pack of that index, counted from 1."""

    wanted: ExportTarget
    index: int


@dataclass(frozen=True, slots=True)
class ExportEnded:
    """An export run has ended: with a `result`, with a `failure`, or stopped before it began.

    `known_overlaps` are the overlaps with other exports that the window showed before the run.
    """

    wanted: ExportTarget
    result: ExportResult | None
    failure: Exception | None
    known_overlaps: Overlaps | None

    @property
    def new_overlaps(self) -> Overlaps | None:
        """The overlaps with other exports, if they weren't all shown before the run."""
        overlaps = self.result.caution.overlaps if self.result else None
        return overlaps if overlaps and overlaps.add_to(self.known_overlaps) else None


class _ExportObserver:
    """The callbacks of one export run, which calls them in its own thread."""

    def __init__(
        self, runs: ExportRuns, wanted: ExportTarget, known_overlaps: Overlaps | None
    ) -> None:
        self.stop = Event()
        self.cancel = Event()
        self.known_overlaps = known_overlaps
        self._runs = runs
        self._wanted = wanted
        self._reported_at = 0.0
        self.extent: ExportExtent | None = None
        """The size of the export once the run has begun. Set by its thread, read by the window."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """Do nothing: the window shows new overlaps when the run has ended.

        It showed the known ones before it started the run, and the result has all of them.
        """

    def export_begun(self, extent: ExportExtent) -> None:
        """Store the size of the export; the window reads its progress from the database."""
        self.extent = extent

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Report the pack to the window, at most ten times a second."""
        now = time.monotonic()
        if now - self._reported_at >= _MIN_SECONDS_BETWEEN_REPORTS:
            self._reported_at = now
            self._runs.report_progress(ExportProgress(self._wanted, plan.index))

    def pack_done(self, pack: Pack, total: int) -> None:
        """Do nothing: the window reads the finished packs from the database."""

    def stop_requested(self) -> bool:
        """Return True once the export should pause or the window is about to close."""
        return self.stop.is_set()


class ExportRuns(QObject):
    """The exports that this process runs, at most one for each target."""

    progressed = Signal(object)
    """An ExportProgress."""
    ended = Signal(object)
    """An ExportEnded."""
    idle = Signal()
    """The last export has ended."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(1)
        self._observers: dict[ExportTarget, _ExportObserver] = {}
        self._stopping = False

    @property
    def under_way(self) -> frozenset[ExportTarget]:
        """The targets that are being exported or wait for their turn here."""
        return frozenset(self._observers)

    def extent_of(self, wanted: ExportTarget) -> ExportExtent | None:
        """Return the size of the running export of that target; None if none runs here."""
        observer = self._observers.get(wanted)
        return observer.extent if observer else None

    def start(
        self,
        request: Request,
        packs: Collection[int] | None = None,
        replace: Collection[int] = (),
        known_overlaps: Overlaps | None = None,
    ) -> None:
        """Run the export, or only those packs of it, once its turn has come.

        Packs in `replace` are overwritten if they were changed on disk. `known_overlaps` are the
        overlaps that the user has seen. Does nothing if an export of the same target is running
        here, or after `stop_all`.
        """
        wanted = request.target
        if self._stopping or wanted in self._observers:
            return
        observer = self._observers[wanted] = _ExportObserver(self, wanted, known_overlaps)
        self._background.run(
            self._pool,
            lambda: self._export(request, observer, packs, replace),
            lambda result, error: self._end(wanted, result, error),
        )

    def pause(self, wanted: ExportTarget) -> None:
        """Ask the export of that target to stop after the current pack, if it runs here."""
        if wanted in self._observers:
            self._observers[wanted].stop.set()

    def cancel(self, wanted: ExportTarget) -> None:
        """Ask the export of that target to stop after the current pack, and cancel it."""
        if wanted in self._observers:
            self._observers[wanted].cancel.set()
            self.pause(wanted)

    def stop_all(self) -> None:
        """Ask every export to stop after its current pack, and start no more."""
        self._stopping = True
        for observer in self._observers.values():
            observer.stop.set()

    def wait(self) -> None:
        """Wait until every export has ended."""
        self._pool.waitForDone()

    def report_progress(self, progress: ExportProgress) -> None:
        """Emit `progressed` on the main thread. Thread-safe."""
        self._background.post(lambda: self.progressed.emit(progress))

    def _export(
        self,
        request: Request,
        observer: _ExportObserver,
        packs: Collection[int] | None,
        replace: Collection[int],
    ) -> ExportResult | None:
        """Run the export; None if it was stopped before it began."""
        lower_priority()
        if observer.stop_requested():
            return None
        result = engine.export_tokens(self._workspace, request, observer, packs, replace)
        if result.stopped and observer.cancel.is_set():
            engine.cancel_export(self._workspace, result.export.id)
        return result

    def _end(
        self, wanted: ExportTarget, result: ExportResult | None, error: Exception | None
    ) -> None:
        known_overlaps = self._observers.pop(wanted).known_overlaps
        if error:
            _log.info("Export of %s failed", wanted, exc_info=error)
        self.ended.emit(ExportEnded(wanted, result, error, known_overlaps))
        if not self._observers:
            self.idle.emit()
