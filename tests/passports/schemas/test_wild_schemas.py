"""Published schemas of any draft load and are interpreted as intended."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator, check_schema
from tests.passports.examples import DRAFTS

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


def _codes(schema: Any, document: Any) -> list[tuple[str, str]]:
    assert check_schema(SchemaSet.of(schema), "schema") == []
    return [(p.field, p.code) for p in SchemaValidator(SchemaSet.of(schema)).problems(document)]


@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("change", ["{}", "{}#", "{}/", "no http"])
def test_a_draft_is_recognized_in_every_spelling(dialect: str, change: str) -> None:
    name = dialect.rstrip("#")
    name = name.replace("http:", "https:") if change == "no http" else change.format(name)
    # Only draft-04 has it as a boolean next to `maximum`.
    exclusive = {"$schema": name, "properties": {"n": {"maximum": 5, "exclusiveMaximum": True}}}
    problems = check_schema(SchemaSet.of(exclusive), "schema")
    assert bool(problems) == ("draft-04" not in dialect)


@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
def test_siblings_of_references_count_only_if_the_draft_allows_them(dialect: str) -> None:
    schema = {
        "$schema": dialect,
        "properties": {"n": {"$ref": "#/definitions/number", "maximum": 5}},
        "definitions": {"number": {"type": "number"}},
    }
    new = "draft/20" in dialect
    assert _codes(schema, {"n": 7}) == ([("n", "maximum")] if new else [])
    assert _codes(schema, {"n": "7"}) == [("n", "type")]


@pytest.mark.parametrize("dialect", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize(
    ("form", "wrong", "right"),
    [
        ("date-time", "2026-11-24", "2026-11-24T08:15:00Z"),
        ("date-time", "2026-11-24 08:15:00Z", "2016-12-31T23:59:60+00:00"),
        ("email", "nobody", "nobody@brand.example"),
        ("ipv4", "256.1.1.1", "192.0.2.1"),
        ("uri", "brand.example", "https://brand.example/a?b#c"),
        ("regex", "(", "(?<year>[0-9]{4})"),
        ("our own format", None, "anything"),
    ],
)
def test_formats_are_checked_if_the_draft_requires_it(
    dialect: str, form: str, wrong: str | None, right: str
) -> None:
    schema = {"$schema": dialect, "properties": {"a": {"format": form}}}
    assert _codes(schema, {"a": right}) == []
    if wrong is not None:
        asserted = "draft-0" in dialect
        assert _codes(schema, {"a": wrong}) == ([("a", "format")] if asserted else [])


def test_a_format_is_checked_from_its_first_draft_on() -> None:
    for name, counts in (("draft-06", False), ("draft-07", True)):
        schema = {"$schema": DRAFTS[name], "properties": {"a": {"format": "date"}}}
        assert _codes(schema, {"a": "2026-02-30"}) == ([("a", "format")] if counts else [])


@pytest.mark.parametrize(
    ("pattern", "takes", "refuses"),
    [
        (r"^\d+$", "42", "٤٢"),
        (r"^[a-z]+$", "abc", "abc\n"),
        (r"^\p{Lu}\p{L}*$", "Ærø", "ærø"),
        (r"^(?<year>[0-9]{4})$", "2027", "27"),
        (r"^[a-z\-\_]+$", "a-b_c", "a b"),
        (r"^\/de\/$", "/de/", "de"),
        (r"(?i)^gtin$", "GTIN", "EAN"),
        (r"^.$", "🧵", "ab"),
        (r"^(?=.*[0-9])(?!.*x).+$", "a1", "x1"),
        (r"^[^]$", "\n", ""),
    ],
)
def test_patterns_follow_javascript(pattern: str, takes: str, refuses: str) -> None:
    schema = {"properties": {"a": {"pattern": pattern}}}
    assert _codes(schema, {"a": takes}) == []
    assert _codes(schema, {"a": refuses}) == [("a", "pattern")]


def test_property_names_are_matched_as_in_javascript() -> None:
    schema = {"patternProperties": {r"^\p{Lu}": {"type": "number"}}, "additionalProperties": False}
    assert _codes(schema, {"Ä": 1}) == []
    assert _codes(schema, {"Ä": "1"}) == [("Ä", "type")]
    assert [code for _, code in _codes(schema, {"ä": 1})] == ["additionalProperties"]


@pytest.mark.parametrize("where", ["$defs", "definitions", "components/schemas"])
def test_a_reference_can_point_anywhere_in_the_document(where: str) -> None:
    first, *rest = where.split("/")
    inner: Any = {"fibre": {"type": "object", "required": ["share"]}}
    schema = {"$ref": f"#/{where}/fibre", first: {rest[0]: inner} if rest else inner}
    assert _codes(schema, {}) == [("share", "required")]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_files_are_read_in_common_encodings(tmp_path: Path, mark: bytes, encoding: str) -> None:
    file = tmp_path / "passport.schema.json"
    file.write_bytes(mark + json.dumps({"title": "Schuh", "required": ["größe"]}).encode(encoding))
    assert _codes(json_text.read_file(file), {}) == [("größe", "required")]


ROOT = {"properties": {"fibre": {"$ref": "parts/fibre.json"}, "made": {"$ref": "#/$defs/date"}}}
FIBRE = {"properties": {"name": {"$ref": "../names.json#/$defs/name"}, "of": {"$ref": "more.json"}}}
NAMES = {"$defs": {"name": {"enum": ["wool", "linen"]}}}
MORE = {"type": "number"}


@pytest.mark.parametrize("base", ["", "https://brand.example/schemas/passport.json"])
def test_several_files_refer_to_each_other(base: str) -> None:
    root = {**ROOT, "$defs": {"date": {"type": "string"}}} | ({"$id": base} if base else {})
    documents = {
        "passport.json": root,
        "parts/fibre.json": FIBRE,
        "names.json": NAMES,
        "parts/more.json": MORE,
    }
    schemas = SchemaSet(documents)
    assert check_schema(schemas, "schema") == []
    wrong = {"fibre": {"name": "silk", "of": "it"}, "made": 7}
    found = SchemaValidator(SchemaSet.from_text(schemas.text)).problems(wrong)
    assert [(p.field, p.code) for p in found] == [
        ("fibre.name", "enum"),
        ("fibre.of", "type"),
        ("made", "type"),
    ]


def test_another_file_is_found_by_its_id() -> None:
    schemas = SchemaSet(
        {"": {"$ref": "urn:brand:names#/$defs/name"}, "n.json": {"$id": "urn:brand:names", **NAMES}}
    )
    assert check_schema(schemas, "schema") == []
    assert [p.code for p in SchemaValidator(schemas).problems("silk")] == ["enum"]


def test_a_missing_file_is_named_with_the_location_of_the_reference() -> None:
    schemas = SchemaSet({"passport.json": ROOT, "parts/fibre.json": FIBRE})
    found = {(p.field, p.code) for p in check_schema(schemas, "schema")}
    assert found == {
        ("schema.passport.json.properties.made.$ref", "schema_reference"),
        ("schema.parts/fibre.json.properties.name.$ref", "schema_reference"),
        ("schema.parts/fibre.json.properties.of.$ref", "schema_reference"),
    }


@pytest.mark.parametrize(
    ("schema_name", "sample_name"),
    [
        ("untp-dpp-schema.json", "untp-dpp-instance.json"),
        ("batterypass-general-schema.json", "batterypass-general-payload.json"),
    ],
)
def test_a_published_schema_loads_and_accepts_its_sample(
    schema_name: str, sample_name: str
) -> None:
    """Runs only where these third-party files are available, because they can't be shipped."""
    if CORPUS.is_dir():
        schema = json_text.read_file(CORPUS / schema_name)
        sample = json_text.read_file(CORPUS / sample_name)
        assert json.loads(SchemaSet.of(schema).text) == schema
        assert _codes(schema, sample) == []
