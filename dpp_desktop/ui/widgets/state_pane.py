"""A state, green or red if it is a result, large enough to be read from a few metres."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import breakable

_ICON_SIZE, _LOW_ICON_SIZE = 72, 40

IDLE, BUSY, RIGHT, WRONG = "idle", "busy", "success", "danger"
"""The tones of a pane: waiting, at work, done, wrong."""
_RESULTS = {RIGHT: "success", WRONG: "error"}


class StatePane(QFrame):
    """Shows a state in one word with its icon and colour, and sentences about it."""

    def __init__(
        self, parent: QWidget | None = None, *, name: str, icons: Mapping[str, str]
    ) -> None:
        """`icons` are the names of the icons of the tones that are no results.

        The objects are named after `name`: the pane, its word, text and remedy.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}_pane")
        self.setProperty("kind", "verdict")
        self._icons = {
            tone: IconView(icon, "on_verdict" if tone in _RESULTS else "secondary", _ICON_SIZE)
            for tone, icon in {**icons, **_RESULTS}.items()
        }
        self._word = label("", "verdict")
        self._word.setObjectName(name)
        self._text = label("", "title")
        self._text.setObjectName(f"{name}_text")
        self._remedy = label("", "title")
        self._remedy.setObjectName(f"{name}_remedy")
        self._column = column_layout()
        self._lay_out_state()

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
        """Show the state, and announce it to screen readers."""
        set_property(self, "tone", tone)
        for each, view in self._icons.items():
            view.setVisible(each == tone)
        for shown, content in ((self._word, word), (self._text, text), (self._remedy, remedy)):
            set_property(shown, "tone", tone)
            shown.setText(breakable(content))
            shown.setVisible(bool(content))
        self.announce(f"{word}. {text} {remedy}".strip())

    def announce(self, text: str) -> None:
        """Have screen readers read the text, now and when they reach the pane."""
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _lay_out_state(self) -> None:
        for each in (self._word, self._text, self._remedy):
            each.setWordWrap(True)
        self._word.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading = row_layout(*self._icons.values(), spacing=Spacing.L)
        heading.addWidget(self._word, 1)
        self.setLayout(self._column)
        self._column.addStretch(1)
        self._column.addLayout(heading)
        self._column.addWidget(self._text)
        self._column.addWidget(self._remedy)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
