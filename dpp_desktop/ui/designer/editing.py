"""Changes of a label design, each of which returns a new design."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.designs.design import (
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    TextItem,
)
from dpp_desktop.designs.png_image import png_problem
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named

_STEP = 0.1
"""Places and sizes are rounded to this, in mm."""
_LEAST = 0.1
_NEW_SIZES = {
    SymbolItem: (19.1, 19.1),
    TextItem: (25.0, 4.5),
    LineItem: (25.0, 0.3),
    ImageItem: (10.0, 10.0),
    MarkItem: (25.0, 8.0),
}
"""Width and height of new items in mm."""


def rounded(length: float) -> float:
    """Return a length in mm, rounded to tenths."""
    return round(length / _STEP) * 10 / 100


def read_image(path: Path) -> bytes:
    """Return the PNG image in a file. Raises InvalidInput, NotFound and EnvironmentFault."""
    with os_errors_named(path):
        png = path.read_bytes()
    problem = png_problem(png)
    if problem:
        raise InvalidInput([Problem("png", "png", problem)], Message("Choose a different image."))
    return png


def new_item(kind: type[Item], design: LabelDesign, png: bytes = b"") -> Item:
    """Return an item of a kind in the middle of the label; `png` is the content of an image."""
    wanted_width, wanted_height = _NEW_SIZES[kind]
    width = max(min(wanted_width, design.width), _LEAST)
    height = max(min(wanted_height, design.height), _LEAST)
    x, y = rounded((design.width - width) / 2), rounded((design.height - height) / 2)
    if kind is SymbolItem:
        return SymbolItem(x, y, size=min(width, height))
    if kind is TextItem:
        return TextItem(x, y, width, height, "${serial:4}")
    if kind is LineItem:
        return LineItem(x, y, width, height)
    if kind is ImageItem:
        return ImageItem(x, y, width, height, png)
    return MarkItem(x, y, width, height, MarkKind.GS1_DIGITAL_LINK)


def added(design: LabelDesign, item: Item) -> LabelDesign:
    """Return the design with an item on top of the others."""
    return replace(design, items=(*design.items, item))


def changed(design: LabelDesign, index: int, item: Item) -> LabelDesign:
    """Return the design with another item in place of one."""
    items = list(design.items)
    items[index] = item
    return replace(design, items=tuple(items))


def removed(design: LabelDesign, index: int) -> LabelDesign:
    """Return the design without an item."""
    return replace(design, items=design.items[:index] + design.items[index + 1 :])


def reordered(design: LabelDesign, index: int, place: int) -> LabelDesign:
    """Return the design with an item at another place in the order of drawing."""
    items = list(design.items)
    items.insert(place, items.pop(index))
    return replace(design, items=tuple(items))


def moved(design: LabelDesign, index: int, right: float, down: float) -> LabelDesign:
    """Return the design with an item moved by some mm, rounded to tenths, but not off the edges."""
    item = design.items[index]
    x = min(max(rounded(item.x + right), 0.0), rounded(design.width))
    y = min(max(rounded(item.y + down), 0.0), rounded(design.height))
    return changed(design, index, replace(item, x=x, y=y))
