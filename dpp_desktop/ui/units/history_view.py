"""Shows the journal of a job's units, with a filter."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.units.history_model import NUMERIC, Column, HistoryModel
from dpp_desktop.ui.widgets.basics import column_layout, label
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.tables import TextCell, content_width, select_one_row
from dpp_desktop.ui.widgets.word_filter import WordFilter, filter_field
from dpp_desktop.units.history import HistoryFocus

_MOST_WIDTH = 320
_MEASURED_ROWS = 200
"""Columns fit the newest entries; measuring thousands would take seconds."""
_LEAST_ROWS = 4
_LEAST_WIDTHS: Mapping[int, int] = {
    Column.PRINTER: 110,
    Column.DESIGN: 90,
    Column.WORKSTATION: 90,
    Column.UNITS: 110,
    Column.BY: 80,
    Column.REASON: 120,
}
"""The columns to narrow if the window is small, in this order; a path can do without its middle."""


class HistoryView(QWidget):
    """A table of entries, the newest first, below a filter."""

    all_requested = Signal()
    """The user asked for all entries, instead of those in the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel(self)
        self._shown = WordFilter(self._model, self)
        self._filter = filter_field(
            "filter_history",
            self.tr("Filter by event, unit, reason or person"),
            self.tr("Filter the history by text"),
        )
        self._table = QTableView()
        self._count = label("", "secondary")
        self._focus = MessageView(name="history_focus")
        self._is_focused = False
        self._columns = FittedColumns(self._table, self._content_width, _LEAST_WIDTHS)
        self._set_up()

    def clear_filter(self) -> None:
        """Show the entries whatever their text is."""
        self._filter.clear()

    def show_entries(
        self, entries: Sequence[JournalEntry], focus: HistoryFocus | None = None
    ) -> None:
        """Show the entries, given with the oldest first; `focus` says which ones if not all."""
        self._is_focused = focus is not None
        self._focus.show_message(self._focus_message(focus) if focus else None)
        self._model.show_entries(entries)
        self._table.setColumnHidden(Column.JOB, not self._model.has_several_jobs)
        self._columns.fit()
        self._show_count()

    def _focus_message(self, focus: HistoryFocus) -> Message:
        if focus.print_id is not None:
            text = self.tr("Only the entries of print job {id} are shown.").format(
                id=focus.print_id
            )
        else:
            text = self.tr("Only the entries about unit {unit} are shown.").format(
                unit=number((focus.unit or 0) + 1)
            )
        return Message(Tone.INFO, text, self.tr("Show &all entries"))

    def _show_count(self) -> None:
        shown, total = self._shown.rowCount(), self._model.rowCount()
        if not total:
            nothing = self.tr("Nothing has happened to the units yet.")
            no_such = self.tr("There are no such entries yet.")
            self._count.setText(no_such if self._is_focused else nothing)
            return
        text = (
            self.tr("Entries: {shown} of {total}")
            if shown != total
            else self.tr("Entries: {total}")
        )
        self._count.setText(text.format(shown=number(shown), total=number(total)))

    def _filter_by(self, text: str) -> None:
        self._shown.show_text(text)
        self._show_count()

    def _content_width(self, column: int) -> int:
        return min(content_width(self._model, column, _MEASURED_ROWS), _MOST_WIDTH)

    def _set_up(self) -> None:
        self._filter.textChanged.connect(self._filter_by)
        self._focus.pressed.connect(self.all_requested)
        self._count.setObjectName("history_count")
        self._table.setModel(self._shown)
        self._table.setObjectName("history")
        self._table.setAccessibleName(self.tr("History of the units"))
        select_one_row(self._table)
        self._table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._table.setMinimumHeight((1 + _LEAST_ROWS) * TARGET)
        for column in Column:
            numeric = column in NUMERIC
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
            elide = middle if column is Column.PRINTER else right
            self._table.setItemDelegateForColumn(column, TextCell(self._table, side, elide=elide))
        self._table.hideColumn(Column.JOB)
        rows = column_layout(self._focus, self._filter, parent=self, spacing=Spacing.M)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._count)
