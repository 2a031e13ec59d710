"""The list of the items of a label, with what adds, removes and reorders them."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from dpp_desktop.designs.design import (
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    SymbolItem,
    TextItem,
)
from dpp_desktop.ui.designer.texts import item_text, kind_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, icon_button, push_button, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip

KINDS: tuple[type[Item], ...] = (TextItem, SymbolItem, LineItem, ImageItem, MarkItem)
"""The kinds of items in the order in which they are offered."""
_LEAST_ROWS = 3


class ItemsPanel(QWidget):
    """The label itself and its items, in the order in which they are drawn."""

    selected = Signal(int)
    """The index of an item; -1 for the label."""
    add_requested = Signal(object)
    """The class of an item."""
    remove_requested = Signal()
    move_requested = Signal(int)
    """By how many places the selected item is drawn later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._add = push_button(self.tr("&Add"), "add_item")
        self._remove = icon_button(
            "delete", "remove_item", self.tr("Remove the item"), self.remove_requested
        )
        self._up = icon_button(
            "chevron-up", "item_up", self.tr("Draw earlier"), lambda: self.move_requested.emit(-1)
        )
        self._down = icon_button(
            "chevron-down", "item_down", self.tr("Draw later"), lambda: self.move_requested.emit(1)
        )
        self._lay_out()
        self._list.currentRowChanged.connect(lambda row: self.selected.emit(row - 1))

    def show_items(
        self, design: LabelDesign, selected: int, problems: Mapping[int, str], wrong: set[int]
    ) -> None:
        """Show the items; those with problems have a mark, and `wrong` ones can't be printed."""
        with QSignalBlocker(self._list):
            texts = [self.tr("Label and stock"), *map(item_text, design.items)]
            while self._list.count() > len(texts):
                self._list.takeItem(self._list.count() - 1)
            while self._list.count() < len(texts):
                self._list.addItem("")
            for row, text in enumerate(texts):
                entry = self._list.item(row)
                entry.setText(text)
                self._mark(entry, text, problems.get(row - 1, ""), is_wrong=row - 1 in wrong)
            self._list.setCurrentRow(selected + 1)
        none = "" if selected >= 0 else self.tr("Select an item.")
        first = "" if selected > 0 else self.tr("It is drawn first.")
        last = "" if selected < len(design.items) - 1 else self.tr("It is drawn last.")
        only = "" if len(design.items) > 1 else self.tr("A label needs at least one item.")
        enable_unless(self._remove, none or only)
        enable_unless(self._up, none or first)
        enable_unless(self._down, none or last)

    @staticmethod
    def _mark(entry: QListWidgetItem, text: str, problem: str, *, is_wrong: bool) -> None:
        name, role = ("error", "danger") if is_wrong else ("warning", "warning")
        entry.setData(Qt.ItemDataRole.DecorationRole, icon(name, role) if problem else None)
        entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}. {problem}")
        set_tooltip(entry, problem)

    @Slot()
    def _request(self, kind: type[Item]) -> None:
        self.add_requested.emit(kind)

    def _lay_out(self) -> None:
        self._list.setObjectName("items")
        self._list.setAccessibleName(self.tr("Items of the label"))
        self._list.setMinimumHeight(_LEAST_ROWS * TARGET)
        menu = QMenu(self._add)
        menu.setObjectName("add_menu")
        for kind in KINDS:
            action = menu.addAction(kind_text(kind))
            action.setObjectName(f"add_{kind.__name__}")
            action.triggered.connect(lambda _checked=False, kind=kind: self._request(kind))
        self._add.setMenu(menu)
        self._add.setAutoDefault(False)
        buttons = row_layout(self._up, self._down, self._remove, spacing=Spacing.XS)
        buttons.addStretch(1)
        rows = column_layout(self._add, buttons, parent=self, spacing=Spacing.S)
        rows.addWidget(self._list, 1)
