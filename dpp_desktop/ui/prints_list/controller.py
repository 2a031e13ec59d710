"""Performs the actions of print jobs: pause, resume, cancel, last good label, reprint, journal."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.minting.control import find_job
from dpp_desktop.model.errors import Busy
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.attention import ResumeChoices, resume_choices
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.printing.prints.reprintable import reprintable_units
from dpp_desktop.printing.prints.resume import ResumeRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.target_field import PrintSource
from dpp_desktop.ui.prints_list.actions import PrintAction
from dpp_desktop.ui.prints_list.last_good_controller import LastGoodController, may_replace
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.prints_list.resume_dialog import ResumeDialog
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintRuns
from dpp_desktop.ui.widgets.plain_text import Question
from dpp_desktop.units.actor import this_actor


class PrintsController(QObject):
    """Changes print jobs in the background; the page reads the result from the database."""

    changed = Signal()
    failed = Signal(object)
    """The Exception that made an action fail."""
    reprint_requested = Signal(object)
    """The PrintSource of labels to print again."""
    journal_requested = Signal(object, object)
    """A MintJob and the PrintJob whose journal entries to show."""

    def __init__(
        self, workspace: Workspace, background: Background, prints: PrintRuns, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._background = background
        self._prints = prints
        self._page = page
        self._last_good = LastGoodController(workspace, background, prints, page)
        self._asks = False
        """A question about a print job is being prepared."""

    @Slot(object, object)
    def perform(self, action: PrintAction, row: PrintRow) -> None:
        """Perform the action, which must be possible."""
        if action is PrintAction.PAUSE and row.state:
            self._pause(row, row.state)
        elif action is PrintAction.CANCEL:
            self._cancel(row)
        elif row.listed is None:
            return
        elif action is PrintAction.RESUME:
            self._ask_before_resume(row.listed)
        elif action is PrintAction.LAST_GOOD:
            self.ask_last_good(row.listed)
        elif action is PrintAction.REPRINT:
            print_id = row.listed.print_job.id
            self._background.start(
                self,
                lambda: reprintable_units(self._workspace, print_id),
                self._request_reprint,
                self.failed.emit,
            )
        else:
            print_job = row.listed.print_job
            self._background.start(
                self,
                lambda: find_job(self._workspace, print_job.job_id),
                lambda job: self.journal_requested.emit(job, print_job),
                self.failed.emit,
            )

    def _pause(self, row: PrintRow, state: PrintState) -> None:
        if not state.can_stop_now:
            self._prints.pause(state.number)
        elif _ask(StopNowQuestion(row, state, self._page)):
            self._prints.stop_now(state.number)

    def ask_last_good(self, listed: ListedPrint) -> None:
        """Ask for the last good label, and continue the print job with it."""
        self._last_good.ask(listed)

    def _ask_before_resume(self, listed: ListedPrint) -> None:
        """Continue the print job; ask for the position on the sheet or about its file first."""
        if self._asks:
            return
        self._asks = True
        self._background.start(
            self,
            lambda: resume_choices(self._workspace, listed.print_job.id),
            partial(self._resume_with, listed.print_job),
            self._fail_to_ask,
        )

    def _resume_with(self, print_job: PrintJob, choices: ResumeChoices) -> None:
        self._asks = False
        if not may_replace(choices, self._page):
            return
        resume = partial(self._resume, print_job, choices)
        if choices.position:
            dialog = ResumeDialog(print_job, choices.position, self._page)
            dialog.answered.connect(lambda start_at: resume(start_at=start_at))
            _open(dialog)
        else:
            resume()

    def _fail_to_ask(self, error: Exception) -> None:
        self._asks = False
        self.failed.emit(error)

    def _resume(
        self, print_job: PrintJob, choices: ResumeChoices, start_at: int | None = None
    ) -> None:
        request = ResumeRequest(
            print_job.id,
            this_actor(),
            start_at=start_at,
            replace=choices.replaced is not None,
            shown=print_job,
            agreed=choices.digest,
        )
        try:
            self._prints.resume(request, print_job)
        except Busy as error:
            self.failed.emit(error)

    def _cancel(self, row: PrintRow) -> None:
        if not _ask(CancelPrintQuestion(row, self._page)):
            return
        print_job = row.print_job
        # It may have begun or ended while the question was open.
        state = self._state_of(row)
        if state:
            self._prints.cancel(state.number)
        if print_job and (state is None or state.is_waiting):
            self._cancel_now(print_job.id)

    def _state_of(self, row: PrintRow) -> PrintState | None:
        number = row.state.number if row.state else None
        return next((each for each in self._prints.states if each.number == number), None)

    def _cancel_now(self, print_id: int) -> None:
        self._background.start(
            self,
            lambda: engine.cancel_print(self._workspace, print_id, this_actor()),
            lambda _: self.changed.emit(),
            self.failed.emit,
        )

    def _request_reprint(self, found: tuple[MintJob, tuple[JobUnits, ...]]) -> None:
        job, units = found
        if len(units) == 1:
            source = PrintSource(job, units[0].units, is_reprint=True)
        else:
            source = PrintSource(job, of_several_jobs=units, is_reprint=True)
        self.reprint_requested.emit(source)


class CancelPrintQuestion(Question):
    """Asks for confirmation, because a cancelled print job can't be resumed."""

    def __init__(self, row: PrintRow, parent: QWidget) -> None:
        super().__init__(parent, "cancel_print_question")
        self.setWindowTitle(self.tr("Cancel print job"))
        job, listed = row.print_job, row.listed
        if job:
            self.setText(self.tr("Cancel print job {number}?").format(number=job.id))
        else:
            text = self.tr("Cancel the print job that is waiting for {printer}?")
            self.setText(text.format(printer=row.destination))
        lines = [self.tr("Units that aren't printed yet can be printed by another print job.")]
        if listed and listed.in_doubt and not listed.is_running:
            lines.append(
                self.tr("Units in doubt stay in doubt, and can be reprinted with a reason.")
            )
        if row.state and row.state.fault and row.state.unconfirmed_labels:
            lines.append(_doubt_text(row.state))
        lines.append(self.tr("You can't undo this."))
        self.setInformativeText("\n".join(lines))
        cancel = (self.tr("&Cancel permanently"), "cancel_permanently")
        self.offer(cancel, self.tr("&Keep"), is_final=True)


class StopNowQuestion(Question):
    """Asks whether a print job stops although labels are in a printer that has a fault."""

    def __init__(self, row: PrintRow, state: PrintState, parent: QWidget) -> None:
        super().__init__(parent, "stop_now_question")
        self.setWindowTitle(self.tr("Stop now"))
        title = self.tr("Stop print job {number} without waiting for the printer?")
        self.setText(title.format(number=row.print_job.id if row.print_job else ""))
        wait = self.tr("If you wait and fix the printer, the print job pauses without any doubt.")
        self.setInformativeText(f"{_doubt_text(state)}\n{wait}")
        self.offer((self.tr("&Stop now"), "stop_now"), self.tr("&Wait"))


def _doubt_text(state: PrintState) -> str:
    return QCoreApplication.translate(
        "StopQuestion", "%Ln labels that were sent will be in doubt.", "", state.unconfirmed_labels
    )


def _ask(question: Question) -> bool:
    question.exec()
    question.deleteLater()
    return question.agreed


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
