"""Titles and descriptions of a passport schema in the user's language.

A field's title is the one in its own schema, also beside a `$ref`, or else its name in words. The
title of a definition that a `$ref` leads to says what kind of value it is, not which one: several
fields can refer to the same definition. So it belongs to the description.

JSON Schema has one `title` and one `description` for each field, and no keyword for translations.
So a schema has its translations in annotations, which validators ignore: `x-titles` and
`x-descriptions` map language tags (BCP 47) to text, for example {"de": "Farbe"}. They belong to the
title and the description beside them. See docs/passports.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dpp_desktop.passports.property_names import readable_name

_MAX_SCHEMAS = 300
"""The maximum number of schemas in which the title of a field is looked for."""

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


def translated_languages(keywords: Mapping[str, Any]) -> Iterator[str]:
    """Yield the language tags of the translated titles."""
    yield from (tag for tag, text in _translations(keywords, "x-titles").items() if _clean(text))


def own_titles(schemas: Iterable[object]) -> Mapping[str, Any]:
    """Return the schema that has the title of a field, empty if the field has no own title.

    `schemas` are those that the containing object has for its property. Parts of `allOf` belong to
    them, and the only branch besides null; the targets of references don't.
    """
    return next((each for each in _own_schemas(schemas) if any(all_titles(each))), {})


def field_title(
    name: str, schemas: Iterable[object], keywords: Mapping[str, Any], language: str = ""
) -> str:
    """Return the title of the property: its own one in the language, or else its name in words.

    `keywords` are those of the schemas with the references resolved. A definition whose title is
    the name of the property has the translations of the name.
    """
    own = title_of(own_titles(schemas), language)
    if own:
        return own
    in_words = readable_name(name)
    of_definition = title_of(keywords)
    is_the_name = of_definition and _letters(of_definition) == _letters(name)
    return title_of(keywords, language) if is_the_name else in_words


def description_with_title(
    schemas: Iterable[object], keywords: Mapping[str, Any], title: str, language: str = ""
) -> str:
    """Return the description of a field, after the title of its definition if that isn't shown.

    `keywords` are those of the schemas with the references resolved, and `title` is the title of
    the field. A description of the field's own needs no title of a definition.
    """
    description = description_of(keywords, language)
    kind_of_value = title_of(keywords, language)
    if _letters(kind_of_value) in ("", _letters(title)):
        return description
    if any(description_of(each, language) for each in _own_schemas(schemas)):
        return description
    return f"{kind_of_value}: {description}" if description else kind_of_value


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _own_schemas(schemas: Iterable[object]) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas and the parts that are written in them, without targets of references."""
    waiting = list(schemas)[::-1]
    for _ in range(_MAX_SCHEMAS):
        if not waiting:
            return
        schema = waiting.pop()
        if isinstance(schema, dict):
            yield schema
            waiting += [*_list(schema.get("allOf")), *_only_branches(schema)][::-1]


def _only_branches(schema: Mapping[str, Any]) -> Iterator[object]:
    for keyword in ("oneOf", "anyOf"):
        branches = [each for each in _list(schema.get(keyword)) if not _is_null(each)]
        if len(branches) == 1:
            yield branches[0]


def _is_null(schema: object) -> bool:
    if not isinstance(schema, dict):
        return False
    return schema.get("type") in ("null", ["null"]) or schema.get("const", "") is None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


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
