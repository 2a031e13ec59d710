"""The jobs of an IPP printer, or of a queue of CUPS."""

from collections.abc import Sequence
from contextlib import suppress

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.model.message import Message, verbatim
from dpp_desktop.printing.printers.faults import (
    connection_lost,
    rejected,
    reported_fault,
    unreachable,
)
from dpp_desktop.printing.printers.ipp.client import IppClient, Operation
from dpp_desktop.printing.printers.ipp.media_names import media_name
from dpp_desktop.printing.printers.ipp.message import Attribute, Attributes, Group, Response, Tag
from dpp_desktop.printing.printers.ipp.states import job_state, printer_faults
from dpp_desktop.printing.printers.job_delivery import GONE, JOB_NAME, JobPhase, JobState
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.settings import Language, Printer

_OK = 0x00FF
"""The greatest status of success."""
_NOT_FOUND, _GONE = 0x0406, 0x0407
_WANTED = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "media-supported",
    "print-scaling-supported",
    "printer-resolution-supported",
    "sides-supported",
)
_FORMATS = {
    Language.PDF: ("application/pdf",),
    Language.ZPL: (
        "application/vnd.zebra-zpl",
        "application/vnd.cups-raw",
        "application/octet-stream",
    ),
}


class IppQueue:
    """A `JobQueue` for pages of one kind."""

    def __init__(self, client: IppClient, printer: Printer, media: Media) -> None:
        """Ask the printer what it supports.

        Raises PrinterFault if it can't be reached, stopped, doesn't accept such data or media, or
        still has jobs of this program, of any user.
        """
        self._client = client
        self._printer = printer.name
        try:
            supported = self._printer_attributes()
            jobs = self._waiting_jobs(JOB_NAME)
        except OSError as error:
            raise unreachable(printer.name, error) from error
        self._format = self._usable_format(printer.settings.language, supported)
        self._attributes = self._job_attributes(printer, media, supported)
        faults = printer_faults(supported)
        if faults or jobs:
            raise reported_fault(faults[0] if faults else PrinterFaultKind.BUSY, printer.name)

    def submit(self, data: bytes, name: str) -> int:
        """Print a document as a separate job, and return its number. Raises PrinterFault."""
        operation = (
            Attribute("job-name", Tag.NAME, [name]),
            Attribute("document-format", Tag.MIME_TYPE, [self._format]),
        )
        try:
            response = self._client.run(Operation.PRINT_JOB, operation, self._attributes, data)
        except OSError as error:
            self._cancel_unanswered(name)
            raise connection_lost(self._printer, error) from error
        self._check(response)
        numbers = [each.get("job-id", ()) for each in response.of(Group.JOB)]
        if not numbers or not numbers[0] or not isinstance(numbers[0][0], int):
            raise rejected(self._printer, _message(response))
        return numbers[0][0]

    def state(self, job: int) -> JobState:
        """Return the state of a job. Raises PrinterFault."""
        wanted = Attribute("requested-attributes", Tag.KEYWORD, ["job-state", "job-state-reasons"])
        try:
            response = self._client.run(
                Operation.GET_JOB, (Attribute("job-id", Tag.INTEGER, [job]), wanted)
            )
            if response.status in (_NOT_FOUND, _GONE):
                return JobState(JobPhase.FAILED, GONE)
            self._check(response)
            found = job_state(response.of(Group.JOB))
            if found.phase is not JobPhase.WAITING:
                return found
            faults = printer_faults(self._printer_attributes())
        except OSError as error:
            raise connection_lost(self._printer, error) from error
        return JobState(JobPhase.WAITING, fault=faults[0] if faults else found.fault)

    def cancel(self, job: int) -> None:
        """Cancel a job, if it still can be cancelled. Raises nothing."""
        with suppress(OSError):
            self._client.run(Operation.CANCEL_JOB, (Attribute("job-id", Tag.INTEGER, [job]),))

    def _printer_attributes(self) -> Attributes:
        wanted = Attribute("requested-attributes", Tag.KEYWORD, _WANTED)
        response = self._client.run(Operation.GET_PRINTER, (wanted,))
        if response.status > _OK:
            raise _cannot(self._printer, verbatim(_message(response)))
        found = response.of(Group.PRINTER)
        return found[0] if found else {}

    def _cancel_unanswered(self, name: str) -> None:
        """Cancel a job that was perhaps accepted, although the answer didn't arrive."""
        with suppress(OSError):
            for job in self._waiting_jobs(name, only_mine=True):
                self.cancel(job)

    def _waiting_jobs(self, name: str, *, only_mine: bool = False) -> list[int]:
        """Return the jobs that aren't completed and whose names begin with `name`."""
        response = self._client.run(
            Operation.GET_JOBS,
            (
                Attribute("requested-attributes", Tag.KEYWORD, ["job-id", "job-name"]),
                Attribute("which-jobs", Tag.KEYWORD, ["not-completed"]),
                Attribute("my-jobs", Tag.BOOLEAN, [only_mine]),
            ),
        )
        named = [
            each
            for each in response.of(Group.JOB)
            if str(each.get("job-name", ("",))[0]).startswith(name)
        ]
        numbers = [each.get("job-id", (0,))[0] for each in named]
        return [each if isinstance(each, int) else 0 for each in numbers]

    def _usable_format(self, language: Language, supported: Attributes) -> str:
        accepted = supported.get("document-format-supported", ())
        found = [each for each in _FORMATS[language] if each in accepted]
        if not found and accepted:
            raise _cannot(
                self._printer,
                Message("it doesn't accept data in {format}", format=language.value.upper()),
            )
        return found[0] if found else _FORMATS[language][0]

    def _job_attributes(
        self, printer: Printer, media: Media, supported: Attributes
    ) -> list[Attribute]:
        """Return exact media, no scaling, and the resolution if the printer knows it."""
        if printer.settings.language is Language.ZPL:
            return []
        names = [str(each) for each in supported.get("media-supported", ())]
        name = media_name(media, names)
        if name is None:
            raise _cannot(
                self._printer,
                Message(
                    "it has no media of {width} × {height} mm",
                    width=media.width,
                    height=media.height,
                ),
            )
        attributes = [Attribute("media", Tag.KEYWORD, [name])]
        if "none" in supported.get("print-scaling-supported", ("none",)):
            attributes.append(Attribute("print-scaling", Tag.KEYWORD, ["none"]))
        if "one-sided" in supported.get("sides-supported", ()):
            attributes.append(Attribute("sides", Tag.KEYWORD, ["one-sided"]))
        dots = (printer.settings.dpi, printer.settings.dpi)
        if dots in supported.get("printer-resolution-supported", ()):
            attributes.append(Attribute("printer-resolution", Tag.RESOLUTION, [dots]))
        return attributes

    def _check(self, response: Response) -> None:
        """Raise PrinterFault if the response is an error, or ignores the media."""
        ignored = [name for each in response.of(Group.UNSUPPORTED) for name in each]
        if response.status > _OK:
            raise rejected(self._printer, _message(response))
        if "media" in ignored:
            raise rejected(self._printer, Message("it doesn't have the media of the design"))


def _cannot(printer: str, reason: Message) -> PrinterFault:
    return PrinterFault(
        PrinterFaultKind.REJECTED,
        Message(
            "Printer '{printer}' can't print these labels: {reason}.",
            printer=printer,
            reason=reason,
        ),
        Message("Choose a different design or printer, or change the settings of the printer."),
    )


def _message(response: Response) -> str:
    """Return what the printer says about an error, with its status."""
    groups: Sequence[Attributes] = response.of(Group.OPERATION)
    texts = [str(each["status-message"][0]) for each in groups if each.get("status-message")]
    status = f"IPP 0x{response.status:04x}"
    return f"{texts[0]} ({status})" if texts else status
