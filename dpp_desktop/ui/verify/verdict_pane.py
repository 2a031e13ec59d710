"""The answer to the last scan, green or red, large enough to be read from a few metres."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSizePolicy, QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.verify.label_scan_field import NameField
from dpp_desktop.ui.widgets.basics import (
    IconView,
    column_layout,
    label,
    push_button,
    row_layout,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import breakable
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict

_ICON_SIZE, _LOW_ICON_SIZE = 72, 40
_IDLE, _RIGHT, _WRONG = "idle", "success", "danger"


class VerdictPane(QFrame):
    """Shows a verdict in one word, a sentence about it, and after a mistake how to clear it."""

    clear_asked = Signal(str)
    """The name of the person who clears the mistake."""
    scanned = Signal(str)
    """A scan that arrived in the field for the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict_pane")
        self.setProperty("kind", "verdict")
        self._icons = {
            tone: IconView(name, role, _ICON_SIZE)
            for tone, name, role in (
                (_IDLE, "scan", "secondary"),
                (_RIGHT, "success", "on_verdict"),
                (_WRONG, "error", "on_verdict"),
            )
        }
        self._word = label("", "verdict")
        self._word.setObjectName("verdict")
        self._text = label("", "title")
        self._text.setObjectName("verdict_text")
        self._remedy = label("", "title")
        self._remedy.setObjectName("verdict_remedy")
        for each in (self._word, self._text, self._remedy):
            each.setWordWrap(True)
        self._name = NameField("cleared_by")
        self._name.scanned.connect(self.scanned)
        self._clear = push_button(self.tr("C&lear mistake"), "clear_mistake", self._ask_to_clear)
        self._clearing = QWidget()
        self._column = column_layout()
        self._lay_out()
        self.show_idle("")

    @property
    def clear_button(self) -> QPushButton:
        """The button that clears a mistake."""
        return self._clear

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - the only argument
        """Use smaller letters if the window is low, so that everything is visible."""
        set_property(self._word, "role", "display" if low else "verdict")
        set_property(self._remedy, "role", "body" if low else "title")
        size = _LOW_ICON_SIZE if low else _ICON_SIZE
        for view in self._icons.values():
            view.setFixedSize(size, size)
        self._column.setSpacing(Spacing.S if low else Spacing.M)
        vertical = Spacing.S if low else Spacing.L
        self._column.setContentsMargins(Spacing.L, vertical, Spacing.L, vertical)

    def show_idle(self, text: str) -> None:
        """Show that no label was scanned yet, and a sentence."""
        self._show(_IDLE, self.tr("Scan a label"), text, "")
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
            self._show(_RIGHT, word, text, remedy)
            self._clearing.hide()
            return
        self._show(_WRONG, word, text, remedy)
        self._name.set_name(name)
        self._clearing.show()
        QApplication.beep()

    def show_problem(self, word: str, error: Exception) -> None:
        """Show why a scan isn't recorded, or nothing can be scanned, below these words.

        A mistake that must be cleared stays in place.
        """
        explanation = explain(error)
        if self._clearing.isHidden():
            self._show(_WRONG, word, explanation.wrong, explanation.remedy)
        else:
            self.show_clearing_problem(f"{word}. {explanation.wrong} {explanation.remedy}")
        QApplication.beep()

    def show_clearing_problem(self, text: str) -> None:
        """Show why the mistake isn't cleared."""
        self._remedy.setText(breakable(text))
        self._remedy.show()
        self._announce(text)

    def _ask_to_clear(self) -> None:
        self.clear_asked.emit(self._name.text())

    def _show(self, tone: str, word: str, text: str, remedy: str) -> None:
        set_property(self, "tone", tone)
        for each, view in self._icons.items():
            view.setVisible(each == tone)
        for shown, content in ((self._word, word), (self._text, text), (self._remedy, remedy)):
            set_property(shown, "tone", tone)
            shown.setText(breakable(content))
            shown.setVisible(bool(content))
        self._announce(f"{word}. {text} {remedy}".strip())

    def _announce(self, text: str) -> None:
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _lay_out(self) -> None:
        title = label(self.tr("Cl&eared by"), "strong")
        title.setProperty("tone", _WRONG)
        title.setBuddy(self._name)
        self._clear.setAutoDefault(False)
        row = row_layout(title, parent=self._clearing, spacing=Spacing.M)
        row.addWidget(self._name, 1)
        row.addWidget(self._clear)
        heading = row_layout(*self._icons.values(), spacing=Spacing.L)
        heading.addWidget(self._word, 1)
        column = self._column
        self.setLayout(column)
        column.addStretch(1)
        column.addLayout(heading)
        column.addWidget(self._text)
        column.addWidget(self._remedy)
        column.addStretch(1)
        column.addWidget(self._clearing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._word.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
