"""Values that the schema doesn't describe are listed and can be changed."""

from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.products.form_driver import FormDriver
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import PASSPORT, SKU

_TEXT = {"type": "string"}
_SCHEMA = {
    "type": "object",
    "properties": {
        "name": _TEXT,
        "maker": {"type": "object", "properties": {"name": _TEXT}},
        "closed": {"type": "object", "properties": {"a": _TEXT}, "additionalProperties": False},
    },
}


def test_a_product_shows_its_unknown_values(coat_driver: ProductsDriver) -> None:
    heading = coat_driver.find(QToolButton, "more:passport")
    assert heading.text().startswith("1 more value")
    edit = coat_driver.find(QPlainTextEdit, "passport.unknown")
    edit.setPlainText('{"kept": [3]}')
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU) == PASSPORT | {"unknown": {"kept": [3]}}


def test_many_values_are_listed_once_the_heading_is_pressed(qtbot: QtBot) -> None:
    document = {f"n{number}": number for number in range(12)}
    driver = FormDriver(qtbot, _SCHEMA, document)
    heading = driver.find(QToolButton, "more:passport")
    assert heading.text() == "12 more values that aren't in the schema"
    assert heading.accessibleDescription() == "Collapsed"
    assert not driver.has("passport.n3")
    driver.press("more:passport")
    assert driver.line("key:passport.n3").text() == "n3"
    driver.fill("passport.n3", "4")
    assert driver.document["n3"] == 4
    driver.press("Remove n5")
    assert heading.text() == "11 more values that aren't in the schema"
    driver.press("more:passport")
    assert not driver.has("passport.n3")


def test_a_value_is_added(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {})
    heading = driver.find(QToolButton, "more:passport")
    assert heading.text() == "Add a value that isn't in the schema"
    driver.press("more:passport")
    driver.wait_for(lambda: driver.focused == "new_key:passport")
    driver.type("name")
    driver.press("add:passport")
    assert driver.text("new_key_problem:passport") == "This name is already in use."
    driver.fill("new_key:passport", "rating")
    driver.press("add:passport")
    driver.wait_for(lambda: driver.focused == "passport.rating")
    driver.type("good")
    assert driver.document == {"rating": "good"}
    assert heading.text().startswith("1 more value")


def test_values_in_nested_objects_are_listed_there(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"maker": {"name": "x", "code": 7}, "closed": {"a": ""}})
    assert driver.find(QToolButton, "more:passport.maker").text().startswith("1 more value")
    assert driver.line("passport.maker.code").text() == "7"
    assert not driver.view.findChildren(QToolButton, "more:passport.closed")


def test_values_that_the_schema_refuses_are_marked(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"closed": {"b": 1, "c": 2}})
    notes = [note for note in driver.view.findChildren(QLabel, "note") if note.isVisible()]
    refused = "The schema doesn't allow this name. Rename or remove the entry."
    assert [note.text() for note in notes] == [refused, refused]
    assert not driver.has("new_key:passport.closed")
    driver.press("Remove b")
    driver.line("key:passport.closed.c").setText("a")
    driver.line("key:passport.closed.c").editingFinished.emit()
    assert driver.document == {"closed": {"c": 2}}
    driver.press("Remove c")
    assert driver.document == {}


def test_a_property_that_the_schema_forbids_is_listed_with_its_value(qtbot: QtBot) -> None:
    schema = {"properties": {"name": _TEXT, "old": False}}
    driver = FormDriver(qtbot, schema, {"old": 1})
    notes = [note.text() for note in driver.view.findChildren(QLabel, "note") if note.isVisible()]
    assert notes == ["The schema doesn't allow this name. Rename or remove the entry."]


def test_a_name_with_a_schema_can_be_added_among_the_unknown_ones(qtbot: QtBot) -> None:
    schema = {"patternProperties": {"^n_": {"type": "number"}}, "properties": {"name": _TEXT}}
    driver = FormDriver(qtbot, schema, {"other": "x"})
    unknown = driver.find(QWidget, "unknown:passport")
    key = unknown.findChild(QLineEdit, "new_key:passport")
    add = unknown.findChild(QPushButton, "add:passport")
    assert key
    assert add
    key.setText("n_1")
    driver.click(add)
    driver.wait_for(lambda: driver.focused == "passport.n_1")
    driver.type("2")
    assert driver.document == {"other": "x", "n_1": 2}
