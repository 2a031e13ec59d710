"""The page that shows a job's tokens."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import window_language
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.tasks.throttled_query import ThrottledQuery
from dpp_desktop.ui.text.errors import error_text, explain
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.tokens.facts_grid import TokenFacts, facts_of_unit
from dpp_desktop.ui.tokens.token_card import TokenCard
from dpp_desktop.ui.tokens.tokens_heading import TokensHeading
from dpp_desktop.ui.tokens.tokens_model import TokensModel, TokensTable
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.units.unit_status import ShownStates, shown_states


class NoTokens(QWidget):
    """Explains why the job has no tokens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noTokens")
        view = IconView("tokens", role="secondary", size=TARGET)
        self._reason = label("", "secondary")
        column = column_layout(parent=self)
        column.addStretch()
        for widget in (view, label(self.tr("No tokens yet"), "title"), self._reason):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_job(self, job: MintJob) -> None:
        """Show the reason for that job."""
        self._reason.setText(self._reason_for(job.status))

    def _reason_for(self, status: JobStatus) -> str:
        if not status.is_idle:
            return self.tr("Tokens appear here as they are minted.")
        if status is JobStatus.CANCELLED:
            return self.tr("The job was cancelled before any tokens were minted.")
        return self.tr("The job stopped before any tokens were minted. Resume it to continue.")


# The visible rows are loaded before the card of the selected token.
_CARD_DELAY_MS = 30
_GROWTH_INTERVAL_MS = 2_000

_SMALL_WIDTH = 22 * TARGET
_SMALL_HEIGHT = 11 * TARGET

_NO_SUCH_NUMBER = "no_such_number"
_FAILURE = "failure"


class TokensPage(QWidget):
    """The table of a job's tokens, and the card of the selected token."""

    back = Signal()
    """The user asked to go back to the jobs."""
    scanned = Signal(str)
    """A text other than a number that was scanned or entered in the field for a number."""
    print_requested = Signal(object, int)
    """A MintJob, and the unit whose label to print, counted from 0."""
    history_requested = Signal(object, int)
    """A MintJob, and the unit whose history to show, counted from 0."""
    browsed = Signal()
    """The user selected another token."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tokensPage")
        self._workspace = workspace
        self._background = background
        self._job: MintJob | None = None
        self._shown: MintJob | None = None
        self._task: BackgroundTask | None = None
        self._card_delay = QTimer(self, singleShot=True, interval=_CARD_DELAY_MS)
        self._growth = QTimer(self, singleShot=True, interval=_GROWTH_INTERVAL_MS)
        self._growth.timeout.connect(self._grow)
        self._model = TokensModel(workspace, background, self)
        self._heading = TokensHeading()
        self._notices = NoticeBar()
        self._table = TokensTable(self._model)
        self._card = TokenCard(workspace, background)
        self._states = ThrottledQuery(background, self._prepare_states, self)
        self._empty = NoTokens()
        self._lay_out()
        self._connect()

    def open_job(self, job: MintJob, unit: int | None = None) -> None:
        """Show the job's tokens and select that unit, counted from 0; the first by default."""
        if self._job is None or self._job.id != job.id:
            self._card.clear()
        self._job = self._shown = job
        self._load_card()
        self._notices.close_all()
        self._heading.show_job(job)
        self._model.show_job(job)
        self._table.fit_numbers(job.quantity)
        self._select(unit or 0)
        self._table.setFocus()

    def update_job(self, job: MintJob) -> None:
        """Show the progress of the job, if it is the one that is open."""
        if self._job is None or self._job.id != job.id:
            return
        self._job = job
        if job.status.is_idle or not self._growth.isActive():
            self._grow()

    @Slot()
    def _grow(self) -> None:
        """Append new tokens, at most every two seconds because it repaints all visible rows."""
        if self._job is None or self._job == self._shown:
            return
        self._shown = self._job
        self._growth.start()
        was_empty = self._model.rowCount() == 0
        self._heading.show_job(self._job)
        self._model.grow(self._job.minted)
        if was_empty:
            self._select(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the states that may have changed while the page was hidden."""
        super().showEvent(event)
        self.refresh_states()

    @Slot()
    def refresh_states(self) -> None:
        """Show the states of units again, because something was changed here or elsewhere."""
        self._states.run_soon()

    def _prepare_states(self) -> Callable[[], ShownStates] | None:
        job, shown = self._job, self._card.shown
        if job is None or not self.isVisible():
            return None
        is_of_job = shown is not None and shown.token.job.id == job.id
        unit = shown.token.unit if shown and is_of_job else None
        return partial(shown_states, self._workspace, job, unit)

    @Slot(object)
    def _show_states(self, read: ShownStates) -> None:
        """Show the states, unless another job or token has been opened meanwhile."""
        if self._job is None or self._job.id != read.job_id:
            return
        self._model.show_void(read.void)
        shown = self._card.shown
        place = (shown.token.job.id, shown.token.unit) if shown else None
        if read.status and place == (read.job_id, read.unit):
            self._card.show_status(read.status)
            self._allow_printing()

    def show_token(self, token: Token) -> None:
        """Show the token in the table of its job."""
        self.open_job(token.job, token.unit)

    @Slot()
    def clear_selection(self) -> None:
        """Select no token, so that a failed scan isn't mistaken for the token shown before."""
        self._table.clear_selection()
        self._discard_task()
        self._card.clear()

    def state(self) -> QByteArray:
        """Return the widths of table and card, to be restored at the next start."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Restore saved widths; an invalid state is ignored."""
        self._splitter.restoreState(state)

    def _lay_out(self) -> None:
        self._table.setMinimumWidth(5 * TARGET)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("tokensSplitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._table)
        self._splitter.addWidget(self._card)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([17 * TARGET, 14 * TARGET])
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        self._heading_row = column_layout(self._heading)
        self._content = column_layout(self._stack)
        self._column = column_layout(self._heading_row, self._content, parent=self)
        self._column.setStretchFactor(self._content, 1)
        self._column.addWidget(self._notices)
        self._set_margins(Spacing.L)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use small margins on a small screen."""
        super().resizeEvent(event)
        size = event.size()
        is_small = size.width() < _SMALL_WIDTH or size.height() < _SMALL_HEIGHT
        self._set_margins(Spacing.S if is_small else Spacing.L)

    def _set_margins(self, margin: int) -> None:
        """Set the margins around the page; notices have their own at the sides."""
        self._heading_row.setContentsMargins(margin, 0, margin, 0)
        self._content.setContentsMargins(margin, 0, margin, 0)
        self._column.setContentsMargins(0, margin, 0, margin)
        self._column.setSpacing(min(margin, Spacing.M))

    def _connect(self) -> None:
        self._heading.back.clicked.connect(self.back)
        self._heading.print_label.clicked.connect(self._print_label)
        self._heading.history.clicked.connect(self._show_history)
        self._heading.go_to.number_entered.connect(self._go_to)
        self._heading.go_to.scanned.connect(self.scanned)
        self._model.failed.connect(self._show_error)
        self._states.answered.connect(self._show_states)
        self._states.failed.connect(self._show_error)
        self._card.failed.connect(self._show_error)
        self._table.selectionModel().currentRowChanged.connect(self._load_card)
        self._table.browsed.connect(self.browsed)
        self._card_delay.timeout.connect(self._start_reading)
        self._add_shortcut("Esc", self.back)
        self._add_shortcut("Alt+Left", self.back)
        self._add_shortcut("Ctrl+G", self._heading.go_to.setFocus)

    def _add_shortcut(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        # It also works while the scan field has the focus, but not while the page is hidden.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(slot)

    def _select(self, unit: int) -> None:
        """Select that unit, or the last one if there are fewer."""
        minted = self._model.rowCount()
        self._stack.setCurrentIndex(0 if minted else 1)
        for control in (self._heading.go_to, self._heading.history):
            enable_unless(control, self._why_no_tokens())
        self._allow_printing()
        if minted:
            self._table.jump_to(min(unit, minted - 1))
        elif self._job:
            self._empty.show_job(self._job)

    def _why_no_tokens(self) -> str:
        return "" if self._model.rowCount() else self.tr("The job has no tokens yet.")

    def _allow_printing(self) -> None:
        """Enable printing, unless the unit of the card is void."""
        shown = self._card.shown
        error = shown.void_error if shown else None
        void = error_text(error) if error else ""
        enable_unless(self._heading.print_label, self._why_no_tokens() or void)

    @Slot(int)
    def _go_to(self, number: int) -> None:
        minted = self._model.rowCount()
        if 1 <= number <= minted:
            self._notices.remove_notice(_NO_SUCH_NUMBER)
            self._table.jump_to(number - 1)
            self.browsed.emit()
            return
        self._heading.go_to.mark_invalid()
        text = self.tr("Enter a number from 1 to {last}.")
        last = QLocale().toString(minted)
        self._notices.show_notice(Tone.INFO, text.format(last=last), key=_NO_SUCH_NUMBER)

    @Slot()
    def _load_card(self) -> None:
        """Load the data of the newly selected token."""
        self._discard_task()
        self._card.set_loading()
        if not self._card_delay.isActive():
            self._card_delay.start()

    def _discard_task(self) -> None:
        if self._task:
            self._task.discard()
        self._task = None

    @Slot()
    def _start_reading(self) -> None:
        current, job = self._table.currentIndex(), self._job
        if not current.isValid() or job is None:
            return
        unit, known, language = current.row(), self._card.shown, window_language()
        self._task = self._background.start(
            self._card,
            lambda: facts_of_unit(self._workspace, job, unit, known, language),
            self._show_facts,
            self._show_no_facts,
        )

    def _show_facts(self, facts: TokenFacts) -> None:
        self._task = None
        self._card.show_facts(facts)
        self._allow_printing()

    @Slot()
    def _print_label(self) -> None:
        unit = self._table.currentIndex().row()
        if self._job and unit >= 0:
            self.print_requested.emit(self._job, unit)

    @Slot()
    def _show_history(self) -> None:
        unit = self._table.currentIndex().row()
        if self._job and unit >= 0:
            self.history_requested.emit(self._job, unit)

    def _show_no_facts(self, error: Exception) -> None:
        self._task = None
        self._card.clear()  # otherwise it would show the data of another token
        self._show_error(error)

    @Slot(object)
    def _show_error(self, error: Exception) -> None:
        explanation = explain(error)
        self._notices.show_notice(Tone.DANGER, explanation.wrong, explanation.remedy, key=_FAILURE)
