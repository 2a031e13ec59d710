"""The window starts a resolver in its own process, shows its address, and stops it."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from urllib.request import urlopen

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.resolver.dialog import ResolverDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.resolver_process import ResolverProcess, ResolverState
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.tokens.qr_view import QrView
from tests.carriers.image_reader import grey_of, symbol_in
from tests.conftest import parka
from tests.samples import mint
from tests.server.asking import path_of
from tests.ui.dialog_operations import press


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 3 parkas."""
    return mint(workspace, parka(3))


@pytest.fixture
def process(workspace: Workspace, background: Background) -> Iterator[ResolverProcess]:
    """Return a resolver that isn't started; it is stopped after the test."""
    created = ResolverProcess(workspace.path, background, background)
    yield created
    created.stop()


@pytest.fixture
def dialog(
    theme: Theme, process: ResolverProcess, show: Callable[[QWidget], None]
) -> ResolverDialog:
    """Return the dialog, with a free port and for this computer only."""
    created = ResolverDialog(process)
    show(created)
    with socket.create_server(("127.0.0.1", 0)) as free:
        _port(created).setValue(free.getsockname()[1])
    computer = created.findChild(QRadioButton, "computer")
    assert isinstance(computer, QRadioButton)
    computer.click()
    return created


def _port(dialog: ResolverDialog) -> QSpinBox:
    found = dialog.findChild(QSpinBox, "port")
    assert isinstance(found, QSpinBox)
    return found


def _text(dialog: ResolverDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def _is_enabled(dialog: ResolverDialog, name: str) -> bool:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found.isEnabled()


def _start(qtbot: QtBot, dialog: ResolverDialog, process: ResolverProcess) -> str:
    press(dialog, "start")
    qtbot.waitUntil(lambda: process.state is ResolverState.RUNNING)
    return process.urls[0]


def test_it_is_off_at_first(dialog: ResolverDialog) -> None:
    assert _text(dialog, "status") == "The resolver is off."
    assert _text(dialog, "address") == ""
    assert [_is_enabled(dialog, name) for name in ("start", "stop", "copy_address")] == [
        True,
        False,
        False,
    ]


def test_a_started_resolver_answers_at_the_address_that_is_shown(
    qtbot: QtBot,
    dialog: ResolverDialog,
    process: ResolverProcess,
    workspace: Workspace,
    job: MintJob,
) -> None:
    url = _start(qtbot, dialog, process)
    assert url == f"http://127.0.0.1:{_port(dialog).value()}/"
    assert _text(dialog, "address") == url
    assert _text(dialog, "status") == "The resolver is on."
    with urlopen(url.rstrip("/") + path_of(workspace, job)) as page:
        assert job.product_name in page.read().decode("utf-8")
    assert not _is_enabled(dialog, "start")
    assert not _port(dialog).isEnabled()
    press(dialog, "copy_address")
    assert QApplication.clipboard().text() == url
    code = dialog.findChild(QrView)
    assert isinstance(code, QrView)
    assert symbol_in(grey_of(code.grab().toImage())).text == url
    press(dialog, "stop")
    assert _text(dialog, "status") == "The resolver is off."
    assert not code.isVisible()
    with pytest.raises(OSError, match="refused"):
        urlopen(url)


def test_it_keeps_running_when_the_dialog_is_closed(
    qtbot: QtBot, dialog: ResolverDialog, process: ResolverProcess
) -> None:
    url = _start(qtbot, dialog, process)
    dialog.close()
    with urlopen(url) as page:
        assert page.status == 200
    again = ResolverDialog(process)
    qtbot.addWidget(again)
    again.show()
    assert _text(again, "address") == url


def test_a_port_in_use_is_reported(
    qtbot: QtBot, dialog: ResolverDialog, process: ResolverProcess
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        _port(dialog).setValue(taken.getsockname()[1])
        press(dialog, "start")
        qtbot.waitUntil(lambda: _text(dialog, "message") != "")
    assert "can't use port" in _text(dialog, "message")
    assert process.state is ResolverState.STOPPED
    assert _is_enabled(dialog, "start")


def test_a_resolver_that_ends_is_reported(
    qtbot: QtBot, dialog: ResolverDialog, process: ResolverProcess
) -> None:
    _start(qtbot, dialog, process)
    os.kill(process.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: process.state is ResolverState.STOPPED)
    assert "ended unexpectedly" in _text(dialog, "message")
    _start(qtbot, dialog, process)


def test_it_can_be_stopped_while_it_is_started(
    qtbot: QtBot, dialog: ResolverDialog, process: ResolverProcess, background: Background
) -> None:
    press(dialog, "start")
    press(dialog, "stop")
    assert process.state is ResolverState.STOPPED
    qtbot.waitUntil(lambda: not background.busy)
    assert process.process_id == 0
    _start(qtbot, dialog, process)
