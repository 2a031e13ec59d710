"""Unit data: the passport fields that are filled in for each unit from its identity."""

from collections.abc import Iterable, Iterator
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.identity.links import link_prefix
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_field import UnitField, UnitValue, UnitValues
from dpp_desktop.passports.batch_data import without_missing_batch_fields
from dpp_desktop.passports.schemas.field_place import cached_field_place
from dpp_desktop.passports.schemas.pointers import field_at, pointer_steps, with_value_at

ANY_SERIAL = ALPHABET[1] * SERIAL_LENGTH
"""A serial that stands for any other."""
_ANY_BATCH = "1"
_PASSPORT = "passport"


def values_of_unit(job: MintJob, unit: int, serial: str) -> UnitValues:
    """Return the values of a unit of the job; `unit` is counted from 0."""
    return UnitValues(serial, job.link_prefix + serial, job.batch, unit + 1)


def with_unit_values(passport: Any, fields: Iterable[UnitField], values: UnitValues) -> Any:
    """Return the passport (a JSON value) with the values of a unit instead of existing ones.

    Missing objects are created. A field is left out if a value around it isn't an object.
    """
    for field in fields if isinstance(passport, dict) else ():
        passport = with_value_at(passport, field.pointer, values.of(field))
    return passport


def with_first_unit(job: MintJob, passport: Any) -> Any:
    """Return the passport of the job as that of its first unit, but with a serial for example."""
    return with_unit_values(passport, job.unit_fields, values_of_unit(job, 0, ANY_SERIAL))


def as_of_any_unit(passport_text: str, gtin: str | None, brand: Brand) -> str:
    """Return a product's passport as one of its units may have it, to check the product.

    `passport_text` is JSON text, `gtin` the product's GTIN (14 digits). The values only stand for
    those that minting fills in; see `without_later_fields`.
    """
    if not brand.unit_fields:
        return passport_text
    prefix = link_prefix(brand.resolver, gtin or None, _ANY_BATCH if brand.batch_in_link else None)
    values = UnitValues(ANY_SERIAL, prefix + ANY_SERIAL, _ANY_BATCH, unit=1)
    passport = json_text.parse(passport_text)
    return json_text.canonical(with_unit_values(passport, brand.unit_fields, values))


def impossible_values(
    fields: Iterable[UnitField], resolver: str, schema: str
) -> Iterator[tuple[UnitField, str | int]]:
    """Yield the unit fields whose rules reject the values of all units, each with an example.

    `schema` is the passport schema as JSON text. A batch code can be any text, so that only the
    type counts for it.
    """
    values = UnitValues(
        ANY_SERIAL, link_prefix(resolver, None, None) + ANY_SERIAL, _ANY_BATCH, unit=1
    )
    for field in fields:
        place = cached_field_place(schema, field.pointer)
        has_type = field.is_number or not place.exists or place.is_text
        is_batch = field.value is UnitValue.BATCH
        if not (has_type and (is_batch or place.accepts(values.of(field)))):
            yield field, values.of(field)


def without_later_fields(problems: Iterable[Problem], brand: Brand) -> list[Problem]:
    """Return the problems of a product's passport without those that minting solves or reports.

    These are missing batch fields, which are entered when minting, and problems of unit fields,
    whose values are checked with the mint request.
    """
    found = without_missing_batch_fields(problems, brand.later_pointers)
    return [each for each in found if unit_field_of(each, brand.unit_fields) is None]


def unit_field_of(problem: Problem, fields: Iterable[UnitField]) -> UnitField | None:
    """Return the unit field that a problem of a passport is in."""
    steps = list(problem.steps or ())
    return next((each for each in fields if pointer_steps(each.pointer) == steps), None)


def passport_field(field: UnitField) -> str:
    """Return the unit field as in `Problem.field`."""
    return field_at(_PASSPORT, pointer_steps(field.pointer))
