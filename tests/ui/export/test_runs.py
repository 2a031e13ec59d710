"""Tests of export runs: starting, pausing, cancelling and continuing them."""

import shutil
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.exporting.export_observers import WaitAtSecondPack
from tests.exporting.job_exports import export_job, interrupted_export, packs_on_disk
from tests.ui.export.export_driver import OpenDialog
from tests.ui.lost_signals import lose_signals


def test_a_job_is_exported_to_a_subfolder_of_the_default_folder(
    open_dialog: OpenDialog, minted_job: MintJob, default_folder: Path
) -> None:
    driver = open_dialog(minted_job)
    assert driver.folder == default_folder / f"PARKA-01_LOT-7_job-{minted_job.id}"
    assert driver.states == ["Not created yet"] * 3
    assert driver.selected_packs == [1, 2, 3]
    assert "25,000 tokens · 3 packs" in driver.text("heading")
    assert driver.text("handed_over") == ""
    driver.export_and_wait()
    assert verify(driver.folder).rows == 25_000
    assert verify(driver.folder).ok
    assert driver.text("message") == f"3 packs are in {driver.folder}"
    assert driver.text("count") == "3 of 3 packs · 100%"
    assert not driver.button("start").isEnabled()


def test_continue_exports_the_packs_that_were_not_selected_before(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.click_check_box(2)
    assert driver.selected_packs == [1, 3]
    driver.press("start")
    driver.wait_for(lambda: driver.states == ["Finished", "Not created yet", "Finished"])
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.button("start").text() == "&Continue"
    assert driver.text("message").startswith("2 of 3 packs are finished.")
    before = packs_on_disk(driver.folder)
    assert len(before) == 2
    assert driver.selected_packs == [2]
    driver.press("close")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("2 of 3 packs are finished.")
    driver.export_and_wait()
    assert before.items() <= packs_on_disk(driver.folder).items()
    assert verify(driver.folder).ok


def test_a_cancelled_export_can_be_completed_in_its_folder(
    open_dialog: OpenDialog, minted_job: MintJob, hold_first_export: WaitAtSecondPack
) -> None:
    driver = open_dialog(minted_job)
    assert not driver.button("cancel").isVisible()
    driver.press("start")
    driver.wait_for(lambda: driver.states == ["Finished", "Being written", "Not created yet"])
    driver.press("cancel")
    hold_first_export.continue_()
    driver.wait_for(lambda: driver.text("message").startswith("This export was cancelled with "))
    driver.wait_for(lambda: driver.finished_packs == 2)
    assert not driver.button("cancel").isVisible()
    folder = driver.folder
    driver.press("close")
    reopened = open_dialog(minted_job)
    assert reopened.folder != folder
    reopened.enter_folder(folder)
    reopened.wait_for(lambda: reopened.finished_packs == 2)
    reopened.export_and_wait()
    assert verify(folder).rows == 25_000


def test_an_interrupted_export_can_be_cancelled(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("This export was interrupted")
    driver.press("cancel")
    driver.wait_for(lambda: driver.text("message").startswith("This export was cancelled with "))
    assert driver.states == ["Finished", "Finished", "Not created yet"]


def test_packs_are_selected_with_buttons_and_the_space_bar(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    driver.press("none")
    assert driver.selected_packs == []
    assert not driver.button("start").isEnabled()
    assert driver.text("ticked") == "Packs to export: 0 of 3"
    driver.press("all")
    assert driver.selected_packs == [1, 2, 3]
    driver.press("unfinished")
    assert driver.selected_packs == [3]
    driver.click_row(1)
    QTest.keyClick(driver.table, Qt.Key.Key_Space)
    assert driver.selected_packs == [1, 3]


def test_a_paused_export_continues(
    open_dialog: OpenDialog, minted_job: MintJob, hold_first_export: WaitAtSecondPack
) -> None:
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_for(lambda: driver.states == ["Finished", "Being written", "Not created yet"])
    assert not driver.can_edit_folder
    driver.press("pause")
    assert driver.text("speed") == "Stopping after the current pack…"
    hold_first_export.continue_()
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.finished_packs == 2
    assert driver.states == ["Finished", "Finished", "Not created yet"]
    before = packs_on_disk(driver.folder)
    assert len(before) == 2
    driver.export_and_wait()
    assert before.items() <= packs_on_disk(driver.folder).items()
    assert verify(driver.folder).rows == 25_000
    assert verify(driver.folder).ok


def test_an_interrupted_export_continues_without_changing_finished_packs(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "stick")
    before = packs_on_disk(tmp_path / "stick")
    driver = open_dialog(minted_job)
    assert driver.folder == tmp_path / "stick"
    assert driver.text("message") == (
        "This export was interrupted with 2 of 3 packs finished. "
        "Continue exports the rest; finished packs stay unchanged."
    )
    assert driver.states == ["Finished", "Finished", "Not created yet"]
    assert driver.button("start").text() == "&Continue"
    driver.export_and_wait()
    assert before.items() <= packs_on_disk(tmp_path / "stick").items()
    assert verify(tmp_path / "stick").ok


def test_an_export_continues_while_its_dialog_is_closed(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    exports: ExportRuns,
    hold_first_export: WaitAtSecondPack,
) -> None:
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_for(lambda: driver.button("pause").isEnabled())
    assert driver.text("hint")
    driver.press("close")
    assert not driver.dialog.isVisible()
    hold_first_export.continue_()
    second = open_dialog(minted_job)
    second.wait_until_finished()
    assert second.folder == driver.folder
    assert verify(second.folder).ok
    driver.dialog.show()
    driver.wait_until_finished()
    assert not exports.under_way


def test_a_second_export_waits_for_the_first(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    small_job: MintJob,
    hold_first_export: WaitAtSecondPack,
) -> None:
    first, second = open_dialog(minted_job), open_dialog(small_job)
    first.press("start")
    first.wait_for(lambda: "Being written" in first.states)
    second.press("start")
    second.wait_for(lambda: second.text("speed") == "Waiting for other exports…")
    hold_first_export.continue_()
    for driver in (first, second):
        driver.wait_until_finished()
        assert verify(driver.folder).ok


def test_the_state_is_shown_even_if_all_signals_are_lost(
    open_dialog: OpenDialog, minted_job: MintJob, exports: ExportRuns, background: Background
) -> None:
    driver = open_dialog(minted_job)
    lose_signals(background)
    exports.blockSignals(True)
    driver.export_and_wait()
    assert driver.text("message").startswith("3 packs are in")
    assert verify(driver.folder).ok


def test_an_export_of_another_process_is_shown_and_cannot_be_paused(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    held = WaitAtSecondPack()
    other = threading.Thread(
        target=export_job, args=(workspace, minted_job.id, tmp_path / "there", held)
    )
    other.start()
    try:
        held.wait_until_reached()
        driver = open_dialog(minted_job)
        assert driver.states == ["Finished", "Being written", "Not created yet"]
        assert driver.text("message").startswith("Another program is running this export")
        assert not driver.button("pause").isEnabled()
        assert not driver.button("start").isEnabled()
    finally:
        held.continue_()
        other.join()
    driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))


@pytest.mark.logs_warnings
def test_an_export_fails_at_a_changed_pack_and_names_it(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    changed = sorted((tmp_path / "packs").glob("*.csv"))[1]
    changed.write_bytes(changed.read_bytes().replace(b"LOT-7", b"LOT-8"))
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_for(lambda: driver.states == ["Finished", "Problem", "Not created yet"])
    failed = "This export failed with 1 of 3 packs"
    driver.wait_for(lambda: driver.text("message").startswith(failed))
    assert changed.name in driver.text("message")
    assert driver.selected_packs == [2, 3]
    changed.unlink()
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(tmp_path / "packs").ok


def test_the_written_bytes_are_shown_during_an_export(
    open_dialog: OpenDialog, minted_job: MintJob, hold_first_export: WaitAtSecondPack
) -> None:
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_for(lambda: " of 2.5 MB" in driver.text("speed"))
    hold_first_export.continue_()
    driver.wait_until_finished()


def test_the_disk_space_for_the_selected_packs_is_shown(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("speed").startswith("Needs up to 2.5 MB · ")
    assert driver.text("speed").endswith(" free")
    driver.click_check_box(2)
    assert driver.text("speed").startswith("Needs up to 1.5 MB · ")
    driver.press("all")
    driver.export_and_wait()
    driver.press("all")
    assert driver.text("speed") == ""


def test_an_export_does_not_start_without_enough_disk_space(
    open_dialog: OpenDialog, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=10**9, free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    driver = open_dialog(minted_job)
    assert driver.text("speed").endswith(" · 1.0 MB free")
    assert "The packs need up to 3 MB" in driver.text("folder_problem")
    assert not driver.button("start").isEnabled()
    assert not driver.folder.exists()
    usage.free = 10**9
    driver.export_and_wait()
    assert verify(driver.folder).ok
