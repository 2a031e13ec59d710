"""Read catalogues in JSON: product files, and arrays of objects.

A file is read twice, row by row: once to check its structure, then to check the rows. It never
needs more memory than its largest row.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.products.catalogue_import.json_stream import JsonStream
from dpp_desktop.products.catalogue_import.number_texts import Evidence
from dpp_desktop.products.catalogue_import.tables import (
    MAX_COLUMNS,
    Cell,
    Row,
    Table,
    limited,
    unusable_file,
)

PRODUCT_FILE_COLUMNS = ("sku", "name", "gtin", "passport")

_PRODUCTS = "products"
_ANY_PRODUCT = {"sku": "A", "name": "A"}


def read_json(file: BinaryIO, path: Path) -> Table:
    """Return the table in the file. Raises InvalidInput, also while its rows are read.

    The file is a product file (schemas/product-file.schema.json), or an array of objects, whose
    property names are the columns.
    """
    if JsonStream(file, path).next_mark() == "[":
        return _array(file, path)
    return _product_file(file, path)


def _product_file(file: BinaryIO, path: Path) -> Table:
    schema: Any = json_text.read_file(resource_paths.schema("product-file.schema.json"))
    document, count = _without_products(JsonStream(file, path), path, schema["properties"])
    problems = check_document(schema, document)
    if problems:
        raise InvalidInput(problems)
    form = schema["properties"][_PRODUCTS]["items"]

    def row(number: int, entry: Any, size: int) -> Row:
        problems = tuple(check_document(form, entry, "row"))
        return _row(number, entry, PRODUCT_FILE_COLUMNS, problems, size)

    def entries(stream: JsonStream) -> Iterator[object]:
        for name in stream.names():
            if name == _PRODUCTS:
                yield from stream.entries()
            else:
                stream.value()

    rows = _rows(JsonStream(file, path), entries, row)
    return _table(PRODUCT_FILE_COLUMNS, rows, count, fixed=True)


def _without_products(stream: JsonStream, path: Path, known: Any) -> tuple[Any, int]:
    """Return the document without its products, and the number of products.

    Products are checked individually, so that the valid ones can be imported.
    """
    if stream.next_mark() != "{":
        document = stream.value()
        stream.finish()
        return document, 0
    members: dict[str, object] = {}
    count = 0
    for name in stream.names():
        if len(members) == MAX_COLUMNS:
            raise unusable_file(path, Message("has more than {most:,} columns", most=MAX_COLUMNS))
        if name == _PRODUCTS and stream.next_mark() == "[":
            count = sum(1 for _ in limited(stream.entries(), path))
            members[name] = [_ANY_PRODUCT] if count else []
        else:
            value = stream.value()
            members[name] = value if name in known else None
    stream.finish()
    return members, count


def _array(file: BinaryIO, path: Path) -> Table:
    names: dict[str, Evidence] = {}
    stream = JsonStream(file, path)
    count = 0
    for entry in limited(stream.entries(), path):
        count += 1
        for name, value in entry.items() if isinstance(entry, dict) else ():
            evidence = names.get(name)
            if evidence is None:
                evidence = names[name] = Evidence()
            if isinstance(value, str):
                evidence.observe(value)
        if len(names) > MAX_COLUMNS:
            raise unusable_file(path, Message("has more than {most:,} columns", most=MAX_COLUMNS))
    stream.finish()
    if not names:
        raise unusable_file(path, Message("has no rows"))
    columns = tuple(names)

    def row(number: int, entry: Any, size: int) -> Row:
        problem = Problem("row", "row_form", Message("the row is not a JSON object."))
        problems = () if isinstance(entry, dict) else (problem,)
        return _row(number, entry, columns, problems, size)

    table = _table(columns, _rows(JsonStream(file, path), JsonStream.entries, row), count)
    seen = list(names.values())
    return replace(table, survey=lambda places: {place: seen[place] for place in places})


def _rows(
    stream: JsonStream,
    entries: Callable[[JsonStream], Iterator[object]],
    row: Callable[[int, Any, int], Row],
) -> Iterator[Row]:
    for number, entry in enumerate(entries(stream), start=1):
        yield row(number, entry, stream.size)


def _table(
    columns: tuple[str, ...], rows: Iterator[Row], count: int, *, fixed: bool = False
) -> Table:
    read = 0

    def counted() -> Iterator[Row]:
        nonlocal read
        for row in rows:
            read += 1
            yield row

    return Table(columns, counted(), lambda: read / count, fixed=fixed)


def _row(
    number: int, entry: Any, columns: tuple[str, ...], problems: tuple[Problem, ...], size: int
) -> Row:
    values: dict[str, Cell] = entry if isinstance(entry, dict) else {}
    not_given = frozenset(place for place, name in enumerate(columns) if name not in values)
    return Row(number, tuple(values.get(name) for name in columns), problems, size, not_given)
