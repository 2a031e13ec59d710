"""`dpp-desktop mint --batch-data` sets the passport fields of a batch."""

import json
from pathlib import Path

import pytest

from tests.commandline import CommandLine
from tests.minting.test_batch_data import POINTERS, SCHEMA
from tests.passports.examples import a_brand, a_product, a_product_file

MINT = ("mint", "--brand", "brand", "--product", "A", "--batch", "LOT-7", "--quantity", "5")


@pytest.fixture
def brand(dpp: CommandLine, tmp_path: Path) -> CommandLine:
    files = {
        "brand.json": a_brand(passport_schema=SCHEMA, batch_pointers=POINTERS),
        "products.json": a_product_file(a_product(sku="A", passport={"material": "wool"})),
    }
    for name, document in files.items():
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    dpp("brand", "import", tmp_path / "brand.json")
    dpp("product", "import", tmp_path / "products.json", "--brand", "brand")
    return dpp


def test_fields_are_given_by_name_as_text_or_json(brand: CommandLine) -> None:
    given = ("made_on=2026-11-24", "made_at.city=Ã=Kaunas", "/made_at/line:=3")
    done = brand(*MINT, *(part for each in given for part in ("--batch-data", each)), "--json")
    assert done.json["minted"] == 5


def test_a_missing_field_is_named_as_on_the_command_line(brand: CommandLine) -> None:
    done = brand(*MINT, "--batch-data", "made_on=2026-11-24", "--json", code=2)
    assert [each["field"] for each in done.json["error"]["problems"]] == ["batch_data.made_at"]


@pytest.mark.parametrize("given", ["made_on", "=2026", ":=1", "made_at.line:=three"])
def test_invalid_values_are_rejected(brand: CommandLine, given: str) -> None:
    assert brand(*MINT, "--batch-data", given, code=2).stdout == ""


def test_a_field_is_given_only_once(brand: CommandLine) -> None:
    given = ("made_at.city=Kaunas", "/made_at/city=Vilnius")
    options = [part for each in given for part in ("--batch-data", each)]
    done = brand(*MINT, *options, code=2)
    assert "The field made_at.city has more than one value." in done.stderr
    assert brand("jobs", "--json").json == []
