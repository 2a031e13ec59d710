"""Tests of what is exported: a job, some of its units, or its whole batch."""

from collections.abc import Callable
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
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.exporting.stopping import StopAfter
from tests.ui.export.driving import Driver

OpenDialog = Callable[[MintJob | ExportRequest], Driver]

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


@pytest.fixture
def second_job(workspace: Workspace, minted_job: MintJob) -> MintJob:
    """Another completed job of the same batch."""
    return run_job(workspace, submit(workspace, parka(12_000)).job.id)


def _rows(folder: Path) -> list[str]:
    return [line for file in sorted(folder.glob("*.csv")) for line in _lines(file)]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_batch_is_exported_with_all_its_jobs(
    open_dialog: OpenDialog, minted_job: MintJob, second_job: MintJob, default_folder: Path
) -> None:
    driver = open_dialog(minted_job)
    assert driver.choice("whole_batch") == "Whole batc&h LOT-7 · 2 jobs · 37,000 tokens"
    assert driver.is_chosen("whole_job")
    driver.choose("whole_batch")
    driver.wait_until(lambda: driver.states == ["Not created yet"] * 4)
    assert driver.folder == default_folder / "PARKA-01_LOT-7_batch"
    assert driver.text("heading") == "Batch LOT-7 · 2 jobs · 37,000 tokens · 4 packs"
    assert driver.dialog.windowTitle() == "Export packs of batch LOT-7"
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 37_000
    driver.choose("whole_job")
    driver.wait_until(lambda: driver.states == ["Not created yet"] * 3)
    assert driver.folder.name == f"PARKA-01_LOT-7_job-{minted_job.id}"


def test_some_units_are_exported(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.choose("some_units")
    driver.wait_until(lambda: driver.folder.name.endswith("units-1-25000"))
    assert driver.units() == (1, 25_000)
    driver.write_units("first_unit", 101)
    assert not driver.button("start").isEnabled(), "what is written isn't taken yet"
    driver.write_units("last_unit", 10_600)
    driver.wait_until(lambda: driver.states == ["Not created yet"] * 2)
    assert driver.text("heading").startswith(
        f"Batch LOT-7 · units 101 to 10,600 of job {minted_job.id} · 10,500 tokens"
    )
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 10_500


def test_a_range_that_ends_before_it_begins_is_refused_beside_the_field(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.choose("some_units")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.write_units("last_unit", 500)
    driver.write_units("first_unit", 600)
    driver.wait_until(
        lambda: (
            driver.text("units_problem") == "The first unit must not be greater than the last unit."
        )
    )
    assert not driver.button("start").isEnabled()
    driver.write_units("last_unit", 700)
    driver.wait_until(lambda: driver.folder.name.endswith("units-600-700"))
    assert driver.text("units_problem") == ""
    assert driver.units() == (600, 700)
    assert driver.button("start").isEnabled()


def test_a_batch_waits_for_the_last_of_its_jobs(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    waiting = submit(workspace, parka(25)).job
    driver = open_dialog(minted_job)
    assert driver.button("start").isEnabled()
    driver.choose("whole_batch")
    driver.wait_until(lambda: "still being minted" in driver.text("message"))
    assert driver.text("message") == (
        f"Jobs of this batch that are still being minted: {waiting.id}. "
        "You can export the batch when all 2 jobs are completed."
    )
    assert not driver.button("start").isEnabled()
    driver.dialog.update_job(run_job(workspace, waiting.id))
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).rows == 25_025


def test_a_job_without_tokens_has_no_units_to_choose(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace
) -> None:
    empty = cancel(workspace, submit(workspace, parka(25)).job.id)
    driver = open_dialog(empty)
    assert "nothing to export" in driver.text("message")
    with pytest.raises(AssertionError, match="some_units"):
        driver.choose("some_units")
    driver.choose("whole_batch")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3


@pytest.mark.parametrize("of", ["units", "batch"])
def test_what_was_interrupted_is_shown_again_and_goes_on(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path, of: str
) -> None:
    units = UnitRange(minted_job.id, 1, 20_000)
    wanted = BATCH if of == "batch" else units
    request = Request(wanted, tmp_path / "stick")
    export_id = export_tokens(workspace, request, StopAfter(1)).export.id
    driver = open_dialog(ExportRequest(wanted, export_id=export_id))
    assert driver.folder == tmp_path / "stick"
    assert driver.is_chosen("whole_batch" if of == "batch" else "some_units")
    assert driver.states[:2] == ["Finished", "Not created yet"]
    assert "was interrupted with 1 of" in driver.text("message")
    driver.export_to_the_end()
    assert verify(tmp_path / "stick").ok


def test_an_export_of_a_batch_that_has_grown_meanwhile_is_finished_as_it_was_begun(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(BATCH, tmp_path / "packs"), StopAfter(1))
    submit(workspace, parka(25))
    driver = open_dialog(ExportRequest(BATCH))
    assert driver.states == ["Finished", "Not created yet", "Not created yet"]
    driver.press("start")
    driver.wait_until_all_is_finished()
    assert verify(tmp_path / "packs").rows == 25_000


def test_a_finished_export_is_shown_though_its_folder_is_gone(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    made = export_tokens(workspace, Request(BATCH, tmp_path / "stick")).export
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver = open_dialog(ExportRequest(BATCH, export_id=made.id))
    assert driver.text("message").startswith("The folder no longer exists. All 3 packs")
    assert driver.folder == tmp_path / "stick"
    (tmp_path / "pulled").rename(tmp_path / "stick")
    driver.wait_until(lambda: driver.text("message").startswith("3 packs are in"))
    (tmp_path / "stick").rename(tmp_path / "pulled")
    driver.dialog.update_job(minted_job)
    driver.wait_until(lambda: "no longer exists" in driver.text("message"))
    driver.press("message_button")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3


def test_a_folder_of_the_batch_is_no_folder_for_the_job(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    export_tokens(workspace, Request(BATCH, tmp_path / "batch"))
    driver = open_dialog(minted_job)
    driver.write_folder(tmp_path / "batch")
    told = "This folder contains the packs of batch LOT-7. Choose a different folder."
    driver.wait_until(lambda: driver.text("folder_problem") == told)
    driver.choose("whole_batch")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.write_folder(tmp_path / "batch")
    driver.wait_until(lambda: driver.states == ["Finished"] * 3)


def test_nothing_else_can_be_chosen_while_packs_are_made(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    job = run_job(workspace, submit(workspace, parka(400_000, "BIG")).job.id)
    driver = open_dialog(job)
    driver.press("start")
    driver.wait_until(lambda: driver.button("pause").isEnabled())
    for name in ("whole_job", "some_units", "whole_batch"):
        with pytest.raises(AssertionError, match=name):
            driver.choose(name)
    driver.press("pause")
    driver.wait_until(lambda: driver.folder_is_open)
    driver.choose("whole_batch")
    driver.wait_until(lambda: driver.folder.name.endswith("_batch"))


def test_a_pack_of_a_range_is_saved_on_its_own(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    units = UnitRange(minted_job.id, 5_001, 20_000)
    driver = open_dialog(ExportRequest(units))
    driver.select(2)
    driver.press("save_pack")
    driver.give_file(tmp_path / "one.csv")
    driver.wait_until(lambda: "Pack 2 was saved" in driver.text("message"))
    whole = export_job(workspace, minted_job.id, tmp_path / "whole")
    assert whole.packs
    assert _lines(tmp_path / "one.csv") == _rows(tmp_path / "whole")[15_000:20_000]


def test_a_pack_made_again_is_said_to_have_the_same_bytes(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    second = sorted(driver.folder.glob("*.csv"))[1]
    whole = second.read_bytes()
    second.unlink()
    driver.dialog.update_job(minted_job)
    driver.wait_until(lambda: driver.states == ["Finished", "Missing", "Finished"])
    driver.export_to_the_end()
    told = "Packs re-created with identical content: 2"
    driver.wait_until(lambda: driver.text("message") == f"3 packs are in {driver.folder}\n{told}")
    assert second.read_bytes() == whole


def test_choosing_by_keyboard(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    QTest.keyClick(driver.dialog, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    driver.wait_until(lambda: driver.folder.name.endswith("_batch"))
    QTest.keyClick(driver.dialog, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    driver.wait_until(lambda: driver.folder.name.endswith(f"job-{minted_job.id}"))
    assert driver.dialog.request.target == WholeJob(minted_job.id)
    focused = driver.dialog.focusWidget()
    assert focused.objectName() == "whole_job"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert driver.dialog.isVisible(), "Enter presses nothing else"
