"""Reads brand files; their format is schemas/brand-file.schema.json.

Or, with the serial key in it for another site, schemas/shared-brand-file.schema.json.
"""

import base64
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.brands import encryption
from dpp_desktop.brands.schema_files import with_schema_files
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.links import clean_stem
from dpp_desktop.identity.text import clean_brand_key, clean_text, shown
from dpp_desktop.model.brand import BrandFile, SerialPolicy, SerialScope, SerialStyle, SharedKey
from dpp_desktop.model.errors import InvalidInput, PassphraseNeeded, Problem
from dpp_desktop.passports.schemas.sandbox import check_schema, without_broken_rules
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_document
from dpp_desktop.profiles.requirements import MAX_TEXT, repeated_headings, unmet_needs

FORMAT = "dpp-desktop/brand/1"
MAX_NAME_LENGTH = 120
_OF_A_RULE = frozenset({"schema", "schema_pattern", "schema_reference"})


def read_brand_file(
    path: Path, passphrase: str | None = None, *, switch_off: bool = False
) -> BrandFile:
    """Returns the brand that the file describes, with the schemas beside it that it names.

    A file for another site needs its passphrase. With `switch_off`, rules that make the schema
    unusable are switched off instead of refused.

    Raises NotFound if there's no such file, InvalidInput with every problem it has or if the
    passphrase is another, PassphraseNeeded if one is needed and none was given.
    """
    document = json_text.read_file(path)
    if not encryption.is_sealed(document):
        return parse_brand(with_schema_files(document, path.parent), switch_off=switch_off)
    if passphrase is not None:
        return parse_shared(encryption.unseal(document, passphrase), switch_off=switch_off)
    encryption.check_seal(document)  # who asks for a passphrase must not do so in vain
    raise PassphraseNeeded(
        f"The file {shown(path.name)} holds a brand's serial key and is protected by a passphrase.",
        "Give the passphrase that it was exported with; nothing was changed.",
    )


def may_be_switched_off(problems: Sequence[Problem]) -> bool:
    """True if the file has these problems only because of rules that can be switched off."""
    return bool(problems) and all(problem.code in _OF_A_RULE for problem in problems)


def parse_brand(document: Any, *, switch_off: bool = False) -> BrandFile:
    """Returns the brand that a brand file's JSON value describes. Raises InvalidInput.

    See `read_brand_file`; the value holds its schema.
    """
    format_schema = json_text.read_file(resource_paths.schema("brand-file.schema.json"))
    problems = check_document(format_schema, document)
    if not problems and "passport_schema" not in document:
        problems.append(Problem("passport_schema", "required", "this is required and missing."))
    if problems:
        raise InvalidInput(problems)
    checks = FieldChecks()
    key = checks.clean("key", document["key"], clean_brand_key)
    name = checks.clean("name", document["name"], clean_text, max_length=MAX_NAME_LENGTH)
    resolver = checks.clean("resolver", document["resolver"], clean_stem)
    if "export_profile" in document:
        _check_profile(checks.below("export_profile"), document["export_profile"])
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
        export_profile=_canonical_or_empty(document.get("export_profile")),
    )


def parse_shared(content: dict[str, Any], *, switch_off: bool = False) -> BrandFile:
    """Returns the brand that the content of a sealed file describes. Raises InvalidInput.

    See `read_brand_file`.
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
    """Returns what `parse_shared` makes that brand of, with that key."""
    return {
        "brand": brand_document(brand),
        "serial_key": base64.b64encode(shared.secret).decode("ascii"),
        "site": shared.site,
        "workspace": shared.workspace,
    }


def brand_document(brand: BrandFile) -> dict[str, object]:
    """Returns the JSON value of the brand file that `parse_brand` makes that brand of."""
    profile = brand.export_profile
    return {
        "format": FORMAT,
        "key": brand.key,
        "name": brand.name,
        "resolver": brand.resolver,
        "serials": {"style": brand.serials.style.value, "scope": brand.serials.scope.value},
        "link": {"batch": brand.batch_in_link},
        "gtin_pointer": brand.gtin_pointer,
        "batch_pointers": list(brand.batch_pointers),
        **({"export_profile": json_text.parse(profile)} if profile else {}),
        "passport_schema": json_text.parse(brand.schema),
    }


def _check_profile(checks: FieldChecks, profile: dict[str, Any]) -> None:
    """No export could be made with what is told here."""
    columns, label_file = profile["columns"], profile.get("label_file", "")
    _check_headings(checks, columns)
    if label_file:
        checks.clean("label_file", label_file, clean_text, max_length=MAX_TEXT)
    sources = {column["source"] for column in columns}
    for need in unmet_needs(sources, label_file=label_file, images="images" in profile):
        checks.add(need.field, need.code, need.message)


def _check_headings(checks: FieldChecks, columns: Sequence[dict[str, str]]) -> None:
    headings = [column.get("heading", column["source"]) for column in columns]
    repeated = repeated_headings(headings)
    for place, heading in enumerate(headings):
        field = f"columns[{place}].heading"
        checks.clean(field, heading, clean_text, max_length=MAX_TEXT)
        if place in repeated:
            checks.add(field, "heading_twice", "another column has this heading.")


def _canonical_or_empty(value: object) -> str:
    return "" if value is None else json_text.canonical(value)
