"""Shipped schemas and samples are valid."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import FormatChecker
from jsonschema.validators import Draft202012Validator

from dpp_desktop import resource_paths
from dpp_desktop.brands import brand_file, encryption
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.common.json_text import read_file
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS
from dpp_desktop.exporting.verification.manifest import FORMAT
from dpp_desktop.identity.links import MAX_STEM_LENGTH
from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.brand import SerialPolicy, SerialScope, SerialStyle
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH
from dpp_desktop.passports.schemas.validator import check_passport
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.samples import SAMPLE_BRANDS

_SCHEMA_FOLDER = resource_paths.schema("x").parent
SCHEMAS = sorted(
    path.relative_to(_SCHEMA_FOLDER).as_posix()
    for path in _SCHEMA_FOLDER.rglob("*")
    if path.is_file()
)
SAMPLES = sorted(path.name for path in resource_paths.resource("samples").glob("*"))


def _loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _schema(name: str) -> Any:
    return _loaded(resource_paths.schema(f"{name}.schema.json"))


def _sample(name: str) -> Path:
    return resource_paths.resource("samples", name)


def test_all_shipped_files_are_tested() -> None:
    names = {"brand-file", "export-manifest", "label-design", "product-file"}
    names |= {"publication-manifest", "shared-brand-file"}
    names |= {f"passports/{name}" for name in ("battery", "textile", "handmade")}
    assert {name.removesuffix(".schema.json") for name in SCHEMAS} == names
    expected = {f"{name}.{kind}.json" for name in SAMPLE_BRANDS for kind in ("brand", "products")}
    assert set(SAMPLES) == expected


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_2020_12(name: str) -> None:
    schema = _loaded(resource_paths.schema(name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema, format_checker=FormatChecker())
    assert read_file(resource_paths.schema(name)) == schema


def test_schema_ids_are_unique() -> None:
    ids = {_loaded(resource_paths.schema(name))["$id"] for name in SCHEMAS}
    assert len(ids) == len(SCHEMAS)


@pytest.mark.parametrize("brand", SAMPLE_BRANDS)
@pytest.mark.parametrize(
    ("kind", "schema"), [("brand", "brand-file"), ("products", "product-file")]
)
def test_a_sample_matches_its_schema(brand: str, kind: str, schema: str) -> None:
    Draft202012Validator(_schema(schema)).validate(_loaded(_sample(f"{brand}.{kind}.json")))


@pytest.mark.parametrize("name", SAMPLE_BRANDS)
def test_products_of_a_sample_are_complete(name: str) -> None:
    brand = read_brand_file(_sample(f"{name}.brand.json"))
    assert brand.key == name
    assert brand.resolver.endswith(".example")
    records = read_product_file(_sample(f"{name}.products.json"), brand.gtin_pointer)
    assert records
    for record in records:
        problems = check_passport(brand.schema, record.passport, record.gtin, brand.gtin_pointer)
        assert problems == []


def test_two_samples_need_gtins_and_one_has_none() -> None:
    for name, needed in (("nordlicht", True), ("velta", True), ("atelier", False)):
        brand = read_brand_file(_sample(f"{name}.brand.json"))
        for record in read_product_file(_sample(f"{name}.products.json"), brand.gtin_pointer):
            assert (record.gtin is not None) == needed
            found = check_passport(brand.schema, record.passport, None, brand.gtin_pointer)
            assert [problem.code for problem in found] == ["gtin_required"] * needed


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_unix_line_ends(name: str) -> None:
    data = _sample(name).read_bytes()
    assert data.endswith(b"}\n")
    assert b"\r" not in data


def test_schemas_and_program_have_the_same_limits() -> None:
    brand = _schema("brand-file")["properties"]
    product = _schema("product-file")["properties"]["products"]["items"]["properties"]
    assert brand["name"]["maxLength"] == brand_file.MAX_NAME_LENGTH
    assert brand["resolver"]["maxLength"] == MAX_STEM_LENGTH
    assert product["sku"]["maxLength"] == MAX_SKU_LENGTH
    assert product["name"]["maxLength"] == MAX_NAME_LENGTH


def test_schemas_and_program_have_the_same_choices() -> None:
    serials = _schema("brand-file")["properties"]["serials"]["properties"]
    assert serials["style"]["enum"] == [style.value for style in SerialStyle]
    assert serials["scope"]["enum"] == [scope.value for scope in SerialScope]
    assert serials["style"]["default"] == SerialPolicy().style
    assert serials["scope"]["default"] == SerialPolicy().scope


def test_the_schema_of_shared_brands_matches_the_program() -> None:
    schema = _schema("shared-brand-file")
    assert schema["properties"]["format"]["const"] == encryption.FORMAT
    assert schema["$defs"]["content"]["properties"]["site"]["maximum"] == MAX_SITE


def test_the_manifest_schema_matches_the_program() -> None:
    manifest = _schema("export-manifest")["properties"]
    assert manifest["format"]["const"] == FORMAT
    assert manifest["packs"]["items"]["properties"]["rows"]["maximum"] == MAX_PACK_ROWS
    assert set(manifest["status"]["enum"]) == {ExportStatus.EXPORTING, ExportStatus.COMPLETED}
