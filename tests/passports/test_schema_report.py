"""The report on a schema lists its files, fields, formats and unusable rules."""

from dataclasses import replace
from typing import Any

from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.passports.schema_fields import count_fields, required_fields
from dpp_desktop.passports.schema_report import (
    FoundField,
    FoundUnitField,
    SchemaFile,
    schema_report,
)
from dpp_desktop.passports.schema_report_texts import report_sections
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet
from tests.passports.examples import DRAFTS

MAIN: dict[str, Any] = {
    "$schema": DRAFTS["2019-09"],
    "$id": "https://schemas.example/main.json",
    "required": ["maker", "parts"],
    "properties": {
        "maker": {"$ref": "party.json"},
        "parts": {"items": {"required": ["share"], "properties": {"share": {}}}},
        "productId": {"properties": {"gtin": {"type": "string"}}},
        "on": {"format": "date"},
        "gone": False,
    },
    "anyOf": [{"required": ["on"]}, {"properties": {"later": {"format": "date"}}}],
}
PARTY: dict[str, Any] = {"required": ["name"], "properties": {"name": {}, "site": {}}}
SET = SchemaSet({"main.json": MAIN, "party.json": PARTY})


def test_files_and_fields_are_reported() -> None:
    report = schema_report(SET, "/gtin", ["/on", "/lot"])
    assert report.files == (
        SchemaFile("main.json", "https://schemas.example/main.json", "2019-09", is_named=True),
        SchemaFile("party.json", "", "2020-12", is_named=False),
    )
    assert report.field_count == len(
        ["maker", "name", "site", "parts", "share", "productId", "gtin", "on", "later"]
    )
    assert report.required == ("/maker", "/maker/name", "/parts")
    assert report.batch == (FoundField("/on", exists=True), FoundField("/lot", exists=False))
    assert report.unusable == ()


def test_the_gtin_field_is_found_or_proposed() -> None:
    report = schema_report(SET, "/gtin")
    assert (report.gtin, report.gtin_rule.need) == (
        FoundField("/gtin", exists=False),
        GtinNeed.NEVER,
    )
    assert report.gtin_proposals == ("/productId/gtin",)
    found = schema_report(SET, "/productId/gtin")
    assert found.gtin.exists
    assert found.gtin_proposals == ()


def test_unit_fields_are_found_or_proposed() -> None:
    schema = {
        "properties": {
            "serialNumber": {"type": "string"},
            "lotNumber": {"type": "string"},
            "link": {"type": "string", "format": "uri"},
        }
    }
    link, gone = UnitField("/link", UnitValue.URL), UnitField("/gone", UnitValue.SERIAL)
    report = schema_report(SchemaSet.of(schema), "/gtin", ["/lotNumber"], [link, gone])
    assert report.units == (FoundUnitField(link, exists=True), FoundUnitField(gone, exists=False))
    assert report.unit_proposals == (UnitField("/serialNumber", UnitValue.SERIAL),)
    (section,) = (each for each in report_sections(report) if each.title == "Unit fields")
    assert section.lines == (
        "/link = url",
        "/gone = serial, which the schema doesn't describe",
        "Fields that look as if they differ from unit to unit: /serialNumber = serial.",
    )


def test_formats_that_are_no_rules_are_listed_with_their_places() -> None:
    (date,) = schema_report(SET, "/gtin").formats
    assert date.name == "date"
    assert set(date.places) == {
        RuleLocation("main.json", "/properties/on/format"),
        RuleLocation("main.json", "/anyOf/1/properties/later/format"),
    }
    checked = schema_report(replace(SET, check_formats=True), "/gtin")
    assert (checked.check_formats, checked.formats) == (True, ())


def test_rules_that_are_turned_off_have_their_reasons() -> None:
    schema = {"properties": {"a": {"pattern": "("}, "b": {"$ref": "#/$defs/none"}}}
    off = (RuleLocation("", "/properties/a/pattern"),)
    pattern, reference = schema_report(replace(SchemaSet.of(schema), off=off), "/gtin").unusable
    assert (pattern.place, pattern.is_off) == ("/properties/a/pattern", True)
    assert pattern.reason
    assert "regular expression" in pattern.reason
    assert (reference.place, reference.is_off) == ("/properties/b/$ref", False)


def test_a_recursive_schema_is_counted_once() -> None:
    tree = SchemaSet.of({"required": ["a"], "properties": {"a": {"$ref": "#"}, "b": {}}})
    assert count_fields(tree) == 2
    assert required_fields(tree) == ("/a",)


def test_a_definition_counts_wherever_it_is_used() -> None:
    schema = {
        "properties": {"a": {"$ref": "#/$defs/d"}, "b": {"$ref": "#/$defs/d"}},
        "$defs": {"d": {"properties": {"n": {}}}, "unused": {"properties": {"n": {}}}},
    }
    assert count_fields(SchemaSet.of(schema)) == 4


def test_counting_ends() -> None:
    doubling = {
        f"d{n}": {"properties": {name: {"$ref": f"#/$defs/d{n + 1}"} for name in "ab"}}
        for n in range(40)
    }
    assert count_fields(SchemaSet.of({"$defs": doubling, "$ref": "#/$defs/d0"})) == 10_000
