"""The answer to the last scan, green or red, large enough to be read from a few metres."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.verify.label_scan_field import NameField
from dpp_desktop.ui.widgets.basics import label, push_button, row_layout
from dpp_desktop.ui.widgets.plain_text import breakable
from dpp_desktop.ui.widgets.state_pane import IDLE, RIGHT, WRONG, StatePane
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict


class VerdictPane(StatePane):
    """Shows a verdict in one word, a sentence about it, and after a mistake how to clear it."""

    clear_asked = Signal(str)
    """The name of the person who clears the mistake."""
    scanned = Signal(str)
    """A scan that arrived in the field for the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="verdict", icons={IDLE: "scan"})
        self._name = NameField("cleared_by")
        self._name.scanned.connect(self.scanned)
        self._clear = push_button(self.tr("C&lear mistake"), "clear_mistake", self._ask_to_clear)
        self._clearing = QWidget()
        self._lay_out_clearing()
        self.show_idle("")

    @property
    def clear_button(self) -> QPushButton:
        """The button that clears a mistake."""
        return self._clear

    def show_idle(self, text: str) -> None:
        """Show that no label was scanned yet, and a sentence."""
        self.show_state(IDLE, self.tr("Scan a label"), text, "")
        self._clearing.hide()

    def show_answer(self, answer: ScanAnswer, name: str) -> None:
        """Show the answer. `name` is suggested as the person who clears a mistake.

        A scan that was blocked leaves the mistake in place, and sounds again. The grade of a wrong
        label leaves it in place, too.
        """
        if answer.verdict is Verdict.GRADED and not self._clearing.isHidden():
            return
        text = translated(answer.text)
        remedy = " ".join(translated(each) for each in (answer.remedy, answer.keyboard) if each)
        if answer.verdict is Verdict.BLOCKED:
            self.show_clearing_problem(f"{text} {remedy}")
            QApplication.beep()
            return
        word = translated(answer.verdict.word)
        if answer.verdict.is_right:
            self.show_state(RIGHT, word, text, remedy)
            self._clearing.hide()
            return
        self.show_state(WRONG, word, text, remedy)
        self._name.set_name(name)
        self._clearing.show()
        QApplication.beep()

    def show_problem(self, word: str, error: Exception) -> None:
        """Show why a scan isn't recorded, or nothing can be scanned, below these words.

        A mistake that must be cleared stays in place.
        """
        explanation = explain(error)
        if self._clearing.isHidden():
            self.show_state(WRONG, word, explanation.wrong, explanation.remedy)
        else:
            self.show_clearing_problem(f"{word}. {explanation.wrong} {explanation.remedy}")
        QApplication.beep()

    def show_clearing_problem(self, text: str) -> None:
        """Show why the mistake isn't cleared."""
        self._remedy.setText(breakable(text))
        self._remedy.show()
        self.announce(text)

    def _ask_to_clear(self) -> None:
        self.clear_asked.emit(self._name.text())

    def _lay_out_clearing(self) -> None:
        title = label(self.tr("Cl&eared by"), "strong")
        title.setProperty("tone", WRONG)
        title.setBuddy(self._name)
        self._clear.setAutoDefault(False)
        row = row_layout(title, parent=self._clearing, spacing=Spacing.M)
        row.addWidget(self._name, 1)
        row.addWidget(self._clear)
        self._column.addWidget(self._clearing)
