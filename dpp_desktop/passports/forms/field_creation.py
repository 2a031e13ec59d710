"""Create a form field from the schemas that apply to a location: its kind, limits and choices."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.field import ABSENT, Choice, Field, Kind, Limits
from dpp_desktop.passports.forms.shape import Branches, Node, Shape, shape_of
from dpp_desktop.passports.titles import (
    TRANSLATIONS,
    description_of,
    description_with_title,
    field_title,
    title_of,
)

MAX_DEPTH = 16
"""The maximum depth of a field; deeper values are edited as JSON."""
MAX_FIELDS = 500
"""The maximum number of fields of an object; larger objects are edited as JSON."""
MAX_CHOICES = 1_000
MAX_VARIANTS = 30

_LONG_TEXT = 200
_BY_FORMAT = {
    "date": Kind.DATE,
    "date-time": Kind.DATE_TIME,
    "uri": Kind.URL,
    "iri": Kind.URL,
    "uri-reference": Kind.URL,
}
_BY_TYPE = {
    "boolean": Kind.YES_NO,
    "integer": Kind.INTEGER,
    "number": Kind.NUMBER,
    "array": Kind.LIST,
    "object": Kind.GROUP,
}
_TYPES_OF_KEYWORDS = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"),
    "object": (
        *("properties", "required", "additionalProperties", "patternProperties"),
        *("propertyNames", "minProperties", "maxProperties"),
    ),
}
# Keywords that don't change the form: a branch with only these isn't a variant.
_ANNOTATIONS = frozenset(
    {"required", "not", "$comment", "dependentRequired", *TRANSLATIONS, *TRANSLATIONS.values()}
)
_REST = ("additionalProperties", "unevaluatedProperties")
_JSON_TYPES = ("string", "number", "integer", "boolean", "array", "object")

UNIT_KEYWORDS = ("unit", "x-unit", "units")
"""The keywords for the unit of a number; JSON Schema has none."""


def inner_field(
    outer: Field,
    name: str,
    nodes: Sequence[Node],
    *,
    required: bool = False,
    title: str | None = None,
) -> Field:
    """Return the field of schemas inside the outer field."""
    made = field_of(
        name,
        tuple(nodes),
        required=required,
        depth=outer.depth + 1,
        language=outer.language,
        title=title,
    )
    identity = tuple(id(node.schema) for node in nodes if not node.is_conditional)
    return replace(made, identity=identity)


def field_of(
    name: str,
    nodes: tuple[Node, ...],
    *,
    required: bool,
    depth: int,
    language: str,
    title: str | None = None,
) -> Field:
    """Return the field of schemas; `title` replaces the title that its name and schemas have."""
    outer = shape_of(nodes)
    shape = _narrowed(outer)
    keywords = shape.keywords
    choices = _choices(shape, language)
    own = [node.schema for node in nodes]
    if title is None and name:
        title = field_title(name, own, keywords, language)
        description = description_with_title(own, keywords, title, language)
    else:
        description = description_of(keywords, language)
    return Field(
        name=name,
        title=title_of(keywords, language) if title is None else title,
        kind=_kind(shape, choices, depth),
        description=description,
        required=required,
        nullable=_nullable(outer),
        default=keywords.get("default", ABSENT),
        examples=_examples(keywords),
        choices=tuple(choice for choice in choices if choice.value is not None),
        limits=_limits(keywords),
        unit=_unit(keywords),
        closed=False in (keywords.get(name) for name in _REST),
        depth=depth,
        language=language,
        nodes=nodes if shape is outer else tuple(shape.sources),
    )


def _narrowed(shape: Shape) -> Shape:
    """Return the shape with a branch merged that is the only one besides null."""
    for branches in shape.branches:
        own = [node for node in branches.nodes if not _says_null(node)]
        if len(own) == 1 and _has_form(own[0]):
            return shape_of([*shape.without(branches), own[0]])
    return shape


def _kind(shape: Shape, choices: Sequence[Choice], depth: int) -> Kind:
    if shape.is_too_complex or shape.forbidden or depth > MAX_DEPTH:
        return Kind.JSON
    if choices:
        return _kind_of_choices(choices)
    types = types_of(shape)
    if branches_of(shape) or len(types) > 1:
        return Kind.VARIANTS
    if not types:
        is_open = shape.types is None and "enum" not in shape.keywords
        return Kind.ANY if is_open else Kind.JSON
    kind = _kind_of_type(shape, types[0])
    return _kind_of_object(shape) if kind is Kind.GROUP else kind


def _kind_of_choices(choices: Sequence[Choice]) -> Kind:
    values = [choice.value for choice in choices if choice.value is not None]
    if len(values) == 2 and all(isinstance(value, bool) for value in values):
        return Kind.YES_NO
    return Kind.CHOICE if 0 < len(values) <= MAX_CHOICES else Kind.JSON


def _kind_of_type(shape: Shape, name: str) -> Kind:
    if name != "string":
        return _BY_TYPE.get(name, Kind.JSON)
    keywords = shape.keywords
    known = _BY_FORMAT.get(str(keywords.get("format")))
    longest = _whole(keywords.get("maxLength"))
    long = longest is not None and longest >= _LONG_TEXT and "pattern" not in keywords
    return known or (Kind.LONG_TEXT if long else Kind.TEXT)


def _kind_of_object(shape: Shape) -> Kind:
    if not shape.properties:
        return Kind.MAP
    return Kind.GROUP if len(shape.properties) <= MAX_FIELDS else Kind.JSON


def types_of(shape: Shape) -> list[str]:
    """Return the allowed JSON types without null; guessed from keywords if not specified."""
    if shape.types is not None:
        types = [name for name in _JSON_TYPES if name in shape.types]
        return [name for name in types if name != "integer" or "number" not in types]
    guessed = (
        name
        for name, keywords in _TYPES_OF_KEYWORDS.items()
        if any(keyword in shape.keywords for keyword in keywords)
    )
    return ["object"] if shape.properties else list(guessed)[:1]


def _nullable(shape: Shape) -> bool:
    enumerated = shape.keywords.get("enum")
    listed = isinstance(enumerated, list) and None in enumerated
    branch = any(_says_null(node) for branches in shape.branches for node in branches.nodes)
    return listed or branch or (shape.types is not None and "null" in shape.types)


def _says_null(node: Node) -> bool:
    shape = shape_of([node])
    constant = shape.keywords.get("const", ABSENT)
    return shape.types == frozenset({"null"}) or constant is None


def branches_of(shape: Shape) -> Branches | None:
    """Return the first `oneOf` or `anyOf` with several forms, or None."""
    for branches in shape.branches:
        if 1 < len(forms_of(branches)) <= MAX_VARIANTS:
            return branches
    return None


def forms_of(branches: Branches) -> list[Node]:
    """Return the branches that are variants: not null, and with more than annotations."""
    return [node for node in branches.nodes if not _says_null(node) and _has_form(node)]


def _has_form(node: Node) -> bool:
    return isinstance(node.schema, dict) and not node.schema.keys() <= _ANNOTATIONS


def _choices(shape: Shape, language: str) -> tuple[Choice, ...]:
    keywords = shape.keywords
    if "const" in keywords:
        return (Choice(keywords["const"]),)
    enumerated = keywords.get("enum")
    if isinstance(enumerated, list):
        names = keywords.get("enumNames", keywords.get("x-enum-varnames"))
        titles = names if isinstance(names, list) and len(names) == len(enumerated) else []
        return tuple(_with_titles(enumerated, titles))
    return _constant_branches(shape, language)


def _with_titles(values: Sequence[object], titles: Sequence[object]) -> Iterator[Choice]:
    known: set[str] = set()
    for place, value in enumerate(values):
        key = json_text.canonical(value)
        if key not in known:
            known.add(key)
            yield Choice(value, _text(titles[place]) if titles else "")


def _constant_branches(shape: Shape, language: str) -> tuple[Choice, ...]:
    """As enum values have no titles, schemas name them by branches with one constant each."""
    for branches in shape.branches:
        shapes = list(map(shape_of, ([node] for node in branches.nodes)))
        if all("const" in each.keywords and not each.properties for each in shapes):
            return tuple(
                Choice(each.keywords["const"], title_of(each.keywords, language)) for each in shapes
            )
    return ()


def _examples(keywords: dict[str, Any]) -> tuple[object, ...]:
    listed = keywords.get("examples")
    if isinstance(listed, list):
        return tuple(listed)
    return (keywords["example"],) if "example" in keywords else ()


def _unit(keywords: dict[str, Any]) -> str:
    named = (keywords.get(keyword) for keyword in UNIT_KEYWORDS)
    return next((_text(unit) for unit in named if unit and isinstance(unit, str)), "")


def _limits(keywords: dict[str, Any]) -> Limits:
    """In draft-04, `exclusiveMinimum` is a yes or no beside `minimum`."""
    least, most = _number(keywords.get("minimum")), _number(keywords.get("maximum"))
    above, below = keywords.get("exclusiveMinimum"), keywords.get("exclusiveMaximum")
    return Limits(
        least=None if above is True else least,
        most=None if below is True else most,
        above=least if above is True else _number(above),
        below=most if below is True else _number(below),
        step=_number(keywords.get("multipleOf")),
        greatest=_whole(keywords.get("maxItems")),
    )


def _number(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None  # type: ignore[return-value]


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
