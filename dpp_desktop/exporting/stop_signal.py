"""How work that leaves nothing behind is stopped by whoever asked for it."""

from collections.abc import Callable


class Stopped(Exception):
    """The work was asked to go no further."""


Checkpoint = Callable[[], None]
"""Called now and then by work that can be stopped; raises Stopped if it is to stop."""


def go_on() -> None:
    """The checkpoint of work that nobody stops."""
