"""The heading of the page of tokens: job, Back button and the field to go to a number."""

import re

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import (
    ElidedLabel,
    column_layout,
    push_button,
    row_layout,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_NUMBER = re.compile(r"[0-9][0-9\s.,'’]*", re.ASCII)
# The largest job has 1,000,000 units, and the shortest GTIN 8 digits.
_SCANNED_DIGITS = re.compile(r"[0-9]{8}", re.ASCII)


class GoToField(QLineEdit):
    """Accepts a number with any digit grouping, and goes to it at Enter."""

    number_entered = Signal(int)
    """The number of a token, counted from 1; there may be no such token."""
    scanned = Signal(str)
    """Another text, or more digits than a number can have: a scan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goToField")
        self.setPlaceholderText(self.tr("Go to number"))
        self.setAccessibleName(self.tr("Go to the token with this number"))
        set_tooltip(self, self.tr("Ctrl+G"))
        self.setFixedWidth(4 * TARGET)
        self._edited = False
        self.textEdited.connect(self._set_edited)
        self.returnPressed.connect(self._submit)

    def mark_invalid(self) -> None:
        """Mark the number as invalid."""
        set_property(self, "invalid", "true")
        self.selectAll()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Submit edited text at the Tab that some scanners send; otherwise move the focus."""
        if following and self._edited and self.text().strip():
            self._submit()
            return True
        return super().focusNextPrevChild(following)

    @Slot()
    def _set_edited(self) -> None:
        self._edited = True
        set_property(self, "invalid", "false")

    @Slot()
    def _submit(self) -> None:
        text = self.text().strip()
        if not text:
            return
        self._edited = False
        if _NUMBER.fullmatch(text) and not _SCANNED_DIGITS.search(text):
            self._emit_number(text)
        else:
            self.clear()
            self.scanned.emit(text)

    def _emit_number(self, text: str) -> None:
        number = int("".join(filter(str.isdecimal, text)))
        self.selectAll()
        self.number_entered.emit(min(number, (1 << 31) - 1))  # the range of Qt's int


class TokensHeading(QWidget):
    """Shows the job of the tokens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = push_button(self.tr("&Back"), "back", icon_name="back")
        set_tooltip(self.back, self.tr("Esc or Alt+Left"))
        self.print_label = push_button(self.tr("Print &label…"), "printLabel", icon_name="print")
        self.history = push_button(self.tr("His&tory…"), "unitHistory", icon_name="log")
        set_tooltip(self.history, self.tr("Show what happened to the unit"))
        self.go_to = GoToField()
        self._product = ElidedLabel("title")
        self._product.setObjectName("headingProduct")
        self._details = ElidedLabel("secondary")
        self._details.setObjectName("headingDetails")
        self._lay_out()

    def show_job(self, job: MintJob) -> None:
        """Show the job and the number of its minted tokens."""
        self._product.set_full_text(job.product_name)
        parts = (
            self.tr("Job {id}").format(id=job.id),
            self.tr("Batch {batch}").format(batch=job.batch),
            self._token_count(job),
        )
        self._details.set_full_text(" · ".join(parts))

    def _token_count(self, job: MintJob) -> str:
        if job.minted < job.quantity:
            minted = QLocale().toString(job.minted)
            return self.tr("{minted} of %Ln tokens", "", job.quantity).format(minted=minted)
        return self.tr("%Ln tokens", "", job.minted)

    def _lay_out(self) -> None:
        row = row_layout(self.back, parent=self, spacing=Spacing.L)
        row.addLayout(column_layout(self._product, self._details, spacing=0), 1)
        row.addWidget(self.history)
        row.addWidget(self.print_label)
        row.addWidget(self.go_to)
