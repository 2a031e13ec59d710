"""A brand can have the formats of its schema checked; the setting travels with the brand."""

from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import brand_document, parse_brand, read_brand_file
from dpp_desktop.brands.brand_import import brand_and_schema, import_brand
from dpp_desktop.brands.brand_settings import MAX_PLACES, BrandSetting, places_text, setting_text
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.schemas.gtin_rule import GtinNeed, GtinRule
from dpp_desktop.passports.schemas.sandbox import check_passport
from dpp_desktop.passports.schemas.schema_set import RuleLocation, SchemaSet
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand

PASSPHRASE = "correct horse battery staple"
DATED: dict[str, Any] = {"properties": {"on": {"type": "string", "format": "date"}}}
WRONG = '{"on":"soon"}'


def _problems(schema: str) -> list[str]:
    return [problem.code for problem in check_passport(schema, WRONG, None, "/gtin")]


def test_a_brand_with_checked_formats_rejects_a_wrong_format(workspace: Workspace) -> None:
    import_brand(workspace, parse_brand(a_brand(passport_schema=DATED)))
    assert _problems(brand_and_schema(workspace, "brand")[1]) == []
    changed = parse_brand(a_brand(passport_schema=DATED, check_formats=True))
    plan = import_brand(workspace, changed)
    assert BrandSetting("check_formats", before=False, after=True) in plan.changes
    assert _problems(brand_and_schema(workspace, "brand")[1]) == ["format"]


def test_the_setting_is_written_to_brand_files(workspace: Workspace, tmp_path: Path) -> None:
    brand = parse_brand(a_brand(passport_schema=DATED, check_formats=True))
    document = brand_document(brand)
    assert (document["check_formats"], document["passport_schema"]) == (True, DATED)
    assert parse_brand(document) == brand
    import_brand(workspace, brand)
    export_brand(workspace, "brand", tmp_path / "brand.json", PASSPHRASE)
    assert read_brand_file(tmp_path / "brand.json", PASSPHRASE).schema == brand.schema


def test_a_brand_without_the_setting_is_stored_as_before() -> None:
    brand = parse_brand(a_brand(passport_schema=DATED, check_formats=False))
    assert brand == parse_brand(a_brand(passport_schema=DATED))
    assert brand.schema == SchemaSet.of(DATED).text


def test_the_setting_is_true_or_false() -> None:
    with pytest.raises(InvalidInput, match="check_formats: must be yes or no"):
        parse_brand(a_brand(check_formats="yes"))


def test_all_places_are_kept_and_few_are_displayed() -> None:
    every = tuple(RuleLocation("", f"/{number}") for number in range(5))
    assert setting_text(every, MAX_PLACES) == places_text(every) == "/0, /1, /2, …"
    assert setting_text(every) == "/0, /1, /2, /3, /4"
    assert setting_text(GtinRule(GtinNeed.ALWAYS, every), MAX_PLACES) == "always: /0, /1, /2, …"
