"""Returns which separator spreadsheet programs on this computer expect in CSV files.

Excel opens a CSV file by the list separator of the system: the semicolon where the comma is the
decimal sign, else the comma. A line such as sep=; would tell it, but LibreOffice shows that line as
a row, and Excel then ignores the byte order mark.
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
"""Languages whose decimal sign is the point; C and POSIX are programmers' settings."""
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
