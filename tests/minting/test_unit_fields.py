"""The values of unit fields are checked before a request is accepted, and kept with its job."""

from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.form_check import FormField, check_mint_form
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.minting.unit_check import sample_serials
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import ProductImport, import_products
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, a_brand, a_product, a_product_file

UNITS = {"/item/serial": "serial", "/item/link": "url", "/lot": "batch", "/item/no": "unit"}
PASSPORT = {"material": "wool", "item": {"serial": "SAMPLE-0001", "grade": "A"}}


def a_schema(**fields: Any) -> dict[str, Any]:
    """Return a schema with required unit fields, whose rules can be changed by name."""
    item = {
        "serial": {"type": "string", "pattern": "^[0-9A-Z]{12}$"},
        "link": {"type": "string", "format": "uri", "maxLength": 120},
        "no": {"type": "integer"},
    }
    lot = fields.pop("lot", {"type": "string"})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "required": ["material", "item", "lot"],
        "additionalProperties": False,
        "properties": {
            "material": {"type": "string"},
            "lot": lot,
            "item": {
                "type": "object",
                "required": ["serial", "link", "no"],
                "properties": {**item, "grade": {"enum": ["A", "B"]}, **fields},
            },
        },
    }


def put_brand(workspace: Workspace, schema: Any = None, **settings: Any) -> ProductImport:
    """Add the brand and its product A, whose passport has a sample's serial."""
    document = a_brand(
        **{"passport_schema": schema or a_schema(), "unit_pointers": UNITS} | settings
    )
    import_brand(workspace, parse_brand(document))
    products = a_product_file(a_product(sku="A", passport=PASSPORT))
    return import_products(workspace, "brand", parse_products(products, "/gtin"))


def _submit(workspace: Workspace, quantity: int = 5, batch: str = "LOT-7") -> MintJob:
    return submit(workspace, MintForm("brand", "A", batch, quantity)).job


def _problems(
    workspace: Workspace, quantity: int = 5, batch: str = "LOT-7"
) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidInput) as caught:
        _submit(workspace, quantity, batch)
    with workspace.read() as transaction:
        assert jobs.list_all(transaction) == []
    return [(each.field, each.code, str(each.message)) for each in caught.value.problems]


def test_a_valid_request_is_accepted_and_its_job_keeps_the_fields(workspace: Workspace) -> None:
    put_brand(workspace)
    job = _submit(workspace)
    assert job.unit_fields == (
        UnitField("/item/serial", UnitValue.SERIAL),
        UnitField("/item/link", UnitValue.URL),
        UnitField("/lot", UnitValue.BATCH),
        UnitField("/item/no", UnitValue.UNIT, is_number=True),
    )
    put_brand(workspace, unit_pointers={})
    with workspace.read() as transaction:
        assert jobs.require(transaction, job.id) == job


def test_products_are_complete_without_unit_fields(workspace: Workspace) -> None:
    assert put_brand(workspace).drafts == {}


def test_a_serial_that_is_too_long_is_reported_with_what_to_change(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(serial={"type": "string", "maxLength": 10}))
    ((field, code, message),) = _problems(workspace)
    assert (field, code) == ("brand", "unit_value")
    assert message == (
        "a serial such as 0123456789AB isn't allowed in passport.item.serial: must have at most 10 "
        "characters; it has 12. Change unit_pointers or the passport schema in the brand file."
    )


@pytest.mark.parametrize("pattern", ["^[0-9]+$", "^[0-9A-HK-Z]{12}$", "^.{11}[^Q]$", "^[^7]"])
def test_a_pattern_that_some_serials_break_is_found(workspace: Workspace, pattern: str) -> None:
    put_brand(workspace, a_schema(serial={"type": "string", "pattern": pattern}))
    ((field, code, _),) = _problems(workspace)
    assert (field, code) == ("brand", "unit_value")


def test_a_rule_under_a_condition_that_never_applies_changes_nothing(workspace: Workspace) -> None:
    schema = a_schema()
    digits = {"properties": {"item": {"properties": {"serial": {"pattern": "^[0-9]+$"}}}}}
    grade_b = {"properties": {"item": {"properties": {"grade": {"const": "B"}}}}}
    put_brand(workspace, {**schema, "if": grade_b, "then": digits})
    assert _submit(workspace).quantity == 5


def test_a_url_that_is_too_long_is_reported(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(link={"type": "string", "maxLength": 30}))
    ((field, _, message),) = _problems(workspace)
    assert field == "brand"
    assert "a URL such as https://id.brand.example/t/" in message


def test_the_last_unit_number_is_checked(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(no={"type": "integer", "maximum": 999}))
    ((field, code, message),) = _problems(workspace, 1_000)
    assert (field, code) == ("quantity", "unit_value")
    assert "unit number 1000 isn't allowed in passport.item.no" in message
    assert "Request fewer units" in message
    assert _submit(workspace, 999).quantity == 999


def test_unit_numbers_as_text_are_checked_by_length(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(no={"type": "string", "maxLength": 2}))
    assert _problems(workspace, 100)[0][0] == "quantity"
    assert _submit(workspace, 99).unit_fields[-1].is_number is False


def test_a_digit_in_between_is_checked(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(no={"type": "string", "pattern": "^[^7]*$"}))
    assert "unit number 7 " in _problems(workspace, 9)[0][2]
    assert _submit(workspace, 6).quantity == 6


@pytest.mark.parametrize(
    ("rule", "rejected"),
    [
        ({"enum": [1, 2, 4, 5]}, 3),
        ({"not": {"const": 3}}, 3),
        ({"not": {"enum": [2, 4]}}, 2),
        ({"anyOf": [{"maximum": 2}, {"minimum": 4}]}, 3),
        ({"oneOf": [{"maximum": 4}, {"minimum": 4}]}, 4),
        ({"if": {"minimum": 2, "maximum": 3}, "then": False}, 2),
    ],
)
@pytest.mark.parametrize("is_referenced", [False, True])
def test_a_unit_number_in_between_is_checked(
    workspace: Workspace, rule: dict[str, Any], rejected: int, is_referenced: bool
) -> None:
    rule = {"type": "integer", **rule}
    schema = a_schema(no={"allOf": [{"$ref": "#/definitions/no"}]} if is_referenced else rule)
    put_brand(workspace, {**schema, "definitions": {"no": rule}})
    ((field, code, message),) = _problems(workspace, 5)
    assert (field, code) == ("quantity", "unit_value")
    assert f"unit number {rejected} isn't allowed in passport.item.no" in message
    assert _submit(workspace, rejected - 1).quantity == rejected - 1


@pytest.mark.parametrize(
    "rule",
    [
        {"enum": [*range(1, 432), *range(433, 2_000)]},
        {"not": {"const": 432}},
        {"anyOf": [{"maximum": 431}, {"exclusiveMinimum": 432}]},
        {"anyOf": [{"maximum": 431}, {"minimum": 432, "exclusiveMinimum": True}]},
    ],
)
def test_a_large_unit_number_in_between_is_checked(workspace: Workspace, rule: Any) -> None:
    schema = a_schema(no={"type": "integer", **rule})
    draft = "draft-04" if "True" in str(rule) else "draft-07"
    put_brand(workspace, {**schema, "$schema": f"http://json-schema.org/{draft}/schema#"})
    assert "unit number 432 isn't" in _problems(workspace, 900)[0][2]
    assert _submit(workspace, 431).quantity == 431


def test_the_batch_code_is_reported_at_its_own_field(workspace: Workspace) -> None:
    put_brand(workspace, a_schema(lot={"type": "string", "maxLength": 4}))
    ((field, _, message),) = _problems(workspace)
    assert field == "batch"
    assert "Enter a different batch code" in message
    assert _submit(workspace, batch="LOT8").batch == "LOT8"


def test_a_value_in_the_way_is_reported(workspace: Workspace) -> None:
    schema = {"properties": {"item": {"type": ["object", "string"]}, "material": {}}}
    put_brand(workspace, schema, unit_pointers={"/material/serial": "serial"})
    ((field, code, _),) = _problems(workspace)
    assert (field, code) == ("passport.material.serial", "unit_blocked")


def test_other_problems_of_the_passport_are_reported_once(workspace: Workspace) -> None:
    assert put_brand(workspace, a_schema(grade={"const": "C"})).drafts.keys() == {"A"}
    ((field, code, _),) = _problems(workspace)
    assert (field, code) == ("passport.item.grade", "const")


def test_sequential_serials_are_checked_as_they_will_be(workspace: Workspace) -> None:
    digits = a_schema(serial={"type": "string", "pattern": "^[0-9]{12}$"})
    put_brand(workspace, digits, serials={"style": "sequential"})
    assert _submit(workspace, 10).quantity == 10
    with pytest.raises(InvalidInput, match="such as 00000000000A"):
        _submit(workspace, 1)


def test_samples_have_every_character_at_every_position() -> None:
    found = sample_serials(SerialStyle.PERMUTED, 0, 1)
    for position in range(12):
        assert len({serial[position] for serial in found}) == 32
    first, count = 1_000, 70_000
    sampled = sample_serials(SerialStyle.SEQUENTIAL, first, count)
    assert len(sampled) <= 130
    assert sampled[0] == "0000000000Z8"
    for position in range(8, 12):
        # 70,000 numbers count through all digits of the last three positions.
        assert len({serial[position] for serial in sampled}) == (32 if position > 8 else 3)


def test_the_form_shows_each_problem_at_the_field_to_change(workspace: Workspace) -> None:
    schema = a_schema(no={"type": "integer", "maximum": 3}, lot={"type": "string", "maxLength": 4})
    put_brand(workspace, schema)
    check = check_mint_form(workspace, MintForm("brand", "A", "LOT-7", "5"))
    assert check.problems.keys() == {FormField.BATCH, FormField.QUANTITY}
    empty = check_mint_form(workspace, MintForm("brand", "A", "", ""))
    assert empty.problems == {}
    assert not empty.can_submit


def test_the_url_is_judged_only_with_the_gtin(workspace: Workspace) -> None:
    schema = a_schema(link={"type": "string", "pattern": "/01/[0-9]{14}/21/"})
    schema["properties"]["gtin"] = {"type": "string"}
    schema["required"].append("gtin")
    put_brand(workspace, schema)
    without = check_mint_form(workspace, MintForm("brand", "A", "LOT-7", "5"))
    assert without.missing == (FormField.GTIN,)
    assert without.problems == {}
    assert submit(workspace, MintForm("brand", "A", "LOT-7", 5, gtin=GTIN)).job.gtin == GTIN
