"""Read and write brand files.

The format is schemas/brand-file.schema.json. A file for another site also contains the serial key;
its format is schemas/shared-brand-file.schema.json.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.brands import encryption
from dpp_desktop.brands.design_files import read_designs, with_design_files
from dpp_desktop.brands.schema_files import with_schema_files
from dpp_desktop.brands.schema_reading import read_document
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.links import clean_stem
from dpp_desktop.identity.text import clean_brand_key, clean_text, shown
from dpp_desktop.model.brand import (
    DEFAULT_GTIN_POINTER,
    BrandFile,
    SerialPolicy,
    SerialScope,
    SerialStyle,
    SharedKey,
)
from dpp_desktop.model.errors import InvalidInput, PassphraseNeeded, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.sandbox import check_schema, switch_off_broken_rules
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.unit_places import check_collisions, read_unit_fields
from dpp_desktop.profiles.requirements import MAX_TEXT, missing_requirements

FORMAT = "dpp-desktop/brand/1"
MAX_NAME_LENGTH = 120
_RULE_CODES = frozenset({"schema", "schema_pattern", "schema_reference"})


def read_brand_file(
    path: Path, passphrase: str | None = None, *, switch_off: bool = False
) -> BrandFile:
    """Return the brand that the file describes, including the files that it names.

    `passphrase` decrypts a file for another site. With `switch_off`, schema rules that can't be
    applied are turned off instead of rejected.

    Raises NotFound if the file doesn't exist, InvalidInput with all problems of the file or if
    the passphrase is wrong, and PassphraseNeeded if the file is encrypted and none was given.
    """
    read = read_document(path)
    document = read.value
    if not encryption.is_encrypted(document):
        document, warnings = with_schema_files(read)
        document = with_design_files(document, path.parent)
        brand = parse_brand(document, switch_off=switch_off)
        return replace(brand, warnings=tuple(warnings))
    read.require_unique_names()
    if passphrase is not None:
        return parse_shared(encryption.decrypt(document, passphrase), switch_off=switch_off)
    encryption.check_integrity(document)  # before the user is asked for a passphrase
    raise PassphraseNeeded(
        Message(
            "The file {name} contains a brand's serial key and is protected by a passphrase.",
            name=shown(path.name),
        ),
        Message("Enter the passphrase that it was exported with; nothing was changed."),
    )


def _format_file() -> Path:
    return resource_paths.schema("brand-file.schema.json")


def can_switch_off_rules(problems: Sequence[Problem]) -> bool:
    """Return whether turning off schema rules would fix all of these problems."""
    return bool(problems) and all(problem.code in _RULE_CODES for problem in problems)


def parse_brand(document: Any, *, switch_off: bool = False) -> BrandFile:
    """Return the brand that the JSON value of a brand file describes. Raises InvalidInput.

    The value must contain the passport schema. `switch_off` is as in `read_brand_file`.
    """
    problems = check_document(json_text.read_file(_format_file()), document)
    if not problems and "passport_schema" not in document:
        problems.append(
            Problem("passport_schema", "required", Message("this is required but missing."))
        )
    if problems:
        raise InvalidInput(problems)
    checks = FieldChecks()
    key = checks.clean("key", document["key"], clean_brand_key)
    name = checks.clean("name", document["name"], clean_text, max_length=MAX_NAME_LENGTH)
    resolver = checks.clean("resolver", document["resolver"], clean_stem)
    if "export_profile" in document:
        _check_profile(checks.below("export_profile"), document["export_profile"])
    designs = read_designs(checks, document.get("label_designs", ()))
    schemas = SchemaSet.from_value(document["passport_schema"])
    formats = document.get("check_formats", schemas.check_formats)
    schemas = replace(schemas, check_formats=formats)
    if switch_off:
        schemas, _ = switch_off_broken_rules(schemas, "passport_schema")
    checks.problems += check_schema(schemas, "passport_schema")
    checks.raise_if_any()
    gtin_pointer = document.get("gtin_pointer", DEFAULT_GTIN_POINTER)
    batch_pointers = tuple(document.get("batch_pointers", ()))
    unit_fields = _unit_fields(
        document.get("unit_pointers", {}), schemas, gtin_pointer, batch_pointers
    )
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
        gtin_pointer=gtin_pointer,
        batch_pointers=batch_pointers,
        unit_fields=unit_fields,
        export_profile=_canonical_or_empty(document.get("export_profile")),
        label_designs=designs,
    )


def with_unit_pointers(brand: BrandFile, pointers: Mapping[str, str]) -> BrandFile:
    """Return the brand with these unit fields too, by JSON Pointer (RFC 6901).

    Values are those of `unit_pointers` in a brand file. Raises InvalidInput.
    """
    all_pointers = unit_pointers(brand.unit_fields) | dict(pointers)
    document = brand_document(brand) | {"unit_pointers": all_pointers}
    problems = check_document(json_text.read_file(_format_file()), document)
    if problems:
        raise InvalidInput(problems)
    fields = _unit_fields(
        all_pointers,
        SchemaSet.from_text(brand.schema),
        brand.gtin_pointer,
        brand.batch_pointers,
    )
    return replace(brand, unit_fields=fields)


def unit_pointers(fields: Iterable[UnitField]) -> dict[str, str]:
    """Return the unit fields as `unit_pointers` of a brand file."""
    return {field.pointer: field.value.value for field in fields}


def _unit_fields(
    pointers: Mapping[str, str],
    schemas: SchemaSet,
    gtin_pointer: str,
    batch_pointers: Sequence[str],
) -> tuple[UnitField, ...]:
    checks = FieldChecks()
    check_collisions(checks, pointers, gtin_pointer, batch_pointers)
    fields = read_unit_fields(checks, pointers, schemas)
    checks.raise_if_any()
    return fields


def parse_shared(content: dict[str, Any], *, switch_off: bool = False) -> BrandFile:
    """Return the brand and its serial key from decrypted content. Raises InvalidInput.

    `switch_off` is as in `read_brand_file`.
    """
    return replace(
        parse_brand(content["brand"], switch_off=switch_off),
        shared_key=SharedKey(
            secret=base64.b64decode(content["serial_key"]),
            site=content["site"],
            workspace=content["workspace"],
        ),
    )


def shared_content(brand: BrandFile, shared: SharedKey) -> dict[str, object]:
    """Return the content to encrypt for another site; `parse_shared` reads it."""
    return {
        "brand": brand_document(brand),
        "serial_key": base64.b64encode(shared.secret).decode("ascii"),
        "site": shared.site,
        "workspace": shared.workspace,
    }


def brand_document(brand: BrandFile) -> dict[str, object]:
    """Return the brand as the JSON value of a brand file; `parse_brand` reads it."""
    profile, units = brand.export_profile, unit_pointers(brand.unit_fields)
    designs = brand.label_designs
    schemas = SchemaSet.from_text(brand.schema)
    return {
        "format": FORMAT,
        "key": brand.key,
        "name": brand.name,
        "resolver": brand.resolver,
        "serials": {"style": brand.serials.style.value, "scope": brand.serials.scope.value},
        "link": {"batch": brand.batch_in_link},
        "gtin_pointer": brand.gtin_pointer,
        "batch_pointers": list(brand.batch_pointers),
        # Earlier versions can read the file if it has none of these.
        **({"unit_pointers": units} if units else {}),
        **({"check_formats": True} if schemas.check_formats else {}),
        **({"export_profile": json_text.parse(profile)} if profile else {}),
        **({"label_designs": [json_text.parse(each) for each in designs]} if designs else {}),
        "passport_schema": replace(schemas, check_formats=False).value,
    }


def _check_profile(checks: FieldChecks, profile: dict[str, Any]) -> None:
    """Add the problems because of which no export could use the profile."""
    columns, label_file = profile["columns"], profile.get("label_file", "")
    _check_headings(checks, columns)
    if label_file:
        checks.clean("label_file", label_file, clean_text, max_length=MAX_TEXT)
    sources = {column["source"] for column in columns}
    for need in missing_requirements(sources, label_file=label_file, images="images" in profile):
        checks.add(need.field, need.code, need.message)


def _check_headings(checks: FieldChecks, columns: Sequence[dict[str, str]]) -> None:
    """Add the problems of the headings, which must be unique to identify the columns."""
    seen: set[str] = set()
    for index, column in enumerate(columns):
        field = f"columns[{index}].heading"
        heading = column.get("heading", column["source"])
        checks.clean(field, heading, clean_text, max_length=MAX_TEXT)
        if heading in seen:
            checks.add(field, "heading_twice", Message("another column has the same heading."))
        seen.add(heading)


def _canonical_or_empty(value: object) -> str:
    return "" if value is None else json_text.canonical(value)
