"""Objects with free names are a table of names and values."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.driver import process_deferred_deletes
from tests.ui.products.form_driver import FormDriver

_TEXT = {"type": "string"}
_NAMES = {"patternProperties": {"^[a-z]{2}$": _TEXT}, "additionalProperties": False}


def _form(qtbot: QtBot, schema: Any, value: object) -> FormDriver:
    return FormDriver(qtbot, {"type": "object", "properties": {"a": schema}}, {"a": value})


def test_values_of_a_map_have_the_editor_of_their_schema(qtbot: QtBot) -> None:
    driver = _form(qtbot, {"additionalProperties": {"type": "number"}}, {"x": 1, "y": 2})
    driver.fill("passport.a.y", "2.5")
    assert driver.document == {"a": {"x": 1, "y": 2.5}}
    driver.fill("passport.a.y", "")
    assert driver.document == {"a": {"x": 1, "y": None}}
    assert driver.has("passport.a.y")


def test_languages_are_suggested_and_added(qtbot: QtBot) -> None:
    driver = _form(qtbot, {"title": "Names", **_NAMES}, {"en": "Sock"})
    box = driver.find(QComboBox, "new_key:passport.a")
    assert box.findText("en – English") < 0
    box.setCurrentIndex(box.findText("de – Deutsch"))
    driver.press("Add to Names")
    driver.wait_for(lambda: driver.focused == "passport.a.de")
    driver.type("Socke")
    assert driver.document == {"a": {"en": "Sock", "de": "Socke"}}


def test_a_name_that_is_not_allowed_is_refused(qtbot: QtBot) -> None:
    driver = _form(qtbot, _NAMES, {"en": "Sock"})
    key = driver.find(QComboBox, "new_key:passport.a")
    for name, problem in {
        "DE": "Must be exactly 2 lowercase letters.",
        "en": "This name is already in use.",
        "": "Enter a name.",
    }.items():
        key.setEditText(name)
        driver.press("add:passport.a")
        assert driver.text("new_key_problem:passport.a") == problem
    assert driver.document == {"a": {"en": "Sock"}}


def test_an_entry_is_renamed_in_its_place(qtbot: QtBot) -> None:
    driver = _form(qtbot, _NAMES, {"en": "Sock", "de": "Socke"})
    key = driver.line("key:passport.a.en")
    key.setFocus()
    key.selectAll()
    QTest.keyClicks(key, "fr")
    QTest.keyClick(key, Qt.Key.Key_Tab)
    assert driver.focused == "passport.a.fr"
    assert list(driver.document["a"]) == ["fr", "de"]
    driver.fill("passport.a.fr", "Chaussette")
    assert driver.document["a"]["fr"] == "Chaussette"
    key.setText("de")
    key.editingFinished.emit()
    assert key.property("invalid") is True
    assert list(driver.document["a"]) == ["fr", "de"]


def test_an_entry_gets_the_editor_of_its_new_name(qtbot: QtBot) -> None:
    schema = {"patternProperties": {"_on$": {"type": "boolean"}}, "additionalProperties": _TEXT}
    driver = _form(qtbot, schema, {"made": "x"})
    key = driver.line("key:passport.a.made")
    key.setText("made_on")
    key.editingFinished.emit()
    driver.wait_for(lambda: driver.has("key:passport.a.made_on"))
    assert driver.find(QPlainTextEdit, "passport.a.made_on").toPlainText() == '"x"'


def test_entries_are_removed(qtbot: QtBot) -> None:
    driver = _form(qtbot, _NAMES, {"en": "Sock", "de": "Socke"})
    driver.press("Remove en")
    assert driver.document == {"a": {"de": "Socke"}}
    driver.wait_for(lambda: driver.focused == "remove:passport.a.de")
    driver.press("Remove de")
    assert driver.document == {}
    driver.wait_for(lambda: driver.focused == "new_key:passport.a")


def test_entries_with_fields_are_forms_below_their_names(qtbot: QtBot) -> None:
    part = {"required": ["weight"], "properties": {"weight": {"type": "number"}}}
    driver = _form(qtbot, {"additionalProperties": part}, {"cuff": {"weight": 3}, "heel": {}})
    assert driver.line("key:passport.a.cuff").text() == "cuff"
    assert driver.title("a.heel.weight") == "Weight *"
    driver.check()
    assert driver.problem("a.heel.weight") == "This is required but missing."
    driver.line("new_key:passport.a").setText("toe")
    driver.press("add:passport.a")
    driver.wait_for(lambda: driver.focused == "passport.a.toe.weight")
    assert driver.document["a"]["toe"] == {}


def test_many_entries_are_shown_step_by_step(qtbot: QtBot) -> None:
    value = {f"n{number}": str(number) for number in range(100)}
    driver = _form(qtbot, {"additionalProperties": _TEXT}, value)
    assert not driver.has("passport.a.n40")
    assert driver.buttons("show_more")[0].text() == "Show more (60 entries left)"
    driver.press("show_more")
    driver.wait_for(lambda: driver.has("passport.a.n79"))
    driver.press("show_more")
    driver.wait_for(lambda: driver.has("passport.a.n99"))


def test_other_names_beside_properties_have_the_fields_of_their_schema(qtbot: QtBot) -> None:
    schema = {
        "properties": {"name": _TEXT},
        "patternProperties": {"_on$": {"type": "boolean"}},
        "additionalProperties": False,
    }
    driver = _form(qtbot, schema, {"name": "x", "tested_on": True})
    assert driver.box("passport.a.tested_on").currentText() == "Yes"
    assert not driver.view.findChildren(QToolButton, "more:passport.a")
    driver.line("new_key:passport.a").setText("made_at")
    driver.press("add:passport.a")
    assert "passport.a.made_at" not in driver.fields
    driver.line("new_key:passport.a").setText("made_on")
    driver.press("add:passport.a")
    driver.choose("passport.a.made_on", "No")
    assert driver.document["a"] == {"name": "x", "tested_on": True, "made_on": False}


def test_tab_visits_added_entries_in_their_order(qtbot: QtBot) -> None:
    schema = {"properties": {"a": {"additionalProperties": _TEXT}, "b": _TEXT}, "type": "object"}
    driver = FormDriver(qtbot, schema | {"additionalProperties": False}, {"a": {"x": "1"}})
    driver.line("new_key:passport.a").setText("y")
    driver.press("add:passport.a")
    order = [name.removeprefix("passport.") for name in driver.tab_order()]
    wanted = ("key:passport.a.x", "a.x", "key:passport.a.y", "a.y", "new_key:passport.a", "b")
    assert [name for name in order if name in wanted] == list(wanted)


def test_names_are_edited_in_a_line(qtbot: QtBot) -> None:
    driver = _form(qtbot, {"type": "object"}, {"x": {"deep": [1]}})
    assert isinstance(driver.find(QLineEdit, "key:passport.a.x"), QLineEdit)
    driver.find(QPlainTextEdit, "passport.a.x").setPlainText('{"deep": [2]}')
    assert driver.document == {"a": {"x": {"deep": [2]}}}


def test_a_map_in_a_large_form_is_created_when_it_is_opened(qtbot: QtBot) -> None:
    schema = {"properties": {"a": {"title": "Names", **_NAMES}}}
    driver = FormDriver(qtbot, schema, {"a": {"en": "Sock"}}, large=True)
    assert not driver.has("passport.a.en")
    driver.press("open:passport.a")
    driver.wait_for(lambda: driver.has("passport.a.en"))


def test_an_entry_added_while_others_are_created_is_the_last(qtbot: QtBot) -> None:
    value = {f"n{number}": str(number) for number in range(20)}
    schema = {"properties": {"a": {"title": "Names", "additionalProperties": _TEXT}}}
    driver = FormDriver(qtbot, schema, {"a": value}, large=True, is_sliced=True)
    driver.buttons("open:passport.a")[0].click()
    driver.wait_for(lambda: driver.has("passport.a.n2"))
    assert not driver.has("passport.a.n19")
    driver.line("new_key:passport.a").setText("toe")
    driver.buttons("add:passport.a")[0].click()
    assert driver.focused == "passport.a.toe"
    driver.type("x")
    driver.buttons("Remove n0")[0].click()
    assert driver.focused == "remove:passport.a.n1"
    driver.buttons("Remove toe")[0].click()
    assert driver.focused == "new_key:passport.a"  # the entry before it doesn't exist yet
    process_deferred_deletes()  # the row to add an entry is replaced
    driver.line("new_key:passport.a").setText("heel")
    driver.buttons("add:passport.a")[0].click()
    driver.wait_until_created()
    names = [f"a.n{number}" for number in range(1, 20)] + ["a.heel"]
    driver.wait_for(lambda: driver.fields == ["a", *names])
    assert [f"a.{name}" for name in driver.document["a"]] == names
    assert [name for name in driver.tab_order() if name.startswith("a.")] == names


def test_show_more_focuses_the_first_new_entry(qtbot: QtBot) -> None:
    value = {f"n{number}": str(number) for number in range(100)}
    schema = {"properties": {"a": {"additionalProperties": _TEXT}}}
    driver = FormDriver(qtbot, schema, {"a": value}, is_sliced=True)
    driver.buttons("show_more")[0].click()
    assert driver.focused == "key:passport.a.n40"
    driver.wait_until_created()
    assert driver.focused == "key:passport.a.n40"
