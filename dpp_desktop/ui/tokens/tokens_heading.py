"""What the page of tokens is about, the way back, and the way to a number."""

import re

from PySide6.QtCore import QLocale, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Space
from dpp_desktop.ui.widgets.basics import set_property
from dpp_desktop.ui.widgets.elided_label import ElidedLabel
from dpp_desktop.ui.widgets.plain_text import set_tooltip

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


class TokensHeading(QWidget):
    """Tells which job's tokens these are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = QPushButton(icon("back"), self.tr("&Back"))
        self.back.setObjectName("back")
        self.back.setIconSize(QSize(ICON, ICON))
        set_tooltip(self.back, self.tr("Esc or Alt+Left"))
        self.go_to = GoToField()
        self._product = ElidedLabel("title")
        self._product.setObjectName("headingProduct")
        self._details = ElidedLabel("secondary")
        self._details.setObjectName("headingDetails")
        self._lay_out()

    def show_job(self, job: MintJob) -> None:
        """Shows that job, and how much of it is minted."""
        self._product.set_whole_text(job.product_name)
        parts = (
            self.tr("Job {id}").format(id=job.id),
            self.tr("Batch {batch}").format(batch=job.batch),
            self._amount(job),
        )
        self._details.set_whole_text(" · ".join(parts))

    def _amount(self, job: MintJob) -> str:
        if job.minted < job.quantity:
            minted = QLocale().toString(job.minted)
            return self.tr("{minted} of %Ln tokens", "", job.quantity).format(minted=minted)
        return self.tr("%Ln tokens", "", job.minted)

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._product)
        lines.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self.back)
        row.addLayout(lines, 1)
        row.addWidget(self.go_to)
