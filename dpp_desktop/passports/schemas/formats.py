"""Check the formats of JSON Schema: those that a schema's draft asserts, or all."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import jsonschema_rs
from jsonschema import FormatChecker

from dpp_desktop.passports.schemas.format_names import CHECKABLE_FORMATS, asserted_formats
from dpp_desktop.passports.schemas.patterns import PatternError, is_pattern

_BY_JSONSCHEMA = ("date", "email", "idn-email", "ipv4", "ipv6", "uuid")

# RFC 3339, sections 5.6 and 5.7; Python accepts many more forms of ISO 8601.
_DATE_TIME = re.compile(
    r"(?P<minute>\d{4}-\d\d-\d\dT\d\d:[0-5]\d):(?:[0-5]\d|60)(?:\.\d+)?"
    r"(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII | re.IGNORECASE,
)
# RFC 3986, section 3: a scheme, followed by characters that a URI may contain.
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*", re.ASCII | re.IGNORECASE)


def formats_of(schema: object, *, check_all: bool = False) -> FormatChecker | None:
    """Return the checker of the formats that the schema's draft asserts; None if it asserts none.

    With `check_all`, return the checker of all `CHECKABLE_FORMATS`.
    """
    names = CHECKABLE_FORMATS if check_all else asserted_formats(schema)
    if not names:
        return None
    checker = FormatChecker(formats=[name for name in _BY_JSONSCHEMA if name in names])
    checker.checks("regex", PatternError)(is_pattern)
    checker.checks("date-time", ValueError)(_is_date_time)
    checker.checks("uri")(_is_uri)
    for name in names - checker.checkers.keys():
        checker.checks(name)(_check_of(name))
    return checker


@lru_cache(maxsize=len(CHECKABLE_FORMATS))
def _check_of(name: str) -> Callable[[object], bool]:
    """Return the check of jsonschema_rs, which has checks without further libraries."""
    check: Callable[[object], bool] = jsonschema_rs.Draft202012Validator(
        {"format": name}, validate_formats=True
    ).is_valid
    return check


def _is_date_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    found = _DATE_TIME.fullmatch(value)
    return bool(found and datetime.fromisoformat(found["minute"].upper()))


def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(_URI.fullmatch(value))
