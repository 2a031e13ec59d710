"""Where the jobs are shown, or why there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dpp_desktop.ui.dashboard.jobs_filter import FilterBar, JobsFilter
from dpp_desktop.ui.dashboard.jobs_table import JobsTable
from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.basics import IconView, label

_ICON = 48


class EmptyState(QWidget):
    """An icon, a sentence, another one, and a button."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        button: tuple[str, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sign = IconView(icon_name, role="secondary", size=_ICON)
        words, act = button
        press = QPushButton(words)
        press.setObjectName("empty_button")
        press.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch()
        for widget in (sign, label(title, "title"), label(text, "secondary"), press):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


_TABLE, _NO_JOBS, _NO_MATCH = range(3)


class JobsPanel(QStackedWidget):
    """The table; an invitation while there are no jobs; a way out of a filter that hides all."""

    def __init__(
        self, table: JobsTable, jobs: JobsFilter, filters: FilterBar, new_job: QAction
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._known = False
        self._card: QWidget | None = None
        for widget in (table, self._no_jobs(new_job), self._no_match(filters)):
            self.addWidget(widget)
        jobs.rowsInserted.connect(self._choose)
        jobs.rowsRemoved.connect(self._choose)

    def set_loaded(self) -> None:
        """From now on, no jobs means that there are none."""
        self._known = True
        self._choose()

    def welcome(self, card: QWidget | None) -> None:
        """Shows the card while there are no jobs; without one, the invitation to mint."""
        if self._card:
            self.removeWidget(self._card)
        self._card = card
        if card:
            self.addWidget(card)
        self._choose()

    def _choose(self) -> None:
        if self._jobs.rowCount():
            self.setCurrentIndex(_TABLE)
        elif self._known:
            hidden = self._jobs.sourceModel().rowCount() > 0
            without = self.indexOf(self._card) if self._card else _NO_JOBS
            self.setCurrentIndex(_NO_MATCH if hidden else without)

    def _no_jobs(self, new_job: QAction) -> EmptyState:
        return EmptyState(
            "jobs",
            self.tr("No jobs yet"),
            self.tr("Choose a product, give its batch and quantity, and mint."),
            (self.tr("New mint job…"), new_job.trigger),
        )

    def _no_match(self, filters: FilterBar) -> EmptyState:
        return EmptyState(
            "filter",
            self.tr("No job fits the filter"),
            self.tr("All jobs are hidden by it."),
            (self.tr("Show all jobs"), filters.clear),
        )
