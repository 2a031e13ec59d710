"""States of units are kept as runs that equal a plain dictionary of units, in few statements."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store import unit_runs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.model.unit_sets import as_unit_set, plain_sets
from tests.samples import put_job

_STATES = {
    "label": ("in_doubt", "produced", "spoiled"),
    "tag": ("in_doubt", "produced", "spoiled"),
    "unit": ("applied", "sampled", "void"),
}
_CHANGES = st.lists(
    st.sampled_from(sorted(_STATES)).flatmap(
        lambda subject: st.tuples(
            st.just(subject), plain_sets, st.sampled_from((*_STATES[subject], None))
        )
    ),
    max_size=8,
)


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a job; its states don't depend on what is minted."""
    return put_job(workspace, parka(1_000_000))


@pytest.fixture
def transaction(workspace: Workspace, job: MintJob) -> Iterator[Transaction]:
    """Return a writing transaction, opened after the job was added."""
    with workspace.write() as opened:
        yield opened


def _rows(transaction: Transaction, job_id: int) -> list[tuple[str, int, int, str]]:
    found = transaction.exec_driver_sql(
        'SELECT subject, first_unit, "count", state FROM unit_runs '
        f"WHERE job_id = {job_id} ORDER BY 1, 2"
    )
    return [(row[0], row[1], row[1] + row[2], row[3]) for row in found]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_CHANGES, plain_sets)
def test_runs_equal_a_dictionary_of_units(
    transaction: Transaction,
    job: MintJob,
    changes: list[tuple[str, set[int], str | None]],
    asked: set[int],
) -> None:
    for subject in _STATES:
        unit_runs.put(transaction, job.id, subject, UnitSet.one(0, 1_000), None)
    assert unit_runs.read(transaction, job.id) == {}
    model: dict[tuple[str, int], str] = {}
    for subject, units, state in changes:
        unit_runs.put(transaction, job.id, subject, as_unit_set(units), state)
        for unit in units:
            model.pop((subject, unit), None)
            if state is not None:
                model[subject, unit] = state
    found = unit_runs.read(transaction, job.id)
    assert _as_dictionary(found) == model
    within = unit_runs.read_within(transaction, job.id, as_unit_set(asked))
    assert _as_dictionary(within) == {key: model[key] for key in model if key[1] in asked}
    rows = _rows(transaction, job.id)
    for row, after in pairwise(rows):
        touches = row[0] == after[0] and row[2] == after[1]
        assert not touches or row[3] != after[3], "adjacent runs of one state are one run"


def _as_dictionary(found: unit_runs.Runs) -> dict[tuple[str, int], str]:
    return {(subject, unit): state for (subject, state), units in found.items() for unit in units}


def test_a_change_takes_few_statements_and_leaves_other_runs_alone(
    transaction: Transaction, job: MintJob
) -> None:
    unit_runs.put(
        transaction,
        job.id,
        "label",
        UnitSet.of((unit, unit + 1) for unit in range(0, 20_000, 2)),
        "produced",
    )
    before = _rows(transaction, job.id)
    statements: list[tuple[str, object]] = []

    def note(*arguments: object) -> None:
        statements.append((str(arguments[2]), arguments[3]))

    event.listen(transaction, "before_cursor_execute", note)
    unit_runs.put(transaction, job.id, "label", UnitSet.one(10_001), "produced")
    event.remove(transaction, "before_cursor_execute", note)
    assert [text.split()[0] for text, _ in statements] == ["SELECT", "DELETE", "INSERT"]
    after = _rows(transaction, job.id)
    assert set(before) - set(after) == {
        ("label", 10_000, 10_001, "produced"),
        ("label", 10_002, 10_003, "produced"),
    }
    assert set(after) - set(before) == {("label", 10_000, 10_003, "produced")}
    unit_runs.put(transaction, job.id, "label", UnitSet.one(0, 1_000_000), "produced")
    assert _rows(transaction, job.id) == [("label", 0, 1_000_000, "produced")]


def test_a_changed_run_is_merged_with_the_one_before_it(
    transaction: Transaction, job: MintJob
) -> None:
    """This is how labels are printed one by one."""
    for unit in range(5):
        for state in ("in_doubt", "produced"):
            unit_runs.put(transaction, job.id, "label", UnitSet.one(unit), state)
    assert _rows(transaction, job.id) == [("label", 0, 5, "produced")]


def test_jobs_are_read_together_and_apart(workspace: Workspace) -> None:
    one, two, three = (put_job(workspace, parka(10)).id for _ in range(3))
    with workspace.write() as transaction:
        for job_id in (one, two, three):
            unit_runs.put(transaction, job_id, "label", UnitSet.one(job_id, 5), "produced")
        found = unit_runs.read_many(transaction, [one, three])
    assert found == {
        job_id: {("label", "produced"): UnitSet.one(job_id, 5)} for job_id in (one, three)
    }


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("state = 'lost'", "state"),
        ("state = 'void'", "state"),
        ("state = 3", "state"),
        ("subject = 'box'", "subject"),
        ("first_unit = -1", "first_unit"),
        ("first_unit = 'x'", "first_unit"),
        ('"count" = 0', "count"),
        ('"count" = 1000001', "count"),
        ("first_unit = 999999", "count"),
        ('"count" = 11', "first_unit"),
    ],
)
def test_damaged_runs_are_reported(
    workspace: Workspace, job: MintJob, change: str, column: str
) -> None:
    with workspace.write() as transaction:
        unit_runs.put(transaction, job.id, "label", UnitSet.of([(0, 5)]), "produced")
        unit_runs.put(transaction, job.id, "label", UnitSet.of([(10, 20)]), "spoiled")
        transaction.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        transaction.exec_driver_sql(f"UPDATE unit_runs SET {change} WHERE first_unit = 0")
        transaction.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
    with (
        pytest.raises(StorageDamaged, match=f"'unit_runs' has no valid value in '{column}'"),
        workspace.read() as transaction,
    ):
        unit_runs.read(transaction, job.id)
    assert workspace.damage
