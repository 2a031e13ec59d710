"""The field that chooses the tokens to export: a job, some of its units, or the entire batch."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
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
from dpp_desktop.ui.widgets.basics import label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import enable_unless, literal

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
        self._of_job = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
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
        self._place_batch()
        if self._is_edited:
            return
        self._show_units(target, self._shown_job.minted)
        if isinstance(target, WholeBatch):
            self._batch.setChecked(True)
        else:
            (self._units if isinstance(target, UnitRange) else self._job).setChecked(True)

    def allow(self, reason: str) -> None:
        """Enable the fields, unless there is a reason against it."""
        minted = self._shown_job is not None and self._shown_job.minted > 0
        enable_unless(self._job, reason)
        enable_unless(self._batch, reason)
        of_units = reason or ("" if minted else self.tr("The job has no tokens yet."))
        enable_unless(self._units, of_units)
        chosen = self._units.isChecked()
        for box in (self._first, self._last):
            enable_unless(box, of_units or ("" if chosen else self.tr("Choose Units first.")))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that has room for the job or the batch."""
        parts = [part.minimumSizeHint().width() for part in (self._of_job, self._batch)]
        return QSize(max(parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the batch below the job where the window is narrow."""
        super().resizeEvent(event)
        self._place_batch()

    def _place_batch(self) -> None:
        needed = self._of_job.sizeHint().width() + Spacing.XL + self._batch.sizeHint().width()
        directions = QBoxLayout.Direction
        is_wide = self.width() >= needed
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)

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
        row_layout(
            self._job,
            row_layout(self._units, self._first, label(self.tr("to")), self._last),
            parent=self._of_job,
            spacing=Spacing.XL,
        )
        row = self._row
        row.setSpacing(Spacing.S)
        row.addWidget(self._of_job, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._batch, 1, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        column.addLayout(row)
        column.addWidget(self._problem)
