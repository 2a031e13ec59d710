"""Which of the jobs are shown, and in which order."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.ui.dashboard.jobs_model import JOB_ROLE, SORT_ROLE


class StatusFilter(StrEnum):
    """What may be asked for by status."""

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
    """Shows the jobs of one status, one brand, and with a text in what names them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._status = StatusFilter.ALL
        self._brand = ""
        self._words: tuple[str, ...] = ()
        self.setSortRole(SORT_ROLE)

    def show_status(self, status: StatusFilter) -> None:
        """Shows jobs of that status only."""
        self.beginFilterChange()
        self._status = status
        self.endFilterChange()

    def show_brand(self, brand_key: str) -> None:
        """Shows jobs of that brand only; of all for an empty key."""
        self.beginFilterChange()
        self._brand = brand_key
        self.endFilterChange()

    def show_text(self, text: str) -> None:
        """Shows jobs only in whose product, SKU, GTIN, batch, order number or id all words are."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """True for the jobs that are shown."""
        job = self.sourceModel().index(row, 0, parent).data(JOB_ROLE)
        return (
            job.status in _STATUSES[self._status]
            and self._brand in ("", job.brand_key)
            and all(word in _named(job) for word in self._words)
        )


def _named(job: MintJob) -> str:
    parts = (
        str(job.id),
        job.product_name,
        job.product_sku,
        job.gtin or "",
        job.batch,
        job.idempotency_key or "",
    )
    return "\n".join(parts).casefold()
