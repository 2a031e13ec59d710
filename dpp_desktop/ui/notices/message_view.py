"""One thing the user should know, with an icon, and at most one thing to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dpp_desktop.ui.theme.scale import TARGET, Space
from dpp_desktop.ui.widgets.basics import IconView, label, set_property


class Tone(StrEnum):
    """What a notice means to whoever reads it; the values are those of the stylesheet."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def icon(self) -> str:
        """The name of the icon that shows it."""
        return "error" if self is Tone.DANGER else self.value

    @property
    def passing(self) -> bool:
        """True if a notice of this tone may vanish before anybody has closed it."""
        return self in (Tone.INFO, Tone.SUCCESS)


@dataclass(frozen=True, slots=True)
class Message:
    """What is said; `action` is the text on its button, which isn't there without one."""

    tone: Tone
    text: str
    action: str | None = None


class MessageView(QFrame):
    """Shows one message, or nothing. `name` is what its text is called by, where there are two."""

    pressed = Signal()
    """The button of the message was pressed."""

    def __init__(self, parent: QWidget | None = None, name: str = "message") -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._shown: Message | None = None
        self._icons = {tone: IconView(tone.icon, tone.value) for tone in Tone}
        self._text = label("")
        self._text.setObjectName(name)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setObjectName(f"{name}_button")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.pressed)
        self._lay_out()
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Shows the message instead of what was shown before; None shows nothing."""
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
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        for view in self._icons.values():
            row.addWidget(view)
        row.addWidget(self._text, 1)
        row.addSpacing(Space.S)
        row.addWidget(self._button)
        self.setMinimumHeight(TARGET + 2 * Space.S)
