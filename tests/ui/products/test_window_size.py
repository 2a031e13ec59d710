"""The products window fits small screens, and marks fields that are entered when minting."""

import json
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.passports.examples import a_brand
from tests.ui.products.products_driver import ProductsDriver

SMALLEST = QSize(800, 440)
LEAST_FORM_HEIGHT = 100


def _opened(
    qtbot: QtBot, workspace: Workspace, background: Background, brand: str, sku: str
) -> ProductsDriver:
    window = ProductsWindow(workspace, background, brand=brand)
    qtbot.addWidget(window, before_close_func=ProductsWindow.close_at_once)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    driver = ProductsDriver(qtbot, window, workspace)
    driver.wait_for(lambda: driver.listed)
    driver.open(sku)
    return driver


@pytest.mark.parametrize("language", ["en_GB", "de_DE"])
def test_the_window_fits_and_shrinks(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    workspace: Workspace,
    background: Background,
    language: str,
) -> None:
    use_language(qapp, language)
    driver = _opened(qtbot, workspace, background, "nordlicht", "PARKA-01")
    window = driver.window
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    driver.press("duplicate_product_button")  # has the most rows above the form
    driver.wait_for(lambda: driver.has("new_heading"))
    driver.fill("sku", "PARKA-01")
    driver.fill("gtin", "1")
    driver.wait_until_checked()
    hint = window.minimumSizeHint()
    assert hint.boundedTo(SMALLEST) == hint
    window.resize(SMALLEST)
    driver.wait_for(lambda: window.size() == SMALLEST)
    for name in ("save", "search", "sku", "name", "gtin", "products", "new_product_button"):
        widget = driver.find(QWidget, name)
        area = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
        assert window.rect().contains(area), name
    assert driver.form.viewport().height() >= LEAST_FORM_HEIGHT


SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["colour", "made_on", "made_at"],
    "properties": {
        "colour": {"title": "Colour", "type": "string"},
        "made_on": {"title": "Made on", "type": "string", "format": "date"},
        "made_at": {
            "title": "Made at",
            "type": "object",
            "required": ["plant"],
            "properties": {"plant": {"title": "Plant", "type": "string"}},
        },
    },
}


def test_fields_that_are_asked_for_when_minting_are_marked(
    qtbot: QtBot, workspace: Workspace, background: Background
) -> None:
    pointers = ["/made_on", "/made_at/plant"]
    import_brand(workspace, parse_brand(a_brand(passport_schema=SCHEMA, batch_pointers=pointers)))
    records = [
        ProductRecord("A", "Almost", None, json.dumps({"colour": "red"})),
        ProductRecord("B", "Bare", None, "{}"),
    ]
    import_products(workspace, "brand", records)
    driver = _opened(qtbot, workspace, background, "brand", "A")
    assert driver.completeness == "Complete. 2 fields are entered when you mint."
    assert driver.field_message("passport.made_on") == ""
    marked = {
        field.location
        for field in driver.window.findChildren(FormField)
        if field.asked_at_minting and field.findChild(QLabel, "asked_at_minting")
    }
    assert marked == {"passport.made_on", "passport.made_at.plant"}
    assert driver.line("passport.made_on").accessibleName() == "Made on"  # not required here
    assert "Entered when you mint" in driver.line("passport.made_on").accessibleDescription()
    driver.fill("search", "")
    driver.wait_for(lambda: driver.listed == [("Almost", False), ("Bare", True)])
    driver.open("B")
    assert driver.completeness == "1 field needs attention"
