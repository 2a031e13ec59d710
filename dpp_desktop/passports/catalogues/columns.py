"""What becomes of each column of a catalogue: found by its name, or said by the user."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports.catalogues import paths
from dpp_desktop.passports.catalogues.paths import Path, parse_path, written
from dpp_desktop.passports.catalogues.roles import SPELLINGS, Role
from dpp_desktop.passports.catalogues.schema_fields import SchemaFields, gtin_path, key_of
from dpp_desktop.passports.catalogues.tables import Table

REASON_COLUMN = "rejected_because"
"""The column added to rejected rows; brought along with corrected ones, it is left out."""

_MOST_COLUMNS_TOLD = 20


@dataclass(frozen=True, slots=True)
class Target:
    """What becomes of a column; only for a field of the passport with a path."""

    role: Role
    path: Path = ()

    def __str__(self) -> str:
        """As `target_named` takes it."""
        return f"{Role.PASSPORT}.{written(self.path)}" if self.path else self.role.value


LEFT_OUT = Target(Role.LEFT_OUT)

_ALONE = (Role.SKU, Role.NAME, Role.GTIN)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The columns of a catalogue, and what becomes of each."""

    columns: tuple[str, ...]
    targets: tuple[Target, ...]

    def place(self, role: Role) -> int | None:
        """Returns which column has the role, counting from 0."""
        roles = [target.role for target in self.targets]
        return roles.index(role) if role in roles else None

    def problems(self) -> list[Problem]:
        """Returns why a catalogue can't be read in this way."""
        return [*self._missing(), *self._repeated(), *self._clashing()]

    def changed(self, wishes: Mapping[str, str]) -> "ColumnMap":
        """Returns the map with other targets, by names of columns; an empty one leaves one out.

        What such a target was before is left out then. Raises InvalidInput for unknown columns.
        """
        unknown = [name for name in wishes if name not in self.columns]
        if unknown:
            raise InvalidInput([self._unknown(name) for name in unknown])
        wanted = {self.columns.index(name): target_named(text) for name, text in wishes.items()}
        targets = [
            wanted.get(place, LEFT_OUT if target in wanted.values() else target)
            for place, target in enumerate(self.targets)
        ]
        return ColumnMap(self.columns, tuple(targets))

    def _missing(self) -> Iterator[Problem]:
        if self.place(Role.SKU) is None:
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
        for role in (*_ALONE, Role.PASSPORT):
            if sum(target.role is role for target in self.targets) > 1:
                message = "more than one column is to hold it."
                yield Problem(role.value, "column_twice", message)

    def _clashing(self) -> Iterator[Problem]:
        fields = [target.path for target in self.targets if target.role is Role.FIELD]
        found = paths.clash(fields)
        if found:
            one, other = map(written, found)
            message = f"a column for {shown(one)} and one for {shown(other)} exclude each other."
            yield Problem(f"{Role.PASSPORT}.{other}", "columns_clash", message)

    def _unknown(self, name: str) -> Problem:
        message = f"there is no column {shown(name)}; there are {self._told()}."
        return Problem("map", "no_such_column", message)

    def _told(self) -> str:
        named = ", ".join(shown(name) for name in self.columns[:_MOST_COLUMNS_TOLD])
        return f"{named} …" if len(self.columns) > _MOST_COLUMNS_TOLD else named


def target_named(text: str) -> Target:
    """Returns the target that the user names: sku, name, gtin, passport, a field, or nothing.

    A field of the passport that is called as one of these is written as passport.name.
    """
    text = text.strip()
    if text in (*_ALONE, Role.PASSPORT, Role.LEFT_OUT):
        return Target(Role(text))
    return Target(Role.FIELD, parse_path(text.removeprefix(f"{Role.PASSPORT}.")))


def proposed(table: Table, fields: SchemaFields, gtin_pointer: str) -> ColumnMap:
    """Returns what the names of the columns say of them; `fields` are the passport schema's.

    Of columns that would become the same, the first is taken, best one spelled as we do.
    """
    columns = table.columns
    if table.fixed:
        return ColumnMap(columns, tuple(target_named(name) for name in columns))
    found = [_guess(name, fields, gtin_pointer) for name in columns]
    taken: set[Target] = {LEFT_OUT}
    for place in sorted(range(len(columns)), key=lambda place: not _is_ours(columns[place])):
        if found[place] in taken:
            found[place] = LEFT_OUT
        taken.add(found[place])
    for role in _ALONE:
        if Target(role) not in taken:
            _find_by_spelling(role, columns, found)
    return ColumnMap(columns, tuple(found))


def _find_by_spelling(role: Role, columns: tuple[str, ...], found: list[Target]) -> None:
    """Gives the role to a column that the schema has a field for, rather than to none."""
    for place, name in enumerate(columns):
        if key_of(name) in SPELLINGS[role] and found[place].role not in _ALONE:
            found[place] = Target(role)
            return


def _guess(name: str, fields: SchemaFields, gtin_pointer: str) -> Target:
    if not name or key_of(name) == key_of(REASON_COLUMN):
        return LEFT_OUT
    if _is_ours(name):
        return target_named(name.lower())
    if name.startswith(f"{Role.PASSPORT}."):
        return _of_field(target_named(name).path, gtin_pointer)
    known = fields.find(name)
    if known is not None:
        return _of_field(known, gtin_pointer)
    role = next((role for role in _ALONE if key_of(name) in SPELLINGS[role]), None)
    if role is not None:
        return Target(role)
    path = parse_path(name)
    return LEFT_OUT if fields.refuses(path) else _of_field(path, gtin_pointer)


def _of_field(path: Path, gtin_pointer: str) -> Target:
    return Target(Role.GTIN) if path == gtin_path(gtin_pointer) else Target(Role.FIELD, path)


def _is_ours(name: str) -> bool:
    return name.lower() in (*_ALONE, Role.PASSPORT)
