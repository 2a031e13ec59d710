"""A form remembers its fields, but not without limit."""

from typing import Any

import pytest

from dpp_desktop.passports.forms import cached_form
from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.forms.conditions import Conditions
from dpp_desktop.passports.forms.free_keys import FreeKeys
from dpp_desktop.passports.schemas.schema_set import SchemaSet

TEXT = {"type": "string"}
CONDITIONAL = {
    "properties": {"kind": TEXT, "size": TEXT},
    "if": {"required": ["kind"]},
    "then": {"required": ["size"]},
    "patternProperties": {"^x-": TEXT},
}


def _cached(schema: Any) -> CachedFormSchema:
    return CachedFormSchema(SchemaSet.of(schema))


def test_a_form_decides_its_conditions_once_for_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = []
    decide = Conditions.decide

    def count(conditions: Conditions, *arguments: Any) -> Any:
        decided.append(arguments)
        return decide(conditions, *arguments)

    form = _cached(CONDITIONAL)
    monkeypatch.setattr(Conditions, "decide", count)
    for value, is_required in (({}, False), ({"kind": "x"}, True), ({"kind": "y"}, True)):
        decided.clear()
        for _ in range(3):
            assert form.fields_for(form.root, value)[1].required is is_required
            form.other_names(form.root, value)
        assert len(decided) <= 2  # for the state, and for the fields of a state that is new
    assert len(decided) == 1


def test_other_names_are_found_once_for_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    describes = FreeKeys.describes

    def count(keys: FreeKeys, name: str) -> bool:
        asked.append(name)
        return describes(keys, name)

    monkeypatch.setattr(FreeKeys, "describes", count)
    form = _cached(CONDITIONAL)
    value: dict[str, Any] = {"kind": "", "b": 1, "x-b": 1, "x-a": 1, "a": 1}
    for _ in range(40):
        assert form.other_names(form.root, value) == (("x-b", "x-a"), ("b", "a"))
    assert asked == ["b", "x-b", "x-a", "a"]
    assert form.other_names(form.root, {**value, "c": 1}).unknown == ("b", "a", "c")


def test_a_form_forgets_its_fields_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_form, "MAX_REMEMBERED", 10)
    form = _cached({"type": "array", "items": {"type": "object", "properties": {"a": TEXT}}})
    first = form.entry(form.root, 0)
    for index in range(100):
        entry = form.entry(form.root, index)
        assert form.entry(form.root, index) is entry
        assert [field.name for field in form.fields(entry)] == ["a"]
        assert len(form._created) <= 10  # noqa: SLF001 - its size has no other effect
    again = form.entry(form.root, 0)
    assert again is not first
    assert (again.name, again.kind, again.identity) == (first.name, first.kind, first.identity)
