"""JSON from outside, read strictly (RFC 8259), and JSON of ours, written the same every time."""

import json
import math
import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from dpp_desktop.common import file_reading
from dpp_desktop.identity.text import shown
from dpp_desktop.model.message import Message, verbatim

MAX_FILE_BYTES = 4 << 20
"""What Python makes of empty objects and arrays takes thirty times their text."""
MAX_DEPTH = 200
"""Objects and arrays within each other."""

_EXACT_DOUBLE_DIGITS = 15
"""Decimal digits that a double keeps, whatever they are (IEEE 754, binary64)."""
_MAX_DOUBLE_DIGITS = 767
"""What the exact value of a double has at the most."""
_BLANKS = re.compile(r"[ \t\n\r]*")


_REASONS: dict[str, Message] = {
    reason: reason
    for reason in (
        Message("Expecting value"),
        Message("Expecting property name enclosed in double quotes"),
        Message("Expecting ':' delimiter"),
        Message("Expecting ',' delimiter"),
        Message("Illegal trailing comma before end of object"),
        Message("Illegal trailing comma before end of array"),
        Message("Extra data"),
        Message("Unterminated string starting at"),
        Message("Invalid control character at"),
        Message("Invalid \\escape"),
        Message("Invalid \\uXXXX escape"),
    )
}


class JsonTextError(ValueError):
    """Text that isn't JSON as we take it; `line` is where, counted from 1, if it is known."""

    def __init__(self, message: Message, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read_file(path: Path, max_bytes: int = MAX_FILE_BYTES) -> object:
    """Returns what the JSON file holds; UTF-8, with or without byte order mark, or UTF-16 with.

    Raises NotFound if there's no such file, InvalidInput if it isn't strict JSON, or larger.
    """
    return parse_bytes(read_bytes(path, max_bytes), path)


def read_bytes(path: Path, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Returns the file as it is. Raises NotFound, and InvalidInput if it is larger than that."""
    with file_reading.opened(path) as file:
        # One more than is allowed: devices and pipes have no size to ask for.
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise file_reading.unreadable(
            path, Message("is larger than {most} MB", most=max_bytes >> 20)
        )
    return data


def parse_bytes(data: bytes, path: Path) -> object:
    """Returns the JSON value in what was read from `path`. Raises InvalidInput as `read_file`."""
    try:
        return parse(data.decode(encoding_of(data)))
    except UnicodeDecodeError:
        raise file_reading.unreadable(path, Message("is not text in UTF-8 or UTF-16")) from None
    except JsonTextError as error:
        raise file_reading.unreadable(
            path, Message("is not valid JSON: {reason}", reason=error.message)
        ) from None


def parse(text: str) -> object:
    """Returns the value that JSON text stands for.

    Raises JsonTextError for anything RFC 8259 doesn't allow or leaves open: repeated names, NaN
    and Infinity, numbers too big for a double or with digits that it would lose, halves of
    surrogate pairs, nesting too deep to read.
    """
    try:
        value, end = parse_at(text, _skip_whitespace(text, 0))
        if _skip_whitespace(text, end) != len(text):
            raise json.JSONDecodeError("Extra data", text, _skip_whitespace(text, end))
    except json.JSONDecodeError as error:
        message = Message(
            "{reason} in line {line}, column {column}",
            reason=reason_of(error),
            line=error.lineno,
            column=error.colno,
        )
        raise JsonTextError(message, error.lineno) from None
    return value


def parse_at(text: str, start: int) -> tuple[object, int]:
    """Returns the value that begins at that place of the text, and the place where it ends.

    Raises json.JSONDecodeError where the text isn't JSON, which may be for its being cut off, and
    JsonTextError for whatever else `parse` does.
    """
    try:
        value, end = _DECODER.raw_decode(text, start)
        if text.count("[", start, end) + text.count("{", start, end) >= MAX_DEPTH:
            _check_depth(value)
        _check_surrogates(value, text[start:end])
    except RecursionError:
        raise JsonTextError(Message("it is nested too deeply")) from None
    except UnicodeEncodeError:
        raise JsonTextError(Message("it contains half of a surrogate pair")) from None
    return value, end


def reason_of(error: json.JSONDecodeError) -> Message:
    """Return what Python's parser reports, without the place."""
    return _REASONS.get(error.msg) or verbatim(error.msg)


def canonical(value: object) -> str:
    """Returns a JSON value as text: no blanks, names in the order given, characters as they are."""
    return _CANONICAL.encode(value)


def indented(value: object) -> str:
    """Returns a JSON value as text for people to read, with a line end."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def encoding_of(data: bytes) -> str:
    """Returns the encoding of a file that begins with these bytes, as its byte order mark says."""
    return file_reading.encoding_by_mark(data) or "utf-8"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise JsonTextError(
            Message("the name {name} occurs twice in one object", name=shown(twice))
        )
    return result


def _check_depth(value: object) -> None:
    """How deep Python itself can go differs by version; all that read the value must manage."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise JsonTextError(Message("it is nested too deeply"))


def _check_surrogates(value: object, text: str) -> None:
    """Halves of surrogate pairs come from the text, or from escapes in it."""
    (canonical(value) if "\\u" in text else text).encode("utf-8")


def _skip_whitespace(text: str, place: int) -> int:
    blanks = _BLANKS.match(text, place)
    return blanks.end() if blanks else place


def _reject_constant(name: str) -> NoReturn:
    raise JsonTextError(Message("{name} is not a JSON number", name=name))


def is_lossless(digits: str, number: float) -> bool:
    """Return True if no digit is lost when `number`, the nearest double, stands for `digits`.

    That is so for up to 15 digits, and for more if they are what a program printed a double as:
    0.10000000000000001 is 0.1. Text such as 1.00000000000000000001 would be changed.
    """
    if len(digits) <= _EXACT_DOUBLE_DIGITS and abs(number) >= sys.float_info.min:
        return True
    written = Decimal(digits)
    if written == Decimal(repr(number)):
        return True
    places = len(written.as_tuple().digits) - 1
    return places < _MAX_DOUBLE_DIGITS and written == Decimal(f"{number:.{places}e}")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise JsonTextError(Message("the number {number} is too large", number=shown(digits)))
    return number


def _float(digits: str) -> float:
    number = _finite(digits)
    if not is_lossless(digits, number):
        raise JsonTextError(
            Message(
                "the number {number} has too many digits to be stored exactly", number=shown(digits)
            )
        )
    return number


def _integer(digits: str) -> int:
    if len(digits) > _EXACT_DOUBLE_DIGITS:
        _finite(digits)  # before int(), which takes its time over a million digits
    return int(digits)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_constant=_reject_constant,
    parse_float=_float,
    parse_int=_integer,
)
