"""The card of the throughput chart, which shows a text until the chart is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout

if TYPE_CHECKING:  # loads pyqtgraph and NumPy, which the first frame doesn't need
    from dpp_desktop.ui.dashboard.chart import Chart

MAX_JOB_LINES = 5
"""The newest jobs have their own line; with more lines, the chart would be hard to read."""

_REDRAW_MS = 1_000
_IDLE_REDRAW_MS = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """The name and colour of one line in the legend."""

    name: str
    colour: str


class ChartCard(QFrame):
    """The chart with heading and legend, redrawn every second while tokens are being minted."""

    def __init__(self, throughput: Throughput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("chart_card")
        self._throughput = throughput
        self._chart: Chart | None = None
        self._compact = False
        self._heading = label(self.tr("Tokens per second"), "caption")
        self._legend = row_layout(spacing=Spacing.L)
        self._shown_lines: list[Line] = []
        self._entries: list[QLabel] = []
        self._text = label("", "secondary")
        self._stack = QStackedWidget()
        self._lay_out()
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        self._timer.start()
        self._show_text()

    def add_chart(self, chart: Chart) -> None:
        """Add the chart once it is loaded."""
        self._chart = chart
        chart.set_compact(self._compact)
        self._stack.addWidget(chart)
        self.redraw()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - the only argument
        """Lay out the card for a height of a few lines of text."""
        self._compact = compact
        vertical = Spacing.XS if compact else Spacing.M
        self._column.setContentsMargins(Spacing.L, vertical, Spacing.L, Spacing.XS)
        if self._chart:
            self._chart.set_compact(compact)

    @Slot()
    def redraw(self) -> None:
        """Draw the last two minutes, or show why there is nothing to draw."""
        if not self.isVisible():
            return
        now = datetime.now(UTC)
        self._throughput.forget(now)
        # Without new tokens, the lines only move left, so larger steps suffice.
        self._timer.setInterval(_IDLE_REDRAW_MS if self._throughput.is_idle(now) else _REDRAW_MS)
        series = self._throughput.series(now, MAX_JOB_LINES)
        if self._chart and any(series.total):
            self._stack.setCurrentWidget(self._chart)
            self._show_legend([self._chart.total_line, *self._chart.show_series(series)])
        else:
            self._show_text()

    @Slot()
    def redraw_often(self) -> None:
        """Redraw every second, because tokens are being minted."""
        if self._timer.interval() != _REDRAW_MS:
            self._timer.setInterval(_REDRAW_MS)

    def _show_text(self) -> None:
        none_minted = self.tr("No tokens were minted in the last two minutes.")
        loading = self._chart is None and not self._throughput.is_empty
        self._text.setText(self.tr("Loading the chart…") if loading else none_minted)
        self._stack.setCurrentWidget(self._text)
        self._show_legend([])

    def _lay_out(self) -> None:
        heading = row_layout(self._heading, spacing=0)
        heading.addStretch()
        heading.addLayout(self._legend)
        self._text.setObjectName("chart_text")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._text)
        self._column = column_layout(heading, parent=self, spacing=Spacing.XS)
        self._column.addWidget(self._stack, 1)
        self.set_compact(self._compact)

    def _show_legend(self, lines: list[Line]) -> None:
        if lines == self._shown_lines:
            return
        self._shown_lines = lines
        for entry in self._entries:
            self._legend.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = [_entry(line) for line in lines]
        for entry in self._entries:
            self._legend.addWidget(entry)
        self._fit_legend()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much of the legend as there is space for."""
        super().resizeEvent(event)
        self._fit_legend()

    def _fit_legend(self) -> None:
        """Hide the last entries if they don't fit."""
        left = self.width() - 2 * Spacing.L - self._heading.sizeHint().width()
        for entry in self._entries:
            entry.ensurePolished()
            left -= entry.sizeHint().width() + Spacing.L
            entry.setVisible(left >= 0)


def _entry(line: Line) -> QLabel:
    """Return a legend entry: a short line and its name, in its colour."""
    text = label(f"━ {line.name}", "caption")
    text.setStyleSheet(f"color: {line.colour}")
    return text
