"""A filled-in template is imported without assigning any column, for every supplied schema."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.passports.forms.document import value_at, with_value
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.catalogue_template import save_template
from dpp_desktop.products.editing import open_product
from dpp_desktop.products.template_columns import TemplateColumn
from dpp_desktop.samples import SAMPLE_BRANDS
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, a_brand

SCHEMA = {
    "type": "object",
    "required": ["weight", "kind"],
    "properties": {
        "weight": {"title": "Weight", "unit": "g", "type": "number"},
        "net": {"type": "object", "properties": {"weight": {"x-unit": "kg", "type": "number"}}},
        "kind": {"title": "Name", "enum": ["a,b", "c"]},
        "sku": {"title": "SKU", "type": "string"},
        "title": {"title": "Title", "type": "string"},
        "made_on": {"title": "Made on", "type": "string"},
        "maker": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"title": "Name", "type": "string"}},
        },
        "sizes": {"title": "Sizes", "type": "array", "items": {"type": "integer"}},
    },
}


def _original(workspace: Workspace, brand: str) -> Any:
    with workspace.read() as transaction:
        skus = [product.sku for key, product in products.list_all(transaction) if key == brand]
    return open_product(workspace, brand, skus[0])


def _cells(columns: Sequence[TemplateColumn], passport: object, *product: str | None) -> list[Any]:
    own = dict(zip((Role.SKU, Role.NAME, Role.GTIN), product, strict=True))
    return [own.get(each.target.role, _cell(passport, each)) for each in columns]


def _cell(passport: object, column: TemplateColumn) -> Any:
    value = value_at(passport, column.target.path)
    if value is ABSENT:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value


def _filled(columns: Sequence[TemplateColumn], passport: object) -> object:
    """Return the passport with only the values that the template has columns for."""
    kept: object = {}
    for column in columns:
        value = value_at(passport, column.target.path) if column.target.path else ABSENT
        if value is not ABSENT:
            kept = with_value(kept, column.target.path, value)
    return kept


def _import_one(workspace: Workspace, brand: str, file: Path) -> Any:
    """Return the only product of the list, and its passport."""
    with check_catalogue(workspace, brand, CatalogueFile(file)) as checked:
        assert [row.problems for row in checked.rejected()] == []
        (row,) = checked.good()
        assert row.record
        return row.record, json.loads(row.record.passport)


@pytest.mark.parametrize("brand", SAMPLE_BRANDS)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_filled_in_template_is_imported(
    workspace: Workspace, tmp_path: Path, brand: str, suffix: str
) -> None:
    opened = _original(workspace, brand)
    passport = json.loads(opened.passport)
    file = tmp_path / f"list{suffix}"
    columns = save_template(workspace, brand, file)
    cells = _cells(columns, passport, "00042", "Zero", opened.product.gtin)
    _append(file, cells)
    record, imported = _import_one(workspace, brand, file)
    assert (record.sku, record.name, record.gtin) == ("00042", "Zero", opened.product.gtin)
    assert imported == _filled(columns, passport)
    with check_catalogue(workspace, brand, CatalogueFile(file)) as checked:
        assert checked.columns.targets == tuple(column.target for column in columns)
        assert checked.columns.problems() == []


def _append(file: Path, cells: Sequence[Any]) -> None:
    if file.suffix == ".csv":
        with file.open(newline="", encoding="utf-8-sig") as lines:
            dialect = csv.Sniffer().sniff(lines.readline(), ",;")
        with file.open("a", newline="", encoding="utf-8") as lines:
            csv.writer(lines, dialect).writerow(["" if each is None else each for each in cells])
        return
    workbook = openpyxl.load_workbook(file)
    sheet = workbook.worksheets[0]
    for place, value in enumerate(cells, start=1):
        sheet.cell(row=2, column=place, value=value)
    workbook.save(file)


@pytest.mark.parametrize("brand", SAMPLE_BRANDS)
def test_all_headings_are_recognized(workspace: Workspace, tmp_path: Path, brand: str) -> None:
    columns = save_template(workspace, brand, tmp_path / "list.csv")
    with (tmp_path / "list.csv").open("a", encoding="utf-8") as file:
        file.write("A\n")
    with check_catalogue(workspace, brand, CatalogueFile(tmp_path / "list.csv")) as checked:
        assert checked.columns.targets == tuple(column.target for column in columns)
    headings = [column.heading for column in columns]
    assert [each for each in headings if each.startswith("passport.")] == []
    assert headings[:2] == ["SKU *", "Product name *"]
    required = [column for column in columns if column.required]
    assert len(required) > 5
    assert all(column.heading.endswith(" *") for column in required)


def test_titles_units_and_names_are_recognized(workspace: Workspace, tmp_path: Path) -> None:
    """Also if a field of the passport has the title of a product field."""
    brand = a_brand(passport_schema=SCHEMA, batch_pointers=["/made_on"])
    import_brand(workspace, parse_brand(brand))
    columns = save_template(workspace, "brand", tmp_path / "list.xlsx")
    assert [column.heading for column in columns] == [
        "SKU",
        "Product name *",
        "GTIN",
        "Weight (g) *",
        "net.weight (kg)",
        "kind *",
        "passport.sku",
        "Title",
        "maker.name",
        "Sizes",
    ]
    _append(tmp_path / "list.xlsx", ["A", "B", GTIN, 5, 0.5, "a,b", "C", "D", "E", "1; 2"])
    record, passport = _import_one(workspace, "brand", tmp_path / "list.xlsx")
    assert (record.sku, record.name, record.gtin) == ("A", "B", GTIN)
    assert passport == {
        "weight": 5,
        "net": {"weight": 0.5},
        "kind": "a,b",
        "sku": "C",
        "title": "D",
        "maker": {"name": "E"},
        "sizes": [1, 2],
    }


def test_a_workbook_keeps_texts_and_has_drop_down_lists(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "list.xlsx"
    columns = save_template(workspace, "nordlicht", file)
    workbook = openpyxl.load_workbook(file)
    sheet, explained, values = workbook.worksheets
    assert values.sheet_state == "hidden"
    formats = {
        place: style.number_format
        for style in sheet.column_dimensions.values()
        for place in range(style.min, style.max + 1)
    }
    for place, column in enumerate(columns, start=1):
        assert (formats[place] == "@") is not column.is_number, column.heading
        assert sheet.cell(1, place).font.bold is column.required
    assert sheet.freeze_panes == "B2"
    lists = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    place = next(at for at, each in enumerate(columns) if each.target.path == ("category",))
    letter = openpyxl.utils.get_column_letter(place + 1)
    rule = lists[f"{letter}2:{letter}1048576"]
    count = len(columns[place].choices)
    assert rule.formula1 == f"Values!${letter}$1:${letter}${count}"
    assert tuple(values.cell(row, place + 1).value for row in range(1, count + 1)) == (
        columns[place].choices
    )
    rows = list(explained.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [column.heading for column in columns]
    assert [row[2] == "yes" for row in rows] == [column.required for column in columns]
    assert {letter.split(":")[0] for letter in lists} == {
        f"{openpyxl.utils.get_column_letter(at)}2"
        for at, column in enumerate(columns, start=1)
        if column.choices
    }


def test_only_templates_of_known_brands_are_saved(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        save_template(workspace, "nordlicht", tmp_path / "workspace.db")
    with pytest.raises(NotFound):
        save_template(workspace, "nobody", tmp_path / "list.csv")
    assert list(tmp_path.iterdir()) == []


def test_values_of_a_schema_are_never_formulas(workspace: Workspace, tmp_path: Path) -> None:
    values = ["=1+1", "{=2}", "", "+3", "https://brand.example/"]
    schema = {"type": "object", "properties": {"kind": {"enum": values}}}
    import_brand(workspace, parse_brand(a_brand(passport_schema=schema)))
    file = tmp_path / "list.xlsx"
    columns = save_template(workspace, "brand", file)
    (place,) = (at for at, column in enumerate(columns, 1) if column.target.path == ("kind",))
    *_, listed = openpyxl.load_workbook(file).worksheets
    cells = [cell for (cell,) in listed.iter_rows(min_col=place, max_col=place) if cell.value]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        (value, "s") for value in values if value
    ]
