"""A QtBot that waits long enough for a busy machine, but no longer than necessary."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partialmethod

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
    QTimer,
)
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from tests.ui.driver import TIMEOUT_MS

Condition = Callable[[], object]

_CHECK_MS = 10
"""The interval of checks for what changes without an event, such as a file."""


class PatientQtBot(QtBot):
    """A QtBot with default timeouts that are long enough for a busy machine.

    Only failing tests wait that long. Conditions are checked after each event, and not only every
    10 ms as by QtBot and QTest.
    """

    waitSignal = partialmethod(QtBot.waitSignal, timeout=TIMEOUT_MS)  # noqa: N815 - Qt's names
    waitSignals = partialmethod(QtBot.waitSignals, timeout=TIMEOUT_MS)  # noqa: N815

    def waitUntil(self, callback: Condition, *, timeout: int = TIMEOUT_MS) -> None:  # noqa: N802
        """Wait until the callback returns True, or None without raising an AssertionError.

        Raise pytest-qt's TimeoutError after `timeout` milliseconds, and what the callback raises.
        """
        wait = _Wait(callback, QDeadlineTimer(timeout))
        if not wait.is_over():
            wait.run()
        if wait.failure:
            raise wait.failure

    # The context managers of pytest-qt have a class of their own, which isn't public.
    @contextmanager
    def waitActive(  # type: ignore[override]  # noqa: N802
        self, widget: QWidget, *, timeout: int = TIMEOUT_MS
    ) -> Iterator[None]:
        """Wait after the block until the window of the widget is active."""
        yield
        self.waitUntil(lambda: _is_active(widget), timeout=timeout)

    @contextmanager
    def waitExposed(  # type: ignore[override]  # noqa: N802
        self, widget: QWidget, *, timeout: int = TIMEOUT_MS
    ) -> Iterator[None]:
        """Wait after the block until the window of the widget is on the screen."""
        yield
        self.waitUntil(lambda: _is_exposed(widget), timeout=timeout)


class _Wait:
    """Waits until a condition is met, in an event loop."""

    def __init__(self, condition: Condition, deadline: QDeadlineTimer) -> None:
        self.failure: BaseException | None = None
        self._condition = condition
        self._deadline = deadline
        self._loop = QEventLoop()
        self._checking = False

    def run(self) -> None:
        """Process events until the condition is met or the time is up, and then those left."""
        timer = QTimer(interval=_CHECK_MS)
        timer.timeout.connect(self._check)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.aboutToBlock.connect(self._check)
        timer.start()
        self._loop.exec()
        dispatcher.aboutToBlock.disconnect(self._check)
        timer.stop()
        QCoreApplication.processEvents()

    def is_over(self) -> bool:
        """Return True if the condition is met, raised an error or took too long."""
        problem: BaseException | None = None
        try:
            result = self._condition()
        except AssertionError as error:
            problem = error
        except BaseException as error:  # noqa: BLE001 - raised again by the caller of the loop
            self.failure = error
            return True
        if problem is None and result not in (None, True, False):
            self.failure = ValueError(f"a condition returned {result!r}")
        elif problem or result is False:
            if not self._deadline.hasExpired():
                return False
            self.failure = WaitedTooLong("The condition wasn't met in time.")
            self.failure.__cause__ = problem
        return True

    def _check(self) -> None:
        if self._checking or not self._loop.isRunning():
            return
        self._checking = True
        if self.is_over():
            self._loop.quit()
        self._checking = False


def _handle(widget: QWidget) -> QWindow | None:
    """Return the window of the widget on the screen, if it was shown before."""
    return widget.window().windowHandle()


def _is_active(widget: QWidget) -> bool:
    window = _handle(widget)
    return window is not None and window.isActive()


def _is_exposed(widget: QWidget) -> bool:
    window = _handle(widget)
    return window is not None and window.isExposed()
