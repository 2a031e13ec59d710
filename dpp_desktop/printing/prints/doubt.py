"""Units of a print job that may or may not be printed."""

from dpp_desktop.model.message import Message, joined, sentence
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.unit_state import Carrier, JobUnits
from dpp_desktop.printing.prints.print_rows import PrintRows, RowPart, between, units_of
from dpp_desktop.store import jobs, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.refusals import refusals
from dpp_desktop.units.states import UnitStates, read_states_within

ASK_LAST_GOOD = Message(
    "Find the last good label and continue the print job after it; the rest is printed again."
)
"""What to do about units in doubt."""


def sent_parts(transaction: Transaction, print_job: PrintJob, rows: PrintRows) -> list[RowPart]:
    """Return the rows that were announced last and aren't in the journal of units yet, in order."""
    sent = prints.sent_rows(transaction, print_job)
    return [part for first, end in sent for part in rows.parts(first, end)]


def units_in_doubt(
    transaction: Transaction, print_job: PrintJob, rows: PrintRows
) -> tuple[JobUnits, ...]:
    """Return the units of the print job that may or may not be printed. Raise StorageDamaged.

    A scan may have shown since that some of them are printed.
    """
    return tuple(
        JobUnits(job.id, states.label.in_doubt)
        for job, states in _states(transaction, print_job, rows)
        if states.label.in_doubt
    )


def doubt_message(transaction: Transaction, print_job: PrintJob, rows: PrintRows) -> Message | None:
    """Return the sentence about the units in doubt; None if there are none."""
    found = [
        sentence(refusal.message)
        for _, states in _states(transaction, print_job, rows)
        for refusal in refusals(states, Carrier.LABEL, states.label.in_doubt)
    ]
    return joined(found) if found else None


def _states(
    transaction: Transaction, print_job: PrintJob, rows: PrintRows
) -> list[tuple[MintJob, UnitStates]]:
    found = []
    sent = sent_parts(transaction, print_job, rows)
    for each in units_of(between(sent, print_job.confirmed, print_job.announced)):
        job = jobs.require(transaction, each.job_id)
        found.append((job, read_states_within(transaction, job, each.units)))
    return found
