"""Unit fields on the command line: proposed and chosen at import, checked at minting, shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commandline import CommandLine
from tests.minting.test_unit_fields import PASSPORT, UNITS, a_schema
from tests.passports.examples import a_brand, a_product, a_product_file

MINT = ("mint", "--brand", "brand", "--product", "A", "--batch", "LOT-7")


def _file(folder: Path, document: Any) -> Path:
    path = folder / f"{document['format'].split('/')[1]}.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a brand file whose schema has fields with usual names."""
    schema = {
        "properties": {
            "serialNumber": {"type": "string"},
            "item": {"properties": {"digitalLink": {"type": "string"}}},
        }
    }
    return _file(tmp_path, a_brand(passport_schema=schema))


def test_an_import_proposes_the_option_and_the_lines_and_applies_neither(
    dpp: CommandLine, file: Path
) -> None:
    done = dpp("brand", "import", file)
    assert "--unit-pointer /serialNumber=serial --unit-pointer /item/digitalLink=url" in done.stderr
    lines = """  "unit_pointers": {
    "/serialNumber": "serial",
    "/item/digitalLink": "url"
  }"""
    assert lines in done.stderr
    (brand,) = [each for each in dpp("brand", "list", "--json").json if each["key"] == "brand"]
    assert brand["unit_pointers"] == {}


def test_the_option_chooses_fields(dpp: CommandLine, file: Path) -> None:
    chosen = dpp("brand", "import", file, "--unit-pointer", "/serialNumber=serial", "--json").json
    assert chosen["unit_pointers"] == {"/serialNumber": "serial"}
    assert chosen["unit_field_proposals"] == {"/item/digitalLink": "url"}
    (brand,) = [each for each in dpp("brand", "list", "--json").json if each["key"] == "brand"]
    assert brand["unit_pointers"] == {"/serialNumber": "serial"}
    # Without the option, the next import would remove the field, and says so.
    checked = dpp("brand", "import", file, "--check").stdout
    assert "unit_pointers  /serialNumber = serial" in checked
    repeated = dpp("brand", "import", file)
    assert "Warning: the brand loses the unit fields '/serialNumber'" in repeated.stderr
    assert "loses" not in dpp("brand", "import", file).stderr


@pytest.mark.parametrize(
    "given", [["/serialNumber"], ["/serialNumber=gtin"], ["/a=serial", "/a=url"]]
)
def test_other_options_are_rejected(dpp: CommandLine, file: Path, given: list[str]) -> None:
    options = [part for each in given for part in ("--unit-pointer", each)]
    assert dpp("brand", "import", file, *options, code=2).stdout == ""


def test_a_field_that_cannot_exist_is_rejected(dpp: CommandLine, file: Path) -> None:
    done = dpp("brand", "import", file, "--unit-pointer", "/serialNumber/x=url", "--json", code=2)
    (problem,) = done.json["error"]["problems"]
    assert (problem["field"], problem["code"]) == ("unit_pointers./serialNumber/x", "unit_nowhere")


def test_tokens_have_the_values_of_their_unit(dpp: CommandLine, tmp_path: Path) -> None:
    brand = a_brand(passport_schema=a_schema(), unit_pointers=UNITS)
    dpp("brand", "import", _file(tmp_path, brand))
    products = _file(tmp_path, a_product_file(a_product(sku="A", passport=PASSPORT)))
    dpp("product", "import", products, "--brand", "brand")
    dpp(*MINT, "--quantity", "3", "--export-to", tmp_path / "packs")
    (pack,) = (tmp_path / "packs").glob("*.csv")
    for unit, line in enumerate(pack.read_text().splitlines()[1:], start=1):
        serial, url = line.split(",")[2:]
        token = dpp("token", serial, "--json").json
        item = {"grade": "A", "serial": serial, "link": url, "no": unit}
        assert token["passport"] == {"material": "wool", "lot": "LOT-7", "item": item}


def test_a_request_with_values_that_the_schema_rejects_is_refused(
    dpp: CommandLine, tmp_path: Path
) -> None:
    schema = a_schema(serial={"type": "string", "maxLength": 10})
    dpp("brand", "import", _file(tmp_path, a_brand(passport_schema=schema, unit_pointers=UNITS)))
    products = _file(tmp_path, a_product_file(a_product(sku="A", passport=PASSPORT)))
    assert dpp("product", "import", products, "--brand", "brand", "--json").json["drafts"] == {}
    done = dpp(*MINT, "--quantity", "3", "--json", code=2)
    (problem,) = done.json["error"]["problems"]
    assert (problem["field"], problem["code"]) == ("brand", "unit_value")
    assert "must have at most 10 characters; it has 12. Change unit_pointers" in problem["message"]
