"""Tests of the ways to begin."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard
from tests.ui.welcome.answering import press


@pytest.fixture
def card(qapp: QApplication, qtbot: QtBot) -> WelcomeCard:
    """A card on the screen, dressed as the program is."""
    Theme(qapp)
    made = WelcomeCard()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("try_samples", "samples_chosen"),
        ("import_brand", "brand_file_chosen"),
        ("open_workspace", "workspace_chosen"),
    ],
)
def test_each_choice_is_told(qtbot: QtBot, card: WelcomeCard, name: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(card, signal)):
        press(card, name)


def test_the_choices_are_as_high_as_their_texts_and_explained(card: WelcomeCard) -> None:
    card.resize(card.minimumSizeHint())
    choices = card.findChildren(QPushButton)
    assert len(choices) == 3
    for choice in choices:
        layout = choice.layout()
        assert layout is not None
        assert choice.height() >= max(TARGET, layout.sizeHint().height())
        assert choice.accessibleName()
        assert choice.accessibleDescription()
