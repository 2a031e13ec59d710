"""Find the row of the last good label, from where an interrupted print job continues."""

import re

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.refusals import named_units
from dpp_desktop.units.scanned_units import unit_of_scan

NO_LABEL = "none"
"""The last good label if none of those in doubt is good."""

_UNIT_NUMBER = re.compile(r"[0-9]{1,7}", re.ASCII)


def last_good_row(
    transaction: Transaction, print_job: PrintJob, rows: PrintRows, last_good: str
) -> int:
    """Return the row of the last good label; that before those in doubt if none of them is good.

    `last_good` is a unit number, a scan of the label, or none. The last label that is known to be
    printed means none, too. Raises InvalidInput if it isn't one of these, and NotFound for a scan
    of an unknown label.
    """
    text = last_good.strip()
    if text.casefold() == NO_LABEL:
        return print_job.confirmed - 1
    if _UNIT_NUMBER.fullmatch(text):
        found = _rows_of_unit(print_job, rows, int(text) - 1)
        if len(found) != 1:
            raise _outside(print_job, rows, text, is_ambiguous=len(found) > 1)
        return found[0]
    job, unit = unit_of_scan(transaction, text)
    row = rows.row_of(job.id, unit)
    if row is None or not _is_possible(print_job, row):
        raise _outside(print_job, rows, str(unit + 1))
    return row


def asks_for_copies(print_job: PrintJob, row: int) -> bool:
    """Return True if a person must say how many labels of the unit in that row are good."""
    return print_job.copies > 1 and row >= print_job.confirmed


def row_after_last_good(
    transaction: Transaction,
    print_job: PrintJob,
    rows: PrintRows,
    last_good: str,
    good_copies: int | None = None,
) -> int:
    """Return the row from where the print job continues after the last good label.

    `last_good` is as for `last_good_row`. `good_copies` is the number of good labels of its unit,
    if that has several: a unit is printed only if all of them are good, and otherwise, all are
    printed again. Raises what `last_good_row` raises, and InvalidInput if `good_copies` is missing
    or impossible.
    """
    row = last_good_row(transaction, print_job, rows, last_good)
    copies = print_job.copies
    if not asks_for_copies(print_job, row):
        if good_copies not in (None, copies):
            raise _wrong_copies(Message("no unit in doubt has some of its labels good only."))
        return row + 1
    (part,) = rows.parts(row, row + 1)
    unit = part.first_unit + 1
    if good_copies is None:
        raise _wrong_copies(
            Message(
                "unit {unit} has {copies} labels; specify how many of them are good.",
                unit=unit,
                copies=copies,
            )
        )
    if not 1 <= good_copies <= copies:
        raise _wrong_copies(
            Message("unit {unit} has 1 to {copies} good labels.", unit=unit, copies=copies)
        )
    return row + 1 if good_copies == copies else row


def _rows_of_unit(print_job: PrintJob, rows: PrintRows, unit: int) -> list[int]:
    found = (rows.row_of(job_id, unit) for job_id in rows.job_ids)
    return [row for row in found if row is not None and _is_possible(print_job, row)]


def _is_possible(print_job: PrintJob, row: int) -> bool:
    return print_job.confirmed - 1 <= row < print_job.announced


def _outside(
    print_job: PrintJob, rows: PrintRows, shown: str, *, is_ambiguous: bool = False
) -> InvalidInput:
    doubtful = rows.units(print_job.confirmed, print_job.announced)
    if is_ambiguous:
        message = Message("units of several jobs have the number {unit}.", unit=shown)
        remedy = Message("Scan the last good label instead; nothing was changed.")
        return InvalidInput([Problem("last_good", "ambiguous", message)], remedy)
    named = joined([named_units(each.units) for each in doubtful], ", ")
    message = Message(
        "unit {unit} isn't in doubt; those in doubt are {units}.", unit=shown, units=named
    )
    remedy = Message(
        "Specify the last good one of these labels, or none if none is good; nothing was changed."
    )
    return InvalidInput([Problem("last_good", "not_in_doubt", message)], remedy)


def _wrong_copies(message: Message) -> InvalidInput:
    remedy = Message(
        "Specify the number of good labels of that unit; on the command line, use --good-copies. "
        "Nothing was changed."
    )
    return InvalidInput([Problem("good_copies", "wrong_copies", message)], remedy)
