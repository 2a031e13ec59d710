"""Tests of the export dialog: single packs, jobs that can't be exported, texts and keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from tests.conftest import parka
from tests.exporting.job_exports import export_job, packs_on_disk
from tests.refused_writes import writing_refused
from tests.samples import mint, put_job
from tests.ui.export.export_driver import OpenDialog


def test_a_single_pack_is_saved_with_identical_bytes(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.click_row(2)
    driver.press("save_pack")
    driver.choose_path(tmp_path / "one.csv")
    expected = f"Pack 2 was saved as {tmp_path / 'one.csv'}"
    driver.wait_for(lambda: driver.text("message") == expected)
    driver.menu_action(3).trigger()
    driver.choose_path(tmp_path / "last.csv")
    driver.wait_for(lambda: "Pack 3" in driver.text("message"))
    assert driver.states == ["Not created yet"] * 3
    driver.export_and_wait()
    packs = [content for _, content in packs_on_disk(driver.folder).values()]
    assert [(tmp_path / name).read_bytes() for name in ("one.csv", "last.csv")] == packs[1:]


def test_the_reason_is_shown_if_a_pack_cannot_be_saved(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.press("save_pack")
    driver.choose_path(tmp_path / "one.txt")
    driver.wait_for(lambda: "doesn't end in .csv" in driver.text("message"))
    assert not (tmp_path / "one.txt").exists()


def test_a_job_can_be_exported_once_it_is_minted(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    job = put_job(workspace, parka(25))
    driver = open_dialog(job)
    assert driver.text("message").startswith("This job is still being minted: 0 of 25 tokens.")
    for name in ("start", "save_pack", "verify", "all", "change_profile"):
        assert not driver.button(name).isEnabled()
    driver.dialog.update_job(run_job(workspace, job.id))
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.selected_packs == [1]
    driver.export_and_wait()
    assert verify(driver.folder).rows == 25


def test_a_missing_job_is_reported_until_it_exists(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    next_id = minted_job.id + 1
    driver = open_dialog(replace(minted_job, id=next_id))
    assert driver.text("message").startswith(f"There is no job {next_id}")
    assert not driver.button("start").isEnabled()
    assert mint(workspace, parka(5)).id == next_id
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.text("message") == ""
    driver.export_and_wait()


def test_polling_continues_after_an_error(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    assert driver.button("start").isEnabled()
    start_export(workspace, Request(WholeJob(minted_job.id), tmp_path / "there"), "other")
    unreadable = workspace.run_folder / "other.runner"
    unreadable.mkdir()
    driver.enter_folder(tmp_path / "packs")
    driver.wait_for(lambda: bool(driver.text("message")))
    assert not driver.button("start").isEnabled()
    unreadable.rmdir()
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert (driver.folder, driver.text("message")) == (tmp_path / "packs", "")


def test_a_job_with_more_tokens_than_its_export_needs_a_new_folder(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    class PauseAfterFirstCycle(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            pause(workspace, job.id)

    job_id = put_job(workspace, parka(25)).id
    run_job(workspace, job_id, PauseAfterFirstCycle(), cycle_tokens=10)
    export_job(workspace, job_id, tmp_path / "part")
    before = packs_on_disk(tmp_path / "part")
    driver = open_dialog(run_job(workspace, job_id, from_states=RESUMABLE))
    driver.enter_folder(tmp_path / "part")
    driver.wait_for(lambda: "first 10 tokens. The job now has 25." in driver.text("message"))
    assert not driver.button("start").isEnabled()
    driver.press("message_button")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(driver.folder).rows == 25
    assert packs_on_disk(tmp_path / "part") == before


def test_texts_about_one_token_and_one_pack_are_singular(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = mint(workspace, parka(1))
    driver = open_dialog(job)
    assert driver.text("heading").endswith(" · 1 token · 1 pack")
    assert driver.target_button("whole_batch").text().endswith(" · 1 job · 1 token")
    assert driver.text("count") == "0 of 1 pack · 0%"
    driver.export_and_wait()
    assert driver.text("count") == "1 of 1 pack · 100%"
    driver.press("verify")
    driver.wait_for(lambda: driver.text("message").startswith("1 pack with 1 row verified"))
    driver.folder.rename(tmp_path / "moved")
    driver = open_dialog(ExportRequest(WholeJob(job.id), export_id=1))
    expected = "The folder no longer exists. The 1 pack in it was finished."
    assert driver.text("message").startswith(expected)


@pytest.mark.logs_warnings
def test_the_message_about_a_failed_export_of_one_pack_is_singular(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = mint(workspace, parka(1))
    with writing_refused("manifest.json"):
        export_job(workspace, job.id, tmp_path / "packs")
    driver = open_dialog(job)
    assert driver.text("message").startswith("This export failed with 0 of 1 pack finished.")


def test_the_dialog_can_be_used_with_the_keyboard_alone(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    assert driver.button("start").hasFocus()
    visited = set()
    for _ in range(12):
        focused = driver.dialog.focusWidget()
        visited.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    expected = {"folder", "browse", "all", "none", "unfinished", "packs", "save_pack", "close"}
    assert expected | {"start"} <= visited
    QTest.keyClick(driver.table, Qt.Key.Key_Space)
    assert driver.selected_packs == [2, 3]
    QTest.keyClick(driver.table, Qt.Key.Key_Space)
    driver.button("start").setFocus()
    QTest.keyClick(driver.button("start"), Qt.Key.Key_Space)
    driver.wait_until_finished()
    QTest.keyClick(driver.dialog, Qt.Key.Key_Escape)
    assert not driver.dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_focused_button(
    open_dialog: OpenDialog, small_job: MintJob, key: Qt.Key
) -> None:
    driver = open_dialog(small_job)
    for name in ("none", "all", "start"):
        driver.button(name).setFocus()
        QTest.keyClick(driver.button(name), key)
        assert driver.selected_packs == ([] if name == "none" else [1])
    driver.wait_until_finished()
    driver.button("close").setFocus()
    QTest.keyClick(driver.button("close"), key)
    assert not driver.dialog.isVisible()


def test_links_that_do_not_fit_on_the_nfc_tag_are_reported(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    overrides = ProfileOverrides(nfc_tag="MIFARE Ultralight")
    created = export_tokens(
        workspace, Request(WholeJob(small_job.id), tmp_path / "packs", overrides)
    )
    (tmp_path / "packs" / created.packs[0].file).unlink()
    driver = open_dialog(small_job)
    driver.export_and_wait()
    assert "don't fit on MIFARE Ultralight" in driver.text("message")
