"""Print jobs with any interruptions and answers have the effect that a plain model predicts.

They fail, stop, are resumed and cancelled, several print jobs have the same units, and units are
spoiled, scanned, void, or taken as samples in between.
"""

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from tests.printing.prints.label_history import UNITS, WINDOW, Step, new_history
from tests.printing.prints.label_model import ALL, FAILED, LOST, STOPPED

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

EXAMPLES = 4 if settings().max_examples < 100 else settings().max_examples
"""Few by default, because a history takes some hundred milliseconds."""
KINDS = (
    *("print", "print", "print", "reprint", "reprint", "reprint", "reprint", "resume", "resume"),
    *("resume", "cancel", "cancel", "spoil", "spoil", "scan", "scan", "scan", "void", "sample"),
)
ENDINGS = (ALL, LOST, LOST, LOST, STOPPED, FAILED, FAILED)
SETS = st.sets(st.sampled_from(UNITS), min_size=1).map(lambda units: tuple(sorted(units)))
STEPS = st.builds(
    Step,
    st.sampled_from(KINDS),
    SETS,
    st.integers(0, 3),
    st.integers(-1, 3),
    st.sampled_from(ENDINGS),
    st.integers(0, 3),
    st.integers(0, WINDOW),
    st.sampled_from([False, False, True]),
)
_ALL_UNITS = tuple(UNITS)
_FAILED_REPRINT = Step("reprint", _ALL_UNITS, ending=FAILED, is_file=True)
_LOST_PRINT = Step("print", (2, 3, 4), ending=LOST)
_NONE, _FIRST, _SECOND = -1, 0, 1


@settings(max_examples=EXAMPLES)
@given(SETS, st.lists(STEPS, min_size=3, max_size=9), st.integers(-1, 3))
@example((1,), [_LOST_PRINT, Step("scan", (2,)), Step("void", (2,))], _NONE)
@example((1,), [_LOST_PRINT, Step("scan", (2,)), Step("spoil", (2,))], _NONE)
@example(
    _ALL_UNITS,
    [_FAILED_REPRINT, Step("reprint", (2,), ending=LOST), Step("cancel", (), 1, _NONE)],
    _NONE,
)
@example(
    _ALL_UNITS,
    [
        _FAILED_REPRINT,
        Step("reprint", _ALL_UNITS, ending=LOST, after=1),
        Step("resume", (), 1, _SECOND, LOST),
        Step("cancel", (), 1, _FIRST),
    ],
    _NONE,
)
def test_any_history_has_the_effect_that_a_plain_model_predicts(
    printed: tuple[int, ...], steps: list[Step], answer: int
) -> None:
    with new_history() as history:
        history.apply(Step("print", printed))
        for step in steps:
            history.apply(step)
        history.finish(Step("resume", (), answer=answer))
        history.check_at_end()
        for each in +history.done:  # those that happened
            event(each)
