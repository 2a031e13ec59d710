"""A print job as a row of the list: what is stored, and how it runs in this process."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import PrinterFault
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.doubt import CANCELLED_IN_DOUBT
from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.printing.prints.progress import DueScan
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.jobs import duration, number, part_text, rate_text
from dpp_desktop.ui.text.prints import PRINT_ICONS, left_out_lines, print_status_text

_UNCREATED = 1 << 40
"""More than any id of a print job."""


@dataclass(frozen=True, slots=True)
class PrintRow:
    """`listed` is None until the print job is created, which is when its printer is connected.

    `state` is None if it doesn't run or wait in this process.
    """

    listed: ListedPrint | None
    state: PrintState | None = None

    @property
    def print_job(self) -> PrintJob | None:
        """The stored print job."""
        return self.listed.print_job if self.listed else None

    @property
    def status(self) -> PrintStatus | None:
        """The status, None until the print job is created."""
        if self.state and self.state.has_begun:
            return PrintStatus.PRINTING
        return self.listed.status if self.listed else None

    @property
    def key(self) -> int:
        """Identifies the row, and sorts it: print jobs that aren't created yet are the newest.

        The key of a stored print job is its id.
        """
        if self.print_job:
            return self.print_job.id
        return _UNCREATED + (self.state.number if self.state else 0)

    def is_same(self, other: "PrintRow") -> bool:
        """Return True for the row of the same print job, also if it was created in between."""
        if self.print_job and other.print_job:
            return self.key == other.key
        numbers = [row.state.number for row in (self, other) if row.state]
        return len(numbers) == 2 and numbers[0] == numbers[1]

    @property
    def units(self) -> Sequence[JobUnits]:
        """The units of the print job."""
        if self.listed:
            return self.listed.units
        return self.state.units if self.state else ()

    @property
    def made_by(self) -> PrintJob | PrintRequest | None:
        """What has the design, the kind, the reason and the copies."""
        return self.print_job or (self.state.request if self.state else None)

    @property
    def destination(self) -> str:
        """The printer or the file."""
        if self.print_job:
            return self.print_job.destination
        return self.state.destination if self.state else ""

    @property
    def done(self) -> int:
        """The number of printed units."""
        if self.state and self.state.progress:
            return self.state.progress.printed
        return self.print_job.printed if self.print_job else 0

    @property
    def labels(self) -> tuple[int, int]:
        """The number of labels that are printed, and of all; (0, 0) if they aren't known yet."""
        copies = self.made_by.copies if self.made_by else 1
        count = sum(len(each.units) for each in self.units)
        if self.print_job:
            count = self.print_job.count
        return (self.done * copies, count * copies) if count else (0, 0)

    @property
    def seconds_left(self) -> float | None:
        """The estimated time that is left; None if it is unknown, or while it waits for someone."""
        state = self.state
        if state is None or state.fault or state.due:
            return None
        return state.seconds_left


def status_text(row: PrintRow) -> str:
    """Return the status in one to three words."""
    state = row.state
    if state and state.is_waiting:
        return QCoreApplication.translate("PrintRowTexts", "Waiting for the printer")
    if state and not state.has_begun and not state.is_stopping:
        return QCoreApplication.translate("PrintRowTexts", "Connecting")
    if state and state.is_stopping and not state.can_stop_now:
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
    if state and not state.has_begun:
        return "queued", "secondary"
    return PRINT_ICONS[row.status] if row.status else ("queued", "secondary")


def labels_text(row: PrintRow) -> str:
    """Return the labels that are printed, of all."""
    printed, count = row.labels
    return part_text(printed, count) if count else ""


def time_text(row: PrintRow) -> str:
    """Return the time that is left and the speed; empty if they are unknown."""
    if row.state is None or row.seconds_left is None:
        return ""
    speed = rate_text(row.state.per_second or 0)
    left = duration(row.seconds_left)
    return f"{left} · {speed}" if speed else left


def attention_message(row: PrintRow) -> Message | None:
    """Return what is wrong with the print job and what to do; None if nothing is."""
    state, listed = row.state, row.listed
    if state and state.fault:
        return Message(Tone.WARNING, _fault_text(state, state.fault))
    if state and state.due:
        return _due_message(state.due, is_blocked=state.is_blocked)
    if state and not state.has_begun:
        return Message(Tone.INFO, start_text(state))
    if listed is None or listed.is_running:
        return None
    is_of_one_job = len(listed.units) == 1
    left_out = left_out_lines(listed.left_out, of_one_job=is_of_one_job)
    if listed.print_job.status.is_final:
        return _final_message(listed, left_out)
    texts = [translated(listed.print_job.error)] if listed.print_job.error else []
    if listed.doubt:
        if not texts or translated(listed.doubt) not in texts[0]:
            texts.append(translated(listed.doubt))
        action = QCoreApplication.translate("PrintRowTexts", "&Last good label…")
        return Message(Tone.WARNING, " ".join(texts), action)
    is_failed = listed.status is PrintStatus.FAILED
    texts += [left_out] if left_out else []
    return Message(Tone.DANGER if is_failed else Tone.INFO, " ".join(texts)) if texts else None


def _fault_text(state: PrintState, fault: PrinterFault) -> str:
    if not state.can_stop_now:
        return error_text(fault)
    text = QCoreApplication.translate(
        "PrintRowTexts",
        "The print job pauses once the labels that were sent are printed: {count}.",
    )
    return f"{error_text(fault)} {text.format(count=number(state.unconfirmed_labels))}"


def _final_message(listed: ListedPrint, left_out: str) -> Message | None:
    if listed.doubt:
        texts = [translated(listed.doubt), translated(CANCELLED_IN_DOUBT), left_out]
        return Message(Tone.WARNING, " ".join(filter(None, texts)))
    return Message(Tone.INFO, left_out) if left_out else None


def _due_message(due: DueScan, *, is_blocked: bool) -> Message:
    text = QCoreApplication.translate(
        "PrintRowTexts", "Scan the label of unit {unit} of job {job}; printing then continues."
    )
    action = QCoreApplication.translate("PrintRowTexts", "&Verify labels…")
    if is_blocked:
        text = QCoreApplication.translate(
            "PrintRowTexts",
            "A mistake isn't cleared yet. Clear it at the station, then scan the label of unit "
            "{unit} of job {job}; printing then continues.",
        )
        action = QCoreApplication.translate("PrintRowTexts", "&Clear mistake…")
    text = text.format(unit=number(due.unit + 1), job=due.job.id)
    return Message(Tone.WARNING, text, action)


def start_text(state: PrintState) -> str:
    """Return what a print job that hasn't begun waits for."""
    if state.is_waiting:
        text = QCoreApplication.translate(
            "PrintRowTexts", "{printer} is printing other labels. This print job follows then."
        )
    else:
        text = QCoreApplication.translate("PrintRowTexts", "Connecting to {printer}…")
    return text.format(printer=state.destination)
