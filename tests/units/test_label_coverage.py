"""The units of each job with a good label are counted from ranges, as a reconciliation counts."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import event, update

from dpp_desktop.exporting.coverage import coverage_since
from dpp_desktop.model.errors import InvalidInput, StorageDamaged
from dpp_desktop.model.job_coverage import LabelCoverage
from dpp_desktop.store import tables
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.label_coverage import label_coverage, label_totals
from dpp_desktop.units.reconciliation import reconcile_job
from tests.conftest import parka
from tests.samples import mint
from tests.units.unit_jobs import TAG, UnitJob

_UNITS = 40


@pytest.fixture
def job(workspace: Workspace) -> UnitJob:
    """A job of 40 units."""
    return UnitJob(workspace, mint(workspace, parka(_UNITS)))


def _coverage(workspace: Workspace) -> dict[int, LabelCoverage]:
    with workspace.read() as transaction:
        return label_coverage(transaction, label_totals(transaction))


def test_only_good_labels_count(workspace: Workspace, job: UnitJob) -> None:
    other = UnitJob(workspace, mint(workspace, parka(5, batch="OTHER")))
    assert _coverage(workspace) == {}
    job.announced("31-33")
    other.printed("1-5", carrier=TAG)
    assert _coverage(workspace) == {}, "labels in doubt, and tags, are no printed labels"
    job.printed("1-10")
    job.spoiled("4")
    job.verified("5-31")
    other.printed("2")
    assert _coverage(workspace) == {job.job.id: LabelCoverage(10), other.job.id: LabelCoverage(1)}


def test_units_without_a_label_that_need_none_are_counted(
    workspace: Workspace, job: UnitJob
) -> None:
    job.printed("1-10")
    job.voided("9-12")
    job.sampled("20")
    job.applied("1,30")
    assert _coverage(workspace) == {job.job.id: LabelCoverage(10, exempt=4)}


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_are_those_of_the_reconciliation(
    workspace: Workspace, job: UnitJob, seed: int
) -> None:
    chance = random.Random(seed)
    changes = (job.printed, job.announced, job.withdrawn, job.spoiled, job.applied, job.voided)
    for _ in range(40):
        first = chance.randint(1, _UNITS)
        units = f"{first}-{min(first + chance.randint(0, 6), _UNITS)}"
        try:
            chance.choice(changes)(units)
        except InvalidInput:
            continue
    totals = reconcile_job(workspace, job.job.id).totals
    found = _coverage(workspace)[job.job.id]
    assert found.printed == totals.printed
    assert _UNITS - found.exempt - found.printed == totals.missing


@pytest.fixture
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """The statements that the workspace executes."""
    executed: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        executed.append(statement)

    with workspace.read() as transaction:
        engine = transaction.engine
    event.listen(engine, "before_cursor_execute", note)
    yield executed
    event.remove(engine, "before_cursor_execute", note)


def test_more_jobs_and_units_take_no_more_statements(
    workspace: Workspace, job: UnitJob, statements: list[str]
) -> None:
    job.printed("1")
    job.voided("2")
    statements.clear()
    coverage_since(workspace, None)
    count = len(statements)
    for place in range(6):
        other = UnitJob(workspace, mint(workspace, parka(50, batch=f"B-{place}")))
        other.printed("1-20,30-40")
        other.voided("3,25")
    statements.clear()
    coverage_since(workspace, None)
    assert len(statements) == count


def test_only_what_has_changed_is_read_again(
    workspace: Workspace, job: UnitJob, statements: list[str]
) -> None:
    state, _ = coverage_since(workspace, None)
    job.printed("1-3")
    statements.clear()
    state, coverage = coverage_since(workspace, state)
    assert coverage
    assert coverage[job.job.id].labels == LabelCoverage(3)
    assert not any("export_segments" in statement for statement in statements)
    assert coverage_since(workspace, state) == (state, None)
    job.spoiled("2")
    job.printed("5")
    state, coverage = coverage_since(workspace, state)
    assert coverage, "the number of units in each state may be the same"
    job.spoiled("1")
    assert coverage_since(workspace, state)[1] == {
        job.job.id: coverage[job.job.id].__class__(0, 0, 0, LabelCoverage(2))
    }


def test_an_unknown_state_is_reported_as_damage(workspace: Workspace, job: UnitJob) -> None:
    job.printed("1")
    with workspace.write() as transaction:
        transaction.execute(update(tables.unit_runs).values(state="burnt"))
    with pytest.raises(StorageDamaged):
        _coverage(workspace)
