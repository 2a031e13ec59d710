"""Tests of packs that are marked as handed over, and of marks that are taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpp_desktop.exporting.handover import export_record, hand_over, take_back
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.handover import HandoverDialog
from dpp_desktop.ui.export.poller import ExportRequest
from tests.exporting.job_exports import export_job
from tests.ui.export.driving import Driver
from tests.ui.export.stopping import interrupted

OpenDialog = Callable[[MintJob | ExportRequest], Driver]

MARK, TAKE_BACK = "&Mark as handed over…", "Remove mar&k"


@pytest.fixture
def export_id(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> int:
    """A finished export of three packs."""
    return export_job(workspace, minted_job.id, tmp_path / "packs").export.id


def test_the_ticked_packs_are_marked_with_who_handed_them_over(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("handed_over") == "0 of 3 handed over"
    assert driver.handed_over == ["", "", ""]
    assert not driver.button("mark_handed_over").isEnabled(), "nothing is chosen"
    driver.tick(1)
    driver.tick(3)
    driver.press("mark_handed_over")
    driver.give_name("Anna Berg")
    driver.wait_until(lambda: driver.handed_over == ["Anna Berg", "", "Anna Berg"])
    assert driver.text("handed_over") == "2 of 3 handed over"
    record = export_record(workspace, export_id)
    assert record.to_hand_over == (2,)
    assert not driver.button("mark_handed_over").isEnabled(), "both are marked"
    assert driver.button("remove_mark").isEnabled()


def test_the_last_name_is_offered_again(
    open_dialog: OpenDialog, minted_job: MintJob, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    driver.give_name("Anna Berg")
    driver.wait_until(lambda: driver.handed_over[0] == "Anna Berg")
    driver.menu_action(2, MARK).trigger()
    driver.give_name(None)
    driver.wait_until(lambda: driver.handed_over == ["Anna Berg", "Anna Berg", ""])


def test_a_mark_is_taken_back(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    hand_over(workspace, export_id, [1, 2], "Anna Berg")
    driver = open_dialog(minted_job)
    driver.select(2)
    driver.press("remove_mark")
    driver.wait_until(lambda: driver.handed_over == ["Anna Berg", "", ""])
    driver.menu_action(1, TAKE_BACK).trigger()
    driver.wait_until(lambda: driver.text("handed_over") == "0 of 3 handed over")
    assert export_record(workspace, export_id).handed_over == ()


def test_only_packs_that_are_made_are_handed_over(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs", packs=1)
    driver = open_dialog(minted_job)
    assert driver.ticked == [2, 3]
    assert not driver.button("mark_handed_over").isEnabled()
    assert not driver.menu_action(2, MARK).isEnabled()
    driver.select(1)
    driver.press("mark_handed_over")
    driver.give_name("Ole")
    driver.wait_until(lambda: driver.handed_over == ["Ole", "", ""])


def test_without_packs_nothing_is_said_of_handing_over(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    assert open_dialog(minted_job).text("handed_over") == ""


def test_a_name_is_needed_and_escape_marks_nothing(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    driver.give_name("   ")
    (dialog,) = driver.dialog.findChildren(HandoverDialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert export_record(workspace, export_id).handed_over == ()
    assert driver.dialog.isVisible()


def test_what_somebody_else_marked_meanwhile_is_told(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    hand_over(workspace, export_id, [1], "Ole")
    driver.give_name("Anna")
    driver.wait_until(lambda: "already handed over by Ole" in driver.text("message"))
    driver.wait_until(lambda: driver.handed_over == ["Ole", "", ""])
    take_back(workspace, export_id, [1])


def test_packs_of_a_batch_whose_folder_is_gone_can_be_handed_over(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    made = export_tokens(workspace, Request(batch, tmp_path / "stick")).export
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver = open_dialog(ExportRequest(batch, export_id=made.id))
    driver.menu_action(2, MARK).trigger()
    driver.give_name("Anna")
    driver.wait_until(lambda: driver.handed_over == ["", "Anna", ""])


def test_a_pack_that_is_gone_is_not_meant_by_its_tick(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    """It is ticked to be re-created, by itself."""
    record = export_record(workspace, export_id)
    (record.export.directory / record.packs[2].file).unlink()
    driver = open_dialog(minted_job)
    driver.wait_until(lambda: driver.ticked == [3])
    driver.select(1)
    driver.press("mark_handed_over")
    driver.give_name("Anna Berg")
    driver.wait_until(lambda: driver.handed_over == ["Anna Berg", "", ""])
