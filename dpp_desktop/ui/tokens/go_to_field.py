"""The field for the number of a token to jump to, which lets a scan pass."""

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import TARGET
from dpp_desktop.ui.look.widgets import set_property

_GROUPED = re.compile(r"[0-9][0-9\s.,'’]*", re.ASCII)


class GoToField(QLineEdit):
    """Takes a number however its digits are grouped; Enter jumps."""

    asked = Signal(int)
    """The number of a token, counted from 1; there may be no such token."""
    scanned = Signal(str)
    """What is no number, and long enough for a serial or URL."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goToField")
        self.setPlaceholderText(self.tr("Go to number"))
        self.setAccessibleName(self.tr("Go to the token of that number"))
        set_tooltip(self, self.tr("Ctrl+G"))
        self.setFixedWidth(4 * TARGET)
        self.textEdited.connect(self._stop_complaining)
        self.returnPressed.connect(self._ask)

    def complain(self) -> None:
        """Shows that there is no such token."""
        set_property(self, "invalid", "true")
        self.selectAll()

    @Slot()
    def _stop_complaining(self) -> None:
        set_property(self, "invalid", "false")

    @Slot()
    def _ask(self) -> None:
        text = self.text().strip()
        if not text:
            return
        if _GROUPED.fullmatch(text):
            self._jump(text)
        elif sum(map(str.isalnum, text)) >= SERIAL_LENGTH:
            self.clear()
            self.scanned.emit(text)
        else:
            self.complain()

    def _jump(self, text: str) -> None:
        number = int("".join(filter(str.isdecimal, text)))
        self.selectAll()
        self.asked.emit(min(number, (1 << 31) - 1))  # what Qt's signals carry
