"""The signal that stops long work without a result."""

from collections.abc import Callable


class Stopped(Exception):
    """The work was stopped."""


Checkpoint = Callable[[], None]
"""Called regularly by work that can be stopped; raises Stopped to stop it."""


def go_on() -> None:
    """The checkpoint of work that is never stopped."""
