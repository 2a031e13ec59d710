"""Add, duplicate, remove and reorder items: in menus, with buttons and with keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from dpp_desktop.designs.design import (
    ImageItem,
    Item,
    LineItem,
    MarkItem,
    SymbolItem,
    TextItem,
)
from dpp_desktop.ui.designer import editing
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designer.texts import kind_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.basics import icon_button
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip

KINDS: tuple[type[Item], ...] = (TextItem, SymbolItem, LineItem, ImageItem, MarkItem)
"""The kinds of items in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class _Spec:
    """How an action is shown, and its keys."""

    name: str
    text: str
    keys: tuple[str, ...]
    icon: str = ""


class ItemActions(QObject):
    """The actions for the selected item of a design."""

    image_requested = Signal()
    """An image should be chosen, and added."""

    def __init__(self, history: DesignHistory, window: QWidget) -> None:
        """The keys of the actions work in the whole `window`, apart from those for removing."""
        super().__init__(window)
        self._history = history
        self.remove = self._action(
            _Spec("remove_item", self.tr("&Remove"), ("Del", "Backspace"), "delete"), self._remove
        )
        # In a list of choices of the form, these keys would be a surprise.
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.duplicate = self._action(
            _Spec("duplicate_item", self.tr("&Duplicate"), ("Ctrl+D",), "copy"), self._duplicate
        )
        # In the list, the item that is drawn first is at the top.
        self.backward = self._action(
            _Spec("item_up", self.tr("Send &backward"), ("Ctrl+PgUp",), "chevron-up"),
            lambda: self._reorder(self._history.selected - 1),
        )
        self.forward = self._action(
            _Spec("item_down", self.tr("Bring &forward"), ("Ctrl+PgDown",), "chevron-down"),
            lambda: self._reorder(self._history.selected + 1),
        )
        self.to_back = self._action(
            _Spec("item_to_back", self.tr("Send to b&ack"), ("Ctrl+Home",)),
            lambda: self._reorder(0),
        )
        self.to_front = self._action(
            _Spec("item_to_front", self.tr("Bring to fr&ont"), ("Ctrl+End",)),
            lambda: self._reorder(len(self._history.design.items) - 1),
        )
        in_window = (self.duplicate, self.backward, self.forward, self.to_back, self.to_front)
        window.addActions(in_window)
        self._menu = QMenu(window)
        self._menu.setObjectName("item_menu")
        self._menu.setToolTipsVisible(True)
        self._menu.addActions((self.duplicate, self.remove))
        self._menu.addSeparator()
        self._menu.addActions((self.to_front, self.forward, self.backward, self.to_back))
        history.changed.connect(self.allow)
        self.allow()

    @Slot()
    def allow(self) -> None:
        """Enable what can be done with the selected item."""
        design, selected = self._history.design, self._history.selected
        none = "" if selected >= 0 else self.tr("Select an item.")
        first = "" if selected > 0 else self.tr("It is drawn first.")
        last = "" if selected < len(design.items) - 1 else self.tr("It is drawn last.")
        only = "" if len(design.items) > 1 else self.tr("A label needs at least one item.")
        enable_unless(self.duplicate, none or self._full())
        enable_unless(self.remove, none or only)
        for action in (self.backward, self.to_back):
            enable_unless(action, none or first)
        for action in (self.forward, self.to_front):
            enable_unless(action, none or last)

    def button(self, action: QAction) -> QToolButton:
        """Return a button for an action, with its icon."""
        text = action.text().replace("&", "")
        made = icon_button("more", action.objectName(), text)
        made.setDefaultAction(action)
        return made

    def menu_button(self) -> QToolButton:
        """Return a button that shows all actions."""
        made = icon_button("more", "more_item_actions", self.tr("More actions"))
        made.setMenu(self._menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return made

    def add_menu(self, owner: QWidget) -> QMenu:
        """Return a menu that adds an item of each kind."""
        menu = QMenu(owner)
        menu.setObjectName("add_menu")
        menu.setToolTipsVisible(True)
        for kind in KINDS:
            action = menu.addAction(kind_text(kind))
            action.setObjectName(f"add_{kind.__name__}")
            action.triggered.connect(lambda _checked=False, kind=kind: self._add(kind))
        menu.aboutToShow.connect(lambda: self._allow_adding(menu.actions()))
        return menu

    def serve(self, *views: QWidget) -> None:
        """Offer the actions in the context menu of views, and remove items with keys there."""
        for view in views:
            view.addAction(self.remove)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda place, view=view: self._show_menu(view.mapToGlobal(place))
            )

    def add_item(self, item: Item) -> None:
        """Add an item on top of the others, and select it."""
        design = editing.added(self._history.design, item)
        self._history.change(design, selected=len(design.items) - 1)

    def _add(self, kind: type[Item]) -> None:
        if self._full():
            return
        if kind is ImageItem:
            self.image_requested.emit()
        else:
            self.add_item(editing.new_item(kind, self._history.design))

    def _full(self) -> str:
        """Return why no item can be added; empty if one can be."""
        most = editing.MOST_ITEMS
        if len(self._history.design.items) < most:
            return ""
        return self.tr("A label has at most {most} items.").format(most=most)

    def _allow_adding(self, actions: Iterable[QAction]) -> None:
        for action in actions:
            enable_unless(action, self._full())

    @Slot()
    def _remove(self) -> None:
        design, selected = self._history.design, self._history.selected
        self._history.change(editing.removed(design, selected), selected=max(selected - 1, 0))

    @Slot()
    def _duplicate(self) -> None:
        design, selected = self._history.design, self._history.selected
        self._history.change(editing.duplicated(design, selected), selected=selected + 1)

    def _reorder(self, place: int) -> None:
        design, selected = self._history.design, self._history.selected
        self._history.change(editing.reordered(design, selected, place), selected=place)

    def _show_menu(self, place: QPoint) -> None:
        if self._history.selected >= 0:
            self._menu.popup(place)

    def _action(self, spec: _Spec, act: Callable[[], object]) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(each) for each in spec.keys])
        if spec.icon:
            action.setIcon(icon(spec.icon))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        set_tooltip(action, f"{spec.text.replace('&', '')} ({keys})")
        action.triggered.connect(lambda _checked=False: act())
        return action
