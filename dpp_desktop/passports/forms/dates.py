"""Dates and points in time as users type them, read as the ISO 8601 texts of a passport.

JSON Schema's formats `date` and `date-time` are those of RFC 3339, section 5.6.
"""

import re
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

_SEPARATED = re.compile(
    r"([0-9]{1,4})\s*(?P<between>[./-]|\s)\s*([0-9]{1,2})\s*(?P=between)\s*([0-9]{1,4})\.?"
)
_BASIC = re.compile(r"(19[0-9]{2}|2[0-9]{3})([0-9]{2})([0-9]{2})")
_WITH_TIME = re.compile(
    r"(?P<date>.*[^\s,])(?:\s*,\s*|\s+|(?<=[0-9])[Tt](?=[0-9]))"
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)
_RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]+(?:[Zz]|[+-][0-9]{2}:[0-9]{2})", re.ASCII
)
_YEAR_DIGITS = 4
_YEARS_AHEAD = 50
_HOURS = 12


class DateOrder(StrEnum):
    """The order of day, month and year in the user's dates."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


def read_date(text: str, order: DateOrder, today: date | None = None) -> date | None:
    """Return the date in the text, or None.

    Dates that begin with a four-digit year are year-month-day (ISO 8601), all others are in the
    user's order. Two digits mean a year up to 50 years after `today`, by default the current
    date, or up to 49 before it (GS1 General Specifications, section 7.12).
    """
    text = text.strip()
    basic = _BASIC.fullmatch(text)
    if basic:
        return _valid_date(*basic.groups())
    found = _SEPARATED.fullmatch(text)
    if not found:
        return None
    first, second, third = found[1], found[3], found[4]
    if len(first) == _YEAR_DIGITS:
        return _valid_date(first, second, third)
    if order is DateOrder.YEAR_FIRST:
        return _valid_date(_year(first, today), second, third)
    # Dots separate day, month and year, so 2.3.2027 isn't a date with the month first.
    if order is DateOrder.MONTH_FIRST and found["between"] != ".":
        return _valid_date(_year(third, today), first, second)
    return _valid_date(_year(third, today), second, first) if order is DateOrder.DAY_FIRST else None


def date_from(text: str, order: DateOrder, today: date | None = None) -> str:
    """Return the date in the text as YYYY-MM-DD; the text itself if `read_date` finds none."""
    found = read_date(text, order, today)
    return found.isoformat() if found else text


def read_date_time(
    text: str, order: DateOrder, zone: tzinfo | None = None, today: date | None = None
) -> datetime | None:
    """Return the date and time in the text, with a time zone; None if there is none.

    A time without a time zone is in `zone`, by default that of this computer.
    """
    try:
        exact = datetime.fromisoformat(text.strip())
    except ValueError:
        exact = None
    if exact and exact.tzinfo:
        return exact
    found = _WITH_TIME.fullmatch(text.strip())
    day = read_date(found["date"], order, today) if found else None
    if not found or not day:
        return None
    try:
        clock = time(_hour(found), int(found["minute"]), int(found["second"] or 0), tzinfo=zone)
        moment = datetime.combine(day, clock)
        return moment if zone else moment.astimezone()
    except (ValueError, OverflowError, OSError):  # as Windows raises for early dates
        return None


def local_time(moment: datetime) -> datetime | None:
    """Return the time in the time zone of this computer; None if it is out of range."""
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def date_time_from(
    text: str, order: DateOrder, zone: tzinfo | None = None, today: date | None = None
) -> str:
    """Return the date and time in the text as in RFC 3339; the text itself if there is none.

    A text that is in this format stays unchanged, with its time zone.
    """
    if _RFC_3339.fullmatch(text.strip()):
        return text.strip()
    found = read_date_time(text, order, zone, today)
    return found.isoformat(timespec="seconds") if found else text


def _valid_date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _year(digits: str, today: date | None) -> str:
    if len(digits) > 2:
        return digits if len(digits) == _YEAR_DIGITS else ""
    now = (today or date.today()).year  # noqa: DTZ011 - the user's date
    year = now - now % 100 + int(digits)
    if year > now + _YEARS_AHEAD:
        year -= 100
    elif year <= now - _YEARS_AHEAD:
        year += 100
    return str(year)


def _hour(found: re.Match[str]) -> int:
    """Return the hour from 0 to 23. Raises ValueError."""
    hour = int(found["hour"])
    if not found["half"]:
        return hour
    if not 1 <= hour <= _HOURS:
        raise ValueError(hour)
    return hour % _HOURS + (_HOURS if found["half"] in "pP" else 0)
