"""A workspace of an earlier version is updated in the background when a window opens it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import StorageFull
from dpp_desktop.model.workspace_update import MoveStep
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.app.open_workspace import open_workspace
from dpp_desktop.ui.app.update_dialog import UpdateDialog
from tests.conftest import parka
from tests.samples import make_workspace, put_job
from tests.store.earlier_versions import OF_VERSION_9, change_tables


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a workspace of version 9 with a job of 30 cycles."""
    path = tmp_path / "old"
    make_workspace(path)
    with Workspace.open(path) as workspace:
        run_job(workspace, put_job(workspace, parka(300)).id, cycle_tokens=10)
    change_tables(path, *OF_VERSION_9)
    return path


class _Held:
    """Stops the update at its first reports until the test has looked at the dialog."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, look: Callable[[UpdateDialog], None]):
        self.threads: set[int] = set()
        self._looked = threading.Event()
        report = UpdateDialog.progressed

        def progressed(dialog: UpdateDialog, step: MoveStep, done: int, total: int) -> None:
            self.threads.add(threading.get_ident())
            report(dialog, step, done, total)
            if done:
                assert self._looked.wait(30)
                report(dialog, step, done, total)

        def look_at_dialog() -> None:
            active = QApplication.activeModalWidget()
            bar = active.findChild(QProgressBar) if isinstance(active, UpdateDialog) else None
            if not isinstance(active, UpdateDialog) or not bar or not bar.value():
                QTimer.singleShot(10, look_at_dialog)
                return
            look(active)
            self._looked.set()

        monkeypatch.setattr(UpdateDialog, "progressed", progressed)
        QTimer.singleShot(0, look_at_dialog)


def test_an_update_shows_its_progress_and_the_window_opens(
    qtbot: QtBot, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, int]] = []

    def look(dialog: UpdateDialog) -> None:
        bar = dialog.findChild(QProgressBar)
        assert bar
        seen.append((bar.value(), bar.maximum()))

    held = _Held(monkeypatch, look)
    opened = open_workspace(old, expected=True)
    assert opened
    assert seen == [(667, 1_000)] or seen == [(666, 1_000)]
    assert threading.get_ident() not in held.threads
    with opened.workspace.read() as transaction:
        assert len(tokens.serials_of(transaction, 1, 0, 300)) == 300
    opened.close()


@pytest.mark.parametrize("close", [QDialog.reject, lambda dialog: dialog.done(0)])
def test_a_cancelled_update_opens_nothing_and_continues_later(
    qtbot: QtBot,
    old: Path,
    monkeypatch: pytest.MonkeyPatch,
    close: Callable[[UpdateDialog], None],
) -> None:
    with monkeypatch.context() as patched:
        _Held(patched, close if close is not QDialog.reject else UpdateDialog.reject)
        assert open_workspace(old, expected=True) is None
    with Workspace.open(old) as workspace, workspace.read() as transaction:
        assert len(tokens.serials_of(transaction, 1, 0, 300)) == 300


def test_an_error_of_the_update_is_shown(
    qtbot: QtBot, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Exception] = []

    def welcome(path: Path, problem: Exception, parent: object) -> None:
        shown.append(problem)

    monkeypatch.setattr("dpp_desktop.ui.app.open_workspace._welcome", welcome)
    monkeypatch.setattr("dpp_desktop.store.backends.sqlite_token_move._MORE_BYTES", 1 << 60)
    assert open_workspace(old, expected=True) is None
    assert isinstance(shown[0], StorageFull)
