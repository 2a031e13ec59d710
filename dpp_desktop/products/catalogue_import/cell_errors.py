"""Recognize the errors of formulas in cells, in the languages of spreadsheet programs.

Excel, LibreOffice and Google Sheets translate the names of errors: #N/A is #NV in German and #Н/Д
in Russian. All other errors are in capital letters and end with an exclamation or question mark.
LibreOffice also has numbered errors, such as Err:502.
"""

import re

ERROR_STARTS = ("#", "Err")
"""The first characters of errors, for a quick check."""

_MAX_LENGTH = 32
_CLOSED = re.compile(r"#[¡¿]?[\w/. \u00a0\u202f]+[!?]")
_NUMBERED = re.compile(r"Err[ \u00a0\u202f]?:[ \u00a0]?[0-9]{3}", re.ASCII)
_INITIALS = re.compile(r"#[^\W\d_]/[^\W\d_]!?")
# Names of #N/A that the patterns don't match.
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
    """Return whether the text of a cell is the error of a formula."""
    if not text.startswith(ERROR_STARTS) or len(text) > _MAX_LENGTH:
        return False
    if _NUMBERED.fullmatch(text):
        return True
    if text != text.upper():
        return False
    return text in _NOT_AVAILABLE or bool(_INITIALS.fullmatch(text) or _CLOSED.fullmatch(text))
