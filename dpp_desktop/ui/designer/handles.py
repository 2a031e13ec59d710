"""The handles of the selected item: where they are, and which of them a press hits."""

from collections.abc import Iterable, Iterator
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt

_SMALL = 16.0
"""A side below which it has no handles at both ends, in pixels."""
_LONG = 56.0
"""A side from which it has a handle in its middle, too, in pixels."""
_INWARD = 8.0
"""How far a handle reaches into its item, in pixels; at most a quarter of the item."""


class Handle(Enum):
    """A handle; the values are the sides that it moves: -1 left or top, 1 right or bottom."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    @property
    def across(self) -> int:
        """-1 if the handle moves the left side, 1 if it moves the right one, else 0."""
        return self.value[0]

    @property
    def down(self) -> int:
        """-1 if the handle moves the top, 1 if it moves the bottom, else 0."""
        return self.value[1]

    @property
    def is_corner(self) -> bool:
        """Whether the handle is at a corner."""
        return bool(self.across and self.down)

    @property
    def cursor(self) -> Qt.CursorShape:
        """The shape of the pointer over the handle."""
        if not self.is_corner:
            return Qt.CursorShape.SizeHorCursor if self.across else Qt.CursorShape.SizeVerCursor
        falls = self.across == self.down
        return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor

    def place(self, item: QRectF) -> QPointF:
        """Return the centre of the handle of an item."""
        x = item.center().x() + self.across * item.width() / 2
        return QPointF(x, item.center().y() + self.down * item.height() / 2)


def handles_of(item: QRectF, *, keeps_aspect: bool) -> Iterator[Handle]:
    """Yield the handles of an item of this size on the screen.

    Small items have fewer, so that there is space left to move them; thin lines have two.
    """
    is_narrow, is_low = item.width() < _SMALL, item.height() < _SMALL
    for handle in Handle:
        if keeps_aspect:
            is_shown = handle.is_corner
        elif is_narrow and is_low:
            is_shown = handle is Handle.BOTTOM_RIGHT
        elif is_narrow or is_low:
            is_shown = not handle.across if is_narrow else not handle.down
        elif handle.is_corner:
            is_shown = True
        else:
            is_shown = (item.height() if handle.across else item.width()) >= _LONG
        if is_shown:
            yield handle


def hit_handle(
    handles: Iterable[Handle], item: QRectF, position: QPointF, reach: float
) -> Handle | None:
    """Return the handle that is nearest to a position; None if none is within reach.

    `reach` is how far handles extend out of the item, in pixels.
    """
    hit = [each for each in handles if _area(each, item, reach).contains(position)]

    def distance(handle: Handle) -> float:
        way = handle.place(item) - position
        return way.x() ** 2 + way.y() ** 2

    return min(hit, key=distance, default=None)


def _area(handle: Handle, item: QRectF, reach: float) -> QRectF:
    centre = handle.place(item)
    left, right = _extent(handle.across, item.width(), reach)
    top, bottom = _extent(handle.down, item.height(), reach)
    return QRectF(centre.x() - left, centre.y() - top, left + right, top + bottom)


def _extent(side: int, length: float, reach: float) -> tuple[float, float]:
    """Return how far a handle extends to the left and right of its centre, or up and down."""
    inward = min(_INWARD, length / 4)
    if side == 0:
        # Between the corners; a thin line is hit above and below.
        return (min(reach, max(length / 4, _INWARD)),) * 2 if length >= _SMALL else (reach, reach)
    return (reach, inward) if side < 0 else (inward, reach)
