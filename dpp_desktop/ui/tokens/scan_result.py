"""The result of the last scan, large enough to be read from two metres away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.tokens.status_texts import status_lines
from dpp_desktop.ui.widgets.basics import (
    IconView,
    column_layout,
    label,
    push_button,
    row_layout,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import breakable

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.model.token import Token
    from dpp_desktop.tokens.scan import ScanMatch
    from dpp_desktop.units.unit_status import ScannedCode, UnitStatus

_ICON_SIZE = 40


class ScanResult(QFrame):
    """Shows a wrong scan in red, filling the place of the pages, and a right one in a green strip.

    The next scan replaces it.
    """

    filled = Signal(bool)
    """Whether it needs the place of the pages now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_result")
        self.setProperty("kind", "scan")
        self._icons = {
            tone: IconView(name, tone.value, _ICON_SIZE)
            for tone, name in (
                (Tone.SUCCESS, "success"),
                (Tone.WARNING, "warning"),
                (Tone.DANGER, "error"),
            )
        }
        self._text = label("", "title")
        self._text.setObjectName("scan_text")
        self._detail = label("")
        self._detail.setObjectName("scan_detail")
        for text in (self._text, self._detail):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close_button = push_button(self.tr("Close"), "close_scan", self.close_result)
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """The sentences that are shown, empty if there are none."""
        return "" if self.isHidden() else self.accessibleName()

    def show_found(self, found: ScannedCode) -> None:
        """Show what was found in green; in yellow if it, or the keyboard, needs attention.

        A void unit is shown in red, and the alert of the system sounds.
        """
        match, status = found.match, found.status
        if match.token and status and status.is_void:
            self._show_void(match.token, status)
            return
        needs_attention = match.keyboard or (status and status.needs_attention)
        lines = [
            *(status_lines(status) if status else []),
            *([translated(match.keyboard)] if match.keyboard else []),
        ]
        tone = Tone.WARNING if needs_attention else Tone.SUCCESS
        self._show(tone, _match_text(match), "\n".join(lines))

    def _show_void(self, token: Token, status: UnitStatus) -> None:
        lines = map(translated, filter(None, status.void_text(token)))
        title = QCoreApplication.translate("ScanResult", "Void")
        self._show(Tone.DANGER, title, "\n".join(lines))
        QApplication.beep()

    def show_error(self, error: Exception) -> None:
        """Show in red why nothing was found, and sound the alert of the system."""
        explanation = explain(error)
        self._show(Tone.DANGER, explanation.wrong, explanation.remedy)
        QApplication.beep()

    @Slot()
    def close_result(self) -> None:
        """Hide the result, because it was read or no longer applies."""
        self.hide()
        self.filled.emit(False)

    def _show(self, tone: Tone, text: str, detail: str) -> None:
        set_property(self, "tone", tone.value)
        is_wrong = tone is Tone.DANGER
        set_property(self._text, "role", "display" if is_wrong else "title")
        set_property(self._detail, "role", "title" if is_wrong else "body")
        for each, view in self._icons.items():
            view.setVisible(each is tone)
        self._text.setText(breakable(text))
        self._detail.setText(breakable(detail))
        self._detail.setVisible(bool(detail))
        self._close_button.setVisible(is_wrong)
        vertical = QSizePolicy.Policy.Expanding if is_wrong else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.setAccessibleName(f"{text} {detail}".strip())
        self.show()
        self.filled.emit(is_wrong)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _lay_out(self) -> None:
        texts = column_layout(self._text, self._detail)
        texts.addWidget(self._close_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = row_layout(*self._icons.values(), spacing=Spacing.L)
        row.addLayout(texts, 1)
        # In a strip, the stretches have no height.
        column = column_layout(parent=self, margins=(Spacing.XL, Spacing.M, Spacing.XL, Spacing.M))
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)


def _match_text(match: ScanMatch) -> str:
    if match.token:
        job = match.token.job
        return QCoreApplication.translate(
            "ScanResult", "{product}, batch {batch}: token {number} of {quantity}"
        ).format(
            product=job.product_name,
            batch=job.batch,
            number=number(match.token.unit + 1),
            quantity=number(job.quantity),
        )
    if match.product:
        product = match.product.product
        return QCoreApplication.translate("ScanResult", "Product {sku}: {name}").format(
            sku=product.sku, name=product.name
        )
    first, *others = match.jobs
    if others:
        return QCoreApplication.translate(
            "ScanResult", "Batch {batch}: {count} jobs; the newest is job {id}"
        ).format(batch=first.batch, count=number(len(match.jobs)), id=first.id)
    return QCoreApplication.translate(
        "ScanResult", "Job {id}: {product}, batch {batch}, order {order}"
    ).format(
        id=first.id,
        product=first.product_name,
        batch=first.batch,
        order=first.idempotency_key or "–",
    )
