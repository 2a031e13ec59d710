"""Create form fields from a passport schema, level by level, because schemas may be recursive."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.conditions import Conditions
from dpp_desktop.passports.forms.field import ABSENT, Choice, Field, Kind, Limits
from dpp_desktop.passports.forms.form_patterns import FormPatterns
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.forms.shape import Branches, Node, Shape, root_node, shape_of
from dpp_desktop.passports.forms.variant_names import VariantName, unique_names, variant_name
from dpp_desktop.passports.schemas.schema_set import SchemaSet
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


class OtherNames(NamedTuple):
    """Names without a field: those with schemas for any name, and those that are unknown."""

    described: tuple[str, ...]
    unknown: tuple[str, ...]


class FormSchema:
    """The form of a passport schema; `root` is the field of the whole document.

    The title of a field is that of `titles.field_title`; the whole document, and the entries of
    lists, have no names of their own and take the title of their definition.
    """

    def __init__(self, schemas: SchemaSet, language: str = "") -> None:
        """Titles and descriptions are in the language, if the schema has translations."""
        self._patterns = FormPatterns()
        root = _field("", (root_node(schemas),), required=True, depth=0, language=language)
        self.root = replace(root, kind=Kind.MAP) if root.kind is Kind.ANY else root

    def fields(self, group: Field) -> tuple[Field, ...]:
        """Return the fields of a GROUP, in the order of the schema.

        The fields of all branches of conditions are included; none of them is required.
        """
        return tuple(_fields(group, shape_of(group.nodes)))

    def fields_for(self, group: Field, value: object) -> tuple[Field, ...]:
        """Return the fields of a GROUP that apply to its value, in the order of the schema.

        Conditions (`if`, `dependentSchemas`, `dependencies`, `dependentRequired`) determine which
        fields apply and which are required. If a condition can't be decided, the fields of all its
        branches are included. Fields that don't apply are included while they have a value, with
        `applies` False and not required.
        """
        every = self.fields(group)
        shape = shape_of(group.nodes)
        if not shape.decisions:
            return every
        present = value if isinstance(value, dict) else {}
        applying = shape_of(group.nodes, Conditions(value, self._patterns))
        known = {field.name: field for field in every}
        found: dict[str, Field] = {}
        for name in dict.fromkeys((*shape.properties, *applying.properties)):
            nodes = applying.properties.get(name)
            if nodes and not _is_forbidden(nodes):
                is_same = _identity(nodes) == _identity(shape.properties.get(name, ()))
                field = known[name] if is_same and name in known else _inner(group, name, nodes)
                found[name] = _with_required(field, required=name in applying.required)
            elif name in present and name in known:
                found[name] = replace(known[name], required=False, applies=False)
        return tuple(found.values())

    def state_for(self, group: Field, value: object) -> Hashable:
        """Return a key that changes when `fields_for` may return other fields; None if never."""
        shape = shape_of(group.nodes)
        if not shape.decisions:
            return None
        applying = shape_of(group.nodes, Conditions(value, self._patterns))
        present = value if isinstance(value, dict) else {}
        shown = (name for name in shape.properties if name in present)
        return tuple(applying.decisions), frozenset(
            name for name in shown if _is_conditional(applying.properties.get(name, ()))
        )

    def inside(self, field: Field) -> dict[str, Field]:
        """Return the fields of a GROUP by name; empty for other kinds."""
        return {each.name: each for each in self.fields(field)} if field.kind is Kind.GROUP else {}

    def free_keys(self, outer: Field) -> FreeKeys:
        """Return the rules for names in a GROUP or MAP that aren't properties of the schema."""
        return FreeKeys(shape_of(outer.nodes), self._patterns)

    def other_names(self, group: Field, value: object) -> OtherNames:
        """Return the names in the value of a GROUP that have no field of their own."""
        if not isinstance(value, dict):
            return OtherNames((), ())
        fields = {field.name for field in self.fields_for(group, value)}
        keys = self.free_keys(group)
        described: list[str] = []
        unknown: list[str] = []
        for name in value:
            if name not in fields:
                (described if keys.describes(name) else unknown).append(name)
        return OtherNames(tuple(described), tuple(unknown))

    def described_field(self, outer: Field, name: str) -> Field | None:
        """Return the field of a name that isn't a property, if the schema describes it."""
        if outer.kind not in (Kind.GROUP, Kind.MAP):
            return None
        is_described = self.free_keys(outer).describes(name)
        return self.free_field(outer, name) if is_described else None

    def free_field(self, outer: Field, name: str) -> Field:
        """Return the field of a value in a GROUP or MAP whose name isn't a property of the schema.

        Its kind is ANY if the schema doesn't describe it. Its title is the name.
        """
        nodes = self.free_keys(outer).nodes_for(name)
        return replace(_inner(outer, name, nodes, required=True, title=name), is_entry=True)

    def entry(self, entries: Field, index: int) -> Field:
        """Return the field of the LIST entry at the index, counted from 0."""
        shape = shape_of(entries.nodes)
        nodes = [shape.prefix[index]] if index < len(shape.prefix) else shape.items
        title = title_of(shape_of(nodes).keywords, entries.language) or entries.title
        made = _inner(entries, entries.name, nodes, required=True, title=title)
        return replace(made, is_entry=True)

    def variants(self, choice: Field) -> tuple[Field, ...]:
        """Return the variants of a VARIANTS field, whose titles and distinctions differ."""
        shape = shape_of(choice.nodes)
        branches = _branches(shape)
        made = _of_branches(choice, shape, branches) if branches else _of_types(choice, shape)
        inner = (replace(variant, is_entry=choice.is_entry) for variant in made)
        return unique_names(self, list(inner))


def _fields(group: Field, shape: Shape) -> Iterator[Field]:
    for name, nodes in shape.properties.items():
        if not _is_forbidden(nodes):
            yield _inner(group, name, nodes, required=name in shape.required)


def _is_conditional(nodes: Sequence[Node]) -> bool:
    """Return whether the property may be forbidden or unknown by the current value."""
    return not nodes or any(node.is_conditional for node in nodes)


def _with_required(field: Field, *, required: bool) -> Field:
    return field if field.required is required else replace(field, required=required)


def _identity(nodes: Sequence[Node]) -> tuple[tuple[int, bool], ...]:
    return tuple((id(node.schema), node.is_conditional) for node in nodes)


def _inner(
    outer: Field,
    name: str,
    nodes: Sequence[Node],
    *,
    required: bool = False,
    title: str | None = None,
) -> Field:
    """Return the field of schemas inside the outer field."""
    made = _field(
        name,
        tuple(nodes),
        required=required,
        depth=outer.depth + 1,
        language=outer.language,
        title=title,
    )
    identity = tuple(id(node.schema) for node in nodes if not node.is_conditional)
    return replace(made, identity=identity)


def _field(
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
    types = _types(shape)
    if _branches(shape) or len(types) > 1:
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


def _types(shape: Shape) -> list[str]:
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


def _branches(shape: Shape) -> Branches | None:
    """Return the first `oneOf` or `anyOf` with several forms, or None."""
    for branches in shape.branches:
        if 1 < len(_forms_of(branches)) <= MAX_VARIANTS:
            return branches
    return None


def _forms_of(branches: Branches) -> list[Node]:
    return [node for node in branches.nodes if not _says_null(node) and _has_form(node)]


def _has_form(node: Node) -> bool:
    return isinstance(node.schema, dict) and not node.schema.keys() <= _ANNOTATIONS


def _of_branches(choice: Field, shape: Shape, branches: Branches) -> Iterator[Field]:
    own = tuple(map(_untitled, shape.without(branches)))
    forms = _forms_of(branches)
    shapes = [shape_of([node]) for node in forms]
    for place, node in enumerate(forms):
        name = variant_name(shapes, place, node, shape.properties, choice.language)
        yield _variant(choice, (node, *own), name)


def _variant(choice: Field, nodes: Sequence[Node], name: VariantName) -> Field:
    made = _inner(choice, choice.name, nodes, required=choice.required, title=name.title)
    return replace(made, distinctions=name.distinctions)


def _untitled(node: Node) -> Node:
    """Return the schema without title and description, which don't apply to its variants."""
    assert isinstance(node.schema, dict)
    texts = {*TRANSLATIONS, *TRANSLATIONS.values()}
    kept = {k: v for k, v in node.schema.items() if k not in texts}
    return replace(node, schema=kept)


def _of_types(choice: Field, shape: Shape) -> Iterator[Field]:
    """Yield a variant per type, without titles; the window shows the kind instead."""
    rest = tuple(shape.sources)
    for name in _types(shape):
        only = replace(rest[0], schema={"type": name})
        yield _variant(choice, (only, *rest), VariantName())


def _is_forbidden(nodes: Sequence[Node]) -> bool:
    return shape_of(nodes).forbidden


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
