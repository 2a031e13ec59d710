"""Fields of a form are found by their texts, or because they are required or filled in."""

from typing import Any

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.form_filter import (
    LARGE_SCHEMA,
    FilteredPaths,
    FormFilter,
    can_grow_large,
    find_fields,
)
from tests.passports.forms.schemas import form_from

TEXT = {"type": "string"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name", "maker"],
    "properties": {
        "name": {"title": "Name", "type": "string"},
        "maker": {
            "title": "Maker",
            "type": "object",
            "required": ["town"],
            "properties": {"town": TEXT, "postal_code": {"description": "As on letters."}},
        },
        "parts": {
            "type": "array",
            "items": {"type": "object", "properties": {"weight": {"type": "number"}}},
        },
        "choice": {
            "oneOf": [
                {"type": "object", "properties": {"amount": TEXT}, "required": ["amount"]},
                {"type": "object", "properties": {"reason": TEXT}, "required": ["reason"]},
            ]
        },
    },
}
FORM = form_from(SCHEMA)
DOCUMENT: dict[str, Any] = {"name": "x", "maker": {"town": "Kiel"}, "parts": [{}, {"weight": 1}]}


def found(text: str = "", **filters: bool) -> FilteredPaths:
    return find_fields(FORM, DOCUMENT, FormFilter(text, **filters))


def paths(text: str = "", **filters: bool) -> tuple[Path, ...]:
    return found(text, **filters).found


def test_texts_are_found_in_titles_names_and_descriptions() -> None:
    assert paths("NAME") == (("name",),)
    assert paths("postal_code") == (("maker", "postal_code"),)
    assert paths("postal code") == (("maker", "postal_code"),)
    assert paths("letters") == (("maker", "postal_code"),)
    assert paths("weight") == (("parts", 0, "weight"), ("parts", 1, "weight"))
    assert paths("nowhere") == ()


def test_words_may_be_in_the_groups_around_a_field() -> None:
    assert paths("maker town") == (("maker", "town"),)
    maker = found("maker")
    assert maker.found == (("maker",),)
    assert maker.includes(("maker", "town"))
    assert not maker.includes(("name",))


def test_fields_of_variants_and_lists_without_a_value_are_found() -> None:
    assert paths("reason") == (("choice", "reason"),)
    assert find_fields(FORM, {}, FormFilter("weight")).found == (("parts", 0, "weight"),)


def test_only_required_fields() -> None:
    assert paths(required_only=True) == (("name",), ("maker",), ("maker", "town"))
    assert paths("town", required_only=True) == (("maker", "town"),)
    needed = (("name",), ("maker",), ("maker", "town"))
    assert find_fields(FORM, {}, FormFilter(required_only=True)).found == needed


def test_the_entries_of_required_lists_are_required() -> None:
    tags = {"type": "array", "items": TEXT}
    form = form_from({"required": ["tags"], "properties": {"tags": tags, "others": tags}})
    document = {"tags": ["x", "y"], "others": ["z"]}
    found = find_fields(form, document, FormFilter(required_only=True)).found
    assert found == (("tags",), ("tags", 0), ("tags", 1))


def test_only_fields_that_are_filled_in() -> None:
    assert paths(filled_only=True) == (("name",), ("maker", "town"), ("parts", 1, "weight"))


def test_new_fields_and_those_that_the_user_changes_are_shown() -> None:
    shown = found(filled_only=True)
    assert not shown.includes(("parts", 0, "weight"))
    assert shown.includes(("parts", 2, "weight"))
    shown.show_all_below(("parts",))
    assert shown.includes(("parts", 0, "weight"))


def test_recursive_schemas_are_searched_to_a_limited_depth() -> None:
    schema = {"properties": {"part": {"$ref": "#"}, "label": TEXT}}
    shown = find_fields(form_from(schema), {"part": {}}, FormFilter("label"))
    assert ("part", "label") in shown.found
    assert len(shown.found) < 20


def test_a_form_can_grow_large_if_its_schema_has_many_fields() -> None:
    assert not can_grow_large(FORM, DOCUMENT)
    group = {"type": "object", "properties": {f"t{n}": TEXT for n in range(LARGE_SCHEMA - 1)}}
    assert not can_grow_large(form_from({"properties": {"group": group}}), {})
    assert can_grow_large(form_from({"properties": {"group": group, "name": TEXT}}), {})
    assert not can_grow_large(form_from({"properties": {"part": {"$ref": "#"}, "name": TEXT}}), {})
