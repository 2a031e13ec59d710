"""Units of print jobs that may or may not be printed."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dpp_desktop.model.message import Message, joined, sentence
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.print_rows import RowPart, units_of
from dpp_desktop.model.readable import Readable
from dpp_desktop.model.unit_state import Carrier, JobUnits
from dpp_desktop.store import jobs, print_announcements
from dpp_desktop.store.rows import missing_row
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.refusals import refusals, refused_units
from dpp_desktop.units.states import UnitStates, read_doubt_of, read_states_within

ASK_LAST_GOOD = Message(
    "Find the last good label and continue the print job after it; the rest is printed again."
)
"""What to do about units in doubt."""

CANCELLED_IN_DOUBT = Message(
    "The print job is cancelled: destroy the labels that you find and reprint the units, or mark "
    "the labels as spoiled. If you scan a good label, it counts as printed."
)
"""What to do about units in doubt of a cancelled print job."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The units of a print job that may or may not be printed, and a sentence about them.

    There are none, and no sentence, if nothing is in doubt.
    """

    units: tuple[JobUnits, ...] = ()
    message: Message | None = None


def units_in_doubt(
    transaction: Transaction,
    sent: Iterable[RowPart],
    find_job: Callable[[Transaction, int], MintJob] = jobs.require,
) -> list[JobUnits]:
    """Return the units of rows that were sent, as far as nothing else is known of them since.

    A scan may have shown that a label was printed. Raises StorageDamaged.
    """
    found = []
    for each in units_of(sent):
        states = read_states_within(transaction, find_job(transaction, each.job_id), each.units)
        if states.label.in_doubt:
            found.append(JobUnits(each.job_id, states.label.in_doubt))
    return found


def printed_again(transaction: Transaction, in_doubt: Iterable[JobUnits]) -> list[JobUnits]:
    """Return those of the units in doubt that are printed again if their labels aren't good.

    Void units and samples aren't printed again. Raises StorageDamaged.
    """
    found = []
    for each in in_doubt:
        states = read_states_within(transaction, jobs.require(transaction, each.job_id), each.units)
        refused = refused_units(refusals(states, Carrier.LABEL, each.units, replaceable=each.units))
        if units := each.units - refused:
            found.append(JobUnits(each.job_id, units))
    return found


def doubt_of(transaction: Transaction, print_job: PrintJob) -> Doubt:
    """Return what is in doubt of a print job; see `doubts`."""
    return doubts(transaction, [print_job])[print_job.id]


def doubts(transaction: Transaction, print_jobs: Sequence[PrintJob]) -> dict[int, Doubt]:
    """Return what is in doubt of each of these print jobs, in a fixed number of statements.

    A scan may have shown since that some of the labels are printed. Raises StorageDamaged.
    """
    found = {each.id: Doubt() for each in print_jobs}
    sent = _sent(transaction, [each for each in print_jobs if each.doubtful])
    job_ids = {each.job_id for units in sent.values() for each in units}
    states = _states(transaction, job_ids)
    for print_id, units in sent.items():
        found[print_id] = _doubt(units, states)
    return found


def _sent(
    transaction: Transaction, doubtful: Sequence[PrintJob]
) -> dict[int, tuple[JobUnits, ...]]:
    """The units that were announced and not confirmed, by print job."""
    if not doubtful:
        return {}
    return {
        print_id: units_of(each.part for each in parts)
        for print_id, parts in print_announcements.doubtful_parts(transaction, doubtful).items()
    }


def _states(transaction: Transaction, job_ids: Collection[int]) -> dict[int, UnitStates]:
    found = jobs.find_many(transaction, job_ids) if job_ids else Readable([])
    for damaged in found.damaged:
        raise damaged.fault
    states = read_doubt_of(transaction, found.found) if job_ids else {}
    for job_id in set(job_ids) - states.keys():
        raise missing_row("mint_jobs", job_id)
    return states


def _doubt(sent: Iterable[JobUnits], states: Mapping[int, UnitStates]) -> Doubt:
    units = tuple(
        JobUnits(each.job_id, doubtful)
        for each in sent
        if (doubtful := each.units & states[each.job_id].label.in_doubt)
    )
    texts = [
        sentence(refusal.message)
        for each in units
        for refusal in refusals(states[each.job_id], Carrier.LABEL, each.units)
    ]
    return Doubt(units, joined(texts) if texts else None)
