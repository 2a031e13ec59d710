"""Map the columns of a catalogue to targets, by their headings or as chosen by the user."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import import field_paths
from dpp_desktop.products.catalogue_import.column_roles import (
    SAP_NAME_SPELLINGS,
    SPELLINGS,
    WEAK_SKU_SPELLINGS,
    Role,
)
from dpp_desktop.products.catalogue_import.field_headings import FieldHeadings
from dpp_desktop.products.catalogue_import.field_paths import Path, parse_path, path_text
from dpp_desktop.products.catalogue_import.schema_fields import SchemaFields, gtin_path, key_of
from dpp_desktop.products.catalogue_import.tables import Table

REASON_COLUMN = "rejected_because"
"""The column that is added to rejected rows; it is ignored when corrected rows are imported."""

_MAX_NAMED_COLUMNS = 20
_MAX_NAMED_FIELDS = 12
_NUMBER = re.compile(r"#([1-9][0-9]{0,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """The target of a column; only a passport field has a path."""

    role: Role
    path: Path = ()

    def __str__(self) -> str:
        """Return the target as text that `parse_target` parses."""
        return f"{Role.PASSPORT}.{path_text(self.path)}" if self.path else self.role.value


IGNORED = Target(Role.IGNORED)
UNDECIDED = Target(Role.UNDECIDED)

_PRODUCT_ROLES = (Role.SKU, Role.NAME, Role.GTIN, Role.SKU_AND_GTIN)
"""The roles of columns that aren't passport fields."""
_SINGLE_ROLES = (Role.SKU, Role.NAME, Role.PASSPORT)
"""The roles that only one column can have. Several columns may have GTINs."""


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """An ignored column with values in `filled` rows; `place` is its index, counted from 0.

    `duplicate_of` is the index of a mapped column with the same heading, None if there is none.
    """

    place: int
    heading: str
    label: Message
    filled: int
    duplicate_of: int | None

    @property
    def message(self) -> Message:
        """The column, how much it holds, and why it is ignored if that isn't obvious."""
        rows = self._filled_rows()
        if self.duplicate_of is None:
            return Message(
                "{label:sentence} is ignored, although {rows} in it.", label=self.label, rows=rows
            )
        return Message(
            "{label:sentence} is ignored because column {twin} has the same heading, "
            "although {rows} in it.",
            label=self.label,
            twin=self.duplicate_of + 1,
            rows=rows,
        )

    def _filled_rows(self) -> Message:
        if self.filled == 1:
            return Message("1 row has a value")
        return Message("{count:,} rows have values", count=self.filled)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of a catalogue and their targets.

    `candidates` are the fields that the headings of UNDECIDED columns fit, by index.
    """

    columns: tuple[str, ...]
    targets: tuple[Target, ...]
    candidates: Mapping[int, tuple[Path, ...]] = field(default_factory=dict)

    def place(self, role: Role) -> int | None:
        """Return the index of the column with the role, alone or combined, or None."""
        return next(iter(self.places(role)), None)

    def places(self, role: Role) -> tuple[int, ...]:
        """Return the indexes of the columns with the role, alone or combined with another."""
        return tuple(
            place for place, target in enumerate(self.targets) if role in target.role.parts
        )

    def label(self, place: int) -> Message:
        """Return what a message calls the column: its heading, and its number if need be."""
        name = self.columns[place]
        if not name:
            return Message("column {number}", number=place + 1)
        return (
            Message("column {name}", name=shown(name))
            if not self._is_duplicate(name)
            else Message("column {number} {name}", number=place + 1, name=shown(name))
        )

    def name(self, place: int) -> str:
        """Return what names the column to `find_column`: its heading, or "#3" if that won't do."""
        heading = self.columns[place]
        return heading if heading and not self._is_duplicate(heading) else f"#{place + 1}"

    def find_column(self, name: str) -> int | None:
        """Return the index of the column with the heading or number ("#3"), or None.

        Check the name with `name_problems` first, because a heading may be ambiguous.
        """
        if name in self.columns:
            return self.columns.index(name)
        number = _NUMBER.fullmatch(name)
        place = int(number[1]) - 1 if number else -1
        return place if 0 <= place < len(self.columns) else None

    def name_problems(self, names: Iterable[str], field: str) -> list[Problem]:
        """Return the problems of names that don't identify one column; `field` is their field."""
        return [problem for name in names for problem in self._name_problems(name, field)]

    def ignored_columns(self, filled: Mapping[int, int]) -> list[IgnoredColumn]:
        """Return the ignored columns with values; `filled` has the numbers of values by index."""
        return [
            IgnoredColumn(
                place,
                self.columns[place],
                self.label(place),
                filled[place],
                self._duplicate_of(place),
            )
            for place in self.places(Role.IGNORED)
            if filled.get(place) and key_of(self.columns[place]) != key_of(REASON_COLUMN)
        ]

    def problems(self) -> list[Problem]:
        """Return the problems because of which this mapping can't be used."""
        return [
            *self._missing(),
            *self._undecided(),
            *self._repeated(),
            *self._conflicting(),
        ]

    def changed(self, overrides: Mapping[str, str]) -> "ColumnMap":
        """Return the mapping with other targets, by heading; an empty target ignores a column.

        "#3" is the third column. A column loses the targets that other columns get.
        Raises InvalidInput for unknown columns and ambiguous headings.
        """
        problems = self.name_problems(overrides, "map")
        if problems:
            raise InvalidInput(problems)
        wanted = {self.find_column(name): parse_target(text) for name, text in overrides.items()}
        targets = [
            wanted.get(place) or _remaining(target, set(wanted.values()))
            for place, target in enumerate(self.targets)
        ]
        return replace(self, targets=tuple(targets))

    def _name_problems(self, name: str, field: str) -> Iterator[Problem]:
        if self.find_column(name) is None:
            message = Message(
                "there is no column {name}; the columns are {columns}.",
                name=shown(name),
                columns=self._told(),
            )
            yield Problem(field, "no_such_column", message)
        elif self._is_duplicate(name):
            yield Problem(field, "column_unclear", self._several_columns(name))

    def _several_columns(self, name: str) -> Message:
        places = [place for place, other in enumerate(self.columns) if other == name]
        numbers = ", ".join(f"#{place + 1}" for place in places)
        return Message(
            "several columns have the heading {name}; name one by its number: {numbers}.",
            name=shown(name),
            numbers=numbers,
        )

    def _is_duplicate(self, name: str) -> bool:
        return self.columns.count(name) > 1

    def _duplicate_of(self, place: int) -> int | None:
        key = key_of(self.columns[place])
        twins = (
            other
            for other, name in enumerate(self.columns)
            if other != place and key and key_of(name) == key and self.targets[other] != IGNORED
        )
        return next(twins, None)

    def _missing(self) -> Iterator[Problem]:
        """Yield problems of missing columns; updating products doesn't require a name column."""
        if self.place(Role.SKU) is not None:
            return
        yield Problem(Role.SKU.value, "no_column", self._no_sku())
        if self.place(Role.NAME) is None:
            message = Message(
                "no column is recognized as the name; the columns are {columns}.",
                columns=self._told(),
            )
            yield Problem(Role.NAME.value, "no_column", message)

    def _no_sku(self) -> Message:
        gtin = self.place(Role.GTIN)
        if gtin is None:
            return Message(
                "no column is recognized as the SKU; the columns are {columns}. The header "
                "must be the first row that isn't empty, in a workbook on the selected sheet.",
                columns=self._told(),
            )
        return Message(
            "no column is recognized as the SKU; the columns are {columns}. If {label} is also "
            "the SKU, assign it to both SKU and GTIN.",
            columns=self._told(),
            label=self.label(gtin),
        )

    def _undecided(self) -> Iterator[Problem]:
        for place in self.places(Role.UNDECIDED):
            message = _choose_one(list(map(path_text, self.candidates.get(place, ()))))
            yield Problem(self.name(place), "field_unclear", message)

    def _repeated(self) -> Iterator[Problem]:
        for role in _SINGLE_ROLES:
            if len(self.places(role)) > 1:
                message = Message("more than one column is assigned to it.")
                yield Problem(role.value, "column_twice", message)

    def _conflicting(self) -> Iterator[Problem]:
        fields = [target.path for target in self.targets if target.role is Role.FIELD]
        found = field_paths.find_conflict(fields)
        if found:
            one, other = map(path_text, found)
            message = Message(
                "columns for {one} and {other} exclude each other.",
                one=shown(one),
                other=shown(other),
            )
            yield Problem(f"{Role.PASSPORT}.{other}", "columns_clash", message)

    def _told(self) -> str:
        named = ", ".join(shown(name) for name in self.columns[:_MAX_NAMED_COLUMNS])
        return f"{named} …" if len(self.columns) > _MAX_NAMED_COLUMNS else named


def _remaining(target: Target, assigned: set[Target]) -> Target:
    """Return what is left of the target when other columns get the `assigned` targets."""
    if target in assigned:
        return IGNORED
    taken = {part for other in assigned for part in other.role.parts}
    left = [role for role in target.role.parts if role not in taken]
    if target.role not in _PRODUCT_ROLES or len(left) == len(target.role.parts):
        return target
    return Target(left[0]) if left else IGNORED


def _choose_one(fields: list[str]) -> Message:
    if not fields:
        return Message("no field is chosen for this column.")
    listed = ", ".join(map(shown, fields[:_MAX_NAMED_FIELDS]))
    more = len(fields) - _MAX_NAMED_FIELDS
    if more <= 0:
        return Message("the heading matches several fields: {fields}.", fields=listed)
    return Message(
        "the heading matches several fields: {fields} and {count:,} more.",
        fields=listed,
        count=more,
    )


def parse_target(text: str) -> Target:
    """Return the target: sku, name, gtin, sku+gtin, passport, a passport field, or empty.

    A passport field with one of these names is written with the prefix 'passport.'.
    """
    text = text.strip()
    if text in (*_PRODUCT_ROLES, Role.PASSPORT, Role.IGNORED):
        return Target(Role(text))
    return Target(Role.FIELD, parse_path(text.removeprefix(f"{Role.PASSPORT}.")))


def propose_columns(table: Table, fields: SchemaFields, gtin_pointer: str) -> ColumnMap:
    """Return the mapping proposed from the headings; `fields` are those of the passport schema.

    If several columns match a target, the first is used, preferably one with the program's own
    heading. A heading that fits several fields is UNDECIDED. All GTIN columns are used, because a
    list may have EAN and UPC columns.
    """
    columns = table.columns
    if table.fixed:
        return ColumnMap(columns, tuple(parse_target(name) for name in columns))
    headings = FieldHeadings(fields, columns)
    found = [_guess_target(name, fields, headings, gtin_pointer) for name in columns]
    taken = _ignore_repeated(columns, found)
    taken_roles = {part for target in taken for part in target.role.parts}
    for role in SPELLINGS:
        if role not in taken_roles:
            _find_by_spelling(role, columns, found)
    undecided = [place for place, target in enumerate(found) if target == UNDECIDED]
    candidates = {place: headings.fitting(columns[place]) for place in undecided}
    return ColumnMap(columns, tuple(found), candidates)


def _ignore_repeated(columns: tuple[str, ...], found: list[Target]) -> set[Target]:
    """Ignore all but one column for each target in `found`; return the targets."""
    taken: set[Target] = {IGNORED}
    for place in sorted(range(len(columns)), key=lambda place: not _is_own_heading(columns[place])):
        if found[place] in taken and found[place].role not in (Role.GTIN, Role.UNDECIDED):
            found[place] = IGNORED
        taken.add(found[place])
    return taken


def _find_by_spelling(role: Role, columns: tuple[str, ...], found: list[Target]) -> None:
    """Assign the role to a column even if the schema has a field with its heading."""
    keys = [key_of(name) for name in columns]
    spellings = SPELLINGS[role]
    if role is Role.SKU and not SAP_NAME_SPELLINGS.isdisjoint(keys):
        spellings |= WEAK_SKU_SPELLINGS
    for place, key in enumerate(keys):
        if key in spellings and found[place].role not in _PRODUCT_ROLES:
            found[place] = Target(role)
            return


def _guess_target(
    name: str, fields: SchemaFields, headings: FieldHeadings, gtin_pointer: str
) -> Target:
    if not name or key_of(name) == key_of(REASON_COLUMN):
        return IGNORED
    if _is_own_heading(name):
        return parse_target(name.lower())
    if name.startswith(f"{Role.PASSPORT}."):
        return _of_field(parse_target(name).path, gtin_pointer)
    known = headings.fitting(name)
    if len(known) == 1:
        return _of_field(known[0], gtin_pointer)
    role = next((role for role in SPELLINGS if key_of(name) in SPELLINGS[role]), None)
    if role is not None:
        return Target(role)
    if known:
        return UNDECIDED
    path = parse_path(name)
    return _of_field(path, gtin_pointer) if fields.describes(path) else IGNORED


def _of_field(path: Path, gtin_pointer: str) -> Target:
    return Target(Role.GTIN) if path == gtin_path(gtin_pointer) else Target(Role.FIELD, path)


def _is_own_heading(name: str) -> bool:
    return name.lower() in (*_PRODUCT_ROLES, Role.PASSPORT)
