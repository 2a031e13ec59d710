"""What the station verifies, and for whom: job or batch, person, printer."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.verify.label_scan_field import NameField
from dpp_desktop.ui.verify.scan_controller import StationChoice
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.typed_keys import is_typed
from dpp_desktop.units.scan_back import ScanTarget

_SHORT_NAME = 14
"""The least width of a name, in average characters."""


class _JobBox(QComboBox):
    """A list of jobs that leaves typed characters to its window, because they belong to a scan."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("job")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Handle other keys, such as arrows."""
        if is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close the open list at the first character of a scan."""
        if event.type() == QEvent.Type.KeyPress and is_typed(cast("QKeyEvent", event)):
            self.hidePopup()
            QApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)


class StationSetup(QWidget):
    """The choices of the station, above its scan field."""

    changed = Signal()
    scanned = Signal(str)
    """A scan that arrived in one of the fields."""

    def __init__(self, job: MintJob, by: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = [job]
        self._box = _JobBox()
        self._whole_batch = QCheckBox(self.tr("All jobs of the &batch"))
        self._whole_batch.setObjectName("whole_batch")
        self._by = NameField("scanned_by")
        self._by.set_name(by)
        self._printer = NameField("printer")
        self._show_jobs(job.id)
        self._lay_out()
        self._box.activated.connect(self.changed)
        self._whole_batch.clicked.connect(self.changed)
        for field in (self._by, self._printer):
            field.name_changed.connect(self.changed)
            field.scanned.connect(self.scanned)

    @property
    def choice(self) -> StationChoice:
        """What is chosen."""
        job = self._jobs[max(self._box.currentIndex(), 0)]
        target = ScanTarget(job, self._whole_batch.isChecked())
        return StationChoice(target, self.by, self._printer.text())

    @property
    def by(self) -> str:
        """The name of the person who scans."""
        return self._by.text()

    def set_jobs(self, jobs: Sequence[MintJob]) -> None:
        """Offer these jobs, and the one that is chosen."""
        chosen = self.choice.target.job
        others = [job for job in jobs if job.id != chosen.id]
        self._jobs = sorted([*others, chosen], key=lambda job: -job.id)
        self._show_jobs(chosen.id)

    def choose_job(self, job: MintJob) -> None:
        """Choose this job."""
        if job.id != self.choice.target.job.id:
            self._jobs = [job]
            self._show_jobs(job.id)
            self.changed.emit()

    @Slot(bool)
    def set_blocked(self, blocked: bool) -> None:  # noqa: FBT001 - the only argument
        """Disable the choices until the mistake is cleared."""
        reason = self.tr("Clear the mistake first.") if blocked else ""
        for control in (self._box, self._whole_batch, self._by, self._printer):
            enable_unless(control, reason)

    def _show_jobs(self, chosen: int) -> None:
        self._box.clear()
        for job in self._jobs:
            text = self.tr("Job {id}: {product}, batch {batch}").format(
                id=job.id, product=job.product_name, batch=job.batch
            )
            self._box.addItem(text, job.id)
        self._box.setCurrentIndex(self._box.findData(chosen))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Spacing.M)
        grid.setVerticalSpacing(Spacing.S)
        least = self.fontMetrics().averageCharWidth() * _SHORT_NAME
        titles = (
            (self.tr("&Job"), self._box),
            (self.tr("Scanned b&y"), self._by),
            (self.tr("&Printer"), self._printer),
        )
        for at, (text, editor) in enumerate(titles):
            title = label(text, "strong")
            title.setBuddy(editor)
            row, column = (0, 0) if at == 0 else (1, 2 * (at - 1))
            grid.addWidget(title, row, column)
            if at:
                editor.setMinimumWidth(least)
                grid.addWidget(editor, row, column + 1)
        grid.addWidget(self._box, 0, 1, 1, 2)
        grid.addWidget(self._whole_batch, 0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._printer.setPlaceholderText(self.tr("Not specified"))
