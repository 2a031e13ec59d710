"""Checks the values that a request would add to the passports of its units, before it is accepted.

The serials of a request aren't known before their numbers are reserved. So passports are checked
with values that stand for all of them:

- Serials always have 12 characters. In the permuted style, any serial is possible; the samples
  have every character of the alphabet at every position. In the sequential style, the samples are
  serials of the numbers that would be reserved now, with every character that occurs at a position.
- A resolver URL is the prefix of the job and a serial, so the samples are those of the serials.
- Unit numbers are known: the first, the last, which is the longest, and numbers with every digit
  that occurs at a position. If a rule for the field may reject a number between two others, such as
  `enum`, `not` or `multipleOf`, all numbers up to 50 are samples too, and the first of the numbers
  up to 1,000 that such a rule seems to reject.
- The batch code is known.

The whole passport is checked with the first and the last sample, with one that a rule of the
schema for the field seems to reject, and with the unit numbers up to 50 as above. This proves that
all units are valid if the schema checks such a value by its length, by a minimum and a maximum, or
by the character at each position, as patterns such as `^[0-9A-Z]{12}$` do. It doesn't if the schema
has rules for combinations of characters, patterns that may need backtracking (only tried on the
first and the last sample), rules that only some unit numbers above 50 or some serials break, or
rules around the field, such as a condition on its value. In the sequential style, it doesn't either
if other numbers are reserved in the end: because another request is accepted first, or because the
workspace is copied or restored before the job is completed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import Brand, SerialStyle
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintRequest
from dpp_desktop.model.unit_field import UnitField, UnitValue, UnitValues
from dpp_desktop.passports.schemas.field_place import cached_field_place
from dpp_desktop.passports.schemas.pointers import value_at
from dpp_desktop.passports.schemas.quick_checks import QUICK_SCHEMA_CHARACTERS
from dpp_desktop.passports.schemas.sandbox import NOT_CHECKED
from dpp_desktop.passports.schemas.traversal import WorkLimit
from dpp_desktop.passports.unit_data import passport_field, unit_field_of

UNIT_VALUE = "unit_value"
"""The code of the problem that the schema rejects the value of a unit field."""

_DECIMAL = 10
_MAX_CHECKED, _MAX_ASKED = 50, 1_000
"""How many unit numbers the passport is checked with, and the rules for the field are asked for."""
_REMEDY = Message("Change unit_pointers or the passport schema in the brand file.")
_REMEDIES = {
    UnitValue.BATCH: Message("Enter a different batch code, or change the brand file."),
    UnitValue.UNIT: Message("Request fewer units, or change the brand file."),
}
_FORM_FIELDS = {UnitValue.BATCH: "batch", UnitValue.UNIT: "quantity"}
"""The field of the request whose value is filled in; `brand` for others."""


def sample_serials(style: SerialStyle, first_number: int, quantity: int) -> list[str]:
    """Return serials that stand for those of a request; see the module.

    `first_number` is the number that a sequential space would reserve next.
    """
    if style is SerialStyle.PERMUTED:
        twice = ALPHABET * 2
        return [twice[start : start + SERIAL_LENGTH] for start in range(len(ALPHABET))]
    codec = SerialCodec(style, b"")
    last = first_number + max(quantity, 1) - 1
    return [codec.encode(number) for number in _spread(first_number, last, len(ALPHABET))]


def sample_units(
    request: MintRequest, brand: Brand, prefix: str, serials: Sequence[str], schema: str
) -> list[UnitValues]:
    """Return the units to check the passport with; none if the brand has no unit fields.

    `prefix` is the part of the URLs before the serial, `schema` the passport schema as JSON text.
    """
    if not brand.unit_fields:
        return []
    numbers = list(_spread(1, max(request.quantity, 1), _DECIMAL))

    def unit(serial: str, number: int) -> UnitValues:
        return UnitValues(serial, prefix + serial, request.batch, number)

    found = [unit(serials[0], numbers[0]), unit(serials[-1], numbers[-1])]
    possible = [unit(serial, numbers[-1]) for serial in serials]
    possible += [unit(serials[-1], number) for number in numbers]
    for field in brand.unit_fields:
        place, limit = cached_field_place(schema, field.pointer), WorkLimit()
        samples = possible
        if field.value is UnitValue.UNIT and place.is_selective:
            most = _MAX_ASKED if len(schema) <= QUICK_SCHEMA_CHARACTERS else _MAX_CHECKED
            every = [unit(serials[-1], n + 1) for n in range(min(request.quantity, most))]
            found += every[:_MAX_CHECKED]
            samples = [*possible, *every]
        rejected = (each for each in samples if not place.accepts(each.of(field), limit))
        found += [each for each in [next(rejected, None)] if each]
    return list(dict.fromkeys(found))


def blocked_fields(passport: object, fields: Iterable[UnitField]) -> Iterator[Problem]:
    """Yield a problem for each unit field that is missing from the passport once filled in."""
    for field in fields:
        if value_at(passport, field.pointer) is None:
            message = Message(
                "this can't be filled in for each unit, because the value that contains it isn't "
                "a group of fields. Correct that value in the product."
            )
            yield Problem(passport_field(field), "unit_blocked", message)


def unit_problems(
    checked: Iterable[tuple[UnitValues, Iterable[Problem]]],
    fields: Sequence[UnitField],
    unknown: Collection[UnitValue] = (),
) -> list[Problem]:
    """Return the problems of the passports of units, each once.

    Problems of unit fields are at the field of the request that their value comes from: the batch,
    the quantity, or else the brand. Those whose value is `unknown` so far are omitted.
    """
    found: dict[tuple[str, str], Problem] = {}
    for values, problems in checked:
        for problem in problems:
            field = unit_field_of(problem, fields)
            if field and field.value not in unknown:
                found.setdefault((problem.field, UNIT_VALUE), _rejected(problem, field, values))
            elif not field and not (found and problem.code == NOT_CHECKED):
                found.setdefault((problem.field, problem.code), problem)
    return list(found.values())


def _rejected(problem: Problem, field: UnitField, values: UnitValues) -> Problem:
    message = Message(
        "{what} isn't allowed in {field}: {problem} {remedy}",
        what=_named(field, str(values.of(field))),
        field=problem.field,
        problem=problem.message,
        remedy=_REMEDIES.get(field.value, _REMEDY),
    )
    return Problem(_FORM_FIELDS.get(field.value, "brand"), UNIT_VALUE, message)


def _named(field: UnitField, value: str) -> Message:
    """Return what is filled in to the field, with its value."""
    if field.value is UnitValue.SERIAL:
        return Message("a serial such as {value}", value=value)
    if field.value is UnitValue.URL:
        return Message("a URL such as {value}", value=value)
    if field.value is UnitValue.BATCH:
        return Message("batch code {value}", value=value)
    return Message("unit number {value}", value=value)


def _spread(first: int, last: int, base: int) -> Iterator[int]:
    """Yield numbers from `first` to `last`, in order, with every digit that occurs at a position.

    Adding a power of the base steps the digit at its position through all of its values.
    """
    found = {first, last}
    step = 1
    while step <= last - first:
        found.update(range(first, min(first + base * step, last + 1), step))
        step *= base
    yield from sorted(found)
