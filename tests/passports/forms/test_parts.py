"""Which fields the form of a document has, and how many are filled in."""

from typing import Any

import pytest

from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.forms.parts import (
    LARGE_FORM,
    Progress,
    inner_parts,
    is_empty,
    is_large_form,
    progress_of,
    root_part,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from tests.passports.forms.schemas import form_from, form_of

TEXT = {"type": "string"}
SIZE = {"type": "object", "properties": {"width": TEXT, "height": TEXT}}


def texts(count: int) -> dict[str, Any]:
    return {f"text_{number}": TEXT for number in range(count)}


def test_the_fields_of_an_object_have_their_values() -> None:
    form = form_of(name=TEXT, sizes={"type": "array", "items": SIZE})
    document = {"sizes": [{"width": "1"}], "name": "x"}
    name, sizes = inner_parts(form, root_part(form, document))
    assert (name.path, name.value) == (("name",), "x")
    (size,) = inner_parts(form, sizes)
    assert (size.path, size.value) == (("sizes", 0), {"width": "1"})
    assert [part.path[-1] for part in inner_parts(form, size)] == ["width", "height"]


def test_the_fields_of_the_chosen_variant_are_inside() -> None:
    one = {"properties": {"kind": {"const": "a"}, "a": TEXT}}
    other = {"properties": {"kind": {"const": "b"}, "b": TEXT}}
    form = form_of(choice={"type": "object", "oneOf": [one, other]})
    (choice,) = inner_parts(form, root_part(form, {"choice": {"kind": "b"}}))
    assert [part.path[-1] for part in inner_parts(form, choice)] == ["kind", "b"]


def test_values_that_are_edited_as_json_have_no_parts() -> None:
    form = form_of(size=SIZE, many={"type": "array", "items": TEXT})
    size, many = inner_parts(form, root_part(form, {"size": "no object", "many": ["x"] * 201}))
    assert inner_parts(form, size) == ()
    assert inner_parts(form, many) == ()


def test_the_number_of_fields_filled_in_includes_inner_groups() -> None:
    form = form_of(name=TEXT, size=SIZE, other=SIZE, tags={"type": "array", "items": TEXT})
    document = {"name": "", "size": {"width": "1"}, "tags": ["x", "y"]}
    assert progress_of(form, root_part(form, document)) == Progress(filled=2, total=5)
    assert progress_of(form, root_part(form, {})) == Progress(filled=0, total=4)


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_values_that_say_nothing_are_empty(value: object) -> None:
    assert is_empty(value)
    assert not is_empty(0)
    assert not is_empty(False)


def test_a_form_is_large_if_it_would_show_many_fields() -> None:
    entries = {"type": "array", "items": {"type": "object", "properties": texts(10)}}
    assert not is_large_form(form_of(**texts(LARGE_FORM)), {})
    assert is_large_form(form_of(**texts(LARGE_FORM + 1)), {})
    absent = form_of(name=TEXT, repair={"type": "object", "properties": texts(LARGE_FORM)})
    assert not is_large_form(absent, {"name": "x"})
    assert is_large_form(absent, {"repair": {"text_1": "x"}})
    assert is_large_form(form_of(entries=entries), {"entries": [{}] * 4})


def test_a_recursive_schema_has_a_small_form() -> None:
    form = form_from({"properties": {"part": {"$ref": "#"}, "name": TEXT}, "required": ["part"]})
    assert not is_large_form(form, {})


def test_fields_are_created_once() -> None:
    schema = {"properties": {"size": SIZE, "sizes": {"type": "array", "items": SIZE}}}
    form = CachedFormSchema(SchemaSet.of(schema))
    size, sizes = form.fields(form.root)
    assert form.fields(form.root) is form.fields(form.root)
    assert form.fields(size) is form.fields(size)
    assert form.entry(sizes, 0) is form.entry(sizes, 0)
    assert form.entry(sizes, 0).title == "Sizes"


def test_the_parts_of_an_object_follow_its_conditions() -> None:
    schema = {
        "properties": {"kind": TEXT},
        "if": {"required": ["kind"]},
        "then": {"properties": {"torque": TEXT}},
        "else": {"properties": {"size": TEXT}},
    }
    form = CachedFormSchema(SchemaSet.of(schema))
    for document, names in [
        ({}, ["kind", "size"]),
        ({"kind": "x"}, ["kind", "torque"]),
        ({"kind": "x", "size": "L"}, ["kind", "torque", "size"]),
    ]:
        parts = inner_parts(form, root_part(form, document))
        assert [part.path[-1] for part in parts] == names


def test_values_with_other_names_are_parts_too() -> None:
    form = form_of(names={"additionalProperties": SIZE})
    document = {"names": {"a": {"width": "1"}}, "extra": 4}
    names, extra = inner_parts(form, root_part(form, document))
    assert (extra.path, extra.value, extra.field.title) == (("extra",), 4, "extra")
    (entry,) = inner_parts(form, names)
    assert [part.path[-1] for part in inner_parts(form, entry)] == ["width", "height"]
