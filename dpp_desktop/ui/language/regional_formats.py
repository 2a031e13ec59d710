"""The regional formats of dates, times and numbers in the window.

Qt's locale has the formats, except for ISO 8601 dates in English: for these, the application has a
property. Dates always show the year with four digits, so that no part is mistaken for another.
"""

import os
import re
import sys
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from dpp_desktop.passports.forms.dates import DateOrder

ISO = "iso"
"""The regional format with ISO 8601 dates, a 24-hour clock, and numbers as in British English."""

REGIONS = {
    "en": (ISO, "en_AU", "en_CA", "en_IE", "en_NZ", "en_GB", "en_US"),
    "de": ("de_AT", "de_CH", "de_DE"),
}
"""The regional formats that a language of the window can be combined with."""

_FALLBACKS = {"en": "en_GB"}
"""The formats of a language if the system doesn't name a region. Qt would use those of the US."""
_PROPERTY = "dates_are_iso"
_ISO_PATTERN = "yyyy-MM-dd"
_YEAR = re.compile(r"y+")
_SHORT = QLocale.FormatType.ShortFormat
# Qt reads the formats from the first of these that is set (POSIX, XBD section 8.2).
_VARIABLES = ("LC_ALL", "LC_TIME", "LANG")
_ONLY_ENGLISH = re.compile(r"en(?:[.@].*)?")


def use_formats(app: QCoreApplication, language: str, region: str) -> QLocale:
    """Use the formats for the language and the region in the whole application; return them.

    Without a language, the formats are those of the system. Without a region, they are those of
    the system if it has the same language.
    """
    app.setProperty(_PROPERTY, region == ISO and language == "en")
    locale = _locale(language, region)
    QLocale.setDefault(locale)
    return locale


def example(language: str, region: str, day: date) -> str:
    """Return the day and a number in those formats."""
    locale = _locale(language, region)
    pattern = _ISO_PATTERN if region == ISO else _pattern_of(locale)
    shown = locale.toString(QDate(day.year, day.month, day.day), pattern)
    return f"{shown} · {locale.toString(12_345.5, 'f', 1)}"


def region_name(region: str) -> str:
    """Return the name of the region in its own language."""
    if region == ISO:
        return QCoreApplication.translate("RegionalFormats", "International (ISO 8601 dates)")
    return QLocale(region).nativeTerritoryName()


def date_pattern() -> str:
    """Return the pattern of dates in Qt's notation, such as 'dd/MM/yyyy'."""
    app = QCoreApplication.instance()
    is_iso = app is not None and bool(app.property(_PROPERTY))
    return _ISO_PATTERN if is_iso else _pattern_of(QLocale())


def date_order() -> DateOrder:
    """Return the order of day, month and year."""
    letters = re.sub(r"[^dMy]|(?<=(.))\1", "", date_pattern())
    return {"Mdy": DateOrder.MONTH_FIRST, "yMd": DateOrder.YEAR_FIRST}.get(
        letters, DateOrder.DAY_FIRST
    )


def date_text(day: date) -> str:
    """Return the date with day, month and year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), date_pattern())


def time_text(moment: datetime, *, exact: bool = False) -> str:
    """Return the time of day; with seconds if `exact` and they aren't 0."""
    locale, clock = QLocale(), QTime(moment.hour, moment.minute, moment.second)
    pattern = locale.timeFormat(_SHORT)
    if exact and moment.second:
        pattern = pattern.replace("mm", "mm:ss")
    return locale.toString(clock, pattern)


def short_day_text(day: date) -> str:
    """Return the day and the month's short name, for dates of this year."""
    is_month_first = date_order() is DateOrder.MONTH_FIRST
    pattern = "MMM d" if is_month_first else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def date_format_text() -> str:
    """Return how dates are entered, such as 'DD/MM/YYYY', with letters of the user's language."""
    day_month_year = QCoreApplication.translate("RegionalFormats", "DMY")
    letters = dict(zip("dMy", day_month_year, strict=True))
    return "".join(letters.get(letter, letter) for letter in _padded(date_pattern()))


def _padded(pattern: str) -> str:
    """Return the pattern with two letters for day and month."""
    return re.sub(r"(?<![dM])([dM])(?![dM])", r"\1\1", pattern)


def _pattern_of(locale: QLocale) -> str:
    return _padded(_YEAR.sub("yyyy", locale.dateFormat(_SHORT)))


def _locale(language: str, region: str) -> QLocale:
    if region in REGIONS.get(language, ()):
        return QLocale(_FALLBACKS[language] if region == ISO else region)
    system = QLocale.system()
    if system.language() is QLocale.Language.C or _names_no_region():
        return QLocale(_FALLBACKS.get(language, language) if language else _FALLBACKS["en"])
    if not language or system.language() is QLocale(language).language():
        return system
    return QLocale(_FALLBACKS.get(language, language))


def _names_no_region() -> bool:
    """Return whether the system is set to English without a region, for which Qt assumes the US."""
    if sys.platform in ("win32", "darwin"):
        return False  # the region is a setting of its own there
    names = (os.environ.get(variable, "") for variable in _VARIABLES)
    return bool(_ONLY_ENGLISH.fullmatch(next(filter(None, names), "")))
