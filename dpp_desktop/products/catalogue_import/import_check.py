"""Checks every row of a catalogue, and reports what importing it would do."""

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
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.catalogue_import.cell_values import CellReader
from dpp_desktop.products.catalogue_import.column_cells import (
    ColumnCells,
    columns_of_numbers,
    signs_by_place,
)
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap, IgnoredColumn, proposed
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign
from dpp_desktop.products.catalogue_import.product_rows import RowReader
from dpp_desktop.products.catalogue_import.readers import opened_table
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow, RowBuffer
from dpp_desktop.products.catalogue_import.row_check import Examiner
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields
from dpp_desktop.products.catalogue_import.tables import Origin, Row, Table, in_chunks
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

CHUNK = 1_000
"""Rows that are checked, and products that are brought in, at once, at the most."""

ENCODING = "encoding"
WRONG_ENCODING = "wrong_encoding"
"""The field of notices of the encoding, and the code of those that it may be wrong."""

_MOST_ROWS_NAMED = 5


class Outcome(Enum):
    """What bringing a row in does."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue, and whatever its user said of it.

    `columns` is what becomes of each, as told by their names if None; `wishes` change single ones
    (see `ColumnMap.changed`). With `clear_empty`, empty cells clear what products have; otherwise
    that stays. `encoding` is that of CSV without byte order mark, recognized if None; `sheet` the
    one of a workbook to read, the first visible one if None. `decimals` are the decimal signs of
    columns, named as those of `wishes`, and by "" that of all others.
    """

    path: Path
    encoding: str | None = None
    columns: ColumnMap | None = None
    wishes: Mapping[str, str] = field(default_factory=dict)
    clear_empty: bool = False
    sheet: str | None = None
    decimals: Mapping[str, DecimalSign] = field(default_factory=dict)


class Watcher(Protocol):
    """Is told how far it is, and asked whether to go on."""

    def progressed(self, done: int, total: int) -> None:
        """So many rows of so many, which may be an estimate, are done."""

    def stop_requested(self) -> bool:
        """True to stop as soon as may be."""


class Unwatched:
    """Nobody looks."""

    def progressed(self, done: int, total: int) -> None:
        """Tells nobody."""

    def stop_requested(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would be added, updated, left unchanged; rejected; and come in as drafts.

    `effects` are what is done to the products that exist.
    """

    added: int
    updated: int
    unchanged: int
    rejected: int
    drafts: int
    effects: EffectCounts = field(default_factory=EffectCounts)

    @property
    def good(self) -> int:
        """How many rows there are to bring in."""
        return self.added + self.updated + self.unchanged


_DRAFT = "draft"

Tally = Counter[str]
"""What a row adds to the counts: its outcome, whether it is a draft, and its effects."""


_REJECTED: Tally = Counter({Outcome.REJECTED.value: 1})


@dataclass(frozen=True, slots=True)
class _First:
    """The first row of a SKU."""

    number: int
    tally: Tally


class CheckedCatalogue:
    """A catalogue whose rows were checked; close it, or use it as a context manager."""

    def __init__(
        self,
        brand: Brand,
        columns: ColumnMap,
        table: Table,
        spool: RowBuffer,
        cells: ColumnCells,
    ) -> None:
        """Use `check_catalogue`."""
        self.brand = brand
        self.columns = columns
        self.delimiter = table.delimiter
        self.origin: Origin = table.origin
        """What the catalogue was read from and how."""
        self.stopped = False
        """True if the watcher wanted to stop, so that not all rows were checked."""
        self._spool = spool
        self._cells = cells
        self._left_out = columns.places(Role.IGNORED)
        self._tally: Tally = Counter()
        self._firsts: dict[str, _First] = {}
        self._repeated: dict[str, list[int]] = {}
        self._conflicts: set[str] = set()
        self._tallies: dict[tuple[Outcome, bool, EffectCounts], Tally] = {}
        self._filled: Counter[int] = Counter()

    @property
    def counts(self) -> Counts:
        """What importing it would do; after the import, with its conflicts among the rejected."""
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
        """The columns that are left out although they hold values."""
        return self.columns.ignored_columns(self._filled)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the user should know of how cells were read; by the columns' names."""
        return (*origin_notices(self.origin), *self._cells.notices)

    def good(self) -> Iterator[CheckedRow]:
        """Gives the rows to bring in, each with its product, in the order of the catalogue."""
        return (row for row in self._spool if row.record and self._comes_in(row))

    def rejected(self) -> Iterator[CheckedRow]:
        """Gives the rows that can't come in, each with all of its problems."""
        for row in self._spool:
            others = [n for n in self._repeated.get(row.sku, ()) if n != row.number]
            if others:
                own = () if row.record else row.problems
                yield replace(row, record=None, problems=(*own, _repeated(row.sku, others)))
            elif row.record is None:
                yield row
            elif row.sku in self._conflicts:
                yield replace(row, record=None, problems=(_conflict(),))

    def drafts(self) -> Iterator[CheckedRow]:
        """Gives the rows that come in although something is missing, with what that is."""
        return (row for row in self.good() if row.problems)

    def affected(self) -> Iterator[CheckedRow]:
        """Give the rows whose products lose something, get another GTIN, or become drafts."""
        return (row for row in self.good() if row.effects.needs_attention)

    def reject_conflicts(self, skus: Iterable[str]) -> None:
        """Count the good rows of these SKUs as rejected: someone else changed their products."""
        for sku in skus:
            if sku not in self._conflicts:
                self._conflicts.add(sku)
                self._tally.subtract(self._firsts[sku].tally)
                self._tally.update(_REJECTED)

    def count_filled(self, row: Row) -> None:
        """Count the values of the row that are in columns that are left out."""
        self._filled.update(place for place in self._left_out if row.cells[place] is not None)

    def _comes_in(self, row: CheckedRow) -> bool:
        return row.sku not in self._repeated and row.sku not in self._conflicts

    def take(self, rows: Iterable[tuple[CheckedRow, Outcome]]) -> None:
        """Takes rows that were checked."""
        taken = list(rows)
        self._spool.put(row for row, _ in taken)
        for row, outcome in taken:
            self._count(row, outcome)

    def close(self) -> None:
        """Lets go of the rows."""
        self._spool.close()

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
        """What the row adds: for most rows the same, so that it takes no memory for each."""
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
    watcher: Watcher | None = None,
    checks: PassportChecks = check_passports,
) -> CheckedCatalogue:
    """Returns the catalogue with every row checked; nothing is brought in yet.

    Raises NotFound for an unknown brand or file, InvalidInput for a file that is no catalogue or
    whose columns don't say which product is which.
    """
    watcher = watcher or Unwatched()
    brand, schema = brand_and_schema(workspace, brand_key)
    with opened_table(file.path, file.encoding, file.sheet) as table:
        fields = SchemaFields(SchemaSet.from_text(schema).root)
        columns = file.columns or proposed(table, fields, brand.gtin_pointer)
        columns = columns.changed(file.wishes)
        _refuse_if_unclear(columns, table.origin)
        decimals = signs_by_place(columns, file.decimals)
        survey = table.survey(columns_of_numbers(columns, fields))
        cells = ColumnCells(columns, fields, survey, decimals)
        reader = RowReader(
            columns,
            CellReader(fields, cells.signs),
            brand.gtin_pointer,
            clear_empty=file.clear_empty,
        )
        examiner = Examiner(workspace, schema, brand, cells, reader, checks)
        checked = CheckedCatalogue(brand, columns, table, RowBuffer(workspace.run_folder), cells)
        try:
            _check_rows(checked, examiner, table, watcher)
        except BaseException:
            checked.close()
            raise
    return checked


def _check_rows(
    checked: CheckedCatalogue, examiner: Examiner, table: Table, watcher: Watcher
) -> None:
    done = 0
    for chunk in in_chunks(table.rows, CHUNK):
        if watcher.stop_requested():
            checked.stopped = True
            return
        for row in chunk:
            checked.count_filled(row)
        for part in examiner.examine(chunk):
            checked.take((row, _outcome(row)) for row in part)
        done += len(chunk)
        watcher.progressed(done, max(done, round(done / max(table.share(), 1e-6))))


def _outcome(row: CheckedRow) -> Outcome:
    if row.record is None:
        return Outcome.REJECTED
    if row.before is None:
        return Outcome.ADDED
    same = row.before == products.digest_of(row.record)
    return Outcome.UNCHANGED if same else Outcome.UPDATED


def origin_notices(origin: Origin) -> Iterator[Problem]:
    """Yield what the user should know of how the file was read."""
    if origin.wrong_reading:
        message = (
            f"the file is read as {origin.encoding}, which may be wrong: it then holds "
            f"{shown(origin.wrong_reading)}. Choose its encoding, or correct the text."
        )
        yield Problem(ENCODING, WRONG_ENCODING, message)
    elif origin.recognized:
        message = (
            f"the file is read as {origin.encoding}, which was recognized by its content; choose "
            "another encoding if letters are wrong."
        )
        yield Problem(ENCODING, "recognized_encoding", message)


def _refuse_if_unclear(columns: ColumnMap, origin: Origin) -> None:
    problems = columns.problems()
    if problems and origin.sheet:
        remedy = (
            f"Say which column of the sheet {shown(origin.sheet)} is what, or choose another "
            "sheet; nothing was changed."
        )
        raise InvalidInput(problems, remedy)
    if problems:
        raise InvalidInput(
            problems, "Say which column is what, and try again; nothing was changed."
        )


def _conflict() -> Problem:
    message = (
        "the product was changed by someone else since the list was checked; import the row again."
    )
    return Problem("sku", "changed_meanwhile", message)


def _repeated(sku: str, rows: list[int]) -> Problem:
    named = ", ".join(map(str, rows[:_MOST_ROWS_NAMED]))
    more = " …" if len(rows) > _MOST_ROWS_NAMED else ""
    message = (
        f"the SKU {shown(sku)} is also in row {named}."
        if len(rows) == 1
        else f"the SKU {shown(sku)} is also in rows {named}{more}."
    )
    return Problem("sku", "sku_twice", message)
