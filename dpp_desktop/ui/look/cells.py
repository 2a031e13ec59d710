"""Cells of tables that we draw ourselves: by the stylesheet, each takes ten times as long.

While jobs are minted, cells are drawn many times a second, beside threads that want to work.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dpp_desktop.ui.look.scale import Space, Type, font

Index = QModelIndex | QPersistentModelIndex

_TEXT_MARGIN = 3  # of Qt's own cells, inside the padding
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.TextElideMode.ElideRight


class Cell(QStyledItemDelegate):
    """Draws the selection; what is in the cell is for subclasses to draw."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the cell."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        self.draw(painter, option, index)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws what is in the cell."""
        raise NotImplementedError


class TextCell(Cell):
    """One line of text in the font of a role, at the left or at the right."""

    def __init__(
        self,
        parent: QObject,
        side: Qt.AlignmentFlag = _LEFT,
        role: Type = Type.BODY,
        elide: Qt.TextElideMode = _RIGHT,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._elide = elide
        self._font = font(role)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the text."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:
            area, colour = inner(option), text_colour(option)
            draw_text(painter, area, text, self._font, colour, self._side, self._elide)


def inner(option: QStyleOptionViewItem) -> QRect:
    """Returns the part of the cell within its padding."""
    side = Space.S + _TEXT_MARGIN
    return option.rect.adjusted(side, Space.XS, -side, -Space.XS)


def width_of(text: str, role: Type) -> int:
    """Returns how wide a cell must be that shows the text whole, in pixels."""
    return QFontMetrics(font(role)).horizontalAdvance(text) + 2 * (Space.S + _TEXT_MARGIN) + 1


def text_colour(option: QStyleOptionViewItem) -> QColor:
    """Returns the colour of text in the cell."""
    selected = option.state & QStyle.StateFlag.State_Selected
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(role)


def draw_text(
    painter: QPainter,
    area: QRect,
    text: str,
    used: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = _LEFT,
    elide: Qt.TextElideMode = _RIGHT,
) -> None:
    """Draws one line of text, cut where the area ends."""
    painter.setFont(used)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, elide, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
