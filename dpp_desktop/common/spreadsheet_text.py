"""Protect text in CSV cells from spreadsheet programs, and remove the protection.

A spreadsheet program reads 00123 as a number and drops the zeros, 3-12 as a date, and text that
starts with an equals sign as a formula, even in a quoted cell. ="00123" is a formula whose value
is the text. Other programs and users put an apostrophe before the text (OWASP, CSV Injection).
"""

PROTECTED_STARTS = ("=", "'")
"""The first characters of protected text, for a quick check."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""The first characters of text that spreadsheets read as a formula or as several cells."""

_ADDRESS = "https://"
_MAX_CONSTANT = 255
_CONSTANT_START = '="'
_ESCAPED = frozenset((*FORMULA_STARTS, *"0123456789"))


def protected(text: str) -> str:
    """Return the cell content that a spreadsheet program reads as this text.

    Text with several lines or more than 255 characters can't be a constant in a formula, and no
    program reads it as a number; it gets an apostrophe if it looks like a formula. URLs are
    returned unchanged.
    """
    if not text or text.startswith(_ADDRESS):
        return text
    if len(text) > _MAX_CONSTANT or "\n" in text or "\r" in text:
        return f"'{text}" if text.startswith(FORMULA_STARTS) or unprotected(text) != text else text
    doubled = text.replace('"', '""')
    return f'="{doubled}"'


def unprotected(text: str) -> str:
    """Return the text of a protected cell; other text unchanged."""
    if text.startswith(_CONSTANT_START) and text.endswith('"') and text != _CONSTANT_START:
        inner = text[len(_CONSTANT_START) : -1]
        rest = inner.replace('""', "")
        return text if '"' in rest else inner.replace('""', '"').strip()
    if text.startswith("'") and text.lstrip("'")[:1] in _ESCAPED:
        return text[1:].strip()
    return text
