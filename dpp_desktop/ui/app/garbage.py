"""Collects Python's garbage in the main thread."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1_000


class GarbageCollector(QObject):
    """Replaces Python's automatic collection of reference cycles while it exists.

    Windows are often part of cycles. Python would delete them in any thread that happens to
    allocate memory, where Qt waits for the main thread, which in turn waits for Python's lock.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if gc.isenabled():  # otherwise, another collector exists
            gc.disable()
            self.destroyed.connect(_enable)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        collect_due()


def collect_due() -> None:
    """Collect the oldest generation that is due, as Python would."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))


def _enable(_destroyed: QObject) -> None:
    gc.enable()
