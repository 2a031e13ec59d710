"""Questions about untrusted schemas are answered after a limited number of steps."""

from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.passports.schema_fields import MAX_COUNTED, MAX_REQUIRED, count_fields
from dpp_desktop.passports.schema_report import schema_report
from dpp_desktop.passports.schema_report_texts import report_sections
from dpp_desktop.passports.schemas.field_place import FieldPlace, described_objects
from dpp_desktop.passports.schemas.gtin_place import GtinPlace
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import WorkLimit
from dpp_desktop.passports.schemas.unit_places import unit_candidates
from tests.passports.examples import a_brand

LEVELS = 40
"""A search that visits twice as many schemas on each level doesn't end."""


def _doubled(keyword: str, end: Any) -> dict[str, Any]:
    """Return definitions of which each applies the next one twice, up to the end."""
    next_levels = [{"$ref": f"#/$defs/a{n + 1}"} for n in range(LEVELS)]
    levels = {f"a{n}": {keyword: [each, each]} for n, each in enumerate(next_levels)}
    return {**levels, f"a{LEVELS}": end}


def _schema(name: str, keyword: str, end: Any) -> SchemaSet:
    field = {"$ref": "#/$defs/a0"}
    return SchemaSet.of({"properties": {name: field}, "$defs": _doubled(keyword, end)})


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
@pytest.mark.parametrize("end", [{"type": "string"}, {"type": "integer"}, False])
def test_a_field_with_doubled_references_is_judged(keyword: str, end: Any) -> None:
    place = FieldPlace(_schema("serialNumber", keyword, end), "/serialNumber")
    assert place.is_text is (end == {"type": "string"})
    assert place.is_number is (end == {"type": "integer"})
    assert place.accepts("7") is (end is not False)


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_a_gtin_is_written_by_doubled_rules(keyword: str) -> None:
    place = GtinPlace(_schema("gtin", keyword, {"maxLength": 13}), "/gtin")
    assert place.with_gtin({}, "09506000134352") == {"gtin": "9506000134352"}


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_names_are_judged_by_doubled_rules(keyword: str) -> None:
    closed = {"properties": {"name": {}}, "additionalProperties": False}
    schemas = _schema("item", keyword, closed)
    assert FieldPlace(schemas, "/item/name").is_allowed
    assert not FieldPlace(schemas, "/item/serial").is_allowed


def test_a_long_pointer_into_doubled_properties_is_judged() -> None:
    inside = [{"properties": {"a": {"$ref": f"#/$defs/a{n + 1}"}}} for n in range(LEVELS)]
    levels = {f"a{n}": {"allOf": [each, dict(each)]} for n, each in enumerate(inside)}
    last: dict[str, Any] = {f"a{LEVELS}": {"additionalProperties": False}}
    schemas = SchemaSet.of({"$ref": "#/$defs/a0", "$defs": levels | last})
    assert FieldPlace(schemas, "/a" * LEVELS).is_allowed
    assert not FieldPlace(schemas, "/a" * LEVELS + "/b").is_allowed


def test_a_brand_with_doubled_references_is_planned_and_its_field_proposed() -> None:
    schema = _schema("serialNumber", "allOf", {"type": "string"}).root
    plan = plan_new_brand(parse_brand(a_brand(passport_schema=schema)))
    assert [field.pointer for field in plan.unit_proposals] == ["/serialNumber"]


def test_a_long_chain_of_references_counts_as_allowed() -> None:
    chain = {f"a{n}": {"$ref": f"#/$defs/a{n + 1}"} for n in range(2_000)}
    end = {"a2000": {"maxLength": 1}}
    schemas = SchemaSet.of({"properties": {"gtin": {"$ref": "#/$defs/a0"}}, "$defs": chain | end})
    place = GtinPlace(schemas, "/gtin")
    assert place.is_text
    assert place.accepts("text")


def test_rules_beyond_the_limit_count_as_allowing_everything() -> None:
    rules = [{"maxLength": 50}] * 20 + [{"maxLength": 1}]
    place = FieldPlace(SchemaSet.of({"properties": {"a": {"allOf": rules}}}), "/a")
    assert not place.accepts("text")
    assert place.accepts("text", WorkLimit(10))
    assert not place.accepts("text", WorkLimit(30))
    none = [False] * 20
    choice = FieldPlace(SchemaSet.of({"properties": {"a": {"anyOf": none}}}), "/a")
    assert not choice.accepts("text")
    assert choice.accepts("text", WorkLimit(10))


def test_objects_and_proposals_share_a_limit() -> None:
    limit = WorkLimit(100)
    many: Any = {f"p{n}": {"properties": {"serial": {}}} for n in range(500)}
    schemas = SchemaSet.of({"allOf": [{"properties": many}] + [{}] * 50})
    found = list(described_objects(schemas, limit))
    assert limit.is_reached
    assert 1 < len(found) < 100
    # Each of these fields is an object, so that none is proposed and all are looked at.
    objects = {f"a{n} serial": {"type": "object"} for n in range(900)}
    wide = SchemaSet.of({"properties": objects, "allOf": [{}] * 2_000})
    assert unit_candidates(wide) == ()


def test_required_fields_are_listed_up_to_a_limit() -> None:
    doubling = {
        f"d{n}": {
            "required": ["x", "y"],
            "properties": {name: {"$ref": f"#/$defs/d{n + 1}"} for name in "xy"},
        }
        for n in range(40)
    }
    schemas = SchemaSet.of({"$defs": doubling, "$ref": "#/$defs/d0"})
    report = schema_report(schemas, "/gtin")
    assert len(set(report.required)) == MAX_REQUIRED
    assert not report.has_all_required
    (section,) = (each for each in report_sections(report) if each.title == "Required fields")
    assert str(section.lines[0]).endswith(", …")


def test_counting_ends_where_many_rules_apply_to_many_fields() -> None:
    rules = {"allOf": [{"title": str(n)} for n in range(2_000)]}
    fields = {f"p{n}": {"$ref": "#/$defs/rules", "title": str(n)} for n in range(2_000)}
    schemas = SchemaSet.of({"properties": fields, "$defs": {"rules": rules}})
    assert count_fields(schemas) == MAX_COUNTED
