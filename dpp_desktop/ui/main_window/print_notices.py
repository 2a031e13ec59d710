"""Report events of print jobs in the notice bar and the tray."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintEnded
from dpp_desktop.ui.text.errors import error_text, explain
from dpp_desktop.ui.text.jobs import number

if TYPE_CHECKING:  # not needed for the first frame
    from dpp_desktop.printing.prints.listing import ListedPrint
    from dpp_desktop.printing.prints.progress import DueScan
    from dpp_desktop.printing.prints.run import PrintResult

_MAX_NOTICES = 3
_REMINDER = "due-scan"


@dataclass(frozen=True, slots=True)
class _Condition:
    """What a notice about a print job says; it ends when this is no longer so."""

    status: PrintStatus
    announced: int
    confirmed: int
    doubt: str


Reported = Mapping[int, "_Condition | None"]
"""The condition of each print job with an open notice; None until it is read."""


class PrintNotices(QObject):
    """Turns events of print jobs into notices, with a button that shows the print job.

    A notice belongs to its print job, and ends when the print job continues, ends or is cancelled,
    in this process (`withdraw`) or in another one (`update`).
    """

    def __init__(
        self, bar: NoticeBar, tray: Tray, show: Callable[[int | None], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._tray = tray
        self._show = show
        self._reported: dict[int, _Condition | None] = {}
        self._failed_starts: list[PrintState] = []
        """Print jobs that couldn't be created, so that no state of theirs can change."""
        self._reminded: DueScan | None = None

    def reported(self) -> Reported:
        """Return the print jobs with an open notice that says what they need."""
        open_keys = {notice.key for notice in self._bar.notices}
        for print_id in [each for each in self._reported if _key(each) not in open_keys]:
            del self._reported[print_id]
        return dict(self._reported)

    @Slot(object)
    def withdraw(self, state: PrintState) -> None:
        """Close the notices that are no longer true because this print job has begun."""
        if state.print_id in self._reported:
            del self._reported[state.print_id]
            self._bar.remove_notice(_key(state.print_id))
        for failed in [each for each in self._failed_starts if _replaces(state, each)]:
            self._failed_starts.remove(failed)
            self._bar.remove_notice(_start_key(failed))

    def update(self, before: Reported, found: Sequence[ListedPrint]) -> None:
        """Close or replace notices after print jobs with the conditions of `before` were read."""
        for listed in found:
            print_id = listed.print_job.id
            known = self._reported.get(print_id)
            if print_id not in self._reported or known is not before.get(print_id):
                continue  # what was read is older than the notice
            now = _condition_of(listed)
            if listed.is_running or listed.status.is_final:
                del self._reported[print_id]
                self._bar.remove_notice(_key(print_id))
            elif known in (None, now):
                self._reported[print_id] = now
            else:
                self._show_waiting(listed)

    @Slot(object)
    def print_ended(self, ended: PrintEnded) -> None:
        """Report how a print job ended, unless the user asked to pause or cancel it."""
        if ended.failure:
            if ended.state.is_cancelled and not ended.state.has_begun:
                return  # it was cancelled before it was created
            found = explain(ended.failure)
            text = self.tr("Printing on {printer} failed.")
            text = text.format(printer=ended.state.destination)
            detail = f"{found.wrong} {found.remedy}"
            self._tray.show_message(self.tr("Printing"), f"{text} {detail}", Tone.DANGER)
            if ended.state.print_job:
                self._report(ended.state.print_job.id, Tone.DANGER, text, detail)
            else:
                self._failed_starts.append(ended.state)
                self._bar.show_notice(Tone.DANGER, text, detail, key=_start_key(ended.state))
        elif ended.result and ended.result.error:
            self._show_stopped(ended.result)
        elif ended.result and ended.result.print_job.status is PrintStatus.COMPLETED:
            self._show_completed(ended.result)

    def _show_stopped(self, result: PrintResult) -> None:
        job, error = result.print_job, result.error
        assert error
        text = self.tr("Print job {number} stopped.").format(number=job.id)
        detail = f"{translated(error.wrong)} {translated(error.remedy)}"
        self._tray.show_message(self.tr("Printing"), f"{text} {detail}", Tone.DANGER)
        self._report(job.id, Tone.DANGER, text, detail)

    def _show_completed(self, result: PrintResult) -> None:
        job = result.print_job
        text = self.tr(
            "Print job {number} completed: %Ln labels on {printer}.", "", self._labels(result)
        )
        text = text.format(number=job.id, printer=job.destination)
        self._tray.show_message(self.tr("Printing"), text, Tone.SUCCESS)
        self._reported.pop(job.id, None)
        self._bar.show_notice(Tone.SUCCESS, text, key=_key(job.id))

    def show_waiting(self, found: Sequence[ListedPrint]) -> None:
        """Report print jobs that were interrupted or paused; none of them continues by itself."""
        new = [each for each in found if each.print_job.id not in self._reported]
        for listed in reversed(new[:_MAX_NOTICES]):
            self._show_waiting(listed)

    def _show_waiting(self, listed: ListedPrint) -> None:
        job, tone = listed.print_job, Tone.WARNING
        if listed.doubt:
            text = self.tr("Print job {number} on {printer} was interrupted.")
            detail = translated(listed.doubt)
        elif listed.status is PrintStatus.FAILED and job.error:
            tone, text = Tone.DANGER, self.tr("Print job {number} stopped.")
            detail = translated(job.error)
        else:
            text = self.tr("Print job {number} on {printer} isn't finished.")
            detail = self.tr("{done} of {total} units are printed.").format(
                done=number(job.printed), total=number(job.count)
            )
        self._report(job.id, tone, text.format(number=job.id, printer=job.destination), detail)
        self._reported[job.id] = _condition_of(listed)

    def _report(self, print_id: int, tone: Tone, text: str, detail: str) -> None:
        """Show a notice that ends when the print job changes."""
        self._reported[print_id] = None
        self._bar.show_notice(tone, text, detail, action=self._action(print_id), key=_key(print_id))

    @Slot(object)
    def scan_due(self, due: DueScan) -> None:
        """Ask for the label that a print job waits for, also if the window isn't visible."""
        text = self.tr("Scan the label of unit {unit} of job {job}.")
        text = text.format(unit=number(due.unit + 1), job=due.job.id)
        self._tray.show_message(self.tr("Printing"), text, Tone.WARNING)

    def remind_of_scan(self, due: DueScan, verify: Callable[[], None]) -> None:
        """Say that a print job waits for that label, because another code was scanned here."""
        self._reminded = due
        text = self.tr("Printing is waiting for the label of unit {unit} of job {job}.")
        self._bar.show_notice(
            Tone.WARNING,
            text.format(unit=number(due.unit + 1), job=due.job.id),
            self.tr("The scan in this window wasn't counted as verified."),
            action=(self.tr("Verify labels…"), verify),
            key=_REMINDER,
        )

    def end_reminder(self, due: Collection[DueScan | None]) -> None:
        """Close the reminder once no print job waits for its label."""
        if self._reminded and self._reminded not in due:
            self._reminded = None
            self._bar.remove_notice(_REMINDER)

    @Slot(object)
    def fault_changed(self, state: PrintState) -> None:
        """Report that a printer stopped, until it prints again."""
        key = f"printer-of-{state.number}"
        if state.fault is None:
            self._bar.remove_notice(key)
            return
        text = self.tr("Printing on {printer} has stopped.").format(printer=state.destination)
        detail = error_text(state.fault)
        self._tray.show_message(self.tr("Printing"), f"{text} {detail}", Tone.WARNING)
        action = self._action(state.print_job.id) if state.print_job else None
        self._bar.show_notice(Tone.WARNING, text, detail, action=action, key=key)

    def _action(self, print_id: int) -> tuple[str, Callable[[], None]]:
        return self.tr("Show"), lambda: self._show(print_id)

    @staticmethod
    def _labels(result: PrintResult) -> int:
        return result.print_job.printed * result.print_job.copies


def _key(print_id: int) -> str:
    return f"print-job-{print_id}"


def _start_key(state: PrintState) -> str:
    return f"print-{state.number}"


def _replaces(begun: PrintState, failed: PrintState) -> bool:
    """Return whether a print job uses the same printer or prints some of the same units."""
    return begun.destination == failed.destination or any(
        one.job_id == other.job_id and one.units & other.units
        for one in begun.units
        for other in failed.units
    )


def _condition_of(listed: ListedPrint) -> _Condition:
    job = listed.print_job
    doubt = translated(listed.doubt) if listed.doubt else ""
    return _Condition(listed.status, job.announced, job.confirmed, doubt)
