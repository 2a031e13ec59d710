"""Labels that a reprint replaces: which they are.

An announcement records what its labels replace, so that it is known again if they aren't printed.
"""

from collections.abc import Iterable, Sequence

from dpp_desktop.model.print_job import PrintJob, PrintKind, Replaced
from dpp_desktop.model.print_rows import AnnouncedPart, RowPart, units_of
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JobUnits, JournalAction
from dpp_desktop.store import jobs, unit_journal, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.states import read_states_within

_MADE_LABELS = (JournalAction.PRINTED, JournalAction.IN_DOUBT, JournalAction.RESOLVED)


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
    """Return the units by job of labels that others printed since this reprint was started.

    They may also be in doubt since, unless a person said that they aren't good, or be spoiled.
    Raises StorageDamaged.
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
    printed: list[tuple[int, int]] = []
    doubtful: dict[int | None, UnitSet] = {}
    for record in (each.record for each in entries if each.record.carrier is Carrier.LABEL):
        before = doubtful.get(record.production.print_id, NO_UNITS)
        if record.action is JournalAction.PRINTED:
            printed += record.units.ranges
        elif record.action is JournalAction.IN_DOUBT:
            doubtful[record.production.print_id] = before | record.units
        else:  # the units of these labels were to be printed again
            doubtful[record.production.print_id] = before - record.units
    return start.record.units & UnitSet.union([UnitSet.of(printed), *doubtful.values()])


def units_that_replace(parts: Sequence[AnnouncedPart], label: Replaced) -> tuple[JobUnits, ...]:
    """Return the units by job of the rows whose labels replace such labels."""
    return units_of(each.part for each in parts if each.replaces is label)
