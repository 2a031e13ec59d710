"""One notice: an icon, a text, an optional button, and a button that closes it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    ElidedLabel,
    IconView,
    column_layout,
    icon_button,
    label,
    push_button,
    row_layout,
)

SHOWN_MS = 10_000
"""How long a notice that expires is shown, in milliseconds."""

_MARGIN = 2

Action = tuple[str, Callable[[], None]]
"""The text of a button and its function."""


class Notice(QFrame):
    """Shows its text in one line, or in full. Emits `closed` when it is closed or expires."""

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
        self._line = ElidedLabel("body")
        self._full_texts = self._make_full_texts()
        self._set_properties()
        self._lay_out(action)
        self.set_full(full=False)
        self._start_timer()

    @property
    def announcement(self) -> str:
        """The whole text of the notice, its severity first."""
        return f"{self._meaning()}: {self._whole_text()}"

    @property
    def is_elided(self) -> bool:
        """True if the line has no space for the whole text."""
        return self._line.text() != self._one_line()

    def set_full(self, *, full: bool) -> None:
        """Show the text in full, on several lines if necessary, or else in one line."""
        self._line.setVisible(not full)
        self._full_texts.setVisible(full)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Don't expire while the pointer is over the notice."""
        self._hovered = True
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Restart the timer."""
        self._hovered = False
        self._start_timer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Don't expire while one of the buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._start_timer()
        return super().eventFilter(watched, event)

    def _start_timer(self) -> None:
        if self.tone.expires and not self._hovered:
            self._timer.start()

    def _set_properties(self) -> None:
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", self.tone.value)
        self.setAccessibleName(self.announcement)

    def _lay_out(self, action: Action | None) -> None:
        row = row_layout(
            IconView(self.tone.icon, self.tone.value, meaning=self._meaning()),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, _MARGIN, Spacing.XS, _MARGIN),
        )
        self._line.set_full_text(self._one_line())
        row.addWidget(self._line, 1)
        row.addWidget(self._full_texts, 1)
        row.addLayout(self._button_row(action))

    def _button_row(self, action: Action | None) -> QHBoxLayout:
        row = row_layout()
        if action:
            text, act = action
            self.buttons.append(push_button(text, "notice_action", lambda: self._act(act)))
        self.buttons.append(self._close_button())
        for button in self.buttons:
            button.installEventFilter(self)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _make_full_texts(self) -> QWidget:
        widget = QWidget()
        texts = column_layout(parent=widget, spacing=0, margins=(0, Spacing.S, 0, Spacing.S))
        texts.addWidget(_wrapped(self.text, "strong", "notice_text"))
        if self.detail:
            texts.addWidget(_wrapped(self.detail, "body", "notice_detail"))
        return widget

    def _close_button(self) -> QToolButton:
        button = icon_button("close", "notice_close", self.tr("Close this notice"), self.closed)
        button.setAccessibleName(self.tr("Close the notice: {text}").format(text=self.text))
        return button

    def _act(self, action: Callable[[], None]) -> None:
        self.closed.emit()
        action()

    def _one_line(self) -> str:
        return " ".join(self._whole_text().split())

    def _whole_text(self) -> str:
        return f"{self.text} {self.detail}".strip()

    def _meaning(self) -> str:
        return {
            Tone.INFO: self.tr("Note"),
            Tone.SUCCESS: self.tr("Done"),
            Tone.WARNING: self.tr("Warning"),
            Tone.DANGER: self.tr("Error"),
        }[self.tone]


def _wrapped(text: str, role: str, name: str) -> QLabel:
    made = label(text, role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
