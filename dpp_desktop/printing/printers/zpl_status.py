"""The status that printers of ZPL report: ~HS and ~HQES (ZPL II Programming Guide, Zebra).

Each answer is in frames of STX … ETX. ~HS has three, with fields separated by commas; ~HQES has one
with two lines of hexadecimal flags. Printers don't answer ~HS at all while they are out of media or
ribbon, open, or too hot; many of them answer ~HQES then.
"""

import re
from dataclasses import dataclass

from dpp_desktop.model.errors import PrinterFaultKind

ASK_STATUS = b"~HS"
ASK_ERRORS = b"~HQES"
CANCEL_PARTIAL_FORMAT = b"~JX"
"""Discards a label of which only a part was received, so that it isn't merged with the next one."""

_STX, _ETX = b"\x02", b"\x03"
_MAX_FRAME = 4_096
_ERRORS = re.compile(rb"ERRORS:\s*([01])\s+[0-9A-Fa-f]{8}\s+([0-9A-Fa-f]{8})")
_FIRST_FIELDS, _SECOND_FIELDS = 12, 11
_ERROR_FLAGS = (
    (0x1, PrinterFaultKind.PAPER_OUT),
    (0x2, PrinterFaultKind.RIBBON_OUT),
    (0x4, PrinterFaultKind.HEAD_OPEN),
    (0x10000, PrinterFaultKind.PAUSED),
)
"""Flags of ~HQES; all others need attention, such as a cutter fault (8) or a hot head (10)."""


@dataclass(frozen=True, slots=True)
class HostStatus:
    """An answer to ~HS. `formats` are in the receive buffer, `labels` left in the current one.

    `is_presented` if a printed label must be taken away before the next one is printed.
    """

    formats: int
    labels: int
    partial: bool
    faults: tuple[PrinterFaultKind, ...]
    is_presented: bool = False

    @property
    def waiting(self) -> int:
        """Formats that aren't printed yet, including the current one."""
        return self.formats + (self.labels > 0)


@dataclass(frozen=True, slots=True)
class ErrorStatus:
    """An answer to ~HQES."""

    faults: tuple[PrinterFaultKind, ...]


class StatusReader:
    """Reads answers from the bytes that a printer sends; ignores everything else."""

    def __init__(self) -> None:
        self._data = b""
        self._first: tuple[bytes, ...] | None = None

    def add(self, data: bytes) -> list[HostStatus | ErrorStatus]:
        """Return the answers that are complete with these bytes, in order."""
        self._data += data
        answers = []
        while (start := self._data.find(_STX)) >= 0:
            end = self._data.find(_ETX, start)
            if end < 0:
                break
            frame, self._data = self._data[start + 1 : end], self._data[end + 1 :]
            answer = self._answer(frame.rpartition(_STX)[2])
            if answer:
                answers.append(answer)
        self._data = self._data[-_MAX_FRAME:]
        return answers

    def _answer(self, frame: bytes) -> HostStatus | ErrorStatus | None:
        """Return the answer that ends with this frame, the second of three for ~HS."""
        errors = _ERRORS.search(frame)
        if errors:
            return ErrorStatus(_error_faults(int(errors[1]), int(errors[2], 16)))
        fields = tuple(field.strip() for field in frame.split(b","))
        if not all(field.isdigit() for field in fields):
            return None
        if len(fields) == _FIRST_FIELDS:
            self._first = fields
            return None
        if len(fields) != _SECOND_FIELDS or self._first is None:
            return None
        first, self._first = self._first, None
        return _host_status(first, fields)


def _host_status(first: tuple[bytes, ...], second: tuple[bytes, ...]) -> HostStatus:
    """Strings 1 (aaa,b,c,dddd,eee,f,g,h,iii,j,k,l) and 2 (mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www)."""
    flags = (
        (int(first[1]), PrinterFaultKind.PAPER_OUT),
        (int(second[3]), PrinterFaultKind.RIBBON_OUT),
        (int(second[2]), PrinterFaultKind.HEAD_OPEN),
        (int(first[11]), PrinterFaultKind.NEEDS_ATTENTION),
        (int(first[2]), PrinterFaultKind.PAUSED),
    )
    faults = tuple(kind for flag, kind in flags if flag)
    partial, presented = bool(int(first[7])), bool(int(second[7]))
    return HostStatus(int(first[4]), int(second[8]), partial, faults, presented)


def _error_faults(present: int, flags: int) -> tuple[PrinterFaultKind, ...]:
    known = tuple(kind for flag, kind in _ERROR_FLAGS if flags & flag)
    others = flags & ~sum(flag for flag, _ in _ERROR_FLAGS)
    unknown = bool(others) or (bool(present) and not known)
    return known + (PrinterFaultKind.NEEDS_ATTENTION,) * unknown
