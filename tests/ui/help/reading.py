"""Reads the help as its readers do: the keys it names, the links it gives."""

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence

from dpp_desktop import resource_paths

_GERMAN = {"Strg": "Ctrl", "Umschalt": "Shift", "Entf": "Del", "Eingabe": "Enter", "Links": "Left"}


def text_of(language: str) -> str:
    """The help in that language, as Markdown."""
    file: Path = resource_paths.resource("help", f"{language}.md")
    return file.read_text("utf-8")


def keys_in(language: str) -> list[QKeySequence]:
    """The keys in the first column of the keyboard table, in order."""
    named = re.findall(r"^\| `([^`]+)` \|", text_of(language), re.MULTILINE)
    return [_sequence(keys) for keys in named]


def links_in(language: str) -> set[str]:
    """The sections that the text links to."""
    return set(re.findall(r"\]\(#([^)]+)\)", text_of(language)))


def _sequence(keys: str) -> QKeySequence:
    words = [_GERMAN.get(word, word) for word in keys.split("+")]
    return QKeySequence("+".join(words), QKeySequence.SequenceFormat.PortableText)
