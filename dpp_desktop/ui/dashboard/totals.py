"""Three numbers at a glance: tokens in the store, tokens of today, jobs under way."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dpp_desktop.minting.overview import Overview
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label


class Totals(QFrame):
    """A card with the totals of the workspace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("totals")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._column.setSpacing(0)
        self._tokens = self._figure("total_tokens", self.tr("Tokens in this workspace"), "display")
        self._column.addStretch()
        self._today = self._figure("total_today", self.tr("Minted today"), "title")
        self._column.addStretch()
        self._under_way = self._figure("total_under_way", self.tr("Jobs under way"), "title")

    def show_overview(self, overview: Overview) -> None:
        """Shows the totals of an overview."""
        self._tokens.setText(number(overview.tokens))
        self._today.setText(number(overview.today))
        self._under_way.setText(number(overview.under_way))

    def _figure(self, name: str, caption: str, role: str) -> QLabel:
        figure = label("–", role)
        figure.setObjectName(name)
        figure.setAccessibleDescription(caption)
        self._column.addWidget(label(caption, "caption"))
        self._column.addWidget(figure)
        return figure
