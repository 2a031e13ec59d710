"""Perform the actions of jobs, such as pause, export, show units and verify labels."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.widgets.plain_text import Question


class JobController(QObject):
    """Changes jobs in the background; the window reads the result from the database."""

    failed = Signal(object)
    """The Exception that made an action fail."""
    export_requested = Signal(object)
    """A MintJob to export."""
    tokens_requested = Signal(object)
    """A MintJob whose tokens to show."""
    units_requested = Signal(object)
    """A MintJob whose units to show."""
    print_requested = Signal(object)
    """A MintJob whose labels to print."""
    verification_requested = Signal(object)
    """A MintJob whose labels to verify."""
    tags_requested = Signal(object)
    """A MintJob whose tags to write."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    @Slot(object, object)
    def perform(self, action: JobAction, jobs: list[MintJob]) -> None:
        """Perform the action on these jobs, all of which must allow it."""
        handlers: dict[JobAction, Callable[[list[MintJob]], None]] = {
            JobAction.PAUSE: lambda chosen: self._change(pause, chosen),
            JobAction.RESUME: self._resume,
            JobAction.RETRY: self._resume,
            JobAction.CANCEL: self._cancel,
            JobAction.EXPORT: lambda chosen: self.export_requested.emit(chosen[0]),
            JobAction.SHOW_TOKENS: lambda chosen: self.tokens_requested.emit(chosen[0]),
            JobAction.PRINT_LABELS: lambda chosen: self.print_requested.emit(chosen[0]),
            JobAction.VERIFY_LABELS: lambda chosen: self.verification_requested.emit(chosen[0]),
            JobAction.WRITE_TAGS: lambda chosen: self.tags_requested.emit(chosen[0]),
            JobAction.UNITS: lambda chosen: self.units_requested.emit(chosen[0]),
        }
        if jobs:
            handlers[action](jobs)

    def retry(self, job_id: int) -> None:
        """Continue the job, even if it is paused or failed."""
        self._tasks.auto_resume.allow_retry(job_id)
        self._tasks.mints.start(job_id, RESUMABLE)
        self._tasks.database_watcher.check_soon()

    def _resume(self, jobs: list[MintJob]) -> None:
        for job in jobs:
            self.retry(job.id)

    def _cancel(self, jobs: list[MintJob]) -> None:
        question = CancelQuestion(jobs, self._window)
        question.exec()
        agreed = question.agreed
        question.deleteLater()
        if agreed:
            self._change(cancel, jobs)

    def _change(self, change: Callable[[Workspace, int], MintJob], jobs: list[MintJob]) -> None:
        for job in jobs:
            self._tasks.background.start(
                self,
                partial(change, self._tasks.workspace, job.id),
                lambda _changed: self._tasks.database_watcher.check_soon(),
                self.failed.emit,
            )


class CancelQuestion(Question):
    """Asks for confirmation before jobs are cancelled."""

    def __init__(self, jobs: list[MintJob], window: QWidget) -> None:
        super().__init__(window, "cancel_question")
        self.setWindowTitle(self.tr("Cancel jobs"))
        self.setText(self._question(jobs))
        self.setInformativeText(
            self.tr(
                "Tokens that are already minted are kept and can be exported. The others won't "
                "be minted. You can't undo this."
            )
        )
        cancel = (self.tr("&Cancel permanently"), "cancel_permanently")
        self.offer(cancel, self.tr("&Keep"), is_final=True)

    def _question(self, jobs: list[MintJob]) -> str:
        minted = number(sum(job.minted for job in jobs))
        if len(jobs) == 1:
            job = jobs[0]
            one_job = self.tr(
                "Cancel job {id}? Minted so far: {minted} of %Ln tokens.", "", job.quantity
            )
            return one_job.format(id=job.id, minted=minted)
        quantity = number(sum(job.quantity for job in jobs))
        several = self.tr(
            "Cancel %n jobs? Minted so far: {minted} of {quantity} tokens.", "", len(jobs)
        )
        return several.format(minted=minted, quantity=quantity)
