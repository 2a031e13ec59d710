"""`dpp-desktop brand show` reports on a schema, and checks a document against it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commandline import CommandLine
from tests.passports.examples import a_brand

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["maker"],
    "properties": {
        "maker": {"type": "string"},
        "eanCode": {"type": "string"},
        **{f"on{n}": {"format": "date"} for n in range(5)},
    },
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a brand file."""
    path = tmp_path / "brand.json"
    document = a_brand(passport_schema=SCHEMA, batch_pointers=["/on0", "/lot"])
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture
def brand(dpp: CommandLine, file: Path) -> CommandLine:
    dpp("brand", "import", file)
    return dpp


def test_the_report_is_printed(brand: CommandLine) -> None:
    lines = brand("brand", "show", "brand", "--schema").stdout.splitlines()
    assert lines[0] == "Brand brand (Brand)"
    for title, line in (
        ("Files", "JSON Schema 2020-12"),
        ("Fields", "7"),
        ("Required fields", "maker"),
        ("Batch fields", "/on0"),
        ("Rules not applied", "none"),
    ):
        assert lines[lines.index(f"{title}:") + 1] == f"  {line}"
    assert "  Fields that look like a GTIN: /eanCode." in lines
    assert "  /lot, which the schema doesn't describe" in lines
    formats = next(
        line for line in lines if "date isn't enforced and only causes a warning" in line
    )
    assert formats.endswith("/properties/on2/format and 2 more.")


def test_the_report_in_json_has_all_places(brand: CommandLine) -> None:
    report = brand("brand", "show", "brand", "--schema", "--json").json["schema"]
    assert report["gtin"]["proposals"] == ["/eanCode"]
    (date,) = report["formats_not_enforced"]
    assert len(date["places"]) == 5
    assert (report["fields"], report["all_fields_counted"]) == (7, True)


def test_an_import_can_report_on_the_schema(dpp: CommandLine, file: Path) -> None:
    done = dpp("brand", "import", file, "--check", "--schema")
    assert "Required fields:\n  maker\n" in done.stdout
    assert dpp("brand", "import", file, "--schema", "--json").json["schema"]["fields"] == 7


def test_without_options_the_brand_is_shown(brand: CommandLine) -> None:
    output = brand("brand", "show", "brand").stdout
    assert "Resolver: https://id.brand.example" in output
    assert brand("brand", "show", "brand", "--json").json["key"] == "brand"
    assert brand("brand", "show", "other", code=5).stdout == ""


def test_a_sample_is_checked(brand: CommandLine, tmp_path: Path) -> None:
    before = brand("product", "list", "--json").json
    sample = tmp_path / "sample.json"
    sample.write_text('{\n "maker": 5,\n "on1": "soon"\n}', encoding="utf-8")
    done = brand("brand", "show", "brand", "--sample", sample, code=2)
    first, second = done.stderr.splitlines()[:2]
    assert first == "sample.json:2:11: maker: must be text."
    assert second.startswith("sample.json:3:9: Warning: on1: must be a date such as 2027-02-18. ")
    assert done.stdout == "sample.json is not valid: 1 problem.\n"
    document = brand("brand", "show", "brand", "--sample", sample, "--json", code=2).json["sample"]
    (problem,) = document["problems"]
    assert (problem["field"], problem["line"], problem["column"]) == ("maker", 2, 11)
    assert [each["field"] for each in document["warnings"]] == ["on1"]
    sample.write_text('{"maker": "A"}', encoding="utf-8")
    assert brand("brand", "show", "brand", "--sample", sample).stdout == "sample.json is valid.\n"
    assert brand("product", "list", "--json").json == before


def test_an_annotation_that_occurs_twice_is_a_warning(dpp: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "brand.json"
    text = json.dumps(a_brand(passport_schema={"title": "A"}))
    file.write_text(text.replace('"title": "A"', '"title": "A", "title": "B"'), encoding="utf-8")
    sentence = "'title' occurs twice in passport_schema, again in line 1 of 'brand.json'; "
    for options in (("--check",), ()):
        assert f"Warning: {sentence}" in dpp("brand", "import", file, *options).stderr
    warnings = dpp("brand", "import", file, "--json").json["warnings"]
    assert ("passport_schema", "name_twice") in [(w["field"], w["code"]) for w in warnings]


def test_an_import_shows_the_gtin_rule_even_if_it_does_not_change(
    dpp: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "brand.json"
    schema = {"properties": {"gtin": {"type": "string"}}, "required": ["gtin"]}
    file.write_text(json.dumps(a_brand(passport_schema=schema)), encoding="utf-8")
    dpp("brand", "import", file)
    again = dpp("brand", "import", file, "--check").stdout
    assert "No fields would change.\nGTIN required: always: /required\n" in again
    assert dpp("brand", "import", file, "--check", "--json").json["gtin_required"] == (
        "always: /required"
    )
