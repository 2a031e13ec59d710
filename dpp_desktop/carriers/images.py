"""QR images for a whole pack: one for each serial, all of one size, for one printer."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from statistics import fmean, stdev

from dpp_desktop.carriers.png import png_images
from dpp_desktop.carriers.printer_dots import PrinterDots, whole_dots
from dpp_desktop.carriers.qr_symbols import symbols
from dpp_desktop.carriers.svg import svg_images
from dpp_desktop.identity.numbers import NUMBER_BITS
from dpp_desktop.identity.serials import SERIAL_LENGTH, SerialCodec
from dpp_desktop.model.brand import SerialStyle

_CACHE_SIZE = 64
"""Of so many products it is remembered how large their images are, for it takes a while to tell."""
_SAMPLES = 64
# Multiples of it are spread evenly over all numbers (the golden ratio of 2⁶⁰, made odd).
_SPREAD = 0x9E3779B97F4A7C1
_PER_IMAGE, _PER_ROOT = 3, 4
"""Deviations above the mean: for what serials have in common that follow each other, which comes to
one and a half at the most of all that was tried; and for chance, which evens out among many."""


class ImageFormat(StrEnum):
    """How an image is written: drawn in mm, or in the printer's own dots."""

    SVG = "svg"
    PNG = "png"

    @property
    def suffix(self) -> str:
        """What the name of such a file ends with."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class ImageOptions:
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


def images(prefix: str, serials: str, wish: ImageOptions) -> Iterator[bytes]:
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


@dataclass(frozen=True, slots=True)
class ImageSizes:
    """How large images of one prefix are, in bytes: what they have on average, and how they vary.

    `deviation` is the standard deviation of one of them.
    """

    mean: float
    deviation: float

    def most(self, count: int) -> int:
        """Returns how many bytes so many images have together, at the most.

        An estimate on the safe side, not a proven bound.
        """
        above = (_PER_IMAGE * count + _PER_ROOT * math.sqrt(count)) * self.deviation
        return math.ceil(count * self.mean + above)


@lru_cache(maxsize=_CACHE_SIZE)
def image_sizes(prefix: str, wish: ImageOptions) -> ImageSizes:
    """Returns how large images of this prefix are, as 64 of them tell.

    Raises ValueError if no QR code holds the URLs.
    """
    codec = SerialCodec(SerialStyle.SEQUENTIAL, b"")
    numbers = (number * _SPREAD % (1 << NUMBER_BITS) for number in range(_SAMPLES))
    sizes = [len(image) for image in images(prefix, "".join(map(codec.encode, numbers)), wish)]
    return ImageSizes(fmean(sizes), stdev(sizes))
