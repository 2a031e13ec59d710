"""Accept valid schemas quickly by the metaschemas of their drafts, with jsonschema_rs.

Only acceptance is final: `validator` checks rejected schemas again and creates the messages.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.drafts import Draft, draft_of
from dpp_desktop.passports.schemas.exact_numbers import identity
from dpp_desktop.passports.schemas.fast_validator import (
    ENGINE,
    LARGE_NUMBER,
    VALIDATORS,
    accept_anything,
)
from dpp_desktop.passports.schemas.patterns import PatternError, compiles_quickly, finder
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import (
    REFERENCES,
    SchemaSpot,
    iter_schemas,
    local_target,
)

_OTHER_FORMATS = ("uri", "uri-reference", "anchor-uri", "email", "iri", "iri-reference")


def accepts_schema(schema: Any, draft_schema: Any, is_pattern: Callable[[str], bool]) -> bool:
    """Return whether the metaschema certainly accepts the schema with its subschemas.

    The draft is that of `draft_schema`. `is_pattern` checks the patterns in the schema.
    """
    draft = draft_of(draft_schema)
    if draft not in VALIDATORS or LARGE_NUMBER.search(json_text.canonical(schema)):
        return False
    if draft is Draft.DRAFT_4 and _repeats_a_choice(schema):
        return False
    is_valid = _metaschema(draft.metaschema, VALIDATORS[draft], is_pattern).is_valid
    return bool(is_valid(schema))


def is_certainly_valid(schemas: SchemaSet) -> bool:
    """Return whether the schema certainly has no invalid rules; False means unknown.

    The work is limited by the length of the schema: patterns aren't matched, and references are
    JSON Pointers (RFC 6901) in the same document.
    """
    try:
        return all(_is_certain(spot, schemas) for spot in iter_schemas(schemas))
    except Exception:  # noqa: BLE001 - see problems.unusable
        return False


def is_pattern(text: str) -> bool:
    """Return whether the text is a regular expression that can be applied."""
    try:
        return bool(finder(text))
    except PatternError:
        return False


def _is_certain(spot: SchemaSpot, schemas: SchemaSet) -> bool:
    schema = spot.schema
    if spot.is_start and not accepts_schema(
        schema, schemas.documents[spot.document], compiles_quickly
    ):
        return False
    if not isinstance(schema, dict):
        return True
    found = [schema[keyword] for keyword in REFERENCES if keyword in schema]
    return (
        all(isinstance(reference, str) and local_target(spot, reference) for reference in found)
        # Not every metaschema checks them.
        and all(map(compiles_quickly, schema.get("patternProperties", ())))
    )


def _repeats_a_choice(value: Any) -> bool:
    """Return whether an `enum` has a value twice, which jsonschema_rs doesn't check in draft-04."""
    if isinstance(value, list):
        return any(map(_repeats_a_choice, value))
    if not isinstance(value, dict):
        return False
    choices = value.get("enum")
    if isinstance(choices, list) and len(set(map(identity, choices))) < len(choices):
        return True
    return any(map(_repeats_a_choice, value.values()))


@lru_cache(maxsize=16)
def _metaschema(uri: str, validator: Any, is_pattern: Callable[[str], bool]) -> Any:
    formats = dict.fromkeys(_OTHER_FORMATS, accept_anything) | {"regex": is_pattern}
    return validator({"$ref": uri}, formats=formats, validate_formats=True, **ENGINE)
