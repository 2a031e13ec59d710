"""The field that finds a product by part of its name, SKU or GTIN, typed or scanned."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView

from dpp_desktop.model.product import Product
from dpp_desktop.products.search import find_in_brands, named_by
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.widgets.button_field import ButtonField

_WAIT_MS = 120
_ROWS_IN_SIGHT = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POPUP_REASONS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class ProductBox(ButtonField):
    """Holds one product, or a text for which none is chosen yet.

    It finds products of the chosen brand. If no brand is chosen, or the chosen one has no such
    product, it finds those of all brands. A whole SKU, GTIN or name chooses its product, as
    scanned; otherwise the user chooses from the list.
    """

    chosen = Signal()
    """Another product was chosen, or none."""
    match_known = Signal()
    """It is known which products match the text."""
    entered = Signal()
    """Enter or a click chose the product, so the focus can move on."""
    searching = Signal(bool)
    """Enter waits for the products that match the text, or no longer."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self._workspace = workspace
        self._background = background
        self._brand_names: dict[int, str] = {}
        self._brand_id: int | None = None
        self._product: Product | None = None
        self._question: BackgroundTask | None = None
        self._listed_for: str | None = None
        self._is_entering = False
        self._list = ProductsModel(self)
        self._completer = self._make_completer()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._search)
        self._has_moved_on = False
        self.textEdited.connect(self._edited)
        self._add_buttons()

    @property
    def product(self) -> Product | None:
        """The chosen product."""
        return self._product

    @property
    def is_unmatched(self) -> bool:
        """True if no product matches the text."""
        return self._listed_for == self._search_text != "" and not self._list.products

    def show_brands(self, names: Mapping[int, str]) -> None:
        """Find products of these brands, given by their ids and names."""
        self._brand_names = dict(names)
        self._forget_matches()

    def show_brand(self, brand_id: int | None) -> None:
        """Find products of that brand first, and remove a product of another brand."""
        self._brand_id = brand_id
        if self._product and self._product.brand_id == brand_id:
            return
        self._forget_matches()
        if self._product:
            self.clear()
            self._set_product(None)
        elif self._has_unmatched_text:
            self._search()

    def _forget_matches(self) -> None:
        self._discard_task()
        self._list.show(())
        self._listed_for = None

    def open_list(self) -> None:
        """Show the matching products, or the first products if the field has no text to match."""
        self._has_moved_on = False
        self.setFocus()
        if self._listed_for == self._search_text:
            self._show_list()
        else:
            self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses the highlighted or named product, Down opens the list, Esc closes it."""
        key, in_sight = event.key(), self._popup.isVisible()
        if key in _ENTER and self._highlighted:
            self._choose_and_leave(self._highlighted)
        elif key in _ENTER and self._has_unmatched_text:
            self._enter()
        elif in_sight and key in (*_ENTER, Qt.Key.Key_Escape):
            self._popup.hide()
        elif key == Qt.Key.Key_Down and not in_sight:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Move on again if the window system gives the focus back when the list closes."""
        super().focusInEvent(event)
        if event.reason() not in _POPUP_REASONS:
            self._has_moved_on = False
        elif self._has_moved_on:
            QTimer.singleShot(0, self, self.entered.emit)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the highlighted product, or the one that the text names."""
        super().focusOutEvent(event)
        if event.reason() in _POPUP_REASONS:
            return
        if self._is_entering:
            # Later, because Enter moves the focus before the keys that follow are passed on.
            QTimer.singleShot(0, self, self._stop_entering)
        self.setCursorPosition(0)
        if self._highlighted:
            self._choose(self._highlighted)
        elif self._has_unmatched_text:
            self._choose_named()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the list on a click, and select the text, so that typing replaces it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            if self._product:
                self._select_text()
            self.open_list()

    def _add_buttons(self) -> None:
        self.setPlaceholderText(self.tr("Type or scan a name, SKU or GTIN"))
        self.add_clear_button()
        opener = self.add_button("chevron-down", self.tr("Show products"))
        opener.setObjectName("show_products")
        opener.clicked.connect(self.open_list)

    def _make_completer(self) -> QCompleter:
        popup = QListView()
        popup.setObjectName("products")
        popup.setAccessibleName(self.tr("Products"))
        made = QCompleter(self._list, self)
        made.setPopup(popup)
        popup.setItemDelegate(ProductCell(popup))
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(_ROWS_IN_SIGHT)
        # Not setCompleter: that would replace the text by the name of the highlighted product.
        made.setWidget(self)
        popup.clicked.connect(self._pick)
        return made

    @property
    def _popup(self) -> QListView:
        popup = self._completer.popup()
        assert isinstance(popup, QListView)
        return popup

    @property
    def _highlighted(self) -> Product | None:
        """The product that is highlighted in the list."""
        index = self._popup.currentIndex()
        return index.data(PRODUCT_ROLE) if self._popup.isVisible() and index.isValid() else None

    @property
    def _search_text(self) -> str:
        return "" if self._product else self.text().strip()

    @property
    def _has_unmatched_text(self) -> bool:
        """True if there is a text and no product is chosen."""
        return bool(self._search_text)

    def _edited(self) -> None:
        self._set_entering(False)
        self._discard_task()
        self._set_product(None)
        self._timer.start()

    def _search(self) -> None:
        self._discard_task()
        workspace, text = self._workspace, self._search_text
        brand_ids, chosen = list(self._brand_names), self._brand_id
        if not brand_ids:
            return
        self._question = self._background.start(
            self,
            lambda: find_in_brands(workspace, brand_ids, text, chosen=chosen),
            lambda matching: self._show_found(text, matching),
        )

    def _discard_task(self) -> None:
        self._timer.stop()
        if self._question:
            self._question.discard()
            self._question = None

    def _show_found(self, text: str, matching: Sequence[Product]) -> None:
        self._question = None
        self._listed_for = text
        is_of_brand = all(product.brand_id == self._brand_id for product in matching)
        self._list.show(matching, {} if is_of_brand else self._brand_names)
        self.match_known.emit()
        if self._is_entering:
            self._enter()
        elif self.hasFocus():
            self._show_list()
        elif self._has_unmatched_text:
            self._choose_named()

    def _show_list(self) -> None:
        self._completer.complete()

    def _enter(self) -> None:
        """Choose the product that the text names, or highlight the first match."""
        if self._listed_for != self._search_text:
            self._set_entering(True)
            self._search()
            return
        self._choose_named()
        if self._product:
            self._leave()
        elif self._list.products:
            self._show_list()
            self._popup.setCurrentIndex(self._popup.model().index(0, 0))
        # Last, because the keys that follow are for the next field.
        self._set_entering(False)

    def _choose_named(self) -> None:
        """Choose the product that the text names, once the matching products are known."""
        if self._listed_for != self._search_text:
            self._search()
            return
        named = named_by(self._list.products, self._search_text)
        if len(named) == 1:
            self._choose(named[0])
        else:
            self.match_known.emit()

    def _set_entering(self, entering: bool) -> None:  # noqa: FBT001 - the only argument
        if entering != self._is_entering:
            self._is_entering = entering
            self.searching.emit(entering)

    def _stop_entering(self) -> None:
        """Don't move the focus, which the user moved."""
        if not self.hasFocus():
            self._set_entering(False)

    def _pick(self, index: QModelIndex) -> None:
        self._choose_and_leave(index.data(PRODUCT_ROLE))

    def _choose_and_leave(self, product: Product) -> None:
        """Choose, and move on, so that the next scan doesn't replace the product."""
        self._choose(product)
        self._leave()
        self._set_entering(False)

    def _leave(self) -> None:
        self._has_moved_on = True
        self.entered.emit()

    def _choose(self, product: Product) -> None:
        self._discard_task()
        self._popup.hide()
        self.setText(product.name)
        self._select_text()
        self._set_product(product)

    def _select_text(self) -> None:
        """Select the text from its end, so that typing replaces it and its beginning is visible."""
        length = len(self.text())
        self.setCursorPosition(0)
        if self.hasFocus():
            self.setSelection(length, -length)

    def _set_product(self, product: Product | None) -> None:
        if product != self._product:
            self._product = product
            self.chosen.emit()
