"""Scans that were right: stored one by one, and moved to the verified units by the thousand.

A right scan is durable at once, in a separate row. A journal entry for each would take hundreds
of bytes, so the rows are moved together: into bitmaps, with one journal entry for each person,
workstation and printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import PendingScan
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Carrier, Production
from dpp_desktop.store import jobs, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.changes import mark_verified
from dpp_desktop.units.states import read_states_of

MAX_PENDING = 2_000
"""Pending scans of a session before it moves them."""

_ENTRY_BYTES = 64
_BYTES_PER_UNIT = 0.12
"""With an eighth of a byte in the bitmap, a verified unit takes less than half a byte."""
_WIDEST_GAP = 1 << 20


def move_pending(transaction: Transaction) -> None:
    """Move all pending scans, also those that a killed session left. Raises StorageDamaged."""
    pending = verified_units.pending(transaction)
    for (job_id, carrier), scans in groupby(pending, lambda scan: (scan.job_id, scan.carrier)):
        found = list(scans)
        job = jobs.require(transaction, job_id)
        verified_units.remove_pending(transaction, job_id, carrier)
        for group in _by_origin(found):
            _move(transaction, job, group)


def _by_origin(scans: Sequence[PendingScan]) -> list[list[PendingScan]]:
    """The scans of each person, workstation and printer."""
    groups: dict[object, list[PendingScan]] = {}
    for scan in scans:
        groups.setdefault((scan.actor, scan.printer), []).append(scan)
    return list(groups.values())


def _move(transaction: Transaction, job: MintJob, scans: Sequence[PendingScan]) -> None:
    """Move scans of one person, workstation and printer."""
    first = scans[0]
    units = _units_of(scans)
    among = compact_superset(units)
    times = sorted(scan.at for scan in scans)
    details: dict[str, object] = {
        "first_at": times[0].isoformat(),
        "last_at": times[-1].isoformat(),
    }
    if among != units:
        details["verified"] = len(units)
    mark_verified(
        transaction,
        job,
        first.carrier,
        units,
        first.actor,
        Production(printer=first.printer),
        among=among,
        details=details,
    )


def _units_of(scans: Sequence[PendingScan]) -> UnitSet:
    return UnitSet.of((scan.unit, scan.unit + 1) for scan in scans)


def compact_superset(units: UnitSet) -> UnitSet:
    """Return the units, or, if they are scattered too widely, fewer ranges that contain them.

    The exact units of scattered scans would take more than a byte each; they are in the bitmaps.
    """
    most = _ENTRY_BYTES + len(units) * _BYTES_PER_UNIT
    gap, found = 1, units
    while len(found.encode()) > most and gap < _WIDEST_GAP:
        gap *= 2
        found = _with_gaps_closed(units, gap)
    return found


def _with_gaps_closed(units: UnitSet, gap: int) -> UnitSet:
    """Return the units, and those in gaps of at most `gap` units."""
    closed: list[tuple[int, int]] = []
    for first, end in units.ranges:
        if closed and first - closed[-1][1] <= gap:
            closed[-1] = (closed[-1][0], end)
        else:
            closed.append((first, end))
    return UnitSet(tuple(closed))


@dataclass(frozen=True, slots=True)
class VerifiedCount:
    """How many printed units are verified, and how many aren't yet, without void and sampled."""

    verified: int
    remaining: int


def count_verified(
    transaction: Transaction, found: Sequence[MintJob], carrier: Carrier
) -> VerifiedCount:
    """Return how many units of up to 10,000 jobs are verified. Raises StorageDamaged."""
    verified = remaining = 0
    for states in read_states_of(transaction, found).values():
        of_carrier = states.of(carrier)
        expected = of_carrier.produced - states.void - states.sampled
        scanned = len(expected & of_carrier.verified)
        verified += scanned
        remaining += len(expected) - scanned
    return VerifiedCount(verified, remaining)
