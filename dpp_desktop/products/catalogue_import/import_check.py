"""Check every row of a catalogue, and report what an import would change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dpp_desktop.brands.brand_import import brand_and_schema
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.cell_values import CellReader
from dpp_desktop.products.catalogue_import.column_cells import (
    ColumnCells,
    columns_of_numbers,
    signs_by_column,
)
from dpp_desktop.products.catalogue_import.column_mapping import (
    ColumnMap,
    IgnoredColumn,
    propose_columns,
)
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.product_rows import RowReader
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow, RowBuffer
from dpp_desktop.products.catalogue_import.row_check import RowChecker
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Origin, Row, Table, chunked
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

CHUNK = 1_000
"""The maximum number of rows per check, and of products per transaction."""

ENCODING = "encoding"
WRONG_ENCODING = "wrong_encoding"
"""The field of notices about the encoding, and the code of a notice that it may be wrong."""

_MAX_NAMED_ROWS = 5


class Outcome(Enum):
    """The outcome of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue and the user's options.

    `columns` is the column mapping, None to propose one; `overrides` change single columns (see
    `ColumnMap.changed`). With `clear_empty`, empty cells clear existing values. `encoding` is the
    encoding of CSV without byte order mark, detected if None. `sheet` is the sheet of a workbook,
    the first visible one if None. `decimals` are the decimal separators by column name; the key ""
    is for all other columns.
    """

    path: Path
    encoding: str | None = None
    columns: ColumnMap | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    clear_empty: bool = False
    sheet: str | None = None
    decimals: Mapping[str, DecimalSign] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of rows by outcome, the number of drafts, and the effects on products."""

    added: int
    updated: int
    unchanged: int
    rejected: int
    drafts: int
    effects: EffectCounts = field(default_factory=EffectCounts)

    @property
    def good(self) -> int:
        """The number of rows that can be imported."""
        return self.added + self.updated + self.unchanged


_DRAFT = "draft"

Tally = Counter[str]
"""The counts of a row: its outcome, whether it is a draft, and its effects."""


_REJECTED: Tally = Counter({Outcome.REJECTED.value: 1})


@dataclass(frozen=True, slots=True)
class _First:
    """The first row with a SKU."""

    number: int
    tally: Tally


class CheckedCatalogue:
    """A catalogue with checked rows; close it, or use it as a context manager."""

    def __init__(
        self,
        brand: Brand,
        columns: ColumnMap,
        table: Table,
        buffer: RowBuffer,
        cells: ColumnCells,
    ) -> None:
        """Use `check_catalogue` to create an instance."""
        self.brand = brand
        self.columns = columns
        self.delimiter = table.delimiter
        self.origin: Origin = table.origin
        """The sheet or encoding of the catalogue."""
        self.stopped = False
        """Whether the check was stopped before all rows were checked."""
        self._buffer = buffer
        self._cells = cells
        self._ignored = columns.places(Role.IGNORED)
        self._tally: Tally = Counter()
        self._firsts: dict[str, _First] = {}
        self._repeated: dict[str, list[int]] = {}
        self._conflicts: set[str] = set()
        self._tallies: dict[tuple[Outcome, bool, EffectCounts], Tally] = {}
        self._filled: Counter[int] = Counter()

    @property
    def counts(self) -> Counts:
        """The counts; after the import, conflicts are counted as rejected."""
        tally = self._tally
        effects = EffectCounts(**{name: tally[name] for name in EffectCounts.__slots__})
        return Counts(
            added=tally[Outcome.ADDED.value],
            updated=tally[Outcome.UPDATED.value],
            unchanged=tally[Outcome.UNCHANGED.value],
            rejected=tally[Outcome.REJECTED.value],
            drafts=tally[_DRAFT],
            effects=effects,
        )

    @property
    def ignored_columns(self) -> list[IgnoredColumn]:
        """The ignored columns with values."""
        return self.columns.ignored_columns(self._filled)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """The notices about how the file and its cells were read."""
        return (*origin_notices(self.origin), *self._cells.notices)

    def good(self) -> Iterator[CheckedRow]:
        """Yield the valid rows with their products, in the order of the catalogue."""
        return (row for row in self._buffer if row.record and self._is_accepted(row))

    def rejected(self) -> Iterator[CheckedRow]:
        """Yield the rejected rows with all their problems."""
        for row in self._buffer:
            others = [n for n in self._repeated.get(row.sku, ()) if n != row.number]
            if others:
                own = () if row.record else row.problems
                yield replace(row, record=None, problems=(*own, _repeated(row.sku, others)))
            elif row.record is None:
                yield row
            elif row.sku in self._conflicts:
                yield replace(row, record=None, problems=(_conflict(),))

    def drafts(self) -> Iterator[CheckedRow]:
        """Yield the rows that become drafts, with their problems."""
        return (row for row in self.good() if row.problems)

    def affected(self) -> Iterator[CheckedRow]:
        """Yield the rows whose products lose values, get another GTIN or become drafts."""
        return (row for row in self.good() if row.effects.needs_attention)

    def reject_conflicts(self, skus: Iterable[str]) -> None:
        """Count the rows with these SKUs as rejected, because their products were changed."""
        for sku in skus:
            if sku not in self._conflicts:
                self._conflicts.add(sku)
                self._tally.subtract(self._firsts[sku].tally)
                self._tally.update(_REJECTED)

    def count_filled(self, row: Row) -> None:
        """Count the values of the row in ignored columns."""
        self._filled.update(place for place in self._ignored if row.cells[place] is not None)

    def _is_accepted(self, row: CheckedRow) -> bool:
        return row.sku not in self._repeated and row.sku not in self._conflicts

    def add(self, rows: Iterable[tuple[CheckedRow, Outcome]]) -> None:
        """Add checked rows."""
        added = list(rows)
        self._buffer.put(row for row, _ in added)
        for row, outcome in added:
            self._count(row, outcome)

    def close(self) -> None:
        """Delete the rows."""
        self._buffer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _count(self, row: CheckedRow, outcome: Outcome) -> None:
        tally = self._tally_of(row, outcome)
        first = self._firsts.setdefault(row.sku, _First(row.number, tally))
        if row.sku and first.number != row.number:
            tally = _REJECTED
            if row.sku not in self._repeated:
                self._repeated[row.sku] = [first.number]
                self._tally.subtract(first.tally)
                self._tally.update(tally)
            self._repeated[row.sku].append(row.number)
        self._tally.update(tally)

    def _tally_of(self, row: CheckedRow, outcome: Outcome) -> Tally:
        """Return the counts of the row; rows with equal counts share one object."""
        if outcome is Outcome.REJECTED:
            return _REJECTED
        is_draft, effects = bool(row.problems), EffectCounts.of(row.effects)
        tally = self._tallies.get((outcome, is_draft, effects))
        if tally is None:
            tally = effects.tally() + Counter({outcome.value: 1, _DRAFT: int(is_draft)})
            self._tallies[outcome, is_draft, effects] = tally
        return tally


def check_catalogue(
    workspace: Workspace,
    brand_key: str,
    file: CatalogueFile,
    observer: ImportObserver | None = None,
    checks: PassportChecks = check_passports,
) -> CheckedCatalogue:
    """Return the catalogue with all rows checked; import nothing.

    Raises NotFound for an unknown brand or file, and InvalidInput for a file that isn't a
    catalogue, or that has no column for the SKU.
    """
    observer = observer or NullImportObserver()
    brand, schema = brand_and_schema(workspace, brand_key)
    with open_table(file.path, file.encoding, file.sheet) as table:
        fields = SchemaFields(SchemaSet.from_text(schema).root)
        columns = file.columns or propose_columns(table, fields, brand.gtin_pointer)
        columns = columns.changed(file.overrides)
        _check_clear(columns, table.origin)
        decimals = signs_by_column(columns, file.decimals)
        survey = table.survey(columns_of_numbers(columns, fields))
        cells = ColumnCells(columns, fields, survey, decimals)
        reader = RowReader(
            columns,
            CellReader(fields, cells.signs),
            brand.gtin_pointer,
            clear_empty=file.clear_empty,
        )
        examiner = RowChecker(workspace, schema, brand, cells, reader, checks)
        checked = CheckedCatalogue(brand, columns, table, RowBuffer(workspace.run_folder), cells)
        try:
            _check_rows(checked, examiner, table, observer)
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


def origin_notices(origin: Origin) -> Iterator[Problem]:
    """Yield the notices about the encoding of the file."""
    if origin.wrong_reading:
        yield _wrong_encoding(origin.encoding, origin.wrong_reading)
    elif origin.recognized:
        message = Message(
            "the file is read as {encoding}, detected from its content; choose a different "
            "encoding if letters are wrong.",
            encoding=origin.encoding,
        )
        yield Problem(ENCODING, "recognized_encoding", message)


def _wrong_encoding(encoding: str, text: str) -> Problem:
    message = Message(
        "the file is read as {encoding}, which may be wrong: it then contains "
        "{text}. Choose its encoding, or correct the text.",
        encoding=encoding,
        text=shown(text),
    )
    return Problem(ENCODING, WRONG_ENCODING, message)


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


def _conflict() -> Problem:
    message = Message("the product was changed after the list was checked; import the row again.")
    return Problem("sku", "changed_meanwhile", message)


def _repeated(sku: str, rows: list[int]) -> Problem:
    named = ", ".join(map(str, rows[:_MAX_NAMED_ROWS]))
    more = " …" if len(rows) > _MAX_NAMED_ROWS else ""
    message = (
        Message("the SKU {sku} is also in row {row}.", sku=shown(sku), row=named)
        if len(rows) == 1
        else Message(
            "the SKU {sku} is also in rows {named}{more}.", sku=shown(sku), named=named, more=more
        )
    )
    return Problem("sku", "sku_twice", message)
