"""The store records which packs were handed over, by whom and when."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpp_desktop.exporting.handover import export_record, hand_over, take_back
from dpp_desktop.model.errors import InvalidInput, NotFound, WrongState
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job


@pytest.fixture
def export_id(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> int:
    """Return the ID of an export with two of three packs written."""
    return export_job(workspace, minted_job.id, tmp_path, packs=[1, 3]).export.id


def test_a_handover_records_person_and_time(workspace: Workspace, export_id: int) -> None:
    assert export_record(workspace, export_id).to_hand_over == (1, 3)
    record = hand_over(workspace, export_id, [3], " Ada Lovelace ")
    (mark,) = record.handed_over
    assert (mark.index, mark.by) == (3, "Ada Lovelace")
    assert abs(datetime.now(UTC) - mark.at) < timedelta(minutes=1)
    assert record.to_hand_over == (1,)
    assert export_record(workspace, export_id) == record


def test_a_handover_mark_is_not_overwritten_and_can_be_withdrawn(
    workspace: Workspace, export_id: int
) -> None:
    first = hand_over(workspace, export_id, [1], "Ada")
    with pytest.raises(WrongState, match="by Ada on"):
        hand_over(workspace, export_id, [1, 3], "Eve")
    assert export_record(workspace, export_id) == first
    assert take_back(workspace, export_id, [1]).handed_over == ()
    assert [mark.by for mark in hand_over(workspace, export_id, [1, 3], "Eve").handed_over] == [
        "Eve",
        "Eve",
    ]


def test_invalid_handovers_are_rejected(workspace: Workspace, export_id: int) -> None:
    with pytest.raises(WrongState, match="doesn't exist yet"):
        hand_over(workspace, export_id, [1, 2], "Ada")
    with pytest.raises(InvalidInput, match="no pack 4"):
        hand_over(workspace, export_id, [1, 4], "Ada")
    with pytest.raises(InvalidInput, match="no pack is selected"):
        hand_over(workspace, export_id, [], "Ada")
    for name in ("", "  ", "a" * 121, "A\u200bda"):
        with pytest.raises(InvalidInput, match="by:"):
            hand_over(workspace, export_id, [1], name)
    with pytest.raises(NotFound, match="no export 99"):
        hand_over(workspace, 99, [1], "Ada")
    assert export_record(workspace, export_id).handed_over == ()


@pytest.mark.parametrize("gone", ["*.csv", "manifest.json", "*"])
def test_exporting_again_keeps_the_marks(
    workspace: Workspace, minted_job: MintJob, export_id: int, tmp_path: Path, gone: str
) -> None:
    marked = hand_over(workspace, export_id, [1], "Ada").handed_over
    for path in tmp_path.glob(gone):
        if path.is_file():
            path.unlink()
    export_job(workspace, minted_job.id, tmp_path)
    assert export_record(workspace, export_id).handed_over == marked


def test_recreating_a_handed_over_pack_is_reported(
    workspace: Workspace, minted_job: MintJob, export_id: int, tmp_path: Path
) -> None:
    """Its labels are probably printed, which the pack in the folder doesn't show."""
    at = f"{hand_over(workspace, export_id, [1], 'Ada').handed_over[0].at:%Y-%m-%d %H:%M} UTC"
    first, third = sorted(tmp_path.glob("*.csv"))
    third.unlink()
    again = export_job(workspace, minted_job.id, tmp_path)
    assert ([plan.index for plan in again.remade], again.warnings) == ([3], ())
    first.unlink()
    (warning,) = export_job(workspace, minted_job.id, tmp_path).warnings
    assert warning == (
        f"Pack 1 was re-created, but it was already handed over by Ada on {at}: its labels may "
        "already be printed."
    )
    assert export_job(workspace, minted_job.id, tmp_path).warnings == ()


def test_packs_handed_over_together_are_reported_together(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_id = export_job(workspace, minted_job.id, tmp_path).export.id
    marked = [*hand_over(workspace, export_id, [2], "Eve").handed_over]
    marked += [*hand_over(workspace, export_id, [1, 3], "Ada").handed_over]
    for pack in tmp_path.glob("*.csv"):
        pack.unlink()
    warnings = " ".join(export_job(workspace, minted_job.id, tmp_path).warnings)
    assert "Pack 2 was re-created, but it was already handed over by Eve on" in warnings
    assert "Packs 1, 3 were re-created, but they were already handed over by Ada on" in warnings
