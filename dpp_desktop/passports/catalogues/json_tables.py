"""Catalogues in JSON: product files of our own format, and arrays of objects."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dpp_desktop import shipped
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports import jsontext
from dpp_desktop.passports.catalogues.tables import (
    MAX_COLUMNS,
    Cell,
    Row,
    Table,
    limited,
    useless,
)
from dpp_desktop.passports.schemas.checking import check_document

PRODUCT_FILE_COLUMNS = ("sku", "name", "gtin", "passport")


def read_json(path: Path) -> Table:
    """Returns the table in the file. Raises InvalidInput.

    It holds a product file (schemas/product-file.schema.json), or an array of objects, each a row
    whose names are columns.
    """
    document = jsontext.read_file(path)
    return _array(document, path) if isinstance(document, list) else _product_file(document, path)


def _product_file(document: Any, path: Path) -> Table:
    schema: Any = jsontext.read_file(shipped.schema("product-file.schema.json"))
    entries = document.get("products") if isinstance(document, dict) else None
    # The products are checked one by one, so that good ones can go in.
    without = document | {"products": [_ANY_PRODUCT]} if entries else document
    problems = check_document(schema, without)
    if problems or not isinstance(entries, list):
        raise InvalidInput(problems or check_document(schema, document))
    form = schema["properties"]["products"]["items"]

    def row(number: int, entry: Any) -> Row:
        problems = tuple(check_document(form, entry, "row"))
        return _row(number, entry, PRODUCT_FILE_COLUMNS, problems)

    return _table(PRODUCT_FILE_COLUMNS, entries, row, path, fixed=True)


_ANY_PRODUCT = {"sku": "A", "name": "A"}


def _array(entries: list[Any], path: Path) -> Table:
    names: dict[str, None] = {}
    for entry in entries:
        names.update(dict.fromkeys(entry if isinstance(entry, dict) else ()))
    if not names:
        raise useless(path, "has no rows")
    if len(names) > MAX_COLUMNS:
        raise useless(path, f"has more than {MAX_COLUMNS:,} columns")
    columns = tuple(names)

    def row(number: int, entry: Any) -> Row:
        problem = Problem("row", "row_form", "the row is no JSON object.")
        return _row(number, entry, columns, () if isinstance(entry, dict) else (problem,))

    return _table(columns, entries, row, path)


def _table(
    columns: tuple[str, ...],
    entries: list[Any],
    row: Callable[[int, Any], Row],
    path: Path,
    *,
    fixed: bool = False,
) -> Table:
    read = 0

    def rows() -> Iterator[Row]:
        nonlocal read
        for read, entry in enumerate(entries, start=1):
            yield row(read, entry)

    return Table(columns, limited(rows(), path), lambda: read / len(entries), fixed=fixed)


def _row(number: int, entry: Any, columns: tuple[str, ...], problems: tuple[Problem, ...]) -> Row:
    values: dict[str, Cell] = entry if isinstance(entry, dict) else {}
    return Row(number, tuple(values.get(name) for name in columns), problems)
