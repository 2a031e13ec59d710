"""The actions of the products window, and the toolbar with them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON
from dpp_desktop.ui.widgets.basics import icon_button
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip


class ProductActions(QObject):
    """Actions for products, and for the brand whose products are listed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.new_product = self._action("new_product", self.tr("&New product…"), "add")
        self.duplicate = self._action("duplicate_product", self.tr("D&uplicate product…"), "copy")
        self.delete = self._action("delete_product", self.tr("&Delete product…"), "delete")
        self.save_template = self._action("save_template", self.tr("Save &template…"), "save")
        self.show_schema = self._action("show_schema", self.tr("&Passport schema…"), "info")
        self.delete_brand = self._action("delete_brand", self.tr("Delete &brand…"), "delete")
        # Ctrl+N creates a mint job in all windows.
        self._set_keys(self.new_product, "Ctrl+Shift+N")
        self._set_keys(self.duplicate, "Ctrl+D")
        self._set_keys(self.delete, QKeySequence.StandardKey.Delete)
        # In the list only: elsewhere, the key deletes text.
        self.delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        set_tooltip(
            self.save_template,
            self.tr("Save an empty list with the brand's columns, to fill in and import"),
        )
        set_tooltip(
            self.show_schema, self.tr("Show what the brand's schema contains, and check samples")
        )
        self.show_state(has_brand=False, selected=0)

    @property
    def of_products(self) -> list[QAction]:
        """The actions for the context menu of products."""
        return [self.new_product, self.duplicate, self.delete]

    def show_state(self, *, has_brand: bool, selected: int) -> None:
        """Enable the actions that are possible with that number of selected products."""
        no_brand = "" if has_brand else self.tr("Import a brand first.")
        of_brand = (self.save_template, self.show_schema, self.delete_brand)
        for action in (self.new_product, *of_brand):
            enable_unless(action, no_brand)
        one = "" if selected == 1 else self.tr("Select one product in the list.")
        enable_unless(self.duplicate, one)
        some = "" if selected else self.tr("Select the products in the list.")
        enable_unless(self.delete, some)
        several = selected > 1
        self.delete.setText(
            self.tr("&Delete products…") if several else self.tr("&Delete product…")
        )

    def _action(self, name: str, text: str, icon_name: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setObjectName(name)
        return action

    def _set_keys(self, action: QAction, keys: str | QKeySequence.StandardKey) -> None:
        action.setShortcut(QKeySequence(keys))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        title = action.text().replace("&", "").rstrip("…")
        set_tooltip(action, f"{title} ({shown})")


def products_bar(actions: Sequence[QAction]) -> QToolBar:
    """Return a toolbar with the actions; those that don't fit are in a menu at its end."""
    bar = QToolBar()
    bar.setObjectName("products_bar")
    bar.setIconSize(QSize(ICON, ICON))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for action in actions:
        bar.addAction(action)
        button = bar.widgetForAction(action)
        button.setObjectName(f"{action.objectName()}_button")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return bar


def menu_button(text: str, actions: Sequence[QAction]) -> QToolButton:
    """Return a button that opens a menu with the actions; `text` is its tooltip."""
    button = icon_button("more", "brand_menu", text)
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    menu.addActions(actions)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
