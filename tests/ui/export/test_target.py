"""Tests of the target of an export: a job, a range of its units, or its batch."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter, WaitAtSecondPack
from tests.exporting.job_exports import export_job
from tests.samples import mint, put_job
from tests.ui.export.export_driver import OpenDialog

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


@pytest.fixture
def second_job(workspace: Workspace, minted_job: MintJob) -> MintJob:
    """Another completed job of the same batch."""
    return mint(workspace, parka(12_000))


def _rows(folder: Path) -> list[str]:
    return [line for file in sorted(folder.glob("*.csv")) for line in _lines(file)]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_batch_is_exported_with_all_its_jobs(
    open_dialog: OpenDialog, minted_job: MintJob, second_job: MintJob, default_folder: Path
) -> None:
    driver = open_dialog(minted_job)
    batch_text = driver.target_button("whole_batch").text()
    assert batch_text == "Whole batc&h LOT-7 · 2 jobs · 37,000 tokens"
    assert driver.target_button("whole_job").isChecked()
    driver.choose("whole_batch")
    driver.wait_for(lambda: driver.states == ["Not created yet"] * 4)
    assert driver.folder == default_folder / "PARKA-01_LOT-7_batch"
    assert driver.text("heading") == "Batch LOT-7 · 2 jobs · 37,000 tokens · 4 packs"
    assert driver.dialog.windowTitle() == "Export packs of batch LOT-7"
    driver.export_and_wait()
    assert verify(driver.folder).rows == 37_000
    driver.choose("whole_job")
    driver.wait_for(lambda: driver.states == ["Not created yet"] * 3)
    assert driver.folder.name == f"PARKA-01_LOT-7_job-{minted_job.id}"


def test_a_unit_range_is_exported(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.choose("some_units")
    driver.wait_for(lambda: driver.folder.name.endswith("units-1-25000"))
    assert driver.units() == (1, 25_000)
    driver.enter_unit("first_unit", 101)
    assert not driver.button("start").isEnabled(), "the range isn't applied yet"
    driver.enter_unit("last_unit", 10_600)
    driver.wait_for(lambda: driver.states == ["Not created yet"] * 2)
    assert driver.text("heading").startswith(
        f"Batch LOT-7 · units 101 to 10,600 of job {minted_job.id} · 10,500 tokens"
    )
    driver.export_and_wait()
    assert verify(driver.folder).rows == 10_500


def test_a_reversed_unit_range_is_rejected(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.choose("some_units")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.enter_unit("last_unit", 500)
    driver.enter_unit("first_unit", 600)
    expected = "The first unit must not be greater than the last unit."
    driver.wait_for(lambda: driver.text("units_problem") == expected)
    assert not driver.button("start").isEnabled()
    driver.enter_unit("last_unit", 700)
    driver.wait_for(lambda: driver.folder.name.endswith("units-600-700"))
    assert driver.text("units_problem") == ""
    assert driver.units() == (600, 700)
    assert driver.button("start").isEnabled()


def test_a_batch_can_be_exported_once_all_its_jobs_are_completed(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    waiting = put_job(workspace, parka(25))
    driver = open_dialog(minted_job)
    assert driver.button("start").isEnabled()
    driver.choose("whole_batch")
    driver.wait_for(lambda: "still being minted" in driver.text("message"))
    assert driver.text("message") == (
        f"Jobs of this batch that are still being minted: {waiting.id}. "
        "You can export the batch when all 2 jobs are completed."
    )
    assert not driver.button("start").isEnabled()
    driver.dialog.update_job(run_job(workspace, waiting.id))
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(driver.folder).rows == 25_025


def test_a_job_without_tokens_cannot_be_exported_but_its_batch_can(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    empty = cancel(workspace, put_job(workspace, parka(25)).id)
    driver = open_dialog(empty)
    assert "nothing to export" in driver.text("message")
    assert not driver.button("start").isEnabled()
    assert not driver.target_button("some_units").isEnabled()
    driver.choose("whole_batch")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3


@pytest.mark.parametrize("kind", ["units", "batch"])
def test_an_interrupted_export_of_units_or_a_batch_continues(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    target = BATCH if kind == "batch" else UnitRange(minted_job.id, 1, 20_000)
    request = Request(target, tmp_path / "stick")
    export_id = export_tokens(workspace, request, StopAfter(1)).export.id
    driver = open_dialog(ExportRequest(target, export_id=export_id))
    assert driver.folder == tmp_path / "stick"
    assert driver.target_button("whole_batch" if kind == "batch" else "some_units").isChecked()
    assert driver.states[:2] == ["Finished", "Not created yet"]
    assert "was interrupted with 1 of" in driver.text("message")
    driver.export_and_wait()
    assert verify(tmp_path / "stick").ok


def test_an_export_of_a_batch_continues_without_jobs_that_were_added_later(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(BATCH, tmp_path / "packs"), StopAfter(1))
    put_job(workspace, parka(25))
    driver = open_dialog(ExportRequest(BATCH))
    assert driver.states == ["Finished", "Not created yet", "Not created yet"]
    driver.export_and_wait()
    assert verify(tmp_path / "packs").rows == 25_000


def test_a_completed_export_with_a_missing_folder_is_shown(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    created = export_tokens(workspace, Request(BATCH, tmp_path / "stick")).export
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver = open_dialog(ExportRequest(BATCH, export_id=created.id))
    assert driver.text("message").startswith("The folder no longer exists. All 3 packs")
    assert driver.folder == tmp_path / "stick"
    (tmp_path / "moved").rename(tmp_path / "stick")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver.dialog.update_job(minted_job)
    driver.wait_for(lambda: "no longer exists" in driver.text("message"))
    driver.press("message_button")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3


def test_the_folder_of_a_batch_cannot_be_used_for_its_job(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(BATCH, tmp_path / "batch"))
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / "batch")
    expected = "This folder contains the packs of batch LOT-7. Choose a different folder."
    driver.wait_for(lambda: driver.text("folder_problem") == expected)
    driver.choose("whole_batch")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.enter_folder(tmp_path / "batch")
    driver.wait_for(lambda: driver.states == ["Finished"] * 3)


def test_the_target_cannot_be_changed_during_an_export(
    open_dialog: OpenDialog, minted_job: MintJob, hold_first_export: WaitAtSecondPack
) -> None:
    driver = open_dialog(minted_job)
    driver.press("start")
    driver.wait_for(lambda: driver.button("pause").isEnabled())
    for name in ("whole_job", "some_units", "whole_batch"):
        assert not driver.target_button(name).isEnabled()
    driver.press("pause")
    hold_first_export.continue_()
    driver.wait_for(lambda: driver.can_edit_folder)
    driver.choose("whole_batch")
    driver.wait_for(lambda: driver.folder.name.endswith("_batch"))


def test_a_single_pack_of_a_unit_range_is_saved(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    units = UnitRange(minted_job.id, 5_001, 20_000)
    driver = open_dialog(ExportRequest(units))
    driver.click_row(2)
    driver.press("save_pack")
    driver.choose_path(tmp_path / "one.csv")
    driver.wait_for(lambda: "Pack 2 was saved" in driver.text("message"))
    export_job(workspace, minted_job.id, tmp_path / "whole")
    assert _lines(tmp_path / "one.csv") == _rows(tmp_path / "whole")[15_000:20_000]


def test_the_target_is_selected_with_the_keyboard(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.press_mnemonic(Qt.Key.Key_H)
    driver.wait_for(lambda: driver.folder.name.endswith("_batch"))
    driver.press_mnemonic(Qt.Key.Key_J)
    driver.wait_for(lambda: driver.folder.name.endswith(f"job-{minted_job.id}"))
    assert driver.dialog.request.target == WholeJob(minted_job.id)
    focused = driver.dialog.focusWidget()
    assert focused.objectName() == "whole_job"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert driver.dialog.isVisible(), "Enter presses no button"
