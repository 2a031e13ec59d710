"""The live throughput chart: tokens per second over the last two minutes."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, Qt, QTimer, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsItem,
    QLabel,
    QStackedWidget,
    QWidget,
)

from dpp_desktop.ui.dashboard.throughput import WINDOW_SECONDS, Series, Throughput
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.palette import Colours
from dpp_desktop.ui.theme.scale import Spacing, Type, font
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout

_SECONDS = np.arange(-WINDOW_SECONDS, 0)
_TOTAL_WIDTH = 2
_LINE_WIDTH = 1
_THOUSAND = 1_000
_MILLION = 1_000_000
_AREA_ALPHA = 28
_TICKS = (90, 60, 30)
_MIN_TOP = 10.0
_HEADROOM = 1.05
MAX_JOB_LINES = 5
"""The newest jobs have their own line; with more lines, the chart would be hard to read."""


@dataclass(frozen=True, slots=True)
class Line:
    """The name and colour of one line in the legend."""

    name: str
    colour: str


class _RateAxis(pyqtgraph.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """An axis with short numbers: 250k, 1.5M."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        return [_short(value) for value in values]


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """One line for all jobs together, and one for each of the newest jobs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"left": _RateAxis("left")}, background=None)
        self.setObjectName("chart")
        self.setAccessibleName(self.tr("Tokens per second over the last two minutes"))
        self._theme = theme
        self._top = 0.0
        self._total = pyqtgraph.PlotCurveItem()
        self._jobs = [pyqtgraph.PlotCurveItem() for _ in range(MAX_JOB_LINES)]
        for curve in (self._total, *self._jobs):
            self.addItem(curve)
        self._set_up()
        self._apply_colours()
        theme.changed.connect(self._apply_colours)

    def show_series(self, series: Series) -> list[Line]:
        """Draw the series and return the legend entries of the jobs."""
        self._scale_to(max(series.total))
        self._total.setData(_SECONDS, np.array(series.total, dtype=float))
        lines = []
        for curve, (job_id, counts) in zip(self._jobs, series.by_job.items(), strict=False):
            colour = self._colour_of(job_id)
            curve.setPen(pyqtgraph.mkPen(colour, width=_LINE_WIDTH))
            curve.setData(_SECONDS, _with_gaps(counts), connect="finite")
            lines.append(Line(self.tr("Job {id}").format(id=job_id), colour))
        for position, curve in enumerate(self._jobs):
            curve.setVisible(position < len(lines))
        return lines

    def _colour_of(self, job_id: int) -> str:
        """Return the colour of the job, which stays the same while other jobs start and end."""
        colours = self._colours.series[1:]
        return colours[job_id % len(colours)]

    def _scale_to(self, highest: int) -> None:
        """Fit the axis to the highest rate, in steps, because a new scale redraws everything."""
        top = _MIN_TOP
        while top < highest:
            top *= 2 if str(top)[0] in "15" else 2.5
        if top != self._top:
            self._top = top
            self.setYRange(0, top * _HEADROOM, padding=0)

    @property
    def total_line(self) -> Line:
        """The legend entry of the line for all jobs."""
        return Line(self.tr("All jobs"), self._colours.series[0])

    @property
    def _colours(self) -> Colours:
        return self._theme.colours

    def _set_up(self) -> None:
        """Disable the menu, dragging and zooming."""
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.getViewBox().disableAutoRange()
        self.setXRange(-WINDOW_SECONDS, 0, padding=0)
        self.getPlotItem().setContentsMargins(0, 0, 0, 0)
        for axis in (self.getAxis("left"), self.getAxis("bottom")):
            # The axes take five times as long to draw as the lines, and rarely change.
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        ago = self.tr("{seconds} s ago")
        ticks = [(-seconds, ago.format(seconds=seconds)) for seconds in _TICKS]
        self.getAxis("bottom").setTicks([ticks])

    @Slot()
    def _apply_colours(self) -> None:
        colours = self._colours
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(QColor(colours.border))
            axis.setTextPen(QColor(colours.secondary))
            axis.setTickFont(font(Type.CAPTION))
        self.showGrid(x=False, y=True, alpha=0.15)
        self.setBackground(QColor(colours.raised))
        line, area = QColor(colours.series[0]), QColor(colours.series[0])
        area.setAlpha(_AREA_ALPHA)
        self._total.setPen(pyqtgraph.mkPen(line, width=_TOTAL_WIDTH))
        self._total.setFillLevel(0)
        self._total.setBrush(area)


def _with_gaps(counts: tuple[int, ...]) -> NDArray[np.float64]:
    """Return the counts with gaps instead of zeros, because lines at zero would overlap."""
    values = np.array(counts, dtype=float)
    active = values > 0
    adjacent = np.zeros_like(active)
    adjacent[1:] |= active[:-1]
    adjacent[:-1] |= active[1:]
    values[~(active | adjacent)] = np.nan
    return values


def _short(value: float) -> str:
    if value >= _MILLION:
        return f"{QLocale().toString(value / _MILLION, 'g', 3)}M"
    if value >= _THOUSAND:
        return f"{QLocale().toString(value / _THOUSAND, 'g', 3)}k"
    return number(round(value))


_REDRAW_MS = 1_000
_IDLE_REDRAW_MS = 5_000


class ChartCard(QFrame):
    """The chart with heading and legend, redrawn every second while tokens are being minted."""

    def __init__(self, throughput: Throughput, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("chart_card")
        self._throughput = throughput
        self._chart = Chart(theme)
        self._legend = row_layout(spacing=Spacing.L)
        self._shown_lines: list[Line] | None = None
        self._entries: list[QLabel] = []
        self._stack = QStackedWidget()
        self._lay_out()
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        theme.changed.connect(self.redraw)
        self._timer.start()
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw the last two minutes."""
        if not self.isVisible() and self._shown_lines is not None:
            return
        now = datetime.now(UTC)
        self._throughput.forget(now)
        # Without new tokens, the lines only move left, so larger steps suffice.
        self._timer.setInterval(_IDLE_REDRAW_MS if self._throughput.is_idle(now) else _REDRAW_MS)
        series = self._throughput.series(now, MAX_JOB_LINES)
        self._stack.setCurrentIndex(int(any(series.total)))
        if any(series.total):
            self._show_legend([self._chart.total_line, *self._chart.show_series(series)])
        else:
            self._show_legend([])

    @Slot()
    def redraw_often(self) -> None:
        """Redraw every second, because tokens are being minted."""
        if self._timer.interval() != _REDRAW_MS:
            self._timer.setInterval(_REDRAW_MS)

    def _lay_out(self) -> None:
        heading = row_layout(label(self.tr("Tokens per second"), "strong"), spacing=Spacing.L)
        heading.addStretch()
        heading.addLayout(self._legend)
        self._stack.addWidget(self._placeholder())
        self._stack.addWidget(self._chart)
        column = column_layout(
            heading,
            parent=self,
            spacing=Spacing.XS,
            margins=(Spacing.L, Spacing.M, Spacing.L, Spacing.S),
        )
        column.addWidget(self._stack, 1)

    def _placeholder(self) -> QLabel:
        text = label(self.tr("No tokens were minted in the last two minutes."), "secondary")
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
    """Return a legend entry: a short line and its name, in its colour."""
    text = label(f"━ {line.name}", "caption")
    text.setStyleSheet(f"color: {line.colour}")
    return text
