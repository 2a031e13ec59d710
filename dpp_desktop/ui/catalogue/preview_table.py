"""A table of the first rows of a catalogue, with the column mapping above them."""

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
from dpp_desktop.products.catalogue_import.column_mapping import IGNORED, ColumnMap, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.preview import Preview
from dpp_desktop.ui.catalogue.import_texts import sign_text, target_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing

_MAX_SHOWN_COLUMNS = 60
_WIDTH_IN_LETTERS = 26
_VISIBLE_ROWS = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALWAYS = (IGNORED, *map(Target, (Role.SKU, Role.NAME, Role.GTIN, Role.PASSPORT)))


class PreviewTable(QTableWidget):
    """Shows a Preview. The combo boxes in the first row map columns to targets.

    Combo boxes in a second row choose decimal separators, if any numbers are ambiguous.
    """

    changed = Signal()
    """The user changed the target or the decimal separator of a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("First rows and column mapping"))
        self._columns: ColumnMap | None = None
        self._choices = QStandardItemModel(self)
        self._targets: list[Target] = []
        self._signs: dict[str, QComboBox] = {}
        self._set_up()

    @property
    def columns(self) -> ColumnMap | None:
        """The columns with the chosen targets."""
        if self._columns is None:
            return None
        chosen = [
            self._targets[self.box(column).currentIndex()] for column in range(self.columnCount())
        ]
        return replace(self._columns, targets=(*chosen, *self._columns.targets[len(chosen) :]))

    @property
    def decimals(self) -> dict[str, DecimalSign]:
        """The chosen decimal separators, by column heading or number."""
        chosen = {name: box.currentData() for name, box in self._signs.items()}
        return {name: DecimalSign(sign) for name, sign in chosen.items() if sign is not None}

    def box(self, column: int) -> QComboBox:
        """Return the combo box that maps the column at the index."""
        box = self.cellWidget(0, column)
        assert isinstance(box, QComboBox)
        return box

    def show_preview(self, preview: Preview) -> None:
        """Show the rows, and the targets proposed from the column headings."""
        self.clear_preview()
        self._columns = preview.columns
        names = preview.columns.columns[:_MAX_SHOWN_COLUMNS]
        self._offer(preview)
        ambiguous = {column: found.ambiguous for column, found in preview.survey.items()
                     if found.ambiguous and column < len(names)}  # fmt: skip
        choice_rows = 2 if ambiguous else 1
        self.setColumnCount(len(names))
        self.setRowCount(choice_rows + len(preview.rows))
        self.setHorizontalHeaderLabels([name or "–" for name in names])
        numbers = (str(row.number) for row in preview.rows)
        self.setVerticalHeaderLabels([*[""] * choice_rows, *numbers])
        for column, name in enumerate(names):
            self.setCellWidget(0, column, self._make_box(name, preview.columns.targets[column]))
            if column in ambiguous:
                sign_box = self._make_sign_box(name, ambiguous[column])
                self._signs[preview.columns.name(column)] = sign_box
                self.setCellWidget(1, column, sign_box)
            for index, row in enumerate(preview.rows, start=choice_rows):
                self.setItem(index, column, QTableWidgetItem(text_of(row.cells[column])))

    def clear_preview(self) -> None:
        """Clear the table."""
        self._columns = None
        self._signs = {}
        self.setRowCount(0)
        self.setColumnCount(0)

    def set_choosable(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable or disable the combo boxes."""
        for column in range(self.columnCount()):
            self.box(column).setEnabled(allowed)
        for sign_box in self._signs.values():
            sign_box.setEnabled(allowed)

    def _offer(self, preview: Preview) -> None:
        fields = {Target(Role.FIELD, field.path): field for field in preview.fields}
        self._choices.clear()
        self._targets = list(dict.fromkeys((*_ALWAYS, *fields, *preview.columns.targets)))
        for target in self._targets:
            self._choices.appendRow(QStandardItem(target_text(target, fields)))

    def _make_box(self, name: str, target: Target) -> QComboBox:
        box = QComboBox()
        box.setModel(self._choices)
        box.setAccessibleName(self.tr("Target of column {name}").format(name=name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.view().setMinimumWidth(2 * self._width())
        box.setCurrentIndex(self._targets.index(target))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _make_sign_box(self, name: str, text: str) -> QComboBox:
        """Create the combo box for the decimal separator; `text` is an ambiguous number."""
        box = QComboBox()
        box.setAccessibleName(self.tr("Decimal separator of column {name}").format(name=name))
        for sign in (None, *DecimalSign):
            box.addItem(sign_text(text, sign), sign)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _width(self) -> int:
        return self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS

    def _set_up(self) -> None:
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
        self.setMinimumHeight(_VISIBLE_ROWS * (TARGET + Spacing.S))
