"""Check documents of the program's own formats against their schemas."""

from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.fast_validator import cached_fast_validator
from dpp_desktop.passports.schemas.schema_set import SchemaSet


def check_document(schema: Any, document: object, field: str = "") -> list[Problem]:
    """Return the problems of a document by a trusted schema; fields are paths below `field`."""
    rules = cached_fast_validator(json_text.canonical(schema))
    if rules and rules.accepts(document, json_text.canonical(document)):
        return []
    # Loading it takes longer than checking a valid document.
    from dpp_desktop.passports.schemas.validator import SchemaValidator

    return SchemaValidator(SchemaSet.of(schema)).problems(document, field)
