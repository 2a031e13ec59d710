"""A table of the first rows of a catalogue, with the column mapping above them."""

from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QHelpEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import (
    IGNORED,
    UNDECIDED,
    ColumnMap,
    Target,
)
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_choices import FieldChoices
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.preview import Preview
from dpp_desktop.ui.catalogue.import_texts import sign_text, target_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import set_property
from dpp_desktop.ui.widgets.plain_text import enable_unless, show_tooltip

_MAX_FIRST_COLUMNS, _MAX_UNDECIDED_COLUMNS = 60, 60
_WIDTH_IN_LETTERS = 30
_VISIBLE_ROWS = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ALWAYS = (
    IGNORED,
    *map(Target, (Role.SKU, Role.NAME, Role.GTIN, Role.SKU_AND_GTIN, Role.PASSPORT)),
)


class _CellDelegate(QStyledItemDelegate):
    """Draws the cells of ignored columns in italics and hatched, in the colours of the theme."""

    def __init__(self, table: "PreviewTable") -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Use another background and font in ignored columns."""
        super().initStyleOption(option, index)
        if not self._table.is_ignored(index.column()):
            return
        option.font.setItalic(True)
        hatching = option.palette.color(QPalette.ColorRole.Mid)
        option.backgroundBrush = QBrush(hatching, Qt.BrushStyle.BDiagPattern)


class _TargetBox(QComboBox):
    """Shows the text of the target in full on hover, because it may be cut off."""

    def event(self, event: QEvent) -> bool:
        """Show the text as the tooltip, unless the tooltip says why the box is disabled."""
        if isinstance(event, QHelpEvent) and not self.toolTip():
            show_tooltip(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)


class PreviewTable(QTableWidget):
    """Shows a Preview. The combo boxes in the first row map columns to targets.

    Combo boxes in a second row choose decimal separators, if any numbers are ambiguous. Of wide
    catalogues, only the first 60 columns are shown, and the first 60 undecided ones after them.
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
        self._places: list[int] = []
        self._fields: FieldChoices | None = None
        self._signs: dict[str, QComboBox] = {}
        self._set_up()

    @property
    def columns(self) -> ColumnMap | None:
        """The columns with the chosen targets."""
        if self._columns is None:
            return None
        targets = list(self._columns.targets)
        # While the table is destroyed, it has no columns.
        for column, place in enumerate(self._places[: self.columnCount()]):
            targets[place] = self._targets[self.box(column).currentIndex()]
        return replace(self._columns, targets=tuple(targets))

    @property
    def decimals(self) -> dict[str, DecimalSign]:
        """The chosen decimal separators, by column heading or number."""
        chosen = {name: box.currentData() for name, box in self._signs.items()}
        return {name: DecimalSign(sign) for name, sign in chosen.items() if sign is not None}

    @property
    def missing(self) -> list[str]:
        """The titles of the required fields that no column is mapped to."""
        columns, fields = self.columns, self._fields
        return list(map(fields.full_title, fields.missing(columns))) if fields and columns else []

    def is_ignored(self, column: int) -> bool:
        """Return whether the shown column at the index isn't imported."""
        return self._targets[self.box(column).currentIndex()] == IGNORED

    def box(self, column: int) -> QComboBox:
        """Return the combo box that maps the shown column at the index."""
        box = self.cellWidget(0, column)
        assert isinstance(box, QComboBox)
        return box

    def show_preview(self, preview: Preview) -> None:
        """Show the rows, and the targets proposed from the column headings."""
        self.clear_preview()
        self._columns = preview.columns
        self._fields = preview.fields
        self._places = _shown_places(preview.columns)
        names = [preview.columns.columns[place] for place in self._places]
        self._offer(preview.columns)
        ambiguous = {column: found.ambiguous for column, found in preview.survey.items()
                     if found.ambiguous}  # fmt: skip
        choice_rows = 2 if any(place in ambiguous for place in self._places) else 1
        self.setColumnCount(len(names))
        self.setRowCount(choice_rows + len(preview.rows))
        self.setHorizontalHeaderLabels([name or "–" for name in names])
        numbers = (str(row.number) for row in preview.rows)
        self.setVerticalHeaderLabels([*[""] * choice_rows, *numbers])
        for column, (place, name) in enumerate(zip(self._places, names, strict=True)):
            self.setCellWidget(0, column, self._make_box(name, preview.columns.targets[place]))
            if place in ambiguous:
                sign_box = self._make_sign_box(name, ambiguous[place])
                self._signs[preview.columns.name(place)] = sign_box
                self.setCellWidget(1, column, sign_box)
            for index, row in enumerate(preview.rows, start=choice_rows):
                self.setItem(index, column, QTableWidgetItem(text_of(row.cells[place])))

    def clear_preview(self) -> None:
        """Clear the table."""
        self._columns = self._fields = None
        self._signs = {}
        self._targets = []
        self._places = []
        self._choices.clear()
        self.setRowCount(0)
        self.setColumnCount(0)

    def enable_unless(self, reason: str) -> None:
        """Enable the combo boxes, unless there is a reason against it."""
        for column in range(self.columnCount()):
            enable_unless(self.box(column), reason)
        for sign_box in self._signs.values():
            enable_unless(sign_box, reason)

    def _offer(self, columns: ColumnMap) -> None:
        """Add the targets to offer: the next item of a list once the one before is used."""
        assert self._fields
        fields = {Target(Role.FIELD, each.path): each for each in self._fields.offered(columns)}
        gtin = self._fields.gtin
        place = 0
        first = (UNDECIDED,) if UNDECIDED in columns.targets else ()
        for target in dict.fromkeys((*first, *_ALWAYS, *fields, *columns.targets)):
            if target in self._targets:
                place = self._targets.index(target) + 1
                continue
            required = target.role is Role.GTIN and gtin.required
            text = target_text(target, fields.get(target), required=required)
            self._targets.insert(place, target)
            self._choices.insertRow(place, QStandardItem(text))
            place += 1

    @Slot()
    def _target_changed(self) -> None:
        columns = self.columns
        if columns is None:
            return
        boxes = [self.box(column) for column in range(self.columnCount())]
        blocked = [QSignalBlocker(box) for box in boxes]
        self._offer(columns)
        for blocker in blocked:
            blocker.unblock()
        for box in boxes:
            self._mark(box)
        self.viewport().update()
        self.changed.emit()

    def _mark(self, box: QComboBox) -> None:
        """Show whether the column of the box is ignored."""
        set_property(box, "ignored", self._targets[box.currentIndex()] == IGNORED)

    def _make_box(self, name: str, target: Target) -> QComboBox:
        box = _TargetBox()
        box.setModel(self._choices)
        box.setAccessibleName(self.tr("Target of column {name}").format(name=name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.view().setMinimumWidth(2 * self._width())
        box.setCurrentIndex(self._targets.index(target))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self._target_changed)
        self._mark(box)
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
        self.setItemDelegate(_CellDelegate(self))
        self.verticalHeader().setDefaultSectionSize(TARGET + Spacing.XS)
        self.horizontalHeader().setDefaultSectionSize(self._width())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.setMinimumHeight(_VISIBLE_ROWS * (TARGET + Spacing.S))


def _shown_places(columns: ColumnMap) -> list[int]:
    """Return the indexes of the columns to show."""
    first = range(min(len(columns.columns), _MAX_FIRST_COLUMNS))
    undecided = [each for each in columns.places(Role.UNDECIDED) if each not in first]
    return [*first, *undecided[:_MAX_UNDECIDED_COLUMNS]]
