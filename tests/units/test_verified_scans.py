"""Scans are moved to the verified units together, at little cost in whatever order they come."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import PendingScan
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Carrier, JournalAction
from dpp_desktop.store import tables, unit_journal, verified_units
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from dpp_desktop.units.verified_scans import MAX_PENDING, compact_superset, move_pending
from tests.units.printed_jobs import ANNA, printed_job, urls

_MILLION = 1_000_000
_ENTRY_BYTES = 350
"""What an entry takes beside its units."""


@given(st.sets(st.integers(0, 3_000), max_size=400))
def test_an_entry_names_at_least_the_scanned_units(units: set[int]) -> None:
    exact = UnitSet.of((unit, unit + 1) for unit in units)
    among = compact_superset(exact)
    assert exact - among == UnitSet()
    if units:
        assert among.ranges[0][0] == min(units)
        assert among.ranges[-1][1] == max(units) + 1


@pytest.mark.parametrize(
    "units",
    [UnitSet.one(7, 2_000), UnitSet.of((unit, unit + 1) for unit in range(0, 400, 2))],
    ids=["consecutive", "every second"],
)
def test_regular_scans_are_listed_exactly(units: UnitSet) -> None:
    assert compact_superset(units) == units


def test_scattered_scans_take_an_eighth_of_a_byte_each_in_the_journal() -> None:
    scattered = random.Random(1).sample(range(_MILLION), MAX_PENDING)
    among = compact_superset(UnitSet.of((unit, unit + 1) for unit in scattered))
    assert len(among.encode()) <= MAX_PENDING // 8 + 64


def _scan_all(workspace: Workspace, job: MintJob, units: list[int]) -> None:
    with workspace.write() as transaction:
        for unit in units:
            scan = PendingScan(job.id, Carrier.LABEL, unit, tables.now(), ANNA, "Zebra-1")
            verified_units.add_pending(transaction, scan)
    with workspace.write() as transaction:
        move_pending(transaction)


@pytest.mark.parametrize("order", ["in order", "shuffled"])
def test_a_verified_unit_takes_less_than_half_a_byte(
    workspace: Workspace, minted_job: MintJob, order: str
) -> None:
    units = list(range(2 * MAX_PENDING))
    if order == "shuffled":
        random.Random(2).shuffle(units)
    for at in range(0, len(units), MAX_PENDING):
        _scan_all(workspace, minted_job, units[at : at + MAX_PENDING])
    with workspace.read() as transaction:
        found = unit_journal.entries(transaction, actions=[JournalAction.VERIFIED])
        assert verified_units.read(transaction, minted_job.id, Carrier.LABEL) == UnitSet.one(
            0, len(units)
        )
    journal = sum(len(entry.record.units.encode()) + _ENTRY_BYTES for entry in found)
    assert (journal + len(units) / 8) / len(units) <= 0.5


def test_scattered_scans_are_counted_in_their_entry(
    workspace: Workspace, minted_job: MintJob
) -> None:
    scattered = random.Random(3).sample(range(25_000), 500)
    _scan_all(workspace, minted_job, scattered)
    with workspace.read() as transaction:
        (entry,) = unit_journal.entries(transaction, actions=[JournalAction.VERIFIED])
        verified = verified_units.read(transaction, minted_job.id, Carrier.LABEL)
    assert sorted(verified) == sorted(scattered)
    assert entry.record.details["verified"] == 500
    assert verified - entry.record.units == UnitSet()


def test_a_session_moves_its_scans_before_they_become_too_many(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dpp_desktop.units.scan_back.MAX_PENDING", 4)
    job = printed_job(workspace, 10)
    session = ScanSession(workspace, ScanTarget(job), Origin(ANNA))
    for url in urls(workspace, job)[:6]:
        session.scan(url)
    with workspace.read() as transaction:
        (entry,) = unit_journal.entries(transaction, actions=[JournalAction.VERIFIED])
        assert len(verified_units.pending(transaction)) == 2
    assert str(entry.record.units) == "1-4"
