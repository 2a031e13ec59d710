"""The unit fields of a passport schema: whether they can exist, and which ones it may have."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.passports.schemas.field_place import FieldPlace, Fields, described_objects
from dpp_desktop.passports.schemas.pointers import pointer_steps, pointer_to
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import WorkLimit

_MAX_CANDIDATES = 10
_VALUES = ("value", "id", "identifier")
_NUMBER = r"(?: (?:no|nr|num|number|id|code|identifier))?"
_BY_NAME: dict[UnitValue | None, str] = {
    UnitValue.URL: r"(?:.* )?(?:digital link|(?:passport|dpp|qr(?: code)?) (?=link|ur[li]))"
    r" ?(?:link|ur[li])?",
    UnitValue.SERIAL: rf"(?:.* )?(?:seriali[sz]ed|serial){_NUMBER}|(?:.* )?seriennummer"
    r"|(?:(?:item|product|unit) )?instance (?:id|identifier|number)",
    UnitValue.BATCH: rf"(?:.* )?(?:batch|lot){_NUMBER}|(?:.* )?chargen(?:nummer|code)",
    UnitValue.UNIT: r"(?:unit|piece|sequence) (?:no|nr|number)",
    # A product may have it too, so only a URL is proposed for it.
    None: r"(?:.* )?(?:unique (?:product|item)|(?:product|item) unique) (?:id|identifier)|upi"
    r"|(?:.* )?passport (?:id|identifier)",
}
_NAMES = [(value, re.compile(name, re.ASCII | re.IGNORECASE)) for value, name in _BY_NAME.items()]
_ADDRESS_FORMATS = frozenset({"uri", "iri", "url", "uri-reference", "iri-reference"})


def read_unit_fields(
    checks: FieldChecks, pointers: Mapping[str, str], schemas: SchemaSet
) -> tuple[UnitField, ...]:
    """Return the unit fields for the values by JSON Pointer, in their order.

    A unit number is a JSON number if the schema allows no text there. Pointers to places that the
    schema forbids are added to the problems of `checks`, in `unit_pointers`.
    """
    fields, limit = [], WorkLimit()
    for pointer, value in pointers.items():
        place = FieldPlace(schemas, pointer, limit)
        if not place.is_allowed:
            message = Message(
                "the passport schema allows no field there. Correct the pointer, or remove it."
            )
            checks.add(f"unit_pointers.{pointer}", "unit_nowhere", message)
        is_number = value == UnitValue.UNIT and place.is_number
        fields.append(UnitField(pointer, UnitValue(value), is_number))
    return tuple(fields)


def check_collisions(
    checks: FieldChecks, pointers: Iterable[str], gtin_pointer: str, batch_pointers: Iterable[str]
) -> None:
    """Add a problem for each pointer to the place of another value, or inside or around it."""
    known = [("gtin_pointer", gtin_pointer)]
    known += [("batch_pointers", pointer) for pointer in batch_pointers]
    for pointer in pointers:
        for name, other in known:
            if collide(pointer, other):
                message = Message(
                    "this overlaps with {other} in {name}, and a field can be filled in only once. "
                    "Remove one of the two pointers.",
                    name=name,
                    other=other,
                )
                checks.add(f"unit_pointers.{pointer}", "unit_collision", message)
                break
        known.append(("unit_pointers", pointer))


def collide(pointer: str, other: str) -> bool:
    """Return whether the pointers lead to the same value, or one to a part of the other's."""
    return _is_in(pointer, other) or _is_in(other, pointer)


def undescribed(fields: Iterable[UnitField], schemas: SchemaSet) -> Iterator[str]:
    """Yield the pointers of the fields that the schema allows but doesn't describe."""
    limit = WorkLimit()
    for field in fields:
        if not FieldPlace(schemas, field.pointer, limit).exists:
            yield field.pointer


def unit_candidates(schemas: SchemaSet, taken: Iterable[str] = ()) -> tuple[UnitField, ...]:
    """Return fields that look as if they differ from unit to unit, at most ten.

    Judged by their names, for example `serialNumber`, `digitalLink`, `lotNumber` or `unitNumber`,
    and by their types: a unique product identifier only if its format is that of a URL. The `value`
    of an object is named by a constant in it, such as `"propertyID": "serialNumber"`. Fields at, in
    or around the `taken` JSON Pointers aren't returned. The search ends at a `WorkLimit`.
    """
    others, limit = list(taken), WorkLimit()
    found: list[UnitField] = []
    for steps, fields in described_objects(schemas, limit):
        for name, words in _named(fields):
            if limit.is_reached:
                return tuple(found)
            pointer = pointer_to((*steps, name))
            field = _candidate(schemas, pointer, readable_name(words), limit)
            if field and not any(collide(pointer, other) for other in others):
                found.append(field)
                others.append(pointer)
                if len(found) == _MAX_CANDIDATES:
                    return tuple(found)
    return tuple(found)


def _named(fields: Fields) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields, each with the text that says what it holds."""
    yield from ((name, name) for name in fields)
    for spot in (each for inside in fields.values() for each in inside):
        schema = spot.schema if isinstance(spot.schema, dict) else {}
        choices = schema.get("enum")
        only = choices[0] if isinstance(choices, list) and len(choices) == 1 else None
        constant = schema.get("const", only)
        if isinstance(constant, str):
            yield from ((name, constant) for name in _VALUES if name in fields)


def _candidate(schemas: SchemaSet, pointer: str, words: str, limit: WorkLimit) -> UnitField | None:
    """Return the unit field that a field with this name, as words, looks like; None if none."""
    named = [value for value, name in _NAMES if name.fullmatch(words)]
    if not named:
        return None
    place, value = FieldPlace(schemas, pointer, limit), named[0]
    if value in (UnitValue.SERIAL, None) and place.formats & _ADDRESS_FORMATS:
        value = UnitValue.URL
    if value is UnitValue.UNIT and place.is_number:
        return UnitField(pointer, value, is_number=True)
    return UnitField(pointer, value) if value and place.is_text else None


def _is_in(pointer: str, outer: str) -> bool:
    steps, around = pointer_steps(pointer), pointer_steps(outer)
    return steps[: len(around)] == around
