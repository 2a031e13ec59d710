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
from dataclasses import replace

from dpp_desktop.carriers.ndef import hex_column, message_start
from dpp_desktop.carriers.nfc_tags import TERMINATOR, tlv_start
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.common.spreadsheet_text import FORMULA_STARTS, protected
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.profiles.column_sources import (
    COPIES,
    LABEL_FILE,
    NDEF,
    NDEF_TLV,
    QR_FILE,
    SERIAL,
    TOKEN_SOURCES,
    UNIT,
    URL,
    JobFacts,
    cell_of_job,
    reads_passport,
)
from dpp_desktop.profiles.csv_writer import join_columns
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.profiles.unit_cells import UnitMarks, number_column, runs_of_length

_LINE_END = "\r\n"
# The placeholder for the serial or the unit in a cell. No resolver, GTIN, batch or serial contains
# it, and it needs no quotes.
_PLACEHOLDER = "$"
_VARIABLES = {UNIT: UNIT, NDEF: NDEF, NDEF_TLV: NDEF}
"""What replaces the placeholder in the cells of these sources; in all others, it is the serial."""


def render_start(profile: Profile) -> bytes:
    """Return the start of a pack before its rows: byte order mark and header, if any."""
    mark = codecs.BOM_UTF8 if profile.byte_order_mark else b""
    if not profile.header:
        return mark
    cells = [_quoted(profile, _heading(profile, column.heading)) for column in profile.columns]
    return mark + (profile.delimiter.character.join(cells) + _LINE_END).encode("utf-8")


def render_rows(profile: Profile, facts: JobFacts, units: UnitSet, serials: str) -> bytes:
    """Return the rows of these units of a job, which count from 0.

    `serials` are concatenated, in the order of the rows. The passport in `facts` is that of the
    job; its unit fields are filled in here.
    """
    constants, variables = _layout(profile, facts)
    pieces = [piece.encode("utf-8") for piece in constants]
    count = len(serials) // SERIAL_LENGTH
    if not variables:
        return pieces[0] * count
    # Rows are joined as columns of bytes, so their unit numbers must have the same length.
    numbered = UNIT in variables
    lengths = runs_of_length(units) if numbered else [(0, count, units)]
    column_of = {SERIAL: serial_column, NDEF: hex_column}
    rows = []
    for start, end, of_length in lengths:
        part = serials[start * SERIAL_LENGTH : end * SERIAL_LENGTH]
        columns = [
            number_column(of_length) if variable == UNIT else column_of[variable](part)
            for variable in variables
        ]
        rows.append(join_columns(pieces, columns))
    return b"".join(rows)


def _layout(profile: Profile, facts: JobFacts) -> tuple[list[str], list[str]]:
    """Return the constant pieces of a row, and the sources of the values between them."""
    constants, variables = [""], []
    marks = _marks(profile, facts)
    for number, column in enumerate(profile.columns):
        constants[-1] += profile.delimiter.character if number else ""
        cell = _quoted(profile, _cell(profile, facts, marks, column.source))
        texts, sources = _split(cell, marks, column.source)
        constants[-1] += texts[0]
        constants += texts[1:]
        variables += sources
    constants[-1] += _LINE_END
    return constants, variables


def _marks(profile: Profile, facts: JobFacts) -> UnitMarks | None:
    """Return marks for the unit fields in columns; None if there are none."""
    if not facts.job.unit_fields:
        return None
    has_fields = any(reads_passport(column.source) for column in profile.columns)
    return UnitMarks(facts.job, facts.passport) if has_fields else None


def _split(cell: str, marks: UnitMarks | None, source: str) -> tuple[list[str], list[str]]:
    """Return the constant pieces of a cell, and the sources of the values between them."""
    if source in TOKEN_SOURCES:
        return cell.split(_PLACEHOLDER), [_VARIABLES.get(source, SERIAL)]
    return marks.split(cell) if marks and reads_passport(source) else ([cell], [])


def _cell(profile: Profile, facts: JobFacts, marks: UnitMarks | None, source: str) -> str:
    """Return the cell of a source, with a placeholder or a mark for the token's own value."""
    if source == UNIT:
        return _PLACEHOLDER
    if source == COPIES:
        return str(profile.copies)
    text = _token_cell(profile, facts, source) or _job_cell(profile, facts, marks, source)
    return protected(text) if profile.spreadsheet_safe else text


def _token_cell(profile: Profile, facts: JobFacts, source: str) -> str:
    """Return the cell of a source that contains the serial; empty for other sources."""
    prefix = facts.job.link_prefix
    if source == URL:
        return prefix + _PLACEHOLDER
    if source == NDEF:
        return message_start(prefix).hex().upper() + _PLACEHOLDER
    if source == NDEF_TLV:
        start = message_start(prefix)
        tlv = tlv_start(len(start) + SERIAL_LENGTH) + start
        return f"{tlv.hex().upper()}{_PLACEHOLDER}{TERMINATOR:02X}"
    if source == QR_FILE and profile.images:
        return f"{facts.image_folder}/{_PLACEHOLDER}{profile.images.format.suffix}"
    return _PLACEHOLDER if source == SERIAL else ""


def _job_cell(profile: Profile, facts: JobFacts, marks: UnitMarks | None, source: str) -> str:
    if source == LABEL_FILE:
        return profile.label_file
    if marks is None or not reads_passport(source):
        return cell_of_job(source, facts)
    return marks.as_cell(cell_of_job(source, replace(facts, passport=marks.passport)))


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
