"""Turns Ctrl+C and SIGTERM into a request to stop at the next safe point."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StopRequest:
    """Whether a stop was requested."""

    def __init__(self) -> None:
        self.made = False
        self._interrupts = False

    @contextmanager
    def interrupting(self) -> Iterator[None]:
        """Raise KeyboardInterrupt in the body once a stop is requested, or if it was before.

        Use this only to wait for input, which otherwise continues after a signal.
        """
        self._interrupts = True
        try:
            if self.made:
                raise KeyboardInterrupt
            yield
        finally:
            self._interrupts = False

    def handle(self, signal_number: int, frame: FrameType | None) -> None:
        """Request a stop; on the second signal, interrupt at once. Neither loses committed work."""
        is_second = self.made
        self.made = True
        if is_second or self._interrupts:
            raise KeyboardInterrupt


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Turn SIGINT and SIGTERM into a stop request while the body runs."""
    request = StopRequest()
    # An ignored signal stays ignored, such as SIGINT in the background of a script.
    handled = [
        number
        for number in (signal.SIGINT, signal.SIGTERM)
        if signal.getsignal(number) is not signal.SIG_IGN
    ]
    before = {number: signal.signal(number, request.handle) for number in handled}
    try:
        yield request
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
