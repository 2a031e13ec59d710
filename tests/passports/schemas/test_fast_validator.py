"""jsonschema_rs accepts nothing that jsonschema rejects, and both agree where it is used."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.fast_validator import (
    DIFFERENT_KEYWORDS,
    ENGINE,
    create_fast_validator,
    differences_of,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator, check_schema
from dpp_desktop.products.product_file import read_product_file
from tests.passports.examples import DRAFTS, json_values
from tests.passports.schemas.test_hostile_schemas import DRAFT_03, _passports, _schemas

SUITE = Path(__file__).parent / "suite"
"""The JSON Schema Test Suite, one case per line, without cases that need other documents."""
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
SAMPLES = ("velta", "nordlicht", "atelier")


class Case(NamedTuple):
    file: str
    schema: Any
    tests: list[tuple[Any, bool]]


def _cases(draft: str) -> Iterator[Case]:
    for line in (SUITE / f"{draft}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        schema = case["schema"]
        if isinstance(schema, dict):
            schema = {"$schema": DRAFTS[draft]} | schema
        elif draft != "2020-12":  # only an object can name its draft
            continue
        yield Case(case["file"], schema, [tuple(test) for test in case["tests"]])


def _is_undefined(case: Case) -> bool:
    """Return whether the case is optional or uses a custom vocabulary."""
    return "optional" in case.file or case.file == "vocabulary"


@pytest.mark.parametrize("draft", DRAFTS)
def test_both_agree_on_the_test_suite(draft: str) -> None:
    answered = 0
    for case in _cases(draft):
        schemas = SchemaSet.of(case.schema)
        quick, rules = create_fast_validator(schemas), SchemaValidator(schemas)
        for document, valid in case.tests if quick else ():
            details = (draft, case, document)
            by_jsonschema = not rules.problems(document)
            # The fast validator only needs the text of a document to compare numbers.
            assert quick
            assert quick.accepts(document, "") is by_jsonschema, details
            assert valid is by_jsonschema or _is_undefined(case), details
            answered += 1
    assert answered > 700


@pytest.mark.parametrize("draft", DRAFTS)
def test_patterns_and_formats_of_all_drafts_are_checked_quickly(draft: str) -> None:
    """Up to draft-07, jsonschema_rs rejects schemas whose patterns aren't ECMA-262."""
    patterns = {"pattern": "^[a-z ]-\\d\u2028?.$", "format": "regex"}
    schema = {
        "$schema": DRAFTS[draft],
        "properties": {"a": patterns, "b": {"format": "date"}, "c": {"format": "uuid"}},
        "patternProperties": {"^x-[^y🧵]$": {"type": "integer"}},
    }
    assert differences_of(SchemaSet.of(schema)) == []
    quick = create_fast_validator(SchemaSet.of(schema))
    assert quick
    slow = SchemaValidator(SchemaSet.of(schema))
    values: list[Any] = [
        *({"a": " -1é"}, {"a": " -٣é"}, {"a": "b-1\u2028"}, {"a": "b-1\u2028\u2028"}),
        *({"b": "2026-02-30"}, {"c": "no uuid"}, {"x-z": 1}, {"x-z": "1"}, {"x-🧵": "1"}),
    ]
    for value in values:
        by_slow = not slow.problems(value)
        assert quick.accepts(value, json_text.canonical(value)) is by_slow, value


@pytest.mark.parametrize("draft", DRAFTS)
def test_jsonschema_passes_the_rest_of_the_test_suite(draft: str) -> None:
    """`$dynamicRef` and custom vocabularies are excluded because it doesn't support them."""
    wrong = {
        case.file
        for case in _cases(draft)
        if "optional" not in case.file
        for rules in [SchemaValidator(SchemaSet.of(case.schema))]
        if any((not rules.problems(document)) is not valid for document, valid in case.tests)
    }
    assert wrong <= {"dynamicRef", "vocabulary"}


def _values(document: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the steps to every value in a document."""
    yield ()
    inner: Any = ()
    if isinstance(document, dict):
        inner = document.items()
    elif isinstance(document, list):
        inner = enumerate(document)
    for step, value in inner:
        yield from ((step, *steps) for steps in _values(value))


def _changed(document: Any, steps: tuple[Any, ...], change: Any) -> Any:
    """Return a copy with the value at the steps changed, or removed if `change` is `...`."""
    if not steps:
        return change
    copy = document.copy()
    if len(steps) == 1 and change is ...:
        del copy[steps[0]]
    else:
        copy[steps[0]] = _changed(copy[steps[0]], steps[1:], change)
    return copy


MUTATIONS: tuple[Any, ...] = (..., None, True, 0, -1, 0.5, 10**9, "", "x", "DE\n", "😀" * 3, [], {})


def _mutated(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield document
    yield document | {"unknown": 1}
    for number, steps in enumerate(_values(document)):
        if steps:
            # Each value gets three mutations, and together the values get all of them.
            for way in range(3):
                change = MUTATIONS[(number * 5 + way * 4) % len(MUTATIONS)]
                yield _changed(document, steps, change)


def _assert_agreement(schemas: SchemaSet, document: dict[str, Any]) -> int:
    """Return how many mutations both validators accept."""
    assert differences_of(schemas) == []
    quick, rules = create_fast_validator(schemas), SchemaValidator(schemas)
    assert quick
    yes = 0
    for changed in _mutated(document):
        accepted = quick.accepts(changed, json_text.canonical(changed))
        assert accepted is (not rules.problems(changed)), changed
        yes += accepted
    return yes


@pytest.mark.parametrize("name", SAMPLES)
def test_both_agree_on_the_samples_and_their_mutations(name: str) -> None:
    brand = read_brand_file(resource_paths.resource("samples", f"{name}.brand.json"))
    records = read_product_file(
        resource_paths.resource("samples", f"{name}.products.json"), brand.gtin_pointer
    )
    record = max(records, key=lambda record: len(record.passport))
    document = json.loads(record.passport)
    if record.gtin:
        document |= {"gtin": record.gtin}
    assert _assert_agreement(SchemaSet.from_text(brand.schema), document) > 0


@pytest.mark.parametrize(
    ("schema", "sample"),
    [
        ("untp-dpp-schema.json", "untp-dpp-instance.json"),
        ("batterypass-general-schema.json", "batterypass-general-payload.json"),
    ],
)
def test_both_agree_on_published_schemas(schema: str, sample: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus isn't here")
    document = json.loads((CORPUS / sample).read_text(encoding="utf-8"))
    schemas = SchemaSet.of(json.loads((CORPUS / schema).read_text(encoding="utf-8")))
    _assert_agreement(schemas, document)


_FRAGMENTS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "number", "integer", "object", "array", "boolean"]),
        "minimum": st.integers(-5, 5) | st.decimals(-9, 9, places=2).map(float),
        "exclusiveMaximum": st.integers(-5, 5),
        "multipleOf": st.sampled_from([1, 2, 0.1, 0.01, 0.25, 1.5]),
        "minLength": st.integers(0, 3),
        "maxLength": st.integers(0, 3),
        "pattern": st.sampled_from([r"^\d+$", "^[A-Z]{2}$", r"\s", "^.$", "a|b"]),
        "enum": st.lists(json_values, max_size=3),
        "const": st.sampled_from([0, 1, 1.0, True, False, "", "a", None, [0], {"a": 1}]),
        "uniqueItems": st.booleans(),
        "minItems": st.integers(0, 2),
        "required": st.lists(st.sampled_from("ano"), unique=True, max_size=2),
        "minProperties": st.integers(0, 2),
        "format": st.sampled_from(["date", "email", "uri", "date-time", "time", "uuid", "ipv4"]),
    },
)
_RULES: st.SearchStrategy[Any] = st.recursive(
    _FRAGMENTS | st.booleans(),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "properties": st.dictionaries(st.sampled_from("anolx"), inner, max_size=3),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", r"\d", "x$"]), inner),
            "additionalProperties": inner,
            "propertyNames": inner,
            "items": inner,
            "contains": inner,
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "oneOf": st.lists(inner, min_size=1, max_size=2),
            "not": inner,
            "if": inner,
            "then": inner,
            "else": inner,
        },
    ),
    max_leaves=6,
)
_small = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-6, 6)
    | st.decimals(-9, 9, places=2).map(float)
    | st.sampled_from(["", "a", "A", "DE", "1", "x 1", "é", "\n", "2026-02-30", "a@b.example"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("anolx1"), inner),
    max_leaves=6,
)


@given(_RULES, st.lists(_small, min_size=1, max_size=4), st.sampled_from([*DRAFTS.values()]))
def test_both_agree_on_any_schema(rules: Any, documents: list[Any], draft: str) -> None:
    if isinstance(rules, bool):
        rules = {"items": rules}
    _assert_never_too_lenient(SchemaSet.of({"$schema": draft, **rules}), documents)


@given(_schemas, _passports)
def test_no_hostile_schema_is_validated_too_leniently(
    schema: dict[str, Any], passport: Any
) -> None:
    _assert_never_too_lenient(SchemaSet.of(schema), [passport])


@given(
    st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    st.integers(1, 10**25) | st.floats(1e-20, 1e25),
    st.integers(-(10**25), 10**25) | st.floats(-1e25, 1e25),
)
def test_no_number_is_validated_too_leniently(keyword: str, limit: float, number: float) -> None:
    schemas = SchemaSet.of({"properties": {"n": {keyword: limit}}})
    _assert_never_too_lenient(schemas, [{"n": number}, {"n": limit}])


def _assert_never_too_lenient(schemas: SchemaSet, documents: list[Any]) -> None:
    if check_schema(schemas, "schema"):
        return  # an invalid schema checks nothing
    quick, rules = create_fast_validator(schemas), SchemaValidator(schemas)
    for document in documents if quick else ():
        assert quick
        if quick.accepts(document, json_text.canonical(document)):
            assert not rules.problems(document)


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ({"$schema": DRAFT_03}, "older"),
        ({"properties": {"a": {"pattern": "(?=a)"}}}, "backtracking"),
        ({"patternProperties": {r"(a)\1": {}}}, "backtracking"),
        ({"properties": {"n": {"maximum": 10**20}}}, "double"),
        ({"properties": {"n": {"const": 1e30}}}, "double"),
        ({"$ref": "https://schemas.example/passport.json"}, "circles, or too deep"),
        ({"$ref": Path("/etc/hostname").as_uri()}, "circles, or too deep"),
        ({"$ref": "#name"}, "circles, or too deep"),
        ({"$ref": "#/nowhere"}, "circles, or too deep"),
        ({"$ref": "#/enum/0", "enum": [{}]}, "circles, or too deep"),
        ({"allOf": [{"$ref": "#"}]}, "circles"),
        ({"properties": {"a": {"$id": "urn:a"}}}, "its own name or draft"),
        ({"properties": {"a": {"$schema": DRAFTS["draft-04"]}}}, "its own name or draft"),
        ({"dependencies": {"a": ["b"]}}, "dependencies"),
        ({"type": "objekt"}, "can't apply"),
        *(({keyword: "x"}, keyword.replace("$", r"\$")) for keyword in DIFFERENT_KEYWORDS),
    ],
)
def test_schemas_on_which_they_may_differ_have_no_fast_validator(schema: Any, why: str) -> None:
    schemas = SchemaSet.of(schema)
    assert create_fast_validator(schemas) is None
    with pytest.raises(AssertionError, match=why):
        raise AssertionError(differences_of(schemas))


def test_no_file_and_no_server_is_accessed(tmp_path: Path) -> None:
    file = tmp_path / "integer.json"
    file.write_text('{"type":"integer"}', encoding="utf-8")
    by_default = jsonschema_rs.Draft202012Validator({"$ref": file.as_uri()})
    assert (by_default.is_valid(1), by_default.is_valid("x")) == (True, False)
    for reference in (file.as_uri(), "http://127.0.0.1:9/a.json", "https://127.0.0.1:9/a.json"):
        with pytest.raises(ValueError, match="LookupError"):
            jsonschema_rs.Draft202012Validator({"$ref": reference}, **ENGINE)


def test_no_pattern_backtracks() -> None:
    assert jsonschema_rs.Draft202012Validator({"pattern": "(?=a)"}).is_valid("a")
    with pytest.raises(ValueError, match="regex"):
        jsonschema_rs.Draft202012Validator({"pattern": "(?=a)"}, **ENGINE)


def test_a_set_of_several_documents_has_no_fast_validator() -> None:
    schemas = SchemaSet({"a.json": {"$ref": "b.json"}, "b.json": {"type": "object"}})
    assert differences_of(schemas) == ["the schema has several documents."]


def test_the_size_counts_every_use_of_a_reference() -> None:
    doubling = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)}
    quick = create_fast_validator(
        SchemaSet.of({"$defs": doubling | {"d40": {}}, "$ref": "#/$defs/d0"})
    )
    assert quick
    assert quick.size
    assert quick.size > 1 << 40
    recursive = create_fast_validator(SchemaSet.of({"properties": {"a": {"$ref": "#"}}}))
    assert recursive
    assert recursive.size is None


def test_recursive_schemas_and_deep_documents_are_handled() -> None:
    schema: Any = {"properties": {"a": {"$ref": "#"}, "n": {"type": "integer"}}}
    for _ in range(17):
        schema = {"allOf": [schema]}
    quick = create_fast_validator(SchemaSet.of(schema))
    document: Any = {"n": 1}
    for _ in range(190):
        document = {"a": document}
    assert quick
    assert quick.accepts(document, "")
    too_many: Any = {"properties": {"a": {"$ref": "#"}}}
    for _ in range(20):
        too_many = {"allOf": [too_many]}
    assert create_fast_validator(SchemaSet.of(too_many)) is None
