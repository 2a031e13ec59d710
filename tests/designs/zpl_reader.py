"""Reads ZPL as a printer does, as far as the data of fields is concerned."""

import re
from dataclasses import dataclass

_COMMAND = re.compile(rb"([\^~])(A|[^\^~]{2})([^\^~]*)", re.DOTALL)
_CODECS = {b"0": "cp850", b"13": "cp850", b"27": "cp1252", b"28": "utf-8", b"33": "cp1251"}


@dataclass(frozen=True, slots=True)
class PrintedField:
    """The data of a field as the printer understands it, and its barcode, empty for text."""

    data: str
    barcode: str = ""


def printed_fields(zpl: bytes) -> list[PrintedField]:
    """Return the fields in the order in which they are printed."""
    fields, codec = [], "cp850"
    field: dict[str, bytes] = {}
    for prefix, name, rest in _COMMAND.findall(zpl):
        code = (prefix + name).decode()
        if code == "^CI":
            codec = _CODECS[rest.strip()]
        elif code == "^FS":
            field = {}
        elif code == "^FD":
            fields.append(_field(rest.replace(b"\r", b"").replace(b"\n", b""), field, codec))
        else:
            field[code] = rest.strip()
    return fields


def _field(data: bytes, before: dict[str, bytes], codec: str) -> PrintedField:
    if "^FH" in before:
        pattern = re.escape(before["^FH"][:1] or b"_") + rb"([0-9A-Fa-f]{2})"
        data = re.sub(pattern, lambda found: bytes.fromhex(found[1].decode()), data)
    barcodes = [code for code in before if code.startswith("^B") and code != "^BY"]
    escape = next((code for code in ("^FB", "^TB") if code in before), "")
    return PrintedField(
        _without_escapes(data.decode(codec), escape), barcodes[0] if barcodes else ""
    )


def _without_escapes(data: str, escape: str) -> str:
    if escape == "^FB":
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "&" else found[1], data)
    return data.replace("<<", "<") if escape == "^TB" else data
