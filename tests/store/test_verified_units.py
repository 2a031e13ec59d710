"""Verified units are kept as bitmaps, and scans count as soon as they are recorded."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import PendingScan
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier
from dpp_desktop.store import verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.model.unit_sets import as_unit_set
from tests.samples import put_job

_LABEL, _TAG = Carrier.LABEL, Carrier.TAG
_AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
# Around the borders of blocks, which have 10,000 units.
_UNITS = st.sets(
    st.sampled_from([*range(20), *range(9_990, 10_010), *range(19_995, 20_005), 999_999])
)


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a job; its verified units don't depend on what is minted."""
    return put_job(workspace, parka(1_000_000))


@pytest.fixture
def transaction(workspace: Workspace, job: MintJob) -> Iterator[Transaction]:
    """Return a writing transaction, opened after the job was added."""
    with workspace.write() as opened:
        yield opened


def _scan(job: MintJob, unit: int, by: str = "Ada") -> PendingScan:
    return PendingScan(job.id, _LABEL, unit, _AT, Actor(by, "line-1"), "zebra")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["add", "remove", "scan"]), _UNITS), max_size=6))
def test_bitmaps_equal_a_plain_set(
    transaction: Transaction, job: MintJob, changes: list[tuple[str, set[int]]]
) -> None:
    verified_units.remove(transaction, job.id, _LABEL, UnitSet.one(0, 1_000_000))
    model: set[int] = set()
    for kind, units in changes:
        if kind == "add":
            verified_units.add(transaction, job.id, _LABEL, as_unit_set(units))
        elif kind == "remove":
            verified_units.remove(transaction, job.id, _LABEL, as_unit_set(units))
        else:
            for unit in units:
                verified_units.add_pending(transaction, _scan(job, unit))
        model = model - units if kind == "remove" else model | units
    assert set(verified_units.read(transaction, job.id, _LABEL)) == model
    assert verified_units.read(transaction, job.id, _TAG) == NO_UNITS
    for unit in (0, 7, 9_999, 10_000, 999_999):
        assert verified_units.contains(transaction, job.id, _LABEL, unit) == (unit in model)
    assert not verified_units.contains(transaction, job.id, _TAG, 0)


def test_pending_scans_are_kept_once_and_moved(transaction: Transaction, job: MintJob) -> None:
    for unit in (3, 1, 3):
        verified_units.add_pending(transaction, _scan(job, unit, "Ada" if unit == 1 else "Eve"))
    found = verified_units.pending(transaction)
    assert found == [_scan(job, 1), _scan(job, 3, "Eve")]
    assert verified_units.pending(transaction, job.id + 1) == []
    assert verified_units.pending(transaction, job.id, _TAG) == []
    verified_units.add(transaction, job.id, _LABEL, UnitSet.of([(1, 2), (3, 4)]))
    verified_units.remove_pending(transaction, job.id, _LABEL)
    assert verified_units.pending(transaction) == []
    assert str(verified_units.read(transaction, job.id, _LABEL)) == "2,4"


def test_a_small_job_takes_few_bytes(transaction: Transaction, job: MintJob) -> None:
    verified_units.add(transaction, job.id, _LABEL, UnitSet.one(0, 24))
    bits = transaction.exec_driver_sql("SELECT bits FROM verified_blocks").scalar_one()
    assert bits == b"\xff\xff\xff"


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("table", "change", "column"),
    [
        ("verified_blocks", '"count" = 4', "bits"),
        ("verified_blocks", "bits = zeroblob(1251)", "bits"),
        ("verified_blocks", "bits = 'x'", "bits"),
        ("verified_blocks", "bits = 7", "bits"),
        ("verified_blocks", "block = 100", "block"),
        ("verified_blocks", "block = -1", "block"),
        ("pending_scans", "unit = 1000000", "unit"),
        ("pending_scans", "unit = 'x'", "unit"),
    ],
)
def test_damaged_rows_are_reported(
    workspace: Workspace, job: MintJob, table: str, change: str, column: str
) -> None:
    with workspace.write() as transaction:
        verified_units.add(transaction, job.id, _LABEL, UnitSet.one(2, 5))
        verified_units.add_pending(transaction, _scan(job, 9))
        transaction.exec_driver_sql(f"UPDATE {table} SET {change}")
    with (
        pytest.raises(StorageDamaged, match=f"'{table}' has no valid value in '{column}'"),
        workspace.read() as transaction,
    ):
        verified_units.read(transaction, job.id, _LABEL)


@pytest.mark.only_sqlite
@pytest.mark.parametrize("change", ["\"at\" = 'soon'", "\"by\" = x'41'", "carrier = 'box'"])
def test_damaged_scans_are_reported(workspace: Workspace, job: MintJob, change: str) -> None:
    with workspace.write() as transaction:
        verified_units.add_pending(transaction, _scan(job, 9))
        transaction.exec_driver_sql(f"UPDATE pending_scans SET {change}")
    with pytest.raises(StorageDamaged, match="pending_scans"), workspace.read() as transaction:
        verified_units.pending(transaction)
