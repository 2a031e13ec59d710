"""Check in the drawing of a ZPL template that the code with the URL is on the label and free.

What a printer prints where depends on many commands, so the code is drawn without the rest of the
label, and the two drawings are compared.
"""

from collections.abc import Callable, Sequence

import numpy as np

from dpp_desktop.designs.geometry import UNREADABLE, module_warning, no_code
from dpp_desktop.designs.zpl_commands import FH, FS, Command
from dpp_desktop.designs.zpl_fields import QR, Field, fields_of
from dpp_desktop.designs.zpl_label import FIELD
from dpp_desktop.designs.zpl_rules import PRINTING
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout.raster import Coverage

Drawer = Callable[[Sequence[Command]], Coverage | None]
"""Draws commands on a label, 255 for black; None if they can't be drawn."""
TextOf = Callable[[Field], str]
"""Returns the text of a filled field."""

_STORED_FORMAT = "^XF"
_DESCRIBING = frozenset({"^A", "^FO", "^FT", "^FB", "^TB", "^FR", "^FC", "^FE", "^FP", FH, FS})
"""The commands that describe a field, besides those of barcodes; others are settings."""
_BARCODE, _BARCODE_SETTINGS = "^B", "^BY"
_CHECKED = 5
"""Codes with the URL that are drawn to check them; a label has one."""
_BLACK = 127
_FINDER, _QUIET = 7, 4
"""Modules: a side of a finder pattern, and the quiet zone (ISO/IEC 18004, section 9.1)."""


def code_problems(
    commands: Sequence[Command],
    drawn: Sequence[Command],
    serial: str,
    text_of: TextOf,
    draw: Drawer,
    dots_per_mm: float,
) -> list[Problem]:
    """Return what is wrong with the code with the URL.

    It may be missing, something may be printed over it, or the modules of a QR code may be so
    narrow that scanners can't read it. `commands` are those of a filled label, and `drawn` those of
    them that can be drawn. Returns nothing if only the printer can draw the code.
    """
    codes, drawable = (_codes(each, serial, text_of) for each in (commands, drawn))
    if not codes:
        is_unknown = any(command.code == _STORED_FORMAT for command in commands)
        return [] if is_unknown else [no_code(FIELD)]
    whole = draw(drawn)
    alone = [(field, draw(_only(drawn, field.index))) for field in drawable[:_CHECKED]]
    if whole is None or len(drawable) < len(codes):
        return []
    shown = [(field, dots > _BLACK) for field, dots in alone if dots is not None and dots.any()]
    if not shown:
        return [] if any(dots is None for _, dots in alone) else [no_code(FIELD)]
    problems = []
    if any(_is_covered(whole > _BLACK, dots, field.symbology) for field, dots in shown):
        message = Message(
            "something is printed over the code with the URL, or in its quiet zone, so that it may "
            "not be readable."
        )
        problems.append(Problem(FIELD, "covered", message))
    for field, dots in shown:
        if field.symbology == QR:
            width = _module(_code(dots)) / dots_per_mm
            warning = module_warning(FIELD, width, has_size=False)
            if warning and warning.code == UNREADABLE:
                problems.append(warning)
    return problems


def _codes(commands: Sequence[Command], serial: str, text_of: TextOf) -> list[Field]:
    """The barcodes with a URL that contains the serial."""
    found = []
    for field in fields_of(commands):
        text = text_of(field) if field.barcode else ""
        if "://" in text and serial in text:
            found.append(field)
    return found


def _only(commands: Sequence[Command], index: int) -> list[Command]:
    """The commands without what prints or describes other fields than that with data at `index`."""
    ends = [at for at, command in enumerate(commands) if command.code == FS]
    first = max((at + 1 for at in ends if at < index), default=0)
    last = min((at for at in ends if at > index), default=len(commands) - 1)
    return [
        command
        for at, command in enumerate(commands)
        if at == index
        or not (command.code in PRINTING or (_describes(command) and not first <= at <= last))
    ]


def _describes(command: Command) -> bool:
    code = command.code
    is_barcode = code.startswith(_BARCODE) and code != _BARCODE_SETTINGS
    return is_barcode or code in _DESCRIBING


def _is_covered(whole: np.ndarray, alone: np.ndarray, symbology: str) -> bool:
    """Return whether other dots are in the box of the code, or in the quiet zone of a QR code."""
    top, bottom, left, right = _box(alone)
    quiet = _QUIET * _module(_code(alone)) if symbology == QR else 0
    zone = (
        slice(max(0, top - quiet), bottom + quiet),
        slice(max(0, left - quiet), right + quiet),
    )
    return bool((whole[zone] != alone[zone]).any())


def _box(dots: np.ndarray) -> tuple[int, int, int, int]:
    """Return the top, bottom, left and right of the black dots."""
    rows, columns = np.flatnonzero(dots.any(axis=1)), np.flatnonzero(dots.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _code(dots: np.ndarray) -> np.ndarray:
    """Return the dots of a code without the space around it."""
    top, bottom, left, right = _box(dots)
    return dots[top:bottom, left:right]


def _module(code: np.ndarray) -> int:
    """Return the width of a module of a QR code, in dots: three of its corners have a finder."""
    corners = [code[0], code[0, ::-1], code[-1], code[-1, ::-1]]
    runs = sorted(int(np.argmin(np.append(row, False))) for row in corners)
    return round(runs[2] / _FINDER)
