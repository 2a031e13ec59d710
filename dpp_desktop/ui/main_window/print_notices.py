"""Report events of print jobs in the notice bar and the tray."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


class PrintNotices(QObject):
    """Turns events of print jobs into notices, with a button that shows the print job."""

    def __init__(
        self, bar: NoticeBar, tray: Tray, show: Callable[[int | None], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._tray = tray
        self._show = show

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
            self._bar.show_notice(Tone.DANGER, text, detail, key=f"print-{ended.state.number}")
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
        self._bar.show_notice(
            Tone.DANGER, text, detail, action=self._action(job.id), key=_key(job.id)
        )

    def _show_completed(self, result: PrintResult) -> None:
        job = result.print_job
        text = self.tr(
            "Print job {number} completed: %Ln labels on {printer}.", "", self._labels(result)
        )
        text = text.format(number=job.id, printer=job.destination)
        self._tray.show_message(self.tr("Printing"), text, Tone.SUCCESS)
        self._bar.show_notice(Tone.SUCCESS, text, key=_key(job.id))

    def show_waiting(self, found: Sequence[ListedPrint]) -> None:
        """Report print jobs that were interrupted or paused; none of them continues by itself."""
        for listed in reversed(found[:_MAX_NOTICES]):
            job = listed.print_job
            if listed.doubt:
                text = self.tr("Print job {number} on {printer} was interrupted.")
                detail = translated(listed.doubt)
            else:
                text = self.tr("Print job {number} on {printer} isn't finished.")
                detail = self.tr("{done} of {total} units are printed.").format(
                    done=number(job.printed), total=number(job.count)
                )
            text = text.format(number=job.id, printer=job.destination)
            self._bar.show_notice(
                Tone.WARNING, text, detail, action=self._action(job.id), key=_key(job.id)
            )

    @Slot(object)
    def scan_due(self, due: DueScan) -> None:
        """Ask for the label that a print job waits for, also if the window isn't visible."""
        text = self.tr("Scan the label of unit {unit} of job {job}.")
        text = text.format(unit=number(due.unit + 1), job=due.job.id)
        self._tray.show_message(self.tr("Printing"), text, Tone.WARNING)

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
