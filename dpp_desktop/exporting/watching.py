"""How an export is watched and stopped by whoever runs it."""

from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.model.export import Pack, PlannedPack


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a run makes, or checks where it is there: `bytes` at the most."""

    packs: int
    rows: int
    bytes: int


class Watcher(Protocol):
    """Whoever looks on while an export runs. Called from the thread that exports."""

    def export_begun(self, extent: Extent) -> None:
        """The export is claimed, and its first pack about to be made."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """That pack of `total` is looked at, and made if it isn't there."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """That pack of `total` stands on disk, new or found finished."""

    def stop_requested(self) -> bool:
        """True if the export should stop after the pack under way."""


class Unwatched:
    """Nobody looks on, nobody stops the export."""

    def export_begun(self, extent: Extent) -> None:
        """Nobody to tell."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Nobody to tell."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Nobody to tell."""

    def stop_requested(self) -> bool:
        """Never."""
        return False
