"""Units that a print job leaves out, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import LeftOutRows
from dpp_desktop.model.print_rows import PrintRows, RowPart, without
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction, RefusalKind
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.printed_entries import labels_without_entry
from dpp_desktop.units.refusals import Refusal, named_units, refusal_of

_PRODUCING = (JournalAction.PRINTED, JournalAction.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class JobRefusal:
    """Units of a job that are left out or refused, for one reason.

    `print_id` is the print job that printed them, None if none did or it doesn't matter.
    """

    job_id: int
    refusal: Refusal
    print_id: int | None = None


def rows_without(rows: PrintRows, left_out: Iterable[JobRefusal]) -> PrintRows:
    """Return the rows of all other units, in the same order."""
    units: dict[int, UnitSet] = {}
    for each in left_out:
        units[each.job_id] = units.get(each.job_id, NO_UNITS) | each.refusal.units
    kept = without(rows.parts(0, rows.count), units)
    return PrintRows(Segment(part.job_id, part.first_unit, part.count) for part in kept)


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


class PrintedBy:
    """The print jobs that printed the labels of units last, for a print job that leaves them out.

    The journal of units of a job is read once, and after that only what was added: a print job may
    leave out each second unit.
    """

    def __init__(self, print_id: int) -> None:
        self._print_id = print_id
        self._found: dict[int, _Printed] = {}

    def rows(
        self,
        transaction: Transaction,
        parts: Iterable[RowPart],
        reasons: Mapping[int, Mapping[RefusalKind, UnitSet]],
    ) -> list[LeftOutRows]:
        """Return the rows of the parts whose units are left out, by `reasons` for each job.

        Raises StorageDamaged.
        """
        printers = {
            job_id: self._by_print(transaction, job_id, of_job[RefusalKind.PRODUCED])
            for job_id, of_job in reasons.items()
            if of_job.get(RefusalKind.PRODUCED)
        }
        found = [
            LeftOutRows(
                part.row + first - part.first_unit, part.job_id, first, end - first, kind, print_id
            )
            for part in parts
            for kind, units in reasons.get(part.job_id, {}).items()
            for print_id, those in (
                printers[part.job_id] if kind is RefusalKind.PRODUCED else {None: units}
            ).items()
            for first, end in (those & part.units).ranges
        ]
        return sorted(found, key=lambda each: each.row)

    def _by_print(
        self, transaction: Transaction, job_id: int, units: UnitSet
    ) -> dict[int | None, UnitSet]:
        """The units by the print job that printed their labels last; None if it was elsewhere."""
        found: dict[int | None, UnitSet] = {}
        last = [
            *self._unrecorded(transaction, job_id),
            *self._recorded(transaction, job_id).by_print.items(),
        ]
        for print_id, printed in last:
            if those := printed & units:
                found[print_id] = found.get(print_id, NO_UNITS) | those
                units -= those
        if units:
            found[None] = found.get(None, NO_UNITS) | units
        return found

    def _recorded(self, transaction: Transaction, job_id: int) -> "_Printed":
        known = self._found.setdefault(job_id, _Printed())
        entries = unit_journal.entries(
            transaction, job_id=job_id, actions=_PRODUCING, after_id=known.last_entry
        )
        for entry in entries:
            known.last_entry = entry.id
            if entry.record.carrier is Carrier.LABEL:
                known.add(entry.record.production.print_id, entry.record.units)
        return known

    def _unrecorded(self, transaction: Transaction, job_id: int) -> list[tuple[int, UnitSet]]:
        """The labels of other running print jobs that the journal doesn't contain yet."""
        running = labels_without_entry(transaction, job_id, without_print=self._print_id)
        return [
            (print_job.id, each.units)
            for print_job, printed in running
            for each in printed
            if each.job_id == job_id
        ]


@dataclass(slots=True)
class _Printed:
    """The units of a job by the print job that printed them last, up to an entry."""

    last_entry: int = 0
    by_print: dict[int | None, UnitSet] = field(default_factory=dict)

    def add(self, print_id: int | None, units: UnitSet) -> None:
        """Record that the print job has printed the units after all others."""
        for other, printed in self.by_print.items():
            self.by_print[other] = printed - units
        self.by_print[print_id] = self.by_print.get(print_id, NO_UNITS) | units


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
