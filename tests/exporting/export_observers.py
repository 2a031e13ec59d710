"""Observers that stop an export before it is complete, or make it wait."""

import threading

from dpp_desktop.exporting.progress import (
    ExportCaution,
    ExportExtent,
    ExportObserver,
    NullExportObserver,
)
from dpp_desktop.model.export import Export, Pack, PlannedPack

_TIMEOUT_SECONDS = 60


class StopAfter(NullExportObserver):
    """Requests a stop after the given number of packs."""

    def __init__(self, packs: int) -> None:
        self._packs = packs

    def pack_done(self, pack: Pack, total: int) -> None:
        self._packs -= 1

    def stop_requested(self) -> bool:
        return self._packs == 0


class WaitAtSecondPack:
    """Makes an export wait before its second pack until `continue_` is called."""

    def __init__(self, observer: ExportObserver | None = None) -> None:
        self.observer: ExportObserver = observer or NullExportObserver()
        self._reached = threading.Event()
        self._continue = threading.Event()

    def wait_until_reached(self) -> None:
        """Wait until the export has reached its second pack."""
        assert self._reached.wait(_TIMEOUT_SECONDS)

    def continue_(self) -> None:
        """Let the export continue."""
        self._continue.set()

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        self.observer.cautioned(export, caution)

    def export_begun(self, extent: ExportExtent) -> None:
        self.observer.export_begun(extent)

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        self.observer.pack_begun(plan, total)
        if plan.index == 2:
            self._reached.set()
            assert self._continue.wait(_TIMEOUT_SECONDS)

    def pack_done(self, pack: Pack, total: int) -> None:
        self.observer.pack_done(pack, total)

    def stop_requested(self) -> bool:
        return self.observer.stop_requested()
