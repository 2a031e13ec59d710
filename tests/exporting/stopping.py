"""Whoever stops an export half-way."""

from dpp_desktop.exporting.progress import Unwatched
from dpp_desktop.model.export import Pack


class StopAfter(Unwatched):
    """Asks to stop after so many packs."""

    def __init__(self, packs: int) -> None:
        self._packs = packs

    def pack_done(self, pack: Pack, total: int) -> None:
        self._packs -= 1

    def stop_requested(self) -> bool:
        return self._packs == 0
