"""Parse and write JSON Pointers (RFC 6901), and read and change values in documents."""

from collections.abc import Iterable
from functools import lru_cache

from dpp_desktop.identity.text import escaped

JsonObject = dict[str, object]

_WHOLE_DOCUMENT = "file"


def pointer_steps(pointer: str) -> list[str]:
    """Return the reference tokens of a JSON Pointer."""
    return list(_steps(pointer))


@lru_cache(maxsize=1_000)
def _steps(pointer: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def pointer_to(steps: Iterable[str | int]) -> str:
    """Return the JSON Pointer with these property names and indexes."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def value_at(document: object, pointer: str) -> object | None:
    """Return the value at the pointer, or None if there is none."""
    for step in pointer_steps(pointer):
        if not isinstance(document, dict) or step not in document:
            return None
        document = document[step]
    return document


def with_value_at(document: JsonObject, pointer: str, value: object) -> JsonObject:
    """Return a copy of the document with `value` at the pointer; missing objects are created.

    If a value on the path isn't an object, the copy is unchanged.
    """
    return _with_value(document, pointer_steps(pointer), value)


def without(document: object, pointer: str) -> object:
    """Return a copy of the document without the value at the pointer."""
    return _without(document, pointer_steps(pointer))


def _with_value(document: JsonObject, steps: list[str], value: object) -> JsonObject:
    first, *rest = steps
    if not rest:
        return document | {first: value}
    inner = document.get(first, {})
    if not isinstance(inner, dict):
        return document
    return document | {first: _with_value(inner, rest, value)}


def _without(document: object, steps: list[str]) -> object:
    first, *rest = steps
    if isinstance(document, list):
        index = int(first) if first.isdecimal() else -1
        if not rest:
            return [item for at, item in enumerate(document) if at != index]
        return [_without(item, rest) if at == index else item for at, item in enumerate(document)]
    if not isinstance(document, dict) or first not in document:
        return document
    if rest:
        return document | {first: _without(document[first], rest)}
    return {name: value for name, value in document.items() if name != first}


def field_at(field: str, steps: Iterable[str | int]) -> str:
    """Return the path from a field along these property names and indexes."""
    for step in steps:
        if isinstance(step, int):
            field += f"[{step}]"
        else:
            field += f".{escaped(step)}" if field else escaped(step)
    return field or _WHOLE_DOCUMENT
