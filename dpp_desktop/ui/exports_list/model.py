"""The exports as a table, and what a filter leaves of it."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from dpp_desktop.exporting.listing import ListedExport
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.ui.export.profiles.texts import profile_name
from dpp_desktop.ui.export.texts import target_text
from dpp_desktop.ui.text.jobs import moment, number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, TableModel


def target_of(listed: ListedExport) -> str:
    """Returns what it is of; which batch that is, stands beside it."""
    if not isinstance(listed.wanted, WholeBatch):
        told = target_text(listed.wanted)
        return told[:1].upper() + told[1:]
    one = QCoreApplication.translate("ExportListing", "Whole batch · 1 job")
    several = QCoreApplication.translate("ExportListing", "Whole batch · {jobs} jobs")
    return one if listed.jobs == 1 else several.format(jobs=number(listed.jobs))


def count_told(count: int, total: int) -> str:
    """Returns how many packs of how many."""
    return QCoreApplication.translate("ExportListing", "{count} of {total}").format(
        count=number(count), total=number(total)
    )


def status_text(listed: ListedExport) -> str:
    """Returns where it stands, in one or two words."""
    export = listed.export
    if listed.running:
        return QCoreApplication.translate("ExportListing", "Being made")
    if export.status is ExportStatus.COMPLETED:
        return QCoreApplication.translate("ExportListing", "Completed")
    if export.status is ExportStatus.FAILED:
        return QCoreApplication.translate("ExportListing", "Failed")
    if export.status is ExportStatus.CANCELLED:
        return QCoreApplication.translate("ExportListing", "Cancelled")
    if export.finished_at:
        return QCoreApplication.translate("ExportListing", "Chosen packs")
    return QCoreApplication.translate("ExportListing", "Interrupted")


def status_icon(listed: ListedExport) -> tuple[str, str]:
    """Returns the name of the icon that goes with it, and the role of its colour."""
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
    """One row for each export that has all the words of the filter, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Column, (Column.TOKENS, Column.PACKS, Column.HANDED_OVER), parent)
        self._exports: Sequence[ListedExport] = ()
        self._shown: list[ListedExport] = []
        self._words: list[str] = []

    @property
    def shown(self) -> Sequence[ListedExport]:
        """The exports in the table from top to bottom."""
        return self._shown

    @property
    def total(self) -> int:
        """How many exports there are, be they shown or not."""
        return len(self._exports)

    def show_exports(self, found: Sequence[ListedExport]) -> None:
        """Shows these exports instead of those before."""
        if found != self._exports:
            self._exports = found
            self._fill()

    def filter_by(self, text: str) -> None:
        """Shows only exports in whose row each word of the text stands somewhere."""
        self._words = text.casefold().split()
        self._fill()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, by role."""
        if not index.isValid():
            return None
        listed, column = self._shown[index.row()], Column(index.column())
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

    def _fill(self) -> None:
        self.beginResetModel()
        self._shown = [listed for listed in self._exports if _has(listed, self._words)]
        self.endResetModel()

    def _count(self) -> int:
        return len(self._shown)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("What"),
            self.tr("Product · batch"),
            self.tr("Tokens"),
            self.tr("Packs"),
            self.tr("Handed over"),
            self.tr("Status"),
            self.tr("When"),
            self.tr("Written for"),
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
        return count_told(count, listed.planned)
    if column is Column.STATUS:
        return status_text(listed)
    if column is Column.PROFILE:
        return profile_name(listed.profile)
    if column is Column.CREATED:
        return moment(export.created_at, datetime.now().astimezone())
    return str(export.directory)


def _has(listed: ListedExport, words: Sequence[str]) -> bool:
    shown = [_text(listed, column) for column in Column]
    text = " ".join((*shown, listed.job.product_sku, listed.job.brand_key)).casefold()
    return all(word in text for word in words)
