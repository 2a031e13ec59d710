"""A schema from outside takes neither our time nor our memory, and doesn't take us down."""

import re
from typing import Any

import psutil  # type: ignore[import-untyped] # it has no types
import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.errors import EnvironmentFault
from dpp_desktop.passports.schemas import sandbox, validator
from dpp_desktop.passports.schemas.sandbox import (
    NOT_CHECKED,
    check_passport,
    check_passports,
    check_schema,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet

pytestmark = pytest.mark.real_workers

BACKTRACKING = {"properties": {"a": {"pattern": "^(?=(a+)+$)"}}}
"""What looks ahead can't be matched in linear time."""
ENDLESS = {"a": "a" * 40 + "b"}
DOUBLING = {
    "$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)}
    | {"d40": {}},
    "$ref": "#/$defs/d0",
}


def _workers() -> list[str]:
    """The processes of ours that check, as their command lines."""
    ours = (" ".join(each.cmdline()) for each in psutil.Process().children())
    return [line for line in ours if "sandbox_process" in line]


SLOW: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a pattern that backtracks": (BACKTRACKING, ENDLESS),
    "a name that backtracks": ({"patternProperties": {"^(?=(a|a)*$)": {}}}, {"a" * 40 + "b": 1}),
    "references that double": (DOUBLING, {}),
    "a choice of thousands": (
        {"properties": {"a": {"items": {"enum": [{"n": n} for n in range(5_000)]}}}},
        {"a": [{"n": 4_999}] * 100_000},
    ),
}


@pytest.mark.parametrize(("schema", "passport"), SLOW.values(), ids=SLOW)
def test_slow_checks_are_stopped(schema: Any, passport: Any) -> None:
    (problem,) = check_passport(canonical(schema), canonical(passport), None, "/gtin")
    assert (problem.field, problem.code) == ("passport", "schema_too_slow")
    assert not _workers()


def test_a_slow_schema_check_is_stopped() -> None:
    schema = {"properties": {f"p{n}": {"type": "string"} for n in range(200_000)}}
    (problem,) = check_schema(SchemaSet.of(schema), "passport_schema")
    assert (problem.field, problem.code) == ("passport_schema", "schema_too_slow")


def test_what_needs_too_much_memory_is_ended() -> None:
    grows = {"allOf": [{"$ref": "#"}] * 1_000}
    problems = check_passport(canonical(grows), "{}", None, "/gtin")
    assert {problem.code for problem in problems} <= {
        "schema_loop",
        "schema_too_large",
        "schema_too_slow",
    }
    assert problems


def test_what_came_before_is_known_and_what_comes_after_is_not_tried() -> None:
    passports = [{"a": "aa"}, {"a": 1}, {"b": "a"}, ENDLESS]
    asked = [(canonical(passport), None) for passport in passports] + [("{}", None)] * 50
    found = list(check_passports(canonical(BACKTRACKING), "/gtin", asked))
    assert [bool(problems) for problems in found] == [False] * 3 + [True] * 51
    assert [problem.code for problem in found[3]] == ["schema_too_slow"]
    assert re.search("more than [0-9.]+ seconds of processor time", found[3][0].message)
    assert [[problem.code for problem in problems] for problems in found[4:]] == [
        [NOT_CHECKED]
    ] * 50


def test_what_needs_no_backtracking_is_checked_without_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("/nowhere",))
    schema = canonical({"properties": {"a": {"pattern": "^(a+)+$"}}, "required": ["gtin"]})
    asked = [(canonical({"a": "a" * n}), "09506000134352") for n in range(1, 100)]
    assert not any(check_passports(schema, "/gtin", asked))
    with pytest.raises(EnvironmentFault):
        check_passport(schema, '{"a":"b"}', None, "/gtin")
    too_large = canonical({"a": ["x"] * sandbox.QUICK_WORK})
    with pytest.raises(EnvironmentFault):
        check_passport(schema, too_large, "09506000134352", "/gtin")


def test_quick_and_slow_answers_keep_their_order() -> None:
    schema = canonical({"properties": {"a": {"pattern": "^[a-z]$"}, "n": {"maximum": 5}}})
    asked: list[Any] = [{"a": "x"}, {"a": "X"}, {"n": 10**20}, {"n": 1}, {"n": 6}, {"a": "1"}]
    found = list(check_passports(schema, "/gtin", [(canonical(each), None) for each in asked]))
    codes = [[problem.code for problem in problems] for problems in found]
    assert codes == [[], ["pattern"], ["maximum"], [], ["maximum"], ["pattern"]]


def test_many_passports_have_their_answers_in_order() -> None:
    schema = canonical({"properties": {"n": {"multipleOf": 2}}})
    asked = [(canonical({"n": n}), None) for n in range(3_000)]
    found = list(check_passports(schema, "/gtin", asked))
    assert [bool(problems) for problems in found] == [n % 2 == 1 for n in range(3_000)]


def test_who_stops_asking_leaves_no_process() -> None:
    answers = check_passports(canonical(BACKTRACKING), "/gtin", [("{}", None), ("{}", None)])
    assert next(answers) == []
    answers.close()  # type: ignore[attr-defined] # it is a generator
    assert not _workers()


@pytest.mark.parametrize("gtin", [None, "09506000134352"])
def test_the_answers_are_those_of_checking_here(gtin: str | None) -> None:
    schema = canonical(
        {"required": ["gtin", "b"], "properties": {"a": {"type": "string", "pattern": "^ü"}}}
    )
    for passport in ('{"a":"Ü\\n"}', '{"a":"über"}', "[]"):
        asked = (schema, passport, gtin, "/gtin")
        assert check_passport(*asked) == validator.check_passport(*asked)


def test_where_it_is_started_makes_no_difference(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may hold modules of the same names, made by whoever."""
    (tmp_path / "jsonschema.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert check_passport("{}", "{}", None, "/gtin") == []


def test_messages_from_the_process_keep_their_values() -> None:
    schema = {"properties": BACKTRACKING["properties"] | {"b": {"maximum": 3}}}
    (problem,) = check_passport(canonical(schema), canonical({"b": 4}), None, "/gtin")
    assert (problem.message.template, problem.message.values) == (
        "must be at most {limit}.",
        {"limit": "3"},
    )
