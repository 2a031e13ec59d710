"""Readable names and values for the JSON of a passport."""

import re

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from dpp_desktop.model.unit_field import UnitValue
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.ui.language.regional_formats import date_pattern

# Years and small weights are easier to read without grouping.
_GROUPED_FROM = 10_000
_MAX_IN_SUMMARY = 6
_STEPS = re.compile(r"\.|(?=\[[0-9]+\])")
_LIST_INDEX = re.compile(r"\[([0-9]+)\]")


def readable_path(path: str) -> str:
    """Return a readable form of a property path; list positions count from 1.

    'composition[0].fibre' becomes 'Composition 1 › Fibre'.
    """
    text = ""
    for step in filter(None, _STEPS.split(path)):
        index = _LIST_INDEX.fullmatch(step)
        if index:
            text += f" {QLocale().toString(int(index[1]) + 1)}"
        else:
            text += f"{' › ' if text else ''}{readable_name(step)}"
    return text.strip()


def readable_value(value: object) -> str:
    """Return a JSON value as text in the user's language; a summary for a list or object."""
    if isinstance(value, bool):
        return _yes() if value else _no()
    if value is None:
        return QCoreApplication.translate("Passport", "not stated")
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (dict, list)):
        return _summary(list(value.values()) if isinstance(value, dict) else value)
    return str(value)


def readable_date(text: str) -> str:
    """Return an ISO 8601 date in the user's format, with all digits of the year; else the text."""
    day = QDate.fromString(text, Qt.DateFormat.ISODate)
    return QLocale().toString(day, date_pattern()) if day.isValid() else text


def readable_time(text: str) -> str:
    """Return an ISO 8601 time in the user's time zone and format; other text unchanged."""
    moment = QDateTime.fromString(text, Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return text
    time = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment.toLocalTime(), f"{date_pattern()} {time}")


def _yes() -> str:
    return QCoreApplication.translate("Passport", "Yes")


def _no() -> str:
    return QCoreApplication.translate("Passport", "No")


def _number(value: float) -> str:
    locale = QLocale()
    if abs(value) < _GROUPED_FROM:
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    if isinstance(value, float):
        return locale.toString(
            value, "g", QLocale.FloatingPointPrecisionOption.FloatingPointShortest
        )
    # Qt's integers have 64 bits; JSON integers can be larger.
    return locale.toString(value) if abs(value) < 1 << 63 else str(value)


def _summary(values: list[object]) -> str:
    """Return the first values, or the number of entries if any value is nested."""
    if not values:
        return QCoreApplication.translate("Passport", "none")
    if any(isinstance(value, (dict, list)) for value in values):
        return QCoreApplication.translate("Passport", "%Ln entries", "", len(values))
    shown = " · ".join(readable_value(value) for value in values[:_MAX_IN_SUMMARY])
    return f"{shown} …" if len(values) > _MAX_IN_SUMMARY else shown


def unit_value_text(value: UnitValue) -> str:
    """Return what fills in a unit field."""
    return {
        UnitValue.SERIAL: QCoreApplication.translate("UnitFields", "serial of the unit"),
        UnitValue.URL: QCoreApplication.translate("UnitFields", "resolver URL"),
        UnitValue.BATCH: QCoreApplication.translate("UnitFields", "batch code"),
        UnitValue.UNIT: QCoreApplication.translate("UnitFields", "unit number"),
    }[value]
