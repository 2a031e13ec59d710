"""Makes exports in a worker thread, one after the other."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.export import Export, Pack, PlannedPack
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background, Stop
from dpp_desktop.ui.tasks.engine import lower_priority

if TYPE_CHECKING:
    from dpp_desktop.exporting.overlaps import Overlaps
    from dpp_desktop.exporting.progress import ExportCaution, ExportExtent
    from dpp_desktop.exporting.resolve import Request
    from dpp_desktop.exporting.run import ExportResult

_log = logging.getLogger(__name__)


_LEAST_SECONDS_BETWEEN = 0.1


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """The export of what is wanted is at the pack of that index, which counts from 1."""

    wanted: ExportTarget
    index: int


@dataclass(frozen=True, slots=True)
class ExportEnded:
    """An export run has ended; with a `failure` it came to nothing, and `result` is None.

    Without either it was stopped before it had begun. `told` is what the window had told of repeats
    before it started the run.
    """

    wanted: ExportTarget
    result: ExportResult | None
    failure: Exception | None
    told: Overlaps | None

    @property
    def untold(self) -> Overlaps | None:
        """What other exports have of the tokens, if it wasn't told before the run."""
        repeats = self.result.caution.overlaps if self.result else None
        return repeats if repeats and repeats.add_to(self.told) else None


class _Watcher:
    """Watches one export from its own thread."""

    def __init__(self, runs: ExportRuns, wanted: ExportTarget, told: Overlaps | None) -> None:
        self.stop = Stop()
        self.told = told
        self._runs = runs
        self._wanted = wanted
        self._told_at = 0.0
        self.cancelled = False
        """True once what is made isn't to be finished. Set by the window, read by the thread."""
        self.extent: ExportExtent | None = None
        """How much it is, once the run has begun. Set by its thread, read by the window."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """What the window hasn't told before the start, it tells when the run has ended.

        It starts none before it has told what is to be said then; the result has what came since.
        """

    def export_begun(self, extent: ExportExtent) -> None:
        """Keeps how much it is; how far it is, the window reads from the database."""
        self.extent = extent

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Tells the window, at most ten times a second."""
        now = time.monotonic()
        if now - self._told_at >= _LEAST_SECONDS_BETWEEN:
            self._told_at = now
            self._runs.report_progress(ExportProgress(self._wanted, plan.index))

    def pack_done(self, pack: Pack, total: int) -> None:
        """Who is told where an export is reads from the database which packs are done."""

    def stop_requested(self) -> bool:
        """True once the export is to pause, or the window about to close."""
        return self.stop.requested


class ExportRuns(QObject):
    """The exports that this window makes; one of the same tokens at a time."""

    moved = Signal(object)
    """An ExportMoved."""
    ended = Signal(object)
    """An ExportEnded."""
    idle = Signal()
    """Nothing is under way any more."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._pool = background.pool(1)
        self._watchers: dict[ExportTarget, _Watcher] = {}
        self._stopping = False

    @property
    def under_way(self) -> frozenset[ExportTarget]:
        """What is being exported here, or about to be."""
        return frozenset(self._watchers)

    def extent_of(self, wanted: ExportTarget) -> ExportExtent | None:
        """Returns how much the export of it makes that runs here; None as long as none does."""
        watcher = self._watchers.get(wanted)
        return watcher.extent if watcher else None

    def start(
        self,
        request: Request,
        packs: Collection[int] | None = None,
        replace: Collection[int] = (),
        told: Overlaps | None = None,
    ) -> None:
        """Exports what is requested, or only those packs of it, as soon as it is its turn.

        Packs in `replace` are written anew where somebody changed them; `told` is what the user was
        told of repeats. Does nothing if an export of the same is under way here, or after
        `stop_all`.
        """
        wanted = request.target
        if self._stopping or wanted in self._watchers:
            return
        watcher = self._watchers[wanted] = _Watcher(self, wanted, told)
        self._background.run(
            self._pool,
            lambda: self._export(request, watcher, packs, replace),
            lambda result, error: self._end(wanted, result, error),
        )

    def pause(self, wanted: ExportTarget) -> None:
        """Asks the export of it to stop after the pack under way, if it is made here."""
        if wanted in self._watchers:
            self._watchers[wanted].stop.request()

    def cancel(self, wanted: ExportTarget) -> None:
        """Asks the export of it to stop after the pack under way, and not to be offered again."""
        if wanted in self._watchers:
            self._watchers[wanted].cancelled = True
            self.pause(wanted)

    def stop_all(self) -> None:
        """Asks every export to stop after the pack under way, for good."""
        self._stopping = True
        for watcher in self._watchers.values():
            watcher.stop.request()

    def wait(self) -> None:
        """Returns when every export has ended."""
        self._pool.waitForDone()

    def report_progress(self, moved: ExportProgress) -> None:
        """Says in the window how far an export is. Called from any thread."""
        self._background.post(lambda: self.moved.emit(moved))

    def _export(
        self,
        request: Request,
        watcher: _Watcher,
        packs: Collection[int] | None,
        replace: Collection[int],
    ) -> ExportResult | None:
        """Exports; None if it was to stop before it had begun."""
        lower_priority()
        if watcher.stop_requested():
            return None
        result = engine.export_tokens(self._workspace, request, watcher, packs, replace)
        if result.stopped and watcher.cancelled:
            engine.cancel_export(self._workspace, result.export.id)
        return result

    def _end(
        self, wanted: ExportTarget, result: ExportResult | None, error: Exception | None
    ) -> None:
        told = self._watchers.pop(wanted).told
        if error:
            _log.info("Export of %s came to nothing", wanted, exc_info=error)
        self.ended.emit(ExportEnded(wanted, result, error, told))
        if not self._watchers:
            self.idle.emit()
