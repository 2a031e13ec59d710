"""The check of a mint form says which fields are missing or wrong."""

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.form_check import FormCheck, FormField, check_mint_form, mintable_brands
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.field import Kind
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "required": ["made_on", "made_at"],
    "properties": {
        "made_on": {"type": "string", "format": "date"},
        "line": {"type": "integer", "maximum": 9},
        "made_at": {
            "type": "object",
            "required": ["plant"],
            "properties": {"plant": {"type": "string"}, "place": {"type": "string"}},
        },
        "spare": {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
        },
    },
}
POINTERS = ["/made_on", "/line", "/made_at/plant", "/made_at/place", "/spare/kind"]


def _checked(workspace: Workspace, batch_data: dict[str, object]) -> FormCheck:
    brand = a_brand(passport_schema=SCHEMA, batch_pointers=POINTERS)
    import_brand(workspace, parse_brand(brand))
    import_products(workspace, "brand", [ProductRecord("ONE-1", "The one", None, "{}")])
    return check_mint_form(
        workspace, MintForm("brand", "ONE-1", "LOT-7", 5, None, None, batch_data)
    )


def _fields(workspace: Workspace) -> tuple[BatchField, ...]:
    offered = mintable_brands(workspace).items()
    return next(fields for brand, fields in offered if brand.key == "brand")


def _pointers(fields: list[BatchField]) -> list[str]:
    return [field.pointer for field in fields]


def test_missing_batch_fields_are_named(workspace: Workspace) -> None:
    check = _checked(workspace, {"/made_on": "2026-11-24"})
    assert check.missing == (FormField.BATCH_DATA,)
    assert _pointers(check.missing_batch_fields(_fields(workspace))) == ["/made_at/plant"]
    check = _checked(workspace, {"/made_at/place": "Here"})
    missing = _pointers(check.missing_batch_fields(_fields(workspace)))
    assert missing == ["/made_on", "/made_at/plant"]


def test_invalid_batch_fields_are_named(workspace: Workspace) -> None:
    check = _checked(workspace, {"/made_on": "24 November", "/line": 12, "/made_at/plant": "P1"})
    assert check.invalid == (FormField.BATCH_DATA,)
    fields = _fields(workspace)
    assert _pointers(check.invalid_batch_fields(fields)) == ["/made_on", "/line"]
    assert check.missing_batch_fields(fields) == []


def test_a_batch_field_is_required_if_the_objects_around_it_are(workspace: Workspace) -> None:
    _checked(workspace, {})
    required = {field.pointer: field.required for field in _fields(workspace)}
    assert required == {
        "/made_on": True,
        "/line": False,
        "/made_at/plant": True,
        "/made_at/place": False,
        "/spare/kind": False,
    }


def test_a_batch_field_in_a_map_has_the_schema_of_its_entries(workspace: Workspace) -> None:
    results = {"type": "object", "additionalProperties": {"type": "number"}}
    schema = {"required": ["results"], "properties": {"results": results}}
    pointers = ["/results/pressure_bar"]
    import_brand(workspace, parse_brand(a_brand(passport_schema=schema, batch_pointers=pointers)))
    (field,) = _fields(workspace)
    assert (field.field.kind, field.field.title) == (Kind.NUMBER, "pressure_bar")
    assert not field.required
