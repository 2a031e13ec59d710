"""A message with an icon and at most one button."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import IconView, label, push_button, row_layout, set_property


class Tone(StrEnum):
    """The severity of a notice; the stylesheet uses the values."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return "error" if self is Tone.DANGER else self.value

    @property
    def expires(self) -> bool:
        """True if a notice of this tone disappears by itself."""
        return self in (Tone.INFO, Tone.SUCCESS)


@dataclass(frozen=True, slots=True)
class Message:
    """A text and the text of its button; without `action`, there is no button."""

    tone: Tone
    text: str
    action: str | None = None


class MessageView(QFrame):
    """Shows one message or nothing. `name` is the object name of the text."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None, name: str = "message") -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._shown: Message | None = None
        self._icons = {tone: IconView(tone.icon, tone.value) for tone in Tone}
        self._text = label("")
        self._text.setObjectName(name)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = push_button("", f"{name}_button", self.pressed)
        self._button.setAutoDefault(False)
        self._lay_out()
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Replace the current message; None hides the view."""
        if message == self._shown:
            return
        self._shown = message
        self.setVisible(message is not None)
        if message is None:
            return
        set_property(self, "tone", message.tone.value)
        for tone, view in self._icons.items():
            view.setVisible(tone is message.tone)
        self._text.setText(message.text)
        self.setAccessibleName(message.text)
        self._button.setText(message.action or "")
        self._button.setVisible(message.action is not None)

    def _lay_out(self) -> None:
        row = row_layout(
            *self._icons.values(),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, Spacing.S, Spacing.S, Spacing.S),
        )
        row.addWidget(self._text, 1)
        row.addSpacing(Spacing.S)
        row.addWidget(self._button)
        self.setMinimumHeight(TARGET + 2 * Spacing.S)
