"""Asks for the last good label, until the answer is carried out."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.errors import Busy
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.printing.prints.attention import ResumeChoices, resume_choices
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.printing.prints.resume import ResumeRequest
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.print.replace_file_question import ReplaceFileQuestion
from dpp_desktop.ui.prints_list.last_good_dialog import LastGoodAnswer, LastGoodDialog
from dpp_desktop.ui.prints_list.print_row import start_text
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintEnded, PrintRuns
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.units.actor import this_actor

_NO_FILE = ResumeChoices(None, None)
"""For a print job on a printer, which replaces no file."""


class LastGoodController(QObject):
    """Opens the dialog, continues the print job with the answer, and closes it once that began.

    If the answer can't be carried out, for example because the printer still is out of labels, the
    dialog stays open with it and shows why.
    """

    def __init__(
        self, workspace: Workspace, background: Background, prints: PrintRuns, page: QWidget
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._background = background
        self._prints = prints
        self._page = page
        self._dialog: LastGoodDialog | None = None
        self._number: int | None = None
        """The number of the run that carries out the answer of the dialog."""
        prints.began.connect(self._follow_start)
        prints.ended.connect(self._follow_end)

    def ask(self, listed: ListedPrint) -> None:
        """Ask for the last good label of the print job, and continue it."""
        dialog = LastGoodDialog(self._workspace, self._background, listed, self._page)
        self._dialog, self._number = dialog, None
        dialog.answered.connect(partial(self._carry_out, listed.print_job))
        dialog.finished.connect(self._close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _carry_out(self, print_job: PrintJob, answer: LastGoodAnswer) -> None:
        """Continue the print job; ask about its file first."""
        if print_job.file is None:
            self._resume(print_job, answer)
        else:
            self._background.start(
                self,
                partial(
                    resume_choices,
                    self._workspace,
                    print_job.id,
                    answer.last_good,
                    answer.good_copies,
                ),
                partial(self._resume_file, print_job, answer),
                self._fail,
            )

    def _resume_file(
        self, print_job: PrintJob, answer: LastGoodAnswer, choices: ResumeChoices
    ) -> None:
        if self._dialog and may_replace(choices, self._dialog):
            self._resume(print_job, answer, choices)

    def _resume(
        self, print_job: PrintJob, answer: LastGoodAnswer, choices: ResumeChoices = _NO_FILE
    ) -> None:
        request = ResumeRequest(
            print_job.id,
            this_actor(),
            answer.last_good,
            answer.start_at,
            choices.replaced is not None,
            answer.good_copies,
            shown=print_job,
            agreed=choices.digest,
        )
        try:
            state = self._prints.resume(request, print_job)
        except Busy as error:
            self._fail(error)
            return
        self._number = state.number
        if self._dialog:
            self._dialog.wait(start_text(state))

    @Slot(object)
    def _follow_start(self, state: PrintState) -> None:
        if state.number == self._number and self._dialog:
            self._number = None
            self._dialog.accept()

    @Slot(object)
    def _follow_end(self, ended: PrintEnded) -> None:
        if ended.state.number != self._number or self._dialog is None:
            return
        self._number = None
        if ended.failure:
            self._fail(ended.failure)
        else:
            self._dialog.accept()

    def _fail(self, error: Exception) -> None:
        if self._dialog:
            self._dialog.ask_again(error_text(error))

    @Slot()
    def _close(self) -> None:
        """Don't print with an answer whose dialog was closed before that began."""
        if self._number is not None:
            self._prints.pause(self._number)
        self._dialog = self._number = None


def may_replace(choices: ResumeChoices, parent: QWidget) -> bool:
    """Ask before a print job overwrites its file; return True if it may, or needn't."""
    if choices.replaced is None:
        return True
    question = ReplaceFileQuestion(choices.replaced, choices.lost, parent)
    question.exec()
    question.deleteLater()
    return question.agreed
