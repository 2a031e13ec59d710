"""Imports a catalogue with twenty columns, from CSV and XLSX, against a bare loop over the CSV."""

import csv
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl

from dpp_desktop.identity.gtin import check_digit
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, least_ratio, processor_timed
from tests.bench.workspaces import fresh_workspace
from tests.passports.garments import GARMENT

_AGAINST = "against a loop from CSV to JSON lines: processor time"
CSV = Goal(f"import 100,000 products from CSV, {_AGAINST}", "<=", 15)
XLSX = Goal(f"import 100,000 products from XLSX, {_AGAINST}", "<=", 20)
CSV_SMALLER = Goal(f"import 20,000 products from CSV, {_AGAINST}", "<=", 15)
XLSX_SMALLER = Goal(f"import 20,000 products from XLSX, {_AGAINST}", "<=", 20)
GOALS: Goals = (CSV, XLSX, CSV_SMALLER, XLSX_SMALLER)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios of both sizes, each import into a separate workspace."""
    yield from _ratios(folder, sizes.products, 1, (CSV, XLSX))
    yield from _ratios(folder, sizes.compared_products, sizes.repeats, (CSV_SMALLER, XLSX_SMALLER))


def _ratios(folder: Path, count: int, repeats: int, goals: tuple[Goal, Goal]) -> Iterator[Row]:
    csv_file, xlsx_file = folder / "catalogue.csv", folder / "catalogue.xlsx"
    _write_csv(csv_file, count)
    _write_xlsx(xlsx_file, count)
    seconds = interleaved(
        repeats,
        {
            "csv": partial(_processor_seconds, folder, csv_file, count),
            "xlsx": partial(_processor_seconds, folder, xlsx_file, count),
            "loop": lambda: processor_timed(partial(_loop, csv_file, folder / "lines")),
        },
    )
    for goal, name in zip(goals, ("csv", "xlsx"), strict=True):
        figure = least_ratio(seconds[name], seconds["loop"])
        both = {name: seconds[name], "loop": seconds["loop"]}
        yield goal.row(figure, products=count, seconds=both)


def _processor_seconds(folder: Path, file: Path, count: int) -> float:
    with fresh_workspace(folder) as workspace:
        return processor_timed(partial(_import, workspace, file, count))


def _loop(file: Path, lines: Path) -> None:
    with (
        open(file, encoding="utf-8", newline="") as read,
        open(lines, "w", encoding="utf-8") as written,
    ):
        written.writelines(
            json.dumps(row, ensure_ascii=False) + "\n" for row in csv.DictReader(read)
        )


def _import(workspace: Workspace, file: Path, count: int) -> None:
    with check_catalogue(workspace, "nordlicht", CatalogueFile(file)) as checked:
        if apply_catalogue(workspace, checked).added != count:
            raise RuntimeError(f"not all {count} products were imported: {checked.counts}")


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    yield ("sku", "name", "gtin", *GARMENT)
    for number in range(count):
        digits = f"950600{number:06d}"
        gtin = digits + check_digit(digits)
        yield (f"ART-{number:06d}", f"Jacke Größe {number}", gtin, *GARMENT.values())


def _write_csv(file: Path, count: int) -> None:
    with open(file, "w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(_rows(count))


def _write_xlsx(file: Path, count: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in _rows(count):
        sheet.append(row)
    book.save(file)
