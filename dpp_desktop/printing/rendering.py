"""The contract between print jobs and the renderers of labels (PDF, ZPL).

A renderer is made for one design and one output. It gets runs of consecutive units and creates the
labels in order: the copies of a unit directly after one another, and on sheets from position to
position, without a new sheet between two runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.profiles.column_sources import JobFacts

FILE_DPI = 600
"""The resolution that is assumed for a file whose printer isn't known, in dots per inch."""

ZPL_FILE_DPI = 203
"""The resolution of a ZPL file whose printer isn't known: that of most label printers."""

_MM_PER_INCH = 25.4
_DOTS_PER_MM = {203: 8.0}
"""Print heads whose usual name isn't exact: 203 dpi have 8 dots per mm."""
_DOTS_PER_MM_OF_ZPL = {152: 6.0, 203: 8.0, 300: 12.0, 600: 24.0}
"""The print heads of ZPL printers: 300 dpi are 304.8 (ZPL II Programming Guide, ^LL)."""


@dataclass(frozen=True, slots=True)
class LabelRun:
    """Consecutive units of a job, from `first_unit` on, counted from 0.

    `serials` are concatenated, in the order of the units. The passport in `facts` is that of the
    job; its unit fields are filled in by the renderer.
    """

    facts: JobFacts
    first_unit: int
    serials: str

    @property
    def count(self) -> int:
        """The number of units."""
        return len(self.serials) // SERIAL_LENGTH


@dataclass(frozen=True, slots=True)
class Calibration:
    """The correction for a printer, measured on a calibration print.

    A point at (x, y) of the page is printed at (x * scale_x + offset_x, y * scale_y + offset_y), in
    mm from the top left corner. Positions of symbols are corrected, but their modules keep their
    whole dots.
    """

    offset_x: float = 0.0
    offset_y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0


@dataclass(frozen=True, slots=True)
class Output:
    """The printer that labels are made for; `dpi` is None for a file for any printer.

    Modules are whole dots of the printer. A file has the dots of a printer with `FILE_DPI`.
    """

    dpi: int | None = None
    calibration: Calibration = Calibration()
    is_zpl: bool = False
    """Whether the printer understands ZPL; its renderer sets this."""

    @property
    def dots_per_mm(self) -> float:
        """Dots per mm; for a file, those of a printer with 600 dpi."""
        dpi = self.dpi or FILE_DPI
        if self.is_zpl and dpi in _DOTS_PER_MM_OF_ZPL:
            return _DOTS_PER_MM_OF_ZPL[dpi]
        return dots_per_mm(dpi)


class LabelRenderer(Protocol):
    """Creates the labels of a few units at once, for a printer: ZPL, or one PDF document."""

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        """Return the labels of all units in order, `copies` of each.

        `start_at` is the number of positions of the first sheet that stay empty; rolls ignore it.
        Raises InvalidInput if a label of these jobs can't be printed with the design.
        """


class LabelWriter(Protocol):
    """Writes the labels of many units to a binary file, in the order in which they are added.

    It keeps the labels of one page in memory, and a few bytes for each page.
    """

    def add(self, run: LabelRun) -> None:
        """Write the labels of these units. Raises InvalidInput, see `LabelRenderer.render`."""

    def finish(self) -> None:
        """Write the rest of the file; nothing can be added afterwards. The file stays open."""


def zpl_output(output: Output) -> Output:
    """Return the output with the resolution of a ZPL printer; for a file, 203 dpi."""
    return replace(output, dpi=output.dpi or ZPL_FILE_DPI, is_zpl=True)


def dots_per_mm(dpi: int) -> float:
    """Return the dots per mm of a printer that is sold as one of `dpi` dots per inch."""
    return _DOTS_PER_MM.get(dpi, dpi / _MM_PER_INCH)
