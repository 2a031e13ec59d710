"""Labels that a reprint replaces: which they are.

An announcement records what its labels replace, so that it is known again if they aren't printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dpp_desktop.model.print_job import PrintJob, PrintKind, Replaced
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Carrier, JobUnits, JournalAction
from dpp_desktop.printing.prints.print_rows import PrintRows, RowPart, units_of
from dpp_desktop.store import jobs, print_announcements, unit_journal, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.states import read_states_within

_MADE_LABELS = (JournalAction.PRINTED, JournalAction.IN_DOUBT)


@dataclass(frozen=True, slots=True)
class ReplacedPart:
    """Announced rows of a print job, and what all their labels replace."""

    part: RowPart
    label: Replaced


def parts_replaced_by(transaction: Transaction, parts: Iterable[RowPart]) -> list[ReplacedPart]:
    """Return the rows, in order, with what their labels would replace now. Raise StorageDamaged."""
    found = [
        ReplacedPart(
            RowPart(part.row + first - part.first_unit, part.job_id, first, end - first), label
        )
        for part in parts
        for label, units in _labels(transaction, part).items()
        for first, end in units.ranges
    ]
    return sorted(found, key=lambda each: each.part.row)


def _labels(transaction: Transaction, part: RowPart) -> dict[Replaced, UnitSet]:
    job = jobs.require(transaction, part.job_id)
    label = read_states_within(transaction, job, part.units).label
    scanned = verified_units.read_within(transaction, job.id, Carrier.LABEL, part.units)
    return {
        Replaced.IN_DOUBT: label.in_doubt,
        Replaced.PRODUCED: label.produced - scanned,
        Replaced.VERIFIED: label.produced & scanned,
        Replaced.NOTHING: part.units - label.in_doubt - label.produced,
    }


def parts_in_doubt(
    transaction: Transaction, print_job: PrintJob, rows: PrintRows
) -> list[ReplacedPart]:
    """Return the rows in doubt that replace labels, with which ones. Raise StorageDamaged."""
    found: list[ReplacedPart] = []
    if print_job.kind is not PrintKind.REPRINT:
        return found
    first = print_job.announced
    for each in print_announcements.last_announcements(
        transaction, print_job.id, print_job.doubtful
    ):
        end = each.first_row + each.count
        if end > first or end <= print_job.confirmed:
            break
        first = each.first_row
        if each.replaces is not Replaced.NOTHING:
            parts = rows.parts(max(first, print_job.confirmed), end)
            found += [ReplacedPart(part, each.replaces) for part in parts]
    return found


def printed_since(transaction: Transaction, print_job: PrintJob) -> dict[int, UnitSet]:
    """Return the units by job of labels that others printed since this reprint was started.

    They may also be in doubt since, or spoiled. Raises StorageDamaged.
    """
    found: dict[int, UnitSet] = {}
    if print_job.kind is PrintKind.REPRINT:
        starts = unit_journal.entries(
            transaction, print_id=print_job.id, actions=[JournalAction.PRINT_STARTED]
        )
        for start in starts:
            if start.record.job_id is not None:
                found[start.record.job_id] = _printed_after(transaction, print_job, start)
    return found


def _printed_after(transaction: Transaction, print_job: PrintJob, start: JournalEntry) -> UnitSet:
    """The units of the entry of which others recorded labels since."""
    entries = unit_journal.entries(
        transaction,
        job_id=start.record.job_id,
        without_print=print_job.id,
        actions=_MADE_LABELS,
        after_id=start.id,
    )
    ranges = (
        span
        for each in entries
        if each.record.carrier is Carrier.LABEL
        for span in each.record.units.ranges
    )
    return start.record.units & UnitSet.of(ranges)


def units_that_replace(parts: Sequence[ReplacedPart], label: Replaced) -> tuple[JobUnits, ...]:
    """Return the units by job of the rows whose labels replace such labels."""
    return units_of(each.part for each in parts if each.label is label)
