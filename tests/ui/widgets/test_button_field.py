"""The buttons in a field are large enough and don't cover its text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.button_field import ButtonField

Show = Callable[[QWidget], None]

LONG = "Fjell winter parka, anthracite, with a name that no field can show whole"


@pytest.fixture
def field(theme: Theme, show: Show) -> ButtonField:
    field = ButtonField()
    field.add_clear_button()
    field.add_button("chevron-down", "Show products")
    field.resize(300, TARGET)
    show(field)
    return field


def buttons(field: ButtonField) -> list[QToolButton]:
    return [button for button in field.findChildren(QToolButton) if button.isVisible()]


def test_every_button_has_the_minimum_size(field: ButtonField) -> None:
    field.setText("1")
    QTest.qWait(0)
    assert len(buttons(field)) == 2
    for button in buttons(field):
        assert min(button.width(), button.height()) >= TARGET
        assert field.rect().contains(button.geometry())
    first, second = (button.geometry() for button in buttons(field))
    assert not first.intersects(second)


def test_the_text_ends_before_the_buttons(field: ButtonField) -> None:
    field.setText(LONG)
    field.end(False)
    field.grab()  # Qt scrolls the text when it paints the field
    assert field.cursorRect().right() < min(button.x() for button in buttons(field))


def test_the_clear_button_is_visible_while_the_field_has_text(
    field: ButtonField, qtbot: QtBot
) -> None:
    assert [button.accessibleName() for button in buttons(field)] == ["Show products"]
    margin = field.textMargins().right()
    QTest.keyClicks(field, "7")
    (clear,) = (button for button in buttons(field) if button.accessibleName() == "Clear")
    assert field.textMargins().right() == margin + TARGET
    with qtbot.waitSignal(field.textEdited) as emitted:
        QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert (field.text(), emitted.args) == ("", [""])
    assert not clear.isVisible()
    assert field.hasFocus(), "users continue typing"
    assert field.textMargins().right() == margin


def test_the_buttons_are_disabled_with_their_field(field: ButtonField) -> None:
    field.resize(500, TARGET)
    QTest.qWait(0)
    assert buttons(field)[-1].geometry().right() == field.rect().right()
    field.setEnabled(False)
    assert not any(button.isEnabled() for button in buttons(field))
