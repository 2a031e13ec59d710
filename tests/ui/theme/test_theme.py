"""The theme applies colours and font, and follows the user's choice or the system."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.palette import DARK, LIGHT
from dpp_desktop.ui.theme.theme import Scheme, Theme


def test_a_new_scheme_is_applied_and_reported(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    colours: list[str] = []
    theme.changed.connect(lambda: colours.append(qapp.palette().window().color().name()))
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    assert (theme.colours, theme.scheme) == (DARK, Scheme.DARK)
    assert colours == [DARK.window]
    assert DARK.accent in qapp.styleSheet()
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.LIGHT)
    assert theme.colours is LIGHT
    assert LIGHT.accent in qapp.styleSheet()
    assert colours == [DARK.window, LIGHT.window]


def test_the_same_scheme_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme(Scheme.LIGHT)


def test_the_system_scheme_is_followed_if_chosen(theme: Theme, qapp: QApplication) -> None:
    theme.set_scheme(Scheme.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is DARK
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colours is LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert theme.colours is LIGHT


def test_a_chosen_scheme_overrides_the_system(theme: Theme, qapp: QApplication) -> None:
    theme.set_scheme(Scheme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.colours is LIGHT


@pytest.mark.usefixtures("theme")
def test_the_style_is_fusion_and_the_font_large_enough(qapp: QApplication) -> None:
    qapp.setStyleSheet("")
    assert qapp.style().objectName() == "fusion"
    assert qapp.font().pointSizeF() >= 10


def test_a_label_on_screen_changes_its_colour(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("text")
    label.setProperty("role", "problem")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().windowText().color().name() == LIGHT.danger
    theme.set_scheme(Scheme.DARK)
    assert label.palette().windowText().color().name() == DARK.danger
