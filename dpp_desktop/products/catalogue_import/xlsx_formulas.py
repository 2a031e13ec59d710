"""Scan the XML of a sheet for content that python-calamine doesn't report.

This is a formula without a result, as in workbooks from programs that don't calculate. Such a cell
reads as empty, and a row of such cells as missing. The same pass finds whether the sheet has errors
and inline text, so that more detailed scans can be skipped.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

_ENDS = ("</{p}f></{p}c>", "</{p}f><{p}v/></{p}c>", "</{p}f><{p}v /></{p}c>",
         "</{p}f><{p}v></{p}v></{p}c>")  # fmt: skip
"""The ends of cells whose formula has no result, or an empty text (type str)."""
_OF_TEXT, _PLACE = b't="str"', b' r="'
_PREFIX = re.compile(rb"<([\w.-]+:)worksheet\b")
"""The namespace prefix of elements, such as <x:c>, which some programs write."""
_ERROR_TYPE = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_ERROR_SIGNS = (b'"e"', b"'e'")
_TEXT_SIGNS = (b"inlineStr", b't="str"', b"t='str'")
_READ_BYTES = 1 << 20
_MAX_CELL_BYTES = 1 << 16
"""A formula has at most 8,192 characters."""


@dataclass(slots=True)
class SheetScan:
    """The result of a scan: the cell of the first formula without a result, such as "B3".

    `errors` is True if there may be cells with errors, `texts` if there may be inline texts.
    """

    formula: str | None = None
    errors: bool = False
    texts: bool = False


def scan(parts: zipfile.ZipFile, part: str) -> SheetScan:
    """Return the scan of the sheet in the part. Raises the errors of `zipfile`."""
    found = SheetScan()
    rest = b""
    prefix: str | None = None
    with parts.open(part) as sheet:
        while found.formula is None and (chunk := sheet.read(_READ_BYTES)):
            text = rest + chunk
            if prefix is None:
                named = _PREFIX.search(text)
                prefix = named[1].decode("ascii", "replace") if named else ""
            found.formula = next(_places(text, prefix), None)
            found.errors = found.errors or _has_errors(text)
            found.texts = found.texts or any(sign in text for sign in _TEXT_SIGNS)
            rest = text[-_MAX_CELL_BYTES:]
    return found


def _has_errors(text: bytes) -> bool:
    return any(sign in text for sign in _ERROR_SIGNS) and bool(_ERROR_TYPE.search(text))


def _places(text: bytes, prefix: str) -> Iterator[str]:
    """Yield the cells whose formula has no result."""
    cell = f"<{prefix}c ".encode()
    for end in _ENDS:
        yield from _places_before(text, end.format(p=prefix).encode(), cell)


def _places_before(text: bytes, end: bytes, cell: bytes) -> Iterator[str]:
    """Yield the cells with that end that contain no text."""
    at = text.find(end)
    while at >= 0:
        begin = text.rfind(cell, max(at - _MAX_CELL_BYTES, 0), at)
        head, closed, _ = text[begin:at].partition(b">") if begin >= 0 else (b"", b"", b"")
        if closed and _OF_TEXT not in head:
            yield head.partition(_PLACE)[2].partition(b'"')[0].decode("ascii", "replace")
        at = text.find(end, at + 1)
