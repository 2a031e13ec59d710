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


def row_after_last_good(
    transaction: Transaction, print_job: PrintJob, rows: PrintRows, last_good: str
) -> int:
    """Return the row after the last good label, from where the print job continues.

    `last_good` is a unit number, a scan of the label, or none. The last label that is known to be
    printed means none, too. Raises InvalidInput if it isn't one of these, and NotFound for a scan
    of an unknown label.
    """
    text = last_good.strip()
    if text.casefold() == NO_LABEL:
        return print_job.confirmed
    if _UNIT_NUMBER.fullmatch(text):
        found = _rows_of_unit(print_job, rows, int(text) - 1)
        if len(found) != 1:
            raise _outside(print_job, rows, text, is_ambiguous=len(found) > 1)
        return found[0] + 1
    job, unit = unit_of_scan(transaction, text)
    row = rows.row_of(job.id, unit)
    if row is None or not _is_possible(print_job, row):
        raise _outside(print_job, rows, str(unit + 1))
    return row + 1


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
