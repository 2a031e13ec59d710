"""A print job as a row of the list: what is stored, and how it runs in this process."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.tasks.printing import PrintState
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import duration, number, part_text, rate_text
from dpp_desktop.ui.text.prints import PRINT_ICONS, left_out_lines, print_status_text


@dataclass(frozen=True, slots=True)
class PrintRow:
    """`listed` is None while the print job waits for its printer and isn't created yet.

    `state` is None if it doesn't run in this process.
    """

    listed: ListedPrint | None
    state: PrintState | None = None

    @property
    def print_job(self) -> PrintJob | None:
        """The stored print job."""
        return self.listed.print_job if self.listed else None

    @property
    def status(self) -> PrintStatus | None:
        """The status, None while it waits."""
        if self.state and not self.state.is_waiting:
            return PrintStatus.PRINTING
        return self.listed.status if self.listed else None

    @property
    def key(self) -> tuple[int, int]:
        """Identifies the row, and sorts it: waiting print jobs are the newest."""
        if self.print_job:
            return 0, self.print_job.id
        return 1, self.state.number if self.state else 0

    @property
    def done(self) -> int:
        """The number of printed units."""
        if self.state and self.state.progress:
            return self.state.progress.confirmed
        return self.print_job.printed if self.print_job else 0


def status_text(row: PrintRow) -> str:
    """Return the status in one to three words."""
    state = row.state
    if state and state.is_waiting:
        return QCoreApplication.translate("PrintRowTexts", "Waiting for the printer")
    if state and state.is_stopping:
        return QCoreApplication.translate("PrintRowTexts", "Stopping")
    if state and state.fault:
        return QCoreApplication.translate("PrintRowTexts", "Printer stopped")
    if state and state.due:
        return QCoreApplication.translate("PrintRowTexts", "Waiting for a scan")
    return print_status_text(row.status) if row.status else ""


def status_icon(row: PrintRow) -> tuple[str, str]:
    """Return the name of the icon for the status, and its colour role."""
    state = row.state
    if state and (state.fault or state.due):
        return "warning", "warning"
    return PRINT_ICONS[row.status] if row.status else ("queued", "secondary")


def labels_text(row: PrintRow) -> str:
    """Return the labels that are printed, of all."""
    job = row.print_job
    return part_text(row.done * job.copies, job.count * job.copies) if job else ""


def time_text(row: PrintRow) -> str:
    """Return the time that is left and the speed; empty if they are unknown."""
    state = row.state
    if state is None or state.seconds_left is None or state.fault or state.due:
        return ""
    speed = rate_text(state.per_second or 0)
    left = duration(state.seconds_left)
    return f"{left} · {speed}" if speed else left


def attention_message(row: PrintRow) -> Message | None:
    """Return what is wrong with the print job and what to do; None if nothing is."""
    state, listed = row.state, row.listed
    if state and state.fault:
        return Message(Tone.WARNING, error_text(state.fault))
    if state and state.due:
        text = QCoreApplication.translate(
            "PrintRowTexts", "Scan the label of unit {unit} of job {job}; printing then continues."
        )
        text = text.format(unit=number(state.due.unit + 1), job=state.due.job.id)
        verify = QCoreApplication.translate("PrintRowTexts", "&Verify labels…")
        return Message(Tone.WARNING, text, verify)
    if listed is None or listed.is_running:
        return None
    is_of_one_job = len(listed.units) == 1
    left_out = left_out_lines(listed.left_out, of_one_job=is_of_one_job)
    if listed.print_job.status.is_final:
        return Message(Tone.INFO, left_out) if left_out else None
    texts = [translated(listed.print_job.error)] if listed.print_job.error else []
    if listed.doubt:
        if not texts or translated(listed.doubt) not in texts[0]:
            texts.append(translated(listed.doubt))
        action = QCoreApplication.translate("PrintRowTexts", "&Last good label…")
        return Message(Tone.WARNING, " ".join(texts), action)
    is_failed = listed.status is PrintStatus.FAILED
    texts += [left_out] if left_out else []
    return Message(Tone.DANGER if is_failed else Tone.INFO, " ".join(texts)) if texts else None
