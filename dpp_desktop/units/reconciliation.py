"""Reconcile the units of a job or batch: explain where each minted unit is.

The model is 21 CFR 211.125: the quantities of labels issued, used and returned are compared, and
every discrepancy is explained.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.store import export_coverage, jobs, tables, unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.printed_entries import lacks_entries
from dpp_desktop.units.states import UnitStates, read_states_of


class Fate(StrEnum):
    """Where a minted unit is. Each unit is in the first row that applies to it."""

    VOID = "void"
    SAMPLED = "sampled"
    APPLIED = "applied"
    VERIFIED = "verified"
    PRINTED = "printed"
    """Printed, but neither scanned nor applied."""
    IN_DOUBT = "in_doubt"
    SPOILED = "spoiled"
    """The label was spoiled and not replaced."""
    EXPORTED = "exported"
    """In a pack, but not reported as printed."""
    NOT_PRINTED = "not_printed"

    @property
    def text(self) -> Message:
        """The title of the row."""
        return _FATE_TEXTS[self]

    @property
    def is_missing(self) -> bool:
        """True if the unit has no good label although it needs one."""
        return self in _MISSING


_FATE_TEXTS = {
    Fate.VOID: Message("void"),
    Fate.SAMPLED: Message("sampled"),
    Fate.APPLIED: Message("applied"),
    Fate.VERIFIED: Message("printed and verified"),
    Fate.PRINTED: Message("printed, not verified"),
    Fate.IN_DOUBT: Message("in doubt"),
    Fate.SPOILED: Message("spoiled and not replaced"),
    Fate.EXPORTED: Message("exported, not reported as printed"),
    Fate.NOT_PRINTED: Message("not printed"),
}
_INCIDENTS = (
    JournalAction.VOIDED,
    JournalAction.SAMPLED,
    JournalAction.SPOILED,
    JournalAction.RESOLVED,
)
_MISSING = frozenset({Fate.IN_DOUBT, Fate.SPOILED, Fate.EXPORTED, Fate.NOT_PRINTED})


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of units, and of labels where a label is meant.

    `printed` are units with a good label, in any state of their own; `labels` are all labels
    that were printed, with copies and spoiled ones; `spoiled` are spoiled labels. `destroyed` are
    labels that were sent before an interruption and printed again after it: each of them may have
    been printed, and was to be destroyed; they aren't in `labels`. `missing` units
    have no good label, although they are neither void nor sampled nor applied.
    """

    ordered: int = 0
    minted: int = 0
    exported: int = 0
    printed: int = 0
    labels: int = 0
    spoiled: int = 0
    destroyed: int = 0
    applied: int = 0
    sampled: int = 0
    verified: int = 0
    void: int = 0
    missing: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(
            *(one + more for one, more in zip(self.values(), other.values(), strict=True))
        )

    def values(self) -> list[int]:
        """Return the numbers in the order of the fields."""
        return [getattr(self, field.name) for field in fields(self)]

    def as_json(self) -> dict[str, int]:
        """Return the numbers by name."""
        return dict(zip(TOTAL_TEXTS, self.values(), strict=True))


TOTAL_TEXTS: Mapping[str, Message] = {
    "ordered": Message("units ordered"),
    "minted": Message("units minted"),
    "exported": Message("units exported"),
    "printed": Message("units with a good label"),
    "labels": Message("labels printed, with copies"),
    "spoiled": Message("labels spoiled"),
    "destroyed": Message("labels possibly printed and destroyed"),
    "applied": Message("units applied"),
    "sampled": Message("units sampled"),
    "verified": Message("units verified"),
    "void": Message("units void"),
    "missing": Message("units missing"),
}
"""The titles of the totals by the names of their fields, in order."""


@dataclass(frozen=True, slots=True)
class JobReconciliation:
    """The totals of a job, and its units by where they are: each minted unit is in one set."""

    job: MintJob
    totals: Totals
    units: Mapping[Fate, UnitSet]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The reconciliation of a job or of all jobs of a batch, as of a moment in UTC.

    `is_batch` is True if it contains all jobs of the batch. There is at least one job.
    """

    at: datetime
    is_batch: bool
    jobs: tuple[JobReconciliation, ...]
    is_printing: bool = False
    """Labels are being printed, and the last ones are counted as units, but not as labels yet."""

    @property
    def totals(self) -> Totals:
        """The totals of all jobs."""
        return sum((each.totals for each in self.jobs), Totals())

    @property
    def counts(self) -> dict[Fate, int]:
        """The number of units of all jobs in each row, whose sum is the number minted."""
        return {fate: sum(len(each.units[fate]) for each in self.jobs) for fate in Fate}


def reconcile_job(workspace: Workspace, job_id: int) -> Reconciliation:
    """Reconcile a job. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        return _reconcile(transaction, [jobs.require(transaction, job_id)], is_batch=False)


def reconcile_batch(workspace: Workspace, brand: str, product: str, batch: str) -> Reconciliation:
    """Reconcile all jobs of a batch: brand by key, product by SKU, batch by code.

    Raises NotFound and StorageDamaged.
    """
    with workspace.read() as transaction:
        found = jobs.require_batch(transaction, brand, product, batch)
        return _reconcile(transaction, found, is_batch=True)


def incidents(workspace: Workspace, found: Reconciliation) -> list[JournalEntry]:
    """Return the entries of the jobs that explain discrepancies, oldest first.

    They have the reasons why units are void or sampled, or labels were spoiled, and the labels that
    were destroyed after an interruption. Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        entries = [
            entry
            for each in found.jobs
            for entry in unit_journal.entries(transaction, job_id=each.job.id, actions=_INCIDENTS)
            if entry.record.units
        ]
    return sorted(entries, key=lambda entry: entry.id)


def _reconcile(
    transaction: Transaction, found: Sequence[MintJob], *, is_batch: bool
) -> Reconciliation:
    ids = [job.id for job in found]
    states = read_states_of(transaction, found)
    exported = export_coverage.exported_units(transaction, ids)
    labels = unit_journal.label_totals(transaction, ids, Carrier.LABEL)
    reconciled = (
        _of_job(job, states[job.id], exported.get(job.id, NO_UNITS), labels.get(job.id, {}))
        for job in found
    )
    is_printing = lacks_entries(transaction, ids)
    return Reconciliation(tables.now(), is_batch, tuple(reconciled), is_printing)


def _of_job(
    job: MintJob, states: UnitStates, exported: UnitSet, labels: Mapping[JournalAction, int]
) -> JobReconciliation:
    minted = UnitSet.one(0, job.minted)
    exported &= minted
    units = explained(minted, states, exported)
    totals = Totals(
        ordered=job.quantity,
        minted=job.minted,
        exported=len(exported),
        printed=len(states.label.produced | states.label.verified),
        labels=labels.get(JournalAction.PRINTED, 0)
        + labels.get(JournalAction.HANDED_OVER, 0)
        - labels.get(JournalAction.HANDOVER_UNDONE, 0),
        spoiled=labels.get(JournalAction.SPOILED, 0),
        destroyed=labels.get(JournalAction.RESOLVED, 0),
        applied=len(states.applied),
        sampled=len(states.sampled),
        verified=len(states.label.verified),
        void=len(states.void),
        missing=sum(len(units[fate]) for fate in Fate if fate.is_missing),
    )
    return JobReconciliation(job, totals, units)


def explained(minted: UnitSet, states: UnitStates, exported: UnitSet) -> dict[Fate, UnitSet]:
    """Return the minted units by fate, each in the first one that applies."""
    candidates = {
        Fate.VOID: states.void,
        Fate.SAMPLED: states.sampled,
        Fate.APPLIED: states.applied,
        Fate.VERIFIED: states.label.verified,
        Fate.PRINTED: states.label.produced,
        Fate.IN_DOUBT: states.label.in_doubt,
        Fate.SPOILED: states.label.spoiled,
        Fate.EXPORTED: exported,
        Fate.NOT_PRINTED: minted,
    }
    found, rest = {}, minted
    for fate, units in candidates.items():
        found[fate] = rest & units
        rest -= found[fate]
    return found
