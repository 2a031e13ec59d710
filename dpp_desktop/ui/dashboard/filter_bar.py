"""The fields above the table that say which jobs to show."""

from collections.abc import Collection

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dpp_desktop.ui.dashboard.jobs_filter import JobsFilter, StatusFilter
from dpp_desktop.ui.look.button_field import ButtonField
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import Space


class FilterBar(QWidget):
    """Text, status and brand."""

    def __init__(self, jobs: JobsFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._text = self._make_text()
        self._status = self._make_status()
        self._brand = self._make_brand()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._text, 1)
        row.addWidget(self._status)
        row.addWidget(self._brand)

    def offer_brands(self, keys: Collection[str]) -> None:
        """Offers these brands to choose from, and keeps what is chosen."""
        known = {self._brand.itemData(at) for at in range(self._brand.count())}
        for key in sorted(set(keys) - known):
            self._brand.addItem(key, key)

    def clear(self) -> None:
        """Shows all jobs."""
        self._text.clear()
        self._status.setCurrentIndex(0)
        self._brand.setCurrentIndex(0)

    def _make_text(self) -> ButtonField:
        field = ButtonField()
        field.setPlaceholderText(self.tr("Filter by product, batch or order number"))
        field.setObjectName("filter_text")
        field.setAccessibleName(self.tr("Filter jobs by text"))
        field.addAction(icon("filter"), ButtonField.ActionPosition.LeadingPosition)
        field.add_clear_button()
        field.textChanged.connect(self._jobs.show_text)
        return field

    def _make_status(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("filter_status")
        box.setAccessibleName(self.tr("Filter jobs by status"))
        for status, word in self._status_words().items():
            box.addItem(word, status)
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

    def _status_words(self) -> dict[StatusFilter, str]:
        return {
            StatusFilter.ALL: self.tr("Any status"),
            StatusFilter.UNDER_WAY: self.tr("Queued or minting"),
            StatusFilter.STOPPED: self.tr("Paused or failed"),
            StatusFilter.COMPLETED: self.tr("Completed"),
            StatusFilter.CANCELLED: self.tr("Cancelled"),
        }
