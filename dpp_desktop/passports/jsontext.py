"""JSON from outside, read strictly (RFC 8259), and JSON of ours, written the same every time."""

import codecs
import json
import math
from pathlib import Path
from typing import NoReturn

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.faults import from_os_error

MAX_FILE_BYTES = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class JsonTextError(ValueError):
    """Text that isn't JSON as we take it."""


def read_file(path: Path) -> object:
    """Returns what the JSON file holds; UTF-8, with or without byte order mark, or UTF-16 with.

    Raises NotFound if there's no such file, InvalidInput if it isn't strict JSON.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _unreadable(path, f"is larger than {MAX_FILE_BYTES >> 20} MB")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file '{path}'.", "Check its name and folder.") from None
    except IsADirectoryError:
        raise _unreadable(path, "is a folder, not a file") from None
    except OSError as error:
        raise from_os_error(error, path) from error
    try:
        return parse(data.decode(_encoding(data)))
    except UnicodeDecodeError:
        raise _unreadable(path, "is not text in UTF-8 or UTF-16") from None
    except JsonTextError as error:
        raise _unreadable(path, f"is not valid JSON: {error}") from None


def parse(text: str) -> object:
    """Returns the value that JSON text stands for.

    Raises JsonTextError for anything RFC 8259 doesn't allow or leaves open: repeated names, NaN
    and Infinity, numbers too big for a double, halves of surrogate pairs, nesting too deep to read.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        canonical(value).encode("utf-8")
    except RecursionError:
        raise JsonTextError("it is nested too deeply") from None
    except UnicodeEncodeError:
        raise JsonTextError("it holds half of a surrogate pair") from None
    except json.JSONDecodeError as error:
        raise JsonTextError(f"{error.msg} in line {error.lineno}, column {error.colno}") from None
    except JsonTextError:
        raise
    except ValueError as error:  # an integer of more digits than Python reads
        raise JsonTextError(str(error)) from None
    return value


def canonical(value: object) -> str:
    """Returns a JSON value as text: no blanks, names in the order given, characters as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def indented(value: object) -> str:
    """Returns a JSON value as text for people to read, with a line end."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _encoding(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise JsonTextError(f"the name {shown(twice)} occurs twice in one object")
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise JsonTextError(f"{name} is not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise JsonTextError(f"the number {digits[:40]} is too big")
    return number


def _unreadable(path: Path, why: str) -> InvalidInput:
    return InvalidInput(
        [Problem(path.name, "unreadable_file", f"the file {why}.")],
        "Ask whoever made the file for a correct one; nothing was changed.",
    )
