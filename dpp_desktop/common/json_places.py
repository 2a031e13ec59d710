"""Find where values are in JSON text, and names that occur twice in one object.

The text must be JSON apart from repeated names; `json_text` checks it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined] # it isn't in typeshed

Steps = tuple[str | int, ...]
"""Property names and indexes that lead from a document to a value in it."""

_BLANKS = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"[^\s,\]}]+")


@dataclass(frozen=True, slots=True)
class JsonPlace:
    """A place in a text; line and column are counted from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class RepeatedName:
    """A name that occurs again in an object; `steps` lead to the object, `place` is its last one.

    `is_hidden` if the object is in the value of an earlier name that occurs again, too.
    """

    steps: Steps
    name: str
    place: JsonPlace
    is_hidden: bool


class JsonPlaces:
    """The places of all values in a JSON text."""

    def __init__(self, text: str) -> None:
        """Raise ValueError or IndexError if the text isn't JSON, RecursionError if too deep."""
        self._text = text
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._offsets: dict[Steps, int] = {}
        self._repeated: dict[tuple[Steps, str], int] = {}
        self._scan(_after_spaces(text, 0), ())

    def place_of(self, steps: Steps) -> JsonPlace | None:
        """Return where the value at these steps starts; of a repeated name, the last value."""
        offset = self._offsets.get(steps)
        return None if offset is None else self._place(offset)

    def steps(self) -> Iterator[Steps]:
        """Yield the steps to all values."""
        return iter(self._offsets)

    def repeated_names(self) -> list[RepeatedName]:
        """Return the names that occur more than once in an object, in the order of their places."""
        again = {(*steps, name) for steps, name in self._repeated}
        return [
            RepeatedName(steps, name, self._place(offset), _is_inside(steps, again))
            for (steps, name), offset in sorted(self._repeated.items(), key=lambda item: item[1])
        ]

    def _place(self, offset: int) -> JsonPlace:
        line = bisect_right(self._line_starts, offset)
        return JsonPlace(line, offset - self._line_starts[line - 1] + 1)

    def _scan(self, at: int, steps: Steps) -> int:
        """Note the places of the value at the offset and in it; return the offset of its end."""
        self._offsets[steps] = at
        mark = self._text[at]
        if mark == "{":
            return self._scan_object(at + 1, steps)
        if mark == "[":
            return self._scan_list(at + 1, steps)
        if mark == '"':
            return int(scanstring(self._text, at + 1)[1])
        found = _SCALAR.match(self._text, at)
        if found is None:
            raise ValueError(at)
        return found.end()

    def _scan_object(self, at: int, steps: Steps) -> int:
        seen: set[str] = set()
        at = _after_spaces(self._text, at)
        while self._text[at] != "}":
            start = at
            name, at = scanstring(self._text, at + 1)
            if name in seen:
                self._repeated[steps, name] = start
            seen.add(name)
            at = _after_spaces(self._text, at)
            at = self._scan(_after_spaces(self._text, at + 1), (*steps, name))
            at = self._after_entry(at)
        return at + 1

    def _scan_list(self, at: int, steps: Steps) -> int:
        index = 0
        at = _after_spaces(self._text, at)
        while self._text[at] != "]":
            at = self._after_entry(self._scan(at, (*steps, index)))
            index += 1
        return at + 1

    def _after_entry(self, at: int) -> int:
        at = _after_spaces(self._text, at)
        return _after_spaces(self._text, at + 1) if self._text[at] == "," else at


def _after_spaces(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _is_inside(steps: Steps, outer: set[Steps]) -> bool:
    return any(steps[:length] in outer for length in range(len(steps) + 1))
