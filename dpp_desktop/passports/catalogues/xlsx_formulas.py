"""Finds formulas in a workbook that nobody has reckoned yet.

A program that writes a workbook without being a spreadsheet leaves it to one to find the results.
Until then such a cell reads as empty, and a row of such cells as none at all.
"""

import zipfile
from collections.abc import Iterator
from typing import IO

_ENDS = (b"</f></c>", b"</f><v/></c>", b"</f><v /></c>", b"</f><v></v></c>")
"""How a cell ends whose formula has no result, or an empty text: that is of type str."""
_CELL, _OF_TEXT, _PLACE = b"<c ", b't="str"', b' r="'
_READ_BYTES = 1 << 20
_LONGEST_CELL = 1 << 16
"""A formula has 8,192 characters at the most."""


def formula_without_result(parts: zipfile.ZipFile, part: str) -> str | None:
    """Returns the place of such a cell in the sheet of that part, as "B3"; None if there is none.

    Raises what `zipfile` raises.
    """
    with parts.open(part) as sheet:
        return next(_places(sheet), None)


def _places(sheet: IO[bytes]) -> Iterator[str]:
    rest = b""
    while chunk := sheet.read(_READ_BYTES):
        text = rest + chunk
        for end in _ENDS:
            yield from _places_before(text, end)
        rest = text[-_LONGEST_CELL:]


def _places_before(text: bytes, end: bytes) -> Iterator[str]:
    """The places of cells that end like that and hold no text."""
    at = text.find(end)
    while at >= 0:
        begin = text.rfind(_CELL, max(at - _LONGEST_CELL, 0), at)
        head, closed, _ = text[begin:at].partition(b">") if begin >= 0 else (b"", b"", b"")
        if closed and _OF_TEXT not in head:
            yield head.partition(_PLACE)[2].partition(b'"')[0].decode("ascii", "replace")
        at = text.find(end, at + 1)
