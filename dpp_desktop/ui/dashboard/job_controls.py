"""The toolbar of job actions and the filter, in one or two rows as the width allows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from dpp_desktop.ui.dashboard.job_actions import JobActions
from dpp_desktop.ui.dashboard.jobs_filter import FilterBar
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.adaptive_toolbar import AdaptiveToolBar

_MIN_FILTER_WIDTH = 500


class JobControls(QWidget):
    """The actions of the selected jobs, the filter, and the button that hides chart and totals."""

    def __init__(
        self,
        actions: JobActions,
        filters: FilterBar,
        chart: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar = self._make_bar(actions)
        self._filters = filters
        self._chart_button = self._make_chart_button(chart)
        self._in_one_row: bool | None = None
        self._is_low = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Spacing.S)
        self._grid.setVerticalSpacing(Spacing.XS)
        self._grid.addWidget(self._bar, 0, 0)
        self._grid.addWidget(self._chart_button, 0, 2)
        self._arrange(in_one_row=False)

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - the only argument
        """Use one row without texts if the window is low, so that more jobs are visible."""
        if low is not self._is_low:
            self._is_low = low
            self._filters.set_compact(low)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use one row if everything fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spacing = 2 * self._grid.horizontalSpacing()
        room = self.width() - self._chart_button.sizeHint().width() - spacing
        if self._is_low:
            self._arrange(in_one_row=True)
            self._bar.fit(room - self._filters.minimumSizeHint().width())
        else:
            self._arrange(in_one_row=room >= self._bar.full_width() + _MIN_FILTER_WIDTH)
            self._bar.fit(room)

    def _arrange(self, *, in_one_row: bool) -> None:
        if in_one_row is self._in_one_row:
            return
        self._in_one_row = in_one_row
        self._grid.removeWidget(self._filters)
        self._grid.setColumnStretch(0, not in_one_row)
        self._grid.setColumnStretch(1, in_one_row)
        if in_one_row:
            self._grid.addWidget(self._filters, 0, 1)
        else:
            self._grid.addWidget(self._filters, 1, 0, 1, 3)

    def _make_bar(self, actions: JobActions) -> AdaptiveToolBar:
        bar = AdaptiveToolBar(actions.for_toolbar())
        bar.setObjectName("job_bar")
        return bar

    def _make_chart_button(self, chart: QAction) -> QToolButton:
        button = QToolButton()
        button.setObjectName("toggle_overview")
        button.setDefaultAction(chart)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
