"""A short form of the comparison with other validators, without ajv; see `make fuzz`."""

import pytest

from tests.fuzz.differential import explained
from tests.fuzz.differential.campaign import FAST, JSONSCHEMA, PROGRAM, SANDBOX, compare
from tests.fuzz.differential.schemas import subjects

COUNT = 400


def test_verdicts_agree_with_those_of_jsonschema() -> None:
    tally = compare(list(subjects()), 14, COUNT, None)
    assert tally.unexplained == []
    assert all(tally.judged[name] >= COUNT for name in (PROGRAM, SANDBOX, JSONSCHEMA))
    assert tally.judged[FAST] > COUNT / 4
    assert tally.valid > COUNT / 5


def test_a_difference_without_a_reason_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explained, "JSONSCHEMA", ())
    patterns = [each for each in subjects() if each.name == "2020-12: patterns"]
    tally = compare(patterns, 14, 20, None)
    assert tally.unexplained
    assert all(line.startswith("jsonschema, 2020-12: patterns") for line in tally.unexplained)
