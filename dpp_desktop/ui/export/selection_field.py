"""What is exported: a job, some of its units, or its whole batch."""

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
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal

_QUIET_MS = 500
_DIGITS = 7


class SelectionField(QWidget):
    """Three choices in a row, the middle one with fields for the first and the last unit."""

    edited = Signal()
    """What is written was changed by the user and not taken yet."""
    chosen = Signal(object)
    """What the user wants from now on: a Wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home: MintJob | None = None
        self._unsettled = False
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
    def unsettled(self) -> bool:
        """True while what is written isn't what was shown or taken last."""
        return self._unsettled

    def show_wanted(self, wanted: ExportTarget, outlook: ExportStatusReport) -> None:
        """Shows what is wanted, unless the user is just writing something else."""
        self._home = self._job_meant(wanted, outlook)
        tokens = sum(job.minted for job in outlook.batch)
        self._job.setText(self.tr("&Job {job}").format(job=self._home.id))
        self._batch.setText(self._batch_told(self._home.batch, len(outlook.batch), tokens))
        if self._unsettled:
            return
        self._show_units(wanted, self._home.minted)
        if isinstance(wanted, WholeBatch):
            self._batch.setChecked(True)
        else:
            (self._units if isinstance(wanted, UnitRange) else self._job).setChecked(True)

    def allow(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether something else may be chosen."""
        minted = self._home is not None and self._home.minted > 0
        self._job.setEnabled(allowed)
        self._batch.setEnabled(allowed)
        self._units.setEnabled(allowed and minted)
        for box in (self._first, self._last):
            box.setEnabled(allowed and minted and self._units.isChecked())

    def _job_meant(self, wanted: ExportTarget, outlook: ExportStatusReport) -> MintJob:
        """The job that the choices are about; with the batch chosen, it stays what it was."""
        before = self._home.id if self._home else outlook.job.id
        job_id = before if isinstance(wanted, WholeBatch) else wanted.job_id
        return next((job for job in outlook.batch if job.id == job_id), outlook.job)

    def _show_units(self, wanted: ExportTarget, minted: int) -> None:
        first, last = 1, minted
        if isinstance(wanted, UnitRange):
            first, last = wanted.first, wanted.last
        for box, value in ((self._first, first), (self._last, last)):
            with QSignalBlocker(box):
                box.setRange(1, max(minted, 1))
                if not box.hasFocus() or box.value() != value:
                    box.setValue(value)

    def _batch_told(self, batch: str, jobs: int, tokens: int) -> str:
        only = self.tr("Whole batc&h {batch} · 1 job · 1 token")
        one = self.tr("Whole batc&h {batch} · 1 job · {tokens} tokens")
        several = self.tr("Whole batc&h {batch} · {jobs} jobs · {tokens} tokens")
        return (several if jobs != 1 else only if tokens == 1 else one).format(
            batch=literal(batch), jobs=number(jobs), tokens=number(tokens)
        )

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._unsettled = True
        self._quiet.start()
        self.edited.emit()

    @Slot()
    def _take(self) -> None:
        self._quiet.stop()
        if self._home is None:
            return
        wrong = self._units.isChecked() and self._first.value() > self._last.value()
        self._show_problem(self.tr("The first unit comes after the last.") if wrong else "")
        self._unsettled = wrong
        if wrong:
            self.edited.emit()
        else:
            self.chosen.emit(self._wanted(self._home))

    def _wanted(self, job: MintJob) -> ExportTarget:
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

    def _box(self, name: str, told: str) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(told)
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
