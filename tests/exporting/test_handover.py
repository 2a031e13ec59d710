"""The store records which packs were handed over, when, by whom and to whom."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.model.errors import (
    InvalidInput,
    NotFound,
    PacksNotIntact,
    PathUnusable,
    WrongState,
)
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job
from tests.slow_files import SlowFiles


@pytest.fixture
def export_id(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> int:
    """Return the ID of an export with two of three packs written."""
    return export_job(workspace, minted_job.id, tmp_path, packs=[1, 3]).export.id


def test_a_handover_records_people_and_time(workspace: Workspace, export_id: int) -> None:
    assert export_record(workspace, export_id).to_hand_over == (1, 3)
    record = hand_over(workspace, export_id, [3], " Ada Lovelace ", " Print shop ")
    (mark,) = record.handed_over
    assert (mark.index, mark.by, mark.to) == (3, "Ada Lovelace", "Print shop")
    assert abs(datetime.now(UTC) - mark.at) < timedelta(minutes=1)
    assert record.to_hand_over == (1,)
    assert export_record(workspace, export_id) == record


def test_a_handover_mark_is_not_overwritten_and_can_be_withdrawn(
    workspace: Workspace, export_id: int
) -> None:
    first = hand_over(workspace, export_id, [1], "Ada", "Zoe")
    with pytest.raises(WrongState, match="by Ada to Zoe on"):
        hand_over(workspace, export_id, [1, 3], "Eve")
    assert export_record(workspace, export_id) == first
    assert take_back(workspace, export_id, [1]).handed_over == ()
    assert [mark.by for mark in hand_over(workspace, export_id, [1, 3], "Eve").handed_over] == [
        "Eve",
        "Eve",
    ]


def test_a_handover_reads_no_files_while_it_blocks_others(
    workspace: Workspace, export_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowFiles(monkeypatch, workspace)
    hand_over(workspace, export_id, [1, 3], "Ada")
    take_back(workspace, export_id, [1])
    assert (slow.writes, slow.used) == (2, [])


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
    for name in ("a" * 121, "A\u200bda"):
        with pytest.raises(InvalidInput, match="to:"):
            hand_over(workspace, export_id, [1], "Ada", name)
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


def test_a_missing_pack_is_not_handed_over(
    workspace: Workspace, minted_job: MintJob, export_id: int, tmp_path: Path
) -> None:
    first, third = sorted(tmp_path.glob("*.csv"))
    third.unlink()
    with pytest.raises(PacksNotIntact, match=r"Pack 3 is missing from .* Export again") as refused:
        hand_over(workspace, export_id, [1, 3], "Ada", "Zoe")
    assert str(tmp_path) in refused.value.wrong
    assert export_record(workspace, export_id).handed_over == (), "all or none"
    first.unlink()
    with pytest.raises(PacksNotIntact, match="Packs 1, 3 are missing from"):
        hand_over(workspace, export_id, [1, 3], "Ada", "Zoe")
    export_job(workspace, minted_job.id, tmp_path, packs=[1, 3])
    assert hand_over(workspace, export_id, [1, 3], "Ada", "Zoe").to_hand_over == ()


def test_a_pack_in_a_missing_folder_is_not_handed_over_unless_it_was_moved(
    workspace: Workspace, export_id: int, tmp_path: Path
) -> None:
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    with pytest.raises(PathUnusable, match="There is no folder"):
        hand_over(workspace, export_id, [1], "Ada", "Zoe")
    assert hand_over(workspace, export_id, [1], "Ada", "Zoe", folder=moved).to_hand_over == (3,)


def test_a_changed_pack_is_not_handed_over(
    workspace: Workspace, export_id: int, tmp_path: Path
) -> None:
    first, third = sorted(tmp_path.glob("*.csv"))
    original = first.read_bytes()
    other = b"Y" if original[-3:-2] == b"X" else b"X"
    first.write_bytes(original[:-3] + other + b"\r\n")  # the size is unchanged
    with pytest.raises(PacksNotIntact, match=r"Pack 1 in .* was changed after export"):
        hand_over(workspace, export_id, [1, 3], "Ada")
    third.write_bytes(original)
    with pytest.raises(PacksNotIntact, match=r"Packs 1, 3 in .* were changed after export"):
        hand_over(workspace, export_id, [1, 3], "Ada")
    third.unlink()
    with pytest.raises(PacksNotIntact, match=r"Pack 3 is missing .* Pack 1 in .* was changed"):
        hand_over(workspace, export_id, [1, 3], "Ada")
    assert export_record(workspace, export_id).handed_over == ()


def test_a_pack_with_changed_images_is_not_handed_over(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    images = ProfileOverrides(images=ImageOptions(ImageFormat.SVG, 300, 0.5))
    request = Request(UnitRange(minted_job.id, 1, 3), tmp_path, images)
    export = export_tokens(workspace, request).export
    (image, *_) = tmp_path.glob("*-qr/*.svg")
    content = image.read_bytes()
    image.write_bytes(content + b" ")
    with pytest.raises(PacksNotIntact, match=r"Pack 1 in .* was changed"):
        hand_over(workspace, export.id, [1], "Ada")
    image.write_bytes(content)
    assert hand_over(workspace, export.id, [1], "Ada").to_hand_over == ()


def test_a_handover_can_be_stopped_while_its_files_are_read(
    workspace: Workspace, export_id: int
) -> None:
    asked = iter([False, True])
    with pytest.raises(Stopped):
        hand_over(workspace, export_id, [1, 3], "Ada", stop=lambda: next(asked))
    assert export_record(workspace, export_id).handed_over == ()
