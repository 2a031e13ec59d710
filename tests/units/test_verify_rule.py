"""Rules about which labels are scanned back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.units.verify_rule import VerifyRule


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("each", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("every:1", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("every:4", [3, 7]),
        ("every:12", []),
        ("first-last", [0, 10]),
        ("first-last:4", [0, 3, 4, 7, 8, 10]),
        ("FIRST-LAST:5 ", [0, 4, 5, 9, 10]),
        ("first-last:1", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_a_rule_says_which_of_11_labels_are_scanned(text: str, due: list[int]) -> None:
    rule = VerifyRule.parse(text)
    assert [position for position in range(11) if rule.is_due(position, 11)] == due


@pytest.mark.parametrize("text", ["each", "every:10", "first-last", "first-last:1000"])
def test_the_text_of_a_rule_is_read_back(text: str) -> None:
    assert str(VerifyRule.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "every", "every:0", "every:-1", "every:1.5", "every:٣", "first", "first-last:0"]
)
def test_other_texts_are_rejected(text: str) -> None:
    with pytest.raises(InvalidInput, match="isn't a rule: use each, every:10"):
        VerifyRule.parse(text)


@given(st.data(), st.integers(1, 60))
def test_due_labels_are_counted_as_they_are_found(data: st.DataObject, count: int) -> None:
    rule = data.draw(
        st.one_of(
            st.builds(VerifyRule, st.integers(1, 70)),
            st.builds(VerifyRule, st.just(0), st.integers(0, 70)),
        )
    )
    first = data.draw(st.integers(0, count))
    end = data.draw(st.integers(first, count))
    due = sum(rule.is_due(position, count) for position in range(first, end))
    assert rule.due_count(first, end, count) == due
