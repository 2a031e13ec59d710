"""A job's tokens as rows of a table, all of them at once, though few are in memory."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QObject, Qt, Signal, Slot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.look.cells import Index
from dpp_desktop.ui.look.plain_text import tooltip
from dpp_desktop.ui.look.scale import Type, font
from dpp_desktop.ui.look.table_model import TableModel
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.blocks import SerialBlocks
from dpp_desktop.ui.tokens.serial_text import grouped

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
