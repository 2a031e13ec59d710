"""What the reader waits for or has found, large enough to be read from a few metres."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    IconView,
    column_layout,
    label,
    row_layout,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import breakable

_ICON_SIZE, _LOW_ICON_SIZE = 72, 40

IDLE, BUSY, RIGHT, WRONG = "idle", "busy", "success", "danger"
"""The tones of the pane: waiting, at work, done, wrong."""


class StatePane(QFrame):
    """Shows a state in one word with its colour, and sentences about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("state_pane")
        self.setProperty("kind", "verdict")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._icons = {
            tone: IconView(name, role, _ICON_SIZE)
            for tone, name, role in (
                (IDLE, "nfc", "secondary"),
                (BUSY, "retry", "secondary"),
                (RIGHT, "success", "on_verdict"),
                (WRONG, "error", "on_verdict"),
            )
        }
        self._word = label("", "verdict")
        self._word.setObjectName("state")
        self._text = label("", "title")
        self._text.setObjectName("state_text")
        self._remedy = label("", "title")
        self._remedy.setObjectName("state_remedy")
        self._column = column_layout()
        self._lay_out()

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - the only argument
        """Use smaller letters if the window is low, so that everything is visible."""
        set_property(self._word, "role", "display" if low else "verdict")
        set_property(self._remedy, "role", "body" if low else "title")
        size = _LOW_ICON_SIZE if low else _ICON_SIZE
        for view in self._icons.values():
            view.setFixedSize(size, size)
        vertical = Spacing.S if low else Spacing.L
        self._column.setSpacing(Spacing.S if low else Spacing.M)
        self._column.setContentsMargins(Spacing.L, vertical, Spacing.L, vertical)

    def show_state(self, tone: str, word: str, text: str = "", remedy: str = "") -> None:
        """Show the state; the result for a tag also sounds."""
        set_property(self, "tone", tone)
        for each, view in self._icons.items():
            view.setVisible(each == tone)
        for shown, content in ((self._word, word), (self._text, text), (self._remedy, remedy)):
            set_property(shown, "tone", tone)
            shown.setText(breakable(content))
            shown.setVisible(bool(content))
        if tone in (RIGHT, WRONG):
            QApplication.beep()
        spoken = f"{word}. {text} {remedy}".strip()
        self.setAccessibleName(spoken)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _lay_out(self) -> None:
        for each in (self._word, self._text, self._remedy):
            each.setWordWrap(True)
        heading = row_layout(*self._icons.values(), spacing=Spacing.L)
        heading.addWidget(self._word, 1)
        self._word.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = self._column
        self.setLayout(column)
        column.addStretch(1)
        column.addLayout(heading)
        column.addWidget(self._text)
        column.addWidget(self._remedy)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
