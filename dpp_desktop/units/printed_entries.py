"""Entries of the journal of units about labels that were printed here.

A print job confirms single labels, and an entry for each would take hundreds of bytes, so it writes
one for all that were confirmed since the last. Before anything else is recorded about a unit, these
entries are completed: the order of the journal is the order in which things happened.
"""

from collections.abc import Collection, Iterable

from dpp_desktop.model.export import Segment
from dpp_desktop.model.print_job import PrintJob, PrintStatus, Replaced
from dpp_desktop.model.print_rows import PrintRows, between, units_of
from dpp_desktop.model.unit_journal import JournalEntry, JournalRecord
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JobUnits, JournalAction
from dpp_desktop.store import jobs, print_announcements, print_segments, prints, unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.known_carriers import KnownCarriers, carrier_entries
from dpp_desktop.units.states import read_states_within

SHOWN_BY = "shown_by"
"""Name of the detail of an entry about labels that were in doubt: the action that shows that they
were printed, `verified` or `spoiled`."""

_SENT_LABELS = (JournalAction.PRINTED, JournalAction.IN_DOUBT)


def complete_entries(transaction: Transaction, job_id: int) -> None:
    """Write pending entries: record labels of the job that running print jobs have confirmed.

    Raises StorageDamaged.
    """
    for print_job, printed in labels_without_entry(transaction, job_id):
        for found in printed:
            _append(transaction, print_job, found)
        prints.set_journaled(transaction, print_job)


def labels_without_entry(
    transaction: Transaction, job_id: int, *, without_print: int | None = None
) -> list[tuple[PrintJob, list[JobUnits]]]:
    """Return confirmed labels that the journal doesn't contain yet, by running print job.

    Only of those with units of the job, and not of the print job `without_print`. Raises
    StorageDamaged.
    """
    found = []
    for print_job in prints.list_unjournaled(transaction):
        if print_job.id == without_print:
            continue
        segments = print_segments.segments_of(transaction, print_job)
        if any(segment.job_id == job_id for segment in segments):
            printed = _units_sent(transaction, print_job, segments, 0, print_job.confirmed)
            found.append((print_job, without_entry(transaction, print_job, printed)))
    return found


def lacks_entries(transaction: Transaction, job_ids: Collection[int]) -> bool:
    """Return whether running print jobs have printed labels of the jobs that have no entry yet.

    Until then, their units are printed, but their labels aren't counted. Raises StorageDamaged.
    """
    return any(
        segment.job_id in job_ids
        for print_job in prints.list_unjournaled(transaction)
        for segment in print_segments.segments_of(transaction, print_job)
    )


def without_entry(
    transaction: Transaction, print_job: PrintJob, printed: Iterable[JobUnits]
) -> list[JobUnits]:
    """Return the units without those that have an entry although they weren't confirmed.

    An entry about an earlier label of the print job doesn't count. Raises StorageDamaged.
    """
    shown = shown_units(transaction, print_job)
    kept = [
        JobUnits(found.job_id, found.units - shown.get(found.job_id, NO_UNITS)) for found in printed
    ]
    return [found for found in kept if found.units]


def shown_units(transaction: Transaction, print_job: PrintJob) -> dict[int, UnitSet]:
    """Return the units by job that have an entry of the print job although it didn't confirm them.

    Raises StorageDamaged.
    """
    entries = unit_journal.entries(
        transaction,
        print_id=print_job.id,
        actions=[JournalAction.PRINTED],
        with_details=True,
    )
    by_job: dict[int, list[JournalEntry]] = {}
    for entry in entries:
        if entry.record.job_id is not None:
            by_job.setdefault(entry.record.job_id, []).append(entry)
    return {job_id: _shown(transaction, job_id, found) for job_id, found in by_job.items()}


def _shown(transaction: Transaction, job_id: int, entries: list[JournalEntry]) -> UnitSet:
    """The units of the entries, without those that had no good label left and were sent again."""
    job = jobs.require(transaction, job_id)
    ever = UnitSet.union(entry.record.units for entry in entries)
    latest = _latest(transaction, job_id, entries)
    return latest | read_states_within(transaction, job, ever).label.spoiled & ever


def _latest(transaction: Transaction, job_id: int, entries: list[JournalEntry]) -> UnitSet:
    """The units of the entries that have had a good label ever since."""
    ids = {entry.id for entry in entries}
    known, latest = KnownCarriers(), NO_UNITS
    for entry in carrier_entries(transaction, job_id, Carrier.LABEL):
        known.add(entry.record)
        if entry.id in ids:
            latest |= entry.record.units
        elif changed_units := latest & entry.record.units:
            latest -= changed_units - known.good
    return latest


def good_labels(transaction: Transaction, print_job: PrintJob, job_id: int) -> UnitSet:
    """Return the units of the job with a label of the print job that is good as far as is known.

    Of labels that a running print job has confirmed, only those with an entry count. Raises
    StorageDamaged.
    """
    entries = unit_journal.entries(
        transaction, job_id=job_id, print_id=print_job.id, actions=[JournalAction.PRINTED]
    )
    return _latest(transaction, job_id, entries)


def newest_labels(transaction: Transaction, print_id: int, job_id: int) -> UnitSet:
    """Return the units of the job whose newest labels the print job has printed, or may have.

    Labels that were spoiled count, too. Of labels that this print job has confirmed while it runs,
    only those with an entry count. Raises StorageDamaged.
    """
    newest = NO_UNITS
    for entry in unit_journal.entries(transaction, job_id=job_id, actions=_SENT_LABELS):
        if entry.record.carrier is not Carrier.LABEL:
            continue
        if entry.record.production.print_id == print_id:
            newest |= entry.record.units
        else:
            newest -= entry.record.units
    for _, printed in labels_without_entry(transaction, job_id, without_print=print_id):
        for found in printed:
            if found.job_id == job_id:
                newest -= found.units
    return newest


def prints_in_doubt(
    transaction: Transaction, job_id: int, units: UnitSet, *, before: int | None = None
) -> list[tuple[PrintJob | None, UnitSet]]:
    """Return these units of the job by the print job that announced them and didn't confirm them.

    Those that no print job announced come last, with None. With `before`, only earlier print jobs
    than that one count. Raises StorageDamaged.
    """
    found: list[tuple[PrintJob | None, UnitSet]] = []
    for print_job in prints.list_doubtful(transaction):
        if not units:
            break
        segments = print_segments.segments_of(transaction, print_job)
        is_earlier = before is None or print_job.id < before
        if is_earlier and any(segment.job_id == job_id for segment in segments):
            first, end = print_job.confirmed, print_job.announced
            for sent in _units_sent(transaction, print_job, segments, first, end):
                if sent.job_id == job_id and units & sent.units:
                    found.append((print_job, units & sent.units))
                    units -= sent.units
    return [*found, (None, units)] if units else found


def replaced_in_doubt(
    transaction: Transaction, print_job: PrintJob, job_id: int
) -> dict[Replaced, UnitSet]:
    """Return the units of the job whose labels in doubt replace labels that aren't spoiled yet.

    They are by the label that is replaced. Raises StorageDamaged.
    """
    if print_job.status is PrintStatus.CANCELLED:  # it has recorded them as spoiled
        return {}
    segments = print_segments.segments_of(transaction, print_job)
    first, end = print_job.confirmed, print_job.announced
    return {
        label: found.units
        for label in Replaced
        if label is not Replaced.NOTHING
        for found in _units_sent(transaction, print_job, segments, first, end, replacing=label)
        if found.job_id == job_id
    }


def _units_sent(
    transaction: Transaction,
    print_job: PrintJob,
    segments: Iterable[Segment],
    first: int,
    end: int,
    *,
    replacing: Replaced | None = None,
) -> tuple[JobUnits, ...]:
    """The units of rows from `first` to before `end` that were sent and aren't in the journal.

    With `replacing`, only those whose labels replace such labels.
    """
    sent = print_announcements.sent_parts(transaction, print_job, PrintRows(segments))
    parts = [each.part for each in sent if replacing in (None, each.replaces)]
    return units_of(between(parts, first, end))


def _append(transaction: Transaction, print_job: PrintJob, found: JobUnits) -> None:
    job = jobs.require(transaction, found.job_id)
    unit_journal.append(
        transaction,
        JournalRecord(
            JournalAction.PRINTED,
            job.id,
            found.units,
            print_job.actor,
            Carrier.LABEL,
            print_job.production,
            print_job.reason,
            job.idempotency_key or "",
        ),
    )
