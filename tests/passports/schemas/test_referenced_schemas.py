"""Invalid rules are found wherever references lead, not only below JSON Schema's own keywords."""

from typing import Any

import pytest

from dpp_desktop.passports.schemas.dialects import validator_class
from dpp_desktop.passports.schemas.drafts import Draft
from dpp_desktop.passports.schemas.schema_set import KEYWORDS, RuleLocation, SchemaSet
from dpp_desktop.passports.schemas.traversal import iter_schemas
from dpp_desktop.passports.schemas.validator import SchemaValidator, schema_faults

DRAFT_04 = "http://json-schema.org/draft-04/schema#"
LATEST = "https://json-schema.org/draft/2020-12/schema"

BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"pattern": "("}, "pattern"),
    ({"patternProperties": {"[": {}}}, "patternProperties/["),
    ({"type": "objekt"}, "type"),
    ({"properties": []}, "properties"),
    ({"required": "name"}, "required"),
    ({"$ref": "#/components/schemas/Nowhere"}, "$ref"),
    ({"properties": {"a": {"minLength": "5"}}}, "properties/a/minLength"),
    ({"items": {"allOf": [{"pattern": "*"}]}}, "items/allOf/0/pattern"),
]


def _set(rule: dict[str, Any], *, draft: str = LATEST, referenced: bool = True) -> SchemaSet:
    root = "Passport" if referenced else "Other"
    schemas = {"Passport": {"properties": {"x": rule}}, "Other": {"type": "object"}}
    return SchemaSet.of(
        {
            "$schema": draft,
            "$ref": f"#/components/schemas/{root}",
            "components": {"schemas": schemas},
        }
    )


@pytest.mark.parametrize("draft", [DRAFT_04, LATEST])
@pytest.mark.parametrize("referenced", [True, False])
@pytest.mark.parametrize(("rule", "pointer"), BROKEN)
def test_an_invalid_rule_outside_of_keywords_is_found_and_can_be_switched_off(
    rule: dict[str, Any], pointer: str, draft: str, *, referenced: bool
) -> None:
    schemas = _set(rule, draft=draft, referenced=referenced)
    (fault,) = schema_faults(schemas, "passport_schema")
    place = RuleLocation("", f"/components/schemas/Passport/properties/x/{pointer}")
    assert fault.place == place
    assert fault.problem.field.startswith(
        "passport_schema.components.schemas.Passport.properties.x"
    )
    repaired = schemas.switched_off([place])
    assert schema_faults(repaired, "passport_schema") == []
    assert SchemaValidator(repaired).problems({"x": {}}) == []


def test_an_unreferenced_container_of_openapi_is_checked() -> None:
    schema = {"type": "object", "components": {"schemas": {"Unused": {"pattern": "("}}}}
    (fault,) = schema_faults(SchemaSet.of(schema), "schema")
    assert fault.place == RuleLocation("", "/components/schemas/Unused/pattern")


def test_the_members_of_any_container_that_references_lead_into_are_checked() -> None:
    schema = {"$ref": "#/x/types/A", "x": {"types": {"A": {}, "B": {"type": 5}}}}
    (fault,) = schema_faults(SchemaSet.of(schema), "schema")
    assert fault.place == RuleLocation("", "/x/types/B/type")


def test_an_object_that_is_no_container_of_schemas_is_left_alone() -> None:
    schema = {
        "$ref": "#/x/A",
        "x": {"A": {"type": "object"}, "type": {"pattern": "("}, "version": "1.0"},
        "components": {"schemas": ["("], "examples": {"A": {"pattern": "("}}},
    }
    assert schema_faults(SchemaSet.of(schema), "schema") == []


def test_a_rule_in_another_file_is_named_by_that_file() -> None:
    schemas = SchemaSet(
        {
            "passport.json": {"properties": {"a": {"$ref": "parts/types.json#/components/A"}}},
            "parts/types.json": {"components": {"A": {"pattern": "("}, "B": {"$ref": "#/none"}}},
        }
    )
    faults = schema_faults(schemas, "schema")
    assert {fault.place for fault in faults} == {
        RuleLocation("parts/types.json", "/components/A/pattern"),
        RuleLocation("parts/types.json", "/components/B/$ref"),
    }
    assert all(fault.problem.field.startswith("schema.parts/types.json.") for fault in faults)


def test_each_schema_is_visited_once() -> None:
    schema: dict[str, Any] = {
        "properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {"$ref": "#/$defs/B"}},
        "$defs": {"B": {"$ref": "#/components/schemas/A"}},
        "components": {"schemas": {"A": {"properties": {"next": {"$ref": "#"}}}, "C": True}},
    }
    visited = [spot.steps for spot in iter_schemas(SchemaSet.of(schema))]
    assert len(visited) == len(set(visited))
    assert set(visited) == {
        (),
        ("properties", "a"),
        ("properties", "b"),
        ("$defs", "B"),
        ("components", "schemas", "A"),
        ("components", "schemas", "A", "properties", "next"),
        ("components", "schemas", "C"),
    }


def test_a_container_with_a_reference_to_each_of_its_members_is_walked_in_linear_time() -> None:
    names = [f"T{number}" for number in range(3_000)]
    schema = {
        "properties": {name: {"$ref": f"#/components/schemas/{name}"} for name in names},
        "components": {"schemas": {name: {"type": "string"} for name in names}},
    }
    visited = sum(1 for _ in iter_schemas(SchemaSet.of(schema)))
    assert visited == 1 + 2 * len(names)


def test_all_keywords_of_all_drafts_are_known() -> None:
    for draft in Draft:
        keywords = validator_class({"$schema": f"https://{draft.value}"}).VALIDATORS
        assert set(keywords) <= KEYWORDS
