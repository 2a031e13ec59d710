"""A schema that is accepted quickly has no invalid rules, and reports stay the same."""

import random
from collections.abc import Iterator
from typing import Any

import pytest

from dpp_desktop.passports.schemas import sandbox, validator
from dpp_desktop.passports.schemas.fast_validator import differences_of
from dpp_desktop.passports.schemas.metaschemas import is_certainly_valid
from dpp_desktop.passports.schemas.sandbox import check_schema
from dpp_desktop.passports.schemas.schema_set import Fault, SchemaSet
from dpp_desktop.passports.schemas.validator import schema_faults
from tests.bench.generated_brands import generated_schemas
from tests.fuzz.mutation import mutated
from tests.passports.examples import DRAFTS
from tests.passports.schemas.test_fast_validator import _cases
from tests.passports.schemas.test_hostile_schemas import SCHEMAS

LOOKAHEAD = {"properties": {"a": {"pattern": "^(?=.*[0-9])"}}}
VALID: dict[str, Any] = {
    "a pattern that backtracks": LOOKAHEAD,
    "a reference to itself": {"properties": {"a": {"$ref": "#"}}},
    "unevaluatedProperties": {"unevaluatedProperties": False},
    "components": {
        "$ref": "#/components/schemas/a",
        "components": {"schemas": {"a": LOOKAHEAD, "b": {"type": "string"}}},
    },
}
INVALID: dict[str, Any] = {
    "a pattern": {"properties": {"a": {"pattern": "("}}},
    "a pattern of names": {"patternProperties": {"(": {}}},
    "a pattern that nothing applies": {"$defs": {"a": {"pattern": "("}}},
    "a rule in components": {"components": {"schemas": {"a": {"type": "objekt"}}}},
    "a pattern in components": {"components": {"schemas": {"a": {"pattern": "("}}}},
    "a reference": {"properties": {"a": {"$ref": "#/$defs/b"}}},
    "a reference in components": {"components": {"schemas": {"a": {"$ref": "#/b"}}}},
}


def _schemas() -> Iterator[SchemaSet]:
    """Yield valid, unusual and invalid schemas of all drafts."""
    yield from (SchemaSet.of(schema) for schema in SCHEMAS.values())
    chance = random.Random(14)
    for draft in DRAFTS:
        for case in _cases(draft):
            yield SchemaSet.of(case.schema)
            if chance.random() < 0.2:
                yield SchemaSet.of(mutated(chance, case.schema))


def _slow_faults(schemas: SchemaSet, monkeypatch: pytest.MonkeyPatch) -> list[Fault]:
    with monkeypatch.context() as patched:
        patched.setattr(validator, "accepts_schema", lambda *_: False)
        return schema_faults(schemas, "schema")


def test_quick_acceptance_agrees_with_the_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = 0
    for schemas in _schemas():
        slow = _slow_faults(schemas, monkeypatch)
        assert schema_faults(schemas, "schema") == slow, schemas
        if is_certainly_valid(schemas):
            assert not slow, schemas
            accepted += 1
    assert accepted > 1_000


@pytest.mark.parametrize("schema", VALID.values(), ids=VALID)
def test_a_valid_schema_is_checked_without_a_process(
    schema: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sandbox, "start_process")
    assert check_schema(SchemaSet.of(schema), "passport_schema") == []
    assert check_schema(generated_schemas(1, 200_000), "passport_schema") == []


@pytest.mark.parametrize("schema", INVALID.values(), ids=INVALID)
def test_an_invalid_schema_is_reported(schema: Any) -> None:
    schemas = SchemaSet.of(schema)
    assert not is_certainly_valid(schemas)
    assert check_schema(schemas, "passport_schema")


def test_patterns_that_take_long_to_compile_together_are_not_compiled() -> None:
    """They would take seconds in this process, where nothing ends them."""
    rules = {
        f"p{n}": {"pattern": f"^([a-z]{{400}}|[0-9]{{400}}){n}\\w{{300}}$"} for n in range(999)
    }
    schemas = SchemaSet.of({"properties": rules})
    assert any("one too many" in difference for difference in differences_of(schemas))
    same = dict.fromkeys(rules, rules["p1"])
    assert not differences_of(SchemaSet.of({"properties": same}))
