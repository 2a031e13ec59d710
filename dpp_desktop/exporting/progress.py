"""How an export is watched and stopped by whoever runs it."""

from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.exporting.overlaps import Repeats
from dpp_desktop.model.export import Export, Pack, PlannedPack


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a run makes, or checks where it is there: `bytes` at the most."""

    packs: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Caution:
    """What should be known before an export is made, though it hinders nothing.

    `repeats` is what other exports have of its tokens; `revived` if it was cancelled before.
    """

    repeats: Repeats | None = None
    revived: bool = False


NO_CAUTION = Caution()
"""There is nothing of that kind."""


class Watcher(Protocol):
    """Whoever looks on while an export runs. Called from the thread that exports."""

    def cautioned(self, export: Export, caution: Caution) -> None:
        """The export is claimed, and that should be known before a pack of it is made."""

    def export_begun(self, extent: Extent) -> None:
        """The export's first pack is about to be made."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """That pack of `total` is looked at, and made if it isn't there."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """That pack of `total` stands on disk, new or found finished."""

    def stop_requested(self) -> bool:
        """True if the export should stop after the pack under way."""


class Unwatched:
    """Nobody looks on, nobody stops the export."""

    def cautioned(self, export: Export, caution: Caution) -> None:
        """Nobody to tell."""

    def export_begun(self, extent: Extent) -> None:
        """Nobody to tell."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Nobody to tell."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Nobody to tell."""

    def stop_requested(self) -> bool:
        """Never."""
        return False
