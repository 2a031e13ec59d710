"""A field in which a product is found by typing or scanning any part of what names it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView

from dpp_desktop.model.product import Product
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.widgets.button_field import ButtonField

_WAIT_MS = 120
_ROWS_IN_SIGHT = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class ProductBox(ButtonField):
    """Holds one product of a brand, or a text for which none was chosen yet.

    A whole SKU, GTIN or name is enough, as a scanner gives it; else one chooses from the list.
    """

    chosen = Signal()
    """The product is another one now, or none."""
    judged = Signal()
    """It is known whether the text in the field names a product."""
    entered = Signal()
    """Enter found the product, so that the next field may have its turn."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self._workspace = workspace
        self._background = background
        self._brand_id: int | None = None
        self._product: Product | None = None
        self._question: BackgroundTask | None = None
        self._listed_for: str | None = None
        self._entering = False
        self._list = ProductsModel(self)
        self._completer = self._make_completer()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._edited)
        self._put_on()

    @property
    def product(self) -> Product | None:
        """The product that was chosen."""
        return self._product

    @property
    def unmatched(self) -> bool:
        """True if it is known that no product has the text in the field."""
        return self._listed_for == self._sought != "" and not self._list.products

    def show_brand(self, brand_id: int | None) -> None:
        """Finds products of that brand from now on; the one chosen before is let go."""
        self._brand_id = brand_id
        self._forget_question()
        self._list.show(())
        self._listed_for = None
        self.clear()
        self._take(None)
        self.setEnabled(brand_id is not None)

    def open_list(self) -> None:
        """Shows the products that match; with one chosen, or nothing typed, the first of all."""
        self.setFocus()
        if self._listed_for == self._sought:
            self._show_list()
        else:
            self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the product that is marked or named, Down opens the list, Esc closes it."""
        key, in_sight = event.key(), self._popup.isVisible()
        if key in _ENTER and self._marked:
            self._choose_and_go_on(self._marked)
        elif key in _ENTER and self._open_text:
            self._enter()
        elif in_sight and key in (*_ENTER, Qt.Key.Key_Escape):
            self._popup.hide()
        elif key == Qt.Key.Key_Down and not in_sight:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Takes what is marked in the list, or named by the text."""
        super().focusOutEvent(event)
        if event.reason() in _PASSING:
            return
        self.setCursorPosition(0)
        if self._marked:
            self._choose(self._marked)
        elif self._open_text:
            self._settle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click opens the list; what is typed next replaces the product."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            if self._product:
                self._mark_text()
            self.open_list()

    def _put_on(self) -> None:
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
        # Not setCompleter: that would write the marked product's name over what was typed.
        made.setWidget(self)
        popup.clicked.connect(self._pick)
        return made

    @property
    def _popup(self) -> QListView:
        popup = self._completer.popup()
        assert isinstance(popup, QListView)
        return popup

    @property
    def _marked(self) -> Product | None:
        """The product that the arrow keys have led to."""
        index = self._popup.currentIndex()
        return index.data(PRODUCT_ROLE) if self._popup.isVisible() and index.isValid() else None

    @property
    def _sought(self) -> str:
        return "" if self._product else self.text().strip()

    @property
    def _open_text(self) -> bool:
        """True if something was typed for which no product was chosen."""
        return bool(self._sought)

    def _edited(self) -> None:
        self._entering = False
        self._forget_question()
        self._take(None)
        self._timer.start()

    def _search(self) -> None:
        self._forget_question()
        brand_id, sought = self._brand_id, self._sought
        if brand_id is None:
            return

        def found() -> list[Product]:
            with self._workspace.read() as transaction:
                return products.search(transaction, brand_id, sought)

        self._question = self._background.start(
            self, found, lambda matching: self._found(sought, matching)
        )

    def _forget_question(self) -> None:
        self._timer.stop()
        if self._question:
            self._question.discard()
            self._question = None

    def _found(self, sought: str, matching: Sequence[Product]) -> None:
        self._question = None
        self._listed_for = sought
        self._list.show(matching)
        self.judged.emit()
        if self._entering:
            self._enter()
        elif self.hasFocus():
            self._show_list()
        elif self._open_text:
            self._settle()

    def _show_list(self) -> None:
        self._completer.complete()

    def _enter(self) -> None:
        """Takes the product that is named and goes on; else marks the first that matches."""
        self._entering = self._listed_for != self._sought
        self._settle()
        if self._product:
            self.entered.emit()
        elif not self._entering and self._list.products:
            self._show_list()
            self._popup.setCurrentIndex(self._popup.model().index(0, 0))

    def _settle(self) -> None:
        """Takes the product that the text names, as soon as it is known which do."""
        if self._listed_for != self._sought:
            self._search()
            return
        named = [product for product in self._list.products if _names(self._sought, product)]
        if len(named) == 1:
            self._choose(named[0])
        else:
            self.judged.emit()

    def _pick(self, index: QModelIndex) -> None:
        self._choose_and_go_on(index.data(PRODUCT_ROLE))

    def _choose_and_go_on(self, product: Product) -> None:
        """What is scanned next is the batch, and mustn't replace the product."""
        self._choose(product)
        self.focusNextChild()

    def _choose(self, product: Product) -> None:
        self._forget_question()
        self._entering = False
        self._popup.hide()
        self.setText(product.name)
        self._mark_text()
        self._take(product)

    def _mark_text(self) -> None:
        """So that what is typed next replaces it; from the end, so that its beginning is seen."""
        length = len(self.text())
        self.setCursorPosition(0)
        if self.hasFocus():
            self.setSelection(length, -length)

    def _take(self, product: Product | None) -> None:
        if product != self._product:
            self._product = product
            self.chosen.emit()


def _names(text: str, product: Product) -> bool:
    """True if the text is the whole of the product's SKU, GTIN or name."""
    gtin = product.gtin is not None and text.isdigit() and text.zfill(14) == product.gtin
    return gtin or text.casefold() in (product.sku.casefold(), product.name.casefold())
