"""Render the rows of a pack in the format of its profile.

Spreadsheets read a GTIN as a number and drop leading zeros, and read a batch that starts with '='
as a formula, even in a quoted cell. A spreadsheet-safe profile therefore writes text as ="text", a
formula with that text as its value. URLs are read as text anyway. Text with several lines or more
than 255 characters can't be a constant in a formula, and isn't read as a number; if it looks like
a formula, it gets an apostrophe in front.
"""

import codecs
import csv
import io
from collections.abc import Sequence

from dpp_desktop.carriers.ndef import hex_column, message_start
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.common.spreadsheet_text import FORMULA_STARTS, protected
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.profiles.column_sources import (
    COPIES,
    LABEL_FILE,
    NDEF,
    QR_FILE,
    SERIAL,
    TOKEN_SOURCES,
    UNIT,
    URL,
    JobFacts,
    cell_of_job,
)
from dpp_desktop.profiles.csv_writer import join_columns
from dpp_desktop.profiles.profile import Profile

_LINE_END = "\r\n"
# The placeholder for the serial or the unit in a cell. No resolver, GTIN, batch or serial contains
# it, and it needs no quotes.
_PLACEHOLDER = "$"


def render_start(profile: Profile) -> bytes:
    """Return the start of a pack before its rows: byte order mark and header, if any."""
    mark = codecs.BOM_UTF8 if profile.byte_order_mark else b""
    if not profile.header:
        return mark
    cells = [_quoted(profile, _heading(profile, column.heading)) for column in profile.columns]
    return mark + (profile.delimiter.character.join(cells) + _LINE_END).encode("utf-8")


def render_rows(profile: Profile, facts: JobFacts, first_unit: int, serials: str) -> bytes:
    """Return the rows of a job's units from `first_unit` on, counted from 0.

    `serials` are concatenated, in the order of the rows.
    """
    constants, variables = _layout(profile, facts)
    if UNIT in variables or not variables:
        return _render_each_row(constants, variables, first_unit, serials)
    column_of = {SERIAL: serial_column, NDEF: hex_column}
    pieces = [piece.encode("utf-8") for piece in constants]
    return join_columns(pieces, [column_of[variable](serials) for variable in variables])


def _layout(profile: Profile, facts: JobFacts) -> tuple[list[str], list[str]]:
    """Return the constant pieces of a row, and the sources of the values between them."""
    constants, variables = [""], []
    for number, column in enumerate(profile.columns):
        cell = _quoted(profile, _cell(profile, facts, column.source))
        constants[-1] += profile.delimiter.character if number else ""
        if column.source not in TOKEN_SOURCES:
            constants[-1] += cell
            continue
        before, after = cell.split(_PLACEHOLDER)
        constants[-1] += before
        constants.append(after)
        variables.append(column.source if column.source in (UNIT, NDEF) else SERIAL)
    constants[-1] += _LINE_END
    return constants, variables


def _render_each_row(
    constants: Sequence[str], variables: Sequence[str], first_unit: int, serials: str
) -> bytes:
    """Return rows with unit numbers, whose lengths differ, so that columns can't be joined."""
    rows = []
    for index in range(len(serials) // SERIAL_LENGTH):
        serial = serials[index * SERIAL_LENGTH : (index + 1) * SERIAL_LENGTH]
        message = serial.encode("ascii").hex().upper()
        values = {SERIAL: serial, UNIT: str(first_unit + index + 1), NDEF: message}
        rows.append(constants[0])
        for source, piece in zip(variables, constants[1:], strict=True):
            rows += [values[source], piece]
    return "".join(rows).encode("utf-8")


def _cell(profile: Profile, facts: JobFacts, source: str) -> str:
    """Return the cell of a source, with a placeholder for the token's own value."""
    if source == UNIT:
        return _PLACEHOLDER
    if source == COPIES:
        return str(profile.copies)
    text = _token_cell(profile, facts, source) or _job_cell(profile, facts, source)
    return protected(text) if profile.spreadsheet_safe else text


def _token_cell(profile: Profile, facts: JobFacts, source: str) -> str:
    """Return the cell of a source that contains the serial; empty for other sources."""
    prefix = facts.job.link_prefix
    if source == URL:
        return prefix + _PLACEHOLDER
    if source == NDEF:
        return message_start(prefix).hex().upper() + _PLACEHOLDER
    if source == QR_FILE and profile.images:
        return f"{facts.image_folder}/{_PLACEHOLDER}{profile.images.format.suffix}"
    return _PLACEHOLDER if source == SERIAL else ""


def _job_cell(profile: Profile, facts: JobFacts, source: str) -> str:
    return profile.label_file if source == LABEL_FILE else cell_of_job(source, facts)


def _heading(profile: Profile, heading: str) -> str:
    risky = profile.spreadsheet_safe and heading.startswith(FORMULA_STARTS)
    return protected(heading) if risky else heading


def _quoted(profile: Profile, cell: str) -> str:
    """Return the cell with quotes if it needs them.

    An empty cell in a profile with a single column is quoted too, because readers skip empty lines.
    """
    if not cell and len(profile.columns) == 1:
        return '""'
    line = io.StringIO()
    writer = csv.writer(line, delimiter=profile.delimiter.character, lineterminator=_LINE_END)
    writer.writerow([cell, ""])
    return line.getvalue()[: -len(profile.delimiter.character + _LINE_END)]
