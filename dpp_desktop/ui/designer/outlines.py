"""Draws outlines and handles on a label, which is white in any colour scheme."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dpp_desktop.ui.theme.palette import LIGHT

_HANDLE = 9.0
"""The side of a handle in pixels."""
_LINE = 2.0


def draw_outline(painter: QPainter, place: QRectF, *, is_wrong: bool) -> None:
    """Draw the outline of an item that isn't selected."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_colour(is_wrong=is_wrong), 1, Qt.PenStyle.DotLine))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))


def draw_selected(painter: QPainter, place: QRectF, *, is_wrong: bool, has_focus: bool) -> None:
    """Draw the outline of the selected item; it is dashed if keys don't move the item."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.SolidLine if has_focus else Qt.PenStyle.DashLine
    painter.setPen(QPen(_colour(is_wrong=is_wrong), _LINE, style))
    # Around the item, whose letters may be as high as its box.
    around = _LINE / 2
    painter.drawRect(place.adjusted(-around, -around, around, around))


def draw_handles(painter: QPainter, places: Iterable[QPointF]) -> None:
    """Draw handles with these centres."""
    painter.setBrush(QColor(Qt.GlobalColor.white))
    painter.setPen(QPen(QColor(LIGHT.accent), _LINE))
    size = QSizeF(_HANDLE, _HANDLE)
    for place in places:
        painter.drawRect(QRectF(place - QPointF(_HANDLE / 2, _HANDLE / 2), size))


def draw_guides(
    painter: QPainter, label: QRectF, across: Iterable[float], down: Iterable[float]
) -> None:
    """Draw lines over the whole label at these distances from its left and its top, in pixels."""
    painter.setPen(QPen(QColor(LIGHT.danger), 1, Qt.PenStyle.DashLine))
    for distance in across:
        x = label.left() + distance
        painter.drawLine(QPointF(x, label.top()), QPointF(x, label.bottom()))
    for distance in down:
        y = label.top() + distance
        painter.drawLine(QPointF(label.left(), y), QPointF(label.right(), y))


def _colour(*, is_wrong: bool) -> QColor:
    return QColor(LIGHT.danger if is_wrong else LIGHT.accent)
