"""Brand files are checked against every rule, and all problems are reported with their fields."""

import json
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import (
    MAX_NAME_LENGTH,
    brand_document,
    parse_brand,
    read_brand_file,
)
from dpp_desktop.common.json_text import canonical
from dpp_desktop.identity.links import MAX_STEM_LENGTH
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialScope, SerialStyle
from dpp_desktop.model.errors import InvalidInput, NotFound
from tests.passports.examples import DRAFTS, MISSING, a_brand

_SOURCE_PATTERN = ("export_profile.columns[0].source", "pattern")


def _profile(source: str, **changes: Any) -> dict[str, Any]:
    return {"name": "ours", "columns": [{"source": source}], **changes}


def _problems(document: Any) -> set[tuple[str, str]]:
    """Return the field and code of every problem in the brand file."""
    with pytest.raises(InvalidInput) as caught:
        parse_brand(document)
    assert all(problem.message for problem in caught.value.problems)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def test_a_short_brand_file_has_defaults() -> None:
    assert parse_brand(a_brand()) == BrandFile(
        key="brand",
        name="Brand",
        resolver="https://id.brand.example",
        serials=SerialPolicy(SerialStyle.PERMUTED, SerialScope.BRAND),
        batch_in_link=False,
        schema='{"type":"object"}',
        gtin_pointer="/gtin",
    )


def test_a_brand_file_sets_all_options() -> None:
    document = {
        "$schema": "../schemas/brand-file.schema.json",
        "format": "dpp-desktop/brand/1",
        "key": "atelier-7",
        "name": "  Mare\u0301e ",
        "resolver": "https://DPP.Atelier.example:443/p/",
        "serials": {"style": "sequential", "scope": "product"},
        "link": {"batch": True},
        "gtin_pointer": "/product/id~1s/~0gtin",
        "passport_schema": {"$schema": DRAFTS["draft-07"], "title": "é", "type": "object"},
    }
    assert parse_brand(document) == BrandFile(
        key="atelier-7",
        name="Mar\u00e9e",
        resolver="https://dpp.atelier.example/p",
        serials=SerialPolicy(SerialStyle.SEQUENTIAL, SerialScope.PRODUCT),
        batch_in_link=True,
        schema=canonical(document["passport_schema"]),
        gtin_pointer="/product/id~1s/~0gtin",
    )


@pytest.mark.parametrize("serials", [{}, {"style": "permuted"}, {"scope": "brand"}])
def test_a_partial_policy_is_completed_with_defaults(serials: dict[str, str]) -> None:
    assert parse_brand(a_brand(serials=serials)).serials == SerialPolicy()


@pytest.mark.parametrize("schema", [True, {}, {"x-own": [1, {"deep": None}]}])
def test_any_json_schema_is_accepted(schema: Any) -> None:
    assert parse_brand(a_brand(passport_schema=schema)).schema == canonical(schema)


@pytest.mark.parametrize("field", ["format", "key", "name", "resolver", "passport_schema"])
def test_a_missing_field_is_named(field: str) -> None:
    assert _problems(a_brand(**{field: MISSING})) == {(field, "required")}


@pytest.mark.parametrize("document", [None, [], "brand", 1, True, [a_brand()]])
def test_other_values_than_objects_are_rejected(document: Any) -> None:
    assert _problems(document) == {("file", "type")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": "dpp-desktop/brand/2"}, ("format", "const")),
        ({"format": "dpp-desktop/products/1"}, ("format", "const")),
        ({"key": ""}, ("key", "pattern")),
        ({"key": "Brand"}, ("key", "pattern")),
        ({"key": "-brand"}, ("key", "pattern")),
        ({"key": "brand-"}, ("key", "pattern")),
        ({"key": "b" * 33}, ("key", "pattern")),
        ({"key": "br\u0430nd"}, ("key", "pattern")),
        ({"key": 7}, ("key", "type")),
        ({"name": ""}, ("name", "minLength")),
        ({"name": "x" * (MAX_NAME_LENGTH + 1)}, ("name", "maxLength")),
        ({"name": None}, ("name", "type")),
        ({"name": "   "}, ("name", "empty")),
        ({"name": "Bra\u202end"}, ("name", "invisible_character")),
        ({"name": "Bra\nnd"}, ("name", "invisible_character")),
        ({"resolver": "http://id.brand.example"}, ("resolver", "pattern")),
        ({"resolver": "id.brand.example"}, ("resolver", "pattern")),
        ({"resolver": ["https://id.brand.example"]}, ("resolver", "type")),
        ({"resolver": "https://h.ex/" + "a" * MAX_STEM_LENGTH}, ("resolver", "maxLength")),
        ({"resolver": "https://127.0.0.1"}, ("resolver", "resolver_host")),
        ({"resolver": "https://user@id.brand.example"}, ("resolver", "resolver_host")),
        ({"resolver": "https://id.brand.example:0"}, ("resolver", "resolver_port")),
        ({"resolver": "https://id.brand.example/../x"}, ("resolver", "resolver_path")),
        ({"resolver": "https://id.brand.example/?x"}, ("resolver", "resolver_path")),
        ({"resolver": "https://id.brand.example\n"}, ("resolver", "resolver_host")),
        ({"serials": {"style": "random"}}, ("serials.style", "enum")),
        ({"serials": {"scope": "batch"}}, ("serials.scope", "enum")),
        ({"serials": {"style": None}}, ("serials.style", "enum")),
        ({"serials": {"key": "x"}}, ("serials", "additionalProperties")),
        ({"serials": "permuted"}, ("serials", "type")),
        ({"link": {"batch": 1}}, ("link.batch", "type")),
        ({"link": {"batch": "yes"}}, ("link.batch", "type")),
        ({"link": {"expiry": True}}, ("link", "additionalProperties")),
        ({"link": True}, ("link", "type")),
        ({"gtin_pointer": ""}, ("gtin_pointer", "pattern")),
        ({"gtin_pointer": "gtin"}, ("gtin_pointer", "pattern")),
        ({"gtin_pointer": "#/gtin"}, ("gtin_pointer", "pattern")),
        ({"gtin_pointer": "/gtin~2"}, ("gtin_pointer", "pattern")),
        ({"gtin_pointer": "/gtin~"}, ("gtin_pointer", "pattern")),
        ({"gtin_pointer": None}, ("gtin_pointer", "type")),
        ({"passport_schema": None}, ("passport_schema", "type")),
        ({"passport_schema": "https://schemas.example/x"}, ("passport_schema", "type")),
        ({"passport_schema": []}, ("passport_schema", "type")),
        ({"passport_schema": {"type": "objekt"}}, ("passport_schema.type", "schema")),
        ({"export_profile": "label"}, ("export_profile", "type")),
        ({"export_profile": {"name": "x"}}, ("export_profile.columns", "required")),
        ({"export_profile": _profile("secret")}, _SOURCE_PATTERN),
        ({"export_profile": _profile("passport.a[")}, _SOURCE_PATTERN),
        ({"export_profile": _profile("url\n")}, _SOURCE_PATTERN),
        ({"export_profile": _profile("url", name="X Y")}, ("export_profile.name", "pattern")),
        ({"export_profile": _profile("url", copies=0)}, ("export_profile.copies", "minimum")),
        (
            {"export_profile": {"name": "x", "columns": [{"source": "url"}] * 2}},
            ("export_profile.columns[1].heading", "heading_twice"),
        ),
        (
            {"export_profile": {"name": "x", "columns": [{"source": "url", "heading": "\u200b"}]}},
            ("export_profile.columns[0].heading", "invisible_character"),
        ),
        ({"export_profile": _profile("label")}, ("export_profile.label_file", "required")),
        ({"export_profile": _profile("qr_file")}, ("export_profile.images", "required")),
        (
            {"export_profile": _profile("url", label_file="a\u200b.nlbl")},
            ("export_profile.label_file", "invisible_character"),
        ),
        ({"serial_key": "00"}, ("file", "additionalProperties")),
        ({"$schema": 1}, ("$schema", "type")),
    ],
)
def test_every_rule(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert _problems(a_brand(**change)) == {expected}


@pytest.mark.parametrize("key", ["North Light", "north_light", "n" * 33])
def test_the_form_of_a_key_is_described_in_words(key: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_brand(a_brand(key=key))
    assert caught.value.wrong == (
        "key: must consist of a to z, 0 to 9 and inner hyphens, at most 32 characters."
    )


def test_a_trailing_line_break_is_rejected() -> None:
    """Python's `$` also matches before a trailing line break."""
    assert {field for field, _ in _problems(a_brand(key="brand\n"))} == {"key"}


def test_all_form_problems_are_reported_at_once() -> None:
    document = a_brand(
        format="1",
        key="?",
        name=MISSING,
        resolver=3,
        serials={"style": "a", "scope": "b"},
        link={"batch": 0},
        gtin_pointer="x",
        more=1,
    )
    assert _problems(document) == {
        ("format", "const"),
        ("key", "pattern"),
        ("name", "required"),
        ("resolver", "type"),
        ("serials.style", "enum"),
        ("serials.scope", "enum"),
        ("link.batch", "type"),
        ("gtin_pointer", "pattern"),
        ("file", "additionalProperties"),
    }


def test_all_content_problems_are_reported_at_once() -> None:
    document = a_brand(
        name="\u200b", resolver="https://localhost", passport_schema={"pattern": "("}
    )
    assert _problems(document) == {
        ("name", "invisible_character"),
        ("resolver", "resolver_host"),
        ("passport_schema.pattern", "schema"),
    }


def test_a_brand_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "brand.json"
    path.write_text(json.dumps(a_brand()), encoding="utf-16")
    assert read_brand_file(path) == parse_brand(a_brand())
    with pytest.raises(NotFound):
        read_brand_file(tmp_path / "other.json")


@pytest.mark.parametrize("source", ["url", "passport.a.b[0][1].c", "passport.größe"])
def test_a_profile_is_stored_unchanged(source: str) -> None:
    brand = parse_brand(a_brand(export_profile=_profile(source)))
    assert json.loads(brand.export_profile) == _profile(source)
    assert parse_brand(brand_document(brand)) == brand
    assert parse_brand(a_brand()).export_profile == ""
