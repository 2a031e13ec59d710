"""Tests of the export dialog: the real buttons pressed, and what is on disk after them."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.folder_state import folder_state
from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest, FolderPoller
from dpp_desktop.ui.export.run_controller import ExportRunController
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.refused_writes import writing_refused
from tests.samples import put_samples
from tests.ui.export.driving import Driver
from tests.ui.export.stopping import interrupted, packs_on_disk
from tests.ui.silence import silence

OpenDialog = Callable[[MintJob | ExportRequest], Driver]
HoldUp = Callable[[], Callable[[], None]]


@pytest.fixture
def big_job(workspace: Workspace) -> MintJob:
    """A completed job of forty packs."""
    return run_job(workspace, submit(workspace, parka(400_000, "BIG")).job.id)


def test_a_whole_job_is_exported_below_the_default_folder(
    open_dialog: OpenDialog, minted_job: MintJob, default_folder: Path
) -> None:
    driver = open_dialog(minted_job)
    assert driver.folder == default_folder / f"PARKA-01_LOT-7_job-{minted_job.id}"
    assert driver.states == ["Not created yet"] * 3
    assert driver.ticked == [1, 2, 3]
    assert "25,000 tokens · 3 packs" in driver.text("heading")
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 25_000
    assert verify(driver.folder).ok
    assert driver.text("message") == f"3 packs are in {driver.folder}"
    assert driver.text("count") == "3 of 3 packs · 100%"
    assert not driver.button("start").isEnabled()


def test_only_the_chosen_packs_are_made_and_then_the_rest(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.tick(2)
    assert driver.ticked == [1, 3]
    driver.press("start")
    driver.wait_until(lambda: driver.states == ["Finished", "Not created yet", "Finished"])
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.button("start").text() == "&Continue"
    assert driver.text("message").startswith("2 of 3 packs are finished.")
    before = packs_on_disk(driver.folder)
    assert len(before) == 2
    assert driver.ticked == [2]
    driver.press("close")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("2 of 3 packs are finished."), "not interrupted"
    driver.export_to_the_end()
    assert before.items() <= packs_on_disk(driver.folder).items()
    assert verify(driver.folder).ok


def test_an_export_is_cancelled_while_it_runs_and_made_after_all(
    open_dialog: OpenDialog, big_job: MintJob, exports: ExportRuns, qtbot: QtBot
) -> None:
    driver = open_dialog(big_job)
    assert not driver.button("cancel").isVisible()
    with qtbot.waitSignal(exports.progressed):
        driver.press("start")
    driver.press("cancel")
    driver.wait_until(lambda: driver.text("message").startswith("This export was cancelled with "))
    assert 1 <= driver.finished < 40
    assert not driver.button("cancel").isVisible()
    folder = driver.folder
    driver.press("close")
    anew = open_dialog(big_job)
    assert anew.folder != folder
    anew.write_folder(folder)
    anew.wait_until(lambda: anew.finished > 0)
    anew.export_to_the_end()
    assert verify(folder).rows == 400_000


def test_an_export_that_waits_is_cancelled(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("This export was interrupted")
    driver.press("cancel")
    driver.wait_until(lambda: driver.text("message").startswith("This export was cancelled with "))
    assert driver.states == ["Finished", "Finished", "Not created yet"]


def test_packs_are_chosen_by_buttons_and_by_the_space_bar(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    driver.press("none")
    assert driver.ticked == []
    assert not driver.button("start").isEnabled()
    assert driver.text("ticked") == "Packs to export: 0 of 3"
    driver.press("all")
    assert driver.ticked == [1, 2, 3]
    driver.press("unfinished")
    assert driver.ticked == [3]
    driver.select(1)
    QTest.keyClick(driver.table, Qt.Key.Key_Space)
    assert driver.ticked == [1, 3]


def test_an_export_is_paused_and_goes_on(
    open_dialog: OpenDialog, big_job: MintJob, exports: ExportRuns, qtbot: QtBot
) -> None:
    driver = open_dialog(big_job)
    with qtbot.waitSignal(exports.progressed):
        driver.press("start")
    assert not driver.folder_is_open
    driver.press("pause")
    assert driver.text("speed") == "Stopping after the current pack…"
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert 1 <= driver.finished < 40
    before = packs_on_disk(driver.folder)
    assert len(before) == driver.finished
    assert driver.states == ["Finished"] * driver.finished + ["Not created yet"] * (
        40 - driver.finished
    )
    driver.export_to_the_end()
    assert before.items() <= packs_on_disk(driver.folder).items()
    assert verify(driver.folder).rows == 400_000
    assert verify(driver.folder).ok


def test_an_interrupted_export_is_offered_again_and_finished_packs_stay_untouched(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "stick")
    before = packs_on_disk(tmp_path / "stick")
    driver = open_dialog(minted_job)
    assert driver.folder == tmp_path / "stick"
    assert driver.text("message") == (
        "This export was interrupted with 2 of 3 packs finished. "
        "Continue exports the rest; finished packs stay unchanged."
    )
    assert driver.states == ["Finished", "Finished", "Not created yet"]
    assert driver.button("start").text() == "&Continue"
    driver.export_to_the_end()
    assert before.items() <= packs_on_disk(tmp_path / "stick").items()
    assert verify(tmp_path / "stick").ok


def test_a_folder_that_is_gone_waits_until_it_is_back(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("The folder no longer exists. 2 of 3 packs")
    for name in ("start", "verify", "open_folder"):
        assert not driver.button(name).isEnabled()
    (tmp_path / "pulled").rename(tmp_path / "stick")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(tmp_path / "stick").ok


def test_a_stick_pulled_after_the_last_look_is_noticed_before_anything_is_made(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "stick")
    driver = open_dialog(minted_job)
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver.press("start")
    driver.wait_until(lambda: "no longer exists" in driver.text("message"))
    assert not (tmp_path / "stick").exists()


def test_nothing_is_made_where_another_folder_was_chosen_since_export_was_pressed(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    exports: ExportRuns,
    hold_up: HoldUp,
    tmp_path: Path,
) -> None:
    driver = open_dialog(minted_job)
    first = driver.folder
    go_on = hold_up()
    driver.press("start")
    driver.write_folder(tmp_path / "another")
    go_on()
    driver.wait_until(lambda: not driver.dialog.findChildren(ExportRunController)[0].is_starting)
    assert driver.folder == tmp_path / "another"
    assert not exports.under_way
    assert not first.exists()
    assert not driver.folder.exists()


def test_a_folder_emptied_after_the_last_look_is_shown_before_anything_is_made(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    shutil.rmtree(tmp_path / "packs")
    (tmp_path / "packs").mkdir()
    driver.press("start")
    driver.wait_until(lambda: driver.states == ["Missing", "Missing", "Not created yet"])
    assert driver.button("start").text() == "&Continue"
    assert driver.ticked == [1, 2, 3]
    assert not driver.button("pause").isEnabled()
    driver.export_to_the_end()
    assert verify(tmp_path / "packs").ok


def test_instead_of_a_folder_that_is_gone_a_new_one_can_be_used(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    workspace: Workspace,
    tmp_path: Path,
    default_folder: Path,
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver = open_dialog(minted_job)
    driver.press("message_button")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.folder.parent == default_folder
    assert driver.ticked == [1, 2, 3]
    driver.export_to_the_end()
    assert verify(driver.folder).ok


def test_a_stick_at_another_place_is_known_by_what_is_on_it(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "elsewhere")
    driver = open_dialog(minted_job)
    driver.write_folder(tmp_path / "elsewhere")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Finished", "Finished", "Not created yet"]
    driver.export_to_the_end()
    assert verify(tmp_path / "elsewhere").ok


def test_a_folder_of_another_job_is_refused_beside_the_field(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    export_job(workspace, other.id, tmp_path / "others")
    before = packs_on_disk(tmp_path / "others")
    driver = open_dialog(minted_job)
    driver.write_folder(tmp_path / "others")
    told = f"This folder contains the packs of job {other.id}. Choose a different folder."
    driver.wait_until(lambda: driver.text("folder_problem") == told)
    assert not driver.button("start").isEnabled()
    assert packs_on_disk(tmp_path / "others") == before
    driver.write_folder(tmp_path / "mine")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.text("folder_problem") == ""


def test_a_folder_of_another_workspace_is_refused_beside_the_field(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "elsewhere") as elsewhere:
        put_samples(elsewhere)
        foreign = run_job(elsewhere, submit(elsewhere, parka(5)).job.id)
        export_job(elsewhere, foreign.id, tmp_path / "theirs")
    driver = open_dialog(minted_job)
    driver.write_folder(tmp_path / "theirs")
    driver.wait_until(lambda: "another workspace" in driver.text("folder_problem"))
    assert not driver.button("start").isEnabled()


def test_a_folder_taken_at_the_last_moment_is_refused_by_the_engine_beside_the_field(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    exports: ExportRuns,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    export_job(workspace, other.id, tmp_path / "others")
    driver = open_dialog(minted_job)
    exports.start(Request(WholeJob(minted_job.id), tmp_path / "others"))
    driver.wait_until(lambda: "contains export" in driver.text("folder_problem"))
    assert driver.folder_is_open


@pytest.mark.parametrize("below", ["file", "file/below"])
def test_a_file_in_the_folders_place_is_refused_beside_the_field(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path, below: str
) -> None:
    (tmp_path / "file").write_text("a file")
    driver = open_dialog(minted_job)
    driver.write_folder(tmp_path / below)
    driver.wait_until(
        lambda: driver.button("start").isEnabled() or bool(driver.text("folder_problem"))
    )
    if driver.button("start").isEnabled():
        driver.press("start")
    driver.wait_until(lambda: bool(driver.text("folder_problem")))
    assert (tmp_path / "file").read_text() == "a file"


def test_a_relative_folder_is_refused_beside_the_field(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.write_folder("packs")
    assert "full path" in driver.text("folder_problem")
    assert not driver.button("start").isEnabled()


def test_a_folder_is_chosen_by_browsing(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "chosen").mkdir()
    driver = open_dialog(minted_job)
    driver.press("browse")
    (chooser,) = driver.dialog.findChildren(QFileDialog)
    assert Path(chooser.directory().path()) == tmp_path, "the nearest folder that is there"
    driver.give_file(tmp_path / "chosen")
    driver.wait_until(lambda: driver.folder == tmp_path / "chosen")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(tmp_path / "chosen").ok


@pytest.mark.logs_warnings
def test_a_pack_that_somebody_changed_stops_the_export_and_is_named(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    changed = sorted((tmp_path / "packs").glob("*.csv"))[1]
    changed.write_bytes(changed.read_bytes().replace(b"LOT-7", b"LOT-8"))
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_until(lambda: driver.states == ["Finished", "Problem", "Not created yet"])
    assert driver.text("message").startswith("This export failed with 1 of 3 packs")
    assert changed.name in driver.text("message")
    assert driver.ticked == [2, 3]
    changed.unlink()
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(tmp_path / "packs").ok


def test_a_good_folder_is_verified(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    assert not driver.button("verify").isEnabled()
    driver.export_to_the_end()
    driver.press("verify")
    told = (
        "3 packs with 25,000 rows verified: no changes since the export. "
        "All rows and the signature match this workspace."
    )
    driver.wait_until(lambda: driver.text("message") == told)
    assert driver.findings == []


def test_one_token_in_one_pack_is_told_of_as_one(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = run_job(workspace, submit(workspace, parka(1)).job.id)
    driver = open_dialog(job)
    assert driver.text("heading").endswith(" · 1 token · 1 pack")
    assert driver.choice("whole_batch").endswith(" · 1 job · 1 token")
    assert driver.text("count") == "0 of 1 pack · 0%"
    driver.export_to_the_end()
    assert driver.text("count") == "1 of 1 pack · 100%"
    driver.press("verify")
    driver.wait_until(lambda: driver.text("message").startswith("1 pack with 1 row verified"))
    driver.folder.rename(tmp_path / "pulled")
    driver = open_dialog(ExportRequest(WholeJob(job.id), export_id=1))
    told = "The folder no longer exists. The 1 pack in it was finished."
    assert driver.text("message").startswith(told)


@pytest.mark.logs_warnings
def test_a_failed_export_of_one_pack_is_told_of_as_one(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = run_job(workspace, submit(workspace, parka(1)).job.id)
    with writing_refused("manifest.json"):
        export_job(workspace, job.id, tmp_path / "packs")
    driver = open_dialog(job)
    assert driver.text("message").startswith("This export failed with 0 of 1 pack finished.")


def test_what_is_wrong_in_a_folder_is_listed_and_a_missing_pack_made_again(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    first, second, _ = sorted(driver.folder.glob("*.csv"))
    whole = first.read_bytes()
    first.unlink()
    (driver.folder / "added.csv").write_text("a,b\r\n")
    driver.press("verify")
    driver.wait_until(lambda: len(driver.findings) == 2)
    assert driver.findings[0] == f"{first.name}: The pack is missing."
    assert driver.findings[1].startswith("added.csv: ")
    assert driver.states == ["Problem", "Finished", "Finished"]
    driver.press("copy_findings")
    assert QGuiApplication.clipboard().text().splitlines() == driver.findings
    assert driver.ticked == [1]
    before = packs_on_disk(driver.folder)[second.name]
    driver.export_to_the_end()
    assert first.read_bytes() == whole
    assert packs_on_disk(driver.folder)[second.name] == before
    assert driver.findings == []


def test_nothing_is_exported_while_the_folder_is_verified(
    open_dialog: OpenDialog, minted_job: MintJob, hold_up: HoldUp
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    driver.tick(1)
    assert driver.button("start").isEnabled()
    go_on = hold_up()
    driver.press("verify")
    assert driver.button("verify").text() == "Stop &verifying"
    assert not driver.button("start").isEnabled()
    go_on()
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.text("message").startswith("3 packs with")


def _verifying_what_lost_a_pack(driver: Driver, hold_up: HoldUp) -> Callable[[], None]:
    """Begins to verify an export that lacks a pack; the check goes on when told to."""
    driver.export_to_the_end()
    min(driver.folder.glob("*.csv")).unlink()
    go_on = hold_up()
    driver.press("verify")
    return go_on


@pytest.mark.parametrize("how", ["pressed", "closed"])
def test_verifying_can_be_stopped(
    open_dialog: OpenDialog, minted_job: MintJob, hold_up: HoldUp, how: str
) -> None:
    driver = open_dialog(minted_job)
    go_on = _verifying_what_lost_a_pack(driver, hold_up)
    if how == "pressed":
        driver.press("verify")
    else:
        driver.dialog.close()
        driver.dialog.show()
    go_on()
    driver.wait_until(lambda: driver.button("verify").text() == "&Verify")
    driver.wait_until(driver.button("verify").isEnabled)
    assert driver.findings == []


def test_what_was_found_in_one_folder_is_not_told_of_another(
    open_dialog: OpenDialog, minted_job: MintJob, hold_up: HoldUp, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    go_on = _verifying_what_lost_a_pack(driver, hold_up)
    driver.write_folder(tmp_path / "another")
    go_on()
    driver.wait_until(lambda: driver.folder == tmp_path / "another")
    driver.wait_until(lambda: driver.button("verify").text() == "&Verify")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3
    assert (driver.text("message"), driver.findings) == ("", [])


def test_a_folder_in_which_another_program_exports_is_verified_no_more(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, hold_up: HoldUp
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    go_on = hold_up()
    driver.press("verify")
    poller = driver.dialog.findChild(FolderPoller)
    assert isinstance(poller, FolderPoller)
    with workspace.active_runner() as somebody:
        start_export(workspace, Request(WholeJob(minted_job.id), driver.folder), somebody)
        poller.polled.emit(folder_state(workspace, Request(WholeJob(minted_job.id), driver.folder)))
        assert driver.button("verify").text() == "&Verify"
        assert driver.text("message").startswith("Another program is running this export")
    go_on()


def test_what_was_verified_is_forgotten_where_another_export_is_shown(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    driver.press("verify")
    driver.wait_until(lambda: driver.text("message").startswith("3 packs with"))
    with workspace.active_runner() as somebody:
        start_export(workspace, Request(WholeJob(minted_job.id), tmp_path / "there"), somebody)
        driver.dialog.update_job(minted_job)
        driver.wait_until(lambda: driver.folder == tmp_path / "there")
        assert driver.text("message").startswith("Another program is running this export")


def test_one_pack_is_saved_on_its_own_byte_for_byte(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.select(2)
    driver.press("save_pack")
    driver.give_file(tmp_path / "one.csv")
    told = f"Pack 2 was saved as {tmp_path / 'one.csv'}"
    driver.wait_until(lambda: driver.text("message") == told)
    driver.menu_action(3).trigger()
    driver.give_file(tmp_path / "last.csv")
    driver.wait_until(lambda: "Pack 3" in driver.text("message"))
    assert driver.states == ["Not created yet"] * 3
    driver.export_to_the_end()
    packs = [content for _, content in packs_on_disk(driver.folder).values()]
    assert [(tmp_path / name).read_bytes() for name in ("one.csv", "last.csv")] == packs[1:]


def test_a_pack_that_cant_be_saved_says_why(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.press("save_pack")
    driver.give_file(tmp_path / "one.txt")
    driver.wait_until(lambda: "doesn't end in .csv" in driver.text("message"))
    assert not (tmp_path / "one.txt").exists()


def test_an_export_goes_on_while_its_dialog_is_closed_and_is_shown_again(
    open_dialog: OpenDialog, big_job: MintJob, exports: ExportRuns
) -> None:
    driver = open_dialog(big_job)
    driver.press("start")
    driver.wait_until(lambda: driver.button("pause").isEnabled())
    assert driver.text("hint")
    driver.press("close")
    assert not driver.dialog.isVisible()
    second = open_dialog(big_job)
    second.wait_until_all_is_finished()
    assert second.folder == driver.folder
    assert verify(second.folder).ok
    driver.dialog.show()
    driver.wait_until_all_is_finished()
    assert not exports.under_way


def test_a_second_export_waits_for_the_first(
    open_dialog: OpenDialog, big_job: MintJob, minted_job: MintJob
) -> None:
    first, second = open_dialog(big_job), open_dialog(minted_job)
    first.press("start")
    second.press("start")
    second.wait_until(lambda: second.text("speed") == "Waiting for other exports…")
    for driver in (first, second):
        driver.wait_until_all_is_finished()
        assert verify(driver.folder).ok


def test_with_every_signal_lost_the_dialog_still_shows_what_is_so(
    open_dialog: OpenDialog, minted_job: MintJob, exports: ExportRuns, background: Background
) -> None:
    driver = open_dialog(minted_job)
    silence(background)
    exports.blockSignals(True)
    driver.export_to_the_end()
    assert driver.text("message").startswith("3 packs are in")
    assert verify(driver.folder).ok


def test_what_another_process_makes_is_shown_and_cant_be_paused_here(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    looked, begun = threading.Event(), threading.Event()

    class WaitAtTheSecond(NullExportObserver):
        def pack_begun(self, plan: PlannedPack, total: int) -> None:
            if plan.index == 2:
                begun.set()
                assert looked.wait(30)

    other = threading.Thread(
        target=export_job, args=(workspace, minted_job.id, tmp_path / "there", WaitAtTheSecond())
    )
    other.start()
    try:
        assert begun.wait(30)
        driver = open_dialog(minted_job)
        assert driver.states == ["Finished", "Being written", "Not created yet"]
        assert driver.text("message").startswith("Another program is running this export")
        assert not driver.button("pause").isEnabled()
        assert not driver.button("start").isEnabled()
    finally:
        looked.set()
        other.join()
    driver.wait_until(lambda: driver.text("message").startswith("3 packs are in"))


def test_a_job_that_is_still_minted_is_exported_when_it_is_done(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    job = submit(workspace, parka(25)).job
    driver = open_dialog(job)
    assert driver.text("message").startswith("This job is still being minted: 0 of 25 tokens.")
    for name in ("start", "save_pack", "verify", "all"):
        assert not driver.button(name).isEnabled()
    driver.dialog.update_job(run_job(workspace, job.id))
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.ticked == [1]
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 25


def test_a_job_that_cant_be_read_is_told_of(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(replace(minted_job, id=99))
    assert "99" in driver.text("message")
    assert not driver.button("start").isEnabled()


def test_a_first_look_that_came_to_nothing_is_taken_again(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    coming = minted_job.id + 1
    driver = open_dialog(replace(minted_job, id=coming))
    assert driver.text("message").startswith(f"There is no job {coming}")
    assert run_job(workspace, submit(workspace, parka(5)).job.id).id == coming
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.text("message") == ""
    driver.export_to_the_end()


def test_while_nothing_can_be_seen_it_looks_again_and_again(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    assert driver.button("start").isEnabled()
    start_export(workspace, Request(WholeJob(minted_job.id), tmp_path / "there"), "somebody")
    unreadable = workspace.run_folder / "somebody.runner"
    unreadable.mkdir()
    driver.write_folder(tmp_path / "packs")
    driver.wait_until(lambda: bool(driver.text("message")))
    assert not driver.button("start").isEnabled()
    unreadable.rmdir()
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert (driver.folder, driver.text("message")) == (tmp_path / "packs", "")


def test_a_job_without_tokens_has_nothing_to_export(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    job = submit(workspace, parka(25)).job
    driver = open_dialog(cancel(workspace, job.id))
    assert "nothing to export" in driver.text("message")
    assert not driver.button("start").isEnabled()


def test_a_job_that_has_grown_since_is_exported_to_a_new_folder(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    class PauseAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            pause(workspace, job.id)

    job_id = submit(workspace, parka(25)).job.id
    run_job(workspace, job_id, PauseAtOnce(), cycle_tokens=10)
    export_job(workspace, job_id, tmp_path / "part")
    before = packs_on_disk(tmp_path / "part")
    driver = open_dialog(run_job(workspace, job_id, from_states=RESUMABLE))
    driver.write_folder(tmp_path / "part")
    driver.wait_until(lambda: "first 10 tokens. The job now has 25." in driver.text("message"))
    assert not driver.button("start").isEnabled()
    driver.press("message_button")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 25
    assert packs_on_disk(tmp_path / "part") == before


class Opener(QObject):
    """Stands in for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_the_folder_is_opened(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    opener = Opener()
    # The stubs ask for bytes, which PySide6 itself rejects.
    QDesktopServices.setUrlHandler("file", opener, "show")  # type: ignore[arg-type]
    try:
        driver = open_dialog(minted_job)
        driver.export_to_the_end()
        driver.press("open_folder")
        driver.press("message_button")
        assert opener.opened == [driver.folder] * 2
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_it_is_used_by_keyboard_alone(open_dialog: OpenDialog, minted_job: MintJob) -> None:
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
    assert driver.ticked == [2, 3]
    QTest.keyClick(driver.table, Qt.Key.Key_Space)
    driver.button("start").setFocus()
    QTest.keyClick(driver.button("start"), Qt.Key.Key_Space)
    driver.wait_until_all_is_finished()
    QTest.keyClick(driver.dialog, Qt.Key.Key_Escape)
    assert not driver.dialog.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(
    open_dialog: OpenDialog, minted_job: MintJob, key: Qt.Key
) -> None:
    driver = open_dialog(minted_job)
    QTest.keyClick(driver.button("start"), key)
    driver.wait_until_all_is_finished()
    driver.button("close").setFocus()
    QTest.keyClick(driver.button("close"), key)
    assert not driver.dialog.isVisible()


@pytest.mark.parametrize("how", ["missing", "altered"])
def test_packs_that_are_not_on_disk_any_more_are_not_called_finished(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, how: str, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path / "packs")
    second = made.export.directory / made.packs[1].file
    second.unlink() if how == "missing" else second.write_bytes(b"short")
    driver = open_dialog(minted_job)
    said = "Missing" if how == "missing" else "Problem"
    assert driver.states == ["Finished", said, "Finished"]
    assert driver.ticked == [2]
    assert driver.text("message").startswith("2 of 3 packs are finished") or "2 of 3" in (
        driver.text("message")
    )
    if how == "missing":
        driver.export_to_the_end()
    else:
        assert driver.button("message_button").text() == "&Replace changed packs"
        driver.press("message_button")
        driver.wait_until(lambda: driver.states == ["Finished"] * 3)
        driver.wait_until(lambda: driver.text("message").startswith("3 packs are in"))
    assert verify(made.export.directory).ok


def test_what_a_verification_found_changed_is_replaced_and_the_rest_is_left(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    before = packs_on_disk(driver.folder)
    first, second, _ = sorted(driver.folder.glob("*.csv"))
    second.write_bytes(second.read_bytes().replace(b"LOT-7", b"LOT-8"))
    driver.press("verify")
    driver.wait_until(lambda: driver.states == ["Finished", "Problem", "Finished"])
    driver.press("message_button")
    driver.wait_until(lambda: driver.text("message").startswith("3 packs are in"))
    assert verify(driver.folder).ok
    assert packs_on_disk(driver.folder)[first.name] == before[first.name]
