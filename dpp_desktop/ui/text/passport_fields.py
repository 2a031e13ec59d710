"""The names and values of a passport's JSON as people read them."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.passports.property_names import readable_name

# Years and small weights read better without.
_GROUPED_FROM = 10_000
_MOST_SUMMED_UP = 6
_STEPS = re.compile(r"\.|(?=\[[0-9]+\])")
_PLACE_IN_LIST = re.compile(r"\[([0-9]+)\]")


def readable_path(path: str) -> str:
    """Returns the way to a property as words, places in lists counted from 1.

    'composition[0].fibre' as 'Composition 1 › Fibre'.
    """
    words = ""
    for step in filter(None, _STEPS.split(path)):
        place = _PLACE_IN_LIST.fullmatch(step)
        if place:
            words += f" {QLocale().toString(int(place[1]) + 1)}"
        else:
            words += f"{' › ' if words else ''}{readable_name(step)}"
    return words.strip()


def readable_value(value: object) -> str:
    """Returns a JSON value as text in the user's language; of a list or object, a summary."""
    if isinstance(value, bool):
        return _yes() if value else _no()
    if value is None:
        return QCoreApplication.translate("Passport", "not stated")
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, (dict, list)):
        return _summary(list(value.values()) if isinstance(value, dict) else value)
    return str(value)


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
    # Qt's integers have 64 bits, JSON's as many as they please.
    return locale.toString(value) if abs(value) < 1 << 63 else str(value)


def _summary(values: list[object]) -> str:
    """The first plain values; how many there are where they aren't plain."""
    if not values:
        return QCoreApplication.translate("Passport", "none")
    if any(isinstance(value, (dict, list)) for value in values):
        return QCoreApplication.translate("Passport", "%Ln entries", "", len(values))
    shown = " · ".join(readable_value(value) for value in values[:_MOST_SUMMED_UP])
    return f"{shown} …" if len(values) > _MOST_SUMMED_UP else shown
