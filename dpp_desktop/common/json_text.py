"""Read JSON strictly (RFC 8259), and write JSON in a canonical form."""

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
"""Python needs up to thirty times the size of the text, for empty objects and arrays."""
MAX_DEPTH = 200
"""The maximum nesting of objects and arrays."""

_EXACT_DOUBLE_DIGITS = 15
"""Every number with this many decimal digits survives conversion to a double (IEEE 754)."""
_MAX_DOUBLE_DIGITS = 767
"""The maximum number of decimal digits of the exact value of a double."""
_WHITESPACE = re.compile(r"[ \t\n\r]*")


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
    """Text that isn't strict JSON; `line` is counted from 1, None if unknown."""

    def __init__(self, message: Message, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def read_file(path: Path, max_bytes: int = MAX_FILE_BYTES) -> object:
    """Return the value of a JSON file in UTF-8, or in UTF-16 with byte order mark.

    Raises NotFound if the file doesn't exist, and InvalidInput if it isn't strict JSON or is
    larger than `max_bytes`.
    """
    return parse_bytes(read_bytes(path, max_bytes), path)


def read_bytes(path: Path, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Return the content of the file. Raises NotFound, and InvalidInput if it is too large."""
    with file_reading.opened(path) as file:
        # Reads one byte more than allowed, because devices and pipes have no size.
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise file_reading.unreadable(
            path, Message("is larger than {most} MB", most=max_bytes >> 20)
        )
    return data


def parse_bytes(data: bytes, path: Path) -> object:
    """Return the JSON value of the content of `path`. Raises InvalidInput."""
    try:
        return parse(data.decode(encoding_of(data)))
    except UnicodeDecodeError:
        raise file_reading.unreadable(path, Message("is not text in UTF-8 or UTF-16")) from None
    except JsonTextError as error:
        raise file_reading.unreadable(
            path, Message("is not valid JSON: {reason}", reason=error.message)
        ) from None


def parse(text: str, *, last_name_wins: bool = False) -> object:
    """Return the value of JSON text.

    Raises JsonTextError for text that RFC 8259 forbids or leaves undefined: repeated names (unless
    the last one wins), NaN and Infinity, numbers that a double can't represent, lone surrogates,
    and nesting deeper than `MAX_DEPTH`.
    """
    try:
        decoder = _TOLERANT_DECODER if last_name_wins else _DECODER
        value, end = _parse_at(text, _skip_whitespace(text, 0), decoder)
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
    """Return the value that starts at the offset, and the offset of its end.

    Raises json.JSONDecodeError if the text isn't JSON, possibly because it is truncated, and
    JsonTextError for other text that `parse` rejects.
    """
    return _parse_at(text, start, _DECODER)


def _parse_at(text: str, start: int, decoder: json.JSONDecoder) -> tuple[object, int]:
    try:
        value, end = decoder.raw_decode(text, start)
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
    """Return a JSON value as text without whitespace or escapes, with names in given order."""
    return _CANONICAL.encode(value)


def indented(value: object) -> str:
    """Return a JSON value as indented text with a line end."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def encoding_of(data: bytes) -> str:
    """Return the encoding of the byte order mark at the start of `data`, or UTF-8."""
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
    """Check the depth, because Python's own limit differs by version and by reader."""
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
    blanks = _WHITESPACE.match(text, place)
    return blanks.end() if blanks else place


def _reject_constant(name: str) -> NoReturn:
    raise JsonTextError(Message("{name} is not a JSON number", name=name))


def is_lossless(digits: str, number: float) -> bool:
    """Return True if no digit is lost when `number`, the nearest double, represents `digits`.

    That is the case for up to 15 digits, and for longer text that a program printed from a
    double: 0.10000000000000001 is 0.1. Text such as 1.00000000000000000001 would lose digits.
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
        _finite(digits)  # before int(), which is slow for a million digits
    return int(digits)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_DECODER, _TOLERANT_DECODER = (
    json.JSONDecoder(
        object_pairs_hook=hook,
        parse_constant=_reject_constant,
        parse_float=_float,
        parse_int=_integer,
    )
    for hook in (_object, dict)
)
