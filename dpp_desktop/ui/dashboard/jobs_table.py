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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
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
from dpp_desktop.ui.dashboard.jobs_model import (
    BRAND_ROLE,
    JOB_ROLE,
    NUMERIC,
    PART_ROLE,
    PARTS,
    TOTAL_ROLE,
    Column,
)
from dpp_desktop.ui.text.jobs import number, rate_text, status_word
from dpp_desktop.ui.theme.palette import Colours, colours_of
from dpp_desktop.ui.theme.scale import ICON, Spacing, Type, font
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
        brand_and_sku = f"{index.data(BRAND_ROLE)} · {job.product_sku}"
        draw_text(
            painter, lower, brand_and_sku, self._lower, QColor(colours_of(option.palette).secondary)
        )


class ProgressCell(Cell):
    """A part of the quantity with its percentage, and a progress bar below.

    Without space for both, only the number is shown. The cell is empty if nothing is exported yet.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font(Type.BODY)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the text and the bar."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if not text:
            return
        area, part = content_rect(option), index.data(PART_ROLE)
        upper = QRect(area)
        upper.setBottom(area.bottom() - int(_BAR_HEIGHT) - Spacing.XS)
        painter.setFont(self._font)
        elide = Qt.TextElideMode.ElideRight
        if painter.fontMetrics().elidedText(text, elide, area.width()) != text:
            text = number(part)
        draw_text(painter, upper, text, self._font, text_colour(option))
        bar = QRectF(area.left(), area.bottom() - _BAR_HEIGHT, area.width(), _BAR_HEIGHT)
        job, colours = index.data(JOB_ROLE), colours_of(option.palette)
        total = index.data(TOTAL_ROLE)
        status = job.status if index.column() == Column.PROGRESS else _status_of_part(part, total)
        _draw_bar(painter, bar, part / total, _bar_colour(status, colours), colours)


def _status_of_part(part: int, total: int) -> JobStatus:
    return JobStatus.COMPLETED if part == total else JobStatus.MINTING


def _draw_bar(painter: QPainter, bar: QRectF, share: float, colour: str, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.pressed))
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    done = QRectF(bar)
    done.setWidth(bar.width() * share)
    painter.setBrush(QColor(colour))
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
    if column in PARTS:
        return ProgressCell(parent)
    right = column in NUMERIC
    return TextCell(parent, Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)


_ROW_HEIGHT = 44
_FASTEST = 8_888_888.0
_MIN_PRODUCT_WIDTH = 138
_WIDE_FROM = 1_340
_NARROW_WIDTHS = {
    Column.JOB: 50,
    Column.BATCH: 96,
    Column.ORDER: 130,
    Column.QUANTITY: 92,
    Column.PROGRESS: 100,
    Column.EXPORTED: 94,
    Column.HANDED_OVER: 94,
    Column.PRINTED: 94,
    Column.TIME: 104,
}
_WIDE_WIDTHS = _NARROW_WIDTHS | {
    Column.JOB: 60,
    Column.BATCH: 108,
    Column.ORDER: 136,
    Column.QUANTITY: 96,
    Column.PROGRESS: 126,
    Column.EXPORTED: 122,
    Column.HANDED_OVER: 122,
    Column.PRINTED: 122,
}
_OWN_WIDTHS, _DEFAULT_WIDTHS = b"own:", b"std:"
"""Marks of a saved state: whether the user has changed the widths."""
_REACHED_BY_SCROLLING = (Column.TIME, Column.RATE)
"""The columns that may be outside the view, because they are about running jobs."""


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
        self._has_own_widths = False
        self._is_fitting = False
        self._printed_width = _NARROW_WIDTHS[Column.PRINTED]
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

    def saved_state(self) -> QByteArray:
        """Return the column widths and the sort order, for `restore`."""
        kind = _OWN_WIDTHS if self._has_own_widths else _DEFAULT_WIDTHS
        return QByteArray(kind) + self.horizontalHeader().saveState()

    def restore(self, state: QByteArray) -> None:
        """Restore saved column widths and the sort order.

        Widths that the user hasn't changed aren't restored: they depend on language and font.
        """
        header = self.horizontalHeader()
        kind = state.first(len(_OWN_WIDTHS)) if state.size() > len(_OWN_WIDTHS) else QByteArray()
        is_marked = kind in (QByteArray(_OWN_WIDTHS), QByteArray(_DEFAULT_WIDTHS))
        saved = state.sliced(len(_OWN_WIDTHS)) if is_marked else state
        if not saved.isEmpty() and header.restoreState(saved):
            self._is_fitting = True
            header.showSection(Column.PRINTED)  # otherwise its width isn't known
            self._is_fitting = False
            self.sortByColumn(header.sortIndicatorSection(), header.sortIndicatorOrder())
            self._has_own_widths = kind == QByteArray(_OWN_WIDTHS)
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the product the width that the other columns leave."""
        super().resizeEvent(event)
        self._fit_columns()

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
        header.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(min(_NARROW_WIDTHS.values()))
        self._text_widths = self._measure_texts()
        header.sectionResized.connect(self._keep_width)

    def _measure_texts(self) -> dict[Column, int]:
        """Return the widths that the headings and the longest known texts need, in pixels."""
        widest = max(cell_width(status_word(each), Type.BODY) for each in JobStatus)
        texts = {
            Column.STATUS: widest + ICON + Spacing.S,
            Column.RATE: cell_width(rate_text(_FASTEST), Type.BODY),
        }
        bold = QFont(self.horizontalHeader().font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        return {
            column: max(texts.get(column, 0), metrics.horizontalAdvance(heading) + 2 * Spacing.M)
            for column in set(Column) - {Column.PRODUCT}
            if (heading := self._jobs.headerData(column, Qt.Orientation.Horizontal))
        }

    def _default_widths(self, *, is_wide: bool) -> dict[Column, int]:
        """Return the widths of all columns but the product, in pixels."""
        widths = _WIDE_WIDTHS if is_wide else _NARROW_WIDTHS
        return widths | {
            column: max(width, widths.get(column, 0)) for column, width in self._text_widths.items()
        }

    def _fit_columns(self) -> None:
        """Set the widths that the user hasn't changed, and give the rest to the product.

        If there isn't enough space, the printed units are only in the tooltip, and the last columns
        are reached by scrolling.
        """
        header, available = self.horizontalHeader(), self.viewport().width()
        self._is_fitting = True
        if not self._has_own_widths:
            widths = self._default_widths(is_wide=available >= _WIDE_FROM)
            self._printed_width = widths[Column.PRINTED]
            for column, width in widths.items():
                header.resizeSection(column, width)
        self._hide_printed_unless_it_fits(available)
        others = header.length() - header.sectionSize(Column.PRODUCT)
        header.resizeSection(Column.PRODUCT, max(available - others, _MIN_PRODUCT_WIDTH))
        self._is_fitting = False

    def _hide_printed_unless_it_fits(self, available: int) -> None:
        header = self.horizontalHeader()
        if not header.isSectionHidden(Column.PRINTED):
            self._printed_width = header.sectionSize(Column.PRINTED)
        elsewhere = (Column.PRINTED, Column.PRODUCT, *_REACHED_BY_SCROLLING)
        others = sum(header.sectionSize(column) for column in set(Column) - set(elsewhere))
        needed = _MIN_PRODUCT_WIDTH + others + self._printed_width
        header.setSectionHidden(Column.PRINTED, needed > available)

    @Slot()
    def _keep_width(self) -> None:
        if not self._is_fitting:
            self._has_own_widths = True
            self._fit_columns()

    def _show_menu(self, position: QPoint) -> None:
        if self.indexAt(position).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._actions.add_to(menu)
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
