"""Tests of marking packs as handed over, and of removing the marks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpp_desktop.exporting.handover import export_record, hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.poller import ExportRequest
from tests.exporting.job_exports import export_job, interrupted_export
from tests.ui.export.export_driver import OpenDialog

MARK, REMOVE_MARK = "&Mark as handed over…", "Remove mar&k"


@pytest.fixture
def export_id(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> int:
    """A finished export of three packs."""
    return export_job(workspace, minted_job.id, tmp_path / "packs").export.id


def test_selected_packs_are_marked_with_a_name(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("handed_over") == "0 of 3 handed over"
    assert driver.handed_over == ["", "", ""]
    assert not driver.button("mark_handed_over").isEnabled(), "no pack is selected"
    driver.click_check_box(1)
    driver.click_check_box(3)
    driver.press("mark_handed_over")
    driver.enter_handover_name("Anna Berg")
    driver.wait_for(lambda: driver.handed_over == ["Anna Berg", "", "Anna Berg"])
    assert driver.text("handed_over") == "2 of 3 handed over"
    record = export_record(workspace, export_id)
    assert record.to_hand_over == (2,)
    assert not driver.button("mark_handed_over").isEnabled(), "both packs are marked"
    assert driver.button("remove_mark").isEnabled()


def test_the_last_name_is_suggested(
    open_dialog: OpenDialog, minted_job: MintJob, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    driver.enter_handover_name("Anna Berg")
    driver.wait_for(lambda: driver.handed_over[0] == "Anna Berg")
    driver.menu_action(2, MARK).trigger()
    driver.enter_handover_name(None)
    driver.wait_for(lambda: driver.handed_over == ["Anna Berg", "Anna Berg", ""])


def test_a_mark_can_be_removed(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    hand_over(workspace, export_id, [1, 2], "Anna Berg")
    driver = open_dialog(minted_job)
    driver.click_row(2)
    driver.press("remove_mark")
    driver.wait_for(lambda: driver.handed_over == ["Anna Berg", "", ""])
    driver.menu_action(1, REMOVE_MARK).trigger()
    driver.wait_for(lambda: driver.text("handed_over") == "0 of 3 handed over")
    assert export_record(workspace, export_id).handed_over == ()


def test_only_finished_packs_can_be_marked(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs", packs=1)
    driver = open_dialog(minted_job)
    assert driver.selected_packs == [2, 3]
    assert not driver.button("mark_handed_over").isEnabled()
    assert not driver.menu_action(2, MARK).isEnabled()
    driver.click_row(1)
    driver.press("mark_handed_over")
    driver.enter_handover_name("Ole")
    driver.wait_for(lambda: driver.handed_over == ["Ole", "", ""])


def test_a_name_is_required_and_escape_cancels(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    driver.enter_handover_name("   ")
    (dialog,) = driver.dialog.findChildren(HandoverDialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert export_record(workspace, export_id).handed_over == ()
    assert driver.dialog.isVisible()


def test_a_mark_made_by_someone_else_in_the_meantime_is_reported(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, MARK).trigger()
    hand_over(workspace, export_id, [1], "Ole")
    driver.enter_handover_name("Anna")
    driver.wait_for(lambda: "already handed over by Ole" in driver.text("message"))
    driver.wait_for(lambda: driver.handed_over == ["Ole", "", ""])


def test_packs_in_a_missing_folder_can_be_marked(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    created = export_tokens(workspace, Request(batch, tmp_path / "stick")).export
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver = open_dialog(ExportRequest(batch, export_id=created.id))
    driver.menu_action(2, MARK).trigger()
    driver.enter_handover_name("Anna")
    driver.wait_for(lambda: driver.handed_over == ["", "Anna", ""])


def test_a_missing_pack_is_not_marked_although_it_is_selected(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    """Its check box is selected because Start creates it again."""
    record = export_record(workspace, export_id)
    (record.export.directory / record.packs[2].file).unlink()
    driver = open_dialog(minted_job)
    driver.wait_for(lambda: driver.selected_packs == [3])
    driver.click_row(1)
    driver.press("mark_handed_over")
    driver.enter_handover_name("Anna Berg")
    driver.wait_for(lambda: driver.handed_over == ["Anna Berg", "", ""])
