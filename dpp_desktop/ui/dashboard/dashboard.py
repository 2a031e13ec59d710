"""The home page: totals and chart above, the jobs below."""

from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
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
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.tasks.database_watcher import DatabaseWatcher
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Space
from dpp_desktop.ui.widgets.basics import IconView, label


class JobNotice(QFrame):
    """Visible while exactly one job is chosen, and that has failed."""

    def __init__(self, retry: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self.setObjectName("job_notice")
        self._text = label("")
        self._text.setWordWrap(True)
        button = QPushButton(icon("retry"), retry.text())
        button.setIconSize(QSize(ICON, ICON))
        button.clicked.connect(retry.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(IconView("failed", role="danger"))
        row.addWidget(self._text, 1)
        row.addWidget(button)
        self.hide()

    def show_jobs(self, jobs: list[MintJob]) -> None:
        """Takes the chosen jobs."""
        failed = jobs[0] if len(jobs) == 1 and jobs[0].error else None
        self.setVisible(failed is not None)
        if failed:
            stopped = self.tr(
                "Job {id} failed. Its %Ln tokens minted so far are kept.", "", failed.minted
            )
            error = translated(failed.error or "")
            self._text.setText(f"{stopped.format(id=failed.id)} {error}")


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


_TOP_HEIGHT = 204
_TOTALS_WIDTH = 248


class Dashboard(QWidget):
    """Everything about the jobs of the workspace."""

    minted = Signal()
    """Tokens were minted since the overview before."""

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
        self._top = QHBoxLayout()
        self._chart_place = QFrame()
        self._place = JobsPanel(self.table, self._filter, self._filters, new_job)
        self._lay()
        self._choose_when_known: int | None = None
        self._begun = False
        self.table.chosen.connect(self._choose)
        database_watcher.beat.connect(self.show_overview)
        database_watcher.older.connect(self.show_changed)

    def show_job(self, job_id: int) -> None:
        """Selects the job, as soon as it is in the table; filters that hide it are lifted."""
        self.make_current(job_id)
        self.table.setFocus()

    def make_current(self, job_id: int) -> None:
        """Has the actions be about that job, as soon as it is in the table, where it is chosen."""
        row = self.jobs.row_of(job_id)
        self._choose_when_known = job_id if row is None else None
        if row is None:
            return
        if not self._filter.mapFromSource(self.jobs.index(row, 0)).isValid():
            self._filters.clear()
        self.table.choose(row)

    def add_chart(self, card: QFrame) -> None:
        """Puts the chart in its place, which is kept free for it."""
        card.setFixedHeight(_TOP_HEIGHT)
        self._top.replaceWidget(self._chart_place, card)
        self._chart_place.deleteLater()

    @Slot(object)
    def show_overview(self, overview: Overview) -> None:
        """Takes over what the pulse has seen."""
        if overview.cycles:
            self.throughput.add(overview.cycles)
            self.minted.emit()
        self._totals.show_overview(overview)
        self.show_changed(list(overview.jobs))
        self._place.jobs_known()
        self._begin_with_newest()
        self.jobs.show_rates(self.throughput, datetime.now(UTC))

    @Slot(object)
    def show_changed(self, jobs: list[MintJob]) -> None:
        """Takes over jobs that are new to the table, or have changed."""
        self.jobs.merge(jobs)
        self._filters.offer_brands({job.brand_key for job in jobs})
        if self._choose_when_known is not None:
            self.make_current(self._choose_when_known)

    def _begin_with_newest(self) -> None:
        """Chooses the newest job at the start, and leaves it to the user from then on."""
        if not self._begun and self.jobs.jobs():
            self._begun = True
            if not self.table.chosen_jobs():
                self.make_current(self.jobs.jobs()[0].id)

    def _choose(self, jobs: list[MintJob]) -> None:
        self._actions.choose(jobs)
        self._notice.show_jobs(jobs)

    def welcome(self, card: QWidget | None) -> None:
        """Shows the card while there are no jobs; without one, the invitation to mint."""
        self._place.welcome(card)

    def _lay(self) -> None:
        self._totals.setFixedSize(_TOTALS_WIDTH, _TOP_HEIGHT)
        self._chart_place.setProperty("kind", "card")
        self._chart_place.setFixedHeight(_TOP_HEIGHT)
        self._top.setSpacing(Space.M)
        self._top.addWidget(self._totals)
        self._top.addWidget(self._chart_place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(self._top)
        column.addLayout(self._controls())
        column.addWidget(self._place, 1)
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
        rows = QVBoxLayout()
        rows.setSpacing(Space.XS)
        rows.addWidget(bar)
        rows.addWidget(self._filters)
        return rows
