"""The dialog that asks for the last good label of a print job whose units are in doubt."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QSizePolicy, QSpinBox, QWidget

from dpp_desktop.printing.prints.attention import LastGoodEffect, last_good_effect
from dpp_desktop.printing.prints.last_good import NO_LABEL
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.print.sheet_grid import StartField
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.text.prints import units_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 72
_PAUSE_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class LastGoodAnswer:
    """The last good label: a number, a scan, or none.

    `good_copies` is the number of good labels of its unit, None if that isn't asked. `start_at` is
    the position of the next label on its sheet, from 1, None if labels aren't on sheets.
    """

    last_good: str
    good_copies: int | None
    start_at: int | None


class LastGoodDialog(ScrollingDialog):
    """Says which units are in doubt and what an answer means.

    It stays open until the answer is carried out: see `wait` and `ask_again`.
    """

    answered = Signal(object)
    """The LastGoodAnswer."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        listed: ListedPrint,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._listed = listed
        self._effect: LastGoodEffect | None = None
        self._label = QLineEdit()
        self._field = Field(self.tr("&Last good label"), self._label)
        self._none = QCheckBox(self.tr("&None of them is good"))
        self._copies = QSpinBox()
        self._copies.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._copies.setRange(0, listed.print_job.copies)
        self._copies.setSpecialValueText("–")
        title = self.tr("&Good labels of this unit (of {copies})")
        self._copies_field = Field(
            title.format(copies=number(listed.print_job.copies)), self._copies, lines=1
        )
        self._consequence = label("", "strong")
        self._progress = MessageView(name="last_good_progress")
        self._start = StartField()
        self._start.show_position(None)
        self._continue = make_primary(
            push_button(self.tr("&Continue printing"), "continue_print", self._finish)
        )
        self._query = DebouncedQuery(background, self._prepare, _PAUSE_MS, self)
        self._query.answered.connect(self._show_effect)
        self._query.failed.connect(self._show_problem)
        self._lay_out()
        self._change_label()
        self._label.setFocus()

    @property
    def answer(self) -> str:
        """The last good label; empty if nothing is entered."""
        return NO_LABEL if self._none.isChecked() else self._label.text().strip()

    def wait(self, text: str) -> None:
        """Show what the answer waits for; nothing can be changed meanwhile."""
        self._progress.show_message(Message(Tone.INFO, text))
        self.reveal(self._progress)
        self._allow(self.tr("The answer is being carried out."))

    def ask_again(self, problem: str = "") -> None:
        """Keep the answer, because it couldn't be carried out: show why, unless it is empty."""
        self._progress.show_message(Message(Tone.DANGER, problem) if problem else None)
        self.reveal(self._progress)
        self._allow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press a button at Enter only if it has the focus: its effect must be read first."""
        if event.key() in _ENTER and not isinstance(self.focusWidget(), QPushButton):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def take_scan(self, text: str) -> str:
        """Show the scan as the last good label, unless none is good."""
        if not self._label.isEnabled():
            return self.tr("The scan was ignored, because “None of them is good” is selected.")
        self._label.setText(text)
        self._label.setFocus()
        return ""

    def _prepare(self) -> Callable[[], LastGoodEffect] | None:
        workspace, print_id, answer = self._workspace, self._listed.print_job.id, self.answer
        copies = self._copies.value() or None
        return (lambda: last_good_effect(workspace, print_id, answer, copies)) if answer else None

    @Slot()
    def _change_label(self) -> None:
        with QSignalBlocker(self._copies):
            self._copies.setValue(0)  # the number is that of another unit
        self._copies_field.hide()
        self._update()

    @Slot()
    def _update(self) -> None:
        self._effect = None
        self._progress.show_message(None)
        self._field.show_hint(self.tr("Scan the label, or type the number of its unit."))
        self._consequence.setText("")
        if self.answer:
            self._query.schedule()
        else:
            self._query.cancel()
        self._allow()

    def _allow(self, busy: str = "") -> None:
        none = self.tr("No label is good.") if self._none.isChecked() else ""
        enable_unless(self._label, busy or none)
        for each in (self._none, self._copies, self._start):
            enable_unless(each, busy)
        missing = "" if self._effect else self.tr("Scan the last good label, or enter its number.")
        if not self._copies_field.isHidden() and not self._copies.value():
            missing = self.tr("Enter how many labels of this unit are good.")
        enable_unless(self._continue, busy or missing)

    @Slot(object)
    def _show_effect(self, effect: LastGoodEffect) -> None:
        if effect.asks_for_copies:
            self._copies_field.show()
            self._allow()
            return
        self._effect = effect
        self._consequence.setText(self._consequence_of(effect))
        self._start.show_position(effect.position)
        self._allow()

    def _consequence_of(self, effect: LastGoodEffect) -> str:
        if not effect.again:
            return self.tr("All of them count as printed, and none is printed again.")
        again = units_text(effect.again)
        if not effect.good:
            text = self.tr(
                "None of these labels counts as good. Printed again: {again}. Destroy their labels "
                "if there are any."
            )
            return text.format(again=again)
        text = self.tr(
            "Counted as printed: {good}. Printed again: {again}. Destroy all labels of the units "
            "that are printed again."
        )
        return text.format(good=units_text(effect.good), again=again)

    @Slot(object)
    def _show_problem(self, error: Exception) -> None:
        self._field.show_problem(explain(error).wrong)
        self._allow()

    @Slot()
    def _finish(self) -> None:
        if not self._continue.isEnabled():
            return
        has_position = self._effect is not None and self._effect.position is not None
        copies = self._copies.value() or None
        start_at = self._start.value if has_position else None
        self.answered.emit(LastGoodAnswer(self.answer, copies, start_at))

    def _lay_out(self) -> None:
        self.setObjectName("last_good_dialog")
        self.setWindowTitle(self.tr("Last good label"))
        job = self._listed.print_job
        title = self.tr("Print job {number} on {printer}")
        heading = label(title.format(number=job.id, printer=job.destination), "title")
        heading.setWordWrap(True)
        text = self.tr(
            "These units may or may not be printed: {units}. Look at the labels in the order in "
            "which they left the printer, and find the last one that is complete and readable."
        )
        doubt = label(text.format(units=units_text(self._listed.in_doubt)))
        doubt.setObjectName("units_in_doubt")
        self._consequence.setObjectName("consequence")
        self._label.setObjectName("last_good_label")
        self._none.setObjectName("none_good")
        self._none.setMinimumHeight(TARGET)
        for each in (doubt, self._consequence):
            each.setWordWrap(True)
        self._copies.setObjectName("good_copies")
        self._copies_field.show_hint(
            self.tr("If not all of them are good, all of them are printed again.")
        )
        self._label.textChanged.connect(self._change_label)
        self._none.toggled.connect(self._change_label)
        self._copies.valueChanged.connect(self._update)
        content = QWidget()
        rows = column_layout(
            heading,
            doubt,
            self._field,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._copies_field)
        rows.addWidget(self._consequence)
        rows.addWidget(self._start)
        rows.addWidget(self._progress)
        rows.addStretch(1)
        buttons = dialog_buttons(self, self._continue, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
