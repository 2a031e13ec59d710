"""Tests of the help window: contents, links and search."""

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextCursor, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.help.page import headings_of, help_file
from dpp_desktop.ui.language.translator import LANGUAGES
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.dialog_operations import press
from tests.ui.help.help_texts import keys_in, links_in, text_of


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    """The open window with the English help."""
    return shown(qtbot, "en")


def shown(qtbot: QtBot, language: str) -> HelpWindow:
    created = HelpWindow(language)
    qtbot.addWidget(created)
    created.resize(900, 600)
    with qtbot.waitActive(created):
        created.show()
        created.activateWindow()
    return created


def top_line(window: HelpWindow) -> str:
    """Return the first visible line of text."""
    viewport = window.browser.viewport().rect()
    block = window.browser.document().begin()
    while block.isValid():
        cursor = window.browser.textCursor()
        cursor.setPosition(block.position())
        place: QRect = window.browser.cursorRect(cursor)
        if place.top() >= viewport.top() and block.text():
            return block.text()
        block = block.next()
    return ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_in_the_contents_and_opens_on_click(qtbot: QtBot, language: str) -> None:
    window = shown(qtbot, language)
    titles = [line[3:] for line in text_of(language).splitlines() if line.startswith("## ")]
    listed = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert listed == titles
    for row in range(3):
        place = window.contents.visualItemRect(window.contents.item(row)).center()
        QTest.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert top_line(window) == titles[row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_has_a_target(qtbot: QtBot, language: str) -> None:
    window = shown(qtbot, language)
    links = links_in(language)
    assert links
    for anchor in links:
        assert window.show_section(anchor), anchor


def test_following_a_link_shows_its_section(window: HelpWindow) -> None:
    window.browser.anchorClicked.emit(QUrl("#find-a-token"))
    assert top_line(window) == "Find a token"
    assert not window.show_section("nowhere")


def test_both_languages_have_the_same_keys_and_sections() -> None:
    assert len(keys_in("en")) == 26
    assert keys_in("en") == keys_in("de")
    assert all(not keys.isEmpty() for keys in keys_in("en"))
    assert text_of("en").count("\n## ") == text_of("de").count("\n## ")
    assert text_of("en").count("\n|") == text_of("de").count("\n|")


@pytest.mark.parametrize(
    ("language", "file"),
    [("de", "de.md"), ("de_AT", "de.md"), ("en", "en.md"), ("fr", "en.md"), ("", "en.md")],
)
def test_other_languages_get_the_english_help(language: str, file: str) -> None:
    assert help_file(language).name == file


def test_find_goes_through_all_matches_and_wraps(window: HelpWindow) -> None:
    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Find))
    assert window.find_field.hasFocus()
    QTest.keyClicks(window.find_field, "power cut")
    assert window.browser.textCursor().selectedText() == "Power cut"
    window.browser.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(window.find_field, Qt.Key.Key_Return)
    assert window.browser.textCursor().selectedText() == "Power cut"
    window.find_field.setText("token")
    press(window, "find_next")
    first = window.browser.textCursor().selectionStart()
    press(window, "find_next")
    assert window.browser.textCursor().selectionStart() > first
    press(window, "find_previous")
    assert window.browser.textCursor().selectionStart() == first


def test_a_text_without_a_match_marks_the_field_as_invalid(window: HelpWindow) -> None:
    QTest.keyClicks(window.find_field, "zebra")
    assert window.find_field.property("invalid") is True
    window.find_field.selectAll()
    QTest.keyClicks(window.find_field, "pack")
    assert window.find_field.property("invalid") is False


def test_escape_closes_the_help(window: HelpWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_another_theme_keeps_the_position_and_redraws_the_lines(theme: Theme, qtbot: QtBot) -> None:
    theme.set_scheme(Scheme.LIGHT)
    window = shown(qtbot, "en")
    window.show_section("keyboard")
    theme.set_scheme(Scheme.DARK)
    lines = {
        frame.frameFormat().borderBrush().color().name()
        for frame in window.browser.document().rootFrame().childFrames()
        if isinstance(frame, QTextTable)
    }
    assert lines == {theme.colours.border}
    assert top_line(window) == "Keyboard"
    assert len(headings_of(window.browser.document())) == window.contents.count()
    theme.set_scheme(Scheme.LIGHT)
