"""Apply rows to existing products, and check the resulting passports."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.passports.format_warnings import check_with_warnings
from dpp_desktop.passports.unit_data import as_of_any_unit, without_later_fields
from dpp_desktop.products.catalogue_import.column_cells import ColumnCells
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks, blocks_import
from dpp_desktop.products.catalogue_import.product_rows import (
    AppliedChange,
    ProductChange,
    ReadRow,
    RowReader,
)
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow
from dpp_desktop.products.catalogue_import.tables import Row
from dpp_desktop.store import documents, products
from dpp_desktop.store.products import ProductDigest
from dpp_desktop.store.workspace import Workspace

_MAX_STORED_CHARACTERS = 1 << 21
"""The maximum total length of stored passports in memory."""


@dataclass(frozen=True, slots=True)
class _AppliedRow:
    """A row with the product before and after its change."""

    read: ReadRow
    applied: AppliedChange
    before: ProductDigest | None = None
    stored: ProductRecord | None = None


class RowChecker:
    """Checks the rows of a catalogue."""

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

    def check(self, rows: Iterable[Row]) -> Iterator[list[CheckedRow]]:
        """Yield the checked rows in lists, whose products fit in memory."""
        read = [self._reader.read(self._cells.read(row)) for row in rows]
        before, lengths = self._known([each.sku for each in read if each.change])
        part: list[ReadRow] = []
        size = 0
        for each in read:
            part.append(each)
            size += lengths.get(each.sku, 0)
            if size > _MAX_STORED_CHARACTERS:
                yield self._checked_part(part, before)
                part, size = [], 0
        if part:
            yield self._checked_part(part, before)

    def _known(self, skus: Sequence[str]) -> tuple[dict[str, ProductDigest], dict[str, int]]:
        with self._workspace.read() as transaction:
            before = products.known(transaction, self._brand.id, skus)
            digests = {each.passport_digest for each in before.values()}
            lengths = documents.lengths_of(transaction, digests) if digests else {}
        return before, {sku: lengths[each.passport_digest] for sku, each in before.items()}

    def _checked_part(
        self, rows: Sequence[ReadRow], before: dict[str, ProductDigest]
    ) -> list[CheckedRow]:
        applied_rows = list(self._apply_rows(rows, before))
        found, warnings = self._found([each.applied.record for each in applied_rows])
        found_before = self._found_before(applied_rows, found)
        minted = self._minted(applied_rows)
        checked = [
            _checked_row(each, problems, found_before.get(place), is_minted=each.read.sku in minted)
            for place, (each, problems) in enumerate(zip(applied_rows, found, strict=True))
        ]
        return [
            replace(row, warnings=tuple(each)) if each and row.record else row
            for row, each in zip(checked, warnings, strict=True)
        ]

    def _apply_rows(
        self, rows: Sequence[ReadRow], before: dict[str, ProductDigest]
    ) -> Iterator[_AppliedRow]:
        digests = {before[row.sku].passport_digest for row in rows if row.sku in before}
        with self._workspace.read() as transaction:
            bodies = documents.bodies_of(transaction, digests) if digests else {}
        for row in rows:
            if row.change is None:
                yield _AppliedRow(row, AppliedChange(None, row.problems))
                continue
            known, stored = before.get(row.sku), None
            if known:
                body = bodies[known.passport_digest]
                stored = ProductRecord(known.sku, known.name, known.gtin, body)
            yield _AppliedRow(row, self._reader.apply(row.change, stored), known, stored)

    def _found(
        self, records: Sequence[ProductRecord | None]
    ) -> tuple[list[list[Problem]], list[list[Problem]]]:
        """Return the schema's problems of each record, and the warnings; none for None."""
        passports = [
            (as_of_any_unit(record.passport, record.gtin, self._brand), record.gtin)
            for record in records
            if record
        ]
        if not passports:
            return [[] for _ in records], [[] for _ in records]
        found = check_with_warnings(self._schema, self._brand.gtin_pointer, passports, self._checks)
        problems, warnings = (self._by_record(records, each) for each in found)
        return problems, warnings

    def _by_record(
        self, records: Sequence[ProductRecord | None], found: Sequence[list[Problem]]
    ) -> list[list[Problem]]:
        """Return the problems of each record that count before minting; `found` has no Nones."""
        following = iter(found)
        return [
            without_later_fields(next(following), self._brand) if record else []
            for record in records
        ]

    def _found_before(
        self, applied_rows: Sequence[_AppliedRow], found: Sequence[list[Problem]]
    ) -> dict[int, list[Problem]]:
        """Return the problems before the change, by row index, of rows with problems after it."""
        asked = [
            place
            for place, (each, problems) in enumerate(zip(applied_rows, found, strict=True))
            if each.stored and problems
        ]
        changed = [
            place
            for place in asked
            if applied_rows[place].stored != applied_rows[place].applied.record
        ]
        answers, _ = self._found([applied_rows[place].stored for place in changed])
        same = {place: found[place] for place in asked}
        return same | dict(zip(changed, answers, strict=True))

    def _minted(self, applied_rows: Sequence[_AppliedRow]) -> set[str]:
        """Return the SKUs with mint jobs, of products that lose or change their GTIN."""
        skus = [each.read.sku for each in applied_rows if each.applied.effects.gtin_before]
        if not skus:
            return set()
        with self._workspace.read() as transaction:
            return products.with_jobs(transaction, self._brand.id, skus)


def _checked_row(
    applied_row: _AppliedRow,
    found: list[Problem],
    before: list[Problem] | None,
    *,
    is_minted: bool,
) -> CheckedRow:
    """Return the row with its problems; `before` are the problems before the change."""
    row, record, change = (
        applied_row.read.row,
        applied_row.applied.record,
        applied_row.read.change,
    )
    if record is None or change is None:
        return CheckedRow(
            row.number, row.cells, applied_row.read.sku, None, applied_row.applied.problems
        )
    # Existing problems in fields that the row doesn't have don't reject the row.
    known = [
        problem
        for problem in before or ()
        if blocks_import(problem) and not _is_in_changed_field(problem, change)
    ]
    is_refused = any(blocks_import(problem) and problem not in known for problem in found)
    shown = [problem for problem in found if not (is_refused and problem in known)]
    effects = applied_row.applied.effects
    becomes_draft = bool(found) and before == []
    if is_minted or becomes_draft:
        effects = replace(effects, minted=is_minted, becomes_draft=becomes_draft)
    return CheckedRow(
        row.number,
        row.cells,
        applied_row.read.sku,
        None if is_refused else record,
        tuple(sorted(shown, key=lambda problem: not blocks_import(problem))),
        applied_row.before,
        effects,
    )


def _is_in_changed_field(problem: Problem, change: ProductChange) -> bool:
    """Return whether the problem is in a field that the row has a value for."""
    return any(
        problem.field == field or problem.field.startswith((f"{field}.", f"{field}["))
        for field in change.fields
    )
