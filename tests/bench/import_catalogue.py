"""Importing a catalogue with twenty columns, from CSV and from XLSX."""

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
from tests.bench.timing import interleaved, least_ratio, processor_timed, timed
from tests.bench.workspaces import fresh_workspace
from tests.passports.garments import GARMENT

CSV = Goal("import 100,000 products from CSV: time", "<=", 60, "s")
XLSX = Goal("import 100,000 products from XLSX: time", "<=", 60, "s")
_AGAINST = "against a loop from CSV to JSON lines: processor time"
CSV_SMALLER = Goal(f"import 20,000 products from CSV, {_AGAINST}", "<=", 15)
XLSX_SMALLER = Goal(f"import 20,000 products from XLSX, {_AGAINST}", "<=", 20)
GOALS: Goals = (CSV, XLSX, CSV_SMALLER, XLSX_SMALLER)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the seconds of both imports, each into a workspace of its own, and the ratios."""
    for goal, write in ((CSV, _write_csv), (XLSX, _write_xlsx)):
        file = folder / "catalogue"
        write(file, sizes.products)
        with fresh_workspace(folder) as workspace:
            seconds = timed(partial(_import, workspace, file, sizes.products))
        yield goal.row(seconds, products=sizes.products)
    yield from _ratios(sizes, folder)


def _ratios(sizes: Sizes, folder: Path) -> Iterator[Row]:
    csv_file, xlsx_file = folder / "catalogue.csv", folder / "catalogue.xlsx"
    count = sizes.compared_products
    _write_csv(csv_file, count)
    _write_xlsx(xlsx_file, count)
    seconds = interleaved(
        sizes.repeats,
        {
            "csv": partial(_processor_seconds, folder, csv_file, count),
            "xlsx": partial(_processor_seconds, folder, xlsx_file, count),
            "loop": lambda: processor_timed(partial(_loop, csv_file, folder / "lines")),
        },
    )
    for goal, name in ((CSV_SMALLER, "csv"), (XLSX_SMALLER, "xlsx")):
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
            raise RuntimeError(f"of {count} products not all came in: {checked.counts}")


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
