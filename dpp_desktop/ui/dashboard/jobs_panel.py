"""The table of jobs, or a text if there is nothing to show."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from dpp_desktop.ui.dashboard.jobs_filter import FilterBar, JobsFilter
from dpp_desktop.ui.dashboard.jobs_table import JobsTable
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, push_button
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent

_ICON = 48


class EmptyState(QWidget):
    """An icon, a title, a text and a button."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        button: tuple[str, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        view = IconView(icon_name, role="secondary", size=_ICON)
        button_text, act = button
        action = push_button(button_text, "empty_button", act)
        column = column_layout(parent=self)
        column.addStretch()
        for widget in (view, label(title, "title"), label(text, "secondary"), action):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


_TABLE, _NO_JOBS, _NO_MATCH = range(3)


class JobsPanel(QStackedWidget):
    """Shows the table, or why it is empty: no jobs yet, or no match for the filter."""

    def __init__(
        self, table: JobsTable, jobs: JobsFilter, filters: FilterBar, new_job: QAction
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._loaded = False
        self._card: QWidget | None = None
        for widget in (table, self._no_jobs(new_job), self._no_match(filters)):
            self.addWidget(widget)
        # Only what the parts above and below leave: they must not shrink.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        jobs.rowsInserted.connect(self._select_page)
        jobs.rowsRemoved.connect(self._select_page)

    def set_loaded(self) -> None:
        """Mark the jobs as loaded, so that an empty model means that there are none."""
        self._loaded = True
        self._select_page()

    def show_welcome(self, card: QWidget | None) -> None:
        """Show the card while there are no jobs; None shows the default text instead."""
        if self._card:
            self.removeWidget(self._card)
        self._card = ScrollingContent(card) if card else None
        if self._card:
            self.addWidget(self._card)
        self._select_page()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the space for the heading and one row, whatever the pages ask for."""
        return QSize(0, 2 * TARGET)

    def _select_page(self) -> None:
        if self._jobs.rowCount():
            self.setCurrentIndex(_TABLE)
        elif self._loaded:
            hidden = self._jobs.sourceModel().rowCount() > 0
            no_jobs = self.indexOf(self._card) if self._card else _NO_JOBS
            self.setCurrentIndex(_NO_MATCH if hidden else no_jobs)

    def _no_jobs(self, new_job: QAction) -> EmptyState:
        return EmptyState(
            "jobs",
            self.tr("No jobs yet"),
            self.tr("Choose a product, a batch and a quantity, and start minting."),
            (self.tr("New mint job…"), new_job.trigger),
        )

    def _no_match(self, filters: FilterBar) -> EmptyState:
        return EmptyState(
            "filter",
            self.tr("No matching jobs"),
            self.tr("The filter hides all jobs."),
            (self.tr("Show all jobs"), filters.clear),
        )
