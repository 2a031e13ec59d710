"""What becomes of each column of a catalogue: found by its heading, or chosen by the user."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.products.catalogue_import import field_paths
from dpp_desktop.products.catalogue_import.column_roles import (
    SAP_NAME_SPELLINGS,
    SPELLINGS,
    WEAK_SKU_SPELLINGS,
    Role,
)
from dpp_desktop.products.catalogue_import.field_paths import Path, parse_path, written
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields, gtin_path, key_of
from dpp_desktop.products.catalogue_import.tables import Table

REASON_COLUMN = "rejected_because"
"""The column added to rejected rows; brought along with corrected ones, it is left out."""

_MOST_COLUMNS_TOLD = 20
_NUMBER = re.compile(r"#([1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """What becomes of a column; only for a field of the passport with a path."""

    role: Role
    path: Path = ()

    def __str__(self) -> str:
        """As `target_named` takes it."""
        return f"{Role.PASSPORT}.{written(self.path)}" if self.path else self.role.value


IGNORED = Target(Role.IGNORED)

_OWN = (Role.SKU, Role.NAME, Role.GTIN)
"""The roles of columns that hold no field of the passport."""
_ALONE = (Role.SKU, Role.NAME, Role.PASSPORT)
"""The roles that one column can have; of several with a GTIN, the first filled one counts."""


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column that is left out although `filled` rows have values in it; `place` counts from 0.

    `twin` is the place of a column with the same heading that is used, None if there is none.
    """

    place: int
    heading: str
    label: str
    filled: int
    twin: int | None

    def __str__(self) -> str:
        """The column, how much it holds, and why it is left out if that isn't obvious."""
        label = self.label[:1].upper() + self.label[1:]
        rows = "1 row has a value" if self.filled == 1 else f"{self.filled:,} rows have values"
        if self.twin is None:
            return f"{label} was left out: {rows} in it."
        return (
            f"{label} was left out, because column {self.twin + 1} has the same heading: "
            f"{rows} in it."
        )


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of a catalogue, and what becomes of each."""

    columns: tuple[str, ...]
    targets: tuple[Target, ...]

    def place(self, role: Role) -> int | None:
        """Return which column has the role, counting from 0."""
        return next(iter(self.places(role)), None)

    def places(self, role: Role) -> tuple[int, ...]:
        """Return which columns have the role, counting from 0."""
        return tuple(place for place, target in enumerate(self.targets) if target.role is role)

    def label(self, place: int) -> str:
        """Return what a message calls the column: its heading, and its number if need be."""
        name = self.columns[place]
        if not name:
            return f"column {place + 1}"
        return (
            f"column {shown(name)}"
            if not self._is_twice(name)
            else f"column {place + 1} {shown(name)}"
        )

    def name(self, place: int) -> str:
        """Return what names the column to `place_named`: its heading, or "#3" if that won't do."""
        heading = self.columns[place]
        return heading if heading and not self._is_twice(heading) else f"#{place + 1}"

    def place_named(self, name: str) -> int | None:
        """Return the place of the column of that heading or number ("#3"), None if there is none.

        Use it only for names without `name_problems`: several columns may have the heading.
        """
        if name in self.columns:
            return self.columns.index(name)
        number = _NUMBER.fullmatch(name)
        place = int(number[1]) - 1 if number else -1
        return place if 0 <= place < len(self.columns) else None

    def name_problems(self, names: Iterable[str], field: str) -> list[Problem]:
        """Return why these names don't name a column each; `field` is that of the problems."""
        return [problem for name in names for problem in self._name_problems(name, field)]

    def ignored_columns(self, filled: Mapping[int, int]) -> list[IgnoredColumn]:
        """Return the columns that are left out and hold values; `filled` counts these by place."""
        return [
            IgnoredColumn(
                place, self.columns[place], self.label(place), filled[place], self._twin(place)
            )
            for place in self.places(Role.IGNORED)
            if filled.get(place) and key_of(self.columns[place]) != key_of(REASON_COLUMN)
        ]

    def problems(self) -> list[Problem]:
        """Returns why a catalogue can't be read in this way."""
        return [*self._missing(), *self._repeated(), *self._clashing()]

    def changed(self, wishes: Mapping[str, str]) -> "ColumnMap":
        """Return the map with other targets, by headings of columns; an empty one leaves one out.

        "#3" names the third column, whatever its heading. What such a target was before is left
        out then. Raises InvalidInput for unknown columns, and for headings of several columns.
        """
        problems = self.name_problems(wishes, "map")
        if problems:
            raise InvalidInput(problems)
        wanted = {self.place_named(name): target_named(text) for name, text in wishes.items()}
        targets = [
            wanted.get(place, IGNORED if target in wanted.values() else target)
            for place, target in enumerate(self.targets)
        ]
        return ColumnMap(self.columns, tuple(targets))

    def _name_problems(self, name: str, field: str) -> Iterator[Problem]:
        if self.place_named(name) is None:
            message = f"there is no column {shown(name)}; there are {self._told()}."
            yield Problem(field, "no_such_column", message)
        elif self._is_twice(name):
            places = [place for place, other in enumerate(self.columns) if other == name]
            numbers = ", ".join(f"#{place + 1}" for place in places)
            message = f"several columns have the heading {shown(name)}; name one as {numbers}."
            yield Problem(field, "column_unclear", message)

    def _is_twice(self, name: str) -> bool:
        return self.columns.count(name) > 1

    def _twin(self, place: int) -> int | None:
        key = key_of(self.columns[place])
        twins = (
            other
            for other, name in enumerate(self.columns)
            if other != place and key and key_of(name) == key and self.targets[other] != IGNORED
        )
        return next(twins, None)

    def _missing(self) -> Iterator[Problem]:
        """Without a column for names, products that exist can still be updated."""
        if self.place(Role.SKU) is not None:
            return
        message = (
            f"no column is known to hold the SKU; there are {self._told()}. "
            "The header has to be the first row that isn't empty, of a workbook in the sheet "
            "that is read."
        )
        yield Problem(Role.SKU.value, "no_column", message)
        if self.place(Role.NAME) is None:
            message = f"no column is known to hold the name; there are {self._told()}."
            yield Problem(Role.NAME.value, "no_column", message)

    def _repeated(self) -> Iterator[Problem]:
        for role in _ALONE:
            if len(self.places(role)) > 1:
                message = "more than one column is to hold it."
                yield Problem(role.value, "column_twice", message)

    def _clashing(self) -> Iterator[Problem]:
        fields = [target.path for target in self.targets if target.role is Role.FIELD]
        found = field_paths.clash(fields)
        if found:
            one, other = map(written, found)
            message = f"a column for {shown(one)} and one for {shown(other)} exclude each other."
            yield Problem(f"{Role.PASSPORT}.{other}", "columns_clash", message)

    def _told(self) -> str:
        named = ", ".join(shown(name) for name in self.columns[:_MOST_COLUMNS_TOLD])
        return f"{named} …" if len(self.columns) > _MOST_COLUMNS_TOLD else named


def target_named(text: str) -> Target:
    """Returns the target that the user names: sku, name, gtin, passport, a field, or nothing.

    A field of the passport that is called as one of these is written as passport.name.
    """
    text = text.strip()
    if text in (*_OWN, Role.PASSPORT, Role.IGNORED):
        return Target(Role(text))
    return Target(Role.FIELD, parse_path(text.removeprefix(f"{Role.PASSPORT}.")))


def proposed(table: Table, fields: SchemaFields, gtin_pointer: str) -> ColumnMap:
    """Return what the headings of the columns say of them; `fields` are the passport schema's.

    Of columns that would become the same, the first is used, preferably one headed as the program
    itself heads them. Columns with a GTIN are all used: a list may have an EAN or a UPC.
    """
    columns = table.columns
    if table.fixed:
        return ColumnMap(columns, tuple(target_named(name) for name in columns))
    found = [_guess(name, fields, gtin_pointer) for name in columns]
    taken: set[Target] = {IGNORED}
    for place in sorted(range(len(columns)), key=lambda place: not _is_ours(columns[place])):
        if found[place] in taken and found[place].role is not Role.GTIN:
            found[place] = IGNORED
        taken.add(found[place])
    for role in _OWN:
        if Target(role) not in taken:
            _find_by_spelling(role, columns, found)
    return ColumnMap(columns, tuple(found))


def _find_by_spelling(role: Role, columns: tuple[str, ...], found: list[Target]) -> None:
    """Give the role to a column that the schema has a field for, rather than to none."""
    keys = [key_of(name) for name in columns]
    spellings = SPELLINGS[role]
    if role is Role.SKU and not SAP_NAME_SPELLINGS.isdisjoint(keys):
        spellings |= WEAK_SKU_SPELLINGS
    for place, key in enumerate(keys):
        if key in spellings and found[place].role not in _OWN:
            found[place] = Target(role)
            return


def _guess(name: str, fields: SchemaFields, gtin_pointer: str) -> Target:
    if not name or key_of(name) == key_of(REASON_COLUMN):
        return IGNORED
    if _is_ours(name):
        return target_named(name.lower())
    if name.startswith(f"{Role.PASSPORT}."):
        return _of_field(target_named(name).path, gtin_pointer)
    known = fields.find(name)
    if known is not None:
        return _of_field(known, gtin_pointer)
    role = next((role for role in _OWN if key_of(name) in SPELLINGS[role]), None)
    if role is not None:
        return Target(role)
    path = parse_path(name)
    return IGNORED if fields.refuses(path) else _of_field(path, gtin_pointer)


def _of_field(path: Path, gtin_pointer: str) -> Target:
    return Target(Role.GTIN) if path == gtin_path(gtin_pointer) else Target(Role.FIELD, path)


def _is_ours(name: str) -> bool:
    return name.lower() in (*_OWN, Role.PASSPORT)
