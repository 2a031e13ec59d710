"""A test driver for the products window, which uses keyboard and mouse."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.products.editing import open_product
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.window import INCOMPLETE_ROLE, ProductsWindow
from tests.ui.products.schemas import BRAND

Found = TypeVar("Found", bound=QWidget)

_PATIENCE_MS = 20_000


class Clerk:
    """Opens products, edits their forms, and reads the shown texts."""

    def __init__(self, qtbot: QtBot, window: ProductsWindow, workspace: Workspace) -> None:
        self._qtbot = qtbot
        self.window = window
        self._workspace = workspace

    def find(self, kind: type[Found], name: str) -> Found:
        """The widget of that name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def line(self, name: str) -> QLineEdit:
        """The line of that name; in the passport, the name is the place."""
        return self.find(QLineEdit, name)

    def box(self, name: str) -> QComboBox:
        """The choice of that name."""
        return self.find(QComboBox, name)

    def text(self, name: str) -> QPlainTextEdit:
        """The text of several lines of that name."""
        return self.find(QPlainTextEdit, name)

    def has(self, name: str) -> bool:
        """True if there is such a widget in sight."""
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    @property
    def listed(self) -> list[tuple[str, bool]]:
        """The names of the products in the list, and whether they are marked as incomplete."""
        model = self.find(QListView, "products").model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [(index.data(), index.data(INCOMPLETE_ROLE)) for index in indexes]

    @property
    def attention(self) -> str:
        """What is said above the form."""
        return self.find(QLabel, "attention").text()

    @property
    def standing(self) -> str:
        """What is said beside Save."""
        return self.find(QLabel, "standing").text()

    @property
    def save(self) -> QAbstractButton:
        """The Save button."""
        return self.find(QAbstractButton, "save")

    @property
    def notice(self) -> QWidget:
        """The notice below the form."""
        return self.window._editor._note

    def remark(self, place: str) -> str:
        """What is said beside the field at that place."""
        parts = [part for part in self.window.findChildren(FormField) if part.location == place]
        return parts[-1].problem

    def open(self, sku: str) -> None:
        """Finds the product by its whole SKU, as a scanner does, and opens it."""
        search = self.line("search")
        search.setFocus()
        search.selectAll()
        QTest.keyClicks(search, sku)
        QTest.keyClick(search, Qt.Key.Key_Return)
        self.wait_for(lambda: self.line("sku").text() == sku)
        self.wait_until_checked()

    def write(self, name: str, text: str) -> None:
        """Writes the text instead of what is in the field."""
        field = self.find(QWidget, name)
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)

    def choose(self, name: str, text: str) -> None:
        """Chooses that text by the keyboard."""
        box = self.box(name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findText(text)):
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.currentText() == text

    def press(self, name: str) -> None:
        """Presses a button: the one of that name, or that is read out so."""
        self.wait_for(lambda: self._buttons(name))
        QTest.mouseClick(self._buttons(name)[0], Qt.MouseButton.LeftButton)

    def _buttons(self, name: str) -> list[QAbstractButton]:
        return [
            button
            for button in self.window.findChildren(QAbstractButton)
            if name in (button.objectName(), button.accessibleName()) and button.isVisible()
        ]

    def turn_to(self, page: int) -> None:
        """Shows the form (0) or the JSON (1)."""
        bar = self.find(QTabWidget, "passport_tabs").tabBar()
        middle: QPoint = bar.tabRect(page).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)

    def keep(self) -> None:
        """Saves, and waits until that is done."""
        self.wait_for(self.save.isEnabled)
        QTest.mouseClick(self.save, Qt.MouseButton.LeftButton)
        self.wait_for(lambda: self.standing == "No unsaved changes.")

    def kept(self, sku: str) -> Any:
        """The passport of the product as it is in the workspace."""
        return json.loads(open_product(self._workspace, BRAND, sku).passport)

    @property
    def focused(self) -> str:
        """The name of what has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def wait_for(self, condition: Callable[[], object]) -> None:
        """Waits until the condition is met."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE_MS)

    def wait_until_checked(self) -> None:
        """Waits until all that was filled in is checked."""
        self.wait_for(lambda: not self.window._editor._check.is_pending)
