"""The form marks fields that are filled in for each unit, and doesn't let them be edited."""

import json

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.editing import open_product
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.tasks.background import Background
from tests.passports.examples import a_brand
from tests.ui.products.test_window_size import _opened

SCHEMA = {
    "required": ["colour", "serial", "item"],
    "properties": {
        "colour": {"type": "string"},
        "serial": {"type": "string", "maxLength": 5},
        "item": {
            "required": ["number"],
            "properties": {"number": {"oneOf": [{"type": "integer"}, {"type": "null"}]}},
        },
    },
}


def test_unit_fields_are_marked_and_read_only(
    qtbot: QtBot, workspace: Workspace, background: Background
) -> None:
    units = {"/serial": "serial", "/item/number": "unit"}
    import_brand(workspace, parse_brand(a_brand(passport_schema=SCHEMA, unit_pointers=units)))
    passport = {"colour": "red", "serial": "SAMPLE-0001"}
    records = [ProductRecord("A", "Almost", None, json.dumps(passport))]
    import_products(workspace, "brand", records)
    driver = _opened(qtbot, workspace, background, "brand", "A")
    assert driver.completeness == "Complete"
    fields = {
        field.location: field
        for field in driver.window.findChildren(FormField)
        if field.unit_value is not None
    }
    assert fields.keys() == {"passport.serial", "passport.item.number"}
    marks = [field.findChild(QLabel, "unit_field") for field in fields.values()]
    assert [mark.text() for mark in marks if isinstance(mark, QLabel)] == [
        "Filled in for each unit: serial of the unit",
        "Filled in for each unit: unit number",
    ]
    serial = driver.line("passport.serial")
    assert (serial.isReadOnly(), serial.text()) == (True, "")
    assert serial.accessibleName() == "Serial"  # not required here
    assert "Filled in for each unit: serial of the unit" in serial.accessibleDescription()
    assert not driver.line("passport.colour").isReadOnly()
    # The value of the sample stays where it is.
    driver.fill("passport.colour", "blue")
    driver.save_and_wait()
    saved = open_product(workspace, "brand", "A").passport
    assert json.loads(saved) == {**passport, "colour": "blue"}
