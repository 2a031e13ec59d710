"""Recognizes cells that hold the error of a formula, in the languages of spreadsheet programs.

Excel, LibreOffice and Google Sheets translate the names of errors: #N/A is #NV in German and #Н/Д
in Russian. All but that one are written in capitals and end with an exclamation or question mark.
LibreOffice numbers further ones, as Err:502.
"""

import re

ERROR_STARTS = ("#", "Err")
"""What such a text begins with: to look no further at the others."""

_MOST_LETTERS = 32
_CLOSED = re.compile(r"#[¡¿]?[\w/. \u00a0\u202f]+[!?]")
_NUMBERED = re.compile(r"Err[ \u00a0\u202f]?:[ \u00a0]?[0-9]{3}", re.ASCII)
_INITIALS = re.compile(r"#[^\W\d_]/[^\W\d_]!?")
# #N/A where it is neither two letters with a stroke between nor ends with a mark.
_NOT_AVAILABLE = frozenset(
    {
        "#NV",  # German
        "#YOK",  # Turkish
        "#HIÁNYZIK",  # Hungarian
        "#NENÍ_K_DISPOZICI",  # Czech
        "#NEDOSTUPNÝ",  # Slovak
        "#PUUDUB",  # Estonian
        "#NEPRIEINAMA",  # Lithuanian
        "#NIETBESCHIKBAAR",  # Dutch, older
        "#N.A.",
        "#GETTING_DATA",
        "#DATEN_ABRUFEN",
    }
)


def is_error(text: str) -> bool:
    """Return whether the text, as a whole cell, is the error of a formula."""
    if not text.startswith(ERROR_STARTS) or len(text) > _MOST_LETTERS:
        return False
    if _NUMBERED.fullmatch(text):
        return True
    if text != text.upper():
        return False
    return text in _NOT_AVAILABLE or bool(_INITIALS.fullmatch(text) or _CLOSED.fullmatch(text))
