"""Tests of handing packs over, and of removing the marks."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeBatch
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export import handover_controller
from dpp_desktop.ui.export.packs_model import Column
from dpp_desktop.ui.export.poller import ExportRequest
from tests.exporting.job_exports import export_job, interrupted_export
from tests.ui.export.export_driver import OpenDialog

HAND_OVER, REMOVE_MARK = "&Hand over…", "Remove mar&k"


@pytest.fixture
def export_id(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> int:
    """A finished export of three packs."""
    return export_job(workspace, minted_job.id, tmp_path / "packs").export.id


def _pack_files(workspace: Workspace, export_id: int) -> list[Path]:
    record = export_record(workspace, export_id)
    return [record.export.directory / pack.file for pack in record.packs]


def test_packs_are_handed_over_by_one_person_to_another(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("handed_over") == "0 of 3 handed over"
    driver.press("hand_over")
    handover = driver.handover
    assert (handover.offered, handover.selected) == ([1, 2, 3], [1, 2, 3])
    handover.click_row(2)
    handover.click_row(2, Column.TICKED)
    handover.click_row(2)
    assert handover.text("handover_count") == "Packs to hand over: 2 of 3"
    driver.hand_over("Anna Berg", "Print shop")
    driver.wait_for(lambda: driver.handed_over[0] == "Anna Berg to Print shop")
    assert driver.handed_over[1:] == ["", "Anna Berg to Print shop"]
    assert driver.text("handed_over") == "2 of 3 handed over"
    assert not driver.has("handover_dialog")
    record = export_record(workspace, export_id)
    assert record.to_hand_over == (2,)
    assert {(mark.by, mark.to) for mark in record.handed_over} == {("Anna Berg", "Print shop")}
    driver.press("hand_over")
    assert (driver.handover.offered, driver.handover.selected) == ([2], [2])


def test_the_check_boxes_for_exporting_do_not_choose_what_is_handed_over(
    open_dialog: OpenDialog, minted_job: MintJob, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.click_check_box(2)
    assert driver.text("ticked") == "Packs to export: 1 of 3"
    driver.press("hand_over")
    handover = driver.handover
    assert handover.selected == [1, 2, 3]
    handover.press("handover_none")
    assert handover.selected == []
    assert "at least one pack" in handover.confirm.toolTip()
    handover.press("handover_all")
    driver.hand_over("Anna", "Print shop")
    driver.wait_for(lambda: driver.text("handed_over") == "3 of 3 handed over")
    assert driver.selected_packs == [2], "still chosen for exporting"
    button = driver.button("hand_over")
    assert not button.isEnabled()
    assert "There are no more finished packs" in button.toolTip()


def test_the_context_menu_hands_over_the_selected_rows(
    open_dialog: OpenDialog, minted_job: MintJob, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(2, HAND_OVER).trigger()
    assert (driver.handover.offered, driver.handover.selected) == ([1, 2, 3], [2])


def test_the_last_names_are_suggested(
    open_dialog: OpenDialog, minted_job: MintJob, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, HAND_OVER).trigger()
    driver.hand_over("Anna Berg", "Print shop")
    driver.wait_for(lambda: driver.handed_over[0])
    driver.menu_action(2, HAND_OVER).trigger()
    assert driver.handover.focused == "confirm_handover"
    driver.key(Qt.Key.Key_Return)
    driver.wait_for(lambda: driver.handed_over[1] == "Anna Berg to Print shop")


def test_a_mark_of_the_selected_row_can_be_removed(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    hand_over(workspace, export_id, [1, 2], "Anna Berg")
    driver = open_dialog(minted_job)
    driver.click_row(3)
    assert not driver.button("remove_mark").isEnabled()
    assert "Select the rows" in driver.button("remove_mark").toolTip()
    driver.click_row(2)
    driver.press("remove_mark")
    driver.wait_for(lambda: driver.handed_over == ["Anna Berg", "", ""])
    driver.menu_action(1, REMOVE_MARK).trigger()
    driver.wait_for(lambda: driver.text("handed_over") == "0 of 3 handed over")
    assert export_record(workspace, export_id).handed_over == ()


def test_only_finished_packs_are_offered(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs", packs=1)
    driver = open_dialog(minted_job)
    assert driver.selected_packs == [2, 3], "to be exported"
    assert not driver.menu_action(2, HAND_OVER).isEnabled()
    driver.press("hand_over")
    handover = driver.handover
    assert (handover.offered, handover.selected) == ([1], [1])
    handover.click_row(2)
    handover.press("handover_all")
    assert handover.selected == [1]
    driver.hand_over("Ole", "Print shop")
    driver.wait_for(lambda: driver.handed_over == ["Ole to Print shop", "", ""])


def test_both_names_are_required_and_escape_cancels(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.press("hand_over")
    handover = driver.handover
    assert handover.focused == "handover_by"
    handover.type("   ")
    handover.key(Qt.Key.Key_Return)
    assert "who hands the packs over" in handover.confirm.toolTip()
    handover.type("Anna")
    handover.key(Qt.Key.Key_Return)
    assert handover.focused == "handover_to", "Enter leads to the field that is needed"
    handover.key(Qt.Key.Key_Return)
    assert not handover.confirm.isEnabled()
    assert "who receives the packs" in handover.confirm.toolTip()
    assert handover.dialog.isVisible()
    handover.key(Qt.Key.Key_Escape)
    assert export_record(workspace, export_id).handed_over == ()
    assert driver.dialog.isVisible()


def test_a_mark_made_by_someone_else_in_the_meantime_is_reported(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.menu_action(1, HAND_OVER).trigger()
    handover = driver.handover
    hand_over(workspace, export_id, [1], "Ole", "Zoe")
    driver.hand_over("Anna", "Print shop")
    driver.wait_for(
        lambda: "already handed over by Ole to Zoe" in handover.text("handover_message")
    )
    driver.wait_for(lambda: driver.handed_over == ["Ole to Zoe", "", ""])
    assert handover.offered == [2, 3], "the dialog shows the mark"
    assert not handover.confirm.isEnabled()


def test_a_pack_that_is_known_to_be_missing_is_not_offered(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    _pack_files(workspace, export_id)[2].unlink()
    driver = open_dialog(minted_job)
    driver.wait_for(lambda: driver.selected_packs == [3])
    driver.press("hand_over")
    assert (driver.handover.offered, driver.handover.selected) == ([1, 2], [1, 2])


def test_a_pack_that_was_changed_in_secret_is_refused_until_it_is_restored(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    file = _pack_files(workspace, export_id)[1]
    original = file.read_bytes()
    other = b"Y" if original[-3:-2] == b"X" else b"X"
    file.write_bytes(original[:-3] + other + b"\r\n")  # the size is unchanged
    driver = open_dialog(minted_job)
    driver.press("hand_over")
    handover = driver.handover
    driver.hand_over("Anna", "Print shop")
    driver.wait_for(lambda: "was changed after export" in handover.text("handover_message"))
    assert export_record(workspace, export_id).handed_over == ()
    assert handover.line("handover_to").text() == "Print shop", "nothing is lost"
    assert handover.focused == "confirm_handover", "Enter tries again"
    file.write_bytes(original)
    handover.press("confirm_handover")
    driver.wait_for(lambda: driver.text("handed_over") == "3 of 3 handed over")


def test_packs_in_a_missing_folder_are_refused(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    created = export_tokens(workspace, Request(batch, tmp_path / "stick")).export
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver = open_dialog(ExportRequest(batch, export_id=created.id))
    driver.press("hand_over")
    driver.hand_over("Anna", "Print shop")
    message = driver.handover
    driver.wait_for(lambda: "There is no folder" in message.text("handover_message"))
    assert export_record(workspace, created.id).handed_over == ()


def test_cancel_stops_verifying_and_marks_nothing(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    workspace: Workspace,
    export_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped = threading.Event()

    def hand_over_slowly(*_args: object, stop: Callable[[], bool], **_options: object) -> None:
        while not stop():
            stopped.wait(0.01)
        stopped.set()
        raise Stopped

    monkeypatch.setattr(handover_controller, "hand_over", hand_over_slowly)
    driver = open_dialog(minted_job)
    driver.press("hand_over")
    handover = driver.handover
    driver.hand_over("Anna", "Print shop")
    driver.wait_for(lambda: "Verifying the files of 3 packs" in handover.text("handover_message"))
    assert not handover.line("handover_by").isEnabled()
    handover.press("leave")
    driver.wait_for(stopped.is_set)
    assert export_record(workspace, export_id).handed_over == ()
    assert driver.text("message") == "" or "packs are in" in driver.text("message")


def test_the_dialog_fits_a_small_screen(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, export_id: int
) -> None:
    driver = open_dialog(minted_job)
    driver.press("hand_over")
    dialog = driver.handover.dialog
    dialog.show_error("Packs 1, 2 are missing. " * 12)
    least = dialog.minimumSizeHint()
    assert (least.width() <= 800, least.height() <= 440) == (True, True), least
