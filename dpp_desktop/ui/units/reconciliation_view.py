"""Shows the reconciliation of a job or of its batch: totals, and where each minted unit is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dpp_desktop.model.message import capitalized
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.jobs import number, part_text
from dpp_desktop.ui.text.units import fate_colour, fate_text
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.units.reconciliation_model import (
    FATE_ROLE,
    Column,
    FateRow,
    ReconciliationModel,
)
from dpp_desktop.ui.widgets.basics import column_layout, label, set_property
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.plain_text import set_tooltip
from dpp_desktop.ui.widgets.tables import (
    Index,
    TextCell,
    content_rect,
    content_width,
    select_one_row,
)
from dpp_desktop.units.reconciliation import TOTAL_TEXTS, Fate, Reconciliation

_BAR_HEIGHT = 12
_SQUARE = 12
_BESIDE_SQUARE = _SQUARE + Spacing.S
"""The width of a square and the space after it, in pixels."""
_LEAST_SHARE = 3
"""The least width of a part of the bar, in pixels, so that one unit in a million is visible."""
_TOTALS_PER_ROW = 4
_LEAST_ROWS = 4
_LEAST_WIDTHS: Mapping[int, int] = {Column.UNITS: 120, Column.FATE: 160}


class FateBar(QWidget):
    """A bar whose parts show the shares of units by place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fate_bar")
        self.setFixedHeight(_BAR_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._counts: list[tuple[Fate, int]] = []

    def show_counts(self, counts: Sequence[tuple[Fate, int]]) -> None:
        """Show the number of units in each place."""
        self._counts = [(fate, count) for fate, count in counts if count]
        total = sum(count for _, count in self._counts)
        texts = [f"{fate_text(fate)}: {part_text(count, total)}" for fate, count in self._counts]
        self.setAccessibleName("; ".join(texts))
        set_tooltip(self, "\n".join(texts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the parts, each at least three pixels wide."""
        painter = QPainter(self)
        colours = colours_of(self.palette())
        at = 0
        for (fate, _), width in zip(self._counts, self._widths(), strict=True):
            part = QRect(at, 0, width - 1, self.height())
            painter.fillRect(part, QColor(fate_colour(fate, colours)))
            at += width
        painter.end()

    def _widths(self) -> list[int]:
        total = sum(count for _, count in self._counts)
        spare = max(self.width() - _LEAST_SHARE * len(self._counts), 0)
        return [_LEAST_SHARE + spare * count // total for _, count in self._counts]


class FateCell(TextCell):
    """A square in the colour that the place has in the bar, and its name."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the square, and the text beside it."""
        area = content_rect(option)
        square = QRect(0, 0, _SQUARE, _SQUARE)
        square.moveCenter(area.center())
        square.moveLeft(area.left())
        colours = colours_of(option.palette)
        painter.fillRect(square, QColor(fate_colour(index.data(FATE_ROLE), colours)))
        option.rect.setLeft(option.rect.left() + _BESIDE_SQUARE)
        super().draw(painter, option, index)


class ReconciliationView(QWidget):
    """The totals in a grid, and below them a table that explains every minted unit."""

    opened = Signal(object)
    """The FateRow whose units to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals = {name: label("", "strong") for name in TOTAL_TEXTS}
        self._bar = FateBar()
        self._model = ReconciliationModel(self)
        self._table = self._make_table()
        self._columns = FittedColumns(self._table, self._content_width, _LEAST_WIDTHS)
        self._lay_out()

    @property
    def table(self) -> QTableView:
        """The table of places."""
        return self._table

    def show_reconciliation(self, found: Reconciliation) -> None:
        """Show the totals and the places of the units."""
        totals = found.totals.as_json()
        for name, shown in self._totals.items():
            shown.setText(number(totals[name]))
        set_property(self._totals["missing"], "role", "problem" if totals["missing"] else "strong")
        self._bar.show_counts(list(found.counts.items()))
        self._table.setColumnHidden(Column.JOB, len(found.jobs) == 1)
        self._model.show_reconciliation(found)
        self._columns.fit()

    def chosen(self) -> FateRow | None:
        """Return the row that is selected, if one is."""
        current = self._table.currentIndex()
        return self._model.row(current.row()) if current.isValid() else None

    def _content_width(self, column: int) -> int:
        more = _BESIDE_SQUARE if column == Column.FATE else 0
        return content_width(self._model, column) + more

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setObjectName("fates")
        table.setAccessibleName(self.tr("Where the units are"))
        select_one_row(table)
        table.setMinimumHeight((1 + _LEAST_ROWS) * TARGET)
        for column in Column:
            numeric = column in (Column.JOB, Column.COUNT)
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            table.setItemDelegateForColumn(column, TextCell(table, side))
        table.setItemDelegateForColumn(Column.FATE, FateCell(table))
        table.doubleClicked.connect(lambda index: self.opened.emit(self._model.row(index.row())))
        return table

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.XL)
        grid.setVerticalSpacing(Spacing.S)
        for place, (name, text) in enumerate(TOTAL_TEXTS.items()):
            row, column = divmod(place, _TOTALS_PER_ROW)
            title = label(capitalized(translated(text)), "secondary")
            title.setWordWrap(True)
            shown = self._totals[name]
            shown.setObjectName(f"total_{name}")
            shown.setAccessibleName(title.text())
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addLayout(column_layout(title, shown, spacing=0), row, column)
            grid.setColumnStretch(column, 1)
        rows = column_layout(self._bar, parent=self, spacing=Spacing.M)
        rows.insertLayout(0, grid)
        rows.addWidget(self._table, 1)
