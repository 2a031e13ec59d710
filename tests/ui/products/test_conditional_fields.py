"""The form shows the fields that the conditions of the schema call for."""

from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.products.form_driver import FormDriver

_TEXT = {"type": "string"}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["sock", "battery"]},
        "health": {
            "type": "object",
            "required": ["note"],
            "properties": {"percent": {"type": "number"}, "note": _TEXT},
        },
        "parts": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"metal": {"type": "boolean"}, "name": _TEXT},
                "if": {"required": ["metal"], "properties": {"metal": {"const": True}}},
                "then": {"required": ["alloy"], "properties": {"alloy": _TEXT}},
            },
        },
        "name": _TEXT,
    },
    "required": ["health"],
    "allOf": [
        {
            "if": {"required": ["kind"], "properties": {"kind": {"const": "battery"}}},
            "then": {
                "required": ["torque"],
                "properties": {
                    "torque": {"type": "number"},
                    "cells": {},
                    "health": {"required": ["percent"]},
                },
            },
            "else": {"properties": {"size": _TEXT}},
        },
        {
            "if": {
                "required": ["health"],
                "properties": {"health": {"required": ["note"], "type": "object"}},
            },
            "then": {"required": ["name"]},
        },
    ],
}


def test_a_sock_does_not_ask_for_torque(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"kind": "sock"})
    assert "size" in driver.fields
    assert "torque" not in driver.fields
    driver.choose("passport.kind", "battery")
    assert driver.focused == "passport.kind"
    assert driver.title("torque") == "Torque *"
    assert "size" not in driver.fields
    driver.wait_for(lambda: driver.fields.index("torque") > driver.fields.index("name"))


def test_tab_visits_new_fields_in_their_order(qtbot: QtBot) -> None:
    properties = {"kind": _SCHEMA["properties"]["kind"], "torque": _TEXT, "name": _TEXT}
    schema = {
        "additionalProperties": False,
        "properties": properties,
        "if": {"required": ["kind"]},
        "else": {"properties": {"torque": False}},
    }
    driver = FormDriver(qtbot, schema, {})
    assert driver.tab_order() == ["kind", "name"]
    driver.choose("passport.kind", "battery")
    assert driver.tab_order() == ["kind", "torque", "name"]


def test_nested_values_decide_about_outer_fields_and_the_other_way_round(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"kind": "battery"})
    assert driver.title("health.percent") == "Percent *"
    assert driver.title("name") == "Name"
    note = driver.line("passport.health.note")
    QTest.keyClicks(note, "go")
    assert driver.title("name") == "Name *"
    assert driver.line("passport.health.note") is note
    driver.choose("passport.kind", "sock")
    assert driver.title("health.percent") == "Percent"
    assert driver.document == {"kind": "sock", "health": {"note": "go"}}


def test_entries_of_a_list_have_conditions_of_their_own(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"parts": [{"metal": True}, {"name": "Cuff"}]})
    assert driver.title("parts[0].alloy") == "Alloy *"
    assert "parts[1].alloy" not in driver.fields
    driver.choose("passport.parts[1].metal", "Yes")
    assert driver.title("parts[1].alloy") == "Alloy *"
    assert driver.focused == "passport.parts[1].metal"


def test_a_value_that_does_not_apply_is_kept_and_shown(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"kind": "battery", "torque": 3})
    driver.choose("passport.kind", "sock")
    assert driver.document == {"kind": "sock", "torque": 3}
    assert driver.title("torque") == "Torque"
    assert driver.caption("torque").startswith("This field doesn't apply to the current values.")
    driver.choose("passport.kind", "battery")
    assert driver.caption("torque") == ""
    driver.choose("passport.kind", "sock")
    driver.focus("passport.torque")
    driver.line("passport.torque").clear()
    QTest.keyClicks(driver.line("passport.torque"), "4")
    driver.line("passport.torque").setText("")
    driver.line("passport.torque").textEdited.emit("")
    assert driver.focused == "passport.torque"
    driver.focus("passport.name")
    driver.wait_for(lambda: "torque" not in driver.fields)
    assert driver.document == {"kind": "sock"}


def test_invalid_json_is_not_removed_with_its_condition(qtbot: QtBot) -> None:
    schema = {
        "properties": {"kind": _SCHEMA["properties"]["kind"]},
        "if": {"required": ["kind"]},
        "then": {"properties": {"cells": {"enum": []}}},
    }
    driver = FormDriver(qtbot, schema, {"kind": "sock"})
    cells = driver.find(QPlainTextEdit, "passport.cells")
    cells.setPlainText("[1")
    driver.choose("passport.kind", "– not specified –")
    assert "cells" in driver.fields
    assert driver.view.has_json_error


def test_a_field_with_another_editor_keeps_the_focus(qtbot: QtBot) -> None:
    schema = {
        "properties": {"name": _TEXT},
        "if": {"required": ["size"], "properties": {"size": {"pattern": "^[0-9]+$"}}},
        "then": {"properties": {"size": {"type": "number"}}},
        "else": {"properties": {"size": _TEXT}},
    }
    driver = FormDriver(qtbot, schema, {"size": "L"})
    driver.focus("passport.size")
    driver.line("passport.size").selectAll()
    driver.type("42")
    assert driver.focused == "passport.size"
    assert driver.line("passport.size").text() == "42"


def test_the_gtin_of_the_product_fulfils_conditions(qtbot: QtBot) -> None:
    schema = {
        "properties": {"gtin": _TEXT},
        "if": {"required": ["gtin"]},
        "then": {"properties": {"batch": _TEXT}},
    }
    driver = FormDriver(qtbot, schema, {}, gtin=("gtin", "09506000134352"))
    assert driver.fields == ["gtin", "batch"]


def test_the_fields_of_a_large_form_follow_their_conditions(qtbot: QtBot) -> None:
    driver = FormDriver(qtbot, _SCHEMA, {"kind": "sock", "health": {"note": "x"}}, large=True)
    driver.press("open:passport.health")
    driver.wait_for(lambda: driver.title("health.percent") == "Percent")
    driver.choose("passport.kind", "battery")
    driver.wait_for(lambda: driver.has("passport.torque"))
    assert driver.title("health.percent") == "Percent *"
    assert not driver.has("passport.size")
    driver.check()
    assert driver.problem("torque") == "This is required but missing."


def test_a_group_that_a_condition_requires_can_be_opened(qtbot: QtBot) -> None:
    part = {"type": "object", "properties": {"a": _TEXT}}
    schema = {
        "properties": {"kind": _SCHEMA["properties"]["kind"]},
        "if": {"required": ["kind"]},
        "then": {"properties": {"part": part}, "required": ["part"]},
        "else": {"properties": {"part": part}},
    }
    driver = FormDriver(qtbot, schema, {}, large=True)
    driver.choose("passport.kind", "battery")
    driver.wait_for(lambda: driver.has("open:passport.part"))
    assert driver.buttons("open:passport.part")[0].accessibleName() == "Part, required"
    driver.press("open:passport.part")
    driver.wait_for(lambda: driver.has("passport.part.a"))
