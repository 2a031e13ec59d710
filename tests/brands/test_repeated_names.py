"""A name twice in a schema is tolerated if it is an annotation, with a warning."""

from pathlib import Path

import pytest

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.common import json_text
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput

_START = '{"format":"dpp-desktop/brand/1","key":"brand","name":"B","resolver":"https://b.example",'


def _read(folder: Path, schema: str, **others: str) -> BrandFile:
    """Return the brand whose schema files have these texts, the first of which is main.json."""
    files = {"main": schema} | others
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    names = ",".join(f'"{name}.json"' for name in files)
    file = folder / "brand.json"
    file.write_text(f'{_START}"passport_schema_files":[{names}]}}', encoding="utf-8")
    return read_brand_file(file)


def test_the_last_annotation_counts_with_a_warning(tmp_path: Path) -> None:
    schema = """{
      "properties": {
        "hide": {
          "description": "Old", "type": "string",
          "x-note": 1, "x-note": 2,
          "description": "New"
        }
      }
    }"""
    brand = _read(tmp_path, schema)
    stored = json_text.parse(brand.schema)
    assert isinstance(stored, dict)
    hide = stored["documents"]["main.json"]["properties"]["hide"]
    assert hide == {"description": "New", "type": "string", "x-note": 2}
    plan = plan_new_brand(brand)
    found = [warning for warning in plan.warnings if warning.code == "name_twice"]
    again = [("x-note", 5), ("description", 6)]
    assert [warning.field for warning in found] == ["passport_schema_files[0]"] * 2
    for warning, (name, line) in zip(found, again, strict=True):
        expected = (
            f"'{name}' occurs twice in properties.hide, again in line {line} of 'main.json'; "
        )
        assert warning.message == f"{expected}the last one is used."
    assert plan.problems == ()


def test_a_schema_in_the_brand_file_is_treated_the_same(tmp_path: Path) -> None:
    file = tmp_path / "brand.json"
    schema = '{"title":"A","title":"B","items":{"title":"C","title":"D"}}'
    file.write_text(f'{_START}"passport_schema":{schema}}}', encoding="utf-8")
    brand = read_brand_file(file)
    assert json_text.parse(brand.schema) == {"title": "B", "items": {"title": "D"}}
    assert len(brand.warnings) == 2
    assert "in passport_schema.items, again in line 1 of 'brand.json'" in brand.warnings[1].message


def test_a_schema_that_only_another_file_refers_to_is_a_schema(tmp_path: Path) -> None:
    main = '{"properties":{"a":{"$ref":"other.json#/shapes/round"}}}'
    other = '{"shapes":{"round":{"type":"string","title":"A","title":"B"}}}'
    assert len(_read(tmp_path, main, other=other).warnings) == 1


@pytest.mark.parametrize(
    "schema",
    [
        '{"type":"object","type":"string"}',
        '{"properties":{"description":{},"description":{"type":"string"}}}',
        '{"properties":{"title":{"minimum":1,"minimum":2}}}',
        '{"default":{"title":"A","title":"B"}}',
        '{"enum":[{"description":1,"description":2}]}',
        '{"x-a":{"title":1,"title":2}}',
        '{"$defs":{"title":{},"title":{}}}',
        '{"description":{"title":1,"title":2},"description":"x"}',
        '{"title":"A","title":"B","type":"object","type":"string"}',
    ],
)
def test_other_names_are_refused(tmp_path: Path, schema: str) -> None:
    with pytest.raises(InvalidInput, match="occurs twice in one object, again in line 1") as raised:
        _read(tmp_path, schema)
    assert [problem.field for problem in raised.value.problems] == ["passport_schema_files[0]"]


@pytest.mark.parametrize(
    "text",
    [
        f'{_START}"name":"C","passport_schema":{{}}}}',
        f'{_START}"passport_schema":{{}},"passport_schema":{{}}}}',
        '{"title":"A","title":"B"}',
        '{"format":"dpp-desktop/shared-brand/1","format":"x"}',
    ],
)
def test_names_of_the_brand_file_occur_once(tmp_path: Path, text: str) -> None:
    file = tmp_path / "brand.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="occurs twice in one object"):
        read_brand_file(file)


def test_text_that_is_wrong_otherwise_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="NaN is not a JSON number"):
        _read(tmp_path, '{"title":"A","title":"B","minimum":NaN}')


def test_only_the_first_repetitions_are_named(tmp_path: Path) -> None:
    title = '"title":"A","title":"B"'
    fields = ",".join(f'"f{n}":{{{title}}}' for n in range(15))
    brand = _read(tmp_path, f'{{"properties":{{{fields}}}}}', other=f"{{{title}}}")
    places = [f"properties.f{n}" for n in range(10)] + ["file"]
    assert [warning.message.values["place"] for warning in brand.warnings] == places
