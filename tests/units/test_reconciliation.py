"""A reconciliation puts each minted unit in one row, and its totals agree with what happened."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import NotFound, PathUnusable
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Production
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.reconciliation import (
    TOTAL_TEXTS,
    Fate,
    Reconciliation,
    Totals,
    explained,
    reconcile_batch,
    reconcile_job,
)
from dpp_desktop.units.reconciliation_file import csv_content, document, save_csv
from dpp_desktop.units.states import CarrierUnits, UnitStates
from tests.conftest import parka
from tests.model.unit_sets import UNITS, as_unit_set, plain_sets
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob


def _named(found: Reconciliation) -> dict[str, str]:
    units = found.jobs[0].units
    assert list(units) == list(Fate)
    return {fate.value: str(each) for fate, each in units.items() if each}


def test_a_unit_with_a_good_copy_left_is_not_missing(units: UnitJob) -> None:
    units.printed("1-60", Production("zebra", copies=2))
    units.spoiled("1-3", copies=1)
    units.spoiled("3")
    found = reconcile_job(units.workspace, units.job.id)
    assert _named(found) == {"printed": "1-2,4-60", "spoiled": "3"}
    totals = found.totals
    assert (totals.printed, totals.labels, totals.spoiled, totals.missing) == (59, 120, 4, 1)


def test_every_unit_is_in_one_row(units: UnitJob, tmp_path: Path) -> None:
    export_tokens(units.workspace, Request(UnitRange(units.job.id, 1, 50), tmp_path))
    units.printed("1-20", Production("zebra", copies=2))
    units.announced("21-24")
    units.verified("5-10")
    units.spoiled("8,19")
    units.printed("19")
    units.applied("5,20,60")
    units.sampled("6")
    units.voided("1,24,51")
    found = reconcile_job(units.workspace, units.job.id)
    assert _named(found) == {
        "void": "1,24,51",
        "sampled": "6",
        "applied": "5,20,60",
        "verified": "7,9-10",
        "printed": "2-4,11-19",
        "in_doubt": "21-23",
        "spoiled": "8",
        "exported": "25-50",
        "not_printed": "52-59",
    }
    assert found.totals == Totals(
        ordered=60,
        minted=60,
        exported=50,
        printed=19,
        labels=41,
        spoiled=4,
        applied=3,
        sampled=1,
        verified=5,
        void=3,
        missing=3 + 1 + 26 + 8,
    )
    assert sum(found.counts.values()) == 60


def test_packs_handed_over_are_labels_printed_elsewhere(units: UnitJob, tmp_path: Path) -> None:
    export_tokens(units.workspace, Request(UnitRange(units.job.id, 1, 50), tmp_path))
    units.printed("1-5")
    hand_over(units.workspace, 1, [1], "Ada")
    found = reconcile_job(units.workspace, units.job.id)
    assert (found.totals.printed, found.totals.labels, found.totals.missing) == (50, 55, 10)
    take_back(units.workspace, 1, [1])
    found = reconcile_job(units.workspace, units.job.id)
    assert (found.totals.printed, found.totals.labels, found.totals.missing) == (5, 5, 55)


@given(*[plain_sets] * 8)
def test_rows_follow_the_rules_for_any_states(
    in_doubt: set[int],
    produced: set[int],
    spoiled: set[int],
    verified: set[int],
    applied: set[int],
    sampled: set[int],
    void: set[int],
    exported: set[int],
) -> None:
    produced -= in_doubt
    spoiled -= in_doubt | produced
    label = CarrierUnits(*map(as_unit_set, (in_doubt, produced, spoiled, verified - spoiled)))
    own = applied - sampled - void, sampled - void, void
    states = UnitStates(UNITS, label, CarrierUnits(), *map(as_unit_set, own))
    found = explained(UnitSet.one(0, UNITS), states, as_unit_set(exported))
    rows = [
        void,
        sampled,
        applied,
        verified - spoiled,
        produced,
        in_doubt,
        spoiled,
        exported,
        set(range(UNITS)),
    ]
    assert sum(map(len, found.values())) == UNITS
    for unit in range(UNITS):
        expected = next(fate for fate, row in zip(Fate, rows, strict=True) if unit in row)
        assert unit in found[expected], "each unit is in the first row that applies"


def test_a_batch_is_the_sum_of_its_jobs(workspace: Workspace) -> None:
    jobs = [
        run_job(workspace, put_job(workspace, parka(quantity)).id, cycle_tokens=10)
        for quantity in (30, 20)
    ]
    run_job(workspace, put_job(workspace, parka(10, "OTHER")).id)
    UnitJob(workspace, jobs[0]).printed("1-3")
    UnitJob(workspace, jobs[1]).voided("2")
    found = reconcile_batch(workspace, "nordlicht", "PARKA-01", "LOT-7")
    assert found.is_batch
    assert [each.job.id for each in found.jobs] == [job.id for job in jobs]
    assert (found.totals.minted, found.totals.printed, found.totals.void) == (50, 3, 1)
    assert found.counts[Fate.NOT_PRINTED] == 46
    with pytest.raises(NotFound, match="for batch LOT-8 of product PARKA-01"):
        reconcile_batch(workspace, "nordlicht", "PARKA-01", "LOT-8")
    with pytest.raises(NotFound, match="no job 9"):
        reconcile_job(workspace, 9)


def test_units_that_are_not_minted_are_not_explained(workspace: Workspace) -> None:
    job = put_job(workspace, parka(30))
    found = reconcile_job(workspace, job.id)
    assert (found.totals.ordered, found.totals.minted, found.totals.missing) == (30, 0, 0)
    assert not any(found.counts.values())


def test_the_csv_file_has_every_figure_protected_from_spreadsheets(
    units: UnitJob, tmp_path: Path
) -> None:
    units.printed("3-12")
    found = reconcile_batch(units.workspace, "nordlicht", "PARKA-01", "LOT-7")
    save_csv(found, tmp_path / "batch.csv")
    content = (tmp_path / "batch.csv").read_bytes()
    assert content == csv_content(found)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    per_part = len(TOTAL_TEXTS) + len(Fate)
    assert [row["job"] for row in rows] == [""] * per_part + ["1"] * per_part
    printed = [row for row in rows if row["section"] == "explanation" and row["count"] == "10"]
    assert [(row["figure"], row["units"]) for row in printed] == [
        ("printed", ""),
        ("printed", '="3-12"'),
    ]
    assert {row["batch"] for row in rows} == {'="LOT-7"'}
    assert {row["order"] for row in rows} == {"", '="PO-1"'}
    totals = {row["figure"]: int(row["count"]) for row in rows[: len(TOTAL_TEXTS)]}
    assert totals == found.totals.as_json()
    assert rows[0]["section"] == "total"


def test_the_json_document_has_totals_rows_and_units(units: UnitJob) -> None:
    units.printed("3-12")
    found: Any = document(reconcile_job(units.workspace, units.job.id))
    counts = {fate.value: 0 for fate in Fate}
    assert found["explanation"] == counts | {"printed": 10, "not_printed": 50}
    (job,) = found["jobs"]
    assert job["explanation"]["printed"] == {"count": 10, "units": "3-12"}
    assert job["order"] == "PO-1"


def test_a_file_that_cannot_be_written_is_reported(units: UnitJob, tmp_path: Path) -> None:
    found = reconcile_job(units.workspace, units.job.id)
    with pytest.raises(PathUnusable, match="missing"):
        save_csv(found, tmp_path / "missing" / "batch.csv")
