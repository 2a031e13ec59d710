"""The page that lists all print jobs: their progress, what they need, and actions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from dpp_desktop.model.readable import Readable
from dpp_desktop.printing.prints.listing import ListedPrint, list_prints
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_panel import EmptyState
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.prints_list.actions import PrintAction, PrintActions
from dpp_desktop.ui.prints_list.controller import PrintsController
from dpp_desktop.ui.prints_list.model import ROW_ROLE, PrintsFilter, PrintsModel
from dpp_desktop.ui.prints_list.print_row import PrintRow, attention_message
from dpp_desktop.ui.prints_list.table import PrintsTable
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintEnded, PrintRuns
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.word_filter import filter_field

_SOON_MS = 1_000


class PrintsPage(QWidget):
    """Lists the print jobs; up to date while it is visible."""

    back = Signal()
    """The user asked to go back to the jobs."""
    verification_requested = Signal(object)
    """The DueScan of a label that must be scanned."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        prints: PrintRuns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._prints = prints
        self._question: BackgroundTask | None = None
        self._found: Sequence[ListedPrint] | None = None
        self._wanted: Callable[[PrintRow], bool] | None = None
        self._problem: Message | None = None
        self.controller = PrintsController(workspace, background, prints, self)
        self._actions = PrintActions(self)
        self._model = PrintsModel(self)
        self._shown = PrintsFilter(self._model, self)
        self._table = PrintsTable(self._model, self._shown)
        self._filter = self._make_filter()
        self._message = MessageView(name="print_attention")
        self._count = label("", "secondary")
        self._bar = self._actions.make_bar()
        self._panel = QStackedWidget()
        self._no_prints = EmptyState(
            "print",
            self.tr("No print jobs yet"),
            self.tr("Select a job, then choose Print labels."),
            (self.tr("Show jobs"), self.back.emit),
        )
        self._no_match = EmptyState(
            "filter",
            self.tr("No matching print jobs"),
            self.tr("The filter hides all print jobs."),
            (self.tr("Show all print jobs"), self._filter.clear),
        )
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._connect()
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Query the print jobs."""
        super().showEvent(event)
        self.query()

    def event(self, event: QEvent) -> bool:
        """Query the print jobs when the window is activated: others may have changed them."""
        if event.type() == QEvent.Type.WindowActivate:
            self.query()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the texts of the buttons if they fit."""
        super().resizeEvent(event)
        self._bar.fit(self.width() - 2 * Spacing.L)

    def take_focus(self) -> None:
        """Set the focus to the table."""
        self._table.setFocus()

    def select(self, print_id: int) -> None:
        """Select the print job of that id, as soon as it is in the list."""
        self._select_when_listed(lambda row: row.key == (0, print_id))

    def select_started(self, state: PrintState) -> None:
        """Select a print job that was started here, as soon as it is in the list."""
        self._select_when_listed(lambda row: row.is_same(PrintRow(None, state)))

    def _select_when_listed(self, is_wanted: Callable[[PrintRow], bool]) -> None:
        self._wanted = is_wanted
        self.query()

    @Slot()
    def query(self) -> None:
        """Read the print jobs, if the page is visible."""
        if not self.isVisible():
            return
        if self._question:  # it may have read what has been changed since then
            self._query_soon()
            return
        workspace = self._workspace
        self._question = self._background.start(
            self, lambda: list_prints(workspace), self._show, self._fail
        )

    @Slot()
    def _query_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show(self, read: Readable[ListedPrint]) -> None:
        self._question = None
        damaged = "\n".join(error_text(row.fault) for row in read.damaged)
        self._problem = Message(Tone.DANGER, damaged) if damaged else None
        self._found = read.found
        self._show_rows()
        self._table.fit_columns()
        if any(listed.is_running for listed in read.found):
            self._query_soon()

    @Slot()
    def _show_rows(self) -> None:
        """Show the print jobs that were read last, with their state in this process."""
        if self._found is not None:
            rows = self._rows(self._found)
            self._keep_current(lambda: self._model.show_rows(rows))

    def _rows(self, found: Sequence[ListedPrint]) -> list[PrintRow]:
        states = {each.print_id: each for each in self._prints.states if each.print_job}
        known = {listed.print_job.id for listed in found}
        new = [PrintRow(None, each) for each in self._prints.states if each.print_id not in known]
        if states.keys() - known:
            self._query_soon()
        return [
            *reversed(new),
            *(PrintRow(listed, states.get(listed.print_job.id)) for listed in found),
        ]

    def _fail(self, error: Exception) -> None:
        self._question = None
        self._show_problem(error)

    @Slot(object)
    def _show_problem(self, error: Exception) -> None:
        self._problem = Message(Tone.DANGER, error_text(error))
        self._show_current()

    @Slot()
    def _follow_start(self) -> None:
        self._problem = None  # what couldn't start before may have started now
        self.query()

    @Slot(object)
    def _follow_end(self, ended: PrintEnded) -> None:
        # From now on, only its number tells which row is that of the print job.
        if ended.state.print_id is not None and self._is_chosen(PrintRow(None, ended.state)):
            self.select(ended.state.print_id)
        if ended.failure:
            self._show_problem(ended.failure)
        self.query()

    @Slot(str)
    def _filter_by(self, text: str) -> None:
        self._keep_current(lambda: self._shown.show_text(text))

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change the rows, and select the same print job again, the wanted or the first one."""
        before = self._table.current
        change()
        rows = [self._shown.index(row, 0).data(ROW_ROLE) for row in range(self._shown.rowCount())]
        wanted = [place for place, row in enumerate(rows) if self._is_wanted(row, before)]
        if wanted:
            self._wanted = None
            self._table.selectRow(wanted[0])
        elif rows and self._table.current is None:
            self._table.selectRow(0)
        self._show_current()

    def _is_chosen(self, row: PrintRow) -> bool:
        """Return whether the row is selected, or is to be as soon as it is in the list."""
        current = self._table.current
        return self._wanted(row) if self._wanted else bool(current and current.is_same(row))

    def _is_wanted(self, row: PrintRow, before: PrintRow | None) -> bool:
        if self._wanted:
            return self._wanted(row)
        return before is not None and row.is_same(before)

    @Slot()
    def _show_current(self) -> None:
        row = self._table.current
        self._show_actions(row)
        due = attention_message(row) if row else None
        self._message.show_message(self._problem or due)
        shown, total = self._shown.rowCount(), self._model.rowCount()
        is_empty = self._found is not None and not shown
        empty = self._no_match if total else self._no_prints
        self._panel.setCurrentWidget(empty if is_empty else self._table)
        text = self.tr("Print jobs: {total}")
        if shown != total:
            text = self.tr("Print jobs: {shown} of {total}")
        shown_text = text.format(shown=number(shown), total=number(total))
        self._count.setText(shown_text if total else "")

    def _show_actions(self, row: PrintRow | None) -> None:
        """Enable what is possible; the focus doesn't move from a disabled button to the next."""
        focused = QApplication.focusWidget()
        self._actions.show_row(row)
        if focused and self._bar.isAncestorOf(focused) and not focused.isEnabled():
            self._table.setFocus()
        self._bar.fit(self.width() - 2 * Spacing.L)

    @Slot()
    def _act_on_message(self) -> None:
        row = self._table.current
        if row and row.state and row.state.due:
            self.verification_requested.emit(row.state.due)
        else:
            self._actions.request(PrintAction.LAST_GOOD)

    @Slot(object, object)
    def _perform(self, action: PrintAction, row: PrintRow) -> None:
        self._problem = None
        self.controller.perform(action, row)
        self._show_current()

    def _connect(self) -> None:
        self._soon.timeout.connect(self.query)
        self._filter.textChanged.connect(self._filter_by)
        self._table.selectionModel().currentRowChanged.connect(self._show_current)
        self._actions.requested.connect(self._perform)
        self._message.pressed.connect(self._act_on_message)
        self.controller.changed.connect(self.query)
        self.controller.failed.connect(self._show_problem)
        self._prints.changed.connect(self._show_rows)
        self._prints.began.connect(self._follow_start)
        self._prints.ended.connect(self._follow_end)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        # It also works while the scan field has the focus, but not while the page is hidden.
        leave.setContext(Qt.ShortcutContext.WindowShortcut)
        leave.activated.connect(self.back)

    def _make_filter(self) -> ButtonField:
        return filter_field(
            "filter_prints",
            self.tr("Filter by status, design, printer, reason or person"),
            self.tr("Filter print jobs by text"),
        )

    def _lay_out(self) -> None:
        self.setObjectName("prints_page")
        self._count.setObjectName("prints_count")
        for page in (self._table, self._no_prints, self._no_match):
            self._panel.addWidget(page)
        head = row_layout(self._filter, spacing=Spacing.M)
        head.addWidget(self._count)
        head.setStretch(0, 1)
        column = column_layout(
            head,
            self._message,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, Spacing.S, Spacing.L, Spacing.M),
        )
        column.addWidget(self._panel, 1)
        column.addWidget(self._bar)
