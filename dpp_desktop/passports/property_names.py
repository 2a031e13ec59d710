"""Read property names: as text, and the units that they end with."""

import re

from dpp_desktop.model.message import capitalized

_WORD_ENDS = re.compile(r"[_\-.\s]+|(?<=[a-z0-9])(?=[A-Z][a-z])")

_SYMBOLS = ("mg", "g", "kg", "mm", "cm", "km", "ml", "V", "W", "kW", "Wh", "kWh", "MWh", "Ah", "Hz")
_UNITS = {symbol.lower(): symbol for symbol in (*_SYMBOLS, "mAh")} | {
    "percent": "%",
    "ohm": "Ω",
    "c": "°C",
    "celsius": "°C",
}
"""The units that the names of numbers usually end with, by their last word."""


def readable_name(name: str) -> str:
    """Return a property name as words: 'recycled_share' becomes 'Recycled share'."""
    words = [word for word in _WORD_ENDS.split(name) if word]
    # Words in capital letters are abbreviations and stay unchanged.
    words = [word if word.isupper() else word[:1].lower() + word[1:] for word in words]
    return capitalized(" ".join(words)) or name


def unit_in_name(name: str) -> str:
    """Return the unit that the name of a number ends with: 'kg' for 'weight_kg'; else ''."""
    return _UNITS.get(_WORD_ENDS.split(name)[-1].lower(), "")
