"""A printer's dots: modules of whole dots all come out equally wide."""

import math
from dataclasses import dataclass

from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM

MIN_DPI, MAX_DPI = 50, 1200
"""Dots per inch: from coarse inkjet coders to laser printers."""
MAX_MODULE_MM = 2.0
"""The widest module that may be wished for; with the most dots per inch it has 94 dots."""

_MM_PER_INCH = 25.4
_INCHES_PER_METRE = 1000 / _MM_PER_INCH


@dataclass(frozen=True, slots=True)
class PrinterDots:
    """Modules of `per_module` whole dots each, as a printer of `dpi` dots per inch prints them."""

    dpi: int
    per_module: int

    @property
    def module_mm(self) -> float:
        """How wide a module comes out, in mm."""
        return self.per_module * _dot_mm(self.dpi)

    @property
    def per_metre(self) -> int:
        """Dots per metre, to the nearest: the unit in which PNG says it."""
        return round(self.dpi * _INCHES_PER_METRE)


def whole_dots(dpi: int, module_mm: float) -> PrinterDots:
    """Returns the whole dots that come nearest to modules of `module_mm`, but not under 0.396 mm.

    That is what GS1 allows at the least (`MIN_X_DIMENSION_MM`). Raises ValueError if `dpi` is not
    from 50 to 1200, or the module not from 0.396 to 2 mm.
    """
    if not MIN_DPI <= dpi <= MAX_DPI:
        raise ValueError(f"no printer of {dpi} dots per inch is known of")
    if not MIN_X_DIMENSION_MM <= module_mm <= MAX_MODULE_MM:
        raise ValueError(f"modules of {module_mm} mm are too small or too large to be scanned")
    dot = _dot_mm(dpi)
    least = math.ceil(MIN_X_DIMENSION_MM / dot)
    return PrinterDots(dpi, max(round(module_mm / dot), least))


def _dot_mm(dpi: int) -> float:
    return _MM_PER_INCH / dpi
