"""Check every row of a catalogue, and report what an import would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.cell_values import CellReader
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue, Outcome
from dpp_desktop.products.catalogue_import.column_cells import (
    ColumnCells,
    columns_of_numbers,
    signs_by_column,
)
from dpp_desktop.products.catalogue_import.column_mapping import (
    ColumnMap,
    propose_columns,
)
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks
from dpp_desktop.products.catalogue_import.field_choices import FieldChoices
from dpp_desktop.products.catalogue_import.gtin_cells import GtinReader
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.product_rows import RowReader
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow, RowBuffer
from dpp_desktop.products.catalogue_import.row_check import RowChecker
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import (
    NO_NAMES,
    Origin,
    ProductNames,
    Table,
    chunked,
)
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

CHUNK = 1_000
"""The maximum number of rows per check, and of products per transaction."""


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue and the user's options.

    `columns` is the column mapping, None to propose one; `overrides` change single columns (see
    `ColumnMap.changed`). With `clear_empty`, empty cells clear existing values. `encoding` is the
    encoding of CSV without byte order mark, detected if None. `sheet` is the sheet of a workbook,
    the first visible one if None. `decimals` are the decimal separators by column name; the key ""
    is for all other columns. `names` are those of the product if the file is a single passport.
    """

    path: Path
    encoding: str | None = None
    columns: ColumnMap | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    clear_empty: bool = False
    sheet: str | None = None
    decimals: Mapping[str, DecimalSign] = field(default_factory=dict)
    names: ProductNames = NO_NAMES


class ImportObserver(Protocol):
    """Receives the progress of a check or an import, and can stop it."""

    def progressed(self, done: int, total: int) -> None:
        """Report the number of processed rows, and the total, which may be an estimate."""

    def stop_requested(self) -> bool:
        """Return whether to stop."""


class NullImportObserver:
    """An ImportObserver that ignores the progress and never stops."""

    def progressed(self, done: int, total: int) -> None:
        """Do nothing."""

    def stop_requested(self) -> bool:
        """Return False."""
        return False


def check_catalogue(
    workspace: Workspace,
    brand_key: str,
    file: CatalogueFile,
    observer: ImportObserver | None = None,
    checks: PassportChecks = check_passports,
) -> CheckedCatalogue:
    """Return the catalogue with all rows checked; import nothing.

    Raises NotFound for an unknown brand or file, ProductNamesNeeded for a single passport without
    names, and InvalidInput for a file that isn't a catalogue, or that has no column for the SKU.
    """
    observer = observer or NullImportObserver()
    brand, schema = brand_and_schema(workspace, brand_key)
    with open_table(file.path, file.encoding, file.sheet, file.names) as table:
        fields = SchemaFields(SchemaSet.from_text(schema))
        columns = file.columns or propose_columns(table, fields, brand.gtin_pointer)
        columns = columns.changed(file.overrides)
        _check_clear(columns, table.origin)
        decimals = signs_by_column(columns, file.decimals)
        survey = table.survey(columns_of_numbers(columns, fields))
        cells = ColumnCells(columns, fields, survey, decimals)
        gtins = GtinReader(columns)
        reader = RowReader(
            columns,
            CellReader(fields, cells.signs),
            gtins,
            brand.gtin_pointer,
            clear_empty=file.clear_empty,
        )
        examiner = RowChecker(workspace, schema, brand, cells, reader, checks)
        choices = FieldChoices(fields, brand.gtin_pointer, brand.later_pointers)
        buffer = RowBuffer(workspace.run_folder)
        checked = CheckedCatalogue(brand, columns, table, buffer, cells, gtins, choices)
        try:
            _check_rows(checked, examiner, table, observer)
            if not checked.stopped:
                with workspace.read() as transaction:
                    checked.find_shared_gtins(products.gtins(transaction, brand.id))
        except BaseException:
            checked.close()
            raise
    return checked


def _check_rows(
    checked: CheckedCatalogue, examiner: RowChecker, table: Table, observer: ImportObserver
) -> None:
    done = 0
    for chunk in chunked(table.rows, CHUNK):
        if observer.stop_requested():
            checked.stopped = True
            return
        for row in chunk:
            checked.count_filled(row)
        for part in examiner.check(chunk):
            checked.add((row, _outcome(row)) for row in part)
        done += len(chunk)
        observer.progressed(done, max(done, round(done / max(table.share(), 1e-6))))


def _outcome(row: CheckedRow) -> Outcome:
    if row.record is None:
        return Outcome.REJECTED
    if row.before is None:
        return Outcome.ADDED
    same = row.before == products.digest_of(row.record)
    return Outcome.UNCHANGED if same else Outcome.UPDATED


def _check_clear(columns: ColumnMap, origin: Origin) -> None:
    problems = columns.problems()
    if problems and origin.sheet:
        remedy = Message(
            "Assign the columns of the sheet {sheet}, or choose a different sheet; nothing was "
            "changed.",
            sheet=shown(origin.sheet),
        )
        raise InvalidInput(problems, remedy)
    if problems:
        raise InvalidInput(
            problems, Message("Assign the columns and try again; nothing was changed.")
        )
