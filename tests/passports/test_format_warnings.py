"""Values in the wrong format get a warning where the schema doesn't enforce the format."""

from dataclasses import replace
from typing import Any

import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.format_warnings import (
    FORMAT_WARNING,
    check_with_warnings,
    descriptive_formats,
)
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet
from tests.passports.examples import DRAFTS

DATED: dict[str, Any] = {"properties": {"on": {"type": "string", "format": "date"}}}


def _warned(schema: Any, *passports: Any) -> list[list[tuple[str, str]]]:
    """Return field and message of the warnings about each passport."""
    text = schema if isinstance(schema, str) else canonical(schema)
    asked = [(canonical(passport), None) for passport in passports]
    problems, found = check_with_warnings(text, "/gtin", asked)
    assert problems == list(check_passports(text, "/gtin", asked))
    assert all(each.code == FORMAT_WARNING for warnings in found for each in warnings)
    return [[(each.field, str(each.message)) for each in warnings] for warnings in found]


@pytest.mark.parametrize("draft", ["draft-04", "2019-09", "2020-12"])
def test_a_described_format_is_a_warning(draft: str) -> None:
    schema = {"$schema": DRAFTS[draft]} | DATED
    warning = (
        "passport.on",
        "must be a date such as 2027-02-18. The schema doesn't enforce this format.",
    )
    assert _warned(schema, {"on": "soon"}, {"on": "2027-02-18"}, {}) == [[warning], [], []]


def test_an_enforced_format_is_no_warning() -> None:
    assert _warned({"$schema": DRAFTS["draft-07"]} | DATED, {"on": "soon"}) == [[]]
    checked = replace(SchemaSet.of(DATED), check_formats=True)
    assert _warned(checked.text, {"on": "soon"}) == [[]]


def test_a_field_with_a_problem_has_no_warning_too() -> None:
    schema = {"properties": {"on": {"maxLength": 2, "format": "date"}}}
    assert _warned(schema, {"on": "soon"}) == [[]]


def test_one_of_several_formats_is_enough() -> None:
    formats = {"anyOf": [{"format": "date"}, {"format": "date-time"}]}
    either = {"properties": {"on": formats}}
    assert _warned(either, {"on": "2027-02-18T09:30:00Z"}) == [[]]


@pytest.mark.parametrize(
    "rule",
    [
        {"not": {"format": "date"}},
        {"if": {"$ref": "#/$defs/day"}, "then": {"maxLength": 1}},
        {"oneOf": [{"format": "date"}, {"maxLength": 10}]},
        {"items": {"oneOf": [{"properties": {"on": {"format": "date"}}}, {"required": ["on"]}]}},
        {"contains": {"format": "date"}, "maxContains": 1},
        {"anyOf": [{"format": "date"}, {"format": "uri"}], "maxLength": 8},
    ],
)
@pytest.mark.parametrize(
    "value", ["soon", "2027-02-18", ["soon", "later"], [{"on": "soon"}], [{"on": "2027-02-18"}]]
)
def test_problems_are_those_of_the_schema_itself(rule: dict[str, Any], value: object) -> None:
    """A format as a rule can make a document valid that the schema rejects."""
    schema = {"properties": {"a": rule}, "$defs": {"day": {"format": "date"}}}
    _warned(schema, {"a": value})


def test_the_formats_of_a_schema_that_are_no_rules() -> None:
    schema = {
        "properties": {
            "on": {"format": "date"},
            "until": {"$ref": "#/$defs/day"},
            "colour": {"format": "color"},
        },
        "$defs": {"day": {"format": "date"}},
    }
    colour, date = descriptive_formats(SchemaSet.of(schema))
    assert (colour.name, colour.can_be_checked) == ("color", False)
    assert (date.name, date.can_be_checked) == ("date", True)
    assert date.places == (
        RuleLocation("", "/$defs/day/format"),
        RuleLocation("", "/properties/on/format"),
    ) or date.places == (
        RuleLocation("", "/properties/on/format"),
        RuleLocation("", "/$defs/day/format"),
    )
    (unknown,) = descriptive_formats(replace(SchemaSet.of(schema), check_formats=True))
    assert unknown.name == "color"
