"""The box that an item gets when it is dragged, or moved and resized with keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from dpp_desktop.designs.geometry import Box
from dpp_desktop.ui.designer import snapping
from dpp_desktop.ui.designer.handles import Handle
from dpp_desktop.ui.designer.snapping import FINE, GRID, Snap, Snapped

_LARGE_STEP = 5.0
_EXACT = 0.01
"""Keys move by steps, wherever the item is."""
_SNAP_PIXELS, _SNAP_MM = 6.0, GRID
"""From how far edges of the label attract, at most."""


@dataclass(frozen=True, slots=True)
class ItemFrame:
    """The box of an item, and what a code grows by if its modules get one dot wider, in mm.

    `code_step` is 0 for items that aren't codes; codes keep their aspect.
    """

    box: Box
    code_step: float = 0.0


def drag_snap(size: tuple[float, float], scale: float, *, is_free: bool) -> Snap:
    """Return what attracts an item that is dragged on a label of this size in mm.

    `scale` is in pixels per mm. If the drag `is_free`, there is no grid.
    """
    if is_free:
        return Snap(*size, FINE)
    return Snap(*size, GRID, min(_SNAP_PIXELS / scale, _SNAP_MM))


def dragged(
    frame: ItemFrame, start: Box, handle: Handle | None, right: float, down: float, snap: Snap
) -> Snapped:
    """Return the box of an item after it or its handle was dragged by some mm from `start`."""
    if handle is None:
        return snapping.moved(start, right, down, snap)
    if frame.code_step:
        grown = max((handle.across * right, handle.down * down), key=abs)
        side = max(start.width + grown, 0.0)
        return Snapped(Box(start.x, start.y, side, side))
    return snapping.resized(start, handle, right, down, snap)


def stepped(
    frame: ItemFrame,
    right: int,
    down: int,
    modifiers: Qt.KeyboardModifier,
    size: tuple[float, float],
) -> tuple[Box, Handle | None]:
    """Return the box after a step with keys, and the handle that was moved; None for the item.

    A step moves, or resizes with Ctrl: by 0.5 mm, 5 mm with Shift, 0.1 mm with Alt. `size` is that
    of the label in mm.
    """
    step = GRID
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        step = _LARGE_STEP
    elif modifiers & Qt.KeyboardModifier.AltModifier:
        step = FINE
    snap = Snap(*size, _EXACT)
    if not modifiers & Qt.KeyboardModifier.ControlModifier:
        return snapping.moved(frame.box, right * step, down * step, snap).box, None
    corner = Handle.BOTTOM_RIGHT
    if frame.code_step:
        side = frame.box.width + (right + down) * frame.code_step
        return Box(frame.box.x, frame.box.y, side, side), corner
    return snapping.resized(frame.box, corner, right * step, down * step, snap).box, corner
