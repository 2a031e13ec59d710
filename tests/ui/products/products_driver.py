"""Operates the products window with keyboard and mouse."""

import json
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.products.editing import open_product
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.editor import ProductEditor
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.products.product_list import INCOMPLETE_ROLE
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.widgets.error_note import ErrorNote
from tests.ui.driver import Driver
from tests.ui.products.schemas import BRAND


class ProductsDriver(Driver):
    """Opens products, fills in their forms, and reads the texts shown."""

    def __init__(self, qtbot: QtBot, window: ProductsWindow, workspace: Workspace) -> None:
        super().__init__(qtbot, window)
        self.window = window
        self._workspace = workspace

    @property
    def listed(self) -> list[tuple[str, bool]]:
        """The names of the listed products, and whether they are marked as incomplete."""
        model = self.find(QListView, "products").model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [(index.data(), index.data(INCOMPLETE_ROLE)) for index in indexes]

    @property
    def completeness(self) -> str:
        """The text above the form."""
        return self.find(QLabel, "attention").text()

    @property
    def save_status(self) -> str:
        """The text next to Save."""
        return self.find(QLabel, "standing").text()

    @property
    def save(self) -> QAbstractButton:
        """The Save button."""
        return self.find(QAbstractButton, "save")

    @property
    def notice(self) -> QWidget:
        """The notice below the form."""
        (note,) = self._editor.findChildren(ErrorNote)
        return note

    def field_message(self, location: str) -> str:
        """Return the problem shown next to the field at that location; empty if there is none."""
        parts = [part for part in self.window.findChildren(FormField) if part.location == location]
        return parts[-1].problem if parts else ""

    def open(self, sku: str) -> None:
        """Find the product by its SKU, as a scanner does, and open it."""
        search = self.line("search")
        search.setFocus()
        search.selectAll()
        QTest.keyClicks(search, sku)
        QTest.keyClick(search, Qt.Key.Key_Return)
        self.wait_for(lambda: self.line("sku").text() == sku)
        self.wait_until_checked()

    def choose(self, name: str, text: str) -> None:
        """Select that text with the keyboard."""
        box = self.box(name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findText(text)):
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.currentText() == text

    def show_tab(self, page: int) -> None:
        """Show the form (0) or the JSON (1)."""
        bar = self.find(QTabWidget, "passport_tabs").tabBar()
        middle: QPoint = bar.tabRect(page).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=middle)

    def save_and_wait(self) -> None:
        """Save, and wait until the product is saved."""
        self.wait_for(self.save.isEnabled)
        QTest.mouseClick(self.save, Qt.MouseButton.LeftButton)
        self.wait_for(lambda: self.save_status == "Saved.")

    def saved_passport(self, sku: str) -> Any:
        """Return the passport of the product from the workspace."""
        return json.loads(open_product(self._workspace, BRAND, sku).passport)

    def wait_until_checked(self) -> None:
        """Wait until all entered values are checked."""
        self.wait_for(lambda: self._editor.is_checked)

    @property
    def form(self) -> FormView:
        """The form of the passport."""
        (form,) = self.window.findChildren(FormView)
        return form

    @property
    def _editor(self) -> ProductEditor:
        (editor,) = self.window.findChildren(ProductEditor)
        return editor
