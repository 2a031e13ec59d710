"""Tests of the dialog for export profiles, and of the exported packs."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QListWidget,
    QPushButton,
)

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from tests.exporting.export_observers import StopAfter
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.samples import mint
from tests.ui.export.export_driver import OpenDialog
from tests.ui.export.profiles.profile_driver import ProfileDriver


def _table(folder: Path) -> list[list[str]]:
    file = min(folder.glob("*.csv"))
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, delimiter=";"))


def test_packs_have_the_columns_of_the_preview(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    export = open_dialog(minted_job)
    assert export.text("profile") == "Profile: Label software · 4 columns"
    profile = ProfileDriver(export)
    assert profile.header == ["gtin", "batch", "serial", "url"]
    profile.choose_profile("Semicolons")
    profile.columns.setCurrentCell(0, 0)
    profile.press("remove_column")
    profile.add_column("passport.composition[0].fibre")
    profile.rename_column(1, "Fibre")
    export.wait_for(lambda: profile.header == ["batch", "Fibre", "serial", "url"])
    header, first_row = profile.header, profile.first_row
    profile.use()
    export.wait_for(lambda: export.text("profile") == "Profile: Semicolons · 4 columns")
    export.wait_for(lambda: export.button("start").isEnabled())
    export.export_and_wait()
    assert verify(export.folder).ok
    rows = _table(export.folder)
    assert rows[0] == ["batch", "Fibre", "serial", "url"] == header
    assert rows[1] == first_row
    assert rows[1][1]
    assert export.text("profile_is_fixed") == "Can't be changed after the export has started"
    assert not export.button("change_profile").isEnabled()


def test_nicelabel_requires_a_label_file(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    assert not profile.line("label_file").isEnabled()
    profile.choose_profile("NiceLabel command file")
    export.wait_for(lambda: "enter the label file" in profile.text("label_problem"))
    assert not profile.can_use
    profile.fill("label_file", "parka.nlbl")
    profile.copies.setValue(2)
    export.wait_for(lambda: profile.can_use)
    assert profile.first_row[:2] == ["parka.nlbl", "2"]
    assert profile.text("label_problem") == ""
    profile.use()
    export.wait_for(
        lambda: "NiceLabel command file · 6 columns · 2 copies" in export.text("profile")
    )


def test_invalid_columns_are_reported_next_to_the_table(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    profile.add_column("nonsense")
    assert "'nonsense' is not a source" in profile.text("columns_problem")
    assert len(profile.headings) == 4
    profile.rename_column(0, "url")
    export.wait_for(lambda: "same heading" in profile.text("columns_problem"))
    assert not profile.can_use
    profile.press("remove_column")
    export.wait_for(lambda: profile.can_use)
    assert profile.text("columns_problem") == ""
    QTest.keyClick(profile.dialog, Qt.Key.Key_Escape)
    assert export.text("profile") == "Profile: Label software · 4 columns"


def test_columns_are_moved_and_copies_have_a_column(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile = ProfileDriver(export := open_dialog(minted_job))
    profile.columns.setCurrentCell(3, 0)
    profile.press("column_up")
    profile.press("column_up")
    assert profile.headings == ["gtin", "url", "batch", "serial"]
    profile.press("column_down")
    profile.copies.setValue(3)
    assert profile.headings == ["gtin", "batch", "url", "serial", "copies"]
    export.wait_for(lambda: profile.header == profile.headings)
    assert profile.first_row[-1] == "3"
    profile.columns.setCurrentCell(4, 0)
    QTest.keyClick(profile.columns, Qt.Key.Key_Delete)
    assert profile.copies.value() == 1
    for _ in range(3):
        profile.press("remove_column")
    assert not profile.find(QPushButton, "remove_column").isEnabled()
    assert len(profile.headings) == 1


def test_empty_columns_are_named(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    profile = ProfileDriver(export := open_dialog(minted_job))
    profile.add_column("passport.nowhere")
    profile.add_column("Order number")
    export.wait_for(lambda: bool(profile.text("preview_note")))
    export.wait_for(lambda: profile.text("preview_note") == "Empty in these rows: nowhere, order")
    assert profile.can_use


def test_added_columns_are_kept_when_the_profile_changes(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    profile = ProfileDriver(open_dialog(minted_job))
    profile.add_column("unit")
    profile.choose_profile("Spreadsheet")
    assert profile.headings == ["gtin", "batch", "serial", "url", "unit"]
    profile.choose_profile("NiceLabel command file")
    assert profile.headings == ["@Label", "@Quantity", "gtin", "batch", "serial", "url"]
    profile.choose_profile("Label software")
    assert profile.headings == ["gtin", "batch", "serial", "url", "unit"]


def test_a_heading_is_saved_without_confirming_it_first(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    profile.type_heading(0, "EAN")
    profile.press_mnemonic(Qt.Key.Key_S)
    export.wait_for(lambda: profile.is_closed)
    export.wait_for(lambda: export.button("start").isEnabled())
    export.export_and_wait()
    assert min(export.folder.glob("*.csv")).read_bytes().startswith(b"EAN,batch,serial,url\r\n")


def test_the_profile_of_a_started_export_is_shown_and_fixed(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    request = Request(
        WholeJob(minted_job.id), tmp_path / "packs", ProfileOverrides("tab", copies=2)
    )
    export_tokens(workspace, request, StopAfter(1))
    export = open_dialog(minted_job)
    assert export.text("profile") == "Profile: Tabs · 5 columns · 2 copies of each"
    assert not export.button("change_profile").isEnabled()
    export.export_and_wait()
    assert verify(tmp_path / "packs").ok


def test_the_selected_profile_applies_to_other_folders_and_single_packs(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    export = open_dialog(minted_job)
    profile = ProfileDriver(export)
    profile.choose_profile("Semicolons")
    profile.use()
    export.wait_for(lambda: "Semicolons" in export.text("profile"))
    export.enter_folder(tmp_path / "other")
    export.wait_for(lambda: export.button("start").isEnabled())
    export.press("save_pack")
    export.choose_path(tmp_path / "one.csv")
    export.wait_for(lambda: "Pack 1 was saved" in export.text("message"))
    export.export_and_wait()
    pack = min((tmp_path / "other").glob("*.csv"))
    assert (tmp_path / "one.csv").read_bytes() == pack.read_bytes()


def test_the_preview_has_headings_if_the_packs_have_them(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    columns = [{"source": "url"}, {"source": "gtin"}]
    brand_profile = {"name": "bare", "columns": columns, "header": False}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    export = open_dialog(mint(workspace, form))
    profile = ProfileDriver(export)
    headings = profile.preview.horizontalHeader()
    assert not headings.isVisible()
    assert profile.text("preview_note") == (
        "The packs have no header row.\nEmpty in these rows: gtin"
    )
    profile.choose_profile("Label software")
    export.wait_for(headings.isVisible)
    assert profile.text("preview_note") == "Empty in these rows: gtin"


def test_the_profile_of_the_brand_is_listed_first_and_used_by_default(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    columns = [{"source": "url", "heading": "Link"}, {"source": "unit"}]
    brand_profile = {"name": "brand", "columns": columns}
    import_brand(workspace, parse_brand(a_brand(key="odd", export_profile=brand_profile)))
    import_products(workspace, "odd", parse_products(a_product_file(a_product()), "/gtin"))
    form = MintForm("odd", "PARKA-01", "LOT-7", 25)
    export = open_dialog(mint(workspace, form))
    assert export.text("profile") == "Profile: brand · 2 columns"
    profile = ProfileDriver(export)
    profiles = profile.find(QListWidget, "profiles")
    assert profiles.item(0).text() == "brand\nThe profile of the brand."
    assert profiles.currentRow() == 0
    assert profile.header == ["Link", "unit"]
    profile.choose_profile("Label software")
    profile.use()
    export.wait_for(lambda: export.text("profile") == "Profile: Label software · 4 columns")
    export.wait_for(lambda: export.button("start").isEnabled())
    export.export_and_wait()
    assert min(export.folder.glob("*.csv")).read_bytes().startswith(b"gtin,batch,serial,url\r\n")
