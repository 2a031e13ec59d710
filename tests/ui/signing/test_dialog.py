"""The dialog shows the fingerprint and saves the public key."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.verification.signature import PublicKey, read_public_key, workspace_key
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.ui.signing.dialog import SigningKeyDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.dialog_operations import choose_path, press


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def dialog(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    background: Background,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> SigningKeyDialog:
    """The dialog for a workspace without a key, after it has created and shown one."""
    created = SigningKeyDialog(workspace, background, tmp_path)
    show(created)
    qtbot.waitUntil(lambda: _can_save(created))
    return created


@pytest.fixture
def key(dialog: SigningKeyDialog, workspace: Workspace) -> PublicKey:
    """The key of the workspace, created by the dialog."""
    return workspace_key(workspace)


def _text(dialog: SigningKeyDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def _can_save(dialog: SigningKeyDialog) -> bool:
    found = dialog.findChild(QPushButton, "save_key")
    assert isinstance(found, QPushButton)
    return found.isEnabled()


def test_the_fingerprint_is_shown_in_groups(dialog: SigningKeyDialog, key: PublicKey) -> None:
    fingerprint = _text(dialog, "fingerprint")
    assert re.fullmatch(r"([0-9a-f]{4}[ \n]?){16}", fingerprint)
    assert "".join(fingerprint.split()) == key.fingerprint
    assert "Send the public key to everyone who verifies packs" in _text(dialog, "explanation")


def test_the_fingerprint_is_copied_in_the_format_of_the_command_line(
    dialog: SigningKeyDialog, key: PublicKey
) -> None:
    press(dialog, "copy_fingerprint")
    assert QApplication.clipboard().text() == key.fingerprint
    assert _text(dialog, "message") == "Fingerprint copied."


def test_the_fingerprint_can_be_selected_with_the_keyboard(
    qtbot: QtBot, dialog: SigningKeyDialog, key: PublicKey
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    shown = dialog.focusWidget()
    assert isinstance(shown, QLabel)
    QTest.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "".join(shown.selectedText().split()) == key.fingerprint


def test_the_public_key_is_saved(
    qtbot: QtBot, dialog: SigningKeyDialog, key: PublicKey, tmp_path: Path
) -> None:
    press(dialog, "save_key")
    (chooser,) = dialog.findChildren(QFileDialog)
    offered = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(offered, QLineEdit)
    assert (chooser.directory().path(), offered.text()) == (str(tmp_path), "dpp-desktop-key.pem")
    choose_path(qtbot, dialog, file := tmp_path / "for the line")
    saved = file.with_suffix(".pem")
    qtbot.waitUntil(lambda: _text(dialog, "message") == f"Public key saved to {saved}.")
    assert read_public_key(saved) == key


def test_an_unwritable_file_is_reported_and_another_can_be_chosen(
    qtbot: QtBot, dialog: SigningKeyDialog, key: PublicKey, tmp_path: Path
) -> None:
    press(dialog, "save_key")
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "nowhere" / "key.pem"))
    chooser.reject()
    qtbot.waitUntil(lambda: not dialog.findChildren(QFileDialog))
    qtbot.waitUntil(lambda: "nowhere" in _text(dialog, "message"))
    assert not (tmp_path / "nowhere").exists()
    press(dialog, "save_key")
    choose_path(qtbot, dialog, tmp_path / "key.pem")
    qtbot.waitUntil(lambda: "saved to" in _text(dialog, "message"))
    assert read_public_key(tmp_path / "key.pem") == key


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_close_the_dialog(dialog: SigningKeyDialog, pressed: Qt.Key) -> None:
    QTest.keyClick(dialog, pressed)
    assert not dialog.isVisible()


def test_an_unreadable_key_is_reported(
    qtbot: QtBot,
    workspace: Workspace,
    background: Background,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> None:
    (workspace.path / DATABASE_NAME).rename(tmp_path / "gone.db")
    dialog = SigningKeyDialog(workspace, background, tmp_path)
    show(dialog)
    qtbot.waitUntil(lambda: bool(_text(dialog, "message")))
    assert not _can_save(dialog)
    assert _text(dialog, "fingerprint").strip() == ""


def test_the_close_button_has_the_initial_focus(dialog: SigningKeyDialog) -> None:
    assert dialog.focusWidget() is dialog.findChild(QPushButton, "close")
