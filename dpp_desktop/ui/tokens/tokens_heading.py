"""What the page of tokens is about, the way back, and the way to a number."""

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.tokens.elided_label import ElidedLabel
from dpp_desktop.ui.tokens.go_to_field import GoToField


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
        minted, quantity = map(QLocale().toString, (job.minted, job.quantity))
        if job.minted < job.quantity:
            one, several = self.tr("{minted} of 1 token"), self.tr("{minted} of {quantity} tokens")
            text = one if job.quantity == 1 else several
            return text.format(minted=minted, quantity=quantity)
        return (
            self.tr("{count} tokens").format(count=minted) if job.minted > 1 else self.tr("1 token")
        )

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
