"""Find the keys and links in the help texts."""

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence

from dpp_desktop import resource_paths

_GERMAN = {"Strg": "Ctrl", "Umschalt": "Shift", "Entf": "Del", "Eingabe": "Enter", "Links": "Left"}


def text_of(language: str) -> str:
    """Return the help in that language as Markdown."""
    file: Path = resource_paths.resource("help", f"{language}.md")
    return file.read_text("utf-8")


def keys_in(language: str) -> list[QKeySequence]:
    """Return the keys of the keyboard table in order."""
    named = re.findall(r"^\| `([^`]+)` \|", text_of(language), re.MULTILINE)
    return [_sequence(keys) for keys in named]


def links_in(language: str) -> set[str]:
    """Return the anchors that the text links to."""
    return set(re.findall(r"\]\(#([^)]+)\)", text_of(language)))


def _sequence(keys: str) -> QKeySequence:
    words = [_GERMAN.get(word, word) for word in keys.split("+")]
    return QKeySequence("+".join(words), QKeySequence.SequenceFormat.PortableText)
