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
from dpp_desktop.designs.geometry import Box
from dpp_desktop.designs.png_image import png_problem
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.printing.draft_sizes import DraftSizes
from dpp_desktop.ui.designer.handles import Handle

_STEP = 0.1
"""Places and sizes are rounded to this, in mm."""
_LEAST = 0.1
MOST_ITEMS = 100
"""The items that a label can have, as in its format."""
_OFFSET = 2.0
"""How far a copy is from its item, in mm."""
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


def duplicated(design: LabelDesign, index: int) -> LabelDesign:
    """Return the design with a copy of an item after it, a little below if there is space."""
    item = design.items[index]
    x = item.x + _OFFSET if item.x + _OFFSET <= design.width else item.x
    y = item.y + _OFFSET if item.y + _OFFSET <= design.height else item.y
    copy = replace(item, x=rounded(x), y=rounded(y))
    return replace(design, items=(*design.items[: index + 1], copy, *design.items[index + 1 :]))


def placed(
    design: LabelDesign, index: int, box: Box, handle: Handle | None, sizes: DraftSizes
) -> LabelDesign:
    """Return the design with an item in another box, whose `handle` was moved (None: all of it).

    A code gets the nearest size with modules of whole dots that fits between the side that stays
    and the edges of the label.
    """
    item = design.items[index]
    if not isinstance(item, SymbolItem):
        placed_item: Item = replace(item, x=box.x, y=box.y)
        if handle is not None and not isinstance(placed_item, SymbolItem):
            placed_item = replace(placed_item, width=box.width, height=box.height)
        return changed(design, index, placed_item)
    if handle is None:
        return changed(design, index, replace(item, x=box.x, y=box.y))
    before = sizes.box(item)
    to_left, to_top = handle.across < 0, handle.down < 0
    space = min(
        before.right if to_left else design.width - before.x,
        before.bottom if to_top else design.height - before.y,
    )
    code = sizes.resized(item, min(box.width, space))
    if sizes.box(code).width > space:
        code = sizes.resized(item, space - sizes.step(item))
    side = sizes.box(code).width
    x = max(round(before.right - side, 2), 0.0) if to_left else item.x
    y = max(round(before.bottom - side, 2), 0.0) if to_top else item.y
    return changed(design, index, replace(code, x=x, y=y))
