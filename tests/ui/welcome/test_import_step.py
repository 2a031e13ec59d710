"""Tests of importing brands and products."""

import json
from pathlib import Path

import pytest

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.text.imports import (
    brand_imported_text,
    explain_import_error,
    has_many_problems,
)
from dpp_desktop.ui.welcome.import_step import (
    run_brand_import,
    run_catalogue_import,
    run_sample_import,
)

BRAND_FILE = resource_paths.resource("samples", "atelier.brand.json")
PRODUCT_FILE = resource_paths.resource("samples", "atelier.products.json")


def brand_keys(workspace: Workspace) -> set[str]:
    with workspace.read() as transaction:
        return {brand.key for brand in brands.list_all(transaction)}


def product_count(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return len(products.list_all(transaction))


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A new workspace, whose database is closed after its last transaction."""
    with Workspace.open(tmp_path / "new") as created:
        return created


def test_the_samples_add_brands_with_products(empty: Workspace) -> None:
    done = run_sample_import(empty)
    assert brand_keys(empty) == set(done) == {"nordlicht", "atelier", "velta"}
    assert product_count(empty) == sum(each.added for each in done.values()) > 0


def test_a_brand_is_added_once_and_then_updated(empty: Workspace) -> None:
    first = run_brand_import(empty, read_brand_file(BRAND_FILE))
    second = run_brand_import(empty, read_brand_file(BRAND_FILE))
    assert (first.key, first.added, second.added) == ("atelier", True, False)
    assert brand_imported_text(first) == f"The brand {first.name} was added."
    assert brand_imported_text(second) == f"The brand {first.name} was updated."


def test_products_are_imported_for_their_brand(empty: Workspace) -> None:
    run_brand_import(empty, read_brand_file(BRAND_FILE))
    imported = run_catalogue_import(empty, "atelier", PRODUCT_FILE)
    assert product_count(empty) == imported.done.added > 0
    assert imported.warnings == ()


def test_skipped_columns_are_reported(empty: Workspace, tmp_path: Path) -> None:
    run_brand_import(empty, read_brand_file(BRAND_FILE))
    file = tmp_path / "products.csv"
    file.write_text("sku,name,name\nA,Hat,Cap\n")
    imported = run_catalogue_import(empty, "atelier", file)
    assert imported.done.added == 1
    (warning,) = imported.warnings
    assert warning.startswith("Column 3 'name' is ignored because column 2 has the same heading")


def test_a_list_that_removes_values_requires_the_import_dialog(
    empty: Workspace, tmp_path: Path
) -> None:
    run_sample_import(empty)
    before = product_count(empty)
    file = tmp_path / "products.csv"
    file.write_text("sku,name,gtin\nNEW,Hat,\nPARKA-01,Parka,09506000134369\n")
    with pytest.raises(InvalidInput, match="1 product gets a different GTIN") as raised:
        run_catalogue_import(empty, "nordlicht", file)
    assert "Workspace menu" in raised.value.remedy
    assert product_count(empty) == before


def test_products_of_an_unknown_brand_are_rejected(empty: Workspace) -> None:
    with pytest.raises(NotFound, match="atelier"):
        run_catalogue_import(empty, "atelier", PRODUCT_FILE)
    assert product_count(empty) == 0


def test_a_list_in_an_unclear_encoding_is_not_imported(empty: Workspace, tmp_path: Path) -> None:
    run_brand_import(empty, read_brand_file(BRAND_FILE))
    file = tmp_path / "list.csv"
    file.write_bytes("sku;name\nA;červená\n".encode("windows-1250"))
    with pytest.raises(InvalidInput, match="if it is read as windows-1250") as raised:
        run_catalogue_import(empty, "atelier", file)
    assert "from the Workspace menu" in raised.value.remedy
    assert product_count(empty) == 0


def test_shared_gtins_are_reported(empty: Workspace, tmp_path: Path) -> None:
    brand = resource_paths.resource("samples", "nordlicht.brand.json")
    run_brand_import(empty, read_brand_file(brand))
    file = tmp_path / "list.csv"
    file.write_text("sku,name,UPC\nA,Hat,04252614\nB,Cap,042100005264\n", encoding="utf-8")
    first, *_, last = run_catalogue_import(empty, "nordlicht", file).warnings
    assert first.startswith("2 SKUs share the GTIN 00042100005264.")
    assert last == "UPC: 04252614 is UPC-E and is read as 042100005264."


def test_a_rejected_file_lists_all_problems(empty: Workspace, tmp_path: Path) -> None:
    run_brand_import(empty, read_brand_file(BRAND_FILE))
    file = tmp_path / "products.json"
    entries = [{"sku": f"S{number}", "name": "Scarf", "gtin": "1"} for number in range(9)]
    file.write_text(json.dumps(json.loads(PRODUCT_FILE.read_text()) | {"products": entries}))
    with pytest.raises(InvalidInput) as raised:
        run_catalogue_import(empty, "atelier", file)
    explanation = explain_import_error(raised.value)
    assert explanation.wrong == "The file can't be imported."
    lines = explanation.remedy.splitlines()
    assert lines[0].startswith("row 1, gtin: ")
    assert lines[8].startswith("row 9, gtin: ")
    assert lines[9] == raised.value.remedy
    assert has_many_problems(raised.value)
