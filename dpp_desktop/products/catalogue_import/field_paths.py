"""Parse and write the paths of passport fields: manufacturer.name, materials[0].share."""

import re
from collections.abc import Sequence

MAX_STEPS = 32
MAX_ITEMS = 1_000
"""The number of items of a list that a path can select."""

Path = tuple[str | int, ...]
"""Property names, and array indexes counted from 0."""

_STEP = re.compile(r"([^.\[\]\s](?:[^.\[\]]*[^.\[\]\s])?)((?:\[[0-9]{1,3}\])*)")
_INDEX = re.compile(r"\[([0-9]+)\]")


def parse_path(text: str) -> Path:
    """Return the path from text; text that isn't a path is the name of one field."""
    found = [_STEP.fullmatch(part) for part in text.split(".")]
    if len(found) > MAX_STEPS:
        return (text,)
    steps: list[str | int] = []
    for match in found:
        if match is None:
            return (text,)
        steps.append(match[1])
        steps.extend(int(index) for index in _INDEX.findall(match[2]))
    return tuple(steps)


def path_text(path: Path) -> str:
    """Return the path as text."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def find_conflict(paths: Sequence[Path]) -> tuple[Path, Path] | None:
    """Return two paths that can't both have a value, such as a path and its parent; or None."""
    known: set[Path] = set()
    ordered = sorted(paths, key=len)
    for path in ordered:
        for end in range(1, len(path) + 1):
            if path[:end] in known:
                return path[:end], path
        known.add(path)
    return _mixed(ordered)


def _mixed(paths: Sequence[Path]) -> tuple[Path, Path] | None:
    """Return two paths that require an object and an array at the same location; or None."""
    first: dict[Path, Path] = {}
    for path in paths:
        for end in range(1, len(path)):
            other = first.setdefault(path[:end], path)
            if isinstance(other[end], int) is not isinstance(path[end], int):
                return other, path
    return None
