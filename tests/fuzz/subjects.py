"""The fuzz targets: each creates one case from a seed and returns its outcome."""

import io
import json
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl

from dpp_desktop import resource_paths
from dpp_desktop.brands import brand_file
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.common.json_text import JsonTextError, canonical, parse
from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.designs.design_file import design_document, design_warnings, parse_design
from dpp_desktop.designs.design_import import read_design_file
from dpp_desktop.model.errors import DppError, Problem
from dpp_desktop.passports.schemas import validator
from dpp_desktop.passports.schemas.gtin_rule import gtin_rule
from dpp_desktop.passports.schemas.metaschemas import is_certainly_valid
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator, schema_faults
from dpp_desktop.printing.preview import PreviewUnit, preview_label
from dpp_desktop.printing.rendering import FILE_DPI, Output
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.store.workspace import Workspace
from tests.designs.examples import FRAMED, SERIAL, a_template, facts
from tests.designs.test_zpl_template import ZEBRA_DESIGNER
from tests.fuzz.mutation import (
    mangled,
    mutated,
    odd_cell,
    with_mangled_part,
    with_odd_commands,
)
from tests.passports.examples import DRAFTS, GTIN
from tests.passports.garments import GARMENT
from tests.samples import put_samples

Subject = Callable[[random.Random], str]
"""Returns the outcome as a word. Raises errors that are bugs."""


@cache
def workspace_of_samples() -> Workspace:
    """Return a workspace with the sample brands, open until the process ends."""
    workspace = Workspace.open(Path(tempfile.mkdtemp(prefix="fuzz-")))
    put_samples(workspace)
    return workspace


def schemas(chance: random.Random) -> str:
    """Check a mutated schema as on import, and a mutated passport against it."""
    brand, products = _sample(chance)
    schema = {**brand["passport_schema"], "$schema": chance.choice([*DRAFTS.values(), "urn:x"])}
    passport = chance.choice(products["products"])["passport"]
    return _check(mutated(chance, schema), mutated(chance, passport))


def brand_files(chance: random.Random) -> str:
    """Read a brand file with mutated values or bytes."""
    brand, _ = _sample(chance)
    # Check in this process, because starting one for each case would take most of the time.
    with patch.object(brand_file, "check_schema", validator.check_schema):
        return _read(chance, brand, read_brand_file)


def product_files(chance: random.Random) -> str:
    """Read a product file with mutated values or bytes."""
    _, products = _sample(chance)
    return _read(chance, products, lambda path: read_product_file(path, "/gtin"))


def catalogues(chance: random.Random) -> str:
    """Check a CSV catalogue with mutated cells or bytes."""
    rows = _mutated_rows(chance)
    data = "\r\n".join(chance.choice(",;\t").join(row) for row in rows).encode(*_encoding(chance))
    return _import(mangled(chance, data) if chance.random() < 0.3 else data, "file.csv")


def json_catalogues(chance: random.Random) -> str:
    """Check a JSON catalogue, a product file or an array, with mutated values or bytes."""
    _, products = _sample(chance)
    header, *rows = _mutated_rows(chance)
    array = [dict(zip(header, row, strict=True)) for row in rows]
    document = mutated(chance, chance.choice((products, array)))
    text = json.dumps(document, ensure_ascii=chance.random() < 0.5)
    data = text.encode("utf-8", "surrogatepass")
    return _import(mangled(chance, data) if chance.random() < 0.3 else data, "file.json")


def workbooks(chance: random.Random) -> str:
    """Check an XLSX catalogue with mutated bytes or XML, in a separate process as in real use."""
    data = valid_workbook()
    changed = mangled(chance, data) if chance.random() < 0.3 else with_mangled_part(chance, data)
    return _import(changed, "file.xlsx")


def label_designs(chance: random.Random) -> str:
    """Read a label design with mutated values or bytes, and draw its label."""
    designs = (FRAMED, BUILT_IN["L7651"], a_template(_ZPL))
    return _read(chance, design_document(chance.choice(designs)), _use_design)


def zpl_templates(chance: random.Random) -> str:
    """Read a ZPL file with mutated bytes or commands, and draw its label."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder, "label.zpl")
        change = chance.choice((mangled, with_odd_commands))
        file.write_bytes(change(chance, ZEBRA_DESIGNER.encode("cp1252")))
        try:
            _draw(read_design_file(file, dpi=203, width=50, height=30))
        except DppError as error:
            return "refused" if error.wrong and error.remedy else "no message"
    return "taken"


SUBJECTS: dict[str, Subject] = {
    "schemas": schemas,
    "brand files": brand_files,
    "product files": product_files,
    "catalogues": catalogues,
    "catalogues in JSON": json_catalogues,
    "workbooks": workbooks,
    "label designs": label_designs,
    "ZPL templates": zpl_templates,
}
STARTS_PROCESSES = "workbooks"
"""The target that takes a tenth of a second per case, and is run less often."""


_ZPL = "^FO9,9^BQN,2,4^FH\\^FDMA,${url}^FS^FB200,2^FD${product_name}^FS^PQ1"


@cache
def valid_workbook() -> bytes:
    """Return a workbook with numbers and texts, written by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["SKU", "Name", "EAN", *GARMENT])
    for row in range(5):
        cells = (int(cell) if cell.isdecimal() else cell for cell in GARMENT.values())
        sheet.append([f"A-{row}", f"Jacket {row}", int(GTIN), *cells])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _mutated_rows(chance: random.Random) -> list[list[str]]:
    rows = [["SKU", "Name", "EAN", *GARMENT]]
    rows += [[f"A-{row}", f"Jacket {row}", GTIN, *GARMENT.values()] for row in range(5)]
    for _ in range(chance.randint(1, 6)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = odd_cell(chance)
    return rows


def _import(data: bytes, name: str) -> str:
    """Check every row of a catalogue."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        try:
            with check_catalogue(
                workspace_of_samples(), "nordlicht", CatalogueFile(file), None, _check_in_process
            ) as it:
                problems = [problem for row in it.rejected() for problem in row.problems]
        except DppError as error:
            return "refused" if error.wrong and error.remedy else "no message"
    assert all(problem.message and problem.field.isprintable() for problem in problems)
    return "problems" if problems else "taken"


def _use_design(path: Path) -> None:
    """Read a design, and use what it allows."""
    design = read_design_file(path)
    design_warnings(design)
    assert parse_design(design_document(design)) == design
    _draw(design)


def _draw(design: Design) -> None:
    output = Output(FILE_DPI if isinstance(design, LabelDesign) else design.dpi, is_zpl=True)
    preview_label(design, PreviewUnit(facts(), SERIAL, 0), output)


def _encoding(chance: random.Random) -> tuple[str, str]:
    return chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace"


def _check_in_process(
    schema: str, gtin_pointer: str, passports: Iterable[tuple[str, str | None]]
) -> Iterator[list[Problem]]:
    """Check as the sandbox does, but in this process: see `brand_files`."""
    rules = SchemaValidator(SchemaSet.from_text(schema), gtin_pointer)
    return (rules.passport_problems(*passport) for passport in passports)


def _check(schema: Any, passport: Any) -> str:
    try:
        text = canonical(parse(canonical(schema)))
    except (JsonTextError, ValueError):
        return "no JSON"
    given = SchemaSet.from_text(text) if isinstance(schema, dict) else SchemaSet.of(schema)
    faults = schema_faults(given, "passport_schema")
    assert not (faults and is_certainly_valid(given))
    with patch.object(validator, "accepts_schema", lambda *_: False):
        assert schema_faults(given, "passport_schema") == faults
    if not faults:
        gtin_rule(given, "/gtin")
    try:
        problems = SchemaValidator(given, "/gtin").passport_problems(canonical(passport), GTIN)
    except (JsonTextError, ValueError):
        return "no JSON"
    assert all(problem.message and problem.field.isprintable() for problem in problems)
    return "refused" if faults else "problems" if problems else "taken"


def _read(chance: random.Random, document: Any, read: Callable[[Path], object]) -> str:
    text = json.dumps(mutated(chance, document), ensure_ascii=chance.random() < 0.5)
    data = text.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder, "file.json")
        file.write_bytes(mangled(chance, data) if chance.random() < 0.3 else data)
        try:
            read(file)
        except DppError as error:
            return "refused" if error.wrong and error.remedy else "no message"
    return "taken"


def _sample(chance: random.Random) -> tuple[Any, Any]:
    files = sorted(resource_paths.resource("samples").glob("*.brand.json"))
    brand = chance.choice(files)
    products = brand.with_name(brand.name.replace(".brand.", ".products."))
    return json.loads(brand.read_text("utf-8")), json.loads(products.read_text("utf-8"))
