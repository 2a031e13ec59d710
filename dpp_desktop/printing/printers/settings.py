"""What the program knows about a printer: how it is connected, what it understands, its dots."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from dpp_desktop.carriers.printer_dots import MAX_DPI, MIN_DPI
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.text import clean_text
from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.addresses import ADDRESS_CLEANERS, device_of
from dpp_desktop.printing.rendering import FILE_DPI, Calibration, Output

MAX_NAME = 60
"""The maximum length of the name of a printer, in characters."""
MAX_CHUNK = 100
"""The maximum number of labels or sheets that are sent at once."""
MAX_OFFSET_MM = 20.0
"""The maximum offset of a calibration; more is a design for other stock."""
MIN_SCALE, MAX_SCALE = 0.9, 1.1
NOT_CALIBRATED = Calibration()


class ConnectionKind(StrEnum):
    """How a printer is connected; the values are the options of `printer add`."""

    TCP = "zpl"
    """Raw data over TCP, usually port 9100: tcp://HOST:9100."""
    IPP = "ipp"
    """Internet Printing Protocol (RFC 8011): ipp://HOST/PATH or ipps://…"""
    QUEUE = "queue"
    """A queue of this computer: CUPS, or the spooler of Windows."""
    DEVICE = "device"
    """A device file such as /dev/usb/lp0."""


class Language(StrEnum):
    """The kind of data that a printer is sent."""

    ZPL = "zpl"
    PDF = "pdf"


class StatusMode(StrEnum):
    """Whether a printer is asked for its status."""

    AUTO = "auto"
    """Ask; a printer that doesn't answer is used without status."""
    NONE = "none"
    """Never ask, and count labels as printed once the printer has received them."""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The settings of one printer; `chunk` counts labels of a roll, or sheets."""

    connection: ConnectionKind
    address: str
    language: Language
    dpi: int
    chunk: int = 1
    status: StatusMode = StatusMode.AUTO
    calibration: Calibration = NOT_CALIBRATED

    @property
    def device(self) -> str:
        """What identifies the device; printers with the same one are one device.

        Links to a device file are followed.
        """
        return device_of(self.connection.value, self.address)

    @property
    def output(self) -> Output:
        """What renderers need to know about the printer."""
        return Output(self.dpi, self.calibration, is_zpl=self.language is Language.ZPL)

    @property
    def is_calibrated(self) -> bool:
        """True if the printer has a correction."""
        return self.calibration != NOT_CALIBRATED


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer under the name that users gave it."""

    name: str
    settings: PrinterSettings


def check_printer(
    name: str,
    connection: ConnectionKind,
    address: str,
    *,
    language: Language | None = None,
    dpi: int | None = None,
    chunk: int = 1,
    status: StatusMode = StatusMode.AUTO,
) -> Printer:
    """Return a printer with these settings. Contacts nothing.

    By default, TCP printers and device files get ZPL, and other printers PDF. Printers of ZPL need
    `dpi`; others have 600. Raises InvalidInput with all problems.
    """
    checks = FieldChecks()
    cleaned_name = checks.clean("name", name, clean_text, max_length=MAX_NAME)
    cleaned = checks.clean(connection.value, address, ADDRESS_CLEANERS[connection.value])
    spoken = language or _usual_language(connection)
    if connection is ConnectionKind.TCP and spoken is not Language.ZPL:
        checks.add("language", "not_zpl", Message("must be zpl for a ZPL printer."))
    if dpi is None and spoken is Language.ZPL:
        message = Message("is missing; a ZPL printer has 203, 300 or 600 dots per inch.")
        checks.add("dpi", "missing", message)
    _check_range(checks, "dpi", dpi or FILE_DPI, MIN_DPI, MAX_DPI)
    _check_range(checks, "chunk", chunk, 1, MAX_CHUNK)
    checks.raise_if_any()
    settings = PrinterSettings(connection, cleaned, spoken, dpi or FILE_DPI, chunk, status)
    return Printer(cleaned_name, settings)


def check_calibration(calibration: Calibration) -> Calibration:
    """Return the calibration. Raises InvalidInput if it can't be the correction of a printer."""
    checks = FieldChecks()
    for each in fields(Calibration):
        value = getattr(calibration, each.name)
        if each.name.startswith("offset"):
            _check_range(checks, each.name, value, -MAX_OFFSET_MM, MAX_OFFSET_MM)
        else:
            _check_range(checks, each.name, value, MIN_SCALE, MAX_SCALE)
    checks.raise_if_any()
    return calibration


def settings_document(settings: PrinterSettings) -> dict[str, Any]:
    """Return the settings as JSON, for `settings_of` to read back."""
    calibration = settings.calibration
    return {
        "connection": settings.connection.value,
        "address": settings.address,
        "language": settings.language.value,
        "dpi": settings.dpi,
        "chunk": settings.chunk,
        "status": settings.status.value,
        "calibration": {each.name: getattr(calibration, each.name) for each in fields(Calibration)},
    }


def settings_of(document: Any) -> PrinterSettings:
    """Return the settings that `settings_document` described.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    calibration = {name: float(value) for name, value in document["calibration"].items()}
    return PrinterSettings(
        ConnectionKind(document["connection"]),
        str(document["address"]),
        Language(document["language"]),
        int(document["dpi"]),
        int(document["chunk"]),
        StatusMode(document["status"]),
        Calibration(**calibration),
    )


def _usual_language(connection: ConnectionKind) -> Language:
    zpl = connection in (ConnectionKind.TCP, ConnectionKind.DEVICE)
    return Language.ZPL if zpl else Language.PDF


def _check_range(checks: FieldChecks, field: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:  # NaN isn't in the range either
        message = Message("must be from {least} to {most}.", least=least, most=most)
        checks.add(field, "out_of_range", message)
