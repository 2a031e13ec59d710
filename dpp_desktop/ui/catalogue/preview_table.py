"""The first rows of a catalogue, and above each column what becomes of it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import LEFT_OUT, ColumnMap, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.preview import Preview
from dpp_desktop.ui.catalogue.texts import sign_told, target_told
from dpp_desktop.ui.theme.scale import TARGET, Spacing

_MOST_COLUMNS_SHOWN = 60
_LETTERS_WIDE = 26
_ROWS_IN_SIGHT = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALWAYS = (LEFT_OUT, *map(Target, (Role.SKU, Role.NAME, Role.GTIN, Role.PASSPORT)))


class PreviewTable(QTableWidget):
    """Shows a Preview; its first row chooses the targets.

    A second one chooses decimal signs, if there are numbers that depend on them.
    """

    changed = Signal()
    """The user has chosen another target for a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("The first rows, and what becomes of each column"))
        self._columns: ColumnMap | None = None
        self._choices = QStandardItemModel(self)
        self._targets: list[Target] = []
        self._signs: dict[str, QComboBox] = {}
        self._behave()

    @property
    def columns(self) -> ColumnMap | None:
        """The columns with what becomes of each, as chosen."""
        if self._columns is None:
            return None
        chosen = [
            self._targets[self.box(place).currentIndex()] for place in range(self.columnCount())
        ]
        return replace(self._columns, targets=(*chosen, *self._columns.targets[len(chosen) :]))

    @property
    def decimals(self) -> dict[str, DecimalSign]:
        """The decimal signs that were chosen, by the headings or numbers of columns."""
        chosen = {name: box.currentData() for name, box in self._signs.items()}
        return {name: DecimalSign(sign) for name, sign in chosen.items() if sign is not None}

    def box(self, place: int) -> QComboBox:
        """The choice above the column at that place."""
        box = self.cellWidget(0, place)
        assert isinstance(box, QComboBox)
        return box

    def show_preview(self, preview: Preview) -> None:
        """Shows the rows, and the targets that were told by the names of the columns."""
        self.clear_preview()
        self._columns = preview.columns
        names = preview.columns.columns[:_MOST_COLUMNS_SHOWN]
        self._offer(preview)
        unclear = {place: seen.ambiguous for place, seen in preview.survey.items()
                   if seen.ambiguous and place < len(names)}  # fmt: skip
        above = 2 if unclear else 1
        self.setColumnCount(len(names))
        self.setRowCount(above + len(preview.rows))
        self.setHorizontalHeaderLabels([name or "–" for name in names])
        numbers = (str(row.number) for row in preview.rows)
        self.setVerticalHeaderLabels([*[""] * above, *numbers])
        for place, name in enumerate(names):
            self.setCellWidget(0, place, self._make_box(name, preview.columns.targets[place]))
            if place in unclear:
                sign_box = self._make_sign_box(name, unclear[place])
                self._signs[preview.columns.name(place)] = sign_box
                self.setCellWidget(1, place, sign_box)
            for line, row in enumerate(preview.rows, start=above):
                self.setItem(line, place, QTableWidgetItem(text_of(row.cells[place])))

    def clear_preview(self) -> None:
        """Shows nothing."""
        self._columns = None
        self._signs = {}
        self.setRowCount(0)
        self.setColumnCount(0)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether targets can be chosen now."""
        for place in range(self.columnCount()):
            self.box(place).setEnabled(allowed)
        for sign_box in self._signs.values():
            sign_box.setEnabled(allowed)

    def _offer(self, preview: Preview) -> None:
        fields = {Target(Role.FIELD, field.path): field for field in preview.fields}
        self._choices.clear()
        self._targets = list(dict.fromkeys((*_ALWAYS, *fields, *preview.columns.targets)))
        for target in self._targets:
            self._choices.appendRow(QStandardItem(target_told(target, fields)))

    def _make_box(self, name: str, target: Target) -> QComboBox:
        box = QComboBox()
        box.setModel(self._choices)
        box.setAccessibleName(self.tr("What becomes of the column {name}").format(name=name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.view().setMinimumWidth(2 * self._width())
        box.setCurrentIndex(self._targets.index(target))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _make_sign_box(self, name: str, text: str) -> QComboBox:
        """The choice of how numbers such as that text are read."""
        box = QComboBox()
        box.setAccessibleName(self.tr("Decimal sign of the column {name}").format(name=name))
        for sign in (None, *DecimalSign):
            box.addItem(sign_told(text, sign), sign)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _LETTERS_WIDE

    def _behave(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(TARGET + Spacing.XS)
        self.horizontalHeader().setDefaultSectionSize(self._width())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.setMinimumHeight(_ROWS_IN_SIGHT * (TARGET + Spacing.S))
