"""Check and read the PNG images of label designs."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

from dpp_desktop.model.message import Message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

MAX_BYTES = 256 << 10
"""The maximum size of a PNG file; also in schemas/label-design.schema.json, as Base64."""
MAX_SIDE = 4_000
"""The maximum width and height in pixels: 170 mm at 600 dpi."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = b"\x00\x00\x00\x0dIHDR"
"""The length and the type of the first chunk (W3C, PNG, sections 5.3 and 11.2.1)."""
_DIMENSIONS = struct.Struct(">II")
_WHITE = (255, 255, 255, 255)
_DAMAGED = Message("the image is a damaged PNG file.")


def png_problem(png: bytes) -> Message | None:
    """Return why the bytes can't be an image on a label, None if they can."""
    if len(png) > MAX_BYTES:
        return Message("the image is larger than {most} KB.", most=MAX_BYTES >> 10)
    if not png.startswith(_SIGNATURE):
        return Message("the image isn't a PNG file.")
    if not png.startswith(_HEADER, len(_SIGNATURE)):
        return _DAMAGED
    width, height = _size(png)
    if max(width, height) > MAX_SIDE:  # before memory is allocated for it
        return Message(
            "the image has {width} × {height} pixels; the maximum is {most} × {most}.",
            width=width,
            height=height,
            most=MAX_SIDE,
        )
    try:
        with _opened(png) as image:
            # A second header would change the size.
            if image.size != (width, height):
                return _DAMAGED
            image.load()
    except (OSError, SyntaxError, ValueError, EOFError, Warning):
        return _DAMAGED
    return None


def grey_pixels(png: bytes) -> NDArray[np.uint8]:
    """Return the image in shades of grey on white, shape (height, width), 0 is black.

    The bytes must have no problem, see `png_problem`.
    """
    import numpy as np
    from PIL import Image

    with _opened(png) as image:
        colours = image.convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", colours.size, _WHITE), colours)
    return np.asarray(on_white.convert("L"))


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height in the header, which is the first chunk; 0 if they are missing."""
    header = png[len(_SIGNATURE) + len(_HEADER) :]
    if len(header) < _DIMENSIONS.size:
        return 0, 0
    width, height = _DIMENSIONS.unpack_from(header)
    return width, height


def _opened(png: bytes) -> Image:
    """Open an image without reading its pixels. Raise what Pillow does, and warnings."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return Image.open(io.BytesIO(png), formats=("PNG",))
