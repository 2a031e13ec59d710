"""Tests of the dialog for how packs are written, and of the packs that come of it."""

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
from tests.ui.export.profiles.writing import Writing

OpenDialog = Callable[[MintJob | ExportRequest], Driver]


def _table(folder: Path) -> list[list[str]]:
    file = min(folder.glob("*.csv"))
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, delimiter=";"))


def test_packs_are_written_as_they_were_previewed(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("profile") == "Profile: Label software · 4 columns"
    writing = Writing(driver)
    assert writing.header == ["gtin", "batch", "serial", "url"]
    writing.choose("Semicolons")
    writing.columns.setCurrentCell(0, 0)
    writing.press("remove_column")
    writing.add("passport.composition[0].fibre")
    writing.rename(1, "Fibre")
    QTest.keyClick(writing.columns.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    driver.wait_until(lambda: writing.header == ["batch", "Fibre", "serial", "url"])
    header, first_row = writing.header, writing.first_row
    writing.use()
    driver.wait_until(lambda: driver.text("profile") == "Profile: Semicolons · 4 columns")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert verify(driver.folder).ok
    rows = _table(driver.folder)
    assert rows[0] == ["batch", "Fibre", "serial", "url"] == header
    assert rows[1] == first_row
    assert rows[1][1]
    assert driver.text("profile_is_fixed") == "Can't be changed after the export was started"
    assert not driver.button("change_profile").isEnabled()


def test_nicelabel_wants_a_label_file(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    assert not writing.part(QLineEdit, "label_file").isEnabled()
    writing.choose("NiceLabel command file")
    driver.wait_until(lambda: "enter the label file" in writing.text("label_problem"))
    assert not writing.usable
    writing.write_label("parka.nlbl")
    writing.copies.setValue(2)
    driver.wait_until(lambda: writing.usable)
    assert writing.first_row[:2] == ["parka.nlbl", "2"]
    assert writing.text("label_problem") == ""
    writing.use()
    driver.wait_until(
        lambda: "NiceLabel command file · 6 columns · 2 copies" in driver.text("profile")
    )


def test_what_is_wrong_with_columns_is_told_beside_them(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    writing.add("nonsense")
    assert "'nonsense' is not a source" in writing.text("columns_problem")
    assert len(writing.headings) == 4
    writing.rename(0, "url")
    QTest.keyClick(writing.columns.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    driver.wait_until(lambda: "same heading" in writing.text("columns_problem"))
    assert not writing.usable
    writing.press("remove_column")
    driver.wait_until(lambda: writing.usable)
    assert writing.text("columns_problem") == ""
    QTest.keyClick(writing.dialog, Qt.Key.Key_Escape)
    assert driver.text("profile") == "Profile: Label software · 4 columns"


def test_columns_are_moved_and_copies_come_with_one(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    writing = Writing(driver := open_dialog(minted_job))
    writing.columns.setCurrentCell(3, 0)
    writing.press("column_up")
    writing.press("column_up")
    assert writing.headings == ["gtin", "url", "batch", "serial"]
    writing.press("column_down")
    writing.copies.setValue(3)
    assert writing.headings == ["gtin", "batch", "url", "serial", "copies"]
    driver.wait_until(lambda: writing.header == writing.headings)
    assert writing.first_row[-1] == "3"
    writing.columns.setCurrentCell(4, 0)
    QTest.keyClick(writing.columns, Qt.Key.Key_Delete)
    assert writing.copies.value() == 1
    for _ in range(3):
        writing.press("remove_column")
    assert not writing.part(QPushButton, "remove_column").isEnabled()
    assert len(writing.headings) == 1


def test_columns_without_anything_in_them_are_named(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    writing = Writing(driver := open_dialog(minted_job))
    writing.add("passport.nowhere")
    writing.add("Order number")
    driver.wait_until(lambda: bool(writing.text("preview_note")))
    driver.wait_until(lambda: writing.text("preview_note") == "Empty in these rows: nowhere, order")
    assert writing.usable


def test_choices_are_kept_from_profile_to_profile(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    writing = Writing(open_dialog(minted_job))
    writing.add("unit")
    writing.choose("Spreadsheet")
    assert writing.headings == ["gtin", "batch", "serial", "url", "unit"]
    writing.choose("NiceLabel command file")
    assert writing.headings == ["@Label", "@Quantity", "gtin", "batch", "serial", "url"]
    writing.choose("Label software")
    assert writing.headings == ["gtin", "batch", "serial", "url", "unit"]


def test_impatience_is_not_punished(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    writing.rename(0, "EAN")
    QTest.keyClick(writing.dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    driver.wait_until(lambda: writing.closed)
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert min(driver.folder.glob("*.csv")).read_bytes().startswith(b"EAN,batch,serial,url\r\n")


def test_an_export_that_was_begun_shows_what_was_settled(
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


def test_what_was_chosen_holds_for_the_next_folder_and_for_single_packs(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    writing = Writing(driver)
    writing.choose("Semicolons")
    writing.use()
    driver.wait_until(lambda: "Semicolons" in driver.text("profile"))
    driver.write_folder(tmp_path / "other")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.press("save_pack")
    driver.give_file(tmp_path / "one.csv")
    driver.wait_until(lambda: "Pack 1 was saved" in driver.text("message"))
    driver.export_to_the_end()
    whole = min((tmp_path / "other").glob("*.csv"))
    assert (tmp_path / "one.csv").read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("width", [900])
def test_it_fits_small_screens(open_dialog: OpenDialog, minted_job: MintJob, width: int) -> None:
    writing = Writing(open_dialog(minted_job))
    least = writing.dialog.minimumSizeHint()
    assert least.width() <= width
    assert least.height() <= 700


def test_while_a_job_is_minted_there_is_nothing_to_choose(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    driver = open_dialog(submit(workspace, parka(25)).job)
    assert not driver.button("change_profile").isEnabled()


def test_headings_are_shown_where_packs_have_them(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    own = {"name": "bare", "columns": [{"source": "url"}, {"source": "gtin"}], "header": False}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=own)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    writing = Writing(driver)
    headings = writing.part(QTableWidget, "preview").horizontalHeader()
    assert not headings.isVisible()
    assert writing.text("preview_note") == (
        "The packs have no header row.\nEmpty in these rows: gtin"
    )
    writing.choose("Label software")
    driver.wait_until(headings.isVisible)
    assert writing.text("preview_note") == "Empty in these rows: gtin"


def test_the_brands_own_profile_comes_first_and_is_taken_unless_another_is_chosen(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    own = {"name": "ours", "columns": [{"source": "url", "heading": "Link"}, {"source": "unit"}]}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=own)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    driver = open_dialog(run_job(workspace, submit(workspace, form).job.id))
    assert driver.text("profile") == "Profile: ours · 2 columns"
    writing = Writing(driver)
    profiles = writing.part(QListWidget, "profiles")
    assert profiles.item(0).text() == "ours\nThe profile of the brand."
    assert profiles.currentRow() == 0
    assert writing.header == ["Link", "unit"]
    writing.choose("Label software")
    writing.use()
    driver.wait_until(lambda: driver.text("profile") == "Profile: Label software · 4 columns")
    driver.wait_until(lambda: driver.button("start").isEnabled())
    driver.export_to_the_end()
    assert min(driver.folder.glob("*.csv")).read_bytes().startswith(b"gtin,batch,serial,url\r\n")
