"""The compiled patterns of a form, which take a bounded time and memory together."""

from collections.abc import Callable
from typing import NamedTuple

from dpp_desktop.passports.schemas.linear_patterns import linear, linear_finder

# A step is the unit of work of `Conditions`, about 4 microseconds. Measured: parsing takes about
# 5 microseconds per character and 10 more per class such as \W, compiling up to 10 per state, and
# matching up to 20 nanoseconds per state and character of the text.
_STEPS_PER_PATTERN = 10
_STEPS_PER_ESCAPE = 2
_MAX_STEPS = 100_000
_COMPARISONS_PER_STEP = 200


class FormPattern(NamedTuple):
    """A pattern that is matched in linear time, or that can't be (`matches` is None).

    `states` is the approximate number of states of its automaton.
    """

    states: int
    matches: Callable[[str], bool] | None

    def steps_for(self, text: str) -> int:
        """Return the steps that matching the text takes at most."""
        return 1 + len(text) * self.states // _COMPARISONS_PER_STEP


_NEVER_MATCHED = FormPattern(0, None)


def _spend_nothing(steps: int) -> None:
    """Use no steps."""


class FormPatterns:
    """Compiles each pattern once, and no more patterns than `_MAX_STEPS` allow.

    The caches of `linear_patterns` are too small for this: with one pattern more than they hold,
    each pattern would be compiled each time. Patterns beyond the limit count as those that may need
    backtracking.
    """

    def __init__(self) -> None:
        self._steps = _MAX_STEPS
        self._compiled: dict[str, FormPattern] = {}

    def find(self, pattern: str, spend: Callable[[int], None] = _spend_nothing) -> FormPattern:
        """Return the compiled pattern.

        `spend` gets the steps for parsing and compiling before each of them, also if the pattern
        is already compiled, so that the same evaluation always takes the same steps. It may raise
        an exception.
        """
        escapes = _STEPS_PER_ESCAPE * pattern.count("\\")
        to_parse = _STEPS_PER_PATTERN + len(pattern) + escapes
        spend(to_parse)
        known = self._compiled.get(pattern)
        if known is None and self._steps < to_parse:
            return _NEVER_MATCHED
        translated = None if known else linear(pattern)
        states = known.states if known else translated.states if translated else 0
        spend(states)
        if known is None:
            self._steps -= to_parse + states
            known = FormPattern(states, linear_finder(pattern) if translated else None)
            self._compiled[pattern] = known
        return known
