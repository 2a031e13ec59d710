"""Marks text in CSV so that spreadsheet programs keep it, and reads cells that are marked so.

A spreadsheet program takes 00123 for a number and drops its zeros, 3-12 for a date, and text that
begins with an equals sign for a formula, whether or not the cell is in quotes. ="00123" is a
formula whose value is that very text, and in which nothing of the text is a formula. An apostrophe
before the text is what others write (OWASP, CSV Injection), and what people type.
"""

STARTS = ("=", "'")
"""What a marked text begins with: to look no further at the others."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet program may take for the beginning of a formula, or of more than one cell."""

_ADDRESS = "https://"
_MAX_CONSTANT = 255
_CONSTANT_START = '="'
_ESCAPED = frozenset("=+-@0123456789")


def protected(text: str) -> str:
    """Return what to write for a spreadsheet program to have this text in a cell, as text.

    What has several lines or more than 255 characters can't be such a constant, and no program
    takes it for a number; it gets an apostrophe if it looks like a formula. Addresses are text by
    themselves.
    """
    if not text or text.startswith(_ADDRESS):
        return text
    if len(text) > _MAX_CONSTANT or "\n" in text or "\r" in text:
        return f"'{text}" if text.startswith(FORMULA_STARTS) or unprotected(text) != text else text
    doubled = text.replace('"', '""')
    return f'="{doubled}"'


def unprotected(text: str) -> str:
    """Return the text without a mark that says it is text; unchanged if it has none."""
    if text.startswith(_CONSTANT_START) and text.endswith('"') and text != _CONSTANT_START:
        inner = text[len(_CONSTANT_START) : -1]
        rest = inner.replace('""', "")
        return text if '"' in rest else inner.replace('""', '"').strip()
    if text.startswith("'") and text.lstrip("'")[:1] in _ESCAPED:
        return text[1:].strip()
    return text
