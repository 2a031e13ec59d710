"""The editor for the columns of a pack: headings, order, and more columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.profiles.column_sources import SOURCES, check_source
from dpp_desktop.profiles.passport_columns import PassportField
from dpp_desktop.ui.export.profiles.draft import ProfileDraft
from dpp_desktop.ui.export.profiles.texts import source_text
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.tables import select_whole_rows

HEADING, CONTENT = range(2)
"""The columns of the table: the heading can be edited, the source can't."""
_ROWS_IN_SIGHT = 4


class ColumnsTable(QTableWidget):
    """A row for each column of a pack: its heading and its source."""

    remove_asked = Signal()

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setObjectName("columns")
        self.setAccessibleName(self.tr("Columns"))
        self.setHorizontalHeaderLabels([self.tr("Heading"), self.tr("Content")])
        select_whole_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight((1 + _ROWS_IN_SIGHT) * TARGET)

    def show_columns(self, draft: ProfileDraft) -> None:
        """Show the columns of the draft, and keep the current row."""
        current = self.currentRow()
        with QSignalBlocker(self):
            self.setRowCount(len(draft.columns))
            for row, column in enumerate(draft.columns):
                self.setItem(row, HEADING, QTableWidgetItem(column.heading))
                shown = QTableWidgetItem(source_text(column.source))
                set_tooltip(shown, column.source)
                shown.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, CONTENT, shown)
        if 0 <= current < self.rowCount():
            self.setCurrentCell(current, HEADING)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Remove the column with Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)


_EXAMPLE_LETTERS = 30


class ColumnBox(QComboBox):
    """A box with the known sources, and the passport fields with examples."""

    entered = Signal()
    """The user pressed Enter to add the column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        for source in SOURCES:
            self.addItem(source_text(source), source)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.clear_text()

    def add_fields(self, fields: Sequence[PassportField]) -> None:
        """Add the fields of a passport."""
        for field in fields:
            example = " ".join(field.example.split())
            cut = example[:_EXAMPLE_LETTERS] + ("…" if len(example) > _EXAMPLE_LETTERS else "")
            self.addItem(f"{field.source} · {cut}" if cut else field.source, field.source)
        self.clear_text()

    @property
    def source(self) -> str:
        """The chosen or entered source, empty if there is none."""
        text = self.currentText().strip()
        place = self.findText(text)
        return str(self.itemData(place)) if place >= 0 else text

    def clear_text(self) -> None:
        """Clear the box."""
        self.setCurrentIndex(-1)
        self.clearEditText()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Add the column with Enter, instead of pressing the default button of the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ColumnsEditor(QWidget):
    """Shows the columns of a draft, and emits a changed draft."""

    changed = Signal(object)
    """A ProfileDraft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: ProfileDraft | None = None
        self._table = ColumnsTable()
        self._table.itemChanged.connect(self._rename)
        self._table.remove_asked.connect(self._remove)
        self._table.itemSelectionChanged.connect(self._allow)
        self.box = ColumnBox()
        self.box.setObjectName("column_to_add")
        self.box.entered.connect(self._add)
        self.box.editTextChanged.connect(self._clear_problem)
        self._add_button = self._button("add_column", self.tr("&Add"), "add", self._add)
        self._up = self._button("column_up", self.tr("&Up"), "chevron-up", lambda: self._move(-1))
        self._down = self._button(
            "column_down", self.tr("&Down"), "chevron-down", lambda: self._move(1)
        )
        self._remove_button = self._button(
            "remove_column", self.tr("&Remove"), "close", self._remove
        )
        self._problem = label("", "problem")
        self._problem.setObjectName("columns_problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()

    def add_fields(self, fields: Sequence[PassportField]) -> None:
        """Add these passport fields to the box."""
        self.box.add_fields(fields)

    def show_draft(self, draft: ProfileDraft) -> None:
        """Show the columns of the draft."""
        before, self._draft = self._draft, draft
        if before is None or before.columns != draft.columns:
            self._table.show_columns(draft)
        self._allow()

    def show_problem(self, text: str) -> None:
        """Show the problem of the columns; nothing if `text` is empty."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._table.setAccessibleDescription(text)

    @Slot()
    def _add(self) -> None:
        source = self.box.source
        if self._draft is None or not source:
            return
        problem = check_source(source)
        if problem:
            set_property(self.box, "invalid", "true")
            self.show_problem(problem_text(problem.message))
            return
        place = self._table.rowCount() if self._place is None else self._place + 1
        self.box.clear_text()
        self._change(self._draft.with_column(source, place), place)

    @Slot()
    def _clear_problem(self) -> None:
        if self.box.property("invalid") == "true":
            set_property(self.box, "invalid", "false")
            self.show_problem("")

    @Slot()
    def _remove(self) -> None:
        if self._draft and self._place is not None and len(self._draft.columns) > 1:
            current = min(self._place, len(self._draft.columns) - 2)
            self._change(self._draft.without_column(self._place), current)

    def _move(self, by: int) -> None:
        if self._draft and self._place is not None:
            self._change(self._draft.moved(self._place, by), self._place + by)

    def _rename(self, item: QTableWidgetItem) -> None:
        if self._draft and item.column() == HEADING:
            self._change(self._draft.with_heading(item.row(), item.text()), item.row())

    def _change(self, draft: ProfileDraft, place: int) -> None:
        self.show_draft(draft)
        self._table.setCurrentCell(place, HEADING)
        self.changed.emit(draft)

    @property
    def _place(self) -> int | None:
        row = self._table.currentRow()
        return row if row >= 0 else None

    @Slot()
    def _allow(self) -> None:
        place, last = self._place, self._table.rowCount() - 1
        none = self.tr("Select a column first.") if place is None else ""
        first = self.tr("This is the first column.") if place == 0 else ""
        end = self.tr("This is the last column.") if place == last else ""
        only = self.tr("A pack needs at least one column.") if last == 0 else ""
        enable_unless(self._up, none or first)
        enable_unless(self._down, none or end)
        enable_unless(self._remove_button, none or only)

    def _button(
        self, name: str, text: str, icon_name: str, pressed: Callable[[], None]
    ) -> QPushButton:
        made = QPushButton(icon(icon_name), text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: pressed())
        return made

    def _lay_out(self) -> None:
        title = label(self.tr("&Columns, from left to right"))
        title.setProperty("role", "strong")
        title.setBuddy(self._table)
        adding = QHBoxLayout()
        adding.setSpacing(Spacing.S)
        name = label(self.tr("New c&olumn"))
        name.setBuddy(self.box)
        adding.addWidget(name)
        adding.addWidget(self.box, 1)
        adding.addWidget(self._add_button)
        side = QVBoxLayout()
        side.setSpacing(Spacing.S)
        for button in (self._up, self._down, self._remove_button):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Spacing.S)
        middle.addWidget(self._table, 1)
        middle.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(title)
        column.addLayout(middle, 1)
        column.addWidget(self._problem)
        column.addLayout(adding)
