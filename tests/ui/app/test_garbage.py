"""Objects in reference cycles are deleted in the main thread, whichever thread made garbage."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.app.garbage import GarbageCollector
from tests.ui.driver import TIMEOUT_MS, process_deferred_deletes


@pytest.fixture(autouse=True)
def collect_garbage() -> None:
    """Leave it to the test, in place of the fixture for all other tests."""


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


def _make_garbage() -> None:
    for _ in range(200_000):
        _Cycle()


def test_garbage_is_collected_in_the_main_thread(qtbot: QtBot) -> None:
    owner = QObject()
    GarbageCollector(owner)
    found: list[threading.Thread] = []
    cycle = _Cycle()
    weakref.finalize(cycle, lambda: found.append(threading.current_thread()))
    del cycle
    worker = threading.Thread(target=_make_garbage)
    worker.start()
    worker.join()
    assert found == []
    qtbot.waitUntil(lambda: bool(found), timeout=TIMEOUT_MS)
    assert found == [threading.main_thread()]
    owner.deleteLater()
    process_deferred_deletes()
    assert gc.isenabled()


def test_the_first_of_two_collectors_ends_the_replacement(qtbot: QtBot) -> None:
    first, second = QObject(), QObject()
    GarbageCollector(first)
    GarbageCollector(second)
    second.deleteLater()
    process_deferred_deletes()
    assert not gc.isenabled()
    first.deleteLater()
    process_deferred_deletes()
    assert gc.isenabled()
