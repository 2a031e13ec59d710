"""Move and resize boxes by hand: on a grid, and at the edges and the middle of the label."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dpp_desktop.designs.geometry import Box
from dpp_desktop.ui.designer.handles import Handle

GRID = 0.5
"""The distance of the lines of the grid, in mm."""
FINE = 0.1
"""The steps without the grid, in mm."""
LEAST = 0.1
"""The least width and height of an item, in mm."""
_PER_MM = 100
"""Places and sizes have two decimals, as the form shows them."""
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Snap:
    """A grid, and from how far edges and middles of the label attract an item; all in mm."""

    width: float
    height: float
    grid: float = GRID
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Snapped:
    """A box after a step of a drag, and the lines of the label that it touches, in mm.

    `across` are the distances of vertical lines from the left, `down` those of horizontal lines.
    """

    box: Box
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()


def moved(start: Box, right: float, down: float, snap: Snap) -> Snapped:
    """Return the box moved by some mm, so that its top left corner is on the label."""
    x, across = _moved(start.x + right, start.width, snap.width, snap)
    y, lines = _moved(start.y + down, start.height, snap.height, snap)
    return Snapped(replace(start, x=x, y=y), across, lines)


def resized(start: Box, handle: Handle, right: float, down: float, snap: Snap) -> Snapped:
    """Return the box after its handle was moved by some mm; the other sides stay."""
    box = start
    across: tuple[float, ...] = ()
    lines: tuple[float, ...] = ()
    if handle.across:
        (low, high), across = _side(handle.across, (start.x, start.right), right, snap.width, snap)
        box = replace(box, x=low, width=_rounded(high - low))
    if handle.down:
        (low, high), lines = _side(handle.down, (start.y, start.bottom), down, snap.height, snap)
        box = replace(box, y=low, height=_rounded(high - low))
    return Snapped(box, across, lines)


def _moved(place: float, size: float, limit: float, snap: Snap) -> tuple[float, tuple[float, ...]]:
    """Return where a side begins, and the line that it was attracted by."""
    lines = ((0.0, 0.0), (limit, limit - size), (limit / 2, (limit - size) / 2))
    attracted = _nearest(place, [begin for _, begin in lines], snap.reach)
    if attracted is not None and attracted >= 0:
        touched = tuple(line for line, begin in lines if abs(begin - attracted) < _TOLERANCE)
        return _rounded_down(attracted), touched
    return min(max(_on_grid(place, snap.grid), 0.0), _rounded_down(limit)), ()


def _side(
    side: int, ends: tuple[float, float], way: float, limit: float, snap: Snap
) -> tuple[tuple[float, float], tuple[float, ...]]:
    """Return both ends of a box after one was moved, and the line that attracted it."""
    low, high = ends
    wanted = (low if side < 0 else high) + way
    attracted = _nearest(wanted, (0.0, limit, limit / 2), snap.reach)
    end = _on_grid(wanted, snap.grid) if attracted is None else attracted
    touched = () if attracted is None else (attracted,)
    if side < 0:
        moved_end = min(max(_rounded(end), 0.0), _rounded(high - LEAST))
        return (moved_end, high), touched
    return (low, max(low + _rounded_down(end - low), low + LEAST)), touched


def _nearest(place: float, lines: Sequence[float], reach: float) -> float | None:
    nearest = min(lines, key=lambda line: abs(line - place))
    return nearest if abs(nearest - place) < reach else None


def _on_grid(place: float, grid: float) -> float:
    return _rounded(round(place / grid) * grid)


def _rounded(length: float) -> float:
    return round(length * _PER_MM) / _PER_MM


def _rounded_down(length: float) -> float:
    """Return a length that doesn't extend further; sums of decimal fractions aren't exact."""
    return math.floor(length * _PER_MM + _TOLERANCE) / _PER_MM
