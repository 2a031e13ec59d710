"""Read catalogues in JSON: product files, arrays of objects, and single passports.

A file is read twice, row by row: once to check its structure, then to check the rows. It never
needs more memory than its largest row.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem, ProductNamesNeeded
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.products.catalogue_import.json_stream import JsonStream
from dpp_desktop.products.catalogue_import.number_texts import Evidence
from dpp_desktop.products.catalogue_import.tables import (
    MAX_COLUMNS,
    NO_NAMES,
    Cell,
    ProductNames,
    Row,
    Table,
    limited,
    unusable_file,
)

PRODUCT_FILE_COLUMNS = ("sku", "name", "gtin", "passport")

_PRODUCTS = "products"
_OWN_FORMATS = "dpp-desktop/"
_ANY_PRODUCT = {"sku": "A", "name": "A"}


def read_json(file: BinaryIO, path: Path, names: ProductNames = NO_NAMES) -> Table:
    """Return the table in the file. Raises InvalidInput, also while its rows are read.

    The file is a product file (schemas/product-file.schema.json), or an array of objects, whose
    property names are the columns, or the passport of the product with these names. Raises
    ProductNamesNeeded if the file looks like a passport and a name is missing.
    """
    if JsonStream(file, path).next_mark() == "[":
        if names.is_given:
            raise no_passport()
        return _array(file, path)
    schema: Any = json_text.read_file(resource_paths.schema("product-file.schema.json"))
    document, count = _without_products(JsonStream(file, path), path, schema["properties"])
    if _is_passport(document, names):
        return _passport(file, path, names)
    if names.is_given:
        raise no_passport()
    return _product_file(file, path, schema, document, count)


def no_passport() -> InvalidInput:
    """Return the error that SKU and name were given for a list of products."""
    message = Message("SKU and name can be given only for a file that is a single passport.")
    return InvalidInput(
        [Problem("sku", "no_passport", message)],
        Message("Omit them, because the file contains SKUs and names. Nothing was changed."),
    )


def _is_passport(document: Any, names: ProductNames) -> bool:
    """Return whether the file is a passport: an object without the marks of a product file.

    A passport may have a property `products`, so that the user decides by giving the names.
    """
    if not isinstance(document, dict) or _is_envelope(document):
        return False
    if str(document.get("format")).startswith(_OWN_FORMATS):
        return False
    return names.is_given or (bool(document) and _PRODUCTS not in document)


def _is_envelope(document: dict[str, Any]) -> bool:
    """Return whether it is a product, or a product file without its format."""
    if document.keys() <= {"$schema", _PRODUCTS}:
        return bool(document.get(_PRODUCTS))
    return "passport" in document and document.keys() <= set(PRODUCT_FILE_COLUMNS)


def _passport(file: BinaryIO, path: Path, names: ProductNames) -> Table:
    if not (names.sku.strip() and names.name.strip()):
        message = Message(
            "the file {file} is a single passport, without the SKU and name of its product.",
            file=shown(path.name),
        )
        raise ProductNamesNeeded(Problem("sku", "names_needed", message))

    def entries(stream: JsonStream) -> Iterator[object]:
        yield {"sku": names.sku, "name": names.name, "passport": stream.value()}
        stream.finish()

    rows = _rows(JsonStream(file, path), entries, _row_of_passport)
    return _table(PRODUCT_FILE_COLUMNS, rows, 1, fixed=True)


def _row_of_passport(number: int, entry: Any, size: int) -> Row:
    return _row(number, entry, PRODUCT_FILE_COLUMNS, (), size)


def _product_file(file: BinaryIO, path: Path, schema: Any, document: Any, count: int) -> Table:
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
