"""Operates a window as users do: with a keyboard, a mouse, and by reading what it shows.

`Driver` has the operations that all windows share. The operations of a single window are in a
subclass next to its tests.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

Found = TypeVar("Found", bound=QWidget)

TIMEOUT_MS = 60_000
"""The timeout for a condition: long enough for a busy machine, because only failing tests wait."""


def process_deferred_deletes() -> None:
    """Delete at once what `deleteLater` was called for."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Driver:
    """Operates one window, whose widgets it finds by their object names."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self.qtbot = qtbot
        self._window = window

    def find(self, kind: type[Found], name: str) -> Found:
        """Return the widget of that name."""
        found = self._window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def has(self, name: str) -> bool:
        """Return True if a widget of that name is visible."""
        found = self._window.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()

    def line(self, name: str) -> QLineEdit:
        """Return the line edit of that name."""
        return self.find(QLineEdit, name)

    def box(self, name: str) -> QComboBox:
        """Return the combo box of that name."""
        return self.find(QComboBox, name)

    def text(self, name: str) -> str:
        """Return the text of the label of that name; empty if it isn't visible."""
        label = self.find(QLabel, name)
        return label.text() if label.isVisible() else ""

    @property
    def focused(self) -> str:
        """The object name of the focused widget."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def press(self, name: str) -> None:
        """Click the button with that object name or accessible name, once it is enabled."""
        self.wait_for(lambda: self.buttons(name))
        button = self.buttons(name)[0]
        self.wait_for(button.isEnabled)
        self.click(button)

    def buttons(self, name: str) -> list[QAbstractButton]:
        """Return the visible buttons with that object name or accessible name."""
        return [
            button
            for button in self._window.findChildren(QAbstractButton)
            if name in (button.objectName(), button.accessibleName()) and button.isVisible()
        ]

    def click(self, widget: QWidget, position: QPoint | None = None) -> None:
        """Click a widget, in its middle or at that place."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=position or widget.rect().center())

    def answer(self, dialog_name: str, button_name: str) -> None:
        """Click a button of the next dialog of that name."""

        def click() -> None:
            box = QApplication.activeModalWidget()
            if box and box.objectName() == dialog_name:
                button = box.findChild(QPushButton, button_name)
                assert button
                self.click(button)
            else:
                QTimer.singleShot(20, self._window, click)

        QTimer.singleShot(0, self._window, click)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key, which goes to the open list or to the widget with the focus."""
        QTest.keyClick(_keyboard_target(), key, modifier)

    def press_mnemonic(self, key: Qt.Key) -> None:
        """Press Alt and a letter, which only an active window reacts to."""
        self.wait_for(self._window.isActiveWindow)
        QTest.keyClick(self._window, key, Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type into the widget with the focus, which may change with each key."""
        if not text.isascii():  # QTest has no keys for other characters
            QApplication.clipboard().setText(text)
            self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            return
        for letter in text:
            QTest.keyClicks(_keyboard_target(), letter)

    def scan(self, text: str) -> None:
        """Scan a code: a scanner types it fast and ends with Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Replace the text of the field of that name."""
        field = self.find(QWidget, name)
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        assert field.isEnabled(), name
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Wait until the condition is met."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=TIMEOUT_MS)


def _keyboard_target() -> QWidget:
    """Return the widget that keys go to: an open list, else the one with the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget
