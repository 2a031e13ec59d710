"""The journal of units keeps what happened, and shows if an entry is changed or removed."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalEntry, JournalRecord
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JournalAction, Production
from dpp_desktop.store import unit_journal
from dpp_desktop.store.unit_journal import FIRST_HASH
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import put_job

_AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
_ADA = Actor("Ada", "line-1")


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a job."""
    return put_job(workspace, parka(30))


def _records(job: MintJob) -> list[tuple[datetime, JournalRecord]]:
    production = Production("zebra", "roll-50x30", "ab" * 32, 2, 7)
    records = [
        JournalRecord(
            JournalAction.PRINTED,
            job.id,
            UnitSet.parse("1-20,25"),
            _ADA,
            Carrier.LABEL,
            production,
            order_number="PO-1",
        ),
        JournalRecord(JournalAction.VOIDED, job.id, UnitSet.one(4), _ADA, reason="verdreht – ß"),
        JournalRecord(
            JournalAction.SCAN_REJECTED,
            None,
            NO_UNITS,
            _ADA,
            details={"scan": "http://x/é", "n": 1},
        ),
    ]
    return [(_AT + timedelta(minutes=at), record) for at, record in enumerate(records)]


@pytest.fixture
def written(workspace: Workspace, job: MintJob) -> list[JournalEntry]:
    """Return three entries that were appended in two transactions."""
    records = _records(job)
    with workspace.write() as transaction:
        unit_journal.append_all(transaction, records[:2])
    with workspace.write() as transaction:
        unit_journal.append_all(transaction, records[2:])
        unit_journal.append_all(transaction, [])
        return unit_journal.entries(transaction)


def test_entries_are_returned_as_they_were_appended(
    written: list[JournalEntry], job: MintJob
) -> None:
    assert [(entry.at, entry.record) for entry in written] == _records(job)
    assert [entry.id for entry in written] == [1, 2, 3]


def test_the_current_time_is_recorded(workspace: Workspace, job: MintJob) -> None:
    before = datetime.now(UTC)
    with workspace.write() as transaction:
        unit_journal.append(transaction, _records(job)[0][1])
        (entry,) = unit_journal.entries(transaction)
    assert before - timedelta(seconds=1) <= entry.at <= datetime.now(UTC) + timedelta(seconds=1)


def test_entries_are_found_by_job_print_time_and_action(
    workspace: Workspace, written: list[JournalEntry], job: MintJob
) -> None:
    with workspace.read() as transaction:

        def ids(**wanted: object) -> list[int]:
            found = unit_journal.entries(transaction, **wanted)  # type: ignore[arg-type]
            return [entry.id for entry in found]

        assert ids(job_id=job.id) == [1, 2]
        assert ids(job_id=job.id + 1) == []
        assert ids(print_id=7) == [1]
        assert ids(since=_AT + timedelta(minutes=1)) == [2, 3]
        assert ids(until=_AT + timedelta(minutes=1)) == [1]
        assert ids(actions=[JournalAction.VOIDED, JournalAction.PRINTED]) == [1, 2]
        assert ids(after_id=1, limit=1) == [2]
        voided = unit_journal.last_of_unit(transaction, job.id, 4, [JournalAction.VOIDED])
        assert voided == written[1]
        assert unit_journal.last_of_unit(transaction, job.id, 5, [JournalAction.VOIDED]) is None


def test_the_hash_covers_the_previous_one_and_the_entry_as_json(
    written: list[JournalEntry],
) -> None:
    text = (
        '{"action":"voided","at":"2026-03-04T05:07:07.000000+00:00","by":"Ada","carrier":"",'
        '"copies":1,"design":"","design_digest":"","details":"","id":2,"job_id":1,'
        '"order_number":"","print_id":null,"printer":"","reason":"verdreht – ß",'
        '"unit_count":1,"units":"5","workstation":"line-1"}'
    )
    assert written[1].hash == hashlib.sha256(written[0].hash + text.encode()).digest()


def _check(workspace: Workspace) -> bytes:
    with workspace.read() as transaction:
        found = unit_journal.entries(transaction)
        middle = unit_journal.check_entries(found[:1], 0, FIRST_HASH)
        return unit_journal.check_entries(found[1:], 1, middle)


def test_the_chain_is_checked_in_parts(workspace: Workspace, written: list[JournalEntry]) -> None:
    assert _check(workspace) == written[-1].hash


def test_the_database_refuses_to_change_entries(
    workspace: Workspace, written: list[JournalEntry]
) -> None:
    for statement in ("UPDATE unit_journal SET reason = 'x'", "DELETE FROM unit_journal"):
        with pytest.raises(Exception, match="never change"), workspace.write() as transaction:
            transaction.exec_driver_sql(statement)
    assert _check(workspace) == written[-1].hash


def _damage(workspace: Workspace, statement: str) -> None:
    connection = sqlite.connect(str(workspace.database), isolation_level=None)
    connection.execute("DROP TRIGGER unit_journal_unchanged")
    connection.execute("DROP TRIGGER unit_journal_kept")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.close()


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE unit_journal SET reason = 'x' WHERE id = 2", "entry 2 of the journal"),
        ("UPDATE unit_journal SET \"by\" = 'Eve' WHERE id = 1", "entry 1 of the journal"),
        ("UPDATE unit_journal SET job_id = NULL WHERE id = 2", "entry 2 of the journal"),
        ("UPDATE unit_journal SET details = '{\"n\":2}' WHERE id = 3", "entry 3 of the journal"),
        ("UPDATE unit_journal SET details = '[]' WHERE id = 3", "row 3 .* 'details'"),
        ("UPDATE unit_journal SET hash = zeroblob(32) WHERE id = 2", "entry 2 of the journal"),
        ("UPDATE unit_journal SET hash = 'x' WHERE id = 2", "row 2 .* 'hash'"),
        ("DELETE FROM unit_journal WHERE id = 2", "row 2 of the table 'unit_journal' is missing"),
        ("DELETE FROM unit_journal WHERE id = 1", "row 1 of the table 'unit_journal' is missing"),
        ("UPDATE unit_journal SET units = 'x' WHERE id = 1", "row 1 .* 'units'"),
        ("UPDATE unit_journal SET units = zeroblob(9) WHERE id = 1", "row 1 .* 'units'"),
        ("UPDATE unit_journal SET unit_count = 20 WHERE id = 1", "row 1 .* 'unit_count'"),
        ("UPDATE unit_journal SET action = 'lost' WHERE id = 1", "row 1 .* 'action'"),
        ("UPDATE unit_journal SET carrier = 'box' WHERE id = 1", "row 1 .* 'carrier'"),
        ("UPDATE unit_journal SET \"at\" = 'soon' WHERE id = 1", "row 1 .* 'at'"),
    ],
)
def test_changed_and_missing_entries_are_reported(
    workspace: Workspace, written: list[JournalEntry], statement: str, message: str
) -> None:
    _damage(workspace, statement)
    with pytest.raises(StorageDamaged, match=message):
        _check(workspace)


@pytest.mark.only_sqlite
def test_units_beyond_the_largest_job_are_damage(
    workspace: Workspace, written: list[JournalEntry]
) -> None:
    units = UnitSet.one(1_000_000).encode().hex()
    _damage(workspace, f"UPDATE unit_journal SET units = x'{units}', unit_count = 1 WHERE id = 2")
    with pytest.raises(StorageDamaged, match=r"row 2 .* 'units'"):
        _check(workspace)


@pytest.mark.only_sqlite
def test_nothing_is_appended_to_a_damaged_entry(
    workspace: Workspace, written: list[JournalEntry], job: MintJob
) -> None:
    _damage(workspace, "UPDATE unit_journal SET hash = 'x' WHERE id = 3")
    with (
        pytest.raises(StorageDamaged, match=r"row 3 .* 'hash'"),
        workspace.write() as transaction,
    ):
        unit_journal.append_all(transaction, _records(job))
