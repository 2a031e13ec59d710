"""Tests of the About dialog."""

import platform

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dpp_desktop import __version__
from dpp_desktop.ui.help.about_dialog import AboutDialog
from tests.ui.dialog_operations import press


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    """The open About dialog."""
    created = AboutDialog("3.53.4")
    qtbot.addWidget(created)
    with qtbot.waitActive(created):
        created.open()
        created.activateWindow()
    return created


def test_every_version_is_shown(about: AboutDialog) -> None:
    shown = " ".join(found.text() for found in about.findChildren(QLabel))
    for version in (__version__, qVersion(), platform.python_version(), "3.53.4", "Apache-2.0"):
        assert version in shown


def test_the_details_can_be_copied(about: AboutDialog) -> None:
    QApplication.clipboard().clear()
    press(about, "copy_details")
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[0] == f"Version: {__version__}"
    assert "SQLite: 3.53.4" in copied
    assert about.isVisible()


def test_enter_closes_the_dialog(about: AboutDialog) -> None:
    QTest.keyClick(about, Qt.Key.Key_Return)
    assert not about.isVisible()
