"""Titles and descriptions of a passport schema in the user's language.

JSON Schema has one `title` and one `description` for each field, and no keyword for translations.
So a schema has its translations in annotations, which validators ignore: `x-titles` and
`x-descriptions` map language tags (BCP 47) to text, for example {"de": "Farbe"}. They belong to the
title and the description beside them. See docs/passports.md.
"""

from collections.abc import Iterator, Mapping
from typing import Any

TRANSLATIONS = {"x-titles": "title", "x-descriptions": "description"}
"""The keywords of the translations, and those that they translate."""


def title_of(keywords: Mapping[str, Any], language: str = "") -> str:
    """Return the title in the language (such as "de" or "de-AT"), or else `title`, or ""."""
    return _text(keywords, "x-titles", language)


def description_of(keywords: Mapping[str, Any], language: str = "") -> str:
    """Return the description in the language, or else `description`, or ""."""
    return _text(keywords, "x-descriptions", language)


def all_titles(keywords: Mapping[str, Any]) -> Iterator[str]:
    """Yield the title in every language, that of `title` first."""
    yield _clean(keywords.get("title"))
    yield from map(_clean, _translations(keywords, "x-titles").values())


def _text(keywords: Mapping[str, Any], translated: str, language: str) -> str:
    found = _translations(keywords, translated)
    exact = language.lower().replace("_", "-")
    by_tag = {tag.lower(): text for tag, text in found.items()}
    for tag in (exact, exact.partition("-")[0]):
        text = _clean(by_tag.get(tag))
        if text:
            return text
    return _clean(keywords.get(TRANSLATIONS[translated]))


def _translations(keywords: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = keywords.get(name)
    return found if isinstance(found, dict) else {}


def _clean(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
