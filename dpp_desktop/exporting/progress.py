"""The protocol by which the caller of an export follows and stops it."""

from dataclasses import dataclass
from typing import Protocol

from dpp_desktop.exporting.overlaps import Overlaps
from dpp_desktop.model.export import Export, Pack, PlannedPack


@dataclass(frozen=True, slots=True)
class ExportExtent:
    """How much a run makes or checks; `bytes` is the maximum."""

    packs: int
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class ExportCaution:
    """What the user should know before an export runs, although it doesn't block it.

    `overlaps` is what other exports have of its tokens; `revived` if it was cancelled before.
    """

    overlaps: Overlaps | None = None
    revived: bool = False


NO_EXPORT_CAUTION = ExportCaution()
"""Nothing to know."""


class ExportObserver(Protocol):
    """Follows a running export. Called from the thread that exports."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """The export is claimed, and no pack is made yet."""

    def export_begun(self, extent: ExportExtent) -> None:
        """The first pack is about to be made."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """That pack of `total` is checked, and made if it is missing."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """That pack of `total` is finished, now or before."""

    def stop_requested(self) -> bool:
        """Return True if the export should stop after the current pack."""


class NullExportObserver:
    """Ignores all progress, and never stops the export."""

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """Ignored."""

    def export_begun(self, extent: ExportExtent) -> None:
        """Ignored."""

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Ignored."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Ignored."""

    def stop_requested(self) -> bool:
        """Never stop."""
        return False
