"""Names of passport fields as people write them: manufacturer.name, materials[0].share."""

import re
from collections.abc import Sequence

MAX_STEPS = 32

Path = tuple[str | int, ...]
"""Names of objects' fields, and places in arrays, which count from 0."""

_STEP = re.compile(r"([^.\[\]\s](?:[^.\[\]]*[^.\[\]\s])?)((?:\[[0-9]{1,3}\])*)")
_INDEX = re.compile(r"\[([0-9]+)\]")


def parse_path(text: str) -> Path:
    """Returns the path that the text names; text that reads like none names one field."""
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


def written(path: Path) -> str:
    """Returns the path as text."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def find_conflict(paths: Sequence[Path]) -> tuple[Path, Path] | None:
    """Returns two of the paths that can't both have a value: one leads into the other."""
    known: set[Path] = set()
    ordered = sorted(paths, key=len)
    for path in ordered:
        for end in range(1, len(path) + 1):
            if path[:end] in known:
                return path[:end], path
        known.add(path)
    return _mixed(ordered)


def _mixed(paths: Sequence[Path]) -> tuple[Path, Path] | None:
    """Two paths of which one makes an object, where the other makes an array."""
    first: dict[Path, Path] = {}
    for path in paths:
        for end in range(1, len(path)):
            other = first.setdefault(path[:end], path)
            if isinstance(other[end], int) is not isinstance(path[end], int):
                return other, path
    return None
