"""An operator at the mint form, with a keyboard, a mouse and eyes."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.mint.dialog import MintDialog

Found = TypeVar("Found", bound=QWidget)

_PATIENCE_MS = 20_000


class Operator:
    """Fills in the form as people and scanners do, and reads what it says."""

    def __init__(self, qtbot: QtBot, dialog: MintDialog) -> None:
        self._qtbot = qtbot
        self.dialog = dialog

    def find(self, kind: type[Found], name: str) -> Found:
        """The widget of that name."""
        found = self.dialog.findChild(kind, name)
        assert found is not None
        return found

    def line(self, name: str) -> QLineEdit:
        """The field of that name."""
        return self.find(QLineEdit, name)

    @property
    def brand(self) -> QComboBox:
        """The choice of brands."""
        return self.find(QComboBox, "brand")

    @property
    def mint(self) -> QPushButton:
        """The Mint button."""
        return self.find(QPushButton, "mint")

    @property
    def status(self) -> str:
        """What the line beside the buttons says."""
        return self.find(QLabel, "status").text()

    @property
    def notice(self) -> QFrame:
        """The notice of what stands in the way."""
        return self.find(QFrame, "notice")

    @property
    def list_in_sight(self) -> QListView | None:
        """The list of products, while it is open."""
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QListView) else None

    @property
    def focused(self) -> str:
        """The name of what has the keyboard."""
        widget: QWidget | None = self.dialog.focusWidget()
        return "" if widget is None else widget.objectName()

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Presses a key, which goes to the open list or to what has the keyboard."""
        QTest.keyClick(_with_the_keyboard(), key, modifier)

    def type(self, text: str) -> None:
        """Types into what has the keyboard."""
        if not text.isascii():  # for which there are no keys
            QApplication.clipboard().setText(text)
            self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
            return
        for letter in text:
            QTest.keyClicks(_with_the_keyboard(), letter)

    def scan(self, text: str) -> None:
        """Scans a code: a scanner types it fast and ends with Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Writes the text into the field instead of what is in it."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.key(Qt.Key.Key_Delete)
        self.type(text)

    def choose_product(self, named: str) -> None:
        """Names a product by its whole SKU, GTIN or name, and waits until it is found."""
        self.fill("product", named)
        self.key(Qt.Key.Key_Return)
        self.wait_for(lambda: self.focused != "product")

    def request(self, product: str = "PARKA-01", batch: str = "LOT-7", count: str = "25") -> None:
        """Fills in all that must be."""
        self.choose_product(product)
        self.fill("batch", batch)
        self.fill("quantity", count)

    def click(self, button: QAbstractButton) -> None:
        """Presses a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_field(self, name: str) -> None:
        """Clicks into the field of that name."""
        QTest.mouseClick(self.line(name), Qt.MouseButton.LeftButton)

    def click(self, widget: QWidget, place: QPoint) -> None:
        """Clicks on a place in the widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def remark(self, name: str) -> str:
        """All that is said about the field of that name."""
        return self.line(name).accessibleDescription()

    def refused(self, name: str) -> bool:
        """True if the field is marked as wrong."""
        return self.line(name).property("invalid") is True

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Waits until the condition is met."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE_MS)

    def wait_until_refused(self, name: str, words: str) -> None:
        """Waits until the field is marked as wrong, with those words in its remark."""
        self.wait_for(lambda: self.refused(name) and words in self.remark(name))

    def wait_until_ready(self) -> None:
        """Waits until the request could be minted."""

        def ready() -> None:
            said = {line.objectName(): line.text() for line in self.dialog.findChildren(QLineEdit)}
            assert self.mint.isEnabled(), f"not ready: {said}"

        self._qtbot.waitUntil(ready, timeout=_PATIENCE_MS)


def _with_the_keyboard() -> QWidget:
    """What a key goes to: an open list, else what has the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget
