"""Fixed and random schemas to generate forms from, and documents for them."""

from typing import Any

from hypothesis import strategies as st

from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet


def form_from(schema: Any) -> FormSchema:
    """Return the form of a schema."""
    return FormSchema(SchemaSet.of(schema))


def form_of(**properties: Any) -> FormSchema:
    """Return the form of an object with the properties."""
    return form_from({"type": "object", "properties": properties})


def only_field(schema: Any) -> Field:
    """Return the field of a property with the schema."""
    form = form_of(field=schema)
    return form.fields(form.root)[0]


_names = st.sampled_from(["a", "b", "c", "gtin", "made_in"])
_plain = st.sampled_from(
    [
        {"type": "string"},
        {"type": ["string", "null"]},
        {"type": "number", "minimum": 0},
        {"type": "integer"},
        {"type": "boolean"},
        {"enum": ["x", "y", 1, None]},
        {"const": "x"},
        {"format": "date"},
        {"$ref": "#/$defs/again"},
        {"$ref": "#"},
        {"$ref": "#/nowhere"},
        {"type": ["string", "number", "object"]},
        True,
        False,
        {},
    ]
)
_objects = st.deferred(
    lambda: st.builds(
        lambda properties, required: {
            "type": "object",
            "properties": properties,
            "required": required,
        },
        st.dictionaries(_names, _schemas, max_size=4),
        st.lists(_names, max_size=2, unique=True),
    )
)
_schemas: st.SearchStrategy[Any] = st.deferred(
    lambda: (
        _plain
        | _objects
        | st.builds(lambda items: {"type": "array", "items": items}, _schemas)
        | st.builds(lambda parts: {"allOf": parts}, st.lists(_schemas, min_size=1, max_size=2))
        | st.builds(
            lambda keyword, parts: {keyword: parts},
            st.sampled_from(["oneOf", "anyOf"]),
            st.lists(_schemas, min_size=1, max_size=3),
        )
    )
)
passport_schemas = st.builds(
    lambda root, again: root | {"$defs": {"again": again}}, _objects, _schemas
)
"""Generates schemas of objects with any references between them."""
