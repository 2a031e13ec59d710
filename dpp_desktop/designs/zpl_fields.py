"""The fields of a ZPL label: what their data means, and how values are written into it.

In this order, a printer decodes hexadecimal in the data of a field (^FH), then escape sequences of
field blocks and barcodes, and reads the result in the character set that ^CI has chosen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from dpp_desktop.designs.zpl_commands import (
    CI,
    DATA_COMMANDS,
    FACTORY_SET,
    FH,
    FS,
    Command,
    character_set,
)

DEFAULT_INDICATOR = "_"
"""The character before a hexadecimal byte, if ^FH names none."""
UNICODE_SET = 28
"""The character set of ^CI for UTF-8."""
MAX_DATA_BYTES = 3_072
"""The maximum length of the data of a field."""

_PLAIN = frozenset(map(chr, range(0x20, 0x7F))).difference("^~")
"""The characters that mean themselves in the data of a field."""
_HEX = "{}[0-9A-Fa-f]{{2}}"
_QR_MANUAL = re.compile(r"[HQML]M,B([0-9]{4})(.*)", re.DOTALL)
_QR = re.compile(r"[HQML](?:A,|M,[NABK])")

_DIGITS = re.compile(r"[0-9]*")
_PRINTABLE = re.compile(r"[ -=?-~]*")
"""Printable ASCII without >, which starts a command in Code 128."""
_CODE_39 = re.compile(r"[0-9A-Z \-.$/+%]*")
_CODABAR = re.compile(r"[0-9A-D\-:.$/+]*")
CHARACTERS = MappingProxyType(
    {
        "^B1": re.compile(r"[0-9\-]*"),
        "^B2": _DIGITS,
        "^B3": _CODE_39,
        "^B5": _DIGITS,
        "^B8": re.compile(r"[0-9]{7,8}"),
        "^B9": re.compile(r"[0-9]{10}"),
        "^BA": _CODE_39,
        "^BC": _PRINTABLE,
        "^BE": re.compile(r"[0-9]{12,13}"),
        "^BI": _DIGITS,
        "^BJ": _DIGITS,
        "^BK": _CODABAR,
        "^BL": re.compile(r"[0-9A-Z \-.$/%]*"),
        "^BM": _DIGITS,
        "^BP": _DIGITS,
        "^BS": re.compile(r"[0-9]{2}|[0-9]{5}"),
        "^BU": re.compile(r"[0-9]{11,12}"),
        "^BZ": _DIGITS,
    }
)
"""The data that a barcode can contain, by the command of its symbology; others take all bytes."""
GTIN_DIGITS = MappingProxyType({"^B8": 7, "^BE": 12, "^BU": 11})
"""The digits of a GTIN in a barcode, without the check digit, which the printer adds: EAN-8,
EAN-13, UPC-A."""
QR, DATA_MATRIX = "^BQ", "^BX"
_NO_BARCODE = "^BY"


@dataclass(frozen=True, slots=True)
class Field:
    """A field with data, at `index` among the commands of a label.

    `indicator` precedes a byte in hexadecimal; it is empty without ^FH. `set` is the number of the
    character set, None before the first ^CI. `barcode` is the command of the barcode, None for
    text. `clocks` are the characters that stand for time or other fields (^FC, ^FE).
    """

    index: int
    data: str
    indicator: str = ""
    set: int | None = None
    barcode: Command | None = None
    is_block: bool = False
    is_text_block: bool = False
    clocks: str = ""

    @property
    def symbology(self) -> str:
        """The code of the barcode's command, empty for text."""
        return self.barcode.code if self.barcode else ""

    @property
    def escape(self) -> str:
        """The character that starts an escape sequence in the decoded data, if there is one."""
        if self.barcode and self.barcode.code == DATA_MATRIX:
            return self.barcode.parameter(6, "~")
        return ""

    def escaped(self, value: str) -> str:
        """Return a value with escapes for field blocks and barcodes."""
        if self.is_block:
            return value.replace("\\", "\\\\").replace("\n", "\\&")
        if self.is_text_block:
            value = value.replace("<", "<<")
        if self.escape:
            value = value.replace(self.escape, self.escape * 2)
        return value if self.barcode else value.replace("\n", " ")

    def decoded(self, codec: str) -> str:
        """Return the data with bytes in hexadecimal decoded. Raises UnicodeDecodeError."""
        if not self.indicator:
            return self.data
        runs = re.compile(f"(?:{_HEX.format(re.escape(self.indicator))})+")
        return runs.sub(lambda found: self._bytes(found[0]).decode(codec), self.data)

    def encoded(self, text: str, codec: str) -> str:
        """Return text as field data in ASCII. Raises UnicodeEncodeError."""
        indicator = self.indicator or DEFAULT_INDICATOR
        plain = _PLAIN.difference(indicator)
        return "".join(
            character
            if character in plain
            else "".join(f"{indicator}{byte:02X}" for byte in character.encode(codec))
            for character in text
        )

    def _bytes(self, escapes: str) -> bytes:
        return bytes.fromhex(escapes.replace(self.indicator, " "))


def fields_of(commands: Iterable[Command]) -> Iterator[Field]:
    """Yield the fields with data among the commands of a label."""
    current = blank = Field(0, "")
    for index, command in enumerate(commands):
        if command.code in DATA_COMMANDS:
            # Printers ignore line ends.
            data = command.parameters.replace("\r", "").replace("\n", "")
            yield replace(current, index=index, data=data)
        elif command.code == FS:
            current = replace(blank, set=current.set)
        else:
            current = _after(current, command)


def first_set(fields: Iterable[Field]) -> int:
    """Return the character set for fields before the first ^CI: UTF-8 where that is possible."""
    for field in fields:
        if field.set is None:
            try:
                field.decoded("utf-8")
            except UnicodeDecodeError:
                return FACTORY_SET
    return UNICODE_SET


def qr_counts_bytes(data: str) -> tuple[int, str] | None:
    """Return the number of bytes in the data of ^BQ and the rest, None if it isn't counted."""
    found = _QR_MANUAL.fullmatch(data)
    return (int(found[1]), found[2]) if found else None


def qr_has_switches(data: str) -> bool:
    """Return whether the data of ^BQ starts with the error correction level and the input mode."""
    return _QR.match(data) is not None


def _after(field: Field, command: Command) -> Field:
    """Return the field after a command that describes it."""
    code, parameters = command.code, command.parameters
    if code == CI:
        return replace(field, set=character_set(command))
    if code == FH:
        return replace(field, indicator=parameters.strip()[:1] or DEFAULT_INDICATOR)
    if code == "^FB":
        return replace(field, is_block=True)
    if code == "^TB":
        return replace(field, is_text_block=True)
    if code in ("^FC", "^FE"):
        return replace(field, clocks=field.clocks + _clocks(command))
    if code.startswith("^B") and code != _NO_BARCODE:
        return replace(field, barcode=command)
    return field


def _clocks(command: Command) -> str:
    default = "%" if command.code == "^FC" else "#"
    return "".join(command.parameters.replace(",", "").split()) or default
