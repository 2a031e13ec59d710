"""Create form fields from a passport schema, level by level, because schemas may be recursive."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dpp_desktop.passports.forms.conditions import Conditions
from dpp_desktop.passports.forms.field import Field, Kind
from dpp_desktop.passports.forms.field_creation import (
    MAX_DEPTH,
    UNIT_KEYWORDS,
    branches_of,
    field_of,
    forms_of,
    inner_field,
    types_of,
)
from dpp_desktop.passports.forms.form_patterns import FormPatterns
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.forms.shape import Branches, Node, Shape, root_node, shape_of
from dpp_desktop.passports.forms.variant_names import VariantName, unique_names, variant_name
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.titles import TRANSLATIONS, title_of

__all__ = ["MAX_DEPTH", "UNIT_KEYWORDS", "FormSchema", "OtherNames"]


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
        root = field_of("", (root_node(schemas),), required=True, depth=0, language=language)
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
                field = (
                    known[name] if is_same and name in known else inner_field(group, name, nodes)
                )
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
        return replace(inner_field(outer, name, nodes, required=True, title=name), is_entry=True)

    def entry(self, entries: Field, index: int) -> Field:
        """Return the field of the LIST entry at the index, counted from 0."""
        shape = shape_of(entries.nodes)
        nodes = [shape.prefix[index]] if index < len(shape.prefix) else shape.items
        title = title_of(shape_of(nodes).keywords, entries.language) or entries.title
        made = inner_field(entries, entries.name, nodes, required=True, title=title)
        return replace(made, is_entry=True)

    def variants(self, choice: Field) -> tuple[Field, ...]:
        """Return the variants of a VARIANTS field, whose titles and distinctions differ."""
        shape = shape_of(choice.nodes)
        branches = branches_of(shape)
        made = _of_branches(choice, shape, branches) if branches else _of_types(choice, shape)
        inner = (replace(variant, is_entry=choice.is_entry) for variant in made)
        return unique_names(self, list(inner))


def _fields(group: Field, shape: Shape) -> Iterator[Field]:
    for name, nodes in shape.properties.items():
        if not _is_forbidden(nodes):
            yield inner_field(group, name, nodes, required=name in shape.required)


def _is_conditional(nodes: Sequence[Node]) -> bool:
    """Return whether the property may be forbidden or unknown by the current value."""
    return not nodes or any(node.is_conditional for node in nodes)


def _with_required(field: Field, *, required: bool) -> Field:
    return field if field.required is required else replace(field, required=required)


def _identity(nodes: Sequence[Node]) -> tuple[tuple[int, bool], ...]:
    return tuple((id(node.schema), node.is_conditional) for node in nodes)


def _of_branches(choice: Field, shape: Shape, branches: Branches) -> Iterator[Field]:
    own = tuple(map(_untitled, shape.without(branches)))
    forms = forms_of(branches)
    shapes = [shape_of([node]) for node in forms]
    for place, node in enumerate(forms):
        name = variant_name(shapes, place, node, shape.properties, choice.language)
        yield _variant(choice, (node, *own), name)


def _variant(choice: Field, nodes: Sequence[Node], name: VariantName) -> Field:
    made = inner_field(choice, choice.name, nodes, required=choice.required, title=name.title)
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
    for name in types_of(shape):
        only = replace(rest[0], schema={"type": name})
        yield _variant(choice, (only, *rest), VariantName())


def _is_forbidden(nodes: Sequence[Node]) -> bool:
    return shape_of(nodes).forbidden
