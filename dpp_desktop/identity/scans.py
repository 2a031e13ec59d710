"""Parse the text that a scanner returns for a unit: a URL, a serial or a GS1 element string.

Symbology identifiers are defined in ISO/IEC 15424 (AIM), element strings in section 3 of the GS1
General Specifications. Application identifiers may be in brackets, as in human-readable text, or
without, as in symbols.
"""

import re

from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.links import Link, parse_link
from dpp_desktop.identity.serials import SERIAL_LENGTH, canonical_serial
from dpp_desktop.identity.text import TextError, clean_batch, shown
from dpp_desktop.model.message import Message

_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]", re.ASCII)
_BRACKETED = re.compile(r"(?:\([0-9]{2,4}\)[^(]+)+", re.ASCII)
_ELEMENT = re.compile(r"\(([0-9]{2,4})\)([^(]+)", re.ASCII)
# The separator (FNC1, sent as GS) may be missing, because keyboards can't type it.
_BATCH = r"10(?P<{name}>[^\x1d]{{1,20}}?)\x1d?"
_BARE = re.compile(
    rf"\x1d?01(?P<gtin>[0-9]{{14}})(?:{_BATCH.format(name='before')})?"
    rf"21(?P<serial>[0-9A-Za-z]{{{SERIAL_LENGTH}}})\x1d?(?:{_BATCH.format(name='after')})?",
    re.ASCII,
)


def parse_scan(text: str) -> Link:
    """Return the scanned identity; `stem` is empty unless the text is a URL.

    A serial has no GTIN, an element string has one. Raises TextError for other text.
    """
    text = _SYMBOLOGY.sub("", text, count=1) if text.startswith("]") else text
    text = text.strip(" \r\n\t")
    # Checked first: no URL is an element string, but a batch may look like a URL.
    elements = _elements(text)
    if elements:
        return _named_by(text, elements)
    if "/" in text:
        return parse_link(text)
    return Link(stem="", gtin=None, batch=None, serial=canonical_serial(text))


def _elements(text: str) -> dict[str, str]:
    """Return the elements by application identifier; empty if it isn't an element string."""
    if _BRACKETED.fullmatch(text):
        return {key: value.strip() for key, value in _ELEMENT.findall(text)}
    found = _BARE.fullmatch(text)
    if not found:
        return {}
    elements = {"01": found["gtin"], "21": found["serial"]}
    batch = found["before"] or found["after"]
    return elements | ({"10": batch} if batch else {})


def _named_by(text: str, elements: dict[str, str]) -> Link:
    if not {"01", "21"} <= elements.keys():
        raise TextError(
            "element_string",
            Message("{text} identifies no unit: (01) and (21) are required", text=shown(text)),
        )
    batch = elements.get("10")
    return Link(
        stem="",
        gtin=normalise_gtin(elements["01"]),
        batch=clean_batch(batch) if batch else None,
        serial=canonical_serial(elements["21"]),
    )
