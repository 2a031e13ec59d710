"""Filter and sort the table of jobs."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSortFilterProxyModel,
)
from PySide6.QtWidgets import QComboBox, QWidget

from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.ui.dashboard.jobs_model import BRAND_ROLE, JOB_ROLE, SORT_ROLE
from dpp_desktop.ui.widgets.basics import row_layout
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.word_filter import filter_field


class StatusFilter(StrEnum):
    """The choices of the status filter."""

    ALL = "all"
    UNDER_WAY = "under_way"
    STOPPED = "stopped"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


_STATUSES = {
    StatusFilter.ALL: frozenset(JobStatus),
    StatusFilter.UNDER_WAY: WAITING,
    StatusFilter.STOPPED: frozenset({JobStatus.PAUSED, JobStatus.FAILED}),
    StatusFilter.COMPLETED: frozenset({JobStatus.COMPLETED}),
    StatusFilter.CANCELLED: frozenset({JobStatus.CANCELLED}),
}


class JobsFilter(QSortFilterProxyModel):
    """Shows the jobs that match a status, a brand and a text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._status = StatusFilter.ALL
        self._brand = ""
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)

    def show_status(self, status: StatusFilter) -> None:
        """Show only jobs of that status."""
        self.beginFilterChange()
        self._status = status
        self.endFilterChange()

    def show_brand(self, brand_key: str) -> None:
        """Show only jobs of that brand; of all brands for an empty key."""
        self.beginFilterChange()
        self._brand = brand_key
        self.endFilterChange()

    def show_text(self, text: str) -> None:
        """Show only jobs that have every word in a column, the brand, the SKU or the GTIN."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Return True for the jobs that are shown."""
        index = self.sourceModel().index(row, 0, parent)
        job = index.data(JOB_ROLE)
        return (
            job.status in _STATUSES[self._status]
            and self._brand in ("", job.brand_key)
            and self._has_words(job, index)
        )

    def _has_words(self, job: MintJob, index: QModelIndex) -> bool:
        if not self._words:
            return True
        text = _search_text(job, index.data(BRAND_ROLE))
        return all(word in text for word in self._words)


def _search_text(job: MintJob, brand_name: str) -> str:
    parts = (
        str(job.id),
        brand_name,
        job.product_name,
        job.product_sku,
        job.gtin or "",
        job.batch,
        job.idempotency_key or "",
    )
    return "\n".join(parts).casefold()


_COMPACT_WIDTH = 128
_ANY_WIDTH = (1 << 24) - 1  # QWIDGETSIZE_MAX in Qt


class FilterBar(QWidget):
    """The fields for text, status and brand."""

    def __init__(self, jobs: JobsFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._offered: Mapping[str, str] = {}
        self._text = self._make_text()
        self._status = self._make_status()
        self._brand = self._make_brand()
        row = row_layout(parent=self)
        row.addWidget(self._text, 1)
        row.addWidget(self._status)
        row.addWidget(self._brand)

    def offer_brands(self, names: Mapping[str, str]) -> None:
        """Offer these brands, by key, ordered by name; keep the current choice."""
        if names == self._offered:
            return
        self._offered = dict(names)
        chosen = self._brand.currentData()
        with QSignalBlocker(self._brand):
            while self._brand.count() > 1:
                self._brand.removeItem(1)
            for key, name in sorted(names.items(), key=lambda item: item[1].casefold()):
                self._brand.addItem(name, key)
            self._brand.setCurrentIndex(max(self._brand.findData(chosen), 0))

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - the only argument
        """Elide the choices, so that they fit beside the buttons of a small window."""
        for box in (self._status, self._brand):
            full_width = box.sizeHint().width()
            box.view().setMinimumWidth(full_width if compact else 0)
            box.setMinimumWidth(min(full_width, _COMPACT_WIDTH) if compact else 0)
            box.setMaximumWidth(_COMPACT_WIDTH if compact else _ANY_WIDTH)

    def clear(self) -> None:
        """Reset the filter, so that all jobs are shown."""
        self._text.clear()
        self._status.setCurrentIndex(0)
        self._brand.setCurrentIndex(0)

    def _make_text(self) -> ButtonField:
        field = filter_field(
            "filter_text",
            self.tr("Filter by product, batch or order number"),
            self.tr("Filter jobs by text"),
        )
        field.textChanged.connect(self._jobs.show_text)
        return field

    def _make_status(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("filter_status")
        box.setAccessibleName(self.tr("Filter jobs by status"))
        for status, text in self._status_texts().items():
            box.addItem(text, status)
        box.currentIndexChanged.connect(lambda: self._jobs.show_status(box.currentData()))
        return box

    def _make_brand(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("filter_brand")
        box.setAccessibleName(self.tr("Filter jobs by brand"))
        box.addItem(self.tr("All brands"), "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.currentIndexChanged.connect(lambda: self._jobs.show_brand(box.currentData()))
        return box

    def _status_texts(self) -> dict[StatusFilter, str]:
        return {
            StatusFilter.ALL: self.tr("All statuses"),
            StatusFilter.UNDER_WAY: self.tr("Queued or minting"),
            StatusFilter.STOPPED: self.tr("Paused or failed"),
            StatusFilter.COMPLETED: self.tr("Completed"),
            StatusFilter.CANCELLED: self.tr("Cancelled"),
        }
