"""A few of the mutated files of `make fuzz`."""

import random

import pytest

from tests.fuzz.subjects import SUBJECTS

OUTCOMES = {"no JSON", "problems", "refused", "taken"}


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.parametrize("seed", range(10))
def test_any_mutated_file_has_an_expected_outcome(name: str, seed: int) -> None:
    assert SUBJECTS[name](random.Random(seed)) in OUTCOMES
