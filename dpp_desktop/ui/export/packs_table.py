"""The table of packs, usable with gloves and by keyboard."""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.export.packs_model import Column, PackRow, PacksModel, PackState
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.tables import Index, select_whole_rows


class _TickCell(QStyledItemDelegate):
    """Draws a check box in the style of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Never shown: the stylesheet applies its rules for check boxes only to a check box.
        self._pattern = QCheckBox(parent)
        self._pattern.hide()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background of the cell, and the check box in its middle."""
        plain = QStyleOptionViewItem(option)
        style = self._pattern.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, plain, painter, option.widget
        )
        box = QStyleOptionButton()
        box.rect = _middle(option.rect)
        box.state = self._state(index)
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self._pattern
        )

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Toggle on a press anywhere in the cell: the box alone is too small for a glove."""
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        left = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
        if pressed and left and isinstance(model, PacksModel):
            model.toggle([index.row()])
            return True
        return False

    def _state(self, index: Index) -> QStyle.StateFlag:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            state |= QStyle.StateFlag.State_Enabled
        return state


def _middle(cell: QRect) -> QRect:
    box = QRect(0, 0, ICON, ICON)
    box.moveCenter(cell.center())
    return box


class PacksTable(QTableView):
    """Shows a PacksModel. Tick packs to export them, and select rows to save or hand them over."""

    save_asked = Signal(int)
    """The user wants to save the pack of that index on its own."""
    print_asked = Signal(int)
    """The user wants to print the labels of the pack of that index."""
    mark_asked = Signal(object)
    """The packs of these indices, a frozenset, are to be handed over."""
    unmark_asked = Signal(object)
    """The marks of these packs are to be removed."""

    def __init__(self, model: PacksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packs = model
        self._save_allowed = False
        self._followed: int | None = None
        self.setModel(model)
        self.setObjectName("packs")
        self.setAccessibleName(self.tr("Packs"))
        self.setItemDelegateForColumn(Column.TICKED, _TickCell(self))
        self._set_behaviour()
        self._set_headers()

    def allow_saving(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable saving single packs, or disable it."""
        self._save_allowed = allowed

    @property
    def current_pack(self) -> int | None:
        """The index of the pack whose row is the current one."""
        current = self.currentIndex()
        return self._packs.rows[current.row()].plan.index if current.isValid() else None

    @property
    def selected_packs(self) -> frozenset[int]:
        """The indices of the packs whose rows are selected."""
        rows = self.selectionModel().selectedRows()
        return frozenset(self._packs.rows[index.row()].plan.index for index in rows)

    def follow(self, place: int | None) -> None:
        """Scroll to the row at that place, unless the user has scrolled away from the last one."""
        before, self._followed = self._followed, place
        if place is not None and place != before and (before is None or self._shows(before)):
            self.scrollTo(self._packs.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Toggle the selected rows with the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self._packs.toggle([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Select the current row, so that the focus is visible."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        pack = self._packs.rows[index.row()].plan.index
        selected = self.selected_packs
        packs = selected if pack in selected else frozenset({pack})
        menu = QMenu(self)
        menu.setObjectName("pack_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save = menu.addAction(icon("save"), self.tr("&Save this pack…"))
        save.setEnabled(self._save_allowed)
        save.triggered.connect(lambda: self.save_asked.emit(pack))
        labels = menu.addAction(icon("print"), self.tr("&Print labels…"))
        labels.setEnabled(self._save_allowed)
        labels.triggered.connect(lambda: self.print_asked.emit(pack))
        rows = [row for row in self._packs.rows if row.plan.index in packs]
        mark = menu.addAction(self.tr("&Hand over…"))
        mark.setEnabled(any(row.can_be_handed_over for row in rows))
        mark.triggered.connect(lambda: self.mark_asked.emit(packs))
        unmark = menu.addAction(self.tr("Remove mar&k"))
        unmark.setEnabled(any(row.handed_over for row in rows))
        unmark.triggered.connect(lambda: self.unmark_asked.emit(packs))
        menu.popup(self.viewport().mapToGlobal(at))

    def _shows(self, place: int) -> bool:
        return self.visualRect(self._packs.index(place, 0)).intersects(self.viewport().rect())

    def _set_behaviour(self) -> None:
        select_whole_rows(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def _set_headers(self) -> None:
        columns = self.horizontalHeader()
        columns.setMinimumSectionSize(TARGET)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        em = self.fontMetrics().horizontalAdvance("0")
        for column, figures in _WIDTHS.items():
            columns.resizeSection(column, max(figures * em, columns.sectionSizeHint(column)))
        self._fit_columns()
        for changed in (self._packs.modelReset, self._packs.dataChanged):
            changed.connect(self._fit_columns)

    @Slot()
    def _fit_columns(self) -> None:
        """Leave the space for names and void units to the files until there are any."""
        rows = self._packs.rows
        has_names, has_void = any(row.handed_over for row in rows), any(map(_shows_void, rows))
        widths = {
            Column.HANDED_OVER: _WIDTHS[Column.HANDED_OVER]
            if has_names
            else _WIDTH_WITHOUT_HANDOVERS,
            Column.STATE: _WIDTH_WITH_VOID if has_void else _WIDTHS[Column.STATE],
        }
        columns = self.horizontalHeader()
        for column, figures in widths.items():
            width = figures * self.fontMetrics().horizontalAdvance("0")
            columns.resizeSection(column, max(width, columns.sectionSizeHint(column)))


_WIDTHS = {
    Column.TICKED: 11,
    Column.PACK: 9,
    Column.ROWS: 10,
    Column.SIZE: 11,
    Column.STATE: 23,
    Column.HANDED_OVER: 30,
}
"""The width of each column, in digits of the font of the table."""
_WIDTH_WITHOUT_HANDOVERS = 15
_WIDTH_WITH_VOID = 34


def _shows_void(row: PackRow) -> bool:
    return row.shows_void


class PackChooser(QWidget):
    """The table of packs below a line with the number of ticked packs."""

    save_asked = Signal(int)
    """The user wants to save the pack of that index on its own."""

    def __init__(self, model: PacksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.table = PacksTable(model)
        self.table.save_asked.connect(self.save_asked)
        self._title = label("", "strong")
        self._title.setObjectName("ticked")
        self._buttons = [
            self._button("all", self.tr("&All"), tuple(PackState)),
            self._button("none", self.tr("&None"), ()),
            self._button(
                "unfinished",
                self.tr("&Unfinished"),
                tuple(state for state in PackState if state is not PackState.FINISHED),
            ),
        ]
        self._lay_out()
        model.ticks_changed.connect(self._count)
        model.modelReset.connect(self._count)
        self._count()

    def allow(self, *, choosing: bool, saving: bool) -> None:
        """Enable ticking packs and saving single packs, or disable them."""
        self._model.allow_ticking(choosing)
        self.table.allow_saving(saving)
        for button in self._buttons:
            button.setEnabled(choosing)

    @Slot()
    def _count(self) -> None:
        text = self.tr("Packs to export: {chosen} of {total}")
        chosen, total = len(self._model.ticked), self._model.rowCount()
        self._title.setText(text.format(chosen=chosen, total=total))

    def _tick(self, states: tuple[PackState, ...]) -> None:
        self._model.tick({row.plan.index for row in self._model.rows if row.state in states})

    def _button(self, name: str, text: str, states: tuple[PackState, ...]) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setFlat(True)
        made.clicked.connect(partial(self._tick, states))
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Spacing.XS)
        line.addWidget(self._title)
        line.addStretch(1)
        for button in self._buttons:
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addLayout(line)
        column.addWidget(self.table, 1)
