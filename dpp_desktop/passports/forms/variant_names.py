"""Name the variants of a field: by their schemas, or by what distinguishes them.

The order: the title, a constant or a single allowed value, the name of the definition, and a
required property that no other variant requires. A variant without any of these has no title, and
the window names its kind. Variants with the same name also get what distinguishes them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.field import ABSENT, Distinction, Field, Kind, Trait
from dpp_desktop.passports.forms.shape import Node, Shape, shape_of
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.passports.titles import field_title, title_of

if TYPE_CHECKING:
    from dpp_desktop.passports.forms.form_schema import FormSchema

MAX_NAMED_KEYS = 3
"""The maximum number of fields or values that a name has."""

_FILE_ENDINGS = re.compile(r"(\.schema)?\.json$")

Properties = Mapping[str, Sequence[Node]]


@dataclass(frozen=True, slots=True)
class VariantName:
    """The name of a variant: a title, or else a value, or neither."""

    title: str = ""
    distinctions: tuple[Distinction, ...] = ()


def variant_name(
    shapes: Sequence[Shape], place: int, node: Node, common: Properties, language: str
) -> VariantName:
    """Return the name of the variant at the index; `shapes` are those of all variants.

    `node` is its schema, and `common` are the properties that all variants have.
    """
    shape = shapes[place]
    others = [*shapes[:place], *shapes[place + 1 :]]
    title = title_of(shape.keywords, language)
    if title:
        return VariantName(title)
    return (
        _by_constant(shape, others, language)
        or _by_definition(shape, node)
        or _by_required_key(shape, others, common, language)
        or VariantName()
    )


def unique_names(form: "FormSchema", variants: Sequence[Field]) -> tuple[Field, ...]:
    """Return the variants, those with the same name with what distinguishes them.

    They are numbered if nothing else does.
    """
    named = list(variants)
    _distinguish(named, list(range(len(named))), _traits(form, variants))
    return tuple(named)


def _distinguish(
    named: list[Field], places: Sequence[int], traits: Sequence[tuple[Trait, "_Values"]]
) -> None:
    """Add distinctions to those of the variants at the places that have the same name."""
    for group in _grouped(places, lambda place: _key(named[place])):
        if len(group) == 1:
            continue
        if not traits:
            for number, place in enumerate(group, start=1):
                named[place] = _with(named[place], Trait.NUMBER, (number,))
            continue
        (trait, values), *rest = traits
        found = {place: values(named[place], [named[other] for other in group]) for place in group}
        if len({_text_of(each) for each in found.values()}) > 1:
            for place in group:
                if found[place]:
                    named[place] = _with(named[place], trait, found[place])
        _distinguish(named, group, rest)


_Values = Callable[[Field, Sequence[Field]], tuple[object, ...]]
"""Returns the values of a trait of a variant, given those with the same name; empty if none."""


def _traits(form: "FormSchema", variants: Sequence[Field]) -> list[tuple[Trait, _Values]]:
    """Return the traits in the order in which they are tried; the kind names those without one."""
    inside: dict[int, dict[str, Field]] = {}

    def keys(variant: Field, group: Sequence[Field]) -> tuple[object, ...]:
        fields = [_inside(form, each, inside) for each in group]
        own = _inside(form, variant, inside)
        shared = set(own).intersection(*fields)
        return tuple(own[name].title for name in own if name not in shared)[: MAX_NAMED_KEYS + 1]

    return [
        (Trait.KIND, lambda variant, _: _kinds(form, variant)),
        (Trait.FORMAT, lambda variant, _: _keywords(variant, "format")),
        (Trait.CHOICES, lambda variant, _: _choices(variant)),
        (Trait.LIMITS, lambda variant, _: _limits(variant)),
        (Trait.LENGTHS, lambda variant, _: _lengths(variant)),
        (Trait.PATTERN, lambda variant, _: _keywords(variant, "pattern")),
        (Trait.KEYS, keys),
    ]


def _inside(
    form: "FormSchema", variant: Field, known: dict[int, dict[str, Field]]
) -> dict[str, Field]:
    key = id(variant.nodes)
    if key not in known:
        known[key] = form.inside(variant)
    return known[key]


def _kinds(form: "FormSchema", variant: Field) -> tuple[object, ...]:
    if variant.kind is not Kind.LIST:
        return (variant.kind,)
    entry = form.entry(variant, 0)
    return (variant.kind, entry.kind, "" if entry.title == variant.title else entry.title)


def _keywords(variant: Field, keyword: str) -> tuple[object, ...]:
    value = shape_of(variant.nodes).keywords.get(keyword)
    return (value,) if value and isinstance(value, str) else ()


def _choices(variant: Field) -> tuple[object, ...]:
    return tuple(choice.title or choice.value for choice in variant.choices)[: MAX_NAMED_KEYS + 1]


def _limits(variant: Field) -> tuple[object, ...]:
    limits = variant.limits
    bounds = (limits.least, limits.most, limits.above, limits.below, limits.greatest)
    return () if all(bound is None for bound in bounds) else (limits,)


def _lengths(variant: Field) -> tuple[object, ...]:
    keywords = shape_of(variant.nodes).keywords
    lengths = tuple(
        length if isinstance(length, int) and not isinstance(length, bool) else None
        for length in map(keywords.get, ("minLength", "maxLength"))
    )
    return () if lengths == (None, None) else lengths


def _by_constant(shape: Shape, others: Sequence[Shape], language: str) -> VariantName | None:
    """Return the value that the variant, or one of its properties, must have and no other has."""
    constant = _constant(shape)
    if constant is not ABSENT and all(not _same(_constant(each), constant) for each in others):
        return _named_by_value("", constant)
    constants = {name: _constant_of(shape, name) for name in shape.properties}
    identifying = [
        name
        for name, value in constants.items()
        if isinstance(value, (str, int, float))
        and not any(_same(_constant_of(each, name), value) for each in others)
    ]
    name = min(identifying, key=lambda name: not isinstance(constants[name], str), default=None)
    if name is None:
        return None
    title = _property_title(name, shape.properties[name], language)
    return _named_by_value(title, constants[name])


def _named_by_value(property_title: str, value: object) -> VariantName | None:
    if isinstance(value, str):
        title = (readable_name(value) if property_title else value).strip()
        return VariantName(title) if title else None
    if isinstance(value, (dict, list)):
        return None
    return VariantName(distinctions=(Distinction(Trait.VALUE, (property_title, value)),))


def _constant_of(shape: Shape, name: str) -> object:
    nodes = shape.properties.get(name)
    return _constant(shape_of(nodes)) if nodes else ABSENT


def _constant(shape: Shape) -> object:
    """Return the only value that the schema allows, or ABSENT."""
    if "const" in shape.keywords:
        return shape.keywords["const"]
    allowed = shape.keywords.get("enum")
    return allowed[0] if isinstance(allowed, list) and len(allowed) == 1 else ABSENT


def _same(one: object, other: object) -> bool:
    """Return whether two JSON values are the same; true isn't 1."""
    if ABSENT in (one, other):
        return False
    return json_text.canonical(one) == json_text.canonical(other)


def _by_definition(shape: Shape, node: Node) -> VariantName | None:
    """Return the name of the definition that the variant is a reference to."""
    is_reference = isinstance(node.schema, dict) and "$ref" in node.schema
    name = unquote(shape.name) if is_reference else ""
    name = _FILE_ENDINGS.sub("", name.rpartition("#")[2] or name.rstrip("#"))
    return VariantName(readable_name(name)) if name and not name.isdecimal() else None


def _by_required_key(
    shape: Shape, others: Sequence[Shape], common: Properties, language: str
) -> VariantName | None:
    """Return the title of a required property that no other variant requires, or even has."""
    own = [name for name in shape.required if all(name not in each.required for each in others)]
    alone = (name for name in own if all(name not in each.properties for each in others))
    name = next(alone, next(iter(own), None))
    if name is None:
        return None
    nodes = [*shape.properties.get(name, ()), *common.get(name, ())]
    return VariantName(_property_title(name, nodes, language))


def _property_title(name: str, nodes: Sequence[Node], language: str) -> str:
    keywords = shape_of(nodes).keywords
    return field_title(name, (node.schema for node in nodes), keywords, language)


def _grouped(places: Sequence[int], key: Callable[[int], object]) -> list[list[int]]:
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for place in places:
        groups[key(place)].append(place)
    return list(groups.values())


def _key(variant: Field) -> object:
    distinctions = tuple((each.trait, _text_of(each.values)) for each in variant.distinctions)
    return variant.title.casefold(), distinctions


def _text_of(values: tuple[object, ...]) -> str:
    """Return text that differs for different values, also for true and 1."""
    return repr(values)


def _with(variant: Field, trait: Trait, values: tuple[object, ...]) -> Field:
    return replace(variant, distinctions=(*variant.distinctions, Distinction(trait, values)))
