"""Field checks collect every problem and continue."""

from typing import Any

import pytest

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.text import clean_batch, clean_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message


def test_valid_fields_are_normalised() -> None:
    checks = FieldChecks()
    assert checks.clean("name", " Parka ", clean_text, max_length=10) == "Parka"
    assert checks.problems == []
    checks.raise_if_any()


@pytest.mark.parametrize("value", [None, 1, True, 1.5, [], {}, b"LOT"])
def test_other_values_than_text_are_a_problem(value: Any) -> None:
    checks = FieldChecks()
    assert checks.clean("batch", value, clean_batch) == ""
    assert checks.problems == [Problem("batch", "not_text", Message("must be text."))]


def test_every_problem_is_kept_in_order() -> None:
    checks = FieldChecks()
    assert checks.clean("batch", "", clean_batch) == ""
    checks.add("gtin", "gtin_differs", Message("is another."))
    assert checks.clean("name", "x" * 9, clean_text, max_length=8) == ""
    with pytest.raises(InvalidInput) as caught:
        checks.raise_if_any()
    found = [(problem.field, problem.code) for problem in caught.value.problems]
    assert found == [("batch", "empty"), ("gtin", "gtin_differs"), ("name", "too_long")]
