"""Tests of the welcome card."""

import pytest
from PySide6.QtWidgets import QCommandLinkButton
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard
from tests.ui.dialog_operations import press


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> WelcomeCard:
    """A visible card with the program's theme."""
    card = WelcomeCard()
    qtbot.addWidget(card)
    card.show()
    return card


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("try_samples", "samples_chosen"),
        ("import_brand", "brand_file_chosen"),
        ("open_workspace", "workspace_chosen"),
    ],
)
def test_each_choice_emits_a_signal(
    qtbot: QtBot, card: WelcomeCard, name: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(card, signal)):
        press(card, name)


def test_links_are_as_high_as_their_texts_and_have_descriptions(card: WelcomeCard) -> None:
    card.resize(card.minimumSizeHint())
    links = card.findChildren(QCommandLinkButton)
    assert len(links) == 3
    for link in links:
        assert link.height() >= max(TARGET, link.heightForWidth(link.width()))
        assert link.accessibleName()
        assert link.accessibleDescription()
