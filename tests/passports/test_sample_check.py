"""A document is checked against a schema, and each problem has its place in the file."""

from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.common.json_places import JsonPlace
from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.sample_check import check_sample

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["gtin", "parts"],
    "properties": {
        "gtin": {"type": "string", "pattern": "^[0-9]{14}$"},
        "made": {"type": "string", "format": "date"},
        "parts": {
            "type": "array",
            "items": {"required": ["name"], "properties": {"share": {"type": "number"}}},
        },
    },
}


def _checked(folder: Path, text: str) -> list[tuple[str, str, JsonPlace | None, bool]]:
    file = folder / "sample.json"
    file.write_text(text, encoding="utf-8")
    found = check_sample(canonical(SCHEMA), "/gtin", file)
    assert found.is_valid is all(each.is_warning for each in found.problems)
    return [
        (each.problem.field, each.problem.code, each.place, each.is_warning)
        for each in found.problems
    ]


def test_a_valid_document_has_no_problems(tmp_path: Path) -> None:
    assert _checked(tmp_path, '{"gtin":"09506000134352","parts":[]}') == []


def test_each_problem_has_its_place(tmp_path: Path) -> None:
    text = '{\n "gtin": "123",\n "made": "soon",\n "parts": [\n  {"share": "x"}\n ]\n}'
    assert sorted(_checked(tmp_path, text)) == [
        ("gtin", "pattern", JsonPlace(2, 10), False),
        ("made", "format_not_enforced", JsonPlace(3, 10), True),
        ("parts[0].name", "required", JsonPlace(5, 3), False),
        ("parts[0].share", "type", JsonPlace(5, 13), False),
    ]


def test_a_missing_value_with_a_long_name_is_at_the_object_around_it(tmp_path: Path) -> None:
    name = "x[" + "y" * 20_000
    file = tmp_path / "sample.json"
    file.write_text('{"gtin": "09506000134352",\n "a": {"b": 1}}', encoding="utf-8")
    schema = {"required": [name], "properties": {"a": {"required": [name]}}}
    found = check_sample(canonical(schema), "/gtin", file).problems
    assert {(each.problem.field, each.place) for each in found} == {
        (name, JsonPlace(1, 1)),
        (f"a.{name}", JsonPlace(2, 7)),
    }


def test_a_missing_gtin_is_a_missing_value(tmp_path: Path) -> None:
    assert _checked(tmp_path, '\n{"parts":[]}') == [("gtin", "required", JsonPlace(2, 1), False)]


def test_a_document_that_is_no_object_is_a_problem(tmp_path: Path) -> None:
    assert _checked(tmp_path, "[]") == [("file", "passport_form", JsonPlace(1, 1), False)]


def test_text_that_is_no_json_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is not valid JSON"):
        _checked(tmp_path, "{")


def test_fields_that_minting_fills_in_may_be_missing_but_not_wrong(tmp_path: Path) -> None:
    schema = {"required": ["serial"], "properties": {"serial": {"type": "string"}}}
    file = tmp_path / "sample.json"
    for text, is_valid in (("{}", True), ('{"serial": "1"}', True), ('{"serial": 1}', False)):
        file.write_text(text, encoding="utf-8")
        assert check_sample(canonical(schema), "/gtin", file, ["/serial"]).is_valid is is_valid
