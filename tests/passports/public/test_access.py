"""Only values that every schema marks as public leave a passport."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.public.access import PublicFields
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.shipped_passports import SCHEMAS, sample_passports, schema_of

PUBLIC = {"x-access": "public"}
HIDDEN = {"x-access": "authorities"}
OPEN = {"x-access": "not decided"}


def _public(schema: Any, passport: Any, *released: tuple[str, ...]) -> Any:
    return PublicFields(SchemaSet.from_text(json.dumps(schema)), released).of(passport)


def test_fields_without_a_mark_are_restricted() -> None:
    schema = {"properties": {"shown": PUBLIC, "kept": {}, "open": OPEN, "secret": HIDDEN}}
    passport = {"shown": 1, "kept": 2, "open": 3, "secret": 4, "unknown": 5}
    assert _public(schema, passport) == {"shown": 1}


def test_contents_have_the_access_of_what_contains_them() -> None:
    inner = {"properties": {"plain": {}, "secret": HIDDEN}}
    schema = {"properties": {"shown": PUBLIC | inner, "hidden": HIDDEN | inner}}
    passport = {
        "shown": {"plain": [1, {"a": 2}], "secret": 3, "unknown": None},
        "hidden": {"plain": 4},
    }
    assert _public(schema, passport) == {"shown": {"plain": [1, {"a": 2}], "unknown": None}}


def test_public_fields_are_kept_within_a_group_without_a_mark() -> None:
    schema = {"properties": {"group": {"properties": {"shown": PUBLIC, "kept": {}}}}}
    assert _public(schema, {"group": {"shown": 1, "kept": 2}}) == {"group": {"shown": 1}}
    assert _public(schema, {"group": {"kept": 2}}) == {}


def test_nothing_inside_a_restricted_group_is_public() -> None:
    schema = {"properties": {"group": HIDDEN | {"properties": {"shown": PUBLIC}}}}
    assert _public(schema, {"group": {"shown": 1}}) == {}


@pytest.mark.parametrize(
    "rule",
    [
        {"$ref": "#/$defs/secret"},
        {"allOf": [{"allOf": [HIDDEN]}]},
        {"oneOf": [{"type": "string"}, HIDDEN]},
        {"anyOf": [HIDDEN, {}]},
        {"if": {"minLength": 900}, "then": HIDDEN},
        {"dependentSchemas": {"never": HIDDEN}},
    ],
)
def test_one_restricting_schema_is_enough(rule: dict[str, Any]) -> None:
    schema = {"$defs": {"secret": HIDDEN}, "properties": {"field": PUBLIC | rule}}
    assert _public(schema, {"field": "value"}) == {}


@pytest.mark.parametrize(
    "rule",
    [
        {"if": {"required": ["never"]}, "then": {"properties": {"field": HIDDEN}}},
        {"if": {"required": ["never"]}, "else": {"properties": {"field": HIDDEN}}},
        {"dependentSchemas": {"never": {"properties": {"field": HIDDEN}}}},
        {"dependencies": {"never": {"properties": {"field": HIDDEN}}}},
        {"oneOf": [{"properties": {"field": HIDDEN}}, {}]},
        {"allOf": [{"$ref": "#/$defs/other"}]},
        {"patternProperties": {"^f": HIDDEN}},
    ],
)
def test_a_branch_of_the_object_that_restricts_the_field_is_enough(rule: dict[str, Any]) -> None:
    schema = {
        "$defs": {"other": {"properties": {"field": HIDDEN}}},
        "properties": {"field": PUBLIC},
        **rule,
    }
    assert _public(schema, {"field": "value"}) == {}


def test_names_that_the_schema_describes_as_a_whole_have_its_mark() -> None:
    schema = {"properties": {"a": PUBLIC}, "additionalProperties": HIDDEN}
    assert _public(schema, {"a": 1, "b": 2}) == {"a": 1}
    schema = {"properties": {"a": HIDDEN}, "additionalProperties": PUBLIC}
    assert _public(schema, {"a": 1, "b": 2}) == {"b": 2}


@pytest.mark.parametrize("keyword", ["items", "prefixItems"])
def test_entries_of_lists_may_be_restricted(keyword: str) -> None:
    entry = {"properties": {"shown": {}, "secret": HIDDEN}}
    rule = [entry] if keyword == "prefixItems" else entry
    schema = {"properties": {"list": PUBLIC | {keyword: rule}}}
    passport = {"list": [{"shown": 1, "secret": 2}, "x"]}
    assert _public(schema, passport) == {"list": [{"shown": 1}, "x"]}


def test_recursive_schemas_are_followed_as_deep_as_the_passport() -> None:
    schema = {"properties": {"part": PUBLIC | {"$ref": "#"}, "secret": HIDDEN}}
    passport = {"part": {"part": {"secret": 1, "name": "x"}, "secret": 2}}
    assert _public(schema, passport) == {"part": {"part": {"name": "x"}}}


def test_a_released_field_is_public_unless_it_is_for_others() -> None:
    entry = {"properties": {"kind": OPEN, "number": {}, "secret": HIDDEN}}
    schema = {"properties": {"documents": {"items": entry}}}
    passport = {"documents": [{"kind": 1, "number": 2, "secret": 3}]}
    names = [("documents", name) for name in ("kind", "number", "secret")]
    assert _public(schema, passport) == {}
    assert _public(schema, passport, *names) == {"documents": [{"kind": 1, "number": 2}]}


def test_a_value_with_more_schemas_than_are_examined_is_restricted() -> None:
    schema = {"properties": {"field": {"anyOf": [dict(PUBLIC) for _ in range(2_000)]}}}
    assert _public(schema, {"field": 1}) == {}


@pytest.mark.parametrize("passport", [None, 1, "text", [], {}])
def test_a_passport_that_is_no_object_has_no_public_part(passport: Any) -> None:
    assert _public({"properties": {"a": PUBLIC}}, passport) == {}


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_restricted_value_of_a_shipped_schema_is_public(name: str) -> None:
    schema = schema_of(name)
    access = {
        field: rule.get("x-access", "not decided") for field, rule in schema["properties"].items()
    }
    fields = PublicFields(SchemaSet.from_text(canonical(schema)))
    for passport in sample_passports(name):
        public = fields.of(passport)
        assert public.keys() == {field for field in passport if access[field] == "public"}
        assert public.items() <= passport.items()


_ACCESS = st.sampled_from(["public", "not decided", "legitimate interest", "authorities", None])
_NAMES = st.sampled_from("abc")


def _marked(access: str | None, rule: dict[str, Any]) -> dict[str, Any]:
    return rule if access is None else {"x-access": access, **rule}


_SCHEMAS = st.recursive(
    st.builds(_marked, _ACCESS, st.just({})),
    lambda inner: st.builds(
        _marked,
        _ACCESS,
        st.dictionaries(_NAMES, inner, max_size=3).map(lambda each: {"properties": each})
        | inner.map(lambda each: {"items": each})
        | st.lists(inner, min_size=1, max_size=2).map(lambda each: {"anyOf": each}),
    ),
    max_leaves=12,
)
_VALUES = st.recursive(
    st.integers(0, 9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(_SCHEMAS, _VALUES)
def test_each_public_value_has_a_mark_on_its_way_and_none_that_restricts(
    schema: dict[str, Any], passport: Any
) -> None:
    public = _public(schema, passport)
    for path in _paths(public):
        marks = _marks(schema, path)
        assert "public" in marks
        assert marks == {"public"}


def _paths(value: Any) -> list[tuple[str | None, ...]]:
    """Return the ways to all values without parts; None stands for an entry of a list."""
    if isinstance(value, dict):
        return [(name, *rest) for name, each in value.items() for rest in _paths(each)]
    if isinstance(value, list):
        return [(None, *rest) for each in value for rest in _paths(each)]
    return [()]


def _marks(schema: dict[str, Any], path: tuple[str | None, ...]) -> set[str]:
    """Return the marks of all schemas on the way, as an independent search finds them."""
    found = {schema["x-access"]} if "x-access" in schema else set()
    for each in schema.get("anyOf", []):
        found |= _marks(each, path)
    if path and path[0] is None:
        found |= _marks(schema["items"], path[1:]) if "items" in schema else set()
    elif path and path[0] in schema.get("properties", {}):
        found |= _marks(schema["properties"][path[0]], path[1:])
    return found
