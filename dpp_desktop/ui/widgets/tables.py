"""Table models and cell delegates.

The delegates paint cells without the stylesheet, which takes ten times as long. While jobs are
being minted, cells are repainted many times a second next to busy worker threads.
"""

from collections.abc import Collection, Sequence
from enum import IntEnum
from heapq import nlargest
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.widgets.plain_text import show_tooltip


def select_whole_rows(table: QTableView) -> None:
    """Let the table select whole rows; set a touch-friendly row height and plain headings."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    # Otherwise Qt would read every row to measure it.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(TARGET)
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setSectionsClickable(False)


def select_one_row(table: QTableView) -> None:
    """Let the table select one whole row, as `select_whole_rows` does; cells aren't edited."""
    select_whole_rows(table)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


Index = QModelIndex | QPersistentModelIndex

_MEASURED_TEXTS = 20
"""Only the longest texts of a column are measured; the widest may have fewer letters."""
_TEXT_MARGIN = 3  # as in Qt's own cells, inside the padding
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.TextElideMode.ElideRight


class Cell(QStyledItemDelegate):
    """Paints the background of a cell; subclasses draw its content."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        self.draw(painter, option, index)
        painter.restore()

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the content of the cell."""
        raise NotImplementedError


class TextCell(Cell):
    """One line of text in the font of a role, aligned left or right.

    Text that is elided is shown in full in a tooltip, unless the model has a tooltip for the cell.
    """

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
        """Draw the text."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if text:
            area, colour = content_rect(option), self.text_colour(option, index)
            draw_text(painter, area, text, self._font, colour, self._side, self._elide)

    def text_colour(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        """Return the colour of the text, which a subclass may choose."""
        del index
        return text_colour(option)

    def helpEvent(  # noqa: N802 - Qt's name
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the tooltip of the cell."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        has_own = bool(index.data(Qt.ItemDataRole.ToolTipRole))
        if event.type() != QEvent.Type.ToolTip or has_own or not text:
            return super().helpEvent(event, view, option, index)
        is_elided = QFontMetrics(self._font).horizontalAdvance(text) > content_rect(option).width()
        show_tooltip(event.globalPos(), text if is_elided else "", view)
        return True


def content_rect(option: QStyleOptionViewItem) -> QRect:
    """Return the area of the cell inside its padding."""
    side = Spacing.S + _TEXT_MARGIN
    return option.rect.adjusted(side, Spacing.XS, -side, -Spacing.XS)


def cell_width(text: str, role: Type) -> int:
    """Return the width of a cell that fits the text, in pixels."""
    return QFontMetrics(font(role)).horizontalAdvance(text) + 2 * (Spacing.S + _TEXT_MARGIN) + 1


def content_width(model: QAbstractItemModel, column: int, rows: int | None = None) -> int:
    """Return the width of a column that fits its widest text, in pixels.

    Only the first `rows` rows are measured, unless it is None.
    """
    measured = range(model.rowCount() if rows is None else min(rows, model.rowCount()))
    texts = {model.index(row, column).data() or "" for row in measured}
    longest = nlargest(_MEASURED_TEXTS, texts, key=len)
    return max((cell_width(text, Type.BODY) for text in longest), default=cell_width("", Type.BODY))


def text_colour(option: QStyleOptionViewItem) -> QColor:
    """Return the text colour of the cell."""
    selected = option.state & QStyle.StateFlag.State_Selected
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(role)


def draw_text(
    painter: QPainter,
    area: QRect,
    text: str,
    text_font: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = _LEFT,
    elide: Qt.TextElideMode = _RIGHT,
) -> None:
    """Draw one line of text, elided to the width of the area."""
    painter.setFont(text_font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, elide, area.width())
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


_ROOT = QModelIndex()
_CELL_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CELL_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """A table with headings. Subclasses provide the row count, the headings and the cells."""

    def __init__(
        self, columns: type[IntEnum], right_aligned: Collection[int], parent: QObject
    ) -> None:
        """Take the columns from left to right, and those that are aligned right."""
        super().__init__(parent)
        self._columns = columns
        self._right_aligned = frozenset(right_aligned)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows; a cell has no child rows."""
        return 0 if parent.isValid() else self._count()

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column heading; rows have none."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return self._headings()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of the column's heading and cells."""
        return _CELL_RIGHT if column in self._right_aligned else _CELL_LEFT

    def _count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def _headings(self) -> Sequence[str]:
        """Return the translated headings of the columns."""
        raise NotImplementedError
