"""Parse GS1 element strings as scanners send them and as they are printed.

Element strings are defined in section 3 of the GS1 General Specifications, and their concatenation
in section 7.8: a value of variable length ends with a separator (FNC1, which scanners send as the
control character GS). A scanner that acts as a keyboard may send a text for the separator, or
nothing.
"""

import re
from collections.abc import Iterator

from dpp_desktop.identity.serial_text import SERIAL_LENGTH

GTIN, BATCH, SERIAL = "01", "10", "21"
"""Application identifiers of a unit's identity."""

_SEPARATOR = "\x1d"
_SPELLED_SEPARATORS = re.compile(
    r"<GS>|\{GS\}|\[GS\]|\\x1d|\\u001d|\\x\{1d\}|\^\]|␝|<FNC1>|\{FNC1\}", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:\([0-9]{2,4}\)(?:(?!\([0-9]{2,4}\)).)+)+", re.ASCII)
_PRINTED_ELEMENT = re.compile(r"\(([0-9]{2,4})\)((?:(?!\([0-9]{2,4}\)).)+)", re.ASCII)
_MAX_LENGTH = 300
_MAX_VALUE = 90
"""The length of the longest value, which AIs (91) to (99) can have."""
_MAX_READINGS = 16


def element_readings(text: str) -> list[dict[str, str]]:
    """Return the possible readings of an element string: values by application identifier.

    Without separators, more than one reading may be possible: then the likeliest comes first. The
    list is empty if the text isn't an element string, or has neither brackets nor a GTIN, AI (01).
    """
    if len(text) > _MAX_LENGTH:
        return []
    text = _SPELLED_SEPARATORS.sub(_SEPARATOR, text).strip(_SEPARATOR + " ")
    printed = text.replace("\\(", "(").replace("\\)", ")").replace(_SEPARATOR, "")
    if _PRINTED.fullmatch(printed):
        return [{key: value.strip() for key, value in _PRINTED_ELEMENT.findall(printed)}]
    # Most scans are URLs or serials, which need no table of application identifiers.
    if not text[:2].isdecimal() or not text.isascii():
        return []
    return [dict(elements) for elements in _split(text) if any(key == GTIN for key, _ in elements)]


_Elements = tuple[tuple[str, str], ...]


def _split(text: str) -> list[_Elements]:
    """Return the ways to split the text into elements, with those of a unit's identity only.

    Built from the end, with a limited number for each position: without separators, the number of
    ways can double with each character.
    """
    ways: list[list[_Elements]] = [[] for _ in text] + [[()]]
    for start in range(len(text) - 1, -1, -1):
        if text[start] == _SEPARATOR:
            ways[start] = ways[start + 1]
            continue
        found: dict[_Elements, None] = {}
        for key, value, end in _elements_at(text, start):
            first = ((key, value),) if key in (GTIN, BATCH, SERIAL) else ()
            found.update(dict.fromkeys(first + rest for rest in ways[end]))
        ways[start] = sorted(found, key=_has_our_serial, reverse=True)[:_MAX_READINGS]
    return ways[0]


def _has_our_serial(elements: _Elements) -> bool:
    return any(key == SERIAL and len(value) == SERIAL_LENGTH for key, value in elements)


def _elements_at(text: str, start: int) -> Iterator[tuple[str, str, int]]:
    """Yield the elements that may begin there, each with its end, the longest first."""
    from biip import ParseError
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

    segment = text[start:].partition(_SEPARATOR)[0]
    try:
        found = GS1ApplicationIdentifier.extract(segment)
    except ParseError:
        return
    begin = len(found.ai)
    for length in range(min(len(segment), begin + _MAX_VALUE), begin, -1):
        if re.fullmatch(found.pattern, segment[:length]):
            yield found.ai, segment[begin:length], start + length
