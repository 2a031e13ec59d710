"""Writes the rows of a pack as its profile says.

A spreadsheet takes a GTIN for a number and drops its zeros, and a batch that begins with '=' for a
formula, whether or not the cell stands in quotes. So a spreadsheet-safe profile writes text as
="text": a formula whose value is that very text, and in which nothing of the text is a formula any
more. Addresses are text by themselves. What has several lines or more than 255 characters can't be
such a constant, and nobody takes it for a number; if it looks like a formula, it gets an apostrophe
in front.
"""

import codecs
import csv
import io
from collections.abc import Sequence

from dpp_desktop.carriers.ndef import hex_column, message_start
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.common.spreadsheet_text import FORMULA_STARTS, protected
from dpp_desktop.identity.serials import SERIAL_LENGTH
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
# Stands for the serial, or the unit, while a cell is laid out. Neither a resolver nor a GTIN, batch
# or serial of ours has it, and it needs no quotes by itself.
_PLACE = "$"


def render_start(profile: Profile) -> bytes:
    """Returns what a pack begins with, before its rows: byte order mark and header, if any."""
    mark = codecs.BOM_UTF8 if profile.byte_order_mark else b""
    if not profile.header:
        return mark
    cells = [_quoted(profile, _heading(profile, column.heading)) for column in profile.columns]
    return mark + (profile.delimiter.character.join(cells) + _LINE_END).encode("utf-8")


def render_rows(profile: Profile, facts: JobFacts, first_unit: int, serials: str) -> bytes:
    """Returns the rows of one job's units from `first_unit` on, which counts from 0.

    `serials` are in the order of the rows, end to end.
    """
    constants, variables = _layout(profile, facts)
    if UNIT in variables or not variables:
        return _one_by_one(constants, variables, first_unit, serials)
    column_of = {SERIAL: serial_column, NDEF: hex_column}
    pieces = [piece.encode("utf-8") for piece in constants]
    return join_columns(pieces, [column_of[variable](serials) for variable in variables])


def _layout(profile: Profile, facts: JobFacts) -> tuple[list[str], list[str]]:
    """What stands in every row, and the source of what stands between each two pieces of it."""
    constants, variables = [""], []
    for number, column in enumerate(profile.columns):
        cell = _quoted(profile, _cell(profile, facts, column.source))
        constants[-1] += profile.delimiter.character if number else ""
        if column.source not in TOKEN_SOURCES:
            constants[-1] += cell
            continue
        before, after = cell.split(_PLACE)
        constants[-1] += before
        constants.append(after)
        variables.append(column.source if column.source in (UNIT, NDEF) else SERIAL)
    constants[-1] += _LINE_END
    return constants, variables


def _one_by_one(
    constants: Sequence[str], variables: Sequence[str], first_unit: int, serials: str
) -> bytes:
    """Units aren't all equally long, so these rows can't be set side by side."""
    rows = []
    for place in range(len(serials) // SERIAL_LENGTH):
        serial = serials[place * SERIAL_LENGTH : (place + 1) * SERIAL_LENGTH]
        message = serial.encode("ascii").hex().upper()
        values = {SERIAL: serial, UNIT: str(first_unit + place + 1), NDEF: message}
        rows.append(constants[0])
        for source, piece in zip(variables, constants[1:], strict=True):
            rows += [values[source], piece]
    return "".join(rows).encode("utf-8")


def _cell(profile: Profile, facts: JobFacts, source: str) -> str:
    """The cell, with a place in it for what is the token's own."""
    if source == UNIT:
        return _PLACE
    if source == COPIES:
        return str(profile.copies)
    text = _token_cell(profile, facts, source) or _job_cell(profile, facts, source)
    return protected(text) if profile.spreadsheet_safe else text


def _token_cell(profile: Profile, facts: JobFacts, source: str) -> str:
    """The cell of what has the serial in it, empty for other sources."""
    prefix = facts.job.link_prefix
    if source == URL:
        return prefix + _PLACE
    if source == NDEF:
        return message_start(prefix).hex().upper() + _PLACE
    if source == QR_FILE and profile.images:
        return f"{facts.image_folder}/{_PLACE}{profile.images.format.suffix}"
    return _PLACE if source == SERIAL else ""


def _job_cell(profile: Profile, facts: JobFacts, source: str) -> str:
    return profile.label_file if source == LABEL_FILE else cell_of_job(source, facts)


def _heading(profile: Profile, heading: str) -> str:
    risky = profile.spreadsheet_safe and heading.startswith(FORMULA_STARTS)
    return protected(heading) if risky else heading


def _quoted(profile: Profile, cell: str) -> str:
    """The cell as it stands in a row, in quotes if it must be.

    A row that is a single cell with nothing in it has quotes too: readers take an empty line for
    no row at all.
    """
    if not cell and len(profile.columns) == 1:
        return '""'
    line = io.StringIO()
    writer = csv.writer(line, delimiter=profile.delimiter.character, lineterminator=_LINE_END)
    writer.writerow([cell, ""])
    return line.getvalue()[: -len(profile.delimiter.character + _LINE_END)]
