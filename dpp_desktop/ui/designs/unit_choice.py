"""The choice of the unit whose label is shown, and of the zoom."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.designs.texts import job_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, row_layout

_ZOOMS = (50, 75, 100, 150, 200, 300, 400)
_TRUE_SIZE = 100
_LEAST_LETTERS = 14


class UnitChoice(QWidget):
    """A job, the number of a unit in it, and a zoom in percent of the true size."""

    unit_changed = Signal()
    zoom_changed = Signal(float)
    """The share of the true size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[MintJob, ...] = ()
        self._first_units: Mapping[int, int] = {}
        self._job = QComboBox()
        self._unit = QSpinBox()
        self._zoom = QComboBox()
        self._lay_out()
        self.show_jobs((), {})

    @property
    def job(self) -> MintJob | None:
        """The chosen job; None for a sample unit."""
        place = self._job.currentIndex()
        return self._jobs[place] if 0 <= place < len(self._jobs) else None

    @property
    def unit(self) -> int:
        """The chosen unit, counted from 0."""
        return self._unit.value() - 1

    def choose(self, job_id: int | None, unit: int) -> None:
        """Choose a unit, counted from 0, of a job that is shown."""
        ids = [job.id for job in self._jobs]
        if job_id in ids:
            self._job.setCurrentIndex(ids.index(job_id))
            self._unit.setValue(unit + 1)

    def show_jobs(self, jobs: Sequence[MintJob], first_units: Mapping[int, int]) -> None:
        """Offer the units of these jobs, or a sample unit if there are none.

        `first_units` is the unit to start with, counted from 0, by the id of the job.
        """
        before = self.job
        self._jobs = tuple(jobs)
        self._first_units = first_units
        with QSignalBlocker(self._job):
            self._job.clear()
            self._job.addItems([job_text(job) for job in jobs])
            if not jobs:
                self._job.addItem(self.tr("Sample unit (no tokens yet)"))
            ids = [job.id for job in jobs]
            if before and before.id in ids:
                self._job.setCurrentIndex(ids.index(before.id))
        self._job.setEnabled(bool(jobs))
        self._fit_unit(is_other=before is None or self.job is None or self.job.id != before.id)

    @Slot()
    def _choose_job(self) -> None:
        self._fit_unit(is_other=True)
        self.unit_changed.emit()

    def _fit_unit(self, *, is_other: bool) -> None:
        """Offer the units of the job, beginning with its first one if it `is_other` than before."""
        job = self.job
        with QSignalBlocker(self._unit):
            self._unit.setRange(1, job.minted if job else 1)
            if job and is_other:
                self._unit.setValue(self._first_units.get(job.id, 0) + 1)
        self._unit.setEnabled(job is not None)

    @Slot()
    def _emit_zoom(self) -> None:
        self.zoom_changed.emit(self._zoom.currentData() / _TRUE_SIZE)

    def _lay_out(self) -> None:
        self._job.setObjectName("preview_job")
        self._job.setAccessibleName(self.tr("Job of the previewed unit"))
        self._job.setMinimumContentsLength(_LEAST_LETTERS)
        self._job.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._unit.setObjectName("preview_unit")
        unit = label(self.tr("U&nit"))
        unit.setBuddy(self._unit)
        self._zoom.setObjectName("preview_zoom")
        self._zoom.setAccessibleName(self.tr("Zoom"))
        for zoom in _ZOOMS:
            text = self.tr("{zoom}%") if zoom != _TRUE_SIZE else self.tr("True size")
            self._zoom.addItem(text.format(zoom=zoom), zoom)
        self._zoom.setCurrentIndex(_ZOOMS.index(_TRUE_SIZE))
        row = row_layout(self._job, unit, self._unit, self._zoom, parent=self, spacing=Spacing.S)
        row.setStretch(0, 1)
        self._job.currentIndexChanged.connect(self._choose_job)
        self._unit.valueChanged.connect(self.unit_changed)
        self._zoom.currentIndexChanged.connect(self._emit_zoom)
