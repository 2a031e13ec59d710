"""The totals of the workspace and the chart, above the jobs."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget

from dpp_desktop.minting.overview import Overview
from dpp_desktop.ui.dashboard.chart_card import ChartCard
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout, set_property


class Totals(QFrame):
    """The totals of the workspace: beside each other, or below each other if there is space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("totals")
        self._figures = row_layout(parent=self, spacing=Spacing.XL)
        self._tokens = self._figure("total_tokens", self.tr("Tokens in this workspace"))
        self._today = self._figure("total_today", self.tr("Minted today"))
        self._under_way = self._figure("total_under_way", self.tr("Active jobs"))

    def show_overview(self, overview: Overview) -> None:
        """Show the totals of an overview."""
        self._tokens.setText(number(overview.tokens))
        self._today.setText(number(overview.today))
        self._under_way.setText(number(overview.under_way))

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - the only argument
        """Show the figures beside each other, or else below each other with the first one large."""
        direction = QBoxLayout.Direction
        self._figures.setDirection(direction.LeftToRight if compact else direction.TopToBottom)
        self._figures.setSpacing(Spacing.XL if compact else Spacing.M)
        vertical = Spacing.XS if compact else Spacing.M
        self._figures.setContentsMargins(Spacing.L, vertical, Spacing.L, vertical)
        set_property(self._tokens, "role", "title" if compact else "display")

    def _figure(self, name: str, caption: str) -> QLabel:
        figure = label("–", "title")
        figure.setObjectName(name)
        figure.setAccessibleDescription(caption)
        column = column_layout(label(caption, "caption"), figure, spacing=0)
        column.insertStretch(0)
        column.addStretch()
        self._figures.addLayout(column)
        return figure


_COMPACT_HEIGHT = 72
_FULL_HEIGHT = 204
_FULL_WIDTH_OF_TOTALS = 248


class OverviewPanel(QWidget):
    """The totals and the chart."""

    def __init__(self, chart_card: ChartCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._chart_card = chart_card
        self._totals = Totals()
        row = row_layout(self._totals, parent=self, spacing=Spacing.M)
        row.addWidget(chart_card, 1)
        self.set_compact(compact=True)

    def show_overview(self, overview: Overview) -> None:
        """Show the totals of an overview."""
        self._totals.show_overview(overview)

    def set_compact(self, *, compact: bool) -> None:
        """Use the height of two lines of text, so that more jobs are visible."""
        self._totals.set_compact(compact)
        self._chart_card.set_compact(compact)
        self._totals.setMinimumWidth(0 if compact else _FULL_WIDTH_OF_TOTALS)
        self.setFixedHeight(_COMPACT_HEIGHT if compact else _FULL_HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return no size: the dashboard hides the panel if the window is too low for it."""
        return QSize()
