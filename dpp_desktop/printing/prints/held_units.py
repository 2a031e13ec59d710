"""Units that an unfinished print job keeps from others."""

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import WAITING_PRINTS, PrintJob
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.store import print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.refusals import named_units


def held_by_others(
    transaction: Transaction, rows: PrintRows, first_row: int = 0, print_id: int | None = None
) -> InvalidInput | None:
    """Return the error for units of the rows from `first_row` on that a print job keeps, or None.

    These are units of print jobs that are printing, paused or in doubt, except for those that are
    printed, and for the units of the print job `print_id` itself. Raises StorageDamaged.
    """
    wanted = {each.job_id: each.units for each in rows.units(first_row, rows.count)}
    problems: list[Problem] = []
    for other in prints.list_in(transaction, WAITING_PRINTS):
        if other.id == print_id:
            continue
        theirs = PrintRows(print_segments.segments_of(transaction, other))
        for each in theirs.units(other.confirmed, theirs.count):
            held = each.units & wanted.get(each.job_id, NO_UNITS)
            if held:
                problems.append(Problem("units", "in_print_job", _held_text(other, held)))
    remedy = Message("Resume or cancel that print job first; nothing was printed.")
    return InvalidInput(problems, remedy) if problems else None


def _held_text(other: PrintJob, units: UnitSet) -> Message:
    named = named_units(units)
    if len(units) == 1:
        return Message(
            "unit {units} is in print job {print}, which is {status}.",
            units=named,
            print=other.id,
            status=other.status.word,
        )
    return Message(
        "units {units} are in print job {print}, which is {status}.",
        units=named,
        print=other.id,
        status=other.status.word,
    )
