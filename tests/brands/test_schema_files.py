"""A brand file can refer to schema files in its folder."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import can_switch_off_rules, parse_brand, read_brand_file
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import check_passport
from tests.passports.examples import MISSING, a_brand

PASSPORT = {"$ref": "parts/fibres.json#/$defs/composition"}
FIBRES = {
    "$defs": {
        "composition": {"type": "object", "properties": {"wool": {"$ref": "../percent.json"}}}
    }
}
PERCENT = {"type": "number", "maximum": 100}


def _write(folder: Path, schemas: dict[str, Any], **changes: Any) -> Path:
    for name, schema in schemas.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(schema), encoding="utf-8")
    brand = {"passport_schema": MISSING, "passport_schema_files": list(schemas), **changes}
    file = folder / "brand.json"
    file.write_text(json.dumps(a_brand(**brand)), encoding="utf-8")
    return file


def _refused(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        read_brand_file(file)
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_the_first_file_is_the_schema_and_its_references_are_found(tmp_path: Path) -> None:
    schemas = {"passport.json": PASSPORT, "parts/fibres.json": FIBRES, "percent.json": PERCENT}
    brand = read_brand_file(_write(tmp_path, schemas))
    (problem,) = check_passport(brand.schema, '{"wool":101}', None, "/gtin")
    assert (problem.field, problem.code) == ("passport.wool", "maximum")
    assert dict(SchemaSet.from_text(brand.schema).documents) == schemas


def test_a_missing_or_invalid_file_is_named(tmp_path: Path) -> None:
    file = _write(tmp_path, {"passport.json": PASSPORT, "a.json": {}, "parts/b.json": {}})
    (tmp_path / "a.json").unlink()
    (tmp_path / "parts/b.json").write_text("{", encoding="utf-8")
    assert _refused(file) == [
        ("passport_schema_files[1]", "schema_file"),
        ("passport_schema_files[2]", "unreadable_file"),
    ]


def test_missing_schema_files_are_located(tmp_path: Path) -> None:
    file = _write(tmp_path, {"passport.json": PASSPORT, "parts/fibres.json": FIBRES})
    place = "passport_schema.parts/fibres.json.$defs.composition.properties.wool.$ref"
    assert _refused(file) == [(place, "schema_reference")]


@pytest.mark.parametrize(
    "name", ["../secret.json", "/etc/hostname", "C:\\secret.json", "..\\secret.json", "a/../../b"]
)
def test_files_outside_the_folder_are_not_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    file = _write(folder, {"passport.json": PASSPORT})
    document = json.loads(file.read_text(encoding="utf-8"))
    document["passport_schema_files"].append(name)
    file.write_text(json.dumps(document), encoding="utf-8")
    assert _refused(file) == [("passport_schema_files[1]", "schema_file")]


def test_a_schema_can_be_given_only_once(tmp_path: Path) -> None:
    both = _write(tmp_path, {"passport.json": {}}, passport_schema={})
    assert _refused(both) == [("passport_schema", "forbidden")]
    neither = _write(tmp_path, {}, passport_schema_files=MISSING)
    assert _refused(neither) == [("passport_schema", "required")]


def test_a_brand_without_a_file_cannot_refer_to_schema_files() -> None:
    alone = a_brand(passport_schema=MISSING, passport_schema_files=["passport.json"])
    with pytest.raises(InvalidInput, match="passport_schema"):
        parse_brand(alone)


BROKEN = {
    "required": ["category"],
    "properties": {
        "category": {"type": "string", "pattern": "("},
        "weight": {"type": "number", "minimum": "light", "maximum": 10},
        "parts": {"$ref": "nowhere.json"},
        "names": {"patternProperties": {"(": {}, "^x": {"type": "number"}}},
    },
}


def test_broken_rules_can_be_switched_off(tmp_path: Path) -> None:
    file = _write(tmp_path, {"passport.json": BROKEN})
    assert len(_refused(file)) == 4
    brand = read_brand_file(file, switch_off=True)
    schemas = SchemaSet.from_text(brand.schema)
    assert {place.pointer for place in schemas.off} == {
        "/properties/category/pattern",
        "/properties/weight/minimum",
        "/properties/parts/$ref",
        "/properties/names/patternProperties/(",
    }
    # The published schema is kept unchanged.
    assert schemas.documents["passport.json"] == BROKEN
    wrong = '{"weight":11,"names":{"x":"1"}}'
    found = {p.field: p.code for p in check_passport(brand.schema, wrong, None, "/gtin")}
    assert found == {
        "passport.category": "required",
        "passport.weight": "maximum",
        "passport.names.x": "type",
    }


def test_a_valid_schema_is_unchanged(tmp_path: Path) -> None:
    file = _write(tmp_path, {}, passport_schema=PERCENT, passport_schema_files=MISSING)
    assert read_brand_file(file, switch_off=True).schema == read_brand_file(file).schema


def test_rules_that_can_be_switched_off_are_distinguished(tmp_path: Path) -> None:
    for document, may in (
        (a_brand(passport_schema=BROKEN), True),
        (a_brand(passport_schema=BROKEN, key="No Key"), False),
        (a_brand(passport_schema=[]), False),
    ):
        with pytest.raises(InvalidInput) as refused:
            parse_brand(document)
        assert can_switch_off_rules(refused.value.problems) is may


def test_the_total_size_of_the_files_is_limited(tmp_path: Path) -> None:
    large = {"description": "a" * (1 << 20)}
    three = {f"{number}.json": large for number in range(3)}
    schema = read_brand_file(_write(tmp_path, three)).schema
    assert list(SchemaSet.from_text(schema).documents) == list(three)
    assert _refused(_write(tmp_path, {**three, "3.json": large})) == [
        ("passport_schema_files", "schema_file")
    ]


@pytest.mark.parametrize("linked", ["file", "folder", "chain"])
def test_links_to_other_folders_are_rejected(tmp_path: Path, linked: str) -> None:
    """The schema is shown and exported with the brand, so it must not include other files."""
    beside = tmp_path / "brands"
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "percent.json").write_text(json.dumps(PERCENT))
    beside.mkdir()
    if linked == "folder":
        (beside / "parts").symlink_to(tmp_path / "private")
        name = "parts/percent.json"
    else:
        name = "percent.json"
        (beside / "hop.json").symlink_to(tmp_path / "private" / "percent.json")
        target = "hop.json" if linked == "chain" else "../private/percent.json"
        (beside / name).symlink_to(target)
    file = _write(beside, {})
    brand = a_brand(passport_schema=MISSING, passport_schema_files=[name])
    file.write_text(json.dumps(brand), encoding="utf-8")
    assert _refused(file) == [("passport_schema_files[0]", "schema_file")]


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    beside = tmp_path / "v3"
    beside.mkdir()
    file = _write(beside, {"passport.json": {"type": "object"}, "percent.json": PERCENT})
    (beside / "percent.json").rename(beside / "percent-3.json")
    (beside / "percent.json").symlink_to("percent-3.json")
    (tmp_path / "current").symlink_to(beside)
    for path in (file, tmp_path / "current" / "brand.json"):
        brand = read_brand_file(path)
        assert dict(SchemaSet.from_text(brand.schema).documents)["percent.json"] == PERCENT


def test_a_pipe_among_the_schemas_does_not_block(tmp_path: Path) -> None:
    file = _write(tmp_path, {"passport.json": PASSPORT})
    (tmp_path / "passport.json").unlink()
    os.mkfifo(tmp_path / "passport.json")
    assert _refused(file) == [("passport_schema_files[0]", "unreadable_file")]
