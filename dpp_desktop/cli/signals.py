"""Lets Ctrl+C and a polite kill end work at its next safe point."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StopRequest:
    """Whether the user asked to stop."""

    def __init__(self) -> None:
        self.made = False

    def handle(self, signal_number: int, frame: FrameType | None) -> None:
        """The first signal asks; a second one interrupts at once, which loses nothing either."""
        if self.made:
            raise KeyboardInterrupt
        self.made = True


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """While the body runs, SIGINT and SIGTERM make a stop request."""
    request = StopRequest()
    # A signal that is ignored, as SIGINT is for jobs in a script's background, stays so.
    heeded = [
        number
        for number in (signal.SIGINT, signal.SIGTERM)
        if signal.getsignal(number) is not signal.SIG_IGN
    ]
    before = {number: signal.signal(number, request.handle) for number in heeded}
    try:
        yield request
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
