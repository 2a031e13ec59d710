"""A brand whose passports have many fields, and the operations of their form."""

import json
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeView, QWidget

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.form_field import FormField
from tests.passports.examples import a_brand
from tests.ui.products.products_driver import ProductsDriver

BRAND = "large"


def _group(prefix: str, **more: Any) -> dict[str, Any]:
    properties = {f"{prefix}_{number}": {"type": "string"} for number in range(20)}
    return {"type": "object", "properties": {**more, **properties}}


SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"title": "Name", "type": "string"},
        "maker": {
            "title": "Maker",
            "description": "Who made it.",
            **_group(
                "maker",
                town={"title": "Town", "type": "string"},
                plant={"title": "Plant", **_group("plant", code={"type": "integer"})},
                notes={"title": "Notes", "type": "array", "items": {"type": "integer"}},
            ),
            "required": ["town"],
        },
        "parts": {
            "title": "Parts",
            "type": "array",
            "items": {"title": "Part", **_group("part", weight={"type": "number"})},
        },
        "repair": {"title": "Repair", **_group("repair", guide={"description": "A web address."})},
    },
}
PASSPORT: dict[str, Any] = {
    "name": "Lamp",
    "maker": {"maker_1": "x", "plant": {"code": 4}, "notes": [1] * 201},
    "parts": [{"part_0": "first", "weight": 1}, {"part_0": "second", "weight": "heavy"}],
}


def add_large_brand(workspace: Workspace) -> None:
    """Add the brand with a product that lacks the maker's town and has a wrong weight."""
    import_brand(workspace, parse_brand(a_brand(key=BRAND, name="Large", passport_schema=SCHEMA)))
    import_products(workspace, BRAND, [ProductRecord("L-1", "Lamp", None, json.dumps(PASSPORT))])


class LargeFormDriver(ProductsDriver):
    """Opens and closes the groups of a large form."""

    def toggle(self, path: str) -> None:
        """Click the button of a group, and wait until its fields are shown."""
        self.click(self.find(QWidget, f"open:passport.{path}"))
        self.wait_until_checked()

    def press_key(self, name: str, key: Qt.Key) -> None:
        """Press a key on the widget of that name."""
        QTest.keyClick(self.find(QWidget, name), key)
        self.wait_until_checked()

    def next_problem(self) -> str:
        """Press F8 and return the object name of the widget with the focus."""
        self.key(Qt.Key.Key_F8)
        self.wait_until_checked()
        return self.focused

    def search_fields(self, text: str) -> None:
        """Search the fields of the form, and wait for the result."""
        self.fill("search_fields", text)
        self.wait_until_checked()

    def form_action(self, name: str) -> None:
        """Choose an entry of the menu with the filters, and wait for the result."""
        action = self.window.findChild(QAction, name)
        assert isinstance(action, QAction)
        action.trigger()
        self.wait_until_checked()

    @property
    def created(self) -> set[str]:
        """The locations of the fields that exist, below the passport."""
        fields = self.form.findChildren(FormField)
        return {field.location.removeprefix("passport").lstrip(".") for field in fields}

    def summary(self, path: str) -> str:
        """Return the summary of a closed group."""
        row = self.find(QWidget, f"open:passport.{path}").parentWidget()
        assert row
        label = row.findChild(QLabel, "summary")
        assert isinstance(label, QLabel)
        return label.text()

    @property
    def outline(self) -> QTreeView:
        """The outline beside the form."""
        return self.find(QTreeView, "form_outline")

    def outline_index(self, *titles: str) -> QModelIndex:
        """Return the index of the group that these titles lead to, expanding those around it."""
        model, index = self.outline.model(), QModelIndex()
        for title in titles:
            self.outline.expand(index)
            rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            index = next(each for each in rows if each.data() == title)
        return index

    def outline_titles(self, *titles: str) -> list[str]:
        """Return the titles of the groups inside the one that these titles lead to."""
        model, index = self.outline.model(), self.outline_index(*titles)
        return [model.index(row, 0, index).data() for row in range(model.rowCount(index))]

    def is_marked(self, *titles: str) -> bool:
        """Return whether the group is marked in the outline because it has problems."""
        return self.outline_index(*titles).data(Qt.ItemDataRole.DecorationRole) is not None

    def choose_in_outline(self, *titles: str) -> None:
        """Click a group in the outline."""
        index = self.outline_index(*titles)
        self.outline.scrollTo(index)
        self.click(self.outline.viewport(), self.outline.visualRect(index).center())
        self.wait_until_checked()
