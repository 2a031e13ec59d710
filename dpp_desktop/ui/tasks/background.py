"""Runs functions in worker threads and answers on the main thread."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

Message = Callable[[], None]
"""Something to do on the main thread."""

_TICK_MS = 100


class MainThreadQueue(QObject):
    """The one long-lived emitter: lives on the main thread, posted to by all others."""

    message_added = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: deque[Message] = deque()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.deliver)
        self.message_added.connect(self.deliver)

    def post(self, message: Message) -> None:
        """Has the message carried out on the main thread. Called from any thread."""
        first = not self._messages
        self._messages.append(message)
        if first:
            self.message_added.emit()

    def poll(self, enabled: bool) -> None:  # noqa: FBT001 - the only argument
        """Looks for messages by the clock too, while any are expected."""
        if enabled and not self._timer.isActive():
            self._timer.start()
        elif not enabled:
            self._timer.stop()

    @Slot()
    def deliver(self) -> None:
        """Carries out what has been posted so far."""
        for _ in range(len(self._messages)):
            # A message may open a dialog, whose event loop delivers what else is here.
            if self._messages:
                self._messages.popleft()()


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


Value = TypeVar("Value")

_SHORT_TASK_THREADS = 4
_UNINTERRUPTED_THREADS = 2
_CLOSE_TIMEOUT_MS = 3_000

_log = logging.getLogger(__name__)


class _Runnable(QRunnable):
    """One function to be run in a worker thread, and where its outcome goes."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any, Exception | None], None]
    ) -> None:
        super().__init__()
        # Kept and let go of by whoever runs it: Qt must not delete what Python still holds.
        self.setAutoDelete(False)
        self._work = work
        self._done = done

    def run(self) -> None:
        """Runs the function. Whatever it raises is told: in a thread, nobody else would."""
        try:
            value = self._work()
        except Exception as error:  # noqa: BLE001 - the boundary of the thread
            self._done(None, error)
        else:
            self._done(value, None)


class BackgroundTask:
    """Something asked for; dropped, its answer comes to nobody."""

    def __init__(
        self,
        owner: QObject,
        answer: Callable[[Any], None],
        failed: Callable[[Exception], None],
        stop: Stop | None = None,
    ) -> None:
        self._stop = stop
        self._owner: QObject | None = owner
        self._answer = answer
        self._failed = failed

    def discard(self) -> None:
        """Nobody wants to know any more."""
        self._owner = None
        if self._stop:
            self._stop.request()

    @property
    def wanted(self) -> bool:
        """True while the one who asked is there and waits."""
        return self._owner is not None and isValid(self._owner)

    def settle(self, value: Any, error: Exception | None) -> None:
        """Tells the outcome, if anybody still wants to know."""
        if not self.wanted:
            if error:
                _log.info("A failure that nobody waited for", exc_info=error)
        elif error:
            self._failed(error)
        else:
            self._answer(value)


class Background(QObject):
    """The pools of threads, and the outbox through which they answer.

    Short reads and changes are asked for, longer work is carried out; whoever has work without end
    brings a pool of their own.
    """

    idle = Signal()
    """Nothing is being carried out any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = MainThreadQueue(self)
        self._asking = self.pool(_SHORT_TASK_THREADS)
        self._pools_in_use = {self._asking}
        self._uninterrupted_pool = self.pool(_UNINTERRUPTED_THREADS)
        self._uninterrupted = 0
        self._under_way: set[_Runnable] = set()
        self._stops: WeakSet[Stop] = WeakSet()
        self._closed = False
        self._on_unexpected: Callable[[Exception], None] = _raise

    def pool(self, threads: int) -> QThreadPool:
        """Returns a new pool of so many threads."""
        made = QThreadPool(self)
        made.setMaxThreadCount(threads)
        return made

    def on_unexpected_error(self, told: Callable[[Exception], None]) -> None:
        """Sets who is told of failures that the asker has no answer to."""
        self._on_unexpected = told

    def ask(
        self,
        owner: QObject,
        work: Callable[[], Value],
        answer: Callable[[Value], None],
        failed: Callable[[Exception], None] | None = None,
        pool: QThreadPool | None = None,
        stop: Stop | None = None,
    ) -> BackgroundTask:
        """Runs `work` in a thread, then `answer` with its value, or `failed`, on the main thread.

        Neither is called once `owner` is gone, the question dropped, or all this closed. Without
        `failed`, failures go to whom `on_unexpected_error` named. What takes longer than others would
        wait is asked in a `pool` of its own, and looks at a `stop`, which is requested when the
        question is dropped or all this closed.
        """
        question = BackgroundTask(owner, answer, failed or self._handle_unexpected, stop)
        if stop:
            self._stops.add(stop)
        used = pool or self._asking
        self._pools_in_use.add(used)
        self.run(used, lambda: work() if question.wanted else None, question.settle)
        return question

    def carry_out(
        self,
        owner: QObject,
        work: Callable[[], Value],
        answer: Callable[[Value], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> BackgroundTask:
        """As `ask`, for work that takes its time and must not be cut short."""
        question = BackgroundTask(owner, answer, failed or self._handle_unexpected)
        self._uninterrupted += not self._closed

        def settle(value: Any, error: Exception | None) -> None:
            self._uninterrupted -= 1
            question.settle(value, error)
            if not self._uninterrupted:
                self.idle.emit()

        self.run(self._uninterrupted_pool, work, settle)
        return question

    @property
    def busy(self) -> bool:
        """True while something is being carried out."""
        return self._uninterrupted > 0

    def run(
        self,
        pool: QThreadPool,
        work: Callable[[], Value],
        done: Callable[[Any, Exception | None], None],
    ) -> None:
        """Runs `work` in a thread of the pool, then `done` with its outcome on the main thread.

        Runs nothing any more when all this is closed: nobody would wait for it.
        """
        if self._closed:
            return

        def settle(value: Any, error: Exception | None) -> None:
            self.post(lambda: self._settle(running, done, value, error))

        running = _Runnable(work, settle)
        self._under_way.add(running)
        self._queue.poll(True)
        pool.start(running)

    def post(self, message: Callable[[], None]) -> None:
        """Has something done on the main thread. Called from any thread."""
        self._queue.post(message)

    def close(self) -> bool:
        """Takes no more questions, and waits for those asked; False if one doesn't end."""
        self._closed = True
        for stop in self._stops:
            stop.request()
        self._uninterrupted_pool.waitForDone()
        waited = [pool.waitForDone(_CLOSE_TIMEOUT_MS) for pool in self._pools_in_use]
        self._queue.deliver()
        return all(waited)

    def _settle(
        self,
        running: _Runnable,
        done: Callable[[Any, Exception | None], None],
        value: Any,
        error: Exception | None,
    ) -> None:
        self._under_way.discard(running)
        self._queue.poll(bool(self._under_way))
        done(value, error)

    def _handle_unexpected(self, error: Exception) -> None:
        self._on_unexpected(error)


def _raise(error: Exception) -> None:
    raise error
