"""The live throughput chart: tokens per second over the last two minutes."""

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QWidget

from dpp_desktop.ui.dashboard.chart_card import MAX_JOB_LINES, Line
from dpp_desktop.ui.dashboard.throughput import WINDOW_SECONDS, Series
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.palette import Colours
from dpp_desktop.ui.theme.scale import Type, font
from dpp_desktop.ui.theme.theme import Theme

_SECONDS = np.arange(-WINDOW_SECONDS, 0)
_TOTAL_WIDTH = 2
_LINE_WIDTH = 1
_THOUSAND = 1_000
_MILLION = 1_000_000
_AREA_ALPHA = 28
_TICKS = (90, 60, 30)
_MIN_TOP = 10.0
_HEADROOM = 1.05


class _RateAxis(pyqtgraph.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """An axis with short numbers: 250k, 1.5M."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        return [_short(value) for value in values]


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """One line for all jobs together, and one for each of the newest jobs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        axes = {"left": _RateAxis("left")}
        super().__init__(parent, axisItems=axes, background=None, enableMenu=False)
        self.setObjectName("chart")
        self.setAccessibleName(self.tr("Tokens per second over the last two minutes"))
        self._theme = theme
        self._top = 0.0
        self._compact = False
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
            self._set_rate_ticks()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - the only argument
        """Omit the axis of the time, which needs a line of text, and all rates but one."""
        self._compact = compact
        self.showAxis("bottom", show=not compact)
        self._set_rate_ticks()

    def _set_rate_ticks(self) -> None:
        """Label the middle of a low chart; in others, pyqtgraph chooses the ticks."""
        middle = self._top / 2
        self.getAxis("left").setTicks([[(middle, _short(middle))]] if self._compact else None)

    @property
    def total_line(self) -> Line:
        """The legend entry of the line for all jobs."""
        return Line(self.tr("All jobs"), self._colours.series[0])

    @property
    def _colours(self) -> Colours:
        return self._theme.colours

    def _set_up(self) -> None:
        """Disable dragging and zooming."""
        # The menu isn't shown. It has no parent, and would outlive the chart.
        self.destroyed.connect(self.getPlotItem().ctrlMenu.deleteLater)
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
