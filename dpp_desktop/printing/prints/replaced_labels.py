"""Labels that a reprint replaces: which they are.

An announcement records what its labels replace, so that it is known again if they aren't printed.
"""

from collections.abc import Iterable, Sequence

from dpp_desktop.model.print_job import PrintJob, PrintKind, PrintStatus, Replaced
from dpp_desktop.model.print_rows import AnnouncedPart, PrintRows, RowPart, units_of
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Carrier, JobUnits
from dpp_desktop.store import jobs, print_segments, prints, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.states import read_states_within


def parts_replaced_by(transaction: Transaction, parts: Iterable[RowPart]) -> list[AnnouncedPart]:
    """Return the rows, in order, with what their labels would replace now. Raise StorageDamaged."""
    found = [
        AnnouncedPart(
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


def printed_since(transaction: Transaction, print_job: PrintJob) -> dict[int, UnitSet]:
    """Return the units by job that later print jobs have sent while this one had failed.

    In all other states, a print job keeps its units from others.
    """
    found: dict[int, UnitSet] = {}
    if print_job.kind is PrintKind.REPRINT and print_job.status is PrintStatus.FAILED:
        for other in prints.list_after(transaction, print_job.id):
            rows = PrintRows(print_segments.segments_of(transaction, other))
            for each in rows.units(0, other.announced):
                found[each.job_id] = found.get(each.job_id, UnitSet()) | each.units
    return found


def units_that_replace(parts: Sequence[AnnouncedPart], label: Replaced) -> tuple[JobUnits, ...]:
    """Return the units by job of the rows whose labels replace such labels."""
    return units_of(each.part for each in parts if each.replaces is label)
