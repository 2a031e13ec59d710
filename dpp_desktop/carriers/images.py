"""Create the QR images of a pack: one per serial, all of one size, for one printer."""

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
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle

_CACHE_SIZE = 64
"""The number of prefixes whose image sizes are cached."""
_SAMPLES = 64
# Multiples of this number spread evenly over all numbers: the golden ratio of 2⁶⁰, made odd.
_SPREAD = 0x9E3779B97F4A7C1
_PER_IMAGE, _PER_ROOT = 3, 4
"""Standard deviations that are added to the mean: per image, because consecutive serials have
similar sizes (up to 1.5 deviations in measurements), and per square root of the number of images,
for chance."""


class ImageFormat(StrEnum):
    """The file format of an image: SVG in mm, or PNG in printer dots."""

    SVG = "svg"
    PNG = "png"

    @property
    def suffix(self) -> str:
        """The file name suffix."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class ImageOptions:
    """Options of images for a printer of `dpi` dots per inch, with modules of about `module_mm`.

    Raises ValueError for values that `whole_dots` rejects.
    """

    format: ImageFormat
    dpi: int
    module_mm: float

    def __post_init__(self) -> None:
        whole_dots(self.dpi, self.module_mm)

    @property
    def dots(self) -> PrinterDots:
        """The printer dots of a module. The modules of an SVG have the same width."""
        return whole_dots(self.dpi, self.module_mm)


def images(prefix: str, serials: str, options: ImageOptions) -> Iterator[bytes]:
    """Yield the image of each URL `prefix` + serial, in order; `serials` are concatenated.

    At most 256 symbols and one image are in memory at a time. Raises ValueError if the URLs are
    too long for a QR code, or if `serials` isn't ASCII or not a multiple of 12 characters.
    """
    start = 0
    for some in symbols(prefix, serials):
        if options.format is ImageFormat.PNG:
            yield from png_images(some, options.dots)
        else:
            offsets = range(start, start + len(some) * SERIAL_LENGTH, SERIAL_LENGTH)
            urls = [prefix + serials[offset : offset + SERIAL_LENGTH] for offset in offsets]
            yield from svg_images(some, urls, options.dots)
        start += len(some) * SERIAL_LENGTH


@dataclass(frozen=True, slots=True)
class ImageSizes:
    """The mean size of the images of a prefix, and its standard deviation, in bytes."""

    mean: float
    deviation: float

    def upper_bound(self, count: int) -> int:
        """Return the estimated maximum total size of `count` images, in bytes.

        This is a conservative estimate, not a proven bound.
        """
        above = (_PER_IMAGE * count + _PER_ROOT * math.sqrt(count)) * self.deviation
        return math.ceil(count * self.mean + above)


@lru_cache(maxsize=_CACHE_SIZE)
def image_sizes(prefix: str, options: ImageOptions) -> ImageSizes:
    """Return the sizes of images with this prefix, from 64 samples.

    Raises ValueError if the URLs are too long for a QR code.
    """
    codec = SerialCodec(SerialStyle.SEQUENTIAL, b"")
    numbers = (number * _SPREAD % (1 << NUMBER_BITS) for number in range(_SAMPLES))
    sizes = [len(image) for image in images(prefix, "".join(map(codec.encode, numbers)), options)]
    return ImageSizes(fmean(sizes), stdev(sizes))
