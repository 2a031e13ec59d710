"""An untrusted schema can't exhaust time or memory or crash the program."""

import re
from typing import Any

import psutil  # type: ignore[import-untyped] # it has no types
import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.errors import EnvironmentFault
from dpp_desktop.passports.schemas import sandbox, validator
from dpp_desktop.passports.schemas.quick_checks import QUICK_WORK
from dpp_desktop.passports.schemas.sandbox import (
    NOT_CHECKED,
    check_passport,
    check_passports,
    check_schema,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet

pytestmark = pytest.mark.real_workers

BACKTRACKING = {"properties": {"a": {"pattern": "^(?=(a+)+$)"}}}
"""A lookahead can't be matched in linear time."""
ENDLESS = {"a": "a" * 40 + "b"}
DOUBLING = {
    "$defs": {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)}
    | {"d40": {}},
    "$ref": "#/$defs/d0",
}


def _workers() -> list[str]:
    """Return the command lines of the checking child processes."""
    running = (
        each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE
    )
    children = (" ".join(each.cmdline()) for each in running)
    return [line for line in children if "-m" in line.split() and "sandbox_process" in line]


SLOW: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a pattern that backtracks": (BACKTRACKING, ENDLESS),
    "a name that backtracks": ({"patternProperties": {"^(?=(a|a)*$)": {}}}, {"a" * 40 + "b": 1}),
    "references that double": (DOUBLING, {}),
    "a choice of thousands": (
        {"properties": {"a": {"items": {"enum": [{"n": n} for n in range(5_000)]}}}},
        {"a": [{"n": 4_999}] * 100_000},
    ),
}


@pytest.fixture
def low_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop checks after a quarter of the usual time."""
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", sandbox.ANSWER_SECONDS / 4)


@pytest.mark.usefixtures("low_limit")
@pytest.mark.parametrize(("schema", "passport"), SLOW.values(), ids=SLOW)
def test_slow_checks_are_stopped(schema: Any, passport: Any) -> None:
    (problem,) = check_passport(canonical(schema), canonical(passport), None, "/gtin")
    assert (problem.field, problem.code) == ("passport", "schema_too_slow")
    assert not _workers()


def test_a_slow_schema_check_is_stopped() -> None:
    schema = {"properties": {f"p{n}": {"type": "string"} for n in range(200_000)}}
    (problem,) = check_schema(SchemaSet.of(schema), "passport_schema")
    assert (problem.field, problem.code) == ("passport_schema", "schema_too_slow")


def test_checks_that_need_too_much_memory_are_stopped() -> None:
    grows = {"allOf": [{"$ref": "#"}] * 1_000}
    problems = check_passport(canonical(grows), "{}", None, "/gtin")
    assert {problem.code for problem in problems} <= {
        "schema_loop",
        "schema_too_large",
        "schema_too_slow",
    }
    assert problems


@pytest.mark.usefixtures("low_limit")
def test_results_before_a_slow_check_are_kept_and_later_ones_not_checked() -> None:
    passports = [{"a": "aa"}, {"a": 1}, {"b": "a"}, ENDLESS]
    asked = [(canonical(passport), None) for passport in passports] + [("{}", None)] * 50
    found = list(check_passports(canonical(BACKTRACKING), "/gtin", asked))
    assert [bool(problems) for problems in found] == [False] * 3 + [True] * 51
    assert [problem.code for problem in found[3]] == ["schema_too_slow"]
    assert re.search("more than [0-9.]+ seconds of processor time", found[3][0].message)
    assert [[problem.code for problem in problems] for problems in found[4:]] == [
        [NOT_CHECKED]
    ] * 50


def test_passports_without_backtracking_are_checked_without_a_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("/nowhere",))
    schema = canonical({"properties": {"a": {"pattern": "^(a+)+$"}}, "required": ["gtin"]})
    asked = [(canonical({"a": "a" * n}), "09506000134352") for n in range(1, 100)]
    assert not any(check_passports(schema, "/gtin", asked))
    with pytest.raises(EnvironmentFault):
        check_passport(schema, '{"a":"b"}', None, "/gtin")
    too_large = canonical({"a": ["x"] * QUICK_WORK})
    with pytest.raises(EnvironmentFault):
        check_passport(schema, too_large, "09506000134352", "/gtin")


def test_fast_and_slow_results_keep_their_order() -> None:
    schema = canonical({"properties": {"a": {"pattern": "^[a-z]$"}, "n": {"maximum": 5}}})
    asked: list[Any] = [{"a": "x"}, {"a": "X"}, {"n": 10**20}, {"n": 1}, {"n": 6}, {"a": "1"}]
    found = list(check_passports(schema, "/gtin", [(canonical(each), None) for each in asked]))
    codes = [[problem.code for problem in problems] for problems in found]
    assert codes == [[], ["pattern"], ["maximum"], [], ["maximum"], ["pattern"]]


def test_results_of_many_passports_are_in_order() -> None:
    schema = canonical({"properties": {"n": {"multipleOf": 2}}})
    asked = [(canonical({"n": n}), None) for n in range(3_000)]
    found = list(check_passports(schema, "/gtin", asked))
    assert [bool(problems) for problems in found] == [n % 2 == 1 for n in range(3_000)]


def test_closing_the_generator_leaves_no_process() -> None:
    answers = check_passports(canonical(BACKTRACKING), "/gtin", [("{}", None), ("{}", None)])
    assert next(answers) == []
    answers.close()  # type: ignore[attr-defined] # it is a generator
    assert not _workers()


@pytest.mark.parametrize("gtin", [None, "09506000134352"])
def test_results_equal_those_of_an_in_process_check(gtin: str | None) -> None:
    schema = canonical(
        {"required": ["gtin", "b"], "properties": {"a": {"type": "string", "pattern": "^ü"}}}
    )
    for passport in ('{"a":"Ü\\n"}', '{"a":"über"}', "[]"):
        asked = (schema, passport, gtin, "/gtin")
        assert check_passport(*asked) == validator.check_passport(*asked)


def test_the_current_folder_has_no_influence(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The current folder can contain untrusted modules with the same names."""
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
