"""Create the QR code of a resolver URL (ISO/IEC 18004) as SVG.

Error correction level M, not boosted; quiet zone of 4 modules (section 9.1); black on white; no
Micro QR.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

MIN_X_DIMENSION_MM = 0.396
"""The smallest module width, in mm.

A choice of this program: the minimum of GS1 for QR codes at retail points of sale, whose range is
0.396 to 0.990 mm (GS1 General Specifications, symbol specification tables). ISO/IEC 18004 has no
minimum; smaller modules can be read by scanners made for them.
"""
USUAL_MAX_X_DIMENSION_MM = 0.990
"""The greatest module width of that range of GS1, in mm. Wider modules cause a warning only."""
MAX_URL_BYTES = 2331
"""The capacity of version 40-M in byte mode (ISO/IEC 18004, table 7)."""

QUIET_ZONE = 4
"""The width of the light margin on each side, in modules (ISO/IEC 18004, section 9.1)."""


@dataclass(frozen=True, slots=True)
class QrSize:
    """The size of a URL's code; `smallest_mm` is its side with quiet zone at the minimum size."""

    version: int
    modules: int
    smallest_mm: float


def qr_size(url: str) -> QrSize:
    """Return the size of the URL's code. Raises ValueError if the URL is too long."""
    code = qr_code(url)
    modules = int(code.symbol_size(border=0)[0])
    side = (modules + 2 * QUIET_ZONE) * MIN_X_DIMENSION_MM
    return QrSize(int(code.version), modules, round(side, 1))


def qr_svg(url: str, *, x_dimension_mm: float = 0.5) -> str:
    """Return the URL's code as an SVG document with modules of `x_dimension_mm`.

    Raises ValueError if the URL is too long, or if the modules are smaller than 0.396 mm.
    """
    if not x_dimension_mm >= MIN_X_DIMENSION_MM:
        raise ValueError(f"modules of {x_dimension_mm} mm are too small to be scanned reliably")
    svg = io.BytesIO()
    qr_code(url).save(
        svg,
        kind="svg",
        scale=x_dimension_mm,
        unit="mm",
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        svgclass=None,
        lineclass=None,
        title=url,
    )
    return svg.getvalue().decode("utf-8")


def qr_code(url: str, *, mask: int | None = None) -> segno.QRCode:
    """Return the URL's code with the data mask chosen as in ISO/IEC 18004, section 7.8.3.

    `mask` (0 to 7) sets another mask. Raises ValueError if the URL is too long.
    """
    import segno

    return segno.make_qr(url, error="m", boost_error=False, mask=mask)
