"""The combo box of variants shows names, each with what distinguishes it; never bare numbers."""

from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.ui.products.form_field import FormContext, PassportDraft
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.theme.theme import Theme


def _group(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _shown(qtbot: QtBot, branches: list[Any]) -> list[str]:
    """Return the names that the form's combo box offers for the variants."""
    schema = {
        "properties": {"value": {"title": "Value", "oneOf": branches}},
        "$defs": {"careLabel": _group(code={"type": "string"})},
    }
    view = FormView()
    qtbot.addWidget(view)
    form = FormSchema(SchemaSet.of(schema))
    view.show_form(FormContext(form, PassportDraft({}), ("gtin",), ""))
    (box,) = view.findChildren(QComboBox)
    return [box.itemText(place) for place in range(1, box.count())]


@pytest.mark.parametrize(
    ("branches", "names"),
    [
        (
            [{"type": "number"}, {"type": "string"}, {"items": {"type": "number"}}],
            ["Number", "Text", "List of numbers"],
        ),
        (
            [{"type": "array", "items": {"type": name}} for name in ("string", "boolean")],
            ["List of texts", "List of yes/no values"],
        ),
        ([{"type": "array", "items": {"$ref": "#/$defs/careLabel"}}, {"type": "integer"}],
         ["List of field groups", "Whole number"]),
        ([{"$ref": "#/$defs/careLabel"}, {"type": "boolean"}], ["Care label", "Yes or no"]),
        ([_group("symbols", symbols={}), _group("text", text={})], ["Symbols", "Text"]),
        ([_group(new={"const": True}), _group(new={"const": False})], ["New: Yes", "New: No"]),
        (
            [{"type": "string", "format": "email"}, {"type": "string", "format": "date"},
             {"type": "string"}],
            ["Text · email", "Date", "Text"],
        ),
        (
            [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "number", "minimum": 2}],
            ["Number · From 0 to 1", "Number · At least 2"],
        ),
        (
            [{"type": "string", "maxLength": 3}, {"type": "string", "minLength": 4},
             {"type": "string", "minLength": 2, "maxLength": 2}],
            ["Text · up to 3 characters", "Text · 4 or more characters", "Text · 2 characters"],
        ),
        (
            [{"type": "string", "pattern": "^[0-9]{2}$"}, {"type": "string"}],
            ["Text · must be exactly 2 digits", "Text"],
        ),
        (
            [_group(street={}, town={}), _group(town={}, box={})],
            ["Group of fields · Street", "Group of fields · Box"],
        ),
        (
            [{"title": "Size", "type": "string"}, {"title": "Size", "type": "number"}],
            ["Size · Text", "Size · Number"],
        ),
        ([{"title": "Size", "type": "string"}] * 2, ["Size (1)", "Size (2)"]),
        (
            [{"enum": ["red", "blue"]}, {"type": "string"}],
            ["Choice", "Text"],
        ),
    ],
)  # fmt: skip
def test_variants_have_names(
    qtbot: QtBot, theme: Theme, branches: list[Any], names: list[str]
) -> None:
    assert _shown(qtbot, branches) == names
