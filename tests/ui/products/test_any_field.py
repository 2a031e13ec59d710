"""A value that the schema says nothing about keeps its JSON type."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.products.form_driver import FormDriver


def _form(qtbot: QtBot, document: object) -> FormDriver:
    schema = {"properties": {"a": True, "b": {}}, "additionalProperties": False}
    return FormDriver(qtbot, schema, document)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("12", "Text"),
        (12, "Number"),
        (False, "Yes or no"),
        ([1], "List (JSON)"),
        ({"x": 1}, "Group (JSON)"),
        (None, "No value (null)"),
    ],
)
def test_the_type_of_the_value_is_chosen(qtbot: QtBot, value: object, name: str) -> None:
    driver = _form(qtbot, {"a": value})
    assert driver.box("type:passport.a").currentText() == name
    assert driver.document == {"a": value}


def test_text_stays_text_until_another_type_is_chosen(qtbot: QtBot) -> None:
    driver = _form(qtbot, {})
    driver.fill("passport.a", "12")
    assert driver.document == {"a": "12"}
    driver.choose("type:passport.a", "Number")
    assert driver.document == {"a": 12}
    driver.fill("passport.a", "1.5")
    driver.choose("type:passport.a", "Text")
    assert driver.document == {"a": "12"}
    driver.fill("passport.a", "")
    assert driver.document == {}


def test_other_types(qtbot: QtBot) -> None:
    driver = _form(qtbot, {"a": "long"})
    driver.choose("type:passport.a", "Yes or no")
    driver.choose("passport.a", "No")
    assert driver.document == {"a": False}
    driver.choose("type:passport.a", "List (JSON)")
    driver.find(QPlainTextEdit, "passport.a").setPlainText("[1, 2")
    assert driver.view.has_json_error
    driver.find(QPlainTextEdit, "passport.a").setPlainText("[1, 2]")
    assert driver.document == {"a": [1, 2]}
    driver.choose("type:passport.a", "No value (null)")
    assert driver.document == {"a": None}
    driver.choose("type:passport.a", "Text")
    assert driver.document == {"a": "long"}


def test_text_in_a_number_is_pointed_out(qtbot: QtBot) -> None:
    driver = _form(qtbot, {"a": 1})
    note = driver.find(QLabel, "note")
    driver.fill("passport.a", "one")
    assert driver.document == {"a": "one"}
    assert note.isVisible()
    driver.fill("passport.a", "2")
    assert not note.isVisible()


def test_numbers_have_the_decimal_separator_of_the_user(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        driver = _form(qtbot, {"a": 1.5})
        assert driver.line("passport.a").text() == "1,5"
        driver.fill("passport.a", "2,5")
        assert driver.document == {"a": 2.5}
    finally:
        QLocale.setDefault(before)


def test_entries_of_an_untyped_list_keep_their_place(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, {"properties": {"a": {"type": "array"}}}, {"a": ["x", 2]})
    driver.fill("passport.a[0]", "")
    driver.fill("passport.a[1]", "")
    assert driver.document == {"a": ["", None]}
    driver.choose("type:passport.a[0]", "Number")
    assert driver.document == {"a": [None, None]}
