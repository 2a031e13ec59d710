"""A job's tokens as rows of a table, all of them at once, though few are in memory."""

from collections import OrderedDict
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, Question
from dpp_desktop.ui.theme.scale import TARGET, Space, Type, font
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel, TextCell, show_rows_as_wholes

BLOCK = 256
"""Units in a block."""

_KEPT = 64
# Other questions of the window need threads too.
_UNDER_WAY = 2
# What is on the screen spans two blocks or three: the newest are enough, the rest was passed by.
_WAITING = 6


class SerialBlocks(QObject):
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
        self._asked: dict[int, Question] = {}

    def open(self, job_id: int) -> None:
        """Forgets everything and turns to that job."""
        for question in self._asked.values():
            question.drop()
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
        self._want(number)
        return None

    def request(self, first: int, last: int) -> bool:
        """Asks for what isn't known of these units; returns True if nothing is asked for."""
        numbers = range(first // BLOCK, last // BLOCK + 1)
        return None not in [self.serial(max(number * BLOCK, first)) for number in numbers]

    @property
    def is_empty(self) -> bool:
        """True until the first serials have `arrived`."""
        return not self._known

    def grown(self, unit: int) -> None:
        """Units from that one on were minted: the answer under way may not have them yet."""
        number = unit // BLOCK
        if number in self._asked:
            self._asked[number].drop()
            self._ask(number)

    def _want(self, number: int) -> None:
        if number in self._asked:
            return
        self._waiting[number] = None
        self._waiting.move_to_end(number)
        while len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._ask_newest()

    def _ask_newest(self) -> None:
        while self._waiting and len(self._asked) < _UNDER_WAY:
            number, _ = self._waiting.popitem()
            self._ask(number)

    def _ask(self, number: int) -> None:
        job_id = self._job_id

        def read() -> list[str]:
            with self._workspace.read() as transaction:
                return tokens.serials_of(transaction, job_id, number * BLOCK, BLOCK)

        self._asked[number] = self._background.ask(
            self,
            read,
            lambda serials: self._keep(number, serials),
            lambda error: self._give_up(number, error),
        )

    def _keep(self, number: int, serials: list[str]) -> None:
        del self._asked[number]
        self._known[number] = serials
        self._known.move_to_end(number)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self._ask_newest()
        if serials:
            self.arrived.emit(number * BLOCK, number * BLOCK + len(serials) - 1)

    def _give_up(self, number: int, error: Exception) -> None:
        del self._asked[number]
        self.failed.emit(error)
        self._ask_newest()


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
        self._blocks = SerialBlocks(workspace, background, self)
        self._blocks.arrived.connect(self._tell_arrived)
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

    def request(self, first: int, last: int) -> bool:
        """Reads what isn't known of these rows; returns True if there is nothing to wait for."""
        return self._blocks.is_empty or self._blocks.request(first, last)

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
    def _tell_arrived(self, first: int, last: int) -> None:
        last = min(last, self._minted - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first, Column.SERIAL), self.index(last, Column.URL))


_WIDEST_NUMBER = "1,000,000"
_WIDEST_SERIAL = "WWWW-WWWW-WWWW"
WAIT_FOR_SERIALS_MS = 50
"""Rows that were jumped to are painted without their serials only if these take longer."""


class TokensTable(QTableView):
    """Shows a `TokensModel`, one row chosen at a time."""

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
        show_rows_as_wholes(self)
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
        # Painted at once, the rows would soon be painted again: their serials take a few
        # milliseconds. Reading starts before anything else is painted.
        if not self._request_rows():
            self.viewport().setUpdatesEnabled(False)
            self._wait.start()

    def _request_rows(self) -> bool:
        """Reads the rows in sight; returns True if there is nothing to wait for."""
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

    def choose_none(self) -> None:
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
