"""The field that chooses the tokens to export: a job, some of its units, or the entire batch."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch, WholeJob, batch_of
from dpp_desktop.exporting.status import ExportStatusReport
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.text.exports import jobs_text, tokens_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal

_QUIET_MS = 500
_DIGITS = 7


class SelectionField(QWidget):
    """Three radio buttons in a row, and fields for the first and the last unit."""

    edited = Signal()
    """The user edited a field, and the value isn't chosen yet."""
    chosen = Signal(object)
    """An ExportTarget that the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_job: MintJob | None = None
        self._is_edited = False
        self._choices = QButtonGroup(self)
        self._job = self._choice("whole_job")
        self._units = self._choice("some_units", self.tr("Un&its"))
        self._batch = self._choice("whole_batch")
        self._first = self._box("first_unit", self.tr("First unit"))
        self._last = self._box("last_unit", self.tr("Last unit"))
        self._problem = label("", "problem")
        self._problem.setObjectName("units_problem")
        self._problem.hide()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._take)
        self._choices.buttonClicked.connect(self._take)
        self._lay_out()

    @property
    def is_edited(self) -> bool:
        """True while a field has a value that isn't chosen yet."""
        return self._is_edited

    def show_target(self, target: ExportTarget, report: ExportStatusReport) -> None:
        """Show the target, unless the user is editing."""
        self._shown_job = self._job_of(target, report)
        tokens = sum(job.minted for job in report.batch)
        self._job.setText(self.tr("&Job {job}").format(job=self._shown_job.id))
        self._batch.setText(self._batch_text(self._shown_job.batch, len(report.batch), tokens))
        if self._is_edited:
            return
        self._show_units(target, self._shown_job.minted)
        if isinstance(target, WholeBatch):
            self._batch.setChecked(True)
        else:
            (self._units if isinstance(target, UnitRange) else self._job).setChecked(True)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable the fields, or disable them."""
        minted = self._shown_job is not None and self._shown_job.minted > 0
        self._job.setEnabled(allowed)
        self._batch.setEnabled(allowed)
        self._units.setEnabled(allowed and minted)
        for box in (self._first, self._last):
            box.setEnabled(allowed and minted and self._units.isChecked())

    def _job_of(self, target: ExportTarget, report: ExportStatusReport) -> MintJob:
        """The job that the radio buttons refer to; it stays the same while the batch is chosen."""
        before = self._shown_job.id if self._shown_job else report.job.id
        job_id = before if isinstance(target, WholeBatch) else target.job_id
        return next((job for job in report.batch if job.id == job_id), report.job)

    def _show_units(self, target: ExportTarget, minted: int) -> None:
        first, last = 1, minted
        if isinstance(target, UnitRange):
            first, last = target.first, target.last
        for box, value in ((self._first, first), (self._last, last)):
            with QSignalBlocker(box):
                box.setRange(1, max(minted, 1))
                if not box.hasFocus() or box.value() != value:
                    box.setValue(value)

    def _batch_text(self, batch: str, jobs: int, tokens: int) -> str:
        return self.tr("Whole batc&h {batch} · {jobs} · {tokens}").format(
            batch=literal(batch), jobs=jobs_text(jobs), tokens=tokens_text(tokens)
        )

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._is_edited = True
        self._quiet.start()
        self.edited.emit()

    @Slot()
    def _take(self) -> None:
        self._quiet.stop()
        if self._shown_job is None:
            return
        is_invalid = self._units.isChecked() and self._first.value() > self._last.value()
        self._show_problem(
            self.tr("The first unit must not be greater than the last unit.") if is_invalid else ""
        )
        self._is_edited = is_invalid
        if is_invalid:
            self.edited.emit()
        else:
            self.chosen.emit(self._target(self._shown_job))

    def _target(self, job: MintJob) -> ExportTarget:
        if self._batch.isChecked():
            return batch_of(job)
        if self._units.isChecked():
            return UnitRange(job.id, self._first.value(), self._last.value())
        return WholeJob(job.id)

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        for box in (self._first, self._last):
            set_property(box, "invalid", "true" if text else "false")
            box.setAccessibleDescription(text)

    def _choice(self, name: str, text: str = "") -> QRadioButton:
        made = QRadioButton(text)
        made.setObjectName(name)
        made.setEnabled(False)
        self._choices.addButton(made)
        return made

    def _box(self, name: str, accessible_name: str) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible_name)
        box.setGroupSeparatorShown(True)
        box.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _DIGITS + 2 * TARGET)
        box.setEnabled(False)
        box.valueChanged.connect(self._wait_for_quiet)
        box.lineEdit().textEdited.connect(self._wait_for_quiet)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(self._job)
        row.addSpacing(Spacing.L)
        row.addWidget(self._units)
        row.addWidget(self._first)
        row.addWidget(label(self.tr("to")))
        row.addWidget(self._last)
        row.addSpacing(Spacing.L)
        row.addWidget(self._batch)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(row)
        column.addWidget(self._problem)
