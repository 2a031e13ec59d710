"""The page that shows a job's tokens."""

from PySide6.QtCore import QByteArray, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import TARGET, Space
from dpp_desktop.ui.tokens.facts_grid import TokenFacts, facts_of_unit
from dpp_desktop.ui.tokens.token_card import TokenCard
from dpp_desktop.ui.tokens.tokens_heading import TokensHeading
from dpp_desktop.ui.tokens.tokens_model import TokensModel, TokensTable
from dpp_desktop.ui.widgets.basics import IconView, label


class NoTokens(QWidget):
    """Says why there are none, and what will come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noTokens")
        picture = IconView("tokens", role="secondary", size=TARGET)
        self._why = label("", "secondary")
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch()
        for widget in (picture, label(self.tr("No tokens yet"), "title"), self._why):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_job(self, job: MintJob) -> None:
        """Says it of that job."""
        self._why.setText(self._reason(job.status))

    def _reason(self, status: JobStatus) -> str:
        if not status.is_idle:
            return self.tr("They appear here as soon as they are minted.")
        if status is JobStatus.CANCELLED:
            return self.tr("The job was cancelled before any were minted.")
        return self.tr("The job was stopped before any were minted. Resume it to go on.")


# The rows around the chosen one come first; then there is time for its card.
_CARD_DELAY_MS = 30
_GROWTH_INTERVAL_MS = 2_000

_NO_SUCH_NUMBER = "no_such_number"
_FAILURE = "failure"


class TokensPage(QWidget):
    """A job's tokens in a table, and beside it the one that is chosen there."""

    back = Signal()
    """The user wants to go back to where they came from."""
    scanned = Signal(str)
    """A serial or URL that was scanned or pasted where a number belongs."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tokensPage")
        self._workspace = workspace
        self._background = background
        self._job: MintJob | None = None
        self._shown: MintJob | None = None
        self._question: BackgroundTask | None = None
        self._card_delay = QTimer(self, singleShot=True, interval=_CARD_DELAY_MS)
        self._growth = QTimer(self, singleShot=True, interval=_GROWTH_INTERVAL_MS)
        self._growth.timeout.connect(self._grow)
        self._model = TokensModel(workspace, background, self)
        self._heading = TokensHeading()
        self._notices = NoticeBar()
        self._table = TokensTable(self._model)
        self._card = TokenCard(background)
        self._empty = NoTokens()
        self._lay_out()
        self._connect()

    def open_job(self, job: MintJob, unit: int | None = None) -> None:
        """Shows the job's tokens, and of these the unit (counted from 0), or else the first."""
        if self._job is None or self._job.id != job.id:
            self._card.clear()
        self._job = self._shown = job
        self._load_card()
        self._notices.close_all()
        self._heading.show_job(job)
        self._model.show_job(job)
        self._choose(unit or 0)
        self._table.setFocus()

    def update_job(self, job: MintJob) -> None:
        """Takes in that the job has moved on; nothing happens if another one is open."""
        if self._job is None or self._job.id != job.id:
            return
        self._job = job
        if job.status.is_idle or not self._growth.isActive():
            self._grow()

    @Slot()
    def _grow(self) -> None:
        """Shows how far the job is by now; every time, all rows in sight are drawn again."""
        if self._job is None or self._job == self._shown:
            return
        self._shown = self._job
        self._growth.start()
        was_empty = self._model.rowCount() == 0
        self._heading.show_job(self._job)
        self._model.grow(self._job.minted)
        if was_empty:
            self._choose(0)

    def show_token(self, token: Token) -> None:
        """Shows that token among those of its job."""
        self.open_job(token.job, token.unit)

    @Slot()
    def show_nothing(self) -> None:
        """What was scanned is no token: the one before must not be taken for it."""
        self._table.clear_selection()
        self._discard_task()
        self._card.clear()

    def state(self) -> QByteArray:
        """Returns how wide table and card are, to be kept until the next start."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Takes over the widths of an earlier time; a state that is none changes nothing."""
        self._splitter.restoreState(state)

    def _lay_out(self) -> None:
        self._table.setMinimumWidth(8 * TARGET)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(_inset(self._heading))
        column.addWidget(self._notices)
        column.addLayout(_inset(self._stack), 1)

    def _connect(self) -> None:
        self._heading.back.clicked.connect(self.back)
        self._heading.go_to.asked.connect(self._go_to)
        self._heading.go_to.scanned.connect(self.scanned)
        self._model.failed.connect(self._tell_failure)
        self._card.failed.connect(self._tell_failure)
        self._table.selectionModel().currentRowChanged.connect(self._load_card)
        self._card_delay.timeout.connect(self._start_reading)
        self._add_shortcut("Esc", self.back)
        self._add_shortcut("Alt+Left", self.back)
        self._add_shortcut("Ctrl+G", self._heading.go_to.setFocus)

    def _add_shortcut(self, keys: str, what: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Also while the keyboard is in the field for scans, but not while the page is hidden.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(what)

    def _choose(self, unit: int) -> None:
        """Chooses that unit, or the last one if there aren't as many."""
        minted = self._model.rowCount()
        self._stack.setCurrentIndex(0 if minted else 1)
        self._heading.go_to.setEnabled(minted > 0)
        if minted:
            self._table.jump_to(min(unit, minted - 1))
        elif self._job:
            self._empty.show_job(self._job)

    @Slot(int)
    def _go_to(self, number: int) -> None:
        minted = self._model.rowCount()
        if 1 <= number <= minted:
            self._notices.take_back(_NO_SUCH_NUMBER)
            self._table.jump_to(number - 1)
            return
        self._heading.go_to.mark_invalid()
        text = self.tr("This job has tokens with the numbers 1 to {last}.")
        last = QLocale().toString(minted)
        self._notices.say(Tone.INFO, text.format(last=last), key=_NO_SUCH_NUMBER)

    @Slot()
    def _load_card(self) -> None:
        """Another row is chosen: what was asked about the last one has no meaning any more."""
        self._discard_task()
        self._card.wait()
        if not self._card_delay.isActive():
            self._card_delay.start()

    def _discard_task(self) -> None:
        if self._question:
            self._question.discard()
        self._question = None

    @Slot()
    def _start_reading(self) -> None:
        current, job = self._table.currentIndex(), self._job
        if not current.isValid() or job is None:
            return
        unit, known = current.row(), self._card.shown
        self._question = self._background.ask(
            self._card,
            lambda: facts_of_unit(self._workspace, job, unit, known),
            self._show_facts,
            self._show_no_facts,
        )

    def _show_facts(self, facts: TokenFacts) -> None:
        self._question = None
        self._card.show_facts(facts)

    def _show_no_facts(self, error: Exception) -> None:
        self._question = None
        self._card.clear()  # else another token would be taken for the chosen one
        self._tell_failure(error)

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        told = explain(error)
        self._notices.say(Tone.DANGER, told.wrong, told.remedy, key=_FAILURE)


def _inset(widget: QWidget) -> QVBoxLayout:
    """As far from the sides of the page as notices are."""
    column = QVBoxLayout()
    column.setContentsMargins(Space.L, 0, Space.L, 0)
    column.addWidget(widget)
    return column
