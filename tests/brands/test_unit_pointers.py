"""A brand file names the passport fields that are filled in for each unit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import (
    brand_document,
    parse_brand,
    read_brand_file,
    with_unit_pointers,
)
from dpp_desktop.brands.brand_import import import_brand, preview_import
from dpp_desktop.brands.brand_settings import setting_text
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.unit_field import MAX_UNIT_FIELDS, UnitField, UnitValue
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

TEXT = {"type": "string"}
CLOSED = {
    "additionalProperties": False,
    "properties": {
        "gtin": TEXT,
        "name": TEXT,
        "made_on": TEXT,
        "serialNumber": TEXT,
        "item": {"$ref": "#/$defs/item"},
        "tags": {"type": "array"},
    },
    "$defs": {
        "item": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "digitalLink": {"type": "string", "format": "uri"},
                "number": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                "piece": {"type": ["integer", "string"]},
            },
        }
    },
}


def _brand(units: Any, schema: Any = CLOSED, **changes: Any) -> dict[str, Any]:
    return a_brand(passport_schema=schema, unit_pointers=units, **changes)


def _problems(document: Any) -> set[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        parse_brand(document)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def test_unit_fields_are_read_and_written() -> None:
    units = {"/serialNumber": "serial", "/item/digitalLink": "url", "/item/piece": "batch"}
    brand = parse_brand(_brand(units))
    assert brand.unit_fields == (
        UnitField("/serialNumber", UnitValue.SERIAL),
        UnitField("/item/digitalLink", UnitValue.URL),
        UnitField("/item/piece", UnitValue.BATCH),
    )
    assert brand_document(brand)["unit_pointers"] == units
    assert parse_brand(brand_document(brand)) == brand


def test_a_unit_number_is_a_number_only_if_the_schema_allows_no_text() -> None:
    units = {"/item/number": "unit", "/item/piece": "unit", "/name": "unit"}
    fields = parse_brand(_brand(units)).unit_fields
    assert [field.is_number for field in fields] == [True, False, False]


@pytest.mark.parametrize(
    ("units", "field"),
    [
        ({"/serial": "serial"}, "unit_pointers./serial"),
        ({"/item/serial": "serial"}, "unit_pointers./item/serial"),
        ({"/name/serial": "serial"}, "unit_pointers./name/serial"),
        ({"/tags/0": "serial"}, "unit_pointers./tags/0"),
    ],
)
def test_places_that_the_schema_forbids_are_rejected(units: Any, field: str) -> None:
    assert _problems(_brand(units)) == {(field, "unit_nowhere")}


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"serial": False}},
        {"allOf": [{"additionalProperties": False}, {"properties": {"serial": TEXT}}]},
        {"unevaluatedProperties": False, "allOf": [{"properties": {"name": TEXT}}]},
        {"oneOf": [{"additionalProperties": False}, {"type": "string"}]},
        {"type": "array"},
        False,
    ],
)
def test_every_way_to_forbid_a_field_is_understood(schema: Any) -> None:
    units = {"/serial": "serial"}
    assert _problems(_brand(units, schema)) == {("unit_pointers./serial", "unit_nowhere")}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object"},
        True,
        {"additionalProperties": {"type": "object"}},
        {"oneOf": [{"additionalProperties": False}, {"properties": {"item": {}}}]},
        {"unevaluatedProperties": False, "allOf": [{"properties": {"item": {}}}]},
    ],
)
def test_open_schemas_allow_unit_fields(schema: Any) -> None:
    assert len(parse_brand(_brand({"/item/serial": "serial"}, schema)).unit_fields) == 1


def test_a_field_that_the_schema_allows_without_describing_it_gets_a_warning() -> None:
    units = {"/serial": "serial", "/name": "batch"}
    brand = parse_brand(_brand(units, {"properties": {"name": TEXT}}))
    codes = [(each.field, each.code) for each in plan_new_brand(brand).warnings]
    assert ("unit_pointers", "unit_undescribed") in codes
    assert codes.count(("unit_pointers", "unit_undescribed")) == 1


@pytest.mark.parametrize(
    ("units", "others"),
    [
        ({"/gtin": "serial"}, {}),
        ({"/ids/gtin/value": "serial"}, {"gtin_pointer": "/ids/gtin"}),
        ({"/ids": "serial"}, {"gtin_pointer": "/ids/gtin"}),
        ({"/made_on": "batch"}, {"batch_pointers": ["/made_on"]}),
        ({"/a/b": "batch"}, {"batch_pointers": ["/a"]}),
        ({"/a": "serial", "/a/b": "url"}, {}),
    ],
)
def test_two_values_cannot_have_one_place(units: Any, others: Any) -> None:
    ((_, code),) = _problems(_brand(units, {"type": "object"}, **others))
    assert code == "unit_collision"


@pytest.mark.parametrize(
    "units", [{"serial": "serial"}, {"/": "serial"}, {"/serialNumber": "gtin"}, ["/serialNumber"]]
)
def test_other_forms_are_rejected(units: Any) -> None:
    (problem,) = _problems(_brand(units))
    assert problem[0].startswith("unit_pointers")


def test_another_site_gets_the_unit_fields(workspace: Workspace, tmp_path: Path) -> None:
    brand = parse_brand(_brand({"/serialNumber": "serial", "/item/number": "unit"}))
    import_brand(workspace, brand)
    passphrase = "correct horse battery staple"
    export_brand(workspace, "brand", tmp_path / "brand.json", passphrase)
    received = read_brand_file(tmp_path / "brand.json", passphrase)
    assert replace(received, shared_key=None) == brand


def test_a_file_without_unit_fields_is_one_of_earlier_versions() -> None:
    assert "unit_pointers" not in brand_document(parse_brand(_brand({})))


def test_the_store_keeps_unit_fields_and_an_import_shows_how_they_change(
    workspace: Workspace,
) -> None:
    brand = parse_brand(_brand({"/item/number": "unit"}))
    import_brand(workspace, brand)
    with workspace.read() as transaction:
        stored = brands.find(transaction, "brand")
    assert stored
    assert stored.unit_fields == brand.unit_fields
    assert stored.later_pointers == ("/item/number",)
    plan = preview_import(workspace, parse_brand(_brand({"/serialNumber": "serial"})))
    (change,) = plan.changes
    assert change.before
    assert (change.name, setting_text(change.before), setting_text(change.after)) == (
        "unit_pointers",
        "/item/number = unit",
        "/serialNumber = serial",
    )
    assert plan.unit_fields_before == brand.unit_fields


PROPOSED = {
    "properties": {
        "serialNumber": TEXT,
        "instanceId": {"type": "string", "format": "uri"},
        "certificates": {"type": "array", "items": {"properties": {"serialNumber": TEXT}}},
        "product": {
            "properties": {
                "uniqueProductIdentifier": {"type": "string", "format": "uri"},
                "digitalLink": {"$ref": "#/$defs/text"},
                "lotNumber": TEXT,
                "unitNumber": {"type": "integer"},
                "stateOfCharge": TEXT,
                "batch": {"type": "object", "properties": {"batchNumber": TEXT}},
            }
        },
        "model": {"properties": {"uniqueProductIdentifier": TEXT, "serialName": TEXT}},
    },
    "$defs": {"text": TEXT},
}


def test_fields_with_usual_names_are_proposed_but_not_applied() -> None:
    brand = parse_brand(a_brand(passport_schema=PROPOSED))
    assert brand.unit_fields == ()
    assert plan_new_brand(brand).unit_proposals == (
        UnitField("/serialNumber", UnitValue.SERIAL),
        UnitField("/instanceId", UnitValue.URL),
        UnitField("/product/uniqueProductIdentifier", UnitValue.URL),
        UnitField("/product/digitalLink", UnitValue.URL),
        UnitField("/product/lotNumber", UnitValue.BATCH),
        UnitField("/product/unitNumber", UnitValue.UNIT, is_number=True),
        UnitField("/product/batch/batchNumber", UnitValue.BATCH),
    )


def test_fields_with_another_use_are_not_proposed() -> None:
    document = a_brand(
        passport_schema=PROPOSED,
        gtin_pointer="/product/digitalLink",
        batch_pointers=["/product/batch", "/instanceId"],
        unit_pointers={"/serialNumber": "serial"},
    )
    proposed = plan_new_brand(parse_brand(document)).unit_proposals
    assert [field.pointer.rpartition("/")[2] for field in proposed] == [
        "uniqueProductIdentifier",
        "lotNumber",
        "unitNumber",
    ]


def test_chosen_fields_are_added_to_the_brand_and_its_plan() -> None:
    brand = parse_brand(_brand({"/serialNumber": "serial"}))
    chosen = with_unit_pointers(brand, {"/item/digitalLink": "url"})
    assert [field.pointer for field in chosen.unit_fields] == ["/serialNumber", "/item/digitalLink"]
    plan = plan_new_brand(brand)
    (proposed,) = plan.unit_proposals
    assert (proposed.pointer, proposed.value) == ("/item/digitalLink", UnitValue.URL)
    plan = plan.with_unit_fields([proposed])
    assert plan.brand == chosen
    after = {setting.name: setting.after for setting in plan.settings}
    assert after["unit_pointers"] == chosen.unit_fields
    assert setting_text(chosen.unit_fields) == "/serialNumber = serial, /item/digitalLink = url"


@pytest.mark.parametrize("units", [{"/serial": "serial"}, {"/gtin": "serial"}, {"/name": "price"}])
def test_wrong_choices_are_rejected(units: dict[str, str]) -> None:
    with pytest.raises(InvalidInput, match="unit_pointers"):
        with_unit_pointers(parse_brand(_brand({})), units)


def test_published_names_are_recognized() -> None:
    names = ("serial_number", "itemSerial", "SerialNo", "productSerialNumber", "Seriennummer")
    schema = {"properties": dict.fromkeys(names, TEXT)}
    proposed = plan_new_brand(parse_brand(a_brand(passport_schema=schema))).unit_proposals
    assert {field.value for field in proposed} == {UnitValue.SERIAL}
    assert len(proposed) == len(names)


def test_a_brand_has_at_most_20_unit_fields() -> None:
    full = {f"/item/{number}": "serial" for number in range(MAX_UNIT_FIELDS)}
    schema = {"properties": {"serialNumber": TEXT}}
    assert plan_new_brand(parse_brand(_brand(full, schema))).unit_proposals == ()
    assert _problems(_brand({**full, "/more": "url"}, schema)) == {
        ("unit_pointers", "maxProperties")
    }


def test_a_value_is_named_by_a_constant_beside_it() -> None:
    def identifier(kind: object) -> dict[str, Any]:
        return {"properties": {"propertyID": kind, "value": TEXT}}

    schema = {
        "properties": {
            "first": identifier({"const": "serialNumber"}),
            "second": identifier({"enum": ["lot"]}),
            "third": identifier({"enum": ["serial", "gtin"]}),
            "fourth": identifier({"const": "colour"}),
        }
    }
    assert plan_new_brand(parse_brand(a_brand(passport_schema=schema))).unit_proposals == (
        UnitField("/first/value", UnitValue.SERIAL),
        UnitField("/second/value", UnitValue.BATCH),
    )


@pytest.mark.parametrize(
    ("rules", "value", "example"),
    [
        ({"enum": ["new", "used"]}, "serial", "'111111111111'"),
        ({"type": "number"}, "serial", "'111111111111'"),
        ({"type": "object"}, "url", "'https://id.brand.example/t/111111111111'"),
        ({"type": "string", "maxLength": 20}, "url", "'https://id.brand.example/t/111111111111'"),
        ({"type": "array"}, "batch", "'1'"),
        ({"type": "string", "pattern": "^[0-9]{6}$"}, "unit", "'1'"),
        ({"type": "string", "maxLength": 20}, "serial", ""),
        ({"type": "string", "pattern": "^[A-Z]"}, "batch", ""),  # some codes
        ({"type": ["integer", "null"]}, "unit", ""),
        ({}, "url", ""),
    ],
)
def test_a_field_that_can_have_no_value_of_a_unit_is_reported(
    rules: Any, value: str, example: str
) -> None:
    schema = {"properties": {"serialNumber": rules}}
    brand = parse_brand(a_brand(passport_schema=schema, unit_pointers={"/serialNumber": value}))
    found = [each for each in plan_new_brand(brand).warnings if each.code == "unit_impossible"]
    assert [
        f"values such as {example} at /serialNumber" in str(each.message) for each in found
    ] == [True for _ in filter(None, [example])]


def test_a_field_that_can_have_no_value_of_a_unit_is_not_proposed() -> None:
    schema = {
        "properties": {
            "digitalLink": {"type": "string", "maxLength": 20},
            "serialNumber": {"type": "string"},
        }
    }
    plan = plan_new_brand(parse_brand(a_brand(passport_schema=schema)))
    assert [field.pointer for field in plan.unit_proposals] == ["/serialNumber"]
