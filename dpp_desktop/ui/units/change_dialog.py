"""The dialog that marks units of a job, or makes them void."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.text.units import ranges_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.units.change_questions import MarkQuestion, VoidQuestion
from dpp_desktop.ui.units.spoiled_labels_field import SpoiledLabelsField
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
    set_property,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog
from dpp_desktop.units.actor import MAX_REASON, this_actor
from dpp_desktop.units.history import JobUnitStates, recent_reasons
from dpp_desktop.units.requests import (
    Mark,
    MarkRequest,
    VoidPlan,
    mark_units,
    most_labels,
    plan_void,
    void_units,
)
from dpp_desktop.units.scanned_units import read_units, units_of_job
from dpp_desktop.units.unit_checks import parse_units

_WIDTH_IN_LETTERS = 76
_MANY_UNITS = 10
"""More units than this aren't marked without a question: marks can't be taken back."""


class Change(Enum):
    """What can be recorded about units."""

    APPLIED = "applied"
    SAMPLED = "sampled"
    SPOILED = "spoiled"
    VOID = "void"

    @property
    def needs_reason(self) -> bool:
        """True if a reason is required."""
        return self is not Change.APPLIED


class ChangeDialog(ScrollingDialog):
    """Asks for units, what happened to them, and why; records it and closes."""

    changed = Signal(object)
    """The JobUnitStates after the change."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        job: MintJob,
        parent: QWidget | None = None,
        *,
        change: Change = Change.SPOILED,
        units: UnitSet | None = None,
    ) -> None:
        """Suggest a change, and units if they are known."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._job = job
        self._task: BackgroundTask | None = None
        self._lookups = 0
        """Scans whose units aren't known yet."""
        self._suggested = str(units) if units else ""
        self._choices = QButtonGroup(self)
        self._units = QLineEdit(self._suggested)
        self._reason = QComboBox()
        self._labels = SpoiledLabelsField(background, self._labels_query)
        self._units_field = Field(self.tr("&Units"), self._units)
        self._reason_field = Field(self.tr("&Reason"), self._reason, lines=1)
        self._message = MessageView(name="change_message")
        self._record = make_primary(push_button(self.tr("&Record"), "record", self._confirm))
        self._lay_out(change)
        self._update()
        self._labels.ask_again()
        (self._units if not units else self._reason).setFocus()
        background.start(self, lambda: recent_reasons(workspace), self._propose, self._fail)

    @property
    def change(self) -> Change:
        """The selected change."""
        return list(Change)[self._choices.checkedId()]

    def take_scan(self, text: str) -> str:
        """Add the unit of a scanned label to the units, wherever the focus is."""
        if self._task:
            return self.tr("The scan was ignored, because a change is being recorded.")
        self._lookups += 1
        workspace, job_id = self._workspace, self._job.id
        self._background.start(
            self, lambda: units_of_job(workspace, job_id, [text]), self._add, self._reject_scan
        )
        self._update()
        return ""

    def _add(self, scanned: UnitSet) -> None:
        self._lookups -= 1
        entered = self._units.text().strip(" ,")
        if entered == self._suggested:
            entered, self._suggested = "", ""  # scans replace a suggestion that wasn't changed
        try:
            self._units.setText(str(parse_units(entered) | scanned))
        except InvalidInput:
            self._units.setText(f"{entered},{scanned}" if entered else str(scanned))
        self._update()
        text = self.tr("Unit {unit} is in the list.").format(unit=ranges_text(scanned))
        self._say(Message(Tone.SUCCESS, text))

    def _say(self, message: Message) -> None:
        self._message.show_message(message)
        self.reveal(self._message)

    def _reject_scan(self, error: Exception) -> None:
        self._lookups -= 1
        self._update()
        self._say(Message(Tone.DANGER, error_text(error)))

    def _propose(self, reasons: list[str]) -> None:
        """Offer the reasons that were entered last; what was typed meanwhile stays."""
        typed = self._reason.currentText()
        self._reason.addItems(reasons)
        self._reason.setCurrentText(typed)

    @Slot()
    def _change_entry(self) -> None:
        """Remove the message about what was entered before."""
        self._message.show_message(None)
        self._update()

    def _update(self) -> None:
        is_void = self.change is Change.VOID
        self._record.setText(self.tr("&Make void…") if is_void else self.tr("&Record"))
        set_property(self._record, "kind", "danger" if is_void else "primary")
        self._reason_field.set_optional(optional=not self.change.needs_reason)
        enable_unless(self._record, self._reason_against())

    def _labels_query(self) -> Callable[[], int] | None:
        """Return a query for how many labels the units have; None if it doesn't matter."""
        workspace, job_id, text = self._workspace, self._job.id, self._units.text()
        if self.change is not Change.SPOILED or not text.strip():
            return None
        return lambda: most_labels(workspace, job_id, read_units(workspace, job_id, text))

    def _reason_against(self) -> str:
        """Return why nothing can be recorded now; empty if it can."""
        if self._task:
            return self.tr("The change is being recorded.")
        if self._lookups:
            return self.tr("The scanned label is being looked up.")
        if not self._units.text().strip():
            return self.tr("Enter the units.")
        if self.change.needs_reason and not self._reason.currentText().strip():
            return self.tr("Enter a reason.")
        return ""

    @Slot()
    def _confirm(self) -> None:
        self._message.show_message(None)
        if self._reason_against():
            return
        workspace, job_id = self._workspace, self._job.id
        text, reason = self._units.text(), self._reason.currentText().strip()
        if self.change is Change.VOID:
            self._start(
                lambda: plan_void(workspace, job_id, read_units(workspace, job_id, text), reason),
                partial(self._ask, reason),
            )
        else:
            mark, labels = Mark(self.change.value), self._labels.value

            def prepare() -> tuple[MarkRequest, int]:
                units = read_units(workspace, job_id, text)
                most = most_labels(workspace, job_id, units) if mark is Mark.SPOILED else 0
                return MarkRequest(job_id, mark, units, reason, copies=labels), most

            self._start(prepare, self._ask_to_mark)

    def _ask_to_mark(self, prepared: tuple[MarkRequest, int]) -> None:
        """Mark the units; ask first if they are many, or have several labels."""
        request, most = prepared
        self._task = None
        self._update()
        if most > 1 and self._labels.isHidden():  # recorded before this was known
            self._labels.show_most(most)
            text = self.tr("A unit has several labels. Enter how many of them are spoiled.")
            self._say(Message(Tone.INFO, text))
            return
        if len(request.units) > _MANY_UNITS:
            question = MarkQuestion(request, self)
            question.exec()
            agreed = question.agreed
            question.deleteLater()
            if not agreed:
                return
        self._start(lambda: mark_units(self._workspace, request, this_actor()), self._finish)

    def _ask(self, reason: str, plan: VoidPlan) -> None:
        self._task = None
        self._update()
        question = VoidQuestion(plan, self)
        question.exec()
        agreed = question.agreed
        question.deleteLater()
        if agreed:
            self._start(
                lambda: void_units(self._workspace, self._job.id, plan.units, reason, this_actor()),
                self._finish,
            )

    def _start(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._task = self._background.start(self, work, done, self._fail)
        self._update()

    def _finish(self, changed: JobUnitStates) -> None:
        self._task = None
        self.changed.emit(changed)
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._say(Message(Tone.DANGER, error_text(error)))
        self._update()
        self._units.setFocus()

    def _lay_out(self, change: Change) -> None:
        self.setObjectName("change_units")
        self.setWindowTitle(self.tr("Mark units"))
        title = label(self.tr("Mark units of job {job}").format(job=self._job.id), "title")
        choices = column_layout(spacing=0)
        for number_of, (kind, text) in enumerate(self._texts().items()):
            button = QRadioButton(text)
            button.setObjectName(f"change_{kind.value}")
            button.setMinimumHeight(TARGET)
            button.setChecked(kind is change)
            self._choices.addButton(button, number_of)
            choices.addWidget(button)
        self._choices.idToggled.connect(self._change_entry)
        self._choices.idToggled.connect(self._labels.ask_again)
        self._labels.appeared.connect(lambda: self.reveal(self._message))
        self._units.setObjectName("units")
        self._units.textChanged.connect(self._change_entry)
        self._units.textChanged.connect(self._labels.ask_again)
        hint = self.tr(
            "Scan labels, or enter units such as 3-69,80. The units of this job are 1 to {last}."
        )
        self._units_field.show_hint(hint.format(last=number(self._job.minted)))
        self._reason.setObjectName("reason")
        self._reason.setEditable(True)
        edit = self._reason.lineEdit()
        if edit:
            edit.setMaxLength(MAX_REASON)
            edit.setObjectName("reason_text")
            edit.textChanged.connect(self._change_entry)
        content = QWidget()
        rows = column_layout(
            title,
            choices,
            self._units_field,
            self._labels,
            self._reason_field,
            self._message,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        buttons = dialog_buttons(self, self._record, self.tr("Cancel"))
        for each in buttons.findChildren(QPushButton):
            each.setAutoDefault(each is self._record)  # Enter never cancels
        self._record.setDefault(True)
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)

    def _texts(self) -> dict[Change, str]:
        return {
            Change.APPLIED: self.tr("&Applied: the label is on the product"),
            Change.SAMPLED: self.tr("&Sampled: taken out of the batch for a test"),
            Change.SPOILED: self.tr("Label s&poiled: it can be printed again"),
            Change.VOID: self.tr("&Void: never printed, exported or published again"),
        }
