"""One notice: what happened, what can be done about it, and a button to close it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from dpp_desktop.ui.look.icon_view import IconView
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import TARGET, Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.notices.tone import Tone

SHOWN_MS = 10_000
"""How long a notice that may vanish is shown while nobody points at it, in milliseconds."""

Action = tuple[str, Callable[[], None]]
"""What a button says, and what it does."""


class Notice(QFrame):
    """One notice in the window. Emits `closed` when it was closed or its time is over."""

    closed = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str,
        detail: str = "",
        action: Action | None = None,
        key: str | None = None,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__()
        self.tone = tone
        self.text = text
        self.detail = detail
        self.key = key
        self._hovered = False
        self._timer = QTimer(self, interval=shown_ms, singleShot=True)
        self._timer.timeout.connect(self.closed)
        self.buttons: list[QAbstractButton] = []
        self._dress()
        self._lay_out(action)
        self._run()

    @property
    def spoken(self) -> str:
        """The whole notice in words, its tone first."""
        return f"{self._meaning()}: {self.text} {self.detail}".strip()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stays while somebody points at it."""
        self._hovered = True
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Begins its time anew."""
        self._hovered = False
        self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stays while the keyboard is on one of its buttons."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._run()
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        if self.tone.passing and not self._hovered:
            self._timer.start()

    def _dress(self) -> None:
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", self.tone.value)
        self.setAccessibleName(self.spoken)

    def _lay_out(self, action: Action | None) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(IconView(self.tone.icon, self.tone.value, meaning=self._meaning()))
        row.addLayout(self._texts(), 1)
        if action:
            self.buttons.append(self._action_button(*action))
        self.buttons.append(self._close_button())
        for button in self.buttons:
            button.installEventFilter(self)
            row.addWidget(button)

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, Space.S, 0, Space.S)
        texts.addWidget(_wrapped(self.text, "strong", "notice_text"))
        if self.detail:
            texts.addWidget(_wrapped(self.detail, "body", "notice_detail"))
        return texts

    def _action_button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("notice_action")
        button.clicked.connect(lambda: self._act(does))
        return button

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("notice_close")
        button.setIcon(icon("close"))
        button.setFixedSize(TARGET, TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tooltip(button, self.tr("Close this notice"))
        button.setAccessibleName(self.tr("Close the notice: {text}").format(text=self.text))
        button.clicked.connect(self.closed)
        return button

    def _act(self, does: Callable[[], None]) -> None:
        self.closed.emit()
        does()

    def _meaning(self) -> str:
        return {
            Tone.INFO: self.tr("Note"),
            Tone.SUCCESS: self.tr("Done"),
            Tone.WARNING: self.tr("Warning"),
            Tone.DANGER: self.tr("Problem"),
        }[self.tone]


def _wrapped(text: str, role: str, name: str) -> QLabel:
    made = label(text, role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
