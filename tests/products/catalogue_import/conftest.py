"""Fixtures: a brand whose schema has every kind of field, and catalogues for it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.import_check import (
    CatalogueFile,
    ImportObserver,
    check_catalogue,
)
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

SCHEMA = {
    "type": "object",
    "required": ["gtin", "colour"],
    "additionalProperties": False,
    "properties": {
        "gtin": {"type": "string", "pattern": "^[0-9]{14}$"},
        "colour": {"title": "Colour of the outside", "enum": ["red", "blue"]},
        "weight": {"type": "number", "minimum": 0},
        "pieces": {"type": ["integer", "null"]},
        "vegan": {"type": "boolean"},
        "made_on": {"type": "string"},
        "care": {"type": "array", "items": {"type": "string"}},
        "sizes": {"type": "array", "items": {"type": "integer"}},
        "materials": {"type": "array", "items": {"$ref": "#/$defs/material"}},
        "manufacturer": {
            "allOf": [{"type": "object", "properties": {"name": {"type": "string"}}}],
            "properties": {"founded": {"type": "integer"}},
        },
    },
    "$defs": {
        "material": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"kind": {"type": "string"}, "share": {"type": "number"}},
        }
    },
}

Check = Callable[..., CheckedCatalogue]


@pytest.fixture
def stocked(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace with the brand `brand` and no products."""
    with Workspace.open(tmp_path / "workspace") as workspace:
        import_brand(workspace, parse_brand(a_brand(passport_schema=SCHEMA)))
        yield workspace


@pytest.fixture
def check(stocked: Workspace, tmp_path: Path) -> Iterator[Check]:
    """Return a function that checks a catalogue, given as CSV text or as a JSON value."""
    opened: list[CheckedCatalogue] = []

    def checked(
        content: Any, observer: ImportObserver | None = None, **options: Any
    ) -> CheckedCatalogue:
        text = isinstance(content, str)
        file = tmp_path / ("catalogue.csv" if text else "catalogue.json")
        file.write_text(content if text else json.dumps(content), encoding="utf-8")
        opened.append(check_catalogue(stocked, "brand", CatalogueFile(file, **options), observer))
        return opened[-1]

    yield checked
    for catalogue in opened:
        catalogue.close()
