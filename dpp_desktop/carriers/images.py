"""QR images for a whole pack: one for each serial, all of one size, for one printer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dpp_desktop.carriers.dots import PrinterDots, whole_dots
from dpp_desktop.carriers.png import png_images
from dpp_desktop.carriers.svg import svg_images
from dpp_desktop.carriers.symbols import symbols
from dpp_desktop.identity.serials import SERIAL_LENGTH

_SAMPLES = 32
_MARGIN = 8
"""An eighth more than the largest of the samples; images of one prefix hardly differ in size."""


class ImageFormat(StrEnum):
    """How an image is written: drawn in mm, or in the printer's own dots."""

    SVG = "svg"
    PNG = "png"

    @property
    def suffix(self) -> str:
        """What the name of such a file ends with."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class ImageWish:
    """Images for a printer of `dpi` dots per inch, their modules about `module_mm` wide.

    Raises ValueError where `whole_dots` does.
    """

    format: ImageFormat
    dpi: int
    module_mm: float

    def __post_init__(self) -> None:
        whole_dots(self.dpi, self.module_mm)

    @property
    def dots(self) -> PrinterDots:
        """The dots that a module comes to; an SVG, too, has modules of just this width."""
        return whole_dots(self.dpi, self.module_mm)


def images(prefix: str, serials: str, wish: ImageWish) -> Iterator[bytes]:
    """Yields the image of each URL `prefix` + serial, in order; `serials` are end to end.

    A few hundred symbols at a time are held in memory, and one image. Raises ValueError if no QR
    code holds the URLs, or if `serials` isn't ASCII or no multiple of 12 characters.
    """
    place = 0
    for some in symbols(prefix, serials):
        if wish.format is ImageFormat.PNG:
            yield from png_images(some, wish.dots)
        else:
            places = range(place, place + len(some) * SERIAL_LENGTH, SERIAL_LENGTH)
            urls = [prefix + serials[first : first + SERIAL_LENGTH] for first in places]
            yield from svg_images(some, urls, wish.dots)
        place += len(some) * SERIAL_LENGTH


def image_size(prefix: str, wish: ImageWish) -> int:
    """Returns how many bytes an image of this prefix has at the most.

    An estimate on the safe side, not a proven bound: the largest of 32 images and an eighth more.
    Raises ValueError if no QR code holds the URLs.
    """
    step = 10**SERIAL_LENGTH // _SAMPLES
    serials = "".join(f"{number * step:0{SERIAL_LENGTH}}" for number in range(_SAMPLES))
    largest = max(map(len, images(prefix, serials, wish)))
    return largest + largest // _MARGIN
