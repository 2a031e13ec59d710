"""The table of jobs on the screen, with its context menu."""

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.cells import cell_for
from dpp_desktop.ui.dashboard.job_actions import Deed, JobActions
from dpp_desktop.ui.dashboard.job_columns import Column
from dpp_desktop.ui.dashboard.job_words import rate_text
from dpp_desktop.ui.dashboard.jobs_filter import JobsFilter
from dpp_desktop.ui.dashboard.jobs_model import JOB_ROLE
from dpp_desktop.ui.look.cells import width_of
from dpp_desktop.ui.look.scale import Type

_ROW_HEIGHT = 52
_FASTEST = 8_888_888.0
_WIDTHS = {
    Column.JOB: 60,
    Column.STATUS: 136,
    Column.BATCH: 116,
    Column.QUANTITY: 96,
    Column.PROGRESS: 152,
    Column.TIME: 132,
}


class JobsTable(QTableView):
    """Jobs in rows; what is chosen here is what the actions are about."""

    chosen = Signal(object)
    """The list of MintJob that are selected."""

    def __init__(
        self, jobs: JobsFilter, actions: JobActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("jobs_table")
        self.setAccessibleName(self.tr("Mint jobs"))
        self._jobs = jobs
        self._actions = actions
        self.setModel(jobs)
        self._behave()
        self._lay_columns()
        self.addActions(actions.all())
        # Once, however many cells and rows have changed together.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self._telling.start)
        actions.triggered.connect(self._tell_at_once)
        jobs.dataChanged.connect(self._tell_if_status_changed)
        self.doubleClicked.connect(self._show_tokens)

    def chosen_jobs(self) -> list[MintJob]:
        """Returns the selected jobs."""
        return [index.data(JOB_ROLE) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter shows the tokens of the chosen job: here alone, on a button it presses that."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_tokens()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Searches nothing: what is typed here is a scan."""

    def choose(self, source_row: int) -> None:
        """Selects the job in that row of the model, and scrolls to it."""
        index = self._jobs.mapFromSource(self._jobs.sourceModel().index(source_row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def restore(self, state: QByteArray) -> None:
        """Takes over the widths and the order of an earlier time."""
        header = self.horizontalHeader()
        if not state.isEmpty() and header.restoreState(state):
            self.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.JOB, Qt.SortOrder.DescendingOrder)

    def _lay_columns(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        for column in set(Column) - {Column.STATUS}:
            self.setItemDelegateForColumn(column, cell_for(column, self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.resizeSection(Column.RATE, width_of(rate_text(_FASTEST), Type.BODY))
        header.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(min(_WIDTHS.values()))

    def _show_menu(self, place: QPoint) -> None:
        if self.indexAt(place).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._actions.all())
            menu.popup(self.viewport().mapToGlobal(place))

    def _show_tokens(self) -> None:
        self._actions[Deed.SHOW_TOKENS].trigger()

    def _tell_if_status_changed(self, first: QModelIndex) -> None:
        if first.column() == Column.STATUS:
            self._telling.start()

    @Slot()
    def _tell_at_once(self) -> None:
        """What was chosen just now is what an action is about."""
        if self._telling.isActive():
            self._telling.stop()
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.chosen_jobs())
