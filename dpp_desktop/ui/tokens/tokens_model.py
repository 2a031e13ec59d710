"""A job's tokens as rows of a table, all of them at once, though few are in memory."""

from collections import OrderedDict
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import serials_of_job
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.theme.scale import TARGET, Space, Type, font
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel, TextCell, select_whole_rows

BLOCK = 256
"""Units in a block."""

_MAX_CACHED = 64
# Other questions of the window need threads too.
_MAX_LOADING = 2
# What is on the screen spans two blocks or three: the newest are enough, the rest was passed by.
_MAX_QUEUED = 6


class SerialCache(QObject):
    """The serials of one job. Knows a few thousand of them at a time, and asks for the rest."""

    arrived = Signal(int, int)
    """The first and the last unit of those that have become known."""
    failed = Signal(object)
    """The Exception for which a block could not be read. It is asked for again when needed."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._job_id = 0
        self._known: OrderedDict[int, list[str]] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._asked: dict[int, BackgroundTask] = {}

    def open(self, job_id: int) -> None:
        """Forgets everything and turns to that job."""
        for question in self._asked.values():
            question.discard()
        self._asked.clear()
        self._waiting.clear()
        self._known.clear()
        self._job_id = job_id

    def serial(self, unit: int) -> str | None:
        """The serial of the unit, or None until it `arrived`."""
        number, place = divmod(unit, BLOCK)
        block = self._known.get(number, [])
        if place < len(block):
            self._known.move_to_end(number)
            return block[place]
        self._request(number)
        return None

    def grown(self, unit: int) -> None:
        """Units from that one on were minted: the answer under way may not have them yet."""
        number = unit // BLOCK
        if number in self._asked:
            self._asked[number].discard()
            self._ask(number)

    def _request(self, number: int) -> None:
        if number in self._asked:
            return
        self._waiting[number] = None
        self._waiting.move_to_end(number)
        while len(self._waiting) > _MAX_QUEUED:
            self._waiting.popitem(last=False)
        self._load_newest()

    def _load_newest(self) -> None:
        while self._waiting and len(self._asked) < _MAX_LOADING:
            number, _ = self._waiting.popitem()
            self._ask(number)

    def _ask(self, number: int) -> None:
        workspace, job_id = self._workspace, self._job_id
        self._asked[number] = self._background.ask(
            self,
            lambda: serials_of_job(workspace, job_id, number * BLOCK, BLOCK),
            lambda serials: self._keep(number, serials),
            lambda error: self._give_up(number, error),
        )

    def _keep(self, number: int, serials: list[str]) -> None:
        del self._asked[number]
        self._known[number] = serials
        self._known.move_to_end(number)
        if len(self._known) > _MAX_CACHED:
            self._known.popitem(last=False)
        self._load_newest()
        if serials:
            self.arrived.emit(number * BLOCK, number * BLOCK + len(serials) - 1)

    def _give_up(self, number: int, error: Exception) -> None:
        del self._asked[number]
        self.failed.emit(error)
        self._load_newest()


NOT_YET = "…"
"""Shown in place of a serial that is still being read."""

_ROOT = QModelIndex()


class Column(IntEnum):
    """What is told of a token."""

    NUMBER = 0
    SERIAL = 1
    URL = 2


class TokensModel(TableModel):
    """One row for every minted unit of a job. Never waits for the database."""

    failed = Signal(object)
    """The Exception for which rows could not be read."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(Column, (Column.NUMBER,), parent)
        self._blocks = SerialCache(workspace, background, self)
        self._blocks.arrived.connect(self._emit_loaded)
        self._blocks.failed.connect(self.failed)
        self._job: MintJob | None = None
        self._minted = 0
        self._mono = font(Type.MONO)

    def show_job(self, job: MintJob) -> None:
        """Shows the tokens of that job, as many as it says are minted."""
        self.beginResetModel()
        self._blocks.open(job.id)
        self._job = job
        self._minted = job.minted
        self.endResetModel()

    def grow(self, minted: int) -> None:
        """Appends rows up to `minted`; fewer than there are change nothing."""
        if minted <= self._minted:
            return
        self._blocks.grown(self._minted)
        self.beginInsertRows(_ROOT, self._minted, minted - 1)
        self._minted = minted
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of the token; `NOT_YET` for what is being read."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.URL:
            return tooltip(self._text(index.row(), Column.URL))
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
        serial = self._blocks.serial(unit)
        if serial is None or self._job is None:
            return NOT_YET
        return grouped(serial) if column == Column.SERIAL else self._job.link_prefix + serial

    @Slot(int, int)
    def _emit_loaded(self, first: int, last: int) -> None:
        last = min(last, self._minted - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, Column.SERIAL), self.index(last, Column.URL))


_WIDEST_NUMBER = "1,000,000"
_WIDEST_SERIAL = "WWWW-WWWW-WWWW"


class TokensTable(QTableView):
    """Shows a `TokensModel`, one row chosen at a time."""

    def __init__(self, model: TokensModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tokensTable")
        self.setAccessibleName(self.tr("Tokens of the job"))
        self.setModel(model)
        select_whole_rows(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_columns()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Searches nothing: with a million rows, that would take minutes."""

    def jump_to(self, unit: int) -> None:
        """Chooses the row of that unit and brings it into sight."""
        index = self.model().index(unit, Column.NUMBER)
        self.setCurrentIndex(index)
        self.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    def clear_selection(self) -> None:
        """Chooses no row."""
        self.setCurrentIndex(QModelIndex())

    def _set_columns(self) -> None:
        columns = self.horizontalHeader()
        columns.setFixedHeight(TARGET)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setSectionResizeMode(Column.URL, QHeaderView.ResizeMode.Stretch)
        for column, role, text in (
            (Column.NUMBER, Type.BODY, _WIDEST_NUMBER),
            (Column.SERIAL, Type.MONO, _WIDEST_SERIAL),
        ):
            width = QFontMetrics(font(role)).horizontalAdvance(text)
            self.setColumnWidth(column, width + Space.XL)
        self._set_cells()

    def _set_cells(self) -> None:
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        # The end of a URL tells one token from another, its beginning whose it is.
        middle = Qt.TextElideMode.ElideMiddle
        self.setItemDelegateForColumn(Column.NUMBER, TextCell(self, right))
        self.setItemDelegateForColumn(Column.SERIAL, TextCell(self, left, Type.MONO))
        self.setItemDelegateForColumn(Column.URL, TextCell(self, left, elide=middle))
