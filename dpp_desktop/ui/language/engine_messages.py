"""Translates the messages of the engine into the user's language."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.message import (
    DIGITS,
    GROUPED,
    RANGES,
    SENTENCE,
    Message,
    Value,
    capitalized,
    fill,
)

_CONTEXT = "Engine"
_LARGEST = 1 << 63
"""Numbers from this one on are too large for Qt to format."""
_DIGITS = re.compile(r"[0-9]+", re.ASCII)


def translated(text: str) -> str:
    """Return the message with its template and its values in the user's language.

    Text that isn't a message, and templates without a translation, stay in English.
    """
    if not isinstance(text, Message):
        return text
    if text.template == RANGES:
        return shown_ranges(text)
    template = QCoreApplication.translate(_CONTEXT, text.template)
    return fill(template, text.values, _shown)


def shown_ranges(text: str) -> str:
    """Return ranges such as 3-1069, 80 with en dashes and grouped digits, as all views show them.

    Fields accept both, and keep hyphens, which the command line reads.
    """
    grouped = _DIGITS.sub(lambda digits: _shown(int(digits[0]), GROUPED), text)
    return grouped.replace("-", "–")


def _shown(value: Value, spec: str) -> str:
    if isinstance(value, float):
        return decimal(value)
    if spec == GROUPED and isinstance(value, int):
        return QLocale().toString(value) if abs(value) < _LARGEST else format(value, spec)
    shown = translated(value) if isinstance(value, str) else str(value)
    return capitalized(shown) if spec == SENTENCE else shown


def decimal(value: float) -> str:
    """Return a number that needn't be whole as in English, with the decimal point of the user."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value, "g", DIGITS)
