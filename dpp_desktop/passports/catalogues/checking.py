"""Checks every row of a catalogue, and tells what bringing it in would do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.batchdata import but_for_batch
from dpp_desktop.passports.catalogue import brand_and_schema
from dpp_desktop.passports.catalogues.cells import CellReader
from dpp_desktop.passports.catalogues.column_cells import (
    NOT_READ,
    ColumnCells,
    check_choices,
    columns_of_numbers,
)
from dpp_desktop.passports.catalogues.columns import ColumnMap, proposed
from dpp_desktop.passports.catalogues.judging import PassportChecks, keeps_out
from dpp_desktop.passports.catalogues.number_texts import DecimalSign
from dpp_desktop.passports.catalogues.opening import opened_table
from dpp_desktop.passports.catalogues.records import ReadRow, RowReader
from dpp_desktop.passports.catalogues.roles import Role
from dpp_desktop.passports.catalogues.schema_fields import SchemaFields
from dpp_desktop.passports.catalogues.spool import CheckedRow, Spool
from dpp_desktop.passports.catalogues.tables import Origin, Row, Table, in_chunks
from dpp_desktop.passports.schemas.guarded import check_passports
from dpp_desktop.passports.schemas.schemaset import SchemaSet
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
    (see `ColumnMap.changed`). `encoding` is that of CSV without byte order mark, recognized if
    None; `sheet` the one of a workbook to read, the first visible one if None. `decimals` are the
    decimal signs of columns by their names, and by "" that of all others.
    """

    path: Path
    encoding: str | None = None
    columns: ColumnMap | None = None
    wishes: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    decimals: Mapping[str, DecimalSign] = field(default_factory=dict)


class Watcher(Protocol):
    """Is told how far it is, and asked whether to go on."""

    def moved(self, done: int, total: int) -> None:
        """So many rows of so many, which may be an estimate, are done."""

    def stop_requested(self) -> bool:
        """True to stop as soon as may be."""


class Unwatched:
    """Nobody looks."""

    def moved(self, done: int, total: int) -> None:
        """Tells nobody."""

    def stop_requested(self) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows would be added, updated, left unchanged; rejected; and come in as drafts."""

    added: int
    updated: int
    unchanged: int
    rejected: int
    drafts: int

    @property
    def good(self) -> int:
        """How many rows there are to bring in."""
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True)
class _First:
    """The first row of a SKU."""

    number: int
    outcome: Outcome
    draft: bool


class CheckedCatalogue:
    """A catalogue whose rows were checked; close it, or use it as a context manager."""

    def __init__(
        self,
        brand: Brand,
        columns: ColumnMap,
        table: Table,
        spool: Spool,
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
        self._outcomes: Counter[Outcome] = Counter()
        self._drafts = 0
        self._firsts: dict[str, _First] = {}
        self._repeated: dict[str, list[int]] = {}

    @property
    def counts(self) -> Counts:
        """What bringing it in would do."""
        told = self._outcomes
        return Counts(
            added=told[Outcome.ADDED],
            updated=told[Outcome.UPDATED],
            unchanged=told[Outcome.UNCHANGED],
            rejected=told[Outcome.REJECTED],
            drafts=self._drafts,
        )

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the user should know of how cells were read; by the columns' names."""
        return (*origin_notices(self.origin), *self._cells.notices)

    def good(self) -> Iterator[ProductRecord]:
        """Gives the products to bring in, in the order of the catalogue."""
        for row in self._spool:
            if row.record and row.sku not in self._repeated:
                yield row.record

    def rejected(self) -> Iterator[CheckedRow]:
        """Gives the rows that can't come in, each with all of its problems."""
        for row in self._spool:
            others = [n for n in self._repeated.get(row.sku, ()) if n != row.number]
            if others:
                own = () if row.record else row.problems
                yield replace(row, record=None, problems=(*own, _repeated(row.sku, others)))
            elif row.record is None:
                yield row

    def drafts(self) -> Iterator[CheckedRow]:
        """Gives the rows that come in although something is missing, with what that is."""
        return (
            row
            for row in self._spool
            if row.record and row.problems and row.sku not in self._repeated
        )

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
        draft = bool(row.record and row.problems)
        first = self._firsts.setdefault(row.sku, _First(row.number, outcome, draft))
        if row.sku and first.number != row.number:
            outcome, draft = Outcome.REJECTED, False
            if row.sku not in self._repeated:
                self._repeated[row.sku] = [first.number]
                self._outcomes[first.outcome] -= 1
                self._outcomes[Outcome.REJECTED] += 1
                self._drafts -= first.draft
            self._repeated[row.sku].append(row.number)
        self._outcomes[outcome] += 1
        self._drafts += draft


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
        check_choices(columns, file.decimals)
        survey = table.survey(columns_of_numbers(columns, fields))
        cells = ColumnCells(columns, fields, survey, file.decimals)
        reader = RowReader(columns, CellReader(fields, cells.signs), brand.gtin_pointer)
        checked = CheckedCatalogue(brand, columns, table, Spool(workspace.run_folder), cells)
        examiner = _Examiner(schema, brand, cells, reader, checks)
        try:
            _check_rows(workspace, checked, examiner, table, watcher)
        except BaseException:
            checked.close()
            raise
    return checked


@dataclass(frozen=True, slots=True)
class _Examiner:
    """Reads rows and has their passports checked."""

    schema: str
    brand: Brand
    cells: ColumnCells
    reader: RowReader
    checks: PassportChecks

    def examine(self, rows: Iterable[Row]) -> list[CheckedRow]:
        """Returns the rows with what was found."""
        read = [self.reader.read(self.cells.read(row)) for row in rows]
        passports = ((row.record.passport, row.record.gtin) for row in read if row.record)
        found = self.checks(self.schema, self.brand.gtin_pointer, passports)
        return [_judged(row, self._found(found) if row.record else []) for row in read]

    def _found(self, found: Iterator[list[Problem]]) -> list[Problem]:
        return but_for_batch(next(found), self.brand.batch_pointers)


def _check_rows(
    workspace: Workspace,
    checked: CheckedCatalogue,
    examiner: _Examiner,
    table: Table,
    watcher: Watcher,
) -> None:
    done = 0
    for chunk in in_chunks(table.rows, CHUNK):
        if watcher.stop_requested():
            checked.stopped = True
            return
        found = examiner.examine(chunk)
        checked.take(zip(found, _outcomes(workspace, checked.brand, found), strict=True))
        done += len(chunk)
        watcher.moved(done, max(done, round(done / max(table.share(), 1e-6))))


def _judged(read: ReadRow, found: list[Problem]) -> CheckedRow:
    out = read.record is None or any(map(keeps_out, found))
    return CheckedRow(
        number=read.row.number,
        cells=read.row.cells,
        sku="" if any(map(_hides_sku, read.problems)) else read.sku,
        record=None if out else read.record,
        problems=(*read.problems, *sorted(found, key=lambda problem: not keeps_out(problem))),
    )


def _hides_sku(problem: Problem) -> bool:
    """True if the SKU can't be read: rows with the same error aren't the same product."""
    return problem.code == NOT_READ and problem.field == Role.SKU.value


def _outcomes(workspace: Workspace, brand: Brand, rows: list[CheckedRow]) -> Iterator[Outcome]:
    with workspace.read() as transaction:
        skus = [row.sku for row in rows if row.record]
        known = products.known(transaction, brand.id, skus)
    for row in rows:
        if row.record is None:
            yield Outcome.REJECTED
        elif row.sku not in known:
            yield Outcome.ADDED
        else:
            same = known[row.sku] == products.digest_of(row.record)
            yield Outcome.UNCHANGED if same else Outcome.UPDATED


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


def _repeated(sku: str, rows: list[int]) -> Problem:
    named = ", ".join(map(str, rows[:_MOST_ROWS_NAMED]))
    more = " …" if len(rows) > _MOST_ROWS_NAMED else ""
    message = (
        f"the SKU {shown(sku)} is also in row {named}."
        if len(rows) == 1
        else f"the SKU {shown(sku)} is also in rows {named}{more}."
    )
    return Problem("sku", "sku_twice", message)
