"""Performs the actions of print jobs: pause, resume, cancel, last good label, reprint, journal."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.minting.control import find_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.printing.prints.listing import ListedPrint, find_print
from dpp_desktop.printing.prints.resume import ResumeRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.target_field import PrintSource
from dpp_desktop.ui.prints_list.actions import PrintAction
from dpp_desktop.ui.prints_list.cancel_question import CancelPrintQuestion
from dpp_desktop.ui.prints_list.last_good_dialog import LastGoodDialog
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.printing import PrintEnded, PrintRuns
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
        self._cancel_when_ended: set[int] = set()
        prints.ended.connect(self._follow_end)

    @Slot(object, object)
    def perform(self, action: PrintAction, row: PrintRow) -> None:
        """Perform the action, which must be possible."""
        if action is PrintAction.PAUSE and row.state:
            self._prints.pause(row.state.number)
            return
        listed = row.listed
        if listed is None:
            return
        if action is PrintAction.RESUME:
            self._resume(listed.print_job)
        elif action is PrintAction.CANCEL:
            self._cancel(listed)
        elif action is PrintAction.LAST_GOOD:
            self.ask_last_good(listed)
        else:
            is_reprint = action is PrintAction.REPRINT
            self._background.start(
                self,
                partial(_print_and_job, self._workspace, listed.print_job),
                self._request_reprint if is_reprint else self._request_journal,
                self.failed.emit,
            )

    def ask_last_good(self, listed: ListedPrint) -> None:
        """Ask for the last good label, and continue the print job with it."""
        dialog = LastGoodDialog(self._workspace, self._background, listed, self._page)
        dialog.answered.connect(partial(self._resume, listed.print_job))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _resume(self, print_job: PrintJob, last_good: str | None = None) -> None:
        request = ResumeRequest(print_job.id, this_actor(), last_good)
        self._prints.resume(request, print_job)

    def _cancel(self, listed: ListedPrint) -> None:
        question = CancelPrintQuestion(listed, self._page)
        question.exec()
        agreed = question.agreed
        question.deleteLater()
        if not agreed:
            return
        print_id = listed.print_job.id
        state = self._prints.state_of(print_id)
        if state is not None:
            self._cancel_when_ended.add(print_id)
            self._prints.pause(state.number)
        else:
            self._cancel_now(print_id)

    def _cancel_now(self, print_id: int) -> None:
        self._background.start(
            self,
            lambda: engine.cancel_print(self._workspace, print_id, this_actor()),
            lambda _: self.changed.emit(),
            self.failed.emit,
        )

    @Slot(object)
    def _follow_end(self, ended: PrintEnded) -> None:
        print_job = ended.state.print_job
        if print_job and print_job.id in self._cancel_when_ended:
            self._cancel_when_ended.discard(print_job.id)
            result = ended.result
            if result is None or not result.print_job.status.is_final:
                self._cancel_now(print_job.id)

    def _request_reprint(self, found: tuple[ListedPrint, MintJob]) -> None:
        listed, job = found
        units = next(each.units for each in listed.units if each.job_id == job.id)
        self.reprint_requested.emit(PrintSource(job, units, is_reprint=True))

    def _request_journal(self, found: tuple[ListedPrint, MintJob]) -> None:
        listed, job = found
        self.journal_requested.emit(job, listed.print_job)


def _print_and_job(workspace: Workspace, print_job: PrintJob) -> tuple[ListedPrint, MintJob]:
    """Read the print job with all its units, and its first job."""
    return find_print(workspace, print_job.id), find_job(workspace, print_job.job_id)
