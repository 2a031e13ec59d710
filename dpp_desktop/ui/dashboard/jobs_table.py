"""The view of the table of jobs, with its cells and context menu."""

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction, JobActions
from dpp_desktop.ui.dashboard.jobs_filter import JobsFilter
from dpp_desktop.ui.dashboard.jobs_model import JOB_ROLE, NUMERIC, Column
from dpp_desktop.ui.text.jobs import rate_text
from dpp_desktop.ui.theme.palette import Colours, colours_of
from dpp_desktop.ui.theme.scale import Spacing, Type, font
from dpp_desktop.ui.widgets.tables import (
    Cell,
    Index,
    TextCell,
    cell_width,
    content_rect,
    draw_text,
    text_colour,
)

_BAR_HEIGHT = 6.0


class ProductCell(Cell):
    """The name of the product, with its brand and SKU below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._upper, self._lower = font(Type.BODY), font(Type.CAPTION)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both lines."""
        job, area = index.data(JOB_ROLE), content_rect(option)
        upper, lower = QRect(area), QRect(area)
        upper.setBottom(area.center().y())
        lower.setTop(area.center().y() + 1)
        draw_text(painter, upper, job.product_name, self._upper, text_colour(option))
        brand_and_sku = f"{job.brand_key} · {job.product_sku}"
        draw_text(
            painter, lower, brand_and_sku, self._lower, QColor(colours_of(option.palette).secondary)
        )


class ProgressCell(Cell):
    """The number and percentage of minted tokens, with a progress bar below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font(Type.BODY)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the text and the bar."""
        area = content_rect(option)
        upper = QRect(area)
        upper.setBottom(area.bottom() - int(_BAR_HEIGHT) - Spacing.XS)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        draw_text(painter, upper, text, self._font, text_colour(option))
        bar = QRectF(area.left(), area.bottom() - _BAR_HEIGHT, area.width(), _BAR_HEIGHT)
        _draw_bar(painter, bar, index.data(JOB_ROLE), colours_of(option.palette))


def _draw_bar(painter: QPainter, bar: QRectF, job: MintJob, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.pressed))
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    done = QRectF(bar)
    done.setWidth(bar.width() * job.minted / job.quantity)
    painter.setBrush(QColor(_bar_colour(job.status, colours)))
    painter.drawRoundedRect(done, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)


def _bar_colour(status: JobStatus, colours: Colours) -> str:
    special = {
        JobStatus.COMPLETED: colours.success,
        JobStatus.PAUSED: colours.warning,
        JobStatus.FAILED: colours.danger,
        JobStatus.CANCELLED: colours.disabled,
    }
    return special.get(status, colours.accent)


def cell_for(column: Column, parent: QObject) -> QStyledItemDelegate:
    """Return the delegate of that column."""
    if column is Column.PRODUCT:
        return ProductCell(parent)
    if column is Column.PROGRESS:
        return ProgressCell(parent)
    right = column in NUMERIC
    return TextCell(parent, Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)


_ROW_HEIGHT = 52
_FASTEST = 8_888_888.0
_WIDTHS = {
    Column.JOB: 60,
    Column.STATUS: 148,
    Column.BATCH: 116,
    Column.QUANTITY: 96,
    Column.PROGRESS: 152,
    Column.TIME: 132,
}


class JobsTable(QTableView):
    """The table of jobs; actions apply to the selected jobs."""

    selection_changed = Signal(object)
    """A list of the selected MintJobs."""

    def __init__(
        self, jobs: JobsFilter, actions: JobActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("jobs_table")
        self.setAccessibleName(self.tr("Mint jobs"))
        self._jobs = jobs
        self._actions = actions
        self.setModel(jobs)
        self._set_behaviour()
        self._set_up_columns()
        self.addActions(actions.all())
        # One signal, however many cells and rows have changed together.
        self._pending = QTimer(self, singleShot=True, interval=0)
        self._pending.timeout.connect(self._emit_selection)
        self.selectionModel().selectionChanged.connect(self._pending.start)
        actions.triggered.connect(self._emit_pending)
        jobs.dataChanged.connect(self._emit_if_status_changed)
        self.doubleClicked.connect(self._show_tokens)

    def selected_jobs(self) -> list[MintJob]:
        """Return the selected jobs."""
        return [index.data(JOB_ROLE) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show the tokens of the selected job at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_tokens()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing, because text typed in the table goes to the scan field."""

    def select_row(self, source_row: int) -> None:
        """Select the job in that row of the source model, and scroll to it."""
        index = self._jobs.mapFromSource(self._jobs.sourceModel().index(source_row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def restore(self, state: QByteArray) -> None:
        """Restore saved column widths and the sort order."""
        header = self.horizontalHeader()
        if not state.isEmpty() and header.restoreState(state):
            self.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _set_behaviour(self) -> None:
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

    def _set_up_columns(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        for column in set(Column) - {Column.STATUS}:
            self.setItemDelegateForColumn(column, cell_for(column, self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.resizeSection(Column.RATE, cell_width(rate_text(_FASTEST), Type.BODY))
        header.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(min(_WIDTHS.values()))

    def _show_menu(self, position: QPoint) -> None:
        if self.indexAt(position).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._actions.all())
            menu.popup(self.viewport().mapToGlobal(position))

    def _show_tokens(self) -> None:
        self._actions[JobAction.SHOW_TOKENS].trigger()

    def _emit_if_status_changed(self, first: QModelIndex) -> None:
        if first.column() == Column.STATUS:
            self._pending.start()

    @Slot()
    def _emit_pending(self) -> None:
        """Report a pending change at once, so that an action applies to the visible selection."""
        if self._pending.isActive():
            self._pending.stop()
            self._emit_selection()

    def _emit_selection(self) -> None:
        self.selection_changed.emit(self.selected_jobs())
