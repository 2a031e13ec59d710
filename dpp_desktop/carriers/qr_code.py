"""The QR code that carries a resolver URL (ISO/IEC 18004), as SVG.

Level M and not boosted, quiet zone of 4 modules (section 9.1), black on white, no Micro QR.
"""

import io
from dataclasses import dataclass

import segno

MIN_X_DIMENSION_MM = 0.396
"""The smallest module GS1 allows for 2D codes at retail points of sale, in mm."""
MAX_URL_BYTES = 2331
"""What version 40-M holds in byte mode (ISO/IEC 18004, table 7)."""

QUIET_ZONE = 4
"""Light modules that a code needs on each side (ISO/IEC 18004, section 9.1)."""


@dataclass(frozen=True, slots=True)
class QrSize:
    """How big the code for a URL is; `smallest_mm` is its side with quiet zone."""

    version: int
    modules: int
    smallest_mm: float


def qr_size(url: str) -> QrSize:
    """Returns the size of the URL's code. Raises ValueError if no QR code holds it."""
    code = qr_code(url)
    modules = int(code.symbol_size(border=0)[0])
    side = (modules + 2 * QUIET_ZONE) * MIN_X_DIMENSION_MM
    return QrSize(int(code.version), modules, round(side, 1))


def qr_svg(url: str, *, x_dimension_mm: float = 0.5) -> str:
    """Returns the URL's code as an SVG document whose modules are `x_dimension_mm` wide.

    Raises ValueError if no QR code holds the URL, or if the modules are smaller than 0.396 mm.
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
    """Returns the URL's code, under the data mask that ISO/IEC 18004, section 7.8.3, chooses.

    `mask` (0 to 7) forces another. Raises ValueError if no QR code holds the URL.
    """
    return segno.make_qr(url, error="m", boost_error=False, mask=mask)
