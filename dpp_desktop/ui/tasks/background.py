"""Run functions in worker threads and pass their results to the main thread."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

Message = Callable[[], None]
"""A function to be called on the main thread."""

StopEvent = Event
"""The type of an event that asks a running task to stop."""

_POLL_MS = 100


class MainThreadQueue(QObject):
    """A queue of functions that are called on the main thread; any thread may add to it."""

    message_added = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: deque[Message] = deque()
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self.deliver)
        self.message_added.connect(self.deliver)

    def post(self, message: Message) -> None:
        """Have the message called on the main thread. Thread-safe."""
        first = not self._messages
        self._messages.append(message)
        if first:
            self.message_added.emit()

    def poll(self, enabled: bool) -> None:  # noqa: FBT001 - the only argument
        """Turn polling on or off: it delivers messages whose signal was lost."""
        if enabled and not self._timer.isActive():
            self._timer.start()
        elif not enabled:
            self._timer.stop()

    @Slot()
    def deliver(self) -> None:
        """Call all messages that have been posted so far."""
        for _ in range(len(self._messages)):
            # A message may open a dialog, and its event loop delivers the remaining messages.
            if self._messages:
                self._messages.popleft()()


Value = TypeVar("Value")

_SHORT_TASK_THREADS = 4
_UNINTERRUPTED_THREADS = 2
_CLOSE_TIMEOUT_MS = 3_000

_log = logging.getLogger(__name__)


class _Runnable(QRunnable):
    """Runs one function in a worker thread and passes its result or exception on."""

    def __init__(
        self, work: Callable[[], Any], done: Callable[[Any, Exception | None], None]
    ) -> None:
        super().__init__()
        # `Background` keeps a reference until the end: Qt must not delete a live Python object.
        self.setAutoDelete(False)
        self._work = work
        self._done = done

    def run(self) -> None:
        """Run the function; an exception is passed on because a thread has no caller."""
        try:
            value = self._work()
        except Exception as error:  # noqa: BLE001 - the boundary of the thread
            self._done(None, error)
        else:
            self._done(value, None)


class BackgroundTask:
    """A function that runs in the background, and the callbacks that get its result."""

    def __init__(
        self,
        owner: QObject,
        on_result: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        stop: Event | None = None,
    ) -> None:
        self._stop = stop
        self._owner: QObject | None = owner
        self._on_result = on_result
        self._on_error = on_error

    def discard(self) -> None:
        """Ignore the result, and ask the function to stop if it can."""
        self._owner = None
        if self._stop:
            self._stop.set()

    @property
    def is_wanted(self) -> bool:
        """True while the owner exists and the task isn't discarded."""
        return self._owner is not None and isValid(self._owner)

    def finish(self, value: Any, error: Exception | None) -> None:
        """Call the callback for the result, unless the task is no longer wanted."""
        if not self.is_wanted:
            if error:
                _log.info("A discarded task failed", exc_info=error)
        elif error:
            self._on_error(error)
        else:
            self._on_result(value)


class Background(QObject):
    """The thread pools, and the queue through which results reach the main thread.

    `start` is for short reads and writes, `start_uninterrupted` for longer work. Work without a
    time limit, such as mint and export runs, needs its own pool.
    """

    idle = Signal()
    """The last uninterrupted task has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = MainThreadQueue(self)
        self._short_pool = self.pool(_SHORT_TASK_THREADS)
        self._pools_in_use = {self._short_pool}
        self._uninterrupted_pool = self.pool(_UNINTERRUPTED_THREADS)
        self._uninterrupted = 0
        self._running: set[_Runnable] = set()
        self._stops: WeakSet[Event] = WeakSet()
        self._closed = False
        self._on_unexpected: Callable[[Exception], None] = _raise

    def pool(self, threads: int) -> QThreadPool:
        """Return a new pool of that many threads."""
        made = QThreadPool(self)
        made.setMaxThreadCount(threads)
        return made

    def on_unexpected_error(self, callback: Callable[[Exception], None]) -> None:
        """Set the callback for errors of tasks that have no error callback of their own."""
        self._on_unexpected = callback

    def start(
        self,
        owner: QObject,
        work: Callable[[], Value],
        on_result: Callable[[Value], None],
        on_error: Callable[[Exception], None] | None = None,
        pool: QThreadPool | None = None,
        stop: Event | None = None,
    ) -> BackgroundTask:
        """Run `work` in a thread, then `on_result` or `on_error` on the main thread.

        Neither is called once `owner` is deleted, the task is discarded, or this is closed.
        Without `on_error`, errors go to the callback of `on_unexpected_error`. Work that would
        delay other tasks needs its own `pool`; it should check `stop`, which is set when the task
        is discarded or this is closed.
        """
        task = BackgroundTask(owner, on_result, on_error or self._handle_unexpected, stop)
        if stop:
            self._stops.add(stop)
        used = pool or self._short_pool
        self._pools_in_use.add(used)
        self.run(used, lambda: work() if task.is_wanted else None, task.finish)
        return task

    def start_uninterrupted(
        self,
        owner: QObject,
        work: Callable[[], Value],
        on_result: Callable[[Value], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> BackgroundTask:
        """Like `start`, for longer work that must run to its end: `close` waits for it."""
        task = BackgroundTask(owner, on_result, on_error or self._handle_unexpected)
        self._uninterrupted += not self._closed

        def finish(value: Any, error: Exception | None) -> None:
            self._uninterrupted -= 1
            task.finish(value, error)
            if not self._uninterrupted:
                self.idle.emit()

        self.run(self._uninterrupted_pool, work, finish)
        return task

    @property
    def busy(self) -> bool:
        """True while an uninterrupted task runs or waits for a thread."""
        return self._uninterrupted > 0

    def run(
        self,
        pool: QThreadPool,
        work: Callable[[], Value],
        done: Callable[[Any, Exception | None], None],
    ) -> None:
        """Run `work` in a thread of the pool, then `done` with its outcome on the main thread.

        Does nothing after `close`, which would not wait for it.
        """
        if self._closed:
            return

        def finish(value: Any, error: Exception | None) -> None:
            self.post(lambda: self._finish(runnable, done, value, error))

        runnable = _Runnable(work, finish)
        self._running.add(runnable)
        self._queue.poll(True)
        pool.start(runnable)

    def post(self, message: Callable[[], None]) -> None:
        """Have the function called on the main thread. Thread-safe."""
        self._queue.post(message)

    def close(self) -> bool:
        """Accept no more tasks and wait for the running ones; False if one doesn't end in time."""
        self._closed = True
        for stop in self._stops:
            stop.set()
        self._uninterrupted_pool.waitForDone()
        ended = [pool.waitForDone(_CLOSE_TIMEOUT_MS) for pool in self._pools_in_use]
        self._queue.deliver()
        return all(ended)

    def _finish(
        self,
        runnable: _Runnable,
        done: Callable[[Any, Exception | None], None],
        value: Any,
        error: Exception | None,
    ) -> None:
        self._running.discard(runnable)
        self._queue.poll(bool(self._running))
        done(value, error)

    def _handle_unexpected(self, error: Exception) -> None:
        self._on_unexpected(error)


def _raise(error: Exception) -> None:
    raise error
