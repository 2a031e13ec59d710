"""A catalogue with checked rows: their outcomes, and what an import would change."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from types import TracebackType
from typing import Self

from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.column_cells import (
    ColumnCells,
)
from dpp_desktop.products.catalogue_import.column_mapping import (
    ColumnMap,
    IgnoredColumn,
)
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.encoding_notices import origin_notices
from dpp_desktop.products.catalogue_import.field_choices import FieldChoices
from dpp_desktop.products.catalogue_import.gtin_cells import GtinReader
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow, RowBuffer
from dpp_desktop.products.catalogue_import.schema_fields import SchemaField
from dpp_desktop.products.catalogue_import.shared_gtins import GtinCensus, SharedGtin
from dpp_desktop.products.catalogue_import.tables import Origin, Row, Table

_MAX_NAMED_ROWS = 5


class Outcome(Enum):
    """The outcome of a row."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of rows by outcome, of drafts and warned rows, and the effects on products."""

    added: int
    updated: int
    unchanged: int
    rejected: int
    drafts: int
    warned: int = 0
    effects: EffectCounts = field(default_factory=EffectCounts)

    @property
    def good(self) -> int:
        """The number of rows that can be imported."""
        return self.added + self.updated + self.unchanged


_DRAFT, _WARNED = "draft", "warned"

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
        gtins: GtinReader,
        fields: FieldChoices,
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
        self._gtins = gtins
        self._fields = fields
        self.shared_gtins: list[SharedGtin] = []
        """The GTINs that several SKUs share after the import, those with the most SKUs first."""
        self._census = GtinCensus()
        self._ignored = columns.places(Role.IGNORED)
        self._tally: Tally = Counter()
        self._firsts: dict[str, _First] = {}
        self._repeated: dict[str, list[int]] = {}
        self._conflicts: set[str] = set()
        self._tallies: dict[tuple[Outcome, bool, bool, EffectCounts], Tally] = {}
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
            warned=tally[_WARNED],
            effects=effects,
        )

    @property
    def ignored_columns(self) -> list[IgnoredColumn]:
        """The ignored columns with values."""
        return self.columns.ignored_columns(self._filled)

    @property
    def missing_fields(self) -> tuple[SchemaField, ...]:
        """The required fields of the schema that no column has."""
        return self._fields.missing(self.columns)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """The notices about how the file and its cells were read."""
        return (*origin_notices(self.origin), *self._cells.notices, *self._gtins.notices)

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

    def warned(self) -> Iterator[CheckedRow]:
        """Yield the rows with values in the wrong format that the schema doesn't enforce."""
        return (row for row in self.good() if row.warnings)

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

    def find_shared_gtins(self, stored: Iterable[tuple[str, str]]) -> None:
        """Set `shared_gtins`; `stored` are SKU and GTIN of the brand's products that have one."""
        rejected = {number for numbers in self._repeated.values() for number in numbers}
        others = (gtin for sku, gtin in stored if not self._changes(sku))
        self.shared_gtins = self._census.shared(rejected, others)

    def count_filled(self, row: Row) -> None:
        """Count the values of the row in ignored columns."""
        self._filled.update(place for place in self._ignored if row.cells[place] is not None)

    def _changes(self, sku: str) -> bool:
        """Return whether the catalogue has one valid row with the SKU."""
        first = self._firsts.get(sku)
        return first is not None and first.tally is not _REJECTED and sku not in self._repeated

    def _is_accepted(self, row: CheckedRow) -> bool:
        return row.sku not in self._repeated and row.sku not in self._conflicts

    def add(self, rows: Iterable[tuple[CheckedRow, Outcome]]) -> None:
        """Add checked rows."""
        added = list(rows)
        self._buffer.put(row for row, _ in added)
        for row, outcome in added:
            self._count(row, outcome)
            if row.gtin:
                self._census.add(row.number, row.gtin)

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
        is_draft, is_warned = bool(row.problems), bool(row.warnings)
        effects = EffectCounts.of(row.effects)
        tally = self._tallies.get((outcome, is_draft, is_warned, effects))
        if tally is None:
            own = {outcome.value: 1, _DRAFT: int(is_draft), _WARNED: int(is_warned)}
            tally = effects.tally() + Counter(own)
            self._tallies[outcome, is_draft, is_warned, effects] = tally
        return tally


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
