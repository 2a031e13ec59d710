"""The table model of all exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.message import capitalized
from dpp_desktop.ui.export.profiles.texts import profile_name
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.exports import jobs_text, target_text
from dpp_desktop.ui.text.jobs import moment, number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel
from dpp_desktop.ui.widgets.word_filter import SEARCH_ROLE, SORT_ROLE

EXPORT_ROLE = Qt.ItemDataRole.UserRole
"""The ListedExport of a row."""


def target_of(listed: ListedExport) -> str:
    """Return what was exported; the batch is shown in another column."""
    if not isinstance(listed.target, WholeBatch):
        return capitalized(target_text(listed.target))
    text = QCoreApplication.translate("ExportsModel", "Whole batch · {jobs}")
    return text.format(jobs=jobs_text(listed.jobs))


def status_text(listed: ListedExport) -> str:
    """Return the status in one or two words."""
    export = listed.export
    if listed.running:
        return QCoreApplication.translate("ExportsModel", "Running")
    if export.status is ExportStatus.COMPLETED:
        return QCoreApplication.translate("ExportsModel", "Completed")
    if export.status is ExportStatus.FAILED:
        return QCoreApplication.translate("ExportsModel", "Failed")
    if export.status is ExportStatus.CANCELLED:
        return QCoreApplication.translate("ExportsModel", "Cancelled")
    if export.finished_at:
        return QCoreApplication.translate("ExportsModel", "Selected packs")
    return QCoreApplication.translate("ExportsModel", "Interrupted")


def status_icon(listed: ListedExport) -> tuple[str, str]:
    """Return the name of the icon for the status, and its colour role."""
    export = listed.export
    if listed.running:
        return "minting", "accent"
    if export.status is ExportStatus.COMPLETED:
        return ("warning", "warning") if listed.void else ("completed", "success")
    if export.status is ExportStatus.FAILED:
        return "failed", "danger"
    if export.status is ExportStatus.CANCELLED:
        return "cancelled", "secondary"
    return ("queued", "secondary") if export.finished_at else ("paused", "warning")


class Column(IntEnum):
    """The columns from left to right."""

    CREATED = 0
    BRAND = 1
    PRODUCT = 2
    TARGET = 3
    ORDER = 4
    PACKS = 5
    HANDED_OVER = 6
    STATUS = 7
    TOKENS = 8
    PROFILE = 9
    FOLDER = 10


NUMERIC = (Column.TOKENS, Column.PACKS, Column.HANDED_OVER)
"""The columns with numbers, which are aligned right."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An export with the texts of its cells, and the text to search in."""

    listed: ListedExport
    cells: tuple[str, ...]
    search_text: str


class ExportsModel(TableModel):
    """One row for each export, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, NUMERIC, parent)
        self._rows: list[_Row] = []

    def show_exports(self, found: Sequence[ListedExport]) -> None:
        """Show these exports, the newest first; unchanged rows aren't touched."""
        before = [row.listed.export.id for row in self._rows]
        ids = [listed.export.id for listed in found]
        added = len(ids) - len(before)
        if added < 0 or ids[added:] != before:
            self.beginResetModel()
            self._rows = [_row(listed) for listed in found]
            self.endResetModel()
            return
        for place, listed in enumerate(found[added:]):
            if listed != self._rows[place].listed:
                self._rows[place] = _row(listed)
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
        if added:
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._rows[:0] = [_row(listed) for listed in found[:added]]
            self.endInsertRows()

    def longest(self, column: int) -> list[str]:
        """Return the longest text in that column, in a list that is empty if there is none."""
        return sorted({row.cells[column] for row in self._rows}, key=len)[-1:]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == EXPORT_ROLE:
            return row.listed
        if role == SORT_ROLE:
            return _sort_key(row, column)
        if role == SEARCH_ROLE:
            return row.search_text
        return self._appearance(row.listed, column, role)

    def _appearance(self, listed: ListedExport, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if column is not Column.STATUS:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            name, colour = status_icon(listed)
            return icon(name, role=colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = _tooltip_lines(listed)
            return tooltip("\n".join(lines)) if lines else None
        return None

    def _count(self) -> int:
        return len(self._rows)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Created"),
            self.tr("Brand"),
            self.tr("Product · batch"),
            self.tr("Scope"),
            self.tr("Order number"),
            self.tr("Packs"),
            self.tr("Handed over"),
            self.tr("Status"),
            self.tr("Tokens"),
            self.tr("Profile"),
            self.tr("Folder"),
        )


def _row(listed: ListedExport) -> _Row:
    cells = tuple(_text(listed, column) for column in Column)
    job = listed.job
    words = (*cells, job.product_sku, job.brand_key, job.gtin or "")
    return _Row(listed, cells, "\n".join(words).casefold())


def _text(listed: ListedExport, column: Column) -> str:
    export, job = listed.export, listed.job
    texts = {
        Column.CREATED: lambda: moment(export.created_at, datetime.now().astimezone()),
        Column.BRAND: lambda: listed.brand,
        Column.PRODUCT: lambda: f"{job.product_name} · {job.batch}",
        Column.TARGET: lambda: target_of(listed),
        Column.ORDER: lambda: job.idempotency_key or "",
        Column.PACKS: lambda: _part(listed.made, listed.planned),
        Column.HANDED_OVER: lambda: _part(listed.handed_over, listed.planned),
        Column.STATUS: lambda: _status(listed),
        Column.TOKENS: lambda: number(listed.rows),
        Column.PROFILE: lambda: profile_name(listed.profile),
        Column.FOLDER: lambda: str(export.directory),
    }
    return texts[column]()


def _status(listed: ListedExport) -> str:
    """The status, and how many units of finished packs were voided later."""
    if not listed.void:
        return status_text(listed)
    text = QCoreApplication.translate("ExportsModel", "{status} · %Ln void units", "", listed.void)
    return text.format(status=status_text(listed))


def _tooltip_lines(listed: ListedExport) -> list[str]:
    lines = [translated(listed.export.error)] if listed.export.error else []
    if listed.void:
        text = QCoreApplication.translate(
            "ExportsModel",
            "%Ln units were voided after their packs were written. Open the export to see which "
            "rows.",
            "",
            listed.void,
        )
        lines.append(text)
    if listed.left_out:
        text = QCoreApplication.translate(
            "ExportsModel", "%Ln void units are left out.", "", listed.left_out
        )
        lines.append(text)
    return lines


def _part(count: int, total: int) -> str:
    text = QCoreApplication.translate("ExportsModel", "{count} of {total}")
    return text.format(count=number(count), total=number(total))


def _sort_key(row: _Row, column: Column) -> int | str:
    listed = row.listed
    if column is Column.CREATED:
        return listed.export.id
    if column is Column.TOKENS:
        return listed.rows
    if column is Column.PACKS:
        return listed.made
    if column is Column.HANDED_OVER:
        return listed.handed_over
    return row.cells[column].casefold()
