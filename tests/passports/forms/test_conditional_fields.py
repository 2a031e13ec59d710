"""The fields of an object follow the conditions of its schema."""

from typing import Any

import pytest

from dpp_desktop.passports.forms.field import ABSENT, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from tests.passports.examples import DRAFTS
from tests.passports.forms.schemas import form_from

_TEXT = {"type": "string"}
_BATTERY = {"required": ["kind"], "properties": {"kind": {"const": "battery"}}}
_PRODUCT: dict[str, Any] = {
    "type": "object",
    "properties": {"kind": {"enum": ["sock", "battery"]}, "name": _TEXT},
    "if": _BATTERY,
    "then": {"required": ["torque"], "properties": {"torque": {"type": "number"}}},
    "else": {"properties": {"size": _TEXT, "kind": {"const": "sock"}}},
}


def shown(form: FormSchema, value: object, field: Field | None = None) -> dict[str, str]:
    """Return the fields for the value: '*' for a required one, '-' for one that doesn't apply."""
    fields = form.fields_for(field or form.root, value)
    return {each.name: "-" * (not each.applies) + "*" * each.required for each in fields}


def test_a_sock_has_no_torque() -> None:
    form = form_from(_PRODUCT)
    assert shown(form, {"kind": "battery"}) == {"kind": "", "name": "", "torque": "*"}
    assert shown(form, {"kind": "sock"}) == {"kind": "", "name": "", "size": ""}
    assert shown(form, {}) == shown(form, ABSENT) == {"kind": "", "name": "", "size": ""}
    assert [field.name for field in form.fields(form.root)] == ["kind", "name", "torque", "size"]


def test_the_deciding_field_keeps_all_its_choices() -> None:
    form = form_from(_PRODUCT)
    kind = form.fields_for(form.root, {"kind": "sock"})[0]
    assert [choice.value for choice in kind.choices] == ["sock", "battery"]


def test_a_value_that_does_not_apply_keeps_its_field() -> None:
    form = form_from(_PRODUCT)
    value = {"kind": "sock", "torque": 3}
    assert shown(form, value) == {"kind": "", "name": "", "torque": "-", "size": ""}
    assert form.fields_for(form.root, value)[2].kind is Kind.NUMBER


def test_the_state_changes_only_with_the_fields() -> None:
    form = form_from(_PRODUCT)

    def state(value: object) -> object:
        return form.state_for(form.root, value)

    assert state({"kind": "sock"}) == state({"kind": "sock", "name": "Long", "size": "L"})
    assert state({"kind": "sock"}) != state({"kind": "battery"})
    assert state({"kind": "sock"}) != state({"kind": "sock", "torque": 3})
    plain = form_from({"properties": {"a": _TEXT}})
    assert plain.state_for(plain.root, {"a": "b"}) is None


def test_several_conditions_and_conditions_in_branches() -> None:
    schema = _PRODUCT | {
        "if": True,
        "then": {},
        "allOf": [
            {"if": _BATTERY, "then": {"properties": {"cells": {"type": "integer"}}}},
            {
                "if": _BATTERY,
                "then": {
                    "if": {"required": ["cells"], "properties": {"cells": {"minimum": 2}}},
                    "then": {"properties": {"balancing": _TEXT}, "required": ["balancing"]},
                },
            },
        ],
        "else": {},
    }
    form = form_from(schema)
    assert "cells" not in shown(form, {"kind": "sock"})
    assert "balancing" not in shown(form, {"kind": "battery", "cells": 1})
    assert shown(form, {"kind": "battery", "cells": 2})["balancing"] == "*"


def test_requirements_and_limits_reach_nested_groups_and_fields() -> None:
    schema = {
        "properties": {
            "kind": _TEXT,
            "energy": {"type": "number"},
            "health": {"properties": {"percent": {"type": "number"}, "note": _TEXT}},
        },
        "if": _BATTERY,
        "then": {
            "properties": {
                "health": {"required": ["percent"], "properties": {"energy": {"type": "number"}}},
                "energy": {"exclusiveMinimum": 2},
            }
        },
    }
    form = form_from(schema)
    _kind, energy, health = form.fields_for(form.root, {"kind": "battery"})
    assert (energy.kind, energy.limits.above) == (Kind.NUMBER, 2)
    assert shown(form, {}, health) == {"percent": "*", "note": "", "energy": ""}
    _kind, energy, health = form.fields_for(form.root, {"kind": "sock"})
    assert energy.limits.above is None
    assert shown(form, {}, health) == {"percent": "", "note": ""}


@pytest.mark.parametrize("nothing", [False, {"not": {}}, {"not": True}])
def test_a_field_that_a_branch_forbids_is_shown_only_with_a_value(nothing: Any) -> None:
    schema = _PRODUCT | {"else": {"properties": {"name": nothing}}}
    form = form_from(schema)
    assert "name" not in shown(form, {"kind": "sock"})
    assert shown(form, {"kind": "sock", "name": "Long"})["name"] == "-"
    assert shown(form, {"kind": "battery"})["name"] == ""


def test_dependencies_between_properties() -> None:
    schema = {
        "$schema": DRAFTS["2020-12"],
        "properties": {"wool": _TEXT, "origin": _TEXT},
        "dependentRequired": {"wool": ["origin"]},
        "dependentSchemas": {"origin": {"properties": {"farm": _TEXT}, "required": ["farm"]}},
    }
    form = form_from(schema)
    assert shown(form, {}) == {"wool": "", "origin": ""}
    assert shown(form, {"wool": "x"}) == {"wool": "", "origin": "*"}
    assert shown(form, {"origin": "x"}) == {"wool": "", "origin": "", "farm": "*"}


def test_dependencies_of_draft_07() -> None:
    schema = {
        "$schema": DRAFTS["draft-07"],
        "properties": {"wool": _TEXT, "origin": _TEXT},
        "dependencies": {"wool": ["origin"], "origin": {"properties": {"farm": _TEXT}}},
    }
    form = form_from(schema)
    assert shown(form, {"wool": "x"}) == {"wool": "", "origin": "*"}
    assert shown(form, {"origin": "x"}) == {"wool": "", "origin": "", "farm": ""}


def test_undecided_conditions_show_the_fields_of_all_branches() -> None:
    form = form_from(_PRODUCT | {"if": {"properties": {"name": {"pattern": "^(?=x)"}}}})
    expected = {"kind": "", "name": "", "torque": "", "size": ""}
    assert shown(form, {"name": "y"}) == expected


def test_conditions_of_a_variant_follow_its_value() -> None:
    schema = {"properties": {"part": {"oneOf": [_PRODUCT | {"title": "Product"}, _TEXT]}}}
    form = form_from(schema)
    (part,) = form.fields(form.root)
    product = form.variants(part)[0]
    assert shown(form, {"kind": "battery"}, product)["torque"] == "*"
    assert "torque" not in shown(form, {"kind": "sock"}, product)
