"""Units that a print job leaves out, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import LeftOutRows
from dpp_desktop.model.print_rows import RowPart
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction, RefusalKind
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.printed_entries import complete_entries
from dpp_desktop.units.refusals import Refusal, named_units, refusal_of

_MADE = (JournalAction.PRINTED, JournalAction.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class JobRefusal:
    """Units of a job that are left out or refused, for one reason.

    `print_id` is the print job that printed them, None if none did or it doesn't matter.
    """

    job_id: int
    refusal: Refusal
    print_id: int | None = None


def left_out_units(found: Iterable[LeftOutRows]) -> tuple[JobRefusal, ...]:
    """Return the units of rows that a print job left out, one for each job and reason."""
    ranges: dict[tuple[int, RefusalKind, int | None], list[tuple[int, int]]] = {}
    for each in found:
        span = (each.first_unit, each.first_unit + each.count)
        ranges.setdefault((each.job_id, each.reason, each.printed_by), []).append(span)
    return tuple(
        JobRefusal(job_id, _refusal(kind, UnitSet.of(spans), print_id), print_id)
        for (job_id, kind, print_id), spans in ranges.items()
    )


def left_out_rows(
    transaction: Transaction,
    parts: Iterable[RowPart],
    reasons: dict[int, dict[RefusalKind, UnitSet]],
) -> list[LeftOutRows]:
    """Return the rows of the parts whose units are left out, by `reasons` for each job.

    Writes pending entries about printed labels to the journal. Raises StorageDamaged.
    """
    printers = {
        job_id: _printed_by(transaction, job_id, of_job[RefusalKind.PRODUCED])
        for job_id, of_job in reasons.items()
        if of_job.get(RefusalKind.PRODUCED)
    }
    found = [
        LeftOutRows(
            part.row + first - part.first_unit, part.job_id, first, end - first, kind, print_id
        )
        for part in parts
        for kind, units in reasons.get(part.job_id, {}).items()
        for print_id, those in _by_print(kind, units, printers.get(part.job_id, {})).items()
        for first, end in (those & part.units).ranges
    ]
    return sorted(found, key=lambda each: each.row)


def _by_print(
    kind: RefusalKind, units: UnitSet, printers: dict[int | None, UnitSet]
) -> dict[int | None, UnitSet]:
    return printers if kind is RefusalKind.PRODUCED else {None: units}


def _printed_by(transaction: Transaction, job_id: int, units: UnitSet) -> dict[int | None, UnitSet]:
    """The units by the print job that printed their labels last; None if they were elsewhere."""
    complete_entries(transaction, job_id)
    found: dict[int | None, UnitSet] = {}
    entries = unit_journal.entries(transaction, job_id=job_id, actions=_MADE)
    for entry in reversed(entries):
        if (those := units & entry.record.units) and entry.record.carrier is Carrier.LABEL:
            print_id = entry.record.production.print_id
            found[print_id] = found.get(print_id, NO_UNITS) | those
            units -= those
        if not units:
            break
    if units:
        found[None] = found.get(None, NO_UNITS) | units
    return found


def _refusal(kind: RefusalKind, units: UnitSet, print_id: int | None) -> Refusal:
    if print_id is None:
        return refusal_of(kind, Carrier.LABEL, units)
    named = named_units(units)
    message = (
        Message("unit {units} was printed by print job {print}.", units=named, print=print_id)
        if len(units) == 1
        else Message(
            "units {units} were printed by print job {print}.", units=named, print=print_id
        )
    )
    return Refusal(kind, units, message)
