"""The table model of all exports, and its filter."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSortFilterProxyModel, Qt

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export.profiles.texts import profile_name
from dpp_desktop.ui.text.exports import jobs_text, target_text
from dpp_desktop.ui.text.jobs import moment, number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel

EXPORT_ROLE = Qt.ItemDataRole.UserRole
"""The ListedExport of a row."""


def target_of(listed: ListedExport) -> str:
    """Return what was exported; the batch is shown in another column."""
    if not isinstance(listed.target, WholeBatch):
        text = target_text(listed.target)
        return text[:1].upper() + text[1:]
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
        return "completed", "success"
    if export.status is ExportStatus.FAILED:
        return "failed", "danger"
    if export.status is ExportStatus.CANCELLED:
        return "cancelled", "secondary"
    return ("queued", "secondary") if export.finished_at else ("paused", "warning")


class Column(IntEnum):
    """The columns from left to right."""

    TARGET = 0
    PRODUCT = 1
    TOKENS = 2
    PACKS = 3
    HANDED_OVER = 4
    STATUS = 5
    CREATED = 6
    PROFILE = 7
    FOLDER = 8


class ExportsModel(TableModel):
    """One row for each export, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (Column.TOKENS, Column.PACKS, Column.HANDED_OVER), parent)
        self._exports: Sequence[ListedExport] = ()

    def show_exports(self, found: Sequence[ListedExport]) -> None:
        """Show these exports."""
        if found != self._exports:
            self.beginResetModel()
            self._exports = found
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the data of a cell for a role."""
        if not index.isValid():
            return None
        listed, column = self._exports[index.row()], Column(index.column())
        if role == EXPORT_ROLE:
            return listed
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(listed, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(_text(listed, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATUS:
            name, colour = status_icon(listed)
            return icon(name, role=colour)
        return None

    def _count(self) -> int:
        return len(self._exports)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Scope"),
            self.tr("Product · batch"),
            self.tr("Tokens"),
            self.tr("Packs"),
            self.tr("Handed over"),
            self.tr("Status"),
            self.tr("Created"),
            self.tr("Profile"),
            self.tr("Folder"),
        )


def _text(listed: ListedExport, column: Column) -> str:
    export, job = listed.export, listed.job
    if column is Column.TARGET:
        return target_of(listed)
    if column is Column.PRODUCT:
        return f"{job.product_name} · {job.batch}"
    if column is Column.TOKENS:
        return number(export.count)
    if column in (Column.PACKS, Column.HANDED_OVER):
        count = listed.made if column is Column.PACKS else listed.handed_over
        text = QCoreApplication.translate("ExportsModel", "{count} of {total}")
        return text.format(count=number(count), total=number(listed.planned))
    if column is Column.STATUS:
        return status_text(listed)
    if column is Column.PROFILE:
        return profile_name(listed.profile)
    if column is Column.CREATED:
        return moment(export.created_at, datetime.now().astimezone())
    return str(export.directory)


class ExportsFilter(QSortFilterProxyModel):
    """Shows the exports whose row contains all words of a text."""

    def __init__(self, model: ExportsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self.setSourceModel(model)

    def show_text(self, text: str) -> None:
        """Show only exports whose row contains all words of the text."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Return True if the row contains all words."""
        listed = self.sourceModel().index(row, 0, parent).data(EXPORT_ROLE)
        cells = [_text(listed, column) for column in Column]
        text = " ".join((*cells, listed.job.product_sku, listed.job.brand_key)).casefold()
        return all(word in text for word in self._words)
