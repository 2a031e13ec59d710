"""Reads the German translations as they are kept in the project."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import resource_paths

FOLDER = resource_paths.resource("translations")
GERMAN = FOLDER / "dpp_desktop_de.ts"

ENGINE = "Engine"
"""The context of the engine's messages; all others are of the window."""

GAP = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation."""

    context: str
    source: str
    translation: str
    finished: bool


def entries(file: Path = GERMAN) -> list[Entry]:
    """Everything that the file translates."""
    return [
        Entry(
            context=context.findtext("name", ""),
            source=message.findtext("source", ""),
            translation=message.findtext("translation", ""),
            finished=translation.get("type") is None,
        )
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    ]


def german(context: str, source: str) -> str:
    """The German for a text."""
    return next(
        entry.translation
        for entry in entries()
        if (entry.context, entry.source) == (context, source)
    )
