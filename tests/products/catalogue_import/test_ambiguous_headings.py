"""A heading that fits several fields is refused with their names; one that fits one is used."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.brand import Brand, SerialPolicy
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.column_mapping import (
    UNDECIDED,
    ColumnMap,
    propose_columns,
)
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_headings import FieldHeadings
from dpp_desktop.products.catalogue_import.field_paths import parse_path, path_text
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Table
from dpp_desktop.products.catalogue_template import save_template
from dpp_desktop.products.editing import open_product
from dpp_desktop.products.template_columns import template_columns
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

BRAND = Brand(1, "brand", "Brand", "https://id.brand.example", SerialPolicy(), False, "", "/gtin")
QUANTITY = {"title": "Quantitative Value", "type": "number"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        **{name: {"$ref": "#/$defs/quantity"} for name in ("ratedCapacity", "minVoltage")},
        "maxVoltage": {"$ref": "#/$defs/quantity", "title": "Upper limit"},
        "height": {"title": "Size", "x-titles": {"de": "Höhe"}, "type": "number", "unit": "cm"},
        "width": {"title": "Size", "type": "number", "unit": "mm"},
        "weight": {"title": "Mass", "type": "number"},
        "packaging": {
            "title": "Packaging",
            "x-titles": {"de": "Verpackung"},
            "properties": {
                "mass": {"title": "Weight", "type": "number"},
                "label": {"title": "Height", "x-titles": {"de": "Höhe"}, "type": "string"},
            },
        },
        "materials": {
            "title": "Parts",
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"share": {"title": "Share", "type": "number"}},
            },
        },
        "parts": {
            "title": "Parts",
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"part": {"title": "Share", "type": "number"}},
            },
        },
    },
    "$defs": {"quantity": QUANTITY},
}


def proposed(*columns: str, schema: Any = SCHEMA) -> ColumnMap:
    """Return the mapping that is proposed for these headings."""
    table = Table(columns, iter(()), lambda: 1.0)
    return propose_columns(table, SchemaFields(SchemaSet.of(schema)), "/gtin")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("maxVoltage", "maxVoltage"),
        ("Max voltage", "maxVoltage"),
        ("Upper limit", "maxVoltage"),
        ("min_voltage", "minVoltage"),
        ("Size (mm)", "width"),
        ("weight *", "weight"),  # the property's name, and the title of another field
        ("mass", "packaging.mass"),  # likewise
        ("Mass", "weight"),
        ("Packaging › Weight", "packaging.mass"),
        ("Verpackung › Höhe", "packaging.label"),
        ("packaging.label", "packaging.label"),
    ],
)
def test_a_heading_that_fits_one_field_is_used(heading: str, field: str) -> None:
    (target,) = proposed(heading).targets
    assert path_text(target.path) == field


NESTED: dict[str, Any] = {
    "properties": {
        "operator": {"properties": {"identifier": {}, "email": {}}},
        "manufacturer": {"properties": {"identifier": {}, "streetAddress": {"title": "Street"}}},
    }
}


def test_the_name_of_an_inner_property_is_used_if_only_one_has_it() -> None:
    columns = proposed("SKU", "email", "Street address", "Identifier", schema=NESTED)
    assert [path_text(target.path) for target in columns.targets[1:3]] == [
        "operator.email",
        "manufacturer.streetAddress",
    ]
    (problem,) = columns.problems()
    assert problem.field == "Identifier"
    assert "'operator.identifier', 'manufacturer.identifier'" in str(problem.message)


@pytest.mark.parametrize(
    ("rules", "is_field"),
    [
        ({"properties": {"colour": {}}}, False),
        ({"properties": {"colour": {}}, "additionalProperties": True}, False),
        ({"properties": {"colour": {}}, "additionalProperties": {"type": "string"}}, True),
        ({"properties": {"colour": {}}, "patternProperties": {"^P": {}}}, True),
        ({"additionalProperties": False}, False),
        ({"type": "object"}, True),  # it describes no names
        (True, True),
    ],
)
def test_a_column_that_the_schema_does_not_describe_is_ignored(rules: Any, is_field: bool) -> None:
    """An open schema would accept anything, such as the purchase price, into the passport."""
    (target,) = proposed("Purchase price", schema=rules).targets
    assert (target.role is not Role.IGNORED) is is_field
    (chosen,) = proposed("Purchase price", schema=rules).changed({"Purchase price": "x"}).targets
    assert path_text(chosen.path) == "x"


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Quantitative Value", "'ratedCapacity', 'minVoltage', 'maxVoltage'"),
        ("Size", "'height', 'width'"),
        ("Höhe", "'height', 'packaging.label'"),
        ("Weight", "'weight', 'packaging.mass'"),
        ("Share", "'materials[0].share', 'parts[0].part'"),
        ("Parts 2 share", "'materials[1].share', 'parts[1].part'"),
        ("Parts › Share", "'materials[0].share', 'parts[0].part'"),
    ],
)
def test_an_ambiguous_heading_is_refused_with_the_fields(heading: str, fields: str) -> None:
    columns = proposed("SKU", heading, heading)
    assert columns.targets[1:] == (UNDECIDED, UNDECIDED)
    first, second = columns.problems()
    assert (first.field, second.field) == ("#2", "#3")
    assert str(first.message) == f"the heading matches several fields: {fields}."
    chosen = columns.changed({"#2": "maxVoltage", "#3": ""})
    assert chosen.problems() == []


def test_a_long_list_of_fields_is_shortened() -> None:
    schema = {"properties": {f"f{n}": {"title": "Size", "type": "number"} for n in range(40)}}
    (problem,) = proposed("SKU", "Size", schema=schema).problems()
    assert str(problem.message).endswith("'f11' and 28 more.")


def test_a_product_heading_is_not_ambiguous() -> None:
    schema = {"properties": {name: {"title": "Name", "type": "string"} for name in "ab"}}
    assert list(map(str, proposed("SKU", "Name", schema=schema).targets)) == ["sku", "name"]


def test_references_to_other_files_and_anchors_are_followed() -> None:
    schemas = SchemaSet(
        {
            "battery.json": {
                "properties": {
                    "cell": {"$ref": "parts.json#cell"},
                    "pack": {"$ref": "parts.json#/$defs/pack"},
                    "lid": {"$ref": "https://brand.example/lid"},
                },
                "$defs": {
                    "lid": {
                        "$id": "https://brand.example/lid",
                        "properties": {"hinge": {"$ref": "#/$defs/hinge"}},
                        "$defs": {"hinge": {"type": "boolean"}},
                    }
                },
            },
            "parts.json": {
                "$defs": {
                    "cell": {"$anchor": "cell", "properties": {"mass": {"type": "number"}}},
                    "pack": {"properties": {"cell": {"$ref": "#cell"}}},
                }
            },
        }
    )
    fields = SchemaFields(schemas)
    assert [field.name for field in fields.listed] == ["cell.mass", "pack.cell.mass", "lid.hinge"]
    assert fields.types(("pack", "cell", "mass")) == {"number"}
    assert fields.full_title(("pack", "cell", "mass")) == "Pack › Cell › Mass"


@pytest.fixture
def brand(workspace: Workspace) -> str:
    """The key of a brand with the schema."""
    import_brand(workspace, parse_brand(a_brand(passport_schema=SCHEMA)))
    return "brand"


def test_nothing_is_imported_from_an_ambiguous_column(
    workspace: Workspace, brand: str, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("sku,name,Quantitative Value\nA,Cell,4.2\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="'ratedCapacity', 'minVoltage', 'maxVoltage'"):
        check_catalogue(workspace, brand, CatalogueFile(file))
    chosen = CatalogueFile(file, overrides={"Quantitative Value": "maxVoltage"})
    with check_catalogue(workspace, brand, chosen) as checked:
        apply_catalogue(workspace, checked)
    assert json.loads(open_product(workspace, brand, "A").passport) == {"maxVoltage": 4.2}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_template_has_no_ambiguous_heading(
    workspace: Workspace, brand: str, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"list{suffix}"
    columns = save_template(workspace, brand, file)
    assert [column.heading for column in columns][3:] == [
        "Rated capacity",
        "Min voltage",
        "Upper limit",
        "Size (cm)",
        "Size (mm)",
        "Mass",
        "packaging.mass",
        "packaging.label",
        "materials[0].share",
        "parts[0].part",
    ]
    with check_catalogue(workspace, brand, CatalogueFile(file)) as checked:
        assert checked.columns.targets == tuple(column.target for column in columns)


_names = st.sampled_from(["a", "b", "share", "Share", "a_b", "size 2", "name"])
_titles = st.sampled_from(["Share", "A", "B", "A b", "Size", "Name", "SKU", "a.b", "x › y"])
_leaves = st.fixed_dictionaries(
    {"type": st.sampled_from(["string", "number"])},
    optional={
        "title": _titles,
        "x-titles": st.dictionaries(st.sampled_from(["de", "fr"]), _titles),
        "unit": st.just("kg"),
    },
)
_objects = st.recursive(
    st.one_of(_leaves, st.just({"$ref": "#/$defs/d"})),
    lambda inner: st.one_of(
        st.dictionaries(_names, inner, min_size=1, max_size=3).map(lambda p: {"properties": p}),
        inner.map(lambda items: {"title": "List", "type": "array", "items": items}),
    ),
    max_leaves=8,
)


@given(st.dictionaries(_names, _objects, min_size=1, max_size=4))
def test_a_template_of_any_schema_is_imported_without_questions(properties: Any) -> None:
    schema = SchemaSet.of({"properties": properties, "$defs": {"d": QUANTITY}})
    columns = template_columns(BRAND, schema.text)
    table = Table(tuple(column.heading for column in columns), iter(()), lambda: 1.0)
    found = propose_columns(table, SchemaFields(schema), "/gtin")
    assert found.targets == tuple(column.target for column in columns)
    assert found.problems() == []


@given(st.dictionaries(_names, _objects, min_size=1, max_size=4))
def test_a_heading_fits_only_fields_that_it_names(properties: Any) -> None:
    fields = SchemaFields(SchemaSet.of({"properties": properties, "$defs": {"d": QUANTITY}}))
    headings = FieldHeadings(fields, ())
    for field in fields.listed:
        assert headings.fitting(field.name) == (field.path,)
        for title in (*field.titles, fields.full_title(field.path)):
            found = headings.fitting(title)
            exact = {each.path for each in fields.listed if title == each.path[-1]}
            if fields.knows(parse_path(title)):  # it may be the name of a group
                exact.add(parse_path(title))
            assert field.path in found or exact.intersection(found)
