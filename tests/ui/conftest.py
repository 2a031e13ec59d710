"""Fixtures for window tests: a display, an empty home folder, and a function to show windows."""

import gc
import os
from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QTranslator
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.garbage import collect_due
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.scan_guard import ScanGuard
from tests.display import VirtualDisplay
from tests.ui.driver import process_deferred_deletes
from tests.ui.held_minting import HeldMinting, held_minting
from tests.ui.patient_bot import PatientQtBot
from tests.ui.scripted_prints import Printers, use_printers
from tests.ui.short_pauses import shorten_pauses
from tests.units.unit_jobs import UnitJob

_USER_FOLDER_VARIABLES = ("XDG_CONFIG_", "XDG_DATA_", "XDG_STATE_", "XDG_CACHE_", "XDG_DOCUMENTS_")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The QtBot of pytest-qt with longer timeouts."""
    return PatientQtBot(request)


@pytest.fixture(scope="session", autouse=True)
def display() -> Iterator[VirtualDisplay]:
    """The virtual display of this process and its children."""
    with (
        VirtualDisplay() as show_active,
        patch.dict(os.environ, show_active.environment(), clear=True),
    ):
        yield show_active


@pytest.fixture(scope="session")
def qapp(display: VirtualDisplay, qapp: QApplication) -> Iterator[QApplication]:
    """The application, which is shut down before its display, or Qt would abort the process."""
    # Otherwise the pointer hovers over the middle of the screen.
    QCursor.setPos(qapp.primaryScreen().geometry().bottomRight())
    yield qapp
    qapp.shutdown()


@pytest.fixture(autouse=True)
def fresh_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty home folder for every test, so that no files of the user are read or written."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(_USER_FOLDER_VARIABLES)]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("DPP_WORKSPACE", raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    # Qt caches the location of the settings.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / ".config"))


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """React after short pauses."""
    shorten_pauses(monkeypatch)


@pytest.fixture(autouse=True)
def collect_garbage(qapp: QApplication) -> Iterator[None]:
    """Collect garbage in the main thread, as the program does.

    In a background thread, deleting Qt's objects can wait for the main thread forever. This fixture
    comes before those with background threads, so it ends after them.
    """
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture(autouse=True)
def reset_appearance(qapp: QApplication) -> Iterator[None]:
    """Use English at the start of every test, and reset language, style and font after it."""
    use_language(qapp, "en_GB")
    font = qapp.font()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.styleHints().unsetColorScheme()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture(autouse=True)
def delete_closed_windows(reset_appearance: None) -> Iterator[None]:
    """Delete the windows of a test at its end, before Qt would apply another appearance to them."""
    yield
    process_deferred_deletes()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme of the application, which is removed after the test."""
    created = Theme(qapp)
    yield created
    shiboken6.delete(created)


@pytest.fixture
def scan_guard(qapp: QApplication) -> Iterator[ScanGuard]:
    """The scan guard of the application, which is removed after the test."""
    created = ScanGuard(qapp)
    yield created
    shiboken6.delete(created)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Background threads, which end with the test."""
    created = Background()
    yield created
    assert created.close()


@pytest.fixture
def minting(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldMinting]:
    """Jobs of the window wait after each cycle until they are released."""
    with held_minting(monkeypatch) as held:
        yield held


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """A function that shows a window and waits until it is active; the window is closed later."""

    def show_active(window: QWidget) -> None:
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show_active


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch, tasks: WorkspaceTasks) -> Iterator[Printers]:
    """Scripted printers, which continue at the end of the test."""
    made = use_printers(monkeypatch)
    yield made
    made.release()


@pytest.fixture
def units(workspace: Workspace, minted_job: MintJob) -> UnitJob:
    """A job of 25,000 tokens."""
    return UnitJob(workspace, minted_job)
