"""A preview of the first rows of a pack, or the reason why there is none."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.preview import Preview
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_ROW = 30
_ROWS_IN_SIGHT = 3
_WIDEST = 320


class PreviewView(QWidget):
    """A read-only table with warnings above it, and a note below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = QTableWidget()
        self._table.setObjectName("preview")
        self._table.setAccessibleName(self.tr("The first rows"))
        self._warning = MessageView()
        self._note = label("", "secondary")
        self._note.setObjectName("preview_note")
        self._note.setWordWrap(True)
        self._set_behaviour()
        self._lay_out()

    def show_preview(self, preview: Preview) -> None:
        """Show the first rows."""
        table = self._table
        table.setColumnCount(len(preview.headings))
        table.setRowCount(len(preview.rows))
        table.setHorizontalHeaderLabels(list(preview.headings))
        table.horizontalHeader().setVisible(bool(preview.header))
        for line, row in enumerate(preview.rows):
            for place, cell in enumerate(row):
                item = QTableWidgetItem(cell)
                set_tooltip(item, cell)
                table.setItem(line, place, item)
        self._fit_columns()
        warnings = " ".join(problem_text(warning) for warning in preview.warnings)
        self._warning.show_message(Message(Tone.WARNING, warnings) if warnings else None)
        self._note.setText("\n".join(self._notes(preview)))

    def show_reason(self, reason: str) -> None:
        """Show why there is no preview."""
        self._table.setRowCount(0)
        self._table.setColumnCount(0)
        self._warning.show_message(None)
        self._note.setText(reason)

    def _notes(self, preview: Preview) -> Iterator[str]:
        if not preview.header:
            yield self.tr("The packs have no header row.")
        if preview.empty:
            empty = self.tr("Empty in these rows: {columns}")
            yield empty.format(columns=", ".join(preview.empty))

    def _fit_columns(self) -> None:
        """Fit the columns to their text, up to a maximum width."""
        self._table.resizeColumnsToContents()
        for place in range(self._table.columnCount()):
            width = min(self._table.columnWidth(place) + Spacing.M, _WIDEST)
            self._table.setColumnWidth(place, width)

    def _set_behaviour(self) -> None:
        table = self._table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setMinimumHeight(_ROWS_IN_SIGHT * _ROW + 2 * TARGET)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(label(self.tr("The first rows"), "strong"))
        column.addWidget(self._warning)
        column.addWidget(self._table, 1)
        column.addWidget(self._note)
