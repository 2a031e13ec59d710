"""Takes what worker threads have to say to the main thread.

Messages wait in a queue that no signal can lose; the signal only says that there is something. So
a message is late by a tick of the timer at worst, and many messages wake the main thread once.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

Message = Callable[[], None]
"""Something to do on the main thread."""

_TICK_MS = 100


class Outbox(QObject):
    """The one long-lived emitter: lives on the main thread, posted to by all others."""

    woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: deque[Message] = deque()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.deliver)
        self.woken.connect(self.deliver)

    def post(self, message: Message) -> None:
        """Has the message carried out on the main thread. Called from any thread."""
        first = not self._messages
        self._messages.append(message)
        if first:
            self.woken.emit()

    def expect(self, expecting: bool) -> None:  # noqa: FBT001 - the only argument
        """Looks for messages by the clock too, while any are expected."""
        if expecting and not self._timer.isActive():
            self._timer.start()
        elif not expecting:
            self._timer.stop()

    @Slot()
    def deliver(self) -> None:
        """Carries out what has been posted so far."""
        for _ in range(len(self._messages)):
            # A message may open a dialog, whose event loop delivers what else is here.
            if self._messages:
                self._messages.popleft()()
