"""A passport schema is converted to form fields."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dpp_desktop import resource_paths
from dpp_desktop.passports.forms.field import (
    ABSENT,
    Choice,
    Distinction,
    Field,
    Kind,
    Limits,
    Trait,
)
from dpp_desktop.passports.forms.form_schema import MAX_DEPTH, FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.examples import DRAFTS
from tests.passports.forms.schemas import form_from, form_of, only_field, passport_schemas

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


def titles(form: FormSchema, field: Field) -> list[str]:
    return [inner.title for inner in form.fields(field)]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string"}, Kind.TEXT),
        ({"type": "string", "maxLength": 2000}, Kind.LONG_TEXT),
        ({"type": "string", "format": "date"}, Kind.DATE),
        ({"type": "string", "format": "date-time"}, Kind.DATE_TIME),
        ({"type": "string", "format": "uri"}, Kind.URL),
        ({"type": "string", "format": "never-heard-of"}, Kind.TEXT),
        ({"type": ["string", "null"]}, Kind.TEXT),
        ({"pattern": "x"}, Kind.TEXT),
        ({"type": "number"}, Kind.NUMBER),
        ({"type": ["integer", "number"]}, Kind.NUMBER),
        ({"minimum": 1}, Kind.NUMBER),
        ({"type": "integer"}, Kind.INTEGER),
        ({"type": "boolean"}, Kind.YES_NO),
        ({"enum": [True, False]}, Kind.YES_NO),
        ({"enum": ["a", "b"]}, Kind.CHOICE),
        ({"enum": ["a", None]}, Kind.CHOICE),
        ({"enum": []}, Kind.JSON),
        ({"const": "a"}, Kind.CHOICE),
        ({"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]}, Kind.CHOICE),
        ({"type": "array", "items": {"type": "string"}}, Kind.LIST),
        ({"prefixItems": [{"type": "string"}]}, Kind.LIST),
        ({"items": [{"type": "string"}]}, Kind.LIST),
        ({"type": "array"}, Kind.LIST),
        ({"type": "object", "properties": {"a": {}}}, Kind.GROUP),
        ({"properties": {"a": {}}}, Kind.GROUP),
        ({"type": "object"}, Kind.MAP),
        ({"type": "object", "additionalProperties": {"type": "string"}}, Kind.MAP),
        ({"patternProperties": {"^[a-z]{2}$": {"type": "string"}}}, Kind.MAP),
        ({"type": ["string", "number"]}, Kind.VARIANTS),
        ({"oneOf": [{"type": "string"}, {"type": "number"}]}, Kind.VARIANTS),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, Kind.TEXT),
        ({"type": "string", "anyOf": [{"minLength": 3}, {"type": "null"}]}, Kind.TEXT),
        (
            {"properties": {"a": {}}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
            Kind.GROUP,
        ),
        ({}, Kind.ANY),
        (True, Kind.ANY),
        ({"description": "Anything."}, Kind.ANY),
        ({"type": "null"}, Kind.JSON),
        ({"$ref": "#/nowhere"}, Kind.ANY),
        ({"$ref": "https://elsewhere.example/schema"}, Kind.ANY),
        ({"type": 5, "enum": 7, "properties": [], "oneOf": {}, "$ref": 1}, Kind.MAP),
        ({"type": 5, "oneOf": {}, "$ref": 1}, Kind.ANY),
    ],
)
def test_the_schema_determines_the_kind_of_field(schema: Any, kind: Kind) -> None:
    assert only_field(schema).kind is kind


def test_forbidden_properties_have_no_field() -> None:
    form = form_of(a=False, b={"type": "string"})
    assert titles(form, form.root) == ["B"]


def test_a_field_takes_all_its_keywords_from_the_schema() -> None:
    schema = {
        "title": " Weight ",
        "description": "Without packaging.",
        "type": ["number", "null"],
        "minimum": 0,
        "exclusiveMaximum": 9,
        "multipleOf": 0.5,
        "default": 1,
        "examples": [1.5],
        "unit": "kg",
    }
    field = only_field(schema)
    assert (field.title, field.description, field.unit) == ("Weight", "Without packaging.", "kg")
    assert (field.nullable, field.required, field.default) == (True, False, 1)
    assert field.examples == (1.5,)
    assert field.limits == Limits(least=0, below=9, step=0.5)


def test_draft_04_bounds() -> None:
    field = only_field({"minimum": 1, "exclusiveMinimum": True, "maximum": 2})
    assert field.limits == Limits(above=1, most=2)


def test_without_a_title_the_name_becomes_readable_text() -> None:
    form = form_of(recycledShare={"type": "number"})
    assert titles(form, form.root) == ["Recycled share"]
    assert only_field({"type": "string"}).default is ABSENT


def test_choices_with_titles() -> None:
    named = only_field({"oneOf": [{"const": 1, "title": "One"}, {"const": 2}]})
    assert named.choices == (Choice(1, "One"), Choice(2))
    twice = only_field({"enum": ["a", "a", None, True, 1]})
    assert twice.nullable
    assert [choice.value for choice in twice.choices] == ["a", True, 1]


@pytest.mark.parametrize("dialect", DRAFTS.values())
def test_references_are_followed_in_every_draft(dialect: str) -> None:
    schema = {
        "$schema": dialect,
        "properties": {
            "a": {"title": "Mine", "$ref": "#/definitions/a"},
            "b": {"$ref": "#/components/schemas/b"},
        },
        "definitions": {"a": {"title": "Theirs", "type": "integer"}},
        "components": {"schemas": {"b": {"allOf": [{"$ref": "#/definitions/a"}]}}},
    }
    form = form_from(schema)
    fields = form.fields(form.root)
    assert [(field.title, field.kind) for field in fields] == [
        ("Mine", Kind.INTEGER),
        ("B", Kind.INTEGER),
    ]
    assert [field.description for field in fields] == ["", "Theirs"]


def test_references_by_name_and_by_address() -> None:
    schema = {
        "$id": "https://brand.example/passport",
        "properties": {"a": {"$ref": "#maker"}, "b": {"$ref": "fibre"}},
        "$defs": {
            "x": {"$anchor": "maker", "type": "boolean"},
            "y": {"$id": "fibre", "$ref": "#/$defs/z", "$defs": {"z": {"type": "integer"}}},
        },
    }
    form = form_from(schema)
    assert [field.kind for field in form.fields(form.root)] == [Kind.YES_NO, Kind.INTEGER]


def test_all_of_is_one_form() -> None:
    schema = {
        "properties": {"a": {"type": "string"}},
        "allOf": [
            {"properties": {"b": {"type": "integer"}}, "required": ["a"]},
            {"properties": {"a": {"title": "Said elsewhere"}}},
        ],
    }
    form = form_from(schema)
    a, b = form.fields(form.root)
    assert (a.title, a.required, a.kind) == ("Said elsewhere", True, Kind.TEXT)
    assert (b.name, b.kind) == ("b", Kind.INTEGER)


def test_conditional_fields_can_be_filled_in() -> None:
    schema = {
        "properties": {"kind": {"enum": ["coat", "battery"]}},
        "if": {"properties": {"kind": {"const": "battery"}}},
        "then": {"required": ["capacity"], "properties": {"capacity": {"type": "number"}}},
        "else": {"properties": {"kind": {"const": "coat"}, "size": {"type": "string"}}},
        "dependentSchemas": {"size": {"properties": {"fit": {"type": "string"}}}},
    }
    form = form_from(schema)
    fields = form.fields(form.root)
    assert [field.name for field in fields] == ["kind", "capacity", "size", "fit"]
    assert not any(field.required for field in fields)
    assert len(fields[0].choices) == 2


def test_variants_include_common_fields() -> None:
    schema = {
        "title": "Fibre",
        "properties": {"share": {"type": "number"}},
        "oneOf": [
            {"title": "Wool", "properties": {"sheep": {"type": "string"}}},
            {"properties": {"kind": {"const": "cotton"}}},
            {"$ref": "#/$defs/ManMade"},
            {"type": "null"},
        ],
    }
    root = {
        "properties": {"fibre": schema},
        "$defs": {"ManMade": {"required": ["x"], "minProperties": 2}},
    }
    form = form_from(root)
    (field,) = form.fields(form.root)
    assert (field.kind, field.nullable) == (Kind.VARIANTS, True)
    variants = form.variants(field)
    assert [variant.title for variant in variants] == ["Wool", "Cotton", "Man made"]
    assert titles(form, variants[0]) == ["Sheep", "Share"]
    assert titles(form, variants[2]) == ["Share"]


def test_variants_with_the_same_title_are_distinguished_by_kind_and_types_are_named_by_it() -> None:
    form = form_of(a={"oneOf": [{"title": "A", "type": "string"}, {"title": "A", "minimum": 1}]})
    variants = form.variants(form.fields(form.root)[0])
    assert [v.title for v in variants] == ["A", "A"]
    assert [v.distinctions for v in variants] == [
        (Distinction(Trait.KIND, (Kind.TEXT,)),),
        (Distinction(Trait.KIND, (Kind.NUMBER,)),),
    ]
    form = form_of(a={"type": ["string", "integer"], "title": "Size"})
    variants = form.variants(form.fields(form.root)[0])
    assert [(v.title, v.kind) for v in variants] == [("", Kind.TEXT), ("", Kind.INTEGER)]


def test_entries_of_a_list() -> None:
    form = form_of(
        a={"title": "Care", "prefixItems": [{"type": "integer"}], "items": {"type": "string"}}
    )
    (field,) = form.fields(form.root)
    assert [form.entry(field, place).kind for place in (0, 1)] == [Kind.INTEGER, Kind.TEXT]
    assert form.entry(field, 0).title == "Care"


def test_a_recursive_schema_is_expanded_on_request() -> None:
    form = form_from({"properties": {"part": {"$ref": "#"}, "name": {"type": "string"}}})
    field = form.root
    for _ in range(MAX_DEPTH):
        assert field.kind is Kind.GROUP
        field = form.fields(field)[0]
    assert form.fields(field)[0].kind is Kind.JSON


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"allOf": [{"$ref": "#"}, {"$ref": "#/allOf/0"}]},
        {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
        {"allOf": [{"allOf": [{"minimum": n}]} for n in range(1_000)]},
        {"oneOf": [{"title": str(n)} for n in range(5_000)]},
        {"enum": list(range(5_000))},
        {"properties": {str(n): {} for n in range(5_000)}},
        {"$id": 5, "$schema": [], "type": "string"},
        {"$id": "http://[bad", "type": "string"},
        [],
        None,
    ],
)
def test_hostile_schemas_cost_little_and_are_edited_without_fields(schema: Any) -> None:
    assert form_from(schema).root.kind in (Kind.JSON, Kind.MAP, Kind.TEXT)


@given(passport_schemas)
def test_any_schema_gives_a_form(schema: Any) -> None:
    form = form_from(schema)
    waiting = [form.root]
    for _ in range(50):
        if waiting:
            waiting += _within(form, waiting.pop(0))


def _within(form: FormSchema, field: Field) -> tuple[Field, ...]:
    if field.kind is Kind.GROUP:
        return form.fields(field)
    if field.kind is Kind.VARIANTS:
        assert len(form.variants(field)) > 1
        return form.variants(field)
    return (form.entry(field, 0),) if field.kind is Kind.LIST else ()


@pytest.mark.parametrize("name", ["nordlicht", "atelier"])
def test_the_sample_schemas_give_complete_forms(name: str) -> None:
    file = resource_paths.resource("samples", f"{name}.brand.json")
    form = form_from(json.loads(file.read_text(encoding="utf-8"))["passport_schema"])
    waiting = [form.root]
    while waiting:
        field = waiting.pop()
        assert field.kind is not Kind.JSON, field.title
        waiting += _within(form, field)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published schemas aren't here")
@pytest.mark.parametrize(
    ("name", "count"), [("untp-dpp-schema.json", 7), ("batterypass-general-schema.json", 11)]
)
def test_published_schemas_give_forms(name: str, count: int) -> None:
    form = form_from(json.loads((CORPUS / name).read_text(encoding="utf-8")))
    fields = form.fields(form.root)
    assert len(fields) == count
    assert all(field.kind is not Kind.JSON for field in fields)


def test_schema_files_that_refer_to_each_other_give_one_form() -> None:
    documents = {
        "passport.json": {"properties": {"maker": {"$ref": "parts/maker.json#/$defs/maker"}}},
        "parts/maker.json": {"$defs": {"maker": {"type": "boolean"}}},
    }
    form = FormSchema(SchemaSet(documents))
    assert form.fields(form.root)[0].kind is Kind.YES_NO
