"""The export dialog shows what is left out and which finished packs contain void units."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dpp_desktop.exporting.selection import UnitRange
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.packs_model import Column
from dpp_desktop.ui.export.poller import ExportRequest
from tests.exporting.job_exports import export_job
from tests.exporting.void_units import void
from tests.ui.export.export_driver import ExportDriver, OpenDialog


def _cell(driver: ExportDriver, pack: int, column: Column, role: Qt.ItemDataRole) -> str:
    return str(driver.table.model().index(pack - 1, column).data(role))


def test_void_units_are_left_out_of_a_new_export(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob
) -> None:
    void(workspace, minted_job.id, "1-10,10_001".replace("_", ""))
    driver = open_dialog(minted_job)
    assert "24,989 tokens" in driver.text("heading")
    assert driver.text("heading").endswith("11 void units left out")
    assert _cell(driver, 1, Column.ROWS, Qt.ItemDataRole.DisplayRole) == "9,990"
    tip = _cell(driver, 2, Column.ROWS, Qt.ItemDataRole.ToolTipRole)
    assert "A void unit is left out: 10,001 of job 1." in tip
    assert driver.text("warning") == ""
    driver.export_and_wait()
    assert driver.states == ["Finished"] * 3


def test_units_that_are_voided_later_are_reported_with_their_packs(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path / "packs")
    void(workspace, minted_job.id, "10003-10004,20001-20003")
    driver = open_dialog(minted_job)
    warning = "Pack 2 contains 2 void units, in rows 3–4: don't use these rows."
    other = "Pack 3 contains 3 void units, in rows 1–3: don't use these rows."
    assert driver.text("warning") == f"{warning}\n{other}"
    states = ["Finished", "Finished · 2 void units", "Finished · 3 void units"]
    assert driver.states == states
    assert warning in _cell(driver, 2, Column.STATE, Qt.ItemDataRole.ToolTipRole)
    driver.press("verify")
    driver.wait_for(lambda: "verified" in driver.text("message"))
    assert "2 packs contain units that were voided later: 2, 3." in driver.text("message")
    assert "Open in another program" not in driver.text("message")
    assert "2 rows are void: don't use rows 3–4." in driver.findings[0]
    driver.press("hand_over")
    handover = driver.handover
    assert handover.text("handover_message").startswith(warning)
    handover.click_row(2)
    assert handover.text("handover_message").startswith(other)
    handover.click_row(3)
    assert handover.text("handover_message") == ""
    handover.click_row(3)
    handover.click_row(2)
    driver.hand_over("Anna", "Print shop")
    driver.wait_for(lambda: driver.text("handed_over") == "3 of 3 handed over")


def test_a_unit_that_is_voided_while_the_dialog_is_open_is_shown_before_the_start(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path / "packs", packs=[1])
    driver = open_dialog(minted_job)
    assert driver.text("warning") == ""
    void(workspace, minted_job.id, "5,20001")
    driver.press("start")
    driver.wait_for(lambda: "Pack 1 contains a void unit, in row 5" in driver.text("warning"))
    assert driver.states[2] == "Not created yet"
    driver.press("start")
    driver.wait_for(lambda: driver.states[1:] == ["Finished", "Finished"])
    assert _cell(driver, 3, Column.ROWS, Qt.ItemDataRole.DisplayRole) == "4,999"


@pytest.mark.parametrize("is_whole", [True, False])
def test_void_tokens_cant_be_exported(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, *, is_whole: bool
) -> None:
    void(workspace, minted_job.id, "1-25000" if is_whole else "1-5")
    driver = open_dialog(minted_job if is_whole else ExportRequest(UnitRange(minted_job.id, 1, 5)))
    text = "All of these tokens are void, so there is nothing to export."
    assert driver.text("message") == text
    for name in ("start", "save_pack"):
        assert not driver.button(name).isEnabled()
        assert driver.button(name).toolTip() == text
