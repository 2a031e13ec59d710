"""Applies rows to the products that exist, and has the passports checked that come of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.batch_data import without_missing_batch_fields
from dpp_desktop.products.catalogue_import.column_cells import ColumnCells
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks, keeps_out
from dpp_desktop.products.catalogue_import.product_rows import (
    Applied,
    ProductChange,
    ReadRow,
    RowReader,
)
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.products.catalogue_import.tables import Row
from dpp_desktop.store import documents, products
from dpp_desktop.store.products import ProductDigest
from dpp_desktop.store.workspace import Workspace

_MOST_STORED_CHARACTERS = 1 << 21
"""Of the passports of products that are in memory at once."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A row with the product that it makes, and the one that it makes it of."""

    read: ReadRow
    applied: Applied
    before: ProductDigest | None = None
    stored: ProductRecord | None = None


class Examiner:
    """Examines the rows of a catalogue."""

    def __init__(
        self,
        workspace: Workspace,
        schema: str,
        brand: Brand,
        cells: ColumnCells,
        reader: RowReader,
        checks: PassportChecks,
    ) -> None:
        self._workspace = workspace
        self._schema = schema
        self._brand = brand
        self._cells = cells
        self._reader = reader
        self._checks = checks

    def examine(self, rows: Iterable[Row]) -> Iterator[list[CheckedRow]]:
        """Give the rows, checked, in one list or more: their products have to fit in memory."""
        read = [self._reader.read(self._cells.read(row)) for row in rows]
        before, lengths = self._known([each.sku for each in read if each.change])
        part: list[ReadRow] = []
        size = 0
        for each in read:
            part.append(each)
            size += lengths.get(each.sku, 0)
            if size > _MOST_STORED_CHARACTERS:
                yield self._examined(part, before)
                part, size = [], 0
        if part:
            yield self._examined(part, before)

    def _known(self, skus: Sequence[str]) -> tuple[dict[str, ProductDigest], dict[str, int]]:
        with self._workspace.read() as transaction:
            before = products.known(transaction, self._brand.id, skus)
            digests = {each.passport_digest for each in before.values()}
            lengths = documents.lengths_of(transaction, digests) if digests else {}
        return before, {sku: lengths[each.passport_digest] for sku, each in before.items()}

    def _examined(
        self, rows: Sequence[ReadRow], before: dict[str, ProductDigest]
    ) -> list[CheckedRow]:
        made = list(self._made(rows, before))
        found = self._found([each.applied.record for each in made])
        found_before = self._found_before(made, found)
        minted = self._minted(made)
        return [
            _checked_row(each, problems, found_before.get(place), is_minted=each.read.sku in minted)
            for place, (each, problems) in enumerate(zip(made, found, strict=True))
        ]

    def _made(self, rows: Sequence[ReadRow], before: dict[str, ProductDigest]) -> Iterator[_Made]:
        digests = {before[row.sku].passport_digest for row in rows if row.sku in before}
        with self._workspace.read() as transaction:
            bodies = documents.bodies_of(transaction, digests) if digests else {}
        for row in rows:
            if row.change is None:
                yield _Made(row, Applied(None, row.problems))
                continue
            known, stored = before.get(row.sku), None
            if known:
                body = bodies[known.passport_digest]
                stored = ProductRecord(known.sku, known.name, known.gtin, body)
            yield _Made(row, self._reader.apply(row.change, stored), known, stored)

    def _found(self, records: Sequence[ProductRecord | None]) -> list[list[Problem]]:
        """What the schema finds wrong with each; nothing where there is none."""
        passports = [(record.passport, record.gtin) for record in records if record]
        if not passports:
            return [[] for _ in records]
        found = self._checks(self._schema, self._brand.gtin_pointer, passports)
        return [self._but_for_batch(next(found)) if record else [] for record in records]

    def _but_for_batch(self, problems: list[Problem]) -> list[Problem]:
        return without_missing_batch_fields(problems, self._brand.batch_pointers)

    def _found_before(
        self, made: Sequence[_Made], found: Sequence[list[Problem]]
    ) -> dict[int, list[Problem]]:
        """What was wrong with products before, by their places, where that makes a difference."""
        asked = [
            place
            for place, (each, problems) in enumerate(zip(made, found, strict=True))
            if each.stored and problems
        ]
        changed = [place for place in asked if made[place].stored != made[place].applied.record]
        answers = self._found([made[place].stored for place in changed])
        same = {place: found[place] for place in asked}
        return same | dict(zip(changed, answers, strict=True))

    def _minted(self, made: Sequence[_Made]) -> set[str]:
        """The SKUs of products that have mint jobs, of those that lose or change their GTIN."""
        skus = [each.read.sku for each in made if each.applied.effects.gtin_before]
        if not skus:
            return set()
        with self._workspace.read() as transaction:
            return products.with_jobs(transaction, self._brand.id, skus)


def _checked_row(
    made: _Made, found: list[Problem], before: list[Problem] | None, *, is_minted: bool
) -> CheckedRow:
    """The row with what is wrong with it; `before` is what was wrong with its product."""
    row, record, change = made.read.row, made.applied.record, made.read.change
    if record is None or change is None:
        return CheckedRow(row.number, row.cells, made.read.sku, None, made.applied.problems)
    # What was wrong already, in fields that the row doesn't have, is no reason to refuse the row.
    known = [
        problem for problem in before or () if keeps_out(problem) and not _is_of(problem, change)
    ]
    is_refused = any(keeps_out(problem) and problem not in known for problem in found)
    told = [problem for problem in found if not (is_refused and problem in known)]
    effects = made.applied.effects
    becomes_draft = bool(found) and before == []
    if is_minted or becomes_draft:
        effects = replace(effects, minted=is_minted, becomes_draft=becomes_draft)
    return CheckedRow(
        row.number,
        row.cells,
        made.read.sku,
        None if is_refused else record,
        tuple(sorted(told, key=lambda problem: not keeps_out(problem))),
        made.before,
        effects,
    )


def _is_of(problem: Problem, change: ProductChange) -> bool:
    """Whether the problem is in a field that the row has a value for."""
    return any(
        problem.field == field or problem.field.startswith((f"{field}.", f"{field}["))
        for field in change.fields
    )
