"""Whether a passport schema requires a GTIN, and where it says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.pointers import pointer_steps, pointer_to
from dpp_desktop.passports.schemas.schema_set import Place, SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    iter_schemas,
    target,
    within,
)


class GtinNeed(Enum):
    """Whether products need a GTIN."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class GtinRule:
    """What a schema says of the GTIN: `places` are where it requires it, if it does."""

    need: GtinNeed
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Demand:
    """One place that requires the GTIN; `certain` if whatever the passport holds, it applies."""

    place: Place
    certain: bool


def gtin_rule(schemas: SchemaSet, gtin_pointer: str) -> GtinRule:
    """Returns whether the schema requires something at the pointer (RFC 6901), and where.

    Followed are `required`, `dependentRequired`, `dependencies`, `dependentSchemas`, `allOf`,
    `anyOf`, `oneOf`, `if` with `then` and `else`, and references. Raises nothing: what can't be
    read requires nothing here, and is told by `checking.schema_faults`.
    """
    steps = tuple(pointer_steps(gtin_pointer))
    try:
        demands = _Search().demands(next(iter_schemas(schemas)), steps)
    except RecursionError:
        demands = []
    if any(demand.certain for demand in demands):
        need = GtinNeed.ALWAYS
    else:
        need = GtinNeed.SOMETIMES if demands else GtinNeed.NEVER
    return GtinRule(need, tuple(dict.fromkeys(demand.place for demand in demands)))


class _Search:
    """Looks at each schema once, however often and from wherever it is referred to."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, tuple[str, ...]], list[_Demand]] = {}

    def demands(self, spot: SchemaSpot, steps: tuple[str, ...]) -> list[_Demand]:
        """Returns what in the schema requires the property at these steps."""
        if not isinstance(spot.schema, dict):
            return []
        key = (id(spot.schema), steps)
        if key not in self._found:
            self._found[key] = []  # nothing, for who comes back here in a circle
            self._found[key] = list(dict.fromkeys(self._look(spot, steps)))
        return self._found[key]

    def _look(self, spot: SchemaSpot, steps: tuple[str, ...]) -> Iterator[_Demand]:
        yield from _here(spot, steps)
        if len(steps) > 1:
            inside = self.demands(within(spot, "properties", steps[0]), steps[1:])
            yield from _as_uncertain(inside, unless=_lists(spot.schema.get("required"), steps[0]))
        for each in _always(spot):
            yield from self.demands(each, steps)
        for each in _conditional(spot):
            yield from _as_uncertain(self.demands(each, steps))
        for choice in _choices(spot):
            yield from _from_choice([self.demands(each, steps) for each in choice])


def _here(spot: SchemaSpot, steps: tuple[str, ...]) -> Iterator[_Demand]:
    """What the schema's own lists of names require; the last of them is the GTIN's."""
    if len(steps) > 1:
        return
    (name,) = steps
    if _lists(spot.schema.get("required"), name):
        yield _Demand(_place(spot, "required"), certain=True)
    for keyword in ("dependentRequired", "dependencies"):
        for other, names in _members(spot.schema.get(keyword)):
            if _lists(names, name):
                yield _Demand(_place(spot, keyword, other), certain=False)


def _always(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """The schemas that apply wherever this one does."""
    for place, _ in enumerate(_entries(spot.schema.get("allOf"))):
        yield within(spot, "allOf", place)
    for keyword in REFERENCES:
        if isinstance(spot.schema.get(keyword), str):
            try:
                yield target(spot, spot.schema[keyword])
            except Unresolvable:
                continue


def _conditional(spot: SchemaSpot) -> Iterator[SchemaSpot]:
    """The schemas that apply if the passport has some other property."""
    for keyword in ("dependentSchemas", "dependencies"):
        for name, schema in _members(spot.schema.get(keyword)):
            if isinstance(schema, dict):
                yield within(spot, keyword, name)


def _choices(spot: SchemaSpot) -> Iterator[list[SchemaSpot]]:
    """The schemas of which one applies at the least, group by group."""
    for keyword in ("anyOf", "oneOf"):
        entries = _entries(spot.schema.get(keyword))
        if entries:
            yield [within(spot, keyword, place) for place, _ in enumerate(entries)]
    if "if" in spot.schema:
        yield [within(spot, "then"), within(spot, "else")]


def _from_choice(branches: list[list[_Demand]]) -> Iterator[_Demand]:
    """Certain if every branch is certain to require it."""
    certain = all(any(demand.certain for demand in branch) for branch in branches)
    for branch in branches:
        yield from _as_uncertain(branch, unless=certain)


def _as_uncertain(demands: Iterable[_Demand], *, unless: bool = False) -> Iterator[_Demand]:
    return (_Demand(demand.place, certain=demand.certain and unless) for demand in demands)


def _lists(names: object, name: str) -> bool:
    return isinstance(names, list) and name in names


def _members(value: object) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _entries(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _place(spot: SchemaSpot, *steps: str) -> Place:
    return Place(spot.document, pointer_to([*spot.steps, *steps]))
