"""The page that lists all print jobs: their progress, what they need, and actions."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from dpp_desktop.printing.prints.listing import ListedPrint, PrintsRead
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.jobs_panel import EmptyState
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.prints_list.actions import PrintAction, PrintActions
from dpp_desktop.ui.prints_list.controller import PrintsController
from dpp_desktop.ui.prints_list.model import ROW_ROLE, PrintsModel
from dpp_desktop.ui.prints_list.print_row import PrintRow, attention_message
from dpp_desktop.ui.prints_list.reader import PrintsReader
from dpp_desktop.ui.prints_list.table import PrintsTable
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintEnded, PrintRuns
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, row_layout
from dpp_desktop.ui.widgets.list_page import ListPage
from dpp_desktop.ui.widgets.word_filter import WordFilter, filter_field


class PrintsPage(ListPage):
    """Lists the print jobs; up to date while it is visible."""

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
        self._prints = prints
        self._reader = PrintsReader(workspace, background, self)
        self._listed: dict[int, ListedPrint] = {}
        """The print jobs by their ids."""
        self._damaged: tuple[str, ...] = ()
        """What is wrong with print jobs that can't be read."""
        self._with_state: set[int] = set()
        """The keys of the rows with a state of this process."""
        self._wanted: Callable[[PrintRow], bool] | None = None
        self._problem: Message | None = None
        self.controller = PrintsController(workspace, background, prints, self)
        self._actions = PrintActions(self)
        self._model = PrintsModel(self)
        self._shown = WordFilter(self._model, self)
        self._table = PrintsTable(self._model, self._shown)
        self._filter = filter_field(
            "filter_prints",
            self.tr("Filter by status, design, printer, reason or person"),
            self.tr("Filter print jobs by text"),
        )
        self._message = MessageView(name="print_attention")
        self._bar = self._actions.make_bar()
        self._make_list()
        self._lay_out()
        self._connect()
        self._show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the texts of the buttons if they fit."""
        super().resizeEvent(event)
        self._bar.fit(self.width() - 2 * Spacing.L)

    def select(self, print_id: int) -> None:
        """Select the print job of that id, as soon as it is in the list."""
        self._select_when_listed(lambda row: row.key == print_id)

    def select_started(self, state: PrintState) -> None:
        """Select a print job that was started here, as soon as it is in the list."""
        self._select_when_listed(lambda row: row.is_same(PrintRow(None, state)))

    def _select_when_listed(self, is_wanted: Callable[[PrintRow], bool]) -> None:
        self._wanted = is_wanted
        self.query()

    @Slot()
    def query(self) -> None:
        """Read the print jobs that may have changed, if the page is visible."""
        if self.isVisible():
            self._reader.read()

    @Slot(object)
    def _show(self, read: PrintsRead) -> None:
        self._is_read = True
        self._listed.update((each.print_job.id, each) for each in read.found)
        damaged = (error_text(row.fault) for row in read.damaged)
        self._damaged = tuple(dict.fromkeys((*self._damaged, *damaged)))
        removed = [row.id for row in read.damaged if row.id in self._listed]
        for print_id in removed:
            del self._listed[print_id]
        all_damaged = "\n".join(self._damaged)
        self._problem = Message(Tone.DANGER, all_damaged) if all_damaged else None
        self._change_rows([each.print_job.id for each in read.found], removed)
        self._table.fit_columns()
        if any(listed.is_running for listed in read.found):
            self._query_soon()

    @Slot()
    def _show_states(self) -> None:
        """Show the states of the print jobs of this process, which may have changed."""
        if self._is_read:
            self._change_rows()

    def _change_rows(self, changed: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
        """Show these print jobs as they were read last, and all that have a state."""
        with_state = {row.key: row for row in map(self._row_of, self._prints.states)}
        if any(row.state and row.state.print_id and not row.listed for row in with_state.values()):
            self._query_soon()
        without = (self._with_state | set(changed)) - with_state.keys()
        rows = [PrintRow(self._listed[key]) for key in without if key in self._listed]
        gone = (self._with_state - with_state.keys() - self._listed.keys()) | set(removed)
        self._with_state = set(with_state)
        self._keep_current(lambda: self._model.change_rows([*rows, *with_state.values()], gone))

    def _row_of(self, state: PrintState) -> PrintRow:
        return PrintRow(self._listed.get(state.print_id) if state.print_id else None, state)

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

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change the rows, and select the same print job again, the wanted or the first one."""
        before = self._table.current
        change()
        now = self._table.current
        if self._wanted is None and before and now and now.is_same(before):
            self._show_current()
            return
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
        self._show_count(self.tr("Print jobs: {total}"), self.tr("Print jobs: {shown} of {total}"))

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
        self._reader.was_read.connect(self._show)
        self._reader.failed.connect(self._show_problem)
        self._table.selectionModel().currentRowChanged.connect(self._show_current)
        self._actions.requested.connect(self._perform)
        self._message.pressed.connect(self._act_on_message)
        self.controller.changed.connect(self.query)
        self.controller.failed.connect(self._show_problem)
        self._prints.changed.connect(self._show_states)
        self._prints.began.connect(self._follow_start)
        self._prints.ended.connect(self._follow_end)

    def _make_list(self) -> None:
        self._set_list(
            self._shown,
            self._table,
            self._filter,
            EmptyState(
                "print",
                self.tr("No print jobs yet"),
                self.tr("Select a job, then choose Print labels."),
                (self.tr("Show jobs"), self.back.emit),
            ),
            EmptyState(
                "filter",
                self.tr("No matching print jobs"),
                self.tr("The filter hides all print jobs."),
                (self.tr("Show all print jobs"), self._filter.clear),
            ),
        )

    def _lay_out(self) -> None:
        self.setObjectName("prints_page")
        self._count.setObjectName("prints_count")
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
