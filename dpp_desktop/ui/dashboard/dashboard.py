"""The home page: totals, chart and jobs."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction, JobActions
from dpp_desktop.ui.dashboard.jobs_filter import FilterBar, JobsFilter
from dpp_desktop.ui.dashboard.jobs_model import JobsModel
from dpp_desktop.ui.dashboard.jobs_panel import JobsPanel
from dpp_desktop.ui.dashboard.jobs_table import JobsTable
from dpp_desktop.ui.dashboard.throughput import Throughput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.tasks.database_watcher import DatabaseWatcher
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, push_button, row_layout


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


class Totals(QFrame):
    """The totals of the workspace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("totals")
        margins = (Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        self._column = column_layout(parent=self, spacing=0, margins=margins)
        self._tokens = self._figure("total_tokens", self.tr("Tokens in this workspace"), "display")
        self._column.addStretch()
        self._today = self._figure("total_today", self.tr("Minted today"), "title")
        self._column.addStretch()
        self._under_way = self._figure("total_under_way", self.tr("Active jobs"), "title")

    def show_overview(self, overview: Overview) -> None:
        """Show the totals of an overview."""
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


_TOP_HEIGHT = 204
_TOTALS_WIDTH = 248


class Dashboard(QWidget):
    """The page of the workspace's jobs."""

    minted = Signal()
    """Tokens were minted since the previous overview."""

    def __init__(
        self,
        database_watcher: DatabaseWatcher,
        actions: JobActions,
        new_job: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.throughput = Throughput()
        self.jobs = JobsModel(self)
        self._actions = actions
        self._filter = JobsFilter(self)
        self._filter.setSourceModel(self.jobs)
        self.table = JobsTable(self._filter, actions)
        self._filters = FilterBar(self._filter)
        self._notice = JobNotice(actions[JobAction.RETRY])
        self._totals = Totals()
        self._overview = QWidget()
        self._top = row_layout(parent=self._overview, spacing=Spacing.M)
        self._chart_placeholder = QFrame()
        self._jobs_panel = JobsPanel(self.table, self._filter, self._filters, new_job)
        self._lay_out()
        self._select_when_known: int | None = None
        self._selected_first = False
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
        self._overview.setVisible(visible)

    def add_chart(self, card: QFrame) -> None:
        """Add the chart in the space that is reserved for it."""
        card.setFixedHeight(_TOP_HEIGHT)
        self._top.replaceWidget(self._chart_placeholder, card)
        self._chart_placeholder.deleteLater()

    @Slot(object)
    def show_overview(self, overview: Overview) -> None:
        """Show a new overview of the workspace."""
        if overview.cycles:
            self.throughput.add(overview.cycles)
            self.minted.emit()
        self._totals.show_overview(overview)
        self.show_changed(list(overview.jobs))
        self._jobs_panel.set_loaded()
        self._select_newest_at_start()
        self.jobs.show_rates(self.throughput, datetime.now(UTC))

    @Slot(object)
    def show_changed(self, jobs: list[MintJob]) -> None:
        """Show jobs that are new or have changed."""
        self.jobs.merge(jobs)
        self._filters.offer_brands({job.brand_key for job in jobs})
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
        self._totals.setFixedSize(_TOTALS_WIDTH, _TOP_HEIGHT)
        self._chart_placeholder.setProperty("kind", "card")
        self._chart_placeholder.setFixedHeight(_TOP_HEIGHT)
        self._top.addWidget(self._totals)
        self._top.addWidget(self._chart_placeholder, 1)
        column = column_layout(
            self._overview,
            self._controls(),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, Spacing.M, Spacing.L, Spacing.M),
        )
        column.addWidget(self._jobs_panel, 1)
        column.addWidget(self._notice)

    def _controls(self) -> QVBoxLayout:
        bar = QToolBar()
        bar.setObjectName("job_bar")
        bar.setProperty("kind", "plain")
        bar.setIconSize(QSize(ICON, ICON))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for action in self._actions.all():
            bar.addAction(action)
            bar.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return column_layout(bar, self._filters, spacing=Spacing.XS)
