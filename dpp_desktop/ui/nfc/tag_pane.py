"""What the reader waits for or has found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dpp_desktop.ui.widgets.state_pane import BUSY, IDLE, RIGHT, WRONG, StatePane


class TagPane(StatePane):
    """Shows the state of a tag or its reader; results also sound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="state", icons={IDLE: "nfc", BUSY: "retry"})
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, tone: str, word: str, text: str = "", remedy: str = "") -> None:
        """Show the state, and beep if it is a result."""
        super().show_state(tone, word, text, remedy)
        if tone in (RIGHT, WRONG):
            QApplication.beep()
