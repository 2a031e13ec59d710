"""Fixtures for tests of the export dialog: the work behind it, and the dialog itself, shown."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.poller import ExportRequest
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.ui.export.driving import Driver

HoldUp = Callable[[], Callable[[], None]]
OpenDialog = Callable[[MintJob | ExportRequest], Driver]


_AS_MANY_AS_THERE_ARE_THREADS = 4


@pytest.fixture(autouse=True)
def dialogs_of_qt(qapp: QApplication) -> Iterator[None]:
    """Those of a desktop can't be driven from here."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def work(qapp: QApplication) -> QObject:
    """What the work in the background belongs to."""
    return QObject()


@pytest.fixture
def background(work: QObject) -> Background:
    """Threads to look in."""
    return Background(work)


@pytest.fixture
def hold_up(background: Background, work: QObject) -> Iterator[HoldUp]:
    """Called, it keeps what is asked for in the background waiting, until what it returns is."""
    going_on = threading.Event()

    def held_up() -> Callable[[], None]:
        for _ in range(_AS_MANY_AS_THERE_ARE_THREADS):
            background.start(work, lambda: going_on.wait(30), lambda waited: None)
        return going_on.set

    yield held_up
    going_on.set()


@pytest.fixture
def exports(workspace: Workspace, background: Background, work: QObject) -> Iterator[ExportRuns]:
    """Exports in threads, ended after the test."""
    made = ExportRuns(workspace, background, work)
    yield made
    made.stop_all()
    made.wait()
    assert background.close()


@pytest.fixture
def default_folder(tmp_path: Path) -> Path:
    """Where exports go unless the user says otherwise; not there yet."""
    return tmp_path / "exports"


@pytest.fixture
def open_dialog(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    workspace: Workspace,
    background: Background,
    exports: ExportRuns,
    default_folder: Path,
) -> OpenDialog:
    """Opens the dialog, and waits until it knows where the export stands, or why not."""

    def opened(what: MintJob | ExportRequest) -> Driver:
        sought = ExportRequest(WholeJob(what.id)) if isinstance(what, MintJob) else what
        dialog = ExportDialog(workspace, background, exports, sought, default_folder)
        show(dialog)
        driver = Driver(qtbot, dialog)
        driver.wait_until(lambda: bool(driver.text("heading") or driver.text("message")))
        return driver

    return opened
