"""Reads brand files; their format is schemas/brand-file.schema.json."""

from pathlib import Path
from typing import Any

from dpp_desktop import shipped
from dpp_desktop.identity.links import clean_stem
from dpp_desktop.identity.text import clean_brand_key, clean_text
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialScope, SerialStyle
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports import jsontext
from dpp_desktop.passports.fields import FieldChecks
from dpp_desktop.passports.schemafiles import MAX_SCHEMA_BYTES, with_schema_files
from dpp_desktop.passports.schemas.checking import check_document
from dpp_desktop.passports.schemas.guarded import check_schema, without_broken_rules
from dpp_desktop.passports.schemas.schemaset import SchemaSet

MAX_NAME_LENGTH = 120


def read_brand_file(path: Path, *, switch_off: bool = False) -> BrandFile:
    """Returns the brand that the file describes, with the schemas beside it that it names.

    With `switch_off`, rules that make the schema unusable are switched off instead of refused.

    Raises NotFound if there's no such file, InvalidInput with every problem it has.
    """
    document = jsontext.read_file(path, MAX_SCHEMA_BYTES)
    return parse_brand(with_schema_files(document, path.parent), switch_off=switch_off)


def parse_brand(document: Any, *, switch_off: bool = False) -> BrandFile:
    """Returns the brand that a brand file's JSON value describes. Raises InvalidInput.

    See `read_brand_file`; the value holds its schema.
    """
    format_schema = jsontext.read_file(shipped.schema("brand-file.schema.json"))
    problems = check_document(format_schema, document)
    if not problems and "passport_schema" not in document:
        problems.append(Problem("passport_schema", "required", "this is required and missing."))
    if problems:
        raise InvalidInput(problems)
    checks = FieldChecks()
    key = checks.clean("key", document["key"], clean_brand_key)
    name = checks.clean("name", document["name"], clean_text, max_length=MAX_NAME_LENGTH)
    resolver = checks.clean("resolver", document["resolver"], clean_stem)
    schemas = SchemaSet.from_value(document["passport_schema"])
    if switch_off:
        schemas, _ = without_broken_rules(schemas, "passport_schema")
    checks.problems += check_schema(schemas, "passport_schema")
    checks.raise_if_any()
    serials = document.get("serials", {})
    return BrandFile(
        key=key,
        name=name,
        resolver=resolver,
        serials=SerialPolicy(
            SerialStyle(serials.get("style", SerialStyle.PERMUTED)),
            SerialScope(serials.get("scope", SerialScope.BRAND)),
        ),
        batch_in_link=document.get("link", {}).get("batch", False),
        schema=schemas.text,
        gtin_pointer=document.get("gtin_pointer", "/gtin"),
        batch_pointers=tuple(document.get("batch_pointers", ())),
    )


def changed_policy(field: str) -> Problem:
    """The problem of a brand file that changes how serials are made after minting began."""
    return Problem(
        field,
        "serials_fixed",
        "serials of this brand were minted already, so their style and scope can't change.",
    )
