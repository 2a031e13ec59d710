"""The home page: totals, chart and jobs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.job_coverage import JobCoverage
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.chart_card import ChartCard
from dpp_desktop.ui.dashboard.job_actions import JobAction, JobActions
from dpp_desktop.ui.dashboard.job_controls import JobControls
from dpp_desktop.ui.dashboard.jobs_filter import FilterBar, JobsFilter
from dpp_desktop.ui.dashboard.jobs_model import JobsModel
from dpp_desktop.ui.dashboard.jobs_panel import JobsPanel
from dpp_desktop.ui.dashboard.jobs_table import JobsTable
from dpp_desktop.ui.dashboard.overview_panel import OverviewPanel
from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.tasks.database_watcher import DatabaseWatcher
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, push_button, row_layout

if TYPE_CHECKING:  # loads pyqtgraph and NumPy, which the first frame doesn't need
    from dpp_desktop.ui.dashboard.chart import Chart


class JobNotice(QFrame):
    """The error of the selected job; visible while exactly one failed job is selected."""

    def __init__(self, retry: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self.setObjectName("job_notice")
        self._text = label("")
        self._text.setWordWrap(True)
        row = row_layout(
            IconView("failed", role="danger"),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.M, Spacing.S, Spacing.S, Spacing.S),
        )
        row.addWidget(self._text, 1)
        row.addWidget(push_button(retry.text(), "retry_failed", retry.trigger, icon_name="retry"))
        self.hide()

    def show_jobs(self, jobs: list[MintJob]) -> None:
        """Show the error of the selected job, if it is the only one and has failed."""
        failed = jobs[0] if len(jobs) == 1 and jobs[0].error else None
        self.setVisible(failed is not None)
        if failed:
            stopped = self.tr(
                "Job {id} failed. The %Ln tokens minted so far are kept.", "", failed.minted
            )
            error = translated(failed.error or "")
            self._text.setText(f"{stopped.format(id=failed.id)} {error}")


_FULL_OVERVIEW_FROM = 900
_OVERVIEW_FROM = 520
"""The heights of the window from which the chart is large, and from which it has any space."""


class Dashboard(QWidget):
    """The page of the workspace's jobs."""

    minted = Signal()
    """Tokens were minted since the previous overview."""
    overview_fits = Signal(bool)
    """Whether the window is high enough for the totals and the chart."""

    def __init__(
        self,
        database_watcher: DatabaseWatcher,
        actions: JobActions,
        new_job: QAction,
        chart: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """`chart` shows or hides the totals and the chart; the caller connects it."""
        super().__init__(parent)
        self.throughput = Throughput()
        self.jobs = JobsModel(self)
        self._actions = actions
        self._filter = JobsFilter(self)
        self._filter.setSourceModel(self.jobs)
        self.table = JobsTable(self._filter, actions)
        self._filters = FilterBar(self._filter)
        self._notice = JobNotice(actions[JobAction.RETRY])
        self._chart_card = ChartCard(self.throughput)
        self._overview = OverviewPanel(self._chart_card)
        self._is_overview_wanted = True
        self._controls = JobControls(actions, self._filters, chart)
        self._jobs_panel = JobsPanel(self.table, self._filter, self._filters, new_job)
        self._lay_out()
        self._select_when_known: int | None = None
        self._selected_first = False
        self._brand_keys: set[str] = set()
        self.table.selection_changed.connect(self._show_selection)
        database_watcher.overview_changed.connect(self.show_overview)
        database_watcher.older_jobs_found.connect(self.show_changed)

    def show_job(self, job_id: int) -> None:
        """Select the job once it is in the table, and focus the table."""
        self.select_job(job_id)
        self.table.setFocus()

    def select_job(self, job_id: int) -> None:
        """Select the job once it is in the table, and clear filters that hide it."""
        row = self.jobs.row_of(job_id)
        self._select_when_known = job_id if row is None else None
        if row is None:
            return
        if not self._filter.mapFromSource(self.jobs.index(row, 0)).isValid():
            self._filters.clear()
        self.table.select_row(row)

    def set_overview_visible(self, visible: bool) -> None:  # noqa: FBT001 - the only argument
        """Show or hide the totals and the chart, which leaves more room for the jobs."""
        self._is_overview_wanted = visible
        self._fit_overview()

    def add_chart(self, chart: Chart) -> None:
        """Add the chart once it is loaded."""
        self._chart_card.add_chart(chart)

    @Slot()
    def redraw_chart(self) -> None:
        """Draw the chart and its legend, in the colours of a new theme."""
        self._chart_card.redraw()

    def show_coverage(self, coverage: Mapping[int, JobCoverage]) -> None:
        """Show how much of each job is exported, handed over and printed, by the id of the job."""
        self.jobs.show_coverage(coverage)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as much of totals and chart as the window has space for."""
        super().resizeEvent(event)
        self._fit_overview()

    def _fit_overview(self) -> None:
        """Depend on the window, because notices change the height of this page."""
        height = self.window().height()
        fits = height >= _OVERVIEW_FROM
        self._overview.set_compact(compact=height < _FULL_OVERVIEW_FROM)
        self._overview.setVisible(fits and self._is_overview_wanted)
        self._controls.set_low(not fits)
        self.overview_fits.emit(fits)

    @Slot(object)
    def show_overview(self, overview: Overview) -> None:
        """Show a new overview of the workspace."""
        if overview.cycles:
            self.throughput.add(overview.cycles)
            self._chart_card.redraw_often()
            self.minted.emit()
        self._overview.show_overview(overview)
        self.jobs.show_brand_names(overview.brand_names)
        self.show_changed(list(overview.jobs))
        self._jobs_panel.set_loaded()
        self._select_newest_at_start()
        self.jobs.show_rates(self.throughput, datetime.now(UTC))

    @Slot(object)
    def show_changed(self, jobs: list[MintJob]) -> None:
        """Show jobs that are new or have changed."""
        self.jobs.merge(jobs)
        self._brand_keys.update(job.brand_key for job in jobs)
        self._filters.offer_brands({key: self.jobs.brand_name(key) for key in self._brand_keys})
        if self._select_when_known is not None:
            self.select_job(self._select_when_known)

    def _select_newest_at_start(self) -> None:
        """Select the newest job once; after that, only the user changes the selection."""
        if not self._selected_first and self.jobs.jobs():
            self._selected_first = True
            if not self.table.selected_jobs():
                self.select_job(self.jobs.jobs()[0].id)

    def _show_selection(self, jobs: list[MintJob]) -> None:
        self._actions.set_jobs(jobs)
        self._notice.show_jobs(jobs)

    def show_welcome(self, card: QWidget | None) -> None:
        """Show the card while there are no jobs; None shows the default text instead."""
        self._jobs_panel.show_welcome(card)

    def _lay_out(self) -> None:
        column = column_layout(
            self._overview,
            self._controls,
            parent=self,
            spacing=Spacing.S,
            margins=(Spacing.L, Spacing.S, Spacing.L, Spacing.S),
        )
        column.addWidget(self._jobs_panel, 1)
        column.addWidget(self._notice)
