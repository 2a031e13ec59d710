"""Find whether a passport schema requires a GTIN, and by which rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dpp_desktop.passports.schemas.pointers import pointer_steps, pointer_to
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    SchemaSpot,
    applied_together,
    branches,
    first_schema,
    subschema,
)


class GtinNeed(Enum):
    """Whether products need a GTIN."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class GtinRule:
    """Whether a schema requires a GTIN; `places` are the rules that require it."""

    need: GtinNeed
    places: tuple[RuleLocation, ...]


@dataclass(frozen=True, slots=True)
class _Demand:
    """A rule that requires the GTIN; `certain` if it applies to all passports."""

    place: RuleLocation
    certain: bool


def gtin_rule(schemas: SchemaSet, gtin_pointer: str) -> GtinRule:
    """Return whether the schema requires a value at the pointer (RFC 6901), and by which rules.

    The search follows `required`, `dependentRequired`, `dependencies`, `dependentSchemas`,
    `allOf`, `anyOf`, `oneOf`, `if` with `then` and `else`, and references. It raises no errors:
    invalid rules are ignored here, and `validator.schema_faults` reports them.
    """
    steps = tuple(pointer_steps(gtin_pointer))
    try:
        demands = _Search().demands(first_schema(schemas), steps)
    except RecursionError:
        demands = []
    return GtinRule(_need(demands), tuple(dict.fromkeys(demand.place for demand in demands)))


def _need(demands: list[_Demand]) -> GtinNeed:
    if any(demand.certain for demand in demands):
        return GtinNeed.ALWAYS
    return GtinNeed.SOMETIMES if demands else GtinNeed.NEVER


class _Search:
    """Searches each schema once, even if it is referenced several times."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, tuple[str, ...]], list[_Demand]] = {}

    def demands(self, spot: SchemaSpot, steps: tuple[str, ...]) -> list[_Demand]:
        """Return the rules in the schema that require the property at these steps."""
        if not isinstance(spot.schema, dict):
            return []
        key = (id(spot.schema), steps)
        if key not in self._found:
            self._found[key] = []  # ends the recursion of circular references
            self._found[key] = list(dict.fromkeys(self._search_schema(spot, steps)))
        return self._found[key]

    def _search_schema(self, spot: SchemaSpot, steps: tuple[str, ...]) -> Iterator[_Demand]:
        yield from _required_here(spot, steps)
        if len(steps) > 1:
            inside = self.demands(subschema(spot, "properties", steps[0]), steps[1:])
            yield from _as_uncertain(inside, unless=_lists(spot.schema.get("required"), steps[0]))
        for each in applied_together(spot):
            yield from self.demands(each, steps)
        for each in _conditional(spot):
            yield from _as_uncertain(self.demands(each, steps))
        for choice in _choices(spot):
            yield from _from_choice([self.demands(each, steps) for each in choice])


def _required_here(spot: SchemaSpot, steps: tuple[str, ...]) -> Iterator[_Demand]:
    """Yield the rules of the schema's own lists of names, for the last step."""
    if len(steps) > 1:
        return
    (name,) = steps
    if _lists(spot.schema.get("required"), name):
        yield _Demand(_place(spot, "required"), certain=True)
    for keyword in ("dependentRequired", "dependencies"):
        for other, names in _members(spot.schema.get(keyword)):
            if _lists(names, name):
                yield _Demand(_place(spot, keyword, other), certain=False)


def _conditional(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """Yield the schemas that apply if the passport has another property."""
    for keyword in ("dependentSchemas", "dependencies"):
        for name, schema in _members(spot.schema.get(keyword)):
            if isinstance(schema, dict):
                yield subschema(spot, keyword, name)


def _choices(spot: SchemaSpot) -> Iterator[list[SchemaSpot]]:
    """Yield groups of schemas of which at least one applies."""
    for keyword in ("anyOf", "oneOf"):
        choice = list(branches(spot, keyword))
        if choice:
            yield choice
    if "if" in spot.schema:
        yield [subschema(spot, "then"), subschema(spot, "else")]


def _from_choice(branches: list[list[_Demand]]) -> Iterator[_Demand]:
    """Yield the rules of all branches; certain if every branch has a certain rule."""
    certain = all(any(demand.certain for demand in branch) for branch in branches)
    for branch in branches:
        yield from _as_uncertain(branch, unless=certain)


def _as_uncertain(demands: Iterable[_Demand], *, unless: bool = False) -> Iterator[_Demand]:
    return (_Demand(demand.place, certain=demand.certain and unless) for demand in demands)


def _lists(names: object, name: str) -> bool:
    return isinstance(names, list) and name in names


def _members(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _place(spot: SchemaSpot, *steps: str) -> RuleLocation:
    return RuleLocation(spot.document, pointer_to([*spot.steps, *steps]))
