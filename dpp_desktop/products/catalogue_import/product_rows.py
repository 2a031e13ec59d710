"""Read rows as changes of products, and apply them to existing products."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.text import clean_text, shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH, ProductRecord
from dpp_desktop.passports.schemas.pointers import value_at, without
from dpp_desktop.products.catalogue_import.cell_values import CellReader, json_value, text_of
from dpp_desktop.products.catalogue_import.column_cells import NOT_READ
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.effects import NO_EFFECTS, Effects
from dpp_desktop.products.catalogue_import.field_paths import Path, path_text
from dpp_desktop.products.catalogue_import.gtin_cells import GtinReader
from dpp_desktop.products.catalogue_import.passport_merge import (
    NOT_GIVEN,
    Edit,
    UnclearItemError,
    lost_fields,
    merged,
)
from dpp_desktop.products.catalogue_import.schema_fields import gtin_path
from dpp_desktop.products.catalogue_import.tables import Cell, Row
from dpp_desktop.products.product_file import padded_gtin, with_product_gtin


@dataclass(frozen=True, slots=True)
class ProductChange:
    """The values of a row for a product.

    `name` is None if the row has none. `gtin` has 14 digits; it is None if the row has none, and
    "" if its cell is empty. `whole` is an entire passport, `edits` are single fields.
    """

    sku: str
    name: str | None
    gtin: str | None
    whole: dict[str, Any] | None
    edits: tuple[Edit, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the row has values for, named as in problems."""
        gtin = (Role.GTIN.value,) if self.gtin else ()
        if self.whole is not None:
            return (*gtin, Role.PASSPORT.value)
        given = (path for path, value in self.edits if value is not None and value is not NOT_GIVEN)
        return (*gtin, *(f"{Role.PASSPORT}.{path_text(path)}" for path in given))


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row and its change, which is None if there are problems.

    `sku` is empty if it is unknown.
    """

    row: Row
    sku: str
    change: ProductChange | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class AppliedChange:
    """The product after a change, None if there are problems, and the effects on it."""

    record: ProductRecord | None
    problems: tuple[Problem, ...] = ()
    effects: Effects = NO_EFFECTS


class RowReader:
    """Reads rows by a column mapping."""

    def __init__(
        self,
        columns: ColumnMap,
        cells: CellReader,
        gtins: GtinReader,
        gtin_pointer: str,
        *,
        clear_empty: bool = False,
    ) -> None:
        """With `clear_empty`, empty cells clear existing values."""
        self._columns = columns
        self._cells = cells
        self._gtin_pointer = gtin_pointer
        self._clear_empty = clear_empty
        self._sku = columns.place(Role.SKU)
        self._name = columns.place(Role.NAME)
        self._gtins = gtins
        self._passport = columns.place(Role.PASSPORT)
        self._fields: list[tuple[int, Path]] = [
            (place, target.path)
            for place, target in enumerate(columns.targets)
            if target.role is Role.FIELD
        ]
        inside = gtin_path(gtin_pointer)
        self._gtin_edit = next(
            (at for at, (_, path) in enumerate(self._fields) if path == inside), None
        )

    def read(self, row: Row) -> ReadRow:
        """Return the row's change, or its problems."""
        if row.problems:
            return ReadRow(row, self._sku_if_known(row), None, row.problems)
        checks = FieldChecks()
        sku = self._sku_of(checks, row)
        name = self._name_of(checks, row)
        whole = self._whole_passport(checks, row)
        edits = tuple(self._edits(row))
        gtin = self._gtin_of(checks, row, whole, edits)
        problems = tuple(checks.problems)
        change = None if problems else ProductChange(sku, name, gtin, whole, edits)
        return ReadRow(row, sku, change, problems)

    def apply(self, change: ProductChange, stored: ProductRecord | None) -> AppliedChange:
        """Return the product after the change; `stored` is None for a new product."""
        if stored is None and change.name is None:
            return AppliedChange(None, (self._missing_name(),))
        try:
            record = self._changed(change, stored, clear_empty=self._clear_empty)
        except UnclearItemError as error:
            field = f"{Role.PASSPORT}.{path_text(error.path)}"
            return AppliedChange(None, (Problem(field, "place_unclear", error.message),))
        if stored is None:
            return AppliedChange(record)
        return AppliedChange(record, effects=self._effects(change, stored, record))

    def _changed(
        self, change: ProductChange, stored: ProductRecord | None, *, clear_empty: bool
    ) -> ProductRecord:
        before: Any = json_text.parse(stored.passport) if stored else {}
        passport: object = merged(before, change.edits, whole=change.whole, clear_empty=clear_empty)
        gtin = change.gtin or (stored.gtin if stored else None)
        if change.gtin == "" and clear_empty:
            gtin = None
            passport = without(passport, self._gtin_pointer)
        return ProductRecord(
            sku=change.sku,
            name=change.name or (stored.name if stored else ""),
            gtin=gtin,
            passport=json_text.canonical(
                with_product_gtin(passport, self._gtin_pointer, change.gtin)
            ),
        )

    def _effects(
        self, change: ProductChange, stored: ProductRecord, record: ProductRecord
    ) -> Effects:
        gtin_changes = stored.gtin is not None and stored.gtin != record.gtin
        return Effects(
            lost=tuple(_lost(stored, record)),
            kept=() if self._clear_empty else tuple(self._kept(change, stored, record)),
            gtin_before=stored.gtin if gtin_changes else None,
        )

    def _kept(
        self, change: ProductChange, stored: ProductRecord, record: ProductRecord
    ) -> Iterator[str]:
        """Yield the fields whose values are kept because empty cells don't clear them."""
        mentions_all = change.gtin != "" and change.whole is None
        if mentions_all and all(value is not None for _, value in change.edits):
            return
        try:
            cleared = self._changed(change, stored, clear_empty=True)
        except UnclearItemError:
            return
        yield from _lost(record, cleared)

    def _sku_if_known(self, row: Row) -> str:
        """Return the SKU of a row with problems; empty if the SKU's cell is unreadable."""
        if self._sku is None or any(map(_is_sku_unread, row.problems)):
            return ""
        return text_of(row.cells[self._sku]).strip()

    def _sku_of(self, checks: FieldChecks, row: Row) -> str:
        cell = None if self._sku is None else row.cells[self._sku]
        text = _text(checks, cell, "sku")
        if cell is None:
            checks.add("sku", "required", Message("this is required but missing."))
        if checks.problems:
            return text.strip()
        return checks.clean("sku", text, clean_text, max_length=MAX_SKU_LENGTH)

    def _name_of(self, checks: FieldChecks, row: Row) -> str | None:
        cell = None if self._name is None else row.cells[self._name]
        if cell is not None:
            text = _text(checks, cell, "name")
            return checks.clean("name", text, clean_text, max_length=MAX_NAME_LENGTH)
        if self._clear_empty and self._name is not None and self._name not in row.not_given:
            checks.add("name", "required", Message("this is required but missing."))
        return None

    def _missing_name(self) -> Problem:
        if self._name is not None:
            return Problem("name", "required", Message("this is required but missing."))
        message = Message("the product is new, and the list has no column for its name.")
        return Problem("name", "required", message)

    def _gtin_of(
        self,
        checks: FieldChecks,
        row: Row,
        whole: dict[str, Any] | None,
        edits: tuple[Edit, ...],
    ) -> str | None:
        given = self._gtins.read(checks, row)
        inside = self._gtin_inside(whole, edits)
        if inside is None:
            return given
        if not given:
            return checks.clean("gtin", inside, normalise_gtin)
        if padded_gtin(inside) != given:
            message = Message(
                "is {gtin}, but its passport contains {inside}.",
                gtin=shown(given),
                inside=shown(str(inside)),
            )
            checks.add("gtin", "gtin_differs", message)
        return given

    def _gtin_inside(self, whole: dict[str, Any] | None, edits: tuple[Edit, ...]) -> object | None:
        value = None if self._gtin_edit is None else edits[self._gtin_edit][1]
        if value is None or value is NOT_GIVEN:
            return value_at(whole, self._gtin_pointer) if whole else None
        return value  # type: ignore[no-any-return]

    def _edits(self, row: Row) -> Iterator[Edit]:
        for place, path in self._fields:
            cell = row.cells[place]
            if cell is not None:
                yield path, self._cells.value(cell, path)
            else:
                yield path, NOT_GIVEN if place in row.not_given else None

    def _whole_passport(self, checks: FieldChecks, row: Row) -> dict[str, Any] | None:
        if self._passport is None:
            return None
        cell: Cell = row.cells[self._passport]
        if cell is None:
            is_cleared = self._clear_empty and self._passport not in row.not_given
            return {} if is_cleared else None
        value = json_value(cell) if isinstance(cell, str) else cell
        if isinstance(value, dict):
            return value
        checks.add("passport", "passport_form", Message("the passport must be a JSON object."))
        return None


def _is_sku_unread(problem: Problem) -> bool:
    return problem.code == NOT_READ and problem.field in (Role.SKU, Role.SKU_AND_GTIN)


def _text(checks: FieldChecks, cell: Cell, field: str) -> str:
    if isinstance(cell, bool | dict | list):
        checks.add(field, "not_text", Message("must be text."))
    return text_of(cell)


def _lost(before: ProductRecord, after: ProductRecord) -> Iterator[str]:
    if before.gtin and not after.gtin:
        yield Role.GTIN.value
    if before.passport != after.passport:
        found = lost_fields(json_text.parse(before.passport), json_text.parse(after.passport))
        yield from (f"{Role.PASSPORT}.{name}" for name in found)
