"""Reports the progress of updating the workspace of an earlier version."""

from enum import Enum, auto
from typing import Protocol


class MoveStep(Enum):
    """A step of moving the tokens of an earlier version."""

    MOVE = auto()
    COMPARE = auto()
    COMPACT = auto()


class MoveObserver(Protocol):
    """Receives the progress of moving tokens. Called from the thread that moves them.

    It may raise an error to stop the move, which continues at the next opening.
    """

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Report how many tokens of a step are done; a total of 0 means that this isn't known."""


class NullMoveObserver:
    """Ignores progress."""

    def progressed(self, step: MoveStep, done: int, total: int) -> None:
        """Do nothing."""
