"""What the states of IPP jobs and printers mean for labels (RFC 8011, 5.3.7 and 5.4.11)."""

from collections.abc import Sequence

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.ipp.message import Attributes
from dpp_desktop.printing.printers.job_delivery import GONE, JobPhase, JobState

_HELD, _STOPPED_JOB, _CANCELED, _ABORTED, _COMPLETED = 4, 6, 7, 8, 9
_STOPPED_PRINTER = 5
_WAS_CANCELLED, _FAILED = Message("the job was cancelled"), Message("the job failed")
_PRINTED = JobState(JobPhase.PRINTED)
_NOTHING_STOPPED = ("-report", "-warning")
_REASONS = (
    (("media-empty", "media-needed"), PrinterFaultKind.PAPER_OUT),
    (("marker-supply-empty", "toner-empty"), PrinterFaultKind.RIBBON_OUT),
    (("cover-open", "door-open", "interlock-open"), PrinterFaultKind.HEAD_OPEN),
    (("media-jam", "fuser", "marker-waste-full"), PrinterFaultKind.NEEDS_ATTENTION),
    (("paused", "moving-to-paused"), PrinterFaultKind.PAUSED),
)


def job_state(jobs: Sequence[Attributes]) -> JobState:
    """Return the state of the job that a printer described."""
    if not jobs:
        return JobState(JobPhase.FAILED, GONE)
    state = _first(jobs[0], "job-state")
    reasons = [str(each) for each in jobs[0].get("job-state-reasons", ())]
    if state == _COMPLETED:
        # Some printers complete a job that somebody cancelled, or that had errors.
        is_bad = any(each.startswith(("job-canceled", "aborted")) for each in reasons)
        return JobState(JobPhase.FAILED, _WAS_CANCELLED) if is_bad else _PRINTED
    if state == _CANCELED:
        return JobState(JobPhase.FAILED, _WAS_CANCELLED)
    if state == _ABORTED:
        known = ", ".join(each for each in reasons if each != "none")
        reason = Message("the job failed: {reason}", reason=known) if known else _FAILED
        return JobState(JobPhase.FAILED, reason)
    is_paused = state in (_HELD, _STOPPED_JOB)
    return JobState(JobPhase.WAITING, fault=PrinterFaultKind.PAUSED if is_paused else None)


def printer_faults(printer: Attributes) -> list[PrinterFaultKind]:
    """Return what keeps the printer from printing, the most specific first."""
    reasons = [str(each) for each in printer.get("printer-state-reasons", ())]
    serious = [each for each in reasons if not each.endswith(_NOTHING_STOPPED)]
    found = [kind for names, kind in _REASONS if any(each.startswith(names) for each in serious)]
    is_stopped = _first(printer, "printer-state") == _STOPPED_PRINTER
    refuses = printer.get("printer-is-accepting-jobs") == (False,)
    if not found and (is_stopped or refuses):
        found.append(PrinterFaultKind.PAUSED)
    return found


def _first(attributes: Attributes, name: str) -> object:
    values = attributes.get(name, ())
    return values[0] if values else None
