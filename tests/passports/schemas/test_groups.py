"""One process checks passports by many schemas, and a schema affects only its own passports."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from dpp_desktop.common.json_text import canonical
from dpp_desktop.passports.schemas import sandbox
from dpp_desktop.passports.schemas.quick_checks import PassportGroup
from dpp_desktop.passports.schemas.sandbox import NOT_CHECKED, check_groups
from tests.passports.schemas.test_sandbox import BACKTRACKING, ENDLESS

pytestmark = pytest.mark.real_workers

GROWING = {"allOf": [{"$ref": "#"}] * 1_000}
SLOW, LARGE = "schema_too_slow", "schema_too_large"
# Answers [] to each passport of the first schema, and ends at the second schema.
ENDS_AT_THE_SECOND = """
import json, sys
schemas = 0
for line in sys.stdin:
    schemas += isinstance(json.loads(line), dict)
    if schemas == 2:
        sys.exit(1)
    if line.startswith("["):
        print("[]", flush=True)
"""


def _group(schema: Any, *passports: Any) -> PassportGroup:
    return PassportGroup(
        canonical(schema), "/gtin", [(canonical(each), None) for each in passports]
    )


def _at_most(limit: int) -> dict[str, Any]:
    return {"properties": {"n": {"maximum": limit}}}


def _codes(*groups: PassportGroup) -> list[list[str]]:
    return [[problem.code for problem in problems] for problems in check_groups(groups)]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the processes that are started from now on."""
    found: list[Any] = []
    start: Callable[..., Any] = vars(sandbox)["start_process"]

    def recorded(*given: Any, **options: Any) -> Any:
        found.append(start(*given, **options))
        return found[-1]

    monkeypatch.setattr(sandbox, "start_process", recorded)
    return found


def test_one_process_checks_all_schemas(started: list[Any]) -> None:
    groups = [_group(_at_most(n), {"n": n}, {"n": n + 1}, {"n": n - 1}) for n in range(30)]
    assert _codes(*groups) == [[], ["maximum"], []] * 30
    assert len(started) == 1


def test_groups_without_passports_or_processes_keep_the_order(started: list[Any]) -> None:
    found = _codes(_group(_at_most(1)), _group(_at_most(2), {"n": 1}), _group(_at_most(3)))
    assert found == [[]]
    assert not started
    found = _codes(_group(_at_most(1)), _group(_at_most(2), {"n": 3}, {"n": 1}), _group({}))
    assert found == [["maximum"], []]


def test_a_slow_schema_affects_only_its_own_passports(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 0.5)
    before = _group(_at_most(1), {"n": 2}, {"n": 1})
    slow = _group(BACKTRACKING, {"a": 1}, ENDLESS, {"a": "a"})
    after = _group(_at_most(3), {"n": 4}, {"n": 3})
    ends_slow = _group(BACKTRACKING | {"title": "other"}, ENDLESS)
    assert _codes(before, slow, after, ends_slow) == [
        *(["maximum"], []),
        *([], [SLOW], [NOT_CHECKED]),
        *(["maximum"], []),
        [SLOW],
    ]
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_a_schema_that_needs_too_much_memory_affects_only_its_own_passports() -> None:
    before, after = _group(_at_most(1), {"n": 2}), _group(_at_most(3), {"n": 4})
    first, grown, last = _codes(before, _group(GROWING, {}), after)
    assert (first, last) == (["maximum"], ["maximum"])
    assert set(grown) <= {"schema_loop", LARGE, SLOW}
    assert grown


def test_a_passport_that_needs_too_much_memory_is_tried_in_a_new_process(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 600)
    large = _group({}, {"a": [{"b": number} for number in range(900_000)]})
    before, after = _group(_at_most(1), {"n": 2}), _group(_at_most(3), {"n": 4})
    first, (code,), last = _codes(before, large, after)
    assert (first, last) == (["maximum"], ["maximum"])
    assert code in (SLOW, LARGE)
    assert len(started) >= 2


def test_a_schema_is_tried_in_a_new_process_if_others_may_occupy_the_memory(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", ENDS_AT_THE_SECOND))
    groups = [_group(_at_most(n), {"n": n + 1}, {"n": n + 2}) for n in range(3)]
    assert _codes(*groups) == [[]] * 6
    assert len(started) == 3


def test_a_schema_that_ends_its_own_process_is_not_tried_again(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", "pass"))
    groups = [_group(_at_most(n), {"n": n + 1}, {"n": n + 2}) for n in range(2)]
    assert _codes(*groups) == [[SLOW], [NOT_CHECKED]] * 2
    assert len(started) == 2


def test_many_references_by_name_need_one_search(started: list[Any]) -> None:
    """The library would search the whole schema again for each reference."""
    parts = {f"p{n}": {"$anchor": f"a{n}", "type": "integer"} for n in range(2_000)}
    schema = {"$defs": parts, "additionalProperties": {"$ref": "#a7"}}
    values = {f"v{n}": n for n in range(1_000)}
    assert _codes(_group(schema, values, values | {"w": "x"})) == [[], ["type"]]
