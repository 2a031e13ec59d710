"""Fit modules to whole printer dots, so that all modules have the same width."""

import math
from dataclasses import dataclass

from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM

MIN_DPI, MAX_DPI = 50, 1200
"""Dots per inch: from coarse inkjet coders to laser printers."""
MAX_MODULE_MM = 2.0
"""The greatest module width; at the highest resolution it is 94 dots."""

_MM_PER_INCH = 25.4
_INCHES_PER_METRE = 1000 / _MM_PER_INCH


@dataclass(frozen=True, slots=True)
class PrinterDots:
    """The size of modules: `per_module` whole dots on a printer of `dpi` dots per inch."""

    dpi: int
    per_module: int

    @property
    def module_mm(self) -> float:
        """The printed width of a module, in mm."""
        return self.per_module * _dot_mm(self.dpi)

    @property
    def per_metre(self) -> int:
        """Dots per metre, rounded, which is the unit of PNG."""
        return round(self.dpi * _INCHES_PER_METRE)


def whole_dots(dpi: int, module_mm: float) -> PrinterDots:
    """Return the whole dots nearest to modules of `module_mm`, but at least 0.396 mm.

    See `MIN_X_DIMENSION_MM` for the minimum. Raises ValueError if `dpi` isn't from 50 to 1200, or
    `module_mm` not from 0.396 to 2.
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
