"""The preview of an import offers fields that may differ from unit to unit."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand, preview_import
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.import_controller import BrandImportController
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.tasks.background import Background
from tests.passports.examples import a_brand
from tests.ui.brands.conftest import OpenPreview
from tests.ui.dialog_operations import press

SCHEMA = {
    "properties": {
        "serialNumber": {"type": "string"},
        "item": {"properties": {"digital&link": {}, "digitalLink": {"type": "string"}}},
    }
}
SERIAL = UnitField("/serialNumber", UnitValue.SERIAL)
LINK = UnitField("/item/digitalLink", UnitValue.URL)


def _brand(**changes: object) -> BrandFile:
    return parse_brand(a_brand(passport_schema=SCHEMA, **changes))


def _box(dialog: ImportPlanDialog, pointer: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, f"unit {pointer}")
    assert isinstance(found, QCheckBox)
    return found


def _text(dialog: ImportPlanDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def test_nothing_is_chosen_at_first(open_preview: OpenPreview) -> None:
    dialog = open_preview(plan_new_brand(_brand()))
    assert _box(dialog, "/serialNumber").text() == "/serialNumber: serial of the unit"
    assert _box(dialog, "/item/digitalLink").text() == "/item/digitalLink: resolver URL"
    assert _text(dialog, "then-unit_pointers") == "none"
    press(dialog, "import")
    assert dialog.brand.unit_fields == ()


def test_chosen_fields_are_shown_and_imported(open_preview: OpenPreview) -> None:
    dialog = open_preview(plan_new_brand(_brand()))
    _box(dialog, "/item/digitalLink").click()
    assert _text(dialog, "then-unit_pointers") == "/item/digitalLink: resolver URL"
    _box(dialog, "/serialNumber").click()
    _box(dialog, "/item/digitalLink").click()
    assert _text(dialog, "then-unit_pointers") == "/serialNumber: serial of the unit"
    assert dialog.brand.unit_fields == (SERIAL,)


def test_an_update_keeps_fields_that_were_chosen_before(
    workspace: Workspace, open_preview: OpenPreview
) -> None:
    import_brand(workspace, _brand(unit_pointers={"/serialNumber": "serial"}))
    import_products(workspace, "brand", [ProductRecord("A", "A", None, "{}")])
    dialog = open_preview(preview_import(workspace, _brand()))
    assert _box(dialog, "/serialNumber").isChecked()
    assert not _box(dialog, "/item/digitalLink").isChecked()
    assert _text(dialog, "outlook_title") == "Update brand Brand? No settings change."
    assert _text(dialog, "products") == "No products are affected."
    _box(dialog, "/item/digitalLink").click()
    assert _text(dialog, "outlook_title") == "Update brand Brand?"
    assert _text(dialog, "products").startswith("1 product is affected")
    assert dialog.brand.unit_fields == (SERIAL, LINK)


def test_fields_of_the_file_are_not_offered_again(open_preview: OpenPreview) -> None:
    units = {"/serialNumber": "serial", "/item/digitalLink": "url"}
    dialog = open_preview(plan_new_brand(_brand(unit_pointers=units)))
    assert dialog.findChildren(QCheckBox) == []
    proposals = dialog.findChild(QWidget, "unit_proposals")
    assert isinstance(proposals, QWidget)
    assert not proposals.isVisible()


def test_the_controller_passes_the_chosen_brand_on(
    background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    controller = BrandImportController(background, plan_new_brand, window)
    agreed: list[BrandFile] = []
    controller.agreed.connect(lambda brand, _site: agreed.append(brand))
    file = tmp_path / "brand.json"
    file.write_text(json.dumps(a_brand(passport_schema=SCHEMA)), encoding="utf-8")
    controller.begin(file)
    qtbot.waitUntil(lambda: window.findChild(ImportPlanDialog) is not None)
    dialog = window.findChild(ImportPlanDialog)
    assert isinstance(dialog, ImportPlanDialog)
    _box(dialog, "/serialNumber").click()
    press(dialog, "import")
    assert [brand.unit_fields for brand in agreed] == [(SERIAL,)]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_preview_fits_a_small_screen(
    qapp: QApplication, open_preview: OpenPreview, language: str
) -> None:
    use_language(qapp, language)
    names = {f"{'long' * 10}{number} serialNumber": {"type": "string"} for number in range(10)}
    schema = {"properties": {"outer" * 10: {"properties": names}}}
    plan = plan_new_brand(parse_brand(a_brand(passport_schema=schema)))
    assert len(plan.unit_proposals) == 10
    hint = open_preview(plan).minimumSizeHint()
    assert hint.width() <= 800
    assert hint.height() <= 440
