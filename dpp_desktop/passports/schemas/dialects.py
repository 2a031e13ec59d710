"""Create the validator classes of the drafts, which jsonschema brings, for this program."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jsonschema import FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import (
    Draft3Validator,
    Draft4Validator,
    Draft6Validator,
    Draft7Validator,
    Draft201909Validator,
    Draft202012Validator,
    extend,
)

from dpp_desktop.passports.schemas.drafts import Draft, draft_of
from dpp_desktop.passports.schemas.exact_numbers import exact, identity, is_multiple, is_number
from dpp_desktop.passports.schemas.patterns import PatternError, finder, is_pattern

_CLASSES: dict[Draft, type[Validator]] = {
    Draft.DRAFT_3: Draft3Validator,
    Draft.DRAFT_4: Draft4Validator,
    Draft.DRAFT_6: Draft6Validator,
    Draft.DRAFT_7: Draft7Validator,
    Draft.DRAFT_2019_09: Draft201909Validator,
    Draft.DRAFT_2020_12: Draft202012Validator,
}


def validator_class(schema: object) -> type[Validator]:
    """Return the validator class of the schema's draft."""
    return _applied(_CLASSES[draft_of(schema)])


def metaschema_formats() -> FormatChecker:
    """Return the format checker for metaschemas, which checks regular expressions."""
    checker = FormatChecker(formats=())
    checker.checks("regex", PatternError)(is_pattern)
    return checker


@lru_cache(maxsize=len(_CLASSES))
def _applied(draft: type[Validator]) -> type[Validator]:
    """Return the draft's validator with JavaScript patterns and exact number comparison."""
    own: dict[str, Any] = {
        "const": _const,
        "divisibleBy": _multiple_of,
        "enum": _enum,
        "exclusiveMaximum": _exclusive_maximum,
        "exclusiveMinimum": _exclusive_minimum,
        "maximum": _maximum,
        "minimum": _minimum,
        "multipleOf": _multiple_of,
        "uniqueItems": _unique_items,
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties(draft.VALIDATORS["additionalProperties"]),
    }
    if draft is not Draft3Validator:  # where `required` is a keyword of each property
        own["properties"] = _properties
    own = {name: check for name, check in own.items() if name in draft.VALIDATORS}
    applied: type[Validator] = extend(draft, own)  # type: ignore[no-untyped-call]
    return applied


def _properties(
    validator: Any, rules: dict[str, object], instance: object, schema: object
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    for name, rule in rules.items():
        if name in instance and rule is False:
            # The library would report the whole object as forbidden.
            message = f"False schema does not allow {instance[name]!r}"
            error = ValidationError(message, path=[name], instance=instance[name])
            error.validator = None  # type: ignore[assignment] # as the library has it for `false`
            yield error
        elif name in instance:
            yield from validator.descend(instance[name], rule, path=name, schema_path=name)


def _multiple_of(
    validator: Validator, divisor: int | float, instance: Any, schema: object
) -> Iterator[ValidationError]:
    if is_number(instance) and not is_multiple(instance, divisor):
        yield ValidationError(f"{instance!r} is not a multiple of {divisor!r}")


def _minimum(
    validator: Validator, limit: int | float, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if not is_number(instance):
        return
    # Up to draft-04, exclusiveMinimum is a boolean next to minimum.
    excluded = schema.get("exclusiveMinimum") is True and exact(instance) == exact(limit)
    if excluded or exact(instance) < exact(limit):
        yield ValidationError(f"{instance!r} is less than the minimum of {limit!r}")


def _maximum(
    validator: Validator, limit: int | float, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    if not is_number(instance):
        return
    excluded = schema.get("exclusiveMaximum") is True and exact(instance) == exact(limit)
    if excluded or exact(instance) > exact(limit):
        yield ValidationError(f"{instance!r} is greater than the maximum of {limit!r}")


def _exclusive_minimum(
    validator: Validator, limit: int | float, instance: Any, schema: object
) -> Iterator[ValidationError]:
    if is_number(instance) and exact(instance) <= exact(limit):
        yield ValidationError(f"{instance!r} is not more than {limit!r}")


def _exclusive_maximum(
    validator: Validator, limit: int | float, instance: Any, schema: object
) -> Iterator[ValidationError]:
    if is_number(instance) and exact(instance) >= exact(limit):
        yield ValidationError(f"{instance!r} is not less than {limit!r}")


def _const(
    validator: Validator, value: object, instance: object, schema: object
) -> Iterator[ValidationError]:
    if identity(instance) != identity(value):
        yield ValidationError(f"{value!r} was expected")


def _enum(
    validator: Validator, values: list[object], instance: object, schema: object
) -> Iterator[ValidationError]:
    # A fast path for text, because there may be hundreds of choices.
    is_text = isinstance(instance, str)
    if not (instance in values if is_text else identity(instance) in map(identity, values)):
        yield ValidationError(f"{instance!r} is not one of {values!r}")


def _unique_items(
    validator: Validator, wanted: object, instance: Any, schema: object
) -> Iterator[ValidationError]:
    wanted = wanted and isinstance(instance, list)
    if wanted and len(set(map(identity, instance))) != len(instance):
        yield ValidationError(f"{instance!r} has non-unique elements")


def _pattern(
    validator: Validator, pattern: str, instance: object, schema: object
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not finder(pattern)(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any, patterns: dict[str, object], instance: object, schema: object
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    for pattern, rule in patterns.items():
        find = finder(pattern)
        for name, value in instance.items():
            if find(name):
                yield from validator.descend(value, rule, path=name, schema_path=pattern)


def _additional_properties(standard: Any) -> Any:
    """Return the keyword's check for properties that match none of `patternProperties`."""

    def additional_properties(
        validator: Validator, rule: object, instance: object, schema: Any
    ) -> Iterator[ValidationError]:
        if not isinstance(instance, dict) or "patternProperties" not in schema:
            yield from standard(validator, rule, instance, schema)
            return
        finds = [finder(pattern) for pattern in schema["patternProperties"]]
        rest = {k: v for k, v in instance.items() if not any(find(k) for find in finds)}
        named = {name: value for name, value in schema.items() if name != "patternProperties"}
        yield from standard(validator, rule, rest, named)

    return additional_properties
