"""Read the text that a scanner returns: a URL, a serial, a GS1 element string or a GTIN.

Symbology identifiers, such as `]Q3`, are defined in ISO/IEC 15424 (AIM).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dpp_desktop.identity.element_strings import BATCH, GTIN, SERIAL, element_readings
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.keyboard_layouts import KeyboardReading, keyboard_readings
from dpp_desktop.identity.links import Link, gtin_of_link, has_serial_segment, is_link, parse_link
from dpp_desktop.identity.serial_text import canonical_serial
from dpp_desktop.identity.text import TextError, clean_batch, shown
from dpp_desktop.model.message import Message

_BLANKS = " \r\n\t"
_MIN_GTIN_LENGTH = 8
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scanned text may identify.

    `units` are the possible identities of a unit, the likeliest first; `gtin` is the GTIN of a
    product, 14 digits. `has_serial` is True if the text has a serial beside the GTIN or resolver,
    valid or not: it then names a unit, not its product. `error` says why the text identifies no
    unit, if it doesn't.
    """

    units: tuple[Link, ...] = ()
    gtin: str | None = None
    has_serial: bool = False
    error: TextError | None = field(default=None, compare=False)


def read_scan(text: str) -> Scan:
    """Return what the scanned text may identify."""
    text = without_symbology(text)
    # Checked first: no URL is an element string, but a batch may look like a URL.
    elements = element_readings(text)
    if elements:
        return _of_elements(text, elements)
    if is_link(text):
        return _of_link(text)
    try:
        unit = Link(stem="", gtin=None, batch=None, serial=canonical_serial(text))
        return Scan((unit,), _gtin(text))
    except TextError as error:
        return Scan((), _gtin(text), error=error)


@dataclass(frozen=True, slots=True)
class KeyboardScan:
    """What the text identifies if keyboard layouts differ or Caps Lock is on.

    All `readings` lead to the same `scan`; their texts can differ in parts that don't matter.
    """

    scan: Scan
    readings: tuple[KeyboardReading, ...]


@lru_cache(maxsize=1)  # a text that isn't found is read for tokens, and again for products
def keyboard_scans(text: str) -> tuple[KeyboardScan, ...]:
    """Return what the text may identify if it arrived through the wrong keyboard layout.

    What `read_scan` returns for the text as it is, and texts that identify nothing, are omitted.
    """
    omitted = (read_scan(text), Scan())
    found: dict[Scan, list[KeyboardReading]] = {}
    for reading in keyboard_readings(text.strip(_BLANKS)):
        scan = read_scan(reading.text)
        if scan not in omitted:
            found.setdefault(scan, []).append(reading)
    return tuple(KeyboardScan(scan, tuple(readings)) for scan, readings in found.items())


def scanned_gtins(text: str) -> list[str]:
    """Return the GTINs, 14 digits, that the text may contain, the likeliest first."""
    if len(text.strip()) < _MIN_GTIN_LENGTH:
        return []
    scans = [read_scan(text), *(other.scan for other in keyboard_scans(text))]
    return [scan.gtin for scan in scans if scan.gtin]


def parse_scan(text: str) -> Link:
    """Return the likeliest identity of the scanned unit; `stem` is empty unless it is a URL.

    A serial has no GTIN, an element string has one. Raises TextError for other text.
    """
    scan = read_scan(text)
    if scan.error:
        raise scan.error
    return scan.units[0]


def without_symbology(text: str) -> str:
    """Return the scanned text without the symbology identifier and surrounding blanks."""
    text = text.strip(_BLANKS)
    return _SYMBOLOGY.sub("", text, count=1) if text.startswith("]") else text


def _of_elements(text: str, readings: list[dict[str, str]]) -> Scan:
    units: list[Link] = []
    error = TextError(
        "element_string",
        Message("{text} identifies no unit: (01) and (21) are required", text=shown(text)),
    )
    for elements in readings:
        if not {GTIN, SERIAL} <= elements.keys():
            continue
        try:
            units.append(_unit(elements))
        except TextError as reason:
            error = reason
    gtin = _gtin(readings[0].get(GTIN, ""))
    has_serial = any(SERIAL in elements for elements in readings)
    return Scan(tuple(units), gtin, has_serial, None if units else error)


def _unit(elements: dict[str, str]) -> Link:
    batch = elements.get(BATCH)
    return Link(
        stem="",
        gtin=normalise_gtin(elements[GTIN]),
        batch=clean_batch(batch) if batch else None,
        serial=canonical_serial(elements[SERIAL]),
    )


def _of_link(text: str) -> Scan:
    try:
        link = parse_link(text)
    except TextError as error:
        return Scan((), gtin_of_link(text), has_serial_segment(text), error)
    return Scan((link,), link.gtin, has_serial=True)


def _gtin(text: str) -> str | None:
    try:
        return normalise_gtin(text)
    except TextError:
        return None
