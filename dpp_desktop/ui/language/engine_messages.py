"""Translates the messages of the engine into the user's language."""

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.message import (
    DIGITS,
    GROUPED,
    SENTENCE,
    Message,
    Value,
    capitalized,
    fill,
)

_CONTEXT = "Engine"
_LARGEST = 1 << 63
"""Numbers from this one on are too large for Qt to format."""


def translated(text: str) -> str:
    """Return the message with its template and its values in the user's language.

    Text that isn't a message, and templates without a translation, stay in English.
    """
    if not isinstance(text, Message):
        return text
    template = QCoreApplication.translate(_CONTEXT, text.template)
    return fill(template, text.values, _shown)


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
