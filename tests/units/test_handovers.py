"""The units of packs that were handed over count as printed elsewhere, also in old workspaces."""

import sqlite3
from pathlib import Path

import pytest

from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.units.history import check_journal
from dpp_desktop.units.reconciliation import reconcile_job
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.samples import put_job
from tests.store.earlier_versions import OF_VERSION_8
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def large(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> UnitJob:
    """Return a job of two and a half packs, exported as export 1."""
    export_job(workspace, minted_job.id, tmp_path / "packs")
    return UnitJob(workspace, minted_job)


def test_units_of_packs_handed_over_are_printed_elsewhere(large: UnitJob) -> None:
    hand_over(large.workspace, 1, [1, 3], "Ada", "Print shop")
    assert large.named() == {"produced": "1-10000,20001-25000"}
    (entry,) = large.journal()
    record = entry.record
    assert (record.action, str(record.units)) == (JournalAction.HANDED_OVER, "1-10000,20001-25000")
    assert (record.actor.by, record.actor.workstation != "") == ("Ada", True)
    assert record.details == {"export": 1, "packs": [1, 3], "to": "Print shop"}
    with pytest.raises(InvalidInput, match="unit 5 is already printed"):
        large.announced("5")
    large.verified("5")
    assert large.named()["verified"] == "5", "labels printed elsewhere are scanned back"


def test_undoing_a_handover_keeps_what_else_is_known(large: UnitJob, tmp_path: Path) -> None:
    large.printed("1-100")
    large.announced("10001-10005")
    hand_over(large.workspace, 1, [1, 2], "Ada")
    assert large.named() == {"produced": "1-10000,10006-20000", "in_doubt": "10001-10005"}
    large.spoiled("200,300")
    large.printed("300")
    large.verified("400")
    request = Request(UnitRange(large.job.id, 501, 600), tmp_path / "some")
    export_tokens(large.workspace, request)
    hand_over(large.workspace, 2, [1], "Eve")
    assert take_back(large.workspace, 1, [1, 3]).to_hand_over == (1, 3)
    assert large.named() == {
        "produced": "1-100,300,400,501-600,10006-20000",
        "in_doubt": "10001-10005",
        "spoiled": "200",
        "verified": "400",
    }
    last = large.journal()[-1].record
    undone = "1-199,201-299,301-399,401-10000"
    assert (last.action, str(last.units)) == (JournalAction.HANDOVER_UNDONE, undone), (
        "spoiled and scanned labels are known to exist"
    )
    totals = reconcile_job(large.workspace, large.job.id).totals
    # Printed here: 1-100 and 300. Printed elsewhere: 200, 300, 400, 501-600, 10006-20000.
    assert (totals.labels, totals.spoiled) == (101 + 3 + 100 + 10_000, 2)
    entries = len(large.journal())
    take_back(large.workspace, 1, [1])
    assert len(large.journal()) == entries, "a pack that isn't handed over is ignored"


def test_a_spoiled_label_is_replaced_by_a_handover_and_spoiled_again_without(
    large: UnitJob,
) -> None:
    large.printed("1")
    large.spoiled("1")
    hand_over(large.workspace, 1, [1], "Ada")
    assert large.named() == {"produced": "1-10000"}
    take_back(large.workspace, 1, [1])
    assert large.named() == {"spoiled": "1"}


def test_one_spoiled_label_of_two_packs_leaves_the_other(units: UnitJob, tmp_path: Path) -> None:
    def counts() -> tuple[int, int, int]:
        totals = reconcile_job(units.workspace, units.job.id).totals
        return totals.labels, totals.spoiled, totals.printed

    for export in (1, 2):
        export_tokens(
            units.workspace, Request(UnitRange(units.job.id, 1, 4), tmp_path / str(export))
        )
        hand_over(units.workspace, export, [1], "Ada")
    units.verified("2,3")
    units.spoiled("1-2", copies=1)
    assert (units.named(), counts()) == ({"produced": "1-4", "verified": "3"}, (8, 2, 4))
    take_back(units.workspace, 1, [1])
    assert units.named() == {"produced": "3-4", "spoiled": "1-2", "verified": "3"}
    assert counts() == (4, 2, 2)
    units.printed("2")
    take_back(units.workspace, 2, [1])
    assert units.named() == {"produced": "2-3", "spoiled": "1", "verified": "3"}
    assert counts() == (4, 2, 2), "a spoiled label, a scanned one and one printed here exist"
    hand_over(units.workspace, 2, [1], "Ada")
    assert counts() == (7, 2, 4), "the label of unit 3 isn't counted again"


def test_more_labels_than_known_can_be_spoiled_if_they_were_printed_elsewhere(
    units: UnitJob, tmp_path: Path
) -> None:
    export_job(units.workspace, units.job.id, tmp_path)
    hand_over(units.workspace, 1, [1], "Ada", "Print shop")
    units.spoiled("1-2", copies=3)
    units.spoiled("5")
    totals = reconcile_job(units.workspace, units.job.id).totals
    assert (totals.printed, totals.labels, totals.spoiled) == (57, 57 + 3 + 3 + 1, 7)
    with pytest.raises(InvalidInput, match="units 1-2 are already marked as spoiled"):
        units.spoiled("1-2")
    units.printed("1")
    with pytest.raises(InvalidInput, match="copies: must be at most 1, because units 1 have"):
        units.spoiled("1", copies=2)


def _earlier_version(workspace: Workspace) -> Path:
    """Close the workspace, and turn it into one of version 8."""
    workspace.close()
    connection = sqlite3.connect(workspace.database)
    for statement in OF_VERSION_8:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return workspace.path


def test_handovers_of_an_earlier_version_count(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, put_job(workspace, parka(30, key="PO-1")).id)
    export_job(workspace, minted_job.id, tmp_path / "packs")
    export_job(workspace, other.id, tmp_path / "other")
    first = hand_over(workspace, 1, [2], "Ada", "Print shop").handed_over
    second = hand_over(workspace, 2, [1], "Eve").handed_over
    third = hand_over(workspace, 1, [3], "Ada").handed_over
    path = _earlier_version(workspace)
    with Workspace.open(path) as opened:
        assert UnitJob(opened, minted_job).named() == {"produced": "10001-25000"}
        assert UnitJob(opened, other).named() == {"produced": "1-30"}
        with opened.read() as transaction:
            found = unit_journal.entries(transaction)
        assert [entry.at for entry in found] == [first[0].at, second[0].at, third[1].at]
        assert [entry.record.actor.by for entry in found] == ["Ada", "Eve", "Ada"]
        assert [entry.record.order_number for entry in found] == ["", "PO-1", ""]
        assert found[0].record.details == {"export": 1, "packs": [2], "to": "Print shop"}
        assert check_journal(opened).entries == 3
        UnitJob(opened, other).spoiled("5")
        take_back(opened, 1, [2])
        assert UnitJob(opened, minted_job).named() == {"produced": "20001-25000"}
    with Workspace.open(path) as opened:
        assert check_journal(opened).entries == 5, "the migration isn't repeated"


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE hand_overs SET \"at\" = 'soon' WHERE export_id = 1",
        "UPDATE exports SET pack_rows = 'x' WHERE id = 1",
        "DELETE FROM export_segments WHERE export_id = 1",
        'UPDATE export_segments SET "count" = 26000 WHERE export_id = 1',
    ],
)
def test_damaged_handovers_do_not_keep_a_workspace_closed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, damage: str
) -> None:
    export_job(workspace, minted_job.id, tmp_path / "packs")
    export_tokens(workspace, Request(UnitRange(minted_job.id, 1, 50), tmp_path / "some"))
    for export_id in (1, 2):
        hand_over(workspace, export_id, [1], "Ada")
    path = _earlier_version(workspace)
    with sqlite3.connect(path / DATABASE_NAME) as connection:
        connection.execute(damage)
    connection.close()
    with Workspace.open(path) as opened:
        assert UnitJob(opened, minted_job).named() == {"produced": "1-50"}
        assert check_journal(opened).entries == 1


def test_units_that_a_pack_leaves_out_are_not_printed_elsewhere(
    units: UnitJob, tmp_path: Path
) -> None:
    units.voided("3")
    export_job(units.workspace, units.job.id, tmp_path)
    units.voided("5")
    hand_over(units.workspace, 1, [1], "Ada")
    assert units.named() == {"produced": "1-2,4-60", "void": "3,5"}
    totals = reconcile_job(units.workspace, units.job.id).totals
    assert (totals.exported, totals.labels, totals.printed, totals.void) == (59, 59, 59, 2)
    take_back(units.workspace, 1, [1])
    assert units.named() == {"void": "3,5"}
