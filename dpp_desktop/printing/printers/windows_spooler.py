"""The jobs of a printer of the Windows spooler, to which raw data is sent.

`Winspool` is the boundary to the system: what is behind it (see `winspool`) runs only on Windows,
and what is before it is tested everywhere. Printers get the data unchanged, so a printer for PDF
must understand PDF itself.
"""

import errno
import sys
from contextlib import suppress
from typing import Protocol

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.faults import connection_lost, reported_fault, unreachable
from dpp_desktop.printing.printers.job_delivery import GONE, JOB_NAME, JobPhase, JobState
from dpp_desktop.printing.printers.settings import Printer

_PAUSED, _ERROR, _DELETING, _OFFLINE, _PAPER_OUT = 0x1, 0x2, 0x4, 0x20, 0x40
_PRINTED, _DELETED, _BLOCKED, _INTERVENTION, _COMPLETE = 0x80, 0x100, 0x200, 0x400, 0x1000
"""Flags of JOB_INFO_1.Status (winspool.h)."""
_FAULTS = (
    (_PAPER_OUT, PrinterFaultKind.PAPER_OUT),
    (_ERROR | _INTERVENTION | _BLOCKED, PrinterFaultKind.NEEDS_ATTENTION),
    (_PAUSED, PrinterFaultKind.PAUSED),
    (_OFFLINE, PrinterFaultKind.NO_PROGRESS),
)
_REMOVED = Message("the job was deleted from the queue")


class Winspool(Protocol):
    """The functions of the spooler for one printer. They raise OSError."""

    def submit(self, data: bytes, name: str) -> int:
        """Spool a document as raw data and return the number of its job.

        The job stays in the queue once it is printed, until it is released.
        """

    def status(self, job: int) -> int | None:
        """Return the flags of a job, None if the queue doesn't have it."""

    def names(self) -> list[str]:
        """Return the names of all jobs in the queue that aren't printed."""

    def cancel(self, job: int) -> None:
        """Cancel a job."""

    def release(self, job: int) -> None:
        """Remove a printed job from the queue."""


class SpoolerQueue:
    """A `JobQueue` of the Windows spooler."""

    def __init__(self, printer: Printer, spooler: Winspool | None = None) -> None:
        """Look for jobs of this program.

        Raises PrinterFault if there is no such printer, or if it still has such jobs.
        """
        self._printer = printer.name
        self._spooler = spooler or _system_spooler(printer.settings.address)
        self._flags: dict[int, int] = {}
        try:
            names = self._spooler.names()
        except OSError as error:
            raise unreachable(printer.name, error) from error
        if any(name.startswith(JOB_NAME) for name in names):
            raise reported_fault(PrinterFaultKind.BUSY, printer.name)

    def submit(self, data: bytes, name: str) -> int:
        """Spool a document and return the number of its job. Raises PrinterFault."""
        try:
            return self._spooler.submit(data, name)
        except OSError as error:
            raise connection_lost(self._printer, error) from error

    def state(self, job: int) -> JobState:
        """Return the state of a job. Raises PrinterFault.

        A printed job stays in the queue until it is released here, so one that is gone was deleted,
        or may have been.
        """
        try:
            flags = self._spooler.status(job)
        except OSError as error:
            raise connection_lost(self._printer, error) from error
        last = self._flags.get(job, 0) if flags is None else flags
        if flags is not None:
            self._flags[job] = flags
        if last & (_DELETING | _DELETED) and not last & (_PRINTED | _COMPLETE):
            return JobState(JobPhase.FAILED, _REMOVED)
        if last & (_PRINTED | _COMPLETE):
            with suppress(OSError):
                self._spooler.release(job)
            return JobState(JobPhase.PRINTED)
        if flags is None:
            return JobState(JobPhase.FAILED, GONE)
        faults = [kind for flag, kind in _FAULTS if flags & flag]
        return JobState(JobPhase.WAITING, fault=faults[0] if faults else None)

    def cancel(self, job: int) -> None:
        """Cancel a job, if it still can be cancelled. Raises nothing."""
        with suppress(OSError):
            self._spooler.cancel(job)


def printer_names() -> list[str]:
    """Return the names of the printers of this computer. Raises OSError."""
    if sys.platform == "win32":
        from dpp_desktop.printing.printers import winspool

        return winspool.printer_names()
    raise OSError(errno.ENOSYS, "there is no Windows spooler")


def _system_spooler(name: str) -> Winspool:
    if sys.platform == "win32":
        from dpp_desktop.printing.printers.winspool import SystemSpooler

        return SystemSpooler(name)
    raise OSError(errno.ENOSYS, "there is no Windows spooler")
