"""The dialog of the signing key opens from the menu with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from dpp_desktop.exporting.verification.signature import workspace_key
from dpp_desktop.ui.signing.dialog import SigningKeyDialog
from tests.ui.main_window.window_driver import MainWindowDriver


def test_the_menu_opens_the_signing_key_by_its_mnemonic(main_window: MainWindowDriver) -> None:
    menu = next(m for m in main_window.window.findChildren(QMenu) if m.title() == "&Workspace")
    letters = [action.text().partition("&")[2][:1].lower() for action in menu.actions()]
    letters = [letter for letter in letters if letter]
    assert sorted(letters) == sorted(set(letters))
    menu.popup(main_window.window.pos())
    QTest.keyClick(menu, Qt.Key.Key_K)
    # A single character is passed on once it is clear that it begins no scan.
    main_window.wait_for(lambda: main_window.window.findChildren(SigningKeyDialog))
    (dialog,) = main_window.window.findChildren(SigningKeyDialog)
    shown = dialog.findChild(QLabel, "fingerprint")
    assert isinstance(shown, QLabel)
    main_window.wait_for(lambda: shown.text().strip())
    assert "".join(shown.text().split()) == workspace_key(main_window.workspace).fingerprint
