"""The passport fields to offer for columns, and the required fields that no column has."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.column_mapping import ColumnMap
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.field_paths import MAX_ITEMS, Path
from dpp_desktop.products.catalogue_import.schema_fields import (
    MAX_FIELDS,
    SchemaField,
    SchemaFields,
    gtin_path,
)

_MAX_OFFERED = 2 * MAX_FIELDS
_MAX_DEPTH = 8
_MAX_NAMED = 10


@dataclass(frozen=True, slots=True)
class FieldChoices:
    """Finds fields for a column mapping. The pointers are those of the brand.

    `later_pointers` are those of the fields that minting adds.
    """

    fields: SchemaFields
    gtin_pointer: str
    later_pointers: tuple[str, ...] = ()

    @property
    def gtin(self) -> SchemaField:
        """The passport field with the GTIN."""
        return self.fields.field_at(gtin_path(self.gtin_pointer))

    def offered(self, columns: ColumnMap) -> tuple[SchemaField, ...]:
        """Return the fields to offer: of each list, the used items and the next one."""
        used = _mapped(columns)
        paths = [path for field in self.fields.listed for path in self._with_item(field.path)]
        found: list[SchemaField] = []
        for path in _with_used_items(paths, used, 0):
            found.append(self.fields.field_at(path))
            if len(found) == _MAX_OFFERED:
                break
        return tuple(found)

    def missing(self, columns: ColumnMap) -> tuple[SchemaField, ...]:
        """Return the required fields that no column has, except those that minting adds.

        Fields that are required within an optional field count once a column has a part of it.
        """
        if columns.place(Role.PASSPORT) is not None:
            return ()
        mapped = _mapped(columns)
        if columns.place(Role.GTIN) is not None:
            mapped.add(gtin_path(self.gtin_pointer))
        mapped |= set(map(gtin_path, self.later_pointers))
        return tuple(map(self.fields.field_at, self._missing((), mapped)))

    def full_title(self, field: SchemaField) -> str:
        """Return the titles of the field and its parents, as in "Composition 2 › Share"."""
        return self.fields.full_title(field.path)

    def _with_item(self, path: Path) -> Iterator[Path]:
        """Yield the path, and the first item of a list of values."""
        yield path
        if self.fields.is_list(path):
            yield (*path, 0)

    def _missing(self, path: Path, mapped: Collection[Path]) -> Iterator[Path]:
        required = self.fields.required_at(path)
        for name in dict.fromkeys((*self.fields.properties_at(path), *required)):
            inner = (*path, name)
            if inner in mapped or len(inner) > _MAX_DEPTH:
                continue
            parts = {each[len(inner)] for each in mapped if each[: len(inner)] == inner}
            if parts or name in required:
                yield from self._missing_in(inner, parts, mapped)

    def _missing_in(
        self, path: Path, parts: Collection[str | int], mapped: Collection[Path]
    ) -> Iterator[Path]:
        """Yield what is missing of a field; columns have these `parts` of it."""
        items = sorted(part for part in parts if isinstance(part, int))
        if not parts and self.fields.is_filled_list(path):
            items = [0]
        if items and self.fields.properties_at((*path, items[0])):
            for item in items:
                yield from self._missing((*path, item), mapped)
        elif self.fields.required_at(path):
            yield from self._missing(path, mapped)
        elif not parts:
            yield path


def missing_message(names: Sequence[str]) -> Message:
    """Return a sentence about required fields without a column, by their names or titles."""
    listed = ", ".join(names[:_MAX_NAMED])
    if len(names) <= _MAX_NAMED:
        return Message(
            "Required fields without a column: {fields}. New products are drafts until these "
            "fields are filled in.",
            fields=listed,
        )
    return Message(
        "Required fields without a column: {fields}, and {count:,} more. New products are drafts "
        "until these fields are filled in.",
        fields=listed,
        count=len(names) - _MAX_NAMED,
    )


def _mapped(columns: ColumnMap) -> set[Path]:
    return {target.path for target in columns.targets if target.role is Role.FIELD}


def _with_used_items(paths: Sequence[Path], used: Collection[Path], at: int) -> Iterator[Path]:
    """Yield the paths; those of first items also for the used items and the next one.

    `at` is the number of steps that all paths share.
    """
    for (is_item, _), same in groupby(paths, lambda path: _item_at(path, at)):
        if not is_item:
            yield from same
            continue
        group = list(same)
        place = next(n for n in range(at, len(group[0])) if isinstance(group[0][n], int))
        inside = group[0][:place]
        last = max((_number(path, inside) for path in used), default=-1)
        for item in range(min(last + 2, MAX_ITEMS)):
            moved = [(*path[:place], item, *path[place + 1 :]) for path in group]
            yield from _with_used_items(moved, used, place + 1)


def _item_at(path: Path, at: int) -> tuple[bool, Path]:
    """Return whether the path has an item of a list from that step on, and the path of the list."""
    place = next((n for n in range(at, len(path)) if isinstance(path[n], int)), None)
    return (False, ()) if place is None else (True, path[:place])


def _number(path: Path, inside: Path) -> int:
    """Return the item of the list that the path is in, or -1."""
    if len(path) <= len(inside) or path[: len(inside)] != inside:
        return -1
    item = path[len(inside)]
    return item if isinstance(item, int) else -1
