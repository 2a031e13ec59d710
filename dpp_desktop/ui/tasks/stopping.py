"""How work in a thread is asked to stop, and waits no longer than until then."""

from threading import Event


class Stop:
    """Whether the work should stop at its next safe point."""

    def __init__(self) -> None:
        self._event = Event()

    def request(self) -> None:
        """Asks for it."""
        self._event.set()

    @property
    def requested(self) -> bool:
        """True once it was asked for."""
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Waits so long, or until it is asked for."""
        self._event.wait(seconds)
