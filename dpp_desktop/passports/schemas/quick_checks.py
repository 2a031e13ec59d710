"""Check passports and schemas in this process where that is known to take little time.

Only acceptance is final. Everything else is checked again by `sandbox`, which creates the messages.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dpp_desktop.common.json_text import JsonTextError
from dpp_desktop.passports.schemas.fast_validator import (
    FastValidator,
    cached_fast_validator,
    passport_document,
)
from dpp_desktop.passports.schemas.gtin_place import GtinPlace, cached_gtin_place

QUICK_WORK = 10_000_000
"""The limit for checks without a process: rules of the schema times characters of the passport."""
QUICK_CHARACTERS = 1 << 20
"""The longest passport that is checked without a process; parsed, it needs 30 times the memory."""
QUICK_SCHEMA_CHARACTERS = 1 << 18
"""The longest schema that is used without a process."""


class PassportGroup(NamedTuple):
    """Passports (JSON text, GTIN of 14 digits) to check against one schema (JSON text).

    `gtin_pointer` is the JSON Pointer (RFC 6901) of the GTIN in the passports.
    """

    schema: str
    gtin_pointer: str
    passports: Sequence[tuple[str, str | None]]


def quick_results(group: PassportGroup) -> list[bool | None]:
    """Return True for valid passports, None for those that the fast validator should try later.

    The others are False: the fast validator doesn't accept them, or can't apply the schema. They
    may still be valid.
    """
    if len(group.schema) > QUICK_SCHEMA_CHARACTERS:
        return [None] * len(group.passports)
    rules = cached_fast_validator(group.schema)
    if rules is None or rules.size is None:
        return [None if rules else False] * len(group.passports)
    most = min(QUICK_WORK // rules.size, QUICK_CHARACTERS)
    place = cached_gtin_place(group.schema, group.gtin_pointer)
    return [
        _is_accepted(rules, text, gtin, place) if len(text) <= most else None
        for text, gtin in group.passports
    ]


def _is_accepted(rules: FastValidator, passport: str, gtin: str | None, place: GtinPlace) -> bool:
    try:
        document = passport_document(passport, gtin, place)
    except JsonTextError:
        return False
    return document is not None and rules.accepts(document, passport)
