"""How an export is watched and stopped by whoever runs it."""

from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.exporting.overlaps import Overlaps
from dpp_desktop.model.export import Export, Pack, PlannedPack


@dataclass(frozen=True, slots=True)
class ExportExtent:
    """How much a run makes, or checks where it is there: `bytes` at the most."""

    packs: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class ExportCaution:
    """What should be known before an export is made, though it hinders nothing.

    `repeats` is what other exports have of its tokens; `revived` if it was cancelled before.
    """

    repeats: Overlaps | None = None
    revived: bool = False


NO_EXPORT_CAUTION = ExportCaution()
"""There is nothing of that kind."""


class Watcher(Protocol):
    """Whoever looks on while an export runs. Called from the thread that exports."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """The export is claimed, and that should be known before a pack of it is made."""

    def export_begun(self, extent: ExportExtent) -> None:
        """The export's first pack is about to be made."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """That pack of `total` is looked at, and made if it isn't there."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """That pack of `total` stands on disk, new or found finished."""

    def stop_requested(self) -> bool:
        """True if the export should stop after the pack under way."""


class Unwatched:
    """Nobody looks on, nobody stops the export."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """Nobody to tell."""

    def export_begun(self, extent: ExportExtent) -> None:
        """Nobody to tell."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Nobody to tell."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Nobody to tell."""

    def stop_requested(self) -> bool:
        """Never."""
        return False
