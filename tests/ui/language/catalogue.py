"""Reads the German translations and the English singular and plural forms."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import resource_paths

FOLDER = resource_paths.resource("translations")
GERMAN = FOLDER / "dpp_desktop_de.ts"
ENGLISH = FOLDER / "dpp_desktop_en.ts"

ENGINE = "Engine"
"""The context of the engine's messages; all other contexts belong to the window."""

GAP = re.compile(r"\{[^{}]*\}|%L?n\b")
"""A placeholder for a value or a number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation, which has a singular and a plural if the text has a %n."""

    context: str
    source: str
    forms: tuple[str, ...]
    finished: bool

    @property
    def translation(self) -> str:
        """The translation, or its plural form if it has one."""
        return self.forms[-1]


def entries(file: Path = GERMAN) -> list[Entry]:
    """Return all entries of the translation file."""
    return [
        Entry(
            context=context.findtext("name", ""),
            source=message.findtext("source", ""),
            forms=tuple(form.text or "" for form in translation) or (translation.text or "",),
            finished=translation.get("type") is None,
        )
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    ]


def german(context: str, source: str) -> str:
    """Return the German translation of a text."""
    return next(
        entry.translation
        for entry in entries()
        if (entry.context, entry.source) == (context, source)
    )
