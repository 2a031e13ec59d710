"""Find the separator that spreadsheet programs on this computer expect in CSV files.

Excel uses the list separator of the system: the semicolon if the comma is the decimal separator,
otherwise the comma. A line such as sep=; would override it, but LibreOffice shows that line as a
row, and Excel then ignores the byte order mark.
"""

import os
import sys
from collections.abc import Mapping

_LIST_SEPARATOR = 0x0C
"""LOCALE_SLIST of the Windows API."""
# fmt: off
_WITH_POINT = frozenset({
    "am", "bn", "c", "en", "fa", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms", "ne", "pa",
    "posix", "si", "sw", "ta", "te", "th", "ur", "zh",
})
# fmt: on
"""The languages with a decimal point, and the locales C and POSIX."""
_VARIABLES = ("LC_ALL", "LC_NUMERIC", "LANG")


def list_separator(environment: Mapping[str, str] = os.environ) -> str:
    """Return the separator: a comma or semicolon."""
    if sys.platform == "win32":
        return _of_windows()
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "C")
    language = named.partition(".")[0].partition("_")[0].lower()
    return "," if language in _WITH_POINT else ";"


def _of_windows() -> str:
    import ctypes  # noqa: PLC0415 - only there

    text = ctypes.create_unicode_buffer(4)
    ctypes.windll.kernel32.GetLocaleInfoEx(None, _LIST_SEPARATOR, text, len(text))  # type: ignore[attr-defined,unused-ignore]
    return "," if text.value == "," else ";"
