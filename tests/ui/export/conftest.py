"""Fixtures for tests of the export dialog: background tasks and the visible dialog."""

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

BlockBackground = Callable[[], Callable[[], None]]
OpenDialog = Callable[[MintJob | ExportRequest], Driver]


_THREADS = 4


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def work(qapp: QApplication) -> QObject:
    """The owner of the background tasks."""
    return QObject()


@pytest.fixture
def background(work: QObject) -> Background:
    """The background threads of the dialog."""
    return Background(work)


@pytest.fixture
def block_background(background: Background, work: QObject) -> Iterator[BlockBackground]:
    """A function that blocks background tasks; it returns a function that releases them."""
    released = threading.Event()

    def block() -> Callable[[], None]:
        for _ in range(_THREADS):
            background.start(work, lambda: released.wait(30), lambda waited: None)
        return released.set

    yield block
    released.set()


@pytest.fixture
def exports(workspace: Workspace, background: Background, work: QObject) -> Iterator[ExportRuns]:
    """Exports in threads, which end after the test."""
    created = ExportRuns(workspace, background, work)
    yield created
    created.stop_all()
    created.wait()
    assert background.close()


@pytest.fixture
def default_folder(tmp_path: Path) -> Path:
    """The default export folder, which doesn't exist yet."""
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
    """A function that opens the dialog and waits until it shows the export state or an error."""

    def opened(target: MintJob | ExportRequest) -> Driver:
        request = ExportRequest(WholeJob(target.id)) if isinstance(target, MintJob) else target
        dialog = ExportDialog(workspace, background, exports, request, default_folder)
        show(dialog)
        driver = Driver(qtbot, dialog)
        driver.wait_for(lambda: bool(driver.text("heading") or driver.text("message")))
        return driver

    return opened
