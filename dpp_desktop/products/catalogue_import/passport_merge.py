"""Merge the values of a row into the passport of an existing product.

A row changes the fields that it has values for. An empty cell keeps the existing value, or clears
it if the user chose that. Fields that the row doesn't mention are never changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, Final

from dpp_desktop.common import json_text
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.field_paths import Path, path_text


class _Mark(Enum):
    NOT_GIVEN = 1
    ABSENT = 2


NOT_GIVEN: Final = _Mark.NOT_GIVEN
"""The value of a field that the row doesn't mention, although other rows do."""
_ABSENT: Final = _Mark.ABSENT

Edit = tuple[Path, Any]
"""A path in a passport and its value: None for an empty cell, or `NOT_GIVEN`."""


_SCALARS = frozenset({str, int, float, bool})


class UnclearItemError(ValueError):
    """A row has a value for an array item, and it is unclear which item of the product is meant."""

    def __init__(self, path: Path, message: Message) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


class _Node(dict[str | int, Any]):
    """Edits by the first step of their paths; a plain dict is a value."""


def merged(
    passport: Mapping[str, Any],
    edits: Iterable[Edit],
    *,
    whole: Mapping[str, Any] | None = None,
    clear_empty: bool = False,
) -> dict[str, Any]:
    """Return a copy of the passport with the edits applied.

    `whole` is an entire passport from the row, to which the edits are added. Its objects are
    merged and its arrays replace existing ones. With `clear_empty`, it replaces the passport, and
    empty edits remove values. No path may be the parent of another (see `find_conflict`).

    Array indexes are those of the list. If the product has no items yet, gaps before a filled
    item are removed. Raises UnclearItemError if it is unclear which item is meant.
    """
    base: Any = dict(passport)
    if whole is not None:
        base = _value(base, dict(whole), clear_empty=clear_empty)
    after = _fields(base, _tree(edits), (), clear_empty=clear_empty)
    return {} if after is _ABSENT else dict(after)


def lost_fields(before: Any, after: Any) -> list[str]:
    """Return the paths that have a value in `before` and none in `after`, as text."""
    return [path_text(path) for path in _lost(before, after, ())]


def same_json(one: Any, other: Any) -> bool:
    """Return whether the values are equal as JSON: in any order of names; True isn't 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict | list):
        return one is other or _sorted_text(one) == _sorted_text(other)
    return bool(one == other)


def _sorted_text(value: Any) -> str:
    return json_text.canonical(_sorted(value))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _tree(edits: Iterable[Edit]) -> _Node:
    root = _Node()
    for path, value in edits:
        inner = root
        for step in path[:-1]:
            inner = inner.setdefault(step, _Node())
        inner[path[-1]] = value
    return root


def _merge_at(before: Any, edit: Any, path: Path, *, clear_empty: bool) -> Any:
    """Return the value after the edit, or `_ABSENT`."""
    if isinstance(edit, _Node):
        is_array = any(isinstance(step, int) for step in edit)
        return (_items if is_array else _fields)(before, edit, path, clear_empty=clear_empty)
    if edit is NOT_GIVEN:
        return before
    if edit is None:
        return _ABSENT if clear_empty else before
    return _value(before, edit, clear_empty=clear_empty)


def _value(before: Any, value: Any, *, clear_empty: bool) -> Any:
    """Return the new value; of two objects, properties of only the old one are kept."""
    if clear_empty or not (isinstance(before, dict) and isinstance(value, dict)):
        return before if before is not _ABSENT and same_json(before, value) else value
    after = dict(before)
    for name, inner in value.items():
        if inner is not None:
            after[name] = _value(before.get(name, _ABSENT), inner, clear_empty=False)
        else:
            after.setdefault(name, None)
    return after


def _fields(before: Any, edits: _Node, path: Path, *, clear_empty: bool) -> Any:
    after = dict(before) if isinstance(before, dict) else {}
    for step, edit in edits.items():
        name = str(step)
        if edit.__class__ in _SCALARS:  # the most common case, on a fast path
            after[name] = edit
            continue
        value = _merge_at(after.get(name, _ABSENT), edit, (*path, name), clear_empty=clear_empty)
        if value is _ABSENT:
            after.pop(name, None)
        else:
            after[name] = value
    if after:
        return after
    # No values were given, or all were cleared.
    return _ABSENT if isinstance(before, dict) and before else before


def _items(before: Any, edits: _Node, path: Path, *, clear_empty: bool) -> Any:
    items = before if isinstance(before, list) else []
    after = _merge_items(items, edits, path, clear_empty=clear_empty)
    if after and max(after) >= len(items):
        compacted = _without_gaps(items, edits)
        if compacted is not None:
            after = _merge_items(items, compacted, path, clear_empty=clear_empty)
        else:
            _check_clear(items, edits, path, after, clear_empty=clear_empty)
    if after:
        return [after[place] for place in sorted(after)]
    return _ABSENT if items else before


def _merge_items(
    items: Sequence[Any], edits: _Node, path: Path, *, clear_empty: bool
) -> dict[int, Any]:
    after: dict[int, Any] = dict(enumerate(items))
    for step, edit in edits.items():
        place = int(step)
        value = _merge_at(after.get(place, _ABSENT), edit, (*path, place), clear_empty=clear_empty)
        if value is _ABSENT:
            after.pop(place, None)
        else:
            after[place] = value
    return after


def _without_gaps(items: Sequence[Any], edits: _Node) -> _Node | None:
    """Return the edits without gaps if the items result from an earlier import of the row."""
    filled = [edits[place] for place in sorted(edits, key=int) if _is_filled(edits[place])]
    if len(filled) == len(edits) or len(filled) != len(items):
        return None
    compacted = _Node(enumerate(filled))
    try:
        given = _items(_ABSENT, compacted, (), clear_empty=False)
    except UnclearItemError:  # inside an item, so the items aren't from this row
        return None
    return compacted if _covers(items, given) else None


def _check_clear(
    items: Sequence[Any], edits: _Node, path: Path, after: Mapping[int, Any], *, clear_empty: bool
) -> None:
    """Raise UnclearItemError unless the added items follow the existing ones."""
    last = max(after)
    skipped = [place for place in range(last) if not _is_filled(edits.get(place, NOT_GIVEN))]
    unknown = [place for place in skipped if place not in edits and place >= len(items)]
    if unknown:
        named = path_text((*path, unknown[0]))
        raise UnclearItemError(
            (*path, last),
            Message(
                "the product has no item {item}, and the list has no column for it; number "
                "the items from 0 without gaps.",
                item=named,
            ),
        )
    # An earlier import may have removed gaps, so that indexes differ from those in the list.
    left_empty = [
        place
        for place in skipped
        if place in edits and not (clear_empty and place not in after and _is_empty(edits[place]))
    ]
    if items and left_empty:
        named = path_text((*path, left_empty[0]))
        raise UnclearItemError(
            (*path, last),
            Message(
                "{item} is empty in the list, and the product has only {count} of these "
                "items, so it isn't clear which one is meant; fill in the items from the "
                "first one.",
                item=named,
                count=len(items),
            ),
        )


def _is_empty(edit: Any) -> bool:
    """Return whether all cells are empty; a field that the row doesn't mention isn't."""
    return all(map(_is_empty, edit.values())) if isinstance(edit, _Node) else edit is None


def _is_filled(edit: Any) -> bool:
    if isinstance(edit, _Node):
        return any(map(_is_filled, edit.values()))
    return edit is not None and edit is not NOT_GIVEN


def _covers(value: Any, given: Any) -> bool:
    """Return whether the value contains everything given, with arrays of equal length."""
    if isinstance(given, dict):
        return isinstance(value, dict) and all(
            name in value and _covers(value[name], inner) for name, inner in given.items()
        )
    if isinstance(given, list):
        return (
            isinstance(value, list) and len(value) == len(given) and all(map(_covers, value, given))
        )
    return same_json(value, given)


def _lost(before: Any, after: Any, path: Path) -> Iterator[Path]:
    if isinstance(before, dict):
        for name, inner in before.items():
            there = after.get(name) if isinstance(after, dict) else None
            yield from _lost(inner, there, (*path, name))
    elif isinstance(before, list):
        for place, inner in enumerate(before):
            there = after[place] if isinstance(after, list) and place < len(after) else None
            yield from _lost(inner, there, (*path, place))
    elif before is not None and after is None:
        yield path
