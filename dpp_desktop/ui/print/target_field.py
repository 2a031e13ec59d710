"""The field that chooses what is printed: a job, units of it, its batch, a pack, or scans."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from PySide6.QtWidgets import QRadioButton as Choice

from dpp_desktop.exporting.selection import WholeJob, batch_of
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.export import Segment
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.targets import PackUnits, PrintTarget, ScannedUnits, UnitSegments
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal, set_tooltip
from dpp_desktop.ui.widgets.scan_guard import accept_scans
from dpp_desktop.units.unit_checks import parse_units

_SCAN_LINES = 4


@dataclass(frozen=True, slots=True)
class PrintSource:
    """Where the dialog was opened: for a job, and for units or a pack of it if they are given.

    With `of_several_jobs`, for units of this job and others.
    """

    job: MintJob
    units: UnitSet | None = None
    pack: PackUnits | None = None
    of_several_jobs: tuple[JobUnits, ...] = ()
    is_reprint: bool = False


class TargetField(QWidget):
    """Radio buttons, with fields for the units and for scanned labels."""

    changed = Signal()

    def __init__(self, source: PrintSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._choices = QButtonGroup(self)
        job = source.job
        self._pack = self._choice("print_pack", "")
        self._rest = self._choice("print_rest", "")
        self._rest.hide()
        self._rest_target: UnitSegments | None = None
        self._job = self._choice(
            "print_job",
            self.tr("&Job {job}: %Ln units", "", job.minted).format(job=job.id),
        )
        self._some = self._choice("print_units", self.tr("&Units of the job"))
        self._batch = self._choice(
            "print_batch", self.tr("Whole &batch {batch}").format(batch=literal(job.batch))
        )
        self._scanned = self._choice("print_scans", self.tr("&Scanned labels"))
        self._units = QLineEdit()
        self._scans = QPlainTextEdit()
        self._problem = label("", "problem")
        self._lay_out()
        self._show_source()
        self._show_fields()

    @property
    def job(self) -> MintJob:
        """The job for which the dialog was opened."""
        return self._source.job

    @property
    def is_of_job(self) -> bool:
        """True if the job or units of it are chosen."""
        return self.is_whole_job or self._some.isChecked()

    @property
    def is_whole_job(self) -> bool:
        """True if all units of the job are chosen."""
        return self._job.isChecked()

    def target(self) -> PrintTarget | None:
        """Return what is chosen, None if it isn't complete; see `missing`."""
        if self._pack.isChecked():
            return self._source.pack
        if self._rest.isChecked():
            return self._rest_target
        if self._batch.isChecked():
            return batch_of(self.job)
        if self._scanned.isChecked():
            scans = tuple(filter(None, map(str.strip, self._scans.toPlainText().splitlines())))
            return ScannedUnits(scans) if scans else None
        if self._some.isChecked():
            units = self._typed_units()
            return JobUnits(self.job.id, units) if units else None
        return WholeJob(self.job.id)

    def missing(self) -> str:
        """Return what the user must do first; empty if a target is chosen."""
        if self.target() is not None:
            return ""
        if self._scanned.isChecked():
            return self.tr("Scan the labels first.")
        return self.tr("Enter the units.")

    def add_scan(self, scan: str) -> bool:
        """Add a scan to the scanned labels; return False if they aren't chosen."""
        if not self._scanned.isChecked():
            return False
        cursor = self._scans.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"{'' if cursor.atBlockStart() else chr(10)}{scan}\n")
        self._scans.setTextCursor(cursor)
        return True

    def choose_units(self, units: UnitSet) -> None:
        """Choose these units of the job."""
        self._some.setChecked(True)
        self._units.setText(str(units))

    def choose_others(self, segments: tuple[Segment, ...]) -> None:
        """Choose these of the units that were chosen before."""
        if all(each.job_id == self.job.id for each in segments) and self.is_of_job:
            ranges = ((each.first_unit, each.first_unit + each.count) for each in segments)
            self.choose_units(UnitSet.of(ranges))
        else:
            count = sum(each.count for each in segments)
            self._choose_segments(segments, self.tr("%Ln &other units", "", count))
        self._change()

    def _choose_segments(self, segments: tuple[Segment, ...], text: str) -> None:
        self._rest_target = UnitSegments(segments)
        self._rest.setText(text)
        self._rest.show()
        self._rest.setChecked(True)

    def take_focus(self) -> None:
        """Set the focus to the field that the choice needs."""
        if self._scanned.isChecked():
            self._scans.setFocus()
        elif self._some.isChecked():
            self._units.setFocus()
            self._units.selectAll()

    def _typed_units(self) -> UnitSet | None:
        text = self._units.text().strip()
        problem, units = "", None
        if text:
            try:
                units = parse_units(text)
            except InvalidInput as error:
                problem = explain(error).wrong
        self._problem.setText(problem)
        set_property(self._units, "invalid", "true" if problem else "false")
        return units

    @Slot()
    def _change(self) -> None:
        self._show_fields()
        self.changed.emit()

    @Slot()
    def _choose(self) -> None:
        self._change()
        self.take_focus()

    def _show_fields(self) -> None:
        self._units.setVisible(self._some.isChecked())
        self._scans.setVisible(self._scanned.isChecked())
        # It keeps its place without a text, or the fields below would move.
        self._problem.setVisible(self._some.isChecked())

    def _show_source(self) -> None:
        source = self._source
        self._pack.setVisible(source.pack is not None)
        if source.pack is not None:
            text = self.tr("Pac&k {pack} of export {export}")
            self._pack.setText(text.format(pack=source.pack.index, export=source.pack.export_id))
            self._pack.setChecked(True)
        elif source.of_several_jobs:
            segments = tuple(
                Segment(each.job_id, first, end - first)
                for each in source.of_several_jobs
                for first, end in each.units.ranges
            )
            count = sum(each.count for each in segments)
            self._choose_segments(segments, self.tr("%Ln units of several j&obs", "", count))
        elif source.units is not None:
            self.choose_units(source.units)
        else:
            self._job.setChecked(True)

    def _choice(self, name: str, text: str) -> Choice:
        made = Choice(text)
        made.setObjectName(name)
        made.setMinimumHeight(TARGET - Spacing.S)
        self._choices.addButton(made)
        return made

    def _lay_out(self) -> None:
        self._units.setObjectName("print_unit_numbers")
        self._units.setAccessibleName(self.tr("Units to print"))
        hint = self.tr("For example 3-69,80. The units of this job are 1 to {last}.")
        hint = hint.format(last=number(self.job.minted))
        self._units.setPlaceholderText(hint)
        set_tooltip(self._units, hint)
        self._scans.setObjectName("scanned_labels")
        accept_scans(self._scans)
        self._scans.setAccessibleName(self.tr("Scanned labels"))
        self._scans.setPlaceholderText(
            self.tr("Scan labels here, or paste serials or URLs, one in each line.")
        )
        self._scans.setTabChangesFocus(True)
        lines = self._scans.fontMetrics().lineSpacing() * _SCAN_LINES
        self._scans.setFixedHeight(lines + 2 * Spacing.M)
        self._problem.setObjectName("print_units_problem")
        self._problem.setWordWrap(True)
        self._problem.ensurePolished()
        self._problem.setText("–")  # a line of text, so that its height is known
        self._problem.setMinimumHeight(self._problem.sizeHint().height())
        self._problem.clear()
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Spacing.XL)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._pack, 0, 0)
        grid.addWidget(self._rest, 0, 1)
        grid.addWidget(self._job, 1, 0)
        grid.addWidget(self._some, 1, 1)
        grid.addWidget(self._batch, 2, 0)
        grid.addWidget(self._scanned, 2, 1)
        for row, editor in enumerate((self._units, self._scans, self._problem), start=3):
            grid.addWidget(editor, row, 0, 1, 2)
        self._choices.buttonClicked.connect(self._choose)
        self._units.textChanged.connect(self._change)
        self._scans.textChanged.connect(self._change)
