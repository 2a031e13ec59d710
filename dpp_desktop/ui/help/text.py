"""Finds the help in the user's language."""

from pathlib import Path

from dpp_desktop import shipped

_FALLBACK = "en"


def help_file(language: str) -> Path:
    """The help in the language of that code, such as 'de' or 'de_AT'; else the English one."""
    code = language.replace("-", "_").partition("_")[0].lower()
    if code.isalpha() and (file := shipped.resource("help", f"{code}.md")).is_file():
        return file
    return shipped.resource("help", f"{_FALLBACK}.md")
