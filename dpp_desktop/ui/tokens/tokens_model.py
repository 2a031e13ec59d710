"""The model and view of a job's tokens; serials are loaded in blocks as needed."""

from collections import OrderedDict
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import TokenBlock, token_block
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel, TextCell, select_whole_rows

BLOCK = 256
"""Units in a block."""

_MAX_CACHED = 64
# Other tasks of the window need threads too.
_MAX_LOADING = 2
# The visible rows span at most three blocks; older requests were scrolled past.
_MAX_QUEUED = 6


class SerialCache(QObject):
    """A cache for the serials of one job; missing blocks are loaded in the background."""

    loaded = Signal(int, int, object)
    """The first and the last unit of a block that was loaded, and the UnitSet of the void ones."""
    failed = Signal(object)
    """The Exception that made loading fail; the block is requested again when it is needed."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._job_id = 0
        self._blocks: OrderedDict[int, list[str]] = OrderedDict()
        self._queued: OrderedDict[int, None] = OrderedDict()
        self._loading: dict[int, BackgroundTask] = {}

    def open(self, job_id: int) -> None:
        """Clear the cache and use it for that job."""
        for task in self._loading.values():
            task.discard()
        self._loading.clear()
        self._queued.clear()
        self._blocks.clear()
        self._job_id = job_id

    def serial(self, unit: int) -> str | None:
        """Return the serial of the unit, or None until its block is `loaded`."""
        number, offset = divmod(unit, BLOCK)
        block = self._blocks.get(number, [])
        if offset < len(block):
            self._blocks.move_to_end(number)
            return block[offset]
        self._request(number)
        return None

    @property
    def is_empty(self) -> bool:
        """True until the first block is loaded."""
        return not self._blocks

    def request(self, first: int, last: int) -> bool:
        """Load the missing serials of these units; return True if none is missing."""
        numbers = range(first // BLOCK, last // BLOCK + 1)
        missing = [number for number in numbers if not self._has(max(number * BLOCK, first))]
        if len(missing) == len(numbers) and not any(number in self._loading for number in numbers):
            # Together, because they are shown together, and each read takes as long as a block.
            self._load(numbers)
        else:
            for number in missing:
                self._request(number)
        return not missing

    def reload_from(self, unit: int) -> None:
        """Restart loading the block of that unit, because units from there on were minted."""
        task = self._loading.get(unit // BLOCK)
        if task:
            numbers = sorted(number for number, each in self._loading.items() if each is task)
            task.discard()
            self._load(range(numbers[0], numbers[-1] + 1))

    def _has(self, unit: int) -> bool:
        """Return whether the serial of the unit is known; its block counts as used then."""
        number, offset = divmod(unit, BLOCK)
        is_known = offset < len(self._blocks.get(number, []))
        if is_known:
            self._blocks.move_to_end(number)
        return is_known

    def _request(self, number: int) -> None:
        if number in self._loading:
            return
        self._queued[number] = None
        self._queued.move_to_end(number)
        while len(self._queued) > _MAX_QUEUED:
            self._queued.popitem(last=False)
        self._load_newest()

    def _load_newest(self) -> None:
        while self._queued and len(self._loading) < _MAX_LOADING:
            number, _ = self._queued.popitem()
            self._load(range(number, number + 1))

    def _load(self, numbers: range) -> None:
        """Load consecutive blocks in one task."""
        workspace, job_id = self._workspace, self._job_id
        first, count = numbers[0] * BLOCK, len(numbers) * BLOCK
        task = self._background.start(
            self,
            lambda: token_block(workspace, job_id, first, count),
            lambda block: self._store(numbers, block),
            lambda error: self._fail(numbers, error),
        )
        for number in numbers:
            self._loading[number] = task
            self._queued.pop(number, None)

    def _store(self, numbers: range, block: TokenBlock) -> None:
        serials = block.serials
        for place, number in enumerate(numbers):
            del self._loading[number]
            self._blocks[number] = serials[place * BLOCK : (place + 1) * BLOCK]
            self._blocks.move_to_end(number)
        while len(self._blocks) > _MAX_CACHED:
            self._blocks.popitem(last=False)
        self._load_newest()
        if serials:
            first = numbers[0] * BLOCK
            self.loaded.emit(first, first + len(serials) - 1, block.void)

    def _fail(self, numbers: range, error: Exception) -> None:
        for number in numbers:
            del self._loading[number]
        self.failed.emit(error)
        self._load_newest()


NOT_YET = "…"
"""Shown instead of a serial that is being loaded."""
VOID_ROLE = Qt.ItemDataRole.UserRole
"""True for a void unit."""

_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns from left to right."""

    NUMBER = 0
    SERIAL = 1
    URL = 2


class TokensModel(TableModel):
    """One row per minted unit of a job; never waits for the database.

    Void units have no URL, because it must not be used again.
    """

    failed = Signal(object)
    """The Exception that made loading rows fail."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(Column, (Column.NUMBER,), parent)
        self._serials = SerialCache(workspace, background, self)
        self._serials.loaded.connect(self._show_loaded)
        self._serials.failed.connect(self.failed)
        self._job: MintJob | None = None
        self._minted = 0
        self._void = NO_UNITS
        self._mono = font(Type.MONO)

    def show_job(self, job: MintJob) -> None:
        """Show the minted tokens of that job."""
        self.beginResetModel()
        self._serials.open(job.id)
        self._job = job
        self._minted = job.minted
        self._void = NO_UNITS
        self.endResetModel()

    def grow(self, minted: int) -> None:
        """Append rows up to that number of tokens; the table never shrinks."""
        if minted <= self._minted:
            return
        self._serials.reload_from(self._minted)
        self.beginInsertRows(_ROOT, self._minted, minted - 1)
        self._minted = minted
        self.endInsertRows()

    def show_void(self, units: UnitSet) -> None:
        """Show which units of the job are void."""
        changed = (units - self._void) | (self._void - units)
        self._void = units
        if changed and changed.ranges[0][0] < self._minted:
            last = min(changed.ranges[-1][1], self._minted) - 1
            self.dataChanged.emit(
                self.index(changed.ranges[0][0], Column.SERIAL), self.index(last, Column.URL)
            )

    def request(self, first: int, last: int) -> bool:
        """Load the missing serials of these rows; return True if there is nothing to wait for."""
        return self._serials.is_empty or self._serials.request(first, last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell; `NOT_YET` for a serial that is being loaded."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.URL:
            is_void = index.row() in self._void
            return tooltip(self._why_void() if is_void else self._text(index.row(), Column.URL))
        if role == VOID_ROLE:
            return index.row() in self._void
        if role == Qt.ItemDataRole.FontRole and index.column() == Column.SERIAL:
            return self._mono
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def _count(self) -> int:
        return self._minted

    def _headings(self) -> tuple[str, ...]:
        return self.tr("No."), self.tr("Serial"), self.tr("URL")

    def _text(self, unit: int, column: int) -> str:
        if column == Column.NUMBER:
            return QLocale().toString(unit + 1)
        serial = self._serials.serial(unit)
        if serial is None or self._job is None:
            return NOT_YET
        if column == Column.URL and unit in self._void:
            return self.tr("Void")
        return grouped(serial) if column == Column.SERIAL else self._job.link_prefix + serial

    def _why_void(self) -> str:
        return self.tr("The unit is void: its code is never used again.")

    @Slot(int, int, object)
    def _show_loaded(self, first: int, last: int, void: UnitSet) -> None:
        self._void = (self._void - UnitSet.one(first, last + 1 - first)) | void
        last = min(last, self._minted - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, Column.SERIAL), self.index(last, Column.URL))


class UnitCell(TextCell):
    """A text about a unit, in red if the unit is void."""

    def text_colour(self, option: QStyleOptionViewItem, index: Index) -> QColor:
        """Return the colour for problems for a void unit."""
        if index.data(VOID_ROLE):
            return QColor(colours_of(option.palette).danger)
        return super().text_colour(option, index)


_WIDEST_HEADING = "00000"
_WIDEST_SERIAL = "WWWW-WWWW-WWWW"
WAIT_FOR_SERIALS_MS = 50
"""After a jump, rows are painted without their serials only if loading takes longer."""


class TokensTable(QTableView):
    """The table of tokens; one row can be selected."""

    browsed = Signal()
    """The user selected a row with the mouse or a key."""

    def __init__(self, model: TokensModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tokensTable")
        self.setAccessibleName(self.tr("Tokens of the job"))
        self._tokens = model
        self._wait = QTimer(self, singleShot=True, interval=WAIT_FOR_SERIALS_MS)
        self._wait.timeout.connect(self._paint)
        self.setModel(model)
        model.dataChanged.connect(self._paint_if_known)
        model.failed.connect(self._paint)
        model.modelReset.connect(self._paint)
        self.clicked.connect(self.browsed)
        select_whole_rows(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Emit `browsed` if the key selects another row."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.browsed.emit()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing, because a search through a million rows would take minutes."""

    def jump_to(self, unit: int) -> None:
        """Select the row of that unit and scroll to it."""
        index = self.model().index(unit, Column.NUMBER)
        self.setCurrentIndex(index)
        self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        # Loading takes a few milliseconds. Painting the rows before would paint them twice.
        if not self._request_rows():
            self.viewport().setUpdatesEnabled(False)
            self._wait.start()

    def _request_rows(self) -> bool:
        """Load the visible rows; return True if there is nothing to wait for."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return True
        return self._tokens.request(first, last if last >= 0 else self._tokens.rowCount() - 1)

    @Slot()
    def _paint_if_known(self) -> None:
        if self._wait.isActive() and self._request_rows():
            self._paint()

    @Slot()
    def _paint(self) -> None:
        self._wait.stop()
        self.viewport().setUpdatesEnabled(True)

    def clear_selection(self) -> None:
        """Select no row."""
        self.setCurrentIndex(QModelIndex())

    def fit_numbers(self, quantity: int) -> None:
        """Make the first column wide enough for numbers up to this one."""
        texts = (QLocale().toString(quantity), _WIDEST_HEADING)
        width = max(map(QFontMetrics(font(Type.BODY)).horizontalAdvance, texts))
        self.setColumnWidth(Column.NUMBER, width + Spacing.XL)

    def _set_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setFixedHeight(TARGET)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.URL, QHeaderView.ResizeMode.Stretch)
        width = QFontMetrics(font(Type.MONO)).horizontalAdvance(_WIDEST_SERIAL)
        self.setColumnWidth(Column.SERIAL, width + Spacing.XL)
        self._set_cells()

    def _set_cells(self) -> None:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        # Both ends of a URL matter: the domain at its beginning and the serial at its end.
        middle = Qt.TextElideMode.ElideMiddle
        self.setItemDelegateForColumn(Column.NUMBER, TextCell(self, right))
        self.setItemDelegateForColumn(Column.SERIAL, UnitCell(self, left, Type.MONO))
        self.setItemDelegateForColumn(Column.URL, UnitCell(self, left, elide=middle))
