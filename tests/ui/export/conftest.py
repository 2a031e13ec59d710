"""Fixtures for tests of the export dialog: the background threads, and the open dialog."""

import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.progress import ExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.poller import ExportRequest
from dpp_desktop.ui.tasks import engine
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.export_observers import WaitAtSecondPack
from tests.samples import mint
from tests.ui.driver import TIMEOUT_MS
from tests.ui.export.export_driver import BlockBackground, ExportDriver, OpenDialog

_BACKGROUND_THREADS = 4


@pytest.fixture(autouse=True)
def qt_file_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's file dialogs, because tests can't operate those of a desktop."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    """The owner of the background tasks."""
    return QObject()


@pytest.fixture
def background(owner: QObject) -> Background:
    """Background threads for queries."""
    return Background(owner)


@pytest.fixture
def block_background(background: Background, owner: QObject) -> Iterator[BlockBackground]:
    """A function that blocks the background threads, and returns a function to release them."""
    released = threading.Event()

    def block() -> Callable[[], None]:
        for _ in range(_BACKGROUND_THREADS):
            background.start(owner, lambda: released.wait(TIMEOUT_MS / 1_000), lambda _: None)
        return released.set

    yield block
    released.set()


@pytest.fixture
def exports(workspace: Workspace, background: Background, owner: QObject) -> Iterator[ExportRuns]:
    """Exports in threads, which end after the test."""
    created = ExportRuns(workspace, background, owner)
    yield created
    created.stop_all()
    created.wait()
    assert background.close()


@pytest.fixture
def hold_first_export(
    exports: ExportRuns, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WaitAtSecondPack]:
    """Make the first export that is started wait before its second pack."""
    export_tokens = engine.export_tokens
    held = WaitAtSecondPack()

    def export_held(
        workspace: Workspace,
        request: Request,
        observer: ExportObserver,
        packs: Collection[int] | None,
        replace: Collection[int],
    ) -> ExportResult:
        monkeypatch.setattr(engine, "export_tokens", export_tokens)
        held.observer = observer
        return export_tokens(workspace, request, held, packs, replace)

    monkeypatch.setattr(engine, "export_tokens", export_held)
    yield held
    held.continue_()


@pytest.fixture
def default_folder(tmp_path: Path) -> Path:
    """The default folder for exports, which doesn't exist yet."""
    return tmp_path / "exports"


@pytest.fixture
def small_job(workspace: Workspace) -> MintJob:
    """A completed job of twelve units."""
    return mint(workspace, parka(12))


@pytest.fixture
def open_dialog(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    workspace: Workspace,
    background: Background,
    exports: ExportRuns,
    default_folder: Path,
) -> OpenDialog:
    """A function that opens the dialog and waits for the state of the export or an error."""

    def open_(target: MintJob | ExportRequest) -> ExportDriver:
        request = ExportRequest(WholeJob(target.id)) if isinstance(target, MintJob) else target
        dialog = ExportDialog(workspace, background, exports, request, default_folder)
        show(dialog)
        driver = ExportDriver(qtbot, dialog)
        driver.wait_for(lambda: driver.text("heading") or driver.text("message"))
        return driver

    return open_
