"""A observer that stops an export before it is complete."""

from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.model.export import Pack


class StopAfter(NullExportObserver):
    """Requests a stop after the given number of packs."""

    def __init__(self, packs: int) -> None:
        self._packs = packs

    def pack_done(self, pack: Pack, total: int) -> None:
        self._packs -= 1

    def stop_requested(self) -> bool:
        return self._packs == 0
