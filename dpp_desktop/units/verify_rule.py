"""Which labels of a print job are scanned back: each, every nth, or first and last of a roll."""

import re
from dataclasses import dataclass

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MAX_QUANTITY

_EVERY = re.compile(r"every:([0-9]{1,7})", re.ASCII)
_ENDS = re.compile(r"first-last(?::([0-9]{1,7}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class VerifyRule:
    """A rule about the labels of a print job, in the order in which they are printed.

    `every` is the distance between scanned labels: 1 for each label. If it is 0, the first and the
    last label of each roll are scanned; a roll has `roll` labels, or all of them if that is 0.
    """

    every: int = 1
    roll: int = 0

    @classmethod
    def parse(cls, text: str) -> "VerifyRule":
        """Return the rule of a text: each, every:10, first-last, or first-last:1000.

        Raises InvalidInput.
        """
        text = text.strip().lower()
        if text == "each":
            return cls()
        every, ends = _EVERY.fullmatch(text), _ENDS.fullmatch(text)
        if every and 1 <= int(every[1]) <= MAX_QUANTITY:
            return cls(int(every[1]))
        if ends and (ends[1] is None or 1 <= int(ends[1]) <= MAX_QUANTITY):
            return cls(0, int(ends[1] or 0))
        problem = Message(
            "'{text}' isn't a rule: use each, every:10, first-last, or first-last:1000 with the "
            "number of labels on a roll.",
            text=text,
        )
        raise InvalidInput([Problem("verify", "verify_rule", problem)])

    def is_due(self, position: int, count: int) -> bool:
        """Return whether the label at that position, from 0, of `count` labels is scanned."""
        if self.every:
            return (position + 1) % self.every == 0
        roll = self.roll or count
        return position % roll in (0, roll - 1) or position == count - 1

    def due_count(self, first: int, end: int, count: int) -> int:
        """Return how many labels from `first` to `end` (not included) of `count` are scanned."""
        if self.every:
            return end // self.every - first // self.every
        return self._ends_before(end, count) - self._ends_before(first, count)

    def _ends_before(self, end: int, count: int) -> int:
        """Return how many of the labels before `end` are the first or the last of a roll."""
        roll = self.roll or count
        if roll <= 1 or end <= 0:
            return max(end, 0)
        whole, part = divmod(end, roll)
        is_last_cut = end == count and part > 1
        return 2 * whole + min(part, 1) + is_last_cut

    def __str__(self) -> str:
        """Return the text that `parse` reads."""
        if self.every:
            return "each" if self.every == 1 else f"every:{self.every}"
        return f"first-last:{self.roll}" if self.roll else "first-last"
