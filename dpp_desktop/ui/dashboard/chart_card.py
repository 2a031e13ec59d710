"""The card around the chart: title, units, legend, and what to say while there is nothing."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from dpp_desktop.ui.dashboard.chart import MOST_JOBS, Chart, Line
from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.theme import Theme
from dpp_desktop.ui.look.widgets import label

_REDRAW_MS = 1_000
_REST_MS = 5_000


class ChartCard(QFrame):
    """Tokens per second of the last two minutes, drawn every second while any are minted."""

    def __init__(self, throughput: Throughput, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("chart_card")
        self._throughput = throughput
        self._chart = Chart(theme)
        self._legend = QHBoxLayout()
        self._shown_lines: list[Line] | None = None
        self._entries: list[QLabel] = []
        self._stack = QStackedWidget()
        self._lay()
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        theme.changed.connect(self.redraw)
        self._timer.start()
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draws what the last two minutes were like."""
        if not self.isVisible() and self._shown_lines is not None:
            return
        now = datetime.now(UTC)
        self._throughput.forget(now)
        # What only moves to the left can do so in larger steps.
        self._timer.setInterval(_REST_MS if self._throughput.at_rest(now) else _REDRAW_MS)
        series = self._throughput.series(now, MOST_JOBS)
        self._stack.setCurrentIndex(int(any(series.total)))
        if any(series.total):
            self._show_legend([self._chart.total_line, *self._chart.show_series(series)])
        else:
            self._show_legend([])

    @Slot()
    def wake(self) -> None:
        """Tokens are being minted: draws by the second from now on."""
        if self._timer.interval() != _REDRAW_MS:
            self._timer.setInterval(_REDRAW_MS)

    def _lay(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(Space.L)
        heading.addWidget(label(self.tr("Tokens per second"), "strong"))
        heading.addStretch()
        self._legend.setSpacing(Space.L)
        heading.addLayout(self._legend)
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._chart)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(heading)
        column.addWidget(self._stack, 1)

    def _nothing(self) -> QLabel:
        text = label(self.tr("Nothing was minted in the last two minutes."), "secondary")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return text

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


def _entry(line: Line) -> QLabel:
    """The name of a line in its colour, behind a piece of it."""
    text = label(f"━ {line.name}", "caption")
    text.setStyleSheet(f"color: {line.colour}")
    return text
