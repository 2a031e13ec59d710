"""The table model of the packs of an export, with their state and a check box."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from dpp_desktop.exporting.void_texts import contained_texts, left_out_texts
from dpp_desktop.model.export import HandOver, Pack, PlannedPack
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.exports import size_text
from dpp_desktop.ui.text.jobs import moment, number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel

_TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class Column(IntEnum):
    """The columns from left to right."""

    TICKED = 0
    PACK = 1
    FILE = 2
    ROWS = 3
    SIZE = 4
    STATE = 5
    HANDED_OVER = 6


class PackState(Enum):
    """The state of a pack; the value has its icon and the colour role of the icon."""

    TO_BE_MADE = ("queued", "secondary")
    WRITING = ("minting", "accent")
    FINISHED = ("completed", "success")
    PROBLEM = ("error", "danger")
    MISSING = ("warning", "warning")


@dataclass(frozen=True, slots=True)
class PackRow:
    """A planned pack, the finished pack if it is made, its state, and its handover."""

    plan: PlannedPack
    pack: Pack | None
    state: PackState
    handed_over: HandOver | None = None

    @property
    def can_be_handed_over(self) -> bool:
        """True if the pack is finished, unchanged as far as known, and wasn't handed over."""
        return self.state is PackState.FINISHED and self.handed_over is None

    @property
    def shows_void(self) -> bool:
        """True if the pack is finished and has rows that were voided later."""
        return self.state is PackState.FINISHED and bool(self.plan.void)


class PacksModel(TableModel):
    """One row for each pack. Ticked packs are kept by their index, which counts from 1."""

    ticks_changed = Signal()
    """The ticked packs changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (Column.PACK, Column.ROWS, Column.SIZE), parent)
        self._rows: list[PackRow] = []
        self._ticked: frozenset[int] = frozenset()
        self._is_tickable = True

    @property
    def ticked(self) -> frozenset[int]:
        """The indices of the ticked packs."""
        return self._ticked

    @property
    def rows(self) -> Sequence[PackRow]:
        """The rows from top to bottom."""
        return self._rows

    def show_rows(self, rows: Iterable[PackRow]) -> None:
        """Show these packs."""
        new = list(rows)
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [place for place, row in enumerate(new) if row != self._rows[place]]
        self._rows = new
        for place in changed:
            self._emit_changed(place, place)

    def tick(self, packs: Set[int]) -> None:
        """Tick exactly the packs of these indices."""
        if packs == self._ticked:
            return
        self._ticked = frozenset(packs)
        self._emit_changed(0, len(self._rows) - 1)
        self.ticks_changed.emit()

    def toggle(self, places: Iterable[int]) -> None:
        """Tick the packs at these places; if all of them are ticked, untick them."""
        if self._is_tickable:
            touched = {self._rows[place].plan.index for place in places}
            are_ticked = touched <= self._ticked
            self.tick(self._ticked - touched if are_ticked else self._ticked | touched)

    def allow_ticking(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable the check boxes, or disable them."""
        if allowed is not self._is_tickable:
            self._is_tickable = allowed
            self._emit_changed(0, len(self._rows) - 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be selected, and ticked if that is allowed."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == Column.TICKED and self._is_tickable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if column is Column.TICKED:
            return self._tick_of(row, role)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATE:
            name, colour = PackState.MISSING.value if row.shows_void else row.state.value
            return icon(name, role=colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._tooltip_text(row, column))
        return None

    def _tooltip_text(self, row: PackRow, column: Column) -> str:
        if column is Column.HANDED_OVER and row.handed_over:
            return _handed_over(row.handed_over)
        # What is left out is shown with the rows, what is void with the state.
        texts = {Column.ROWS: left_out_texts, Column.STATE: contained_texts}
        shown = texts[column]([row.plan]) if column in texts else ()
        return "\n".join(map(translated, shown)) or row.plan.file

    def _tick_of(self, row: PackRow, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return _TICKED[row.plan.index in self._ticked]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Pack {index}").format(index=row.plan.index)
        return None

    def _text(self, row: PackRow, column: Column) -> str | None:
        if column is Column.PACK:
            return number(row.plan.index)
        if column is Column.FILE:
            return row.plan.file
        if column is Column.ROWS:
            return number(row.plan.rows)
        if column is Column.SIZE:
            return _size(row.pack)
        if column is Column.HANDED_OVER:
            return _handed_over(row.handed_over) if row.handed_over else ""
        return self._status(row) if column is Column.STATE else None

    def _status(self, row: PackRow) -> str:
        text = self._state_text(row.state)
        if not row.shows_void:
            return text
        # With its context: for a subclass, tr() would take the text of another context for found.
        shown = QCoreApplication.translate(
            "PacksModel", "{state} · %Ln void units", "", len(row.plan.void_rows)
        )
        return shown.format(state=text)

    def _state_text(self, state: PackState) -> str:
        texts = {
            PackState.TO_BE_MADE: self.tr("Not created yet"),
            PackState.WRITING: self.tr("Being written"),
            PackState.FINISHED: self.tr("Finished"),
            PackState.PROBLEM: self.tr("Problem"),
            PackState.MISSING: self.tr("Missing"),
        }
        return texts[state]

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Export"),
            self.tr("Pack"),
            self.tr("File"),
            self.tr("Rows"),
            self.tr("Size"),
            self.tr("Status"),
            self.tr("Handed over"),
        )

    def _emit_changed(self, first: int, last: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))


def _handed_over(mark: HandOver) -> str:
    now = datetime.now().astimezone()
    return f"{translated(mark.people)} · {moment(mark.at, now)}"


def _size(pack: Pack | None) -> str:
    if pack is None:
        return "–"
    return size_text(pack.total_size)
