"""Cells of tables that we draw ourselves: by the stylesheet, each takes ten times as long.

While jobs are minted, cells are drawn many times a second, beside threads that want to work.
"""

from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dpp_desktop.ui.theme.scale import TARGET, Space, Type, font


def select_whole_rows(table: QTableView) -> None:
    """Has whole rows chosen, all of them as high as a finger needs, under quiet headings."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    # Measuring the rows would read them all.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(TARGET)
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setSectionsClickable(False)


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


def cell_width(text: str, role: Type) -> int:
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


_ROOT = QModelIndex()
_CELL_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CELL_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Rows under headings. Subclasses say how many rows there are, and what a cell shows."""

    def __init__(
        self, columns: type[IntEnum], right_aligned: Collection[int], parent: QObject
    ) -> None:
        """Takes the columns from left to right, and those of them that are numbers."""
        super().__init__(parent)
        self._columns = columns
        self._right_aligned = frozenset(right_aligned)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of rows; a cell has none below it."""
        return 0 if parent.isValid() else self._count()

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """How the column is set, in its heading and in its cells."""
        return _CELL_RIGHT if column in self._right_aligned else _CELL_LEFT

    def _count(self) -> int:
        """The number of rows."""
        raise NotImplementedError

    def _headings(self) -> Sequence[str]:
        """What stands above the columns, in the language of the window."""
        raise NotImplementedError
