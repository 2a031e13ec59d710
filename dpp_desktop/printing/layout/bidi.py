"""The order of text with right-to-left scripts (Unicode Standard Annex #9).

python-bidi calculates the levels. Its public function returns only the reordered text, but shaping
needs the text in logical order and the levels, which are in the documented debug text.
"""

import re
from itertools import groupby
from operator import itemgetter
from unicodedata import bidirectional

from bidi import get_display

_RIGHT_TO_LEFT = {"R", "AL", "AN", "RLE", "RLO", "RLI"}
_STRONG = {"L": False, "R": True, "AL": True}
_LEVELS = "\n    levels: [\n"
"""Starts the levels in the debug text; the text itself has no line breaks there."""
_LEVEL = re.compile(r"Level\(\s*(\d+),?\s*\)")


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is right-to-left (rules P2 and P3)."""
    return next(
        (_STRONG[kind] for letter in text if (kind := bidirectional(letter)) in _STRONG), False
    )


def levels_of(text: str, *, right_to_left: bool) -> list[int]:
    """Return the embedding level of each character; odd levels are right-to-left.

    `text` is one line without white space at its end.
    """
    base = int(right_to_left)
    if not right_to_left and not any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return [base] * len(text)
    debug = str(get_display(text, base_dir="R" if right_to_left else "L", debug=True))
    by_octet = [int(level) for level in _LEVEL.findall(debug.partition(_LEVELS)[2])]
    levels, position = [], 0
    for letter in text:
        levels.append(by_octet[position])
        position += len(letter.encode("utf-8"))
    return levels


def visual_order(levels: list[int]) -> list[int]:
    """Return the indexes of runs with these levels from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for least in range(max(levels), min(odd) - 1, -1):
        reordered: list[int] = []
        marked = ((levels[index] >= least, index) for index in order)
        for is_reversed, group in groupby(marked, itemgetter(0)):
            run = [index for _, index in group]
            reordered += run[::-1] if is_reversed else run
        order = reordered
    return order
