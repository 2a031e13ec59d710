"""The values of a passport are found with the fields of its schema."""

import pytest

from dpp_desktop.passports.forms.field import Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.passports.property_names import unit_in_name
from dpp_desktop.passports.schemas.schema_set import SchemaSet

_ADDRESS = {"title": "Post", "properties": {"kind": {"const": "post"}, "town": {"title": "Town"}}}
_MAIL = {"title": "Mail", "properties": {"kind": {"const": "mail"}, "to": {"title": "To whom"}}}
_SCHEMA = {
    "$defs": {
        "part": {"properties": {"name": {"title": "Part"}, "inner": {"$ref": "#/$defs/part"}}}
    },
    "properties": {
        "contact": {"title": "Contact", "oneOf": [_ADDRESS, _MAIL]},
        "part": {"$ref": "#/$defs/part"},
        "weight_g": {"title": "Weight", "type": "number"},
        "share": {"title": "Share", "type": "number", "unit": "%"},
    },
}


def _root(document: object) -> PassportNode:
    return PassportNode.root(FormSchema(SchemaSet.of(_SCHEMA)), document)


def _titles(node: PassportNode) -> list[str]:
    return [part.field.title for part in node.parts]


def test_properties_have_the_order_of_the_schema_and_others_are_last() -> None:
    root = _root({"other_one": 1, "share": 2, "weight_g": 3})
    assert _titles(root) == ["Weight", "Share", "Other one"]
    assert [part.unit for part in root.parts] == ["g", "%", ""]
    assert [part.path for part in root.parts] == [("weight_g",), ("share",), ("other_one",)]


def test_the_variant_of_the_value_has_its_titles() -> None:
    (contact,) = _root({"contact": {"to": "a@b.example", "kind": "mail"}}).parts
    assert contact.field.title == "Contact"
    assert _titles(contact) == ["Kind", "To whom"]


def test_a_recursive_schema_is_followed_as_deep_as_the_value() -> None:
    node = _root({"part": {"inner": {"inner": {"name": "x"}}}})
    for _ in range(3):
        (node,) = node.parts
    assert _titles(node) == ["Part"]


def test_a_value_that_does_not_fit_the_schema_is_shown_all_the_same() -> None:
    (weight,) = _root({"weight_g": {"net": [1, 2]}}).parts
    assert (weight.field.title, weight.field.kind) == ("Weight", Kind.JSON)
    (net,) = weight.parts
    assert (net.field.title, [part.value for part in net.parts]) == ("Net", [1, 2])


def test_the_entries_of_a_map_have_their_names_as_titles_and_the_fields_of_its_schema() -> None:
    languages = {"patternProperties": {"^[a-z]{2}$": {"title": "Text", "type": "string"}}}
    part = {"properties": {"weight": {"title": "Weight", "type": "number"}}}
    schema = {
        "properties": {"names": languages, "parts": {"additionalProperties": part}, "free": {}},
        "patternProperties": {"_on$": {"format": "date"}},
    }
    document = {
        "names": {"de": "Socke", "other_one": 1},
        "parts": {"left_cuff": {"weight": 3}},
        "free": {"any_thing": 1},
        "made_on": "2027-02-18",
    }
    names, parts, free, made_on = PassportNode.root(
        FormSchema(SchemaSet.of(schema)), document
    ).parts
    assert _titles(names) == ["de", "Other one"]
    assert (_titles(parts), _titles(parts.parts[0])) == (["left_cuff"], ["Weight"])
    assert _titles(free) == ["Any thing"]
    assert made_on.field.kind is Kind.DATE


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("weight_kg", "kg"),
        ("energy_kwh", "kWh"),
        ("renewable_content_percent", "%"),
        ("percent", "%"),
        ("lengthCm", "cm"),
        ("minimum_c", "°C"),
        ("weight", ""),
        ("", ""),
    ],
)
def test_the_unit_is_the_last_word_of_a_name(name: str, unit: str) -> None:
    assert unit_in_name(name) == unit
