"""Test the profile dialog and the packs written with the selected profile."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableWidget,
)

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from tests.conftest import parka
from tests.exporting.stopping import StopAfter
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.ui.export.driving import Driver
from tests.ui.export.profiles.profile_driver import ProfileDriver

OpenDialog = Callable[[MintJob | ExportRequest], Driver]


def _table(folder: Path) -> list[list[str]]:
    file = min(folder.glob("*.csv"))
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, delimiter=";"))


def test_packs_match_the_preview(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("profile") == "Profile: Label software · 4 columns"
    profile_dialog = ProfileDriver(driver)
    assert profile_dialog.header == ["gtin", "batch", "serial", "url"]
    profile_dialog.choose("Semicolons")
    profile_dialog.columns.setCurrentCell(0, 0)
    profile_dialog.press("remove_column")
    profile_dialog.add("passport.composition[0].fibre")
    profile_dialog.rename(1, "Fibre")
    QTest.keyClick(profile_dialog.columns.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    driver.wait_for(lambda: profile_dialog.header == ["batch", "Fibre", "serial", "url"])
    header, first_row = profile_dialog.header, profile_dialog.first_row
    profile_dialog.use()
    driver.wait_for(lambda: driver.text("profile") == "Profile: Semicolons · 4 columns")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).ok
    rows = _table(driver.folder)
    assert rows[0] == ["batch", "Fibre", "serial", "url"] == header
    assert rows[1] == first_row
    assert rows[1][1]
    assert driver.text("profile_is_fixed") == "Can't be changed after the export was started"
    assert not driver.button("change_profile").isEnabled()


def test_nicelabel_requires_a_label_file(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    assert not profile_dialog.part(QLineEdit, "label_file").isEnabled()
    profile_dialog.choose("NiceLabel command file")
    driver.wait_for(lambda: "name the label file" in profile_dialog.text("label_problem"))
    assert not profile_dialog.usable
    profile_dialog.write_label("parka.nlbl")
    profile_dialog.copies.setValue(2)
    driver.wait_for(lambda: profile_dialog.usable)
    assert profile_dialog.first_row[:2] == ["parka.nlbl", "2"]
    assert profile_dialog.text("label_problem") == ""
    profile_dialog.use()
    driver.wait_for(
        lambda: "NiceLabel command file · 6 columns · 2 copies" in driver.text("profile")
    )


def test_column_problems_are_shown_next_to_the_columns(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    profile_dialog.add("nonsense")
    assert "'nonsense' is not a source" in profile_dialog.text("columns_problem")
    assert len(profile_dialog.headings) == 4
    profile_dialog.rename(0, "url")
    QTest.keyClick(profile_dialog.columns.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    driver.wait_for(lambda: "same heading" in profile_dialog.text("columns_problem"))
    assert not profile_dialog.usable
    profile_dialog.press("remove_column")
    driver.wait_for(lambda: profile_dialog.usable)
    assert profile_dialog.text("columns_problem") == ""
    QTest.keyClick(profile_dialog.dialog, Qt.Key.Key_Escape)
    assert driver.text("profile") == "Profile: Label software · 4 columns"


def test_columns_can_be_moved_and_copies_add_a_column(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile_dialog = ProfileDriver(driver := open_dialog(minted_job))
    profile_dialog.columns.setCurrentCell(3, 0)
    profile_dialog.press("column_up")
    profile_dialog.press("column_up")
    assert profile_dialog.headings == ["gtin", "url", "batch", "serial"]
    profile_dialog.press("column_down")
    profile_dialog.copies.setValue(3)
    assert profile_dialog.headings == ["gtin", "batch", "url", "serial", "copies"]
    driver.wait_for(lambda: profile_dialog.header == profile_dialog.headings)
    assert profile_dialog.first_row[-1] == "3"
    profile_dialog.columns.setCurrentCell(4, 0)
    QTest.keyClick(profile_dialog.columns, Qt.Key.Key_Delete)
    assert profile_dialog.copies.value() == 1
    for _ in range(3):
        profile_dialog.press("remove_column")
    assert not profile_dialog.part(QPushButton, "remove_column").isEnabled()
    assert len(profile_dialog.headings) == 1


def test_empty_columns_are_named(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    profile_dialog = ProfileDriver(driver := open_dialog(minted_job))
    profile_dialog.add("passport.nowhere")
    profile_dialog.add("Order number")
    driver.wait_for(lambda: bool(profile_dialog.text("preview_note")))
    driver.wait_for(
        lambda: profile_dialog.text("preview_note") == "Empty in these rows: nowhere, order"
    )
    assert profile_dialog.usable


def test_selected_columns_are_kept_when_the_profile_changes(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile_dialog = ProfileDriver(open_dialog(minted_job))
    profile_dialog.add("unit")
    profile_dialog.choose("Spreadsheet")
    assert profile_dialog.headings == ["gtin", "batch", "serial", "url", "unit"]
    profile_dialog.choose("NiceLabel command file")
    assert profile_dialog.headings == ["@Label", "@Quantity", "gtin", "batch", "serial", "url"]
    profile_dialog.choose("Label software")
    assert profile_dialog.headings == ["gtin", "batch", "serial", "url", "unit"]


def test_an_edit_in_progress_is_applied_when_the_dialog_is_accepted(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    profile_dialog.rename(0, "EAN")
    QTest.keyClick(profile_dialog.dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    driver.wait_for(lambda: profile_dialog.closed)
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert min(driver.folder.glob("*.csv")).read_bytes().startswith(b"EAN,batch,serial,url\r\n")


def test_a_started_export_shows_its_fixed_profile(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    request = Request(
        WholeJob(minted_job.id), tmp_path / "packs", ProfileOverrides("tab", copies=2)
    )
    export_tokens(workspace, request, StopAfter(1))
    driver = open_dialog(minted_job)
    assert driver.text("profile") == "Profile: Tabs · 5 columns · 2 copies of each"
    assert not driver.button("change_profile").isEnabled()
    driver.export_to_the_end()
    assert verify(tmp_path / "packs").ok


def test_the_selected_profile_applies_to_the_next_folder_and_to_single_packs(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    profile_dialog = ProfileDriver(driver)
    profile_dialog.choose("Semicolons")
    profile_dialog.use()
    driver.wait_for(lambda: "Semicolons" in driver.text("profile"))
    driver.write_folder(tmp_path / "other")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.press("save_pack")
    driver.give_file(tmp_path / "one.csv")
    driver.wait_for(lambda: "Pack 1 is saved" in driver.text("message"))
    driver.export_to_the_end()
    exported = min((tmp_path / "other").glob("*.csv"))
    assert (tmp_path / "one.csv").read_bytes() == exported.read_bytes()


@pytest.mark.parametrize("width", [900])
def test_the_dialog_fits_on_a_small_screen(
    open_dialog: OpenDialog, minted_job: MintJob, width: int
) -> None:
    profile_dialog = ProfileDriver(open_dialog(minted_job))
    minimum = profile_dialog.dialog.minimumSizeHint()
    assert minimum.width() <= width
    assert minimum.height() <= 700


def test_the_profile_is_disabled_while_a_job_is_minted(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    driver = open_dialog(submit(workspace, parka(25)).job)
    assert not driver.button("change_profile").isEnabled()


def test_headings_are_shown_if_packs_have_a_header_row(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    brand_profile = {
        "name": "bare",
        "columns": [{"source": "url"}, {"source": "gtin"}],
        "header": False,
    }
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    profile_dialog = ProfileDriver(driver)
    headings = profile_dialog.part(QTableWidget, "preview").horizontalHeader()
    assert not headings.isVisible()
    assert profile_dialog.text("preview_note") == (
        "The packs have no header row.\nEmpty in these rows: gtin"
    )
    profile_dialog.choose("Label software")
    driver.wait_for(headings.isVisible)
    assert profile_dialog.text("preview_note") == "Empty in these rows: gtin"


def test_the_profile_of_the_brand_is_first_and_preselected(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    brand_profile = {
        "name": "ours",
        "columns": [{"source": "url", "heading": "Link"}, {"source": "unit"}],
    }
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    assert driver.text("profile") == "Profile: ours · 2 columns"
    profile_dialog = ProfileDriver(driver)
    profiles = profile_dialog.part(QListWidget, "profiles")
    assert profiles.item(0).text() == "ours\nThe profile of the brand."
    assert profiles.currentRow() == 0
    assert profile_dialog.header == ["Link", "unit"]
    profile_dialog.choose("Label software")
    profile_dialog.use()
    driver.wait_for(lambda: driver.text("profile") == "Profile: Label software · 4 columns")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert min(driver.folder.glob("*.csv")).read_bytes().startswith(b"gtin,batch,serial,url\r\n")
