"""The products window: a list of products on the left, the product editor on the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QListView,
    QSplitter,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.brand_import import list_brands
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.product import Product
from dpp_desktop.products.editing import OpenedProduct, find_incomplete, open_product
from dpp_desktop.products.search import find_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel
from dpp_desktop.ui.products.editor import ProductEditor
from dpp_desktop.ui.products.value_fields import FormComboBox
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, content_rect

if TYPE_CHECKING:
    from dpp_desktop.tokens.scan import BrandProduct

INCOMPLETE_ROLE = PRODUCT_ROLE + 1


class ProductListModel(ProductsModel):
    """The products of the last search; marks incomplete ones once they are known."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._incomplete: frozenset[int] = frozenset()

    def set_incomplete(self, incomplete: Collection[int]) -> None:
        """Mark only the products with these ids as incomplete."""
        self._incomplete = frozenset(incomplete)
        if self.products:
            last = self.index(len(self.products) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the data of the product; `INCOMPLETE_ROLE` is a bool."""
        is_incomplete = self.products[index.row()].id in self._incomplete
        if role == INCOMPLETE_ROLE:
            return is_incomplete
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.tr("Incomplete: you can't mint for this product yet")
            return tooltip(text) if is_incomplete else None
        value = super().data(index, role)
        if is_incomplete and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{product}, incomplete").format(product=value)
        return value


class ProductListDelegate(ProductCell):
    """Draws a product in two lines, with a warning icon if it is incomplete."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the icon at the right, and the product to the left of it."""
        if index.data(INCOMPLETE_ROLE):
            area = content_rect(option)
            icon_area = QRect(area.right() - ICON, area.center().y() - ICON // 2, ICON, ICON)
            icon("warning", "warning").paint(painter, icon_area)
            option.rect = option.rect.adjusted(0, 0, -(ICON + Spacing.S), 0)
        super().draw(painter, option, index)


_DEFAULT_SIZE = QSize(1180, 760)
_LIST_WIDTH = 320
_DEBOUNCE_MS = 120
_MAX_LISTED = 100


class ProductsWindow(QWidget):
    """Searches products and edits one at a time."""

    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        parent: QWidget | None = None,
        *,
        brand: str | None = None,
    ) -> None:
        """`brand` is the key of the brand to show first; None shows the first brand."""
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._background = background
        self._initial_brand_key = brand
        self._requested_sku = ""
        self._query: BackgroundTask | None = None
        self._discard_confirmed = False
        self._brand_box = FormComboBox()
        self._search_box = ButtonField()
        self._model = ProductListModel(self)
        self._list = QListView()
        self._footer = label("", "secondary")
        self._note = ErrorNote()
        self._editor = ProductEditor(workspace, background)
        self._pages = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._load_brands()

    def show_product(self, found: BrandProduct) -> None:
        """Search for the product and open it, unless the user keeps unsaved changes."""
        if not self.may_close():
            return
        self._initial_brand_key = found.brand_key
        self._requested_sku = found.product.sku
        self._search_box.setText(found.product.sku)
        self._load_brands()

    def may_close(self) -> bool:
        """Return whether the window may close; ask the user if there are unsaved changes."""
        if self._discard_confirmed or self._editor.opened is None:
            return True
        if self._editor.busy:
            return False
        product = self._editor.opened.product
        return not self._editor.changed or confirm_discard(self, self._discard_text(product.name))

    def _discard_text(self, product: str) -> str:
        return self.tr("{product} has unsaved changes.").format(product=product)

    def close_at_once(self) -> None:
        """Close and discard unsaved changes."""
        self._discard_confirmed = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close unless the user keeps editing."""
        if not self.may_close():
            event.ignore()
            return
        self._editor.stop()
        event.accept()
        self.closed.emit()

    def _set_up(self) -> None:
        self.setObjectName("products_window")
        self.setWindowTitle(self.tr("Products"))
        self.resize(_DEFAULT_SIZE.boundedTo(self.screen().availableSize()))
        self._brand_box.setObjectName("brand")
        self._brand_box.setAccessibleName(self.tr("Brand"))
        self._search_box.setObjectName("search")
        self._search_box.setPlaceholderText(self.tr("Search name, SKU or GTIN"))
        self._search_box.setAccessibleName(self.tr("Search products"))
        self._search_box.add_clear_button()
        self._list.setObjectName("products")
        self._list.setAccessibleName(self.tr("Products"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(ProductListDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._footer.setObjectName("more")
        self._footer.setWordWrap(True)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.S)
        for widget in (self._brand_box, self._search_box):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._footer)
        empty_page = label(self.tr("Select a product to view and edit its passport."), "secondary")
        empty_page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty_page.setWordWrap(True)
        self._pages.addWidget(empty_page)
        self._pages.addWidget(self._editor)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(Spacing.S, 0, 0, 0)
        rows.addWidget(self._note)
        rows.addWidget(self._pages, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, self.width() - _LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._search_products)
        self._search_box.textEdited.connect(lambda _text: self._timer.start())
        self._search_box.returnPressed.connect(self._open_first)
        self._brand_box.activated.connect(self._brand_chosen)
        self._list.clicked.connect(self._open_index)
        self._list.activated.connect(self._open_index)
        self._editor.saved.connect(self._saved)
        self._editor.reload_requested.connect(self._reload)
        self._note.again.clicked.connect(self._load_brands)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search_box.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _load_brands(self) -> None:
        workspace = self._workspace
        self._background.start(self, lambda: list_brands(workspace), self._show_brands, self._fail)

    def _show_brands(self, all_brands: list[Brand]) -> None:
        self._note.hide()
        self._brand_box.clear()
        for brand in all_brands:
            self._brand_box.addItem(brand.name, brand)
        keys = [brand.key for brand in all_brands]
        if self._initial_brand_key in keys:
            self._brand_box.setCurrentIndex(keys.index(self._initial_brand_key))
        self._brand_box.setVisible(len(all_brands) > 1)
        self._search_box.setFocus()
        self._search_products()
        if self._requested_sku:
            self._load_product(self._requested_sku)
            self._requested_sku = ""

    @property
    def _brand(self) -> Brand | None:
        brand = self._brand_box.currentData()
        return brand if isinstance(brand, Brand) else None

    def _brand_chosen(self) -> None:
        self._search_box.clear()
        self._search_products()

    def _search_products(self) -> None:
        brand = self._brand
        if self._query:
            self._query.discard()
        if brand is None:
            self._footer.setText(self.tr("This workspace has no brands yet."))
            return
        search = self._prepare_search(brand.id)
        self._query = self._background.start(self, search, self._show_found, self._fail)

    def _prepare_search(self, brand_id: int) -> Callable[[], list[Product]]:
        text = self._search_box.text()

        workspace = self._workspace
        return lambda: find_products(workspace, brand_id, text, _MAX_LISTED)

    def _show_found(self, found: Sequence[Product]) -> None:
        self._model.show(found)
        self._footer.setText(self._list_footer(len(found)))
        self._select_opened()
        self._load_incomplete(found)

    def _list_footer(self, count: int) -> str:
        if count == _MAX_LISTED:
            return self.tr("Showing the first %Ln products. Search to find others.", "", count)
        return "" if count else self.tr("No products found.")

    def _load_incomplete(self, found: Sequence[Product]) -> None:
        brand = self._brand
        if brand is None or not found:
            return
        brand_id = brand.id
        self._query = self._background.start(
            self,
            lambda: find_incomplete(self._workspace, brand_id, found),
            self._model.set_incomplete,
            self._fail,
        )

    def _open_first(self) -> None:
        """Search at once and open the first match, as after a scan of a SKU or GTIN."""
        self._timer.stop()
        brand = self._brand
        if brand is None:
            return

        def open_first(found: list[Product]) -> None:
            self._show_found(found)
            if found:
                self._open(found[0])

        self._background.start(self, self._prepare_search(brand.id), open_first, self._fail)

    def _open_index(self, index: QModelIndex) -> None:
        self._open(index.data(PRODUCT_ROLE))

    def _open(self, product: Product) -> None:
        opened = self._editor.opened
        if opened and opened.product.id == product.id and self._editor.changed:
            return
        if not self.may_close():
            self._select_opened()
            return
        self._load_product(product.sku)

    def _load_product(self, sku: str) -> None:
        brand = self._brand
        if brand is None:
            return
        key = brand.key
        self._background.start(
            self, lambda: open_product(self._workspace, key, sku), self._show_product, self._fail
        )

    def _show_product(self, opened: OpenedProduct) -> None:
        self._note.hide()
        self._editor.show_product(opened)
        self._pages.setCurrentWidget(self._editor)
        self._select_opened()

    def _reload(self, opened: OpenedProduct) -> None:
        """Load the product that another user or process saved; discard the changes here."""
        self._load_product(opened.product.sku)
        self._search_products()

    def _saved(self, _opened: OpenedProduct) -> None:
        self._search_products()

    def _select_opened(self) -> None:
        opened = self._editor.opened
        ids = [product.id for product in self._model.products]
        if opened is None or opened.product.id not in ids:
            self._list.clearSelection()
            return
        index = self._model.index(ids.index(opened.product.id), 0)
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._list.selectionModel().setCurrentIndex(index, mode)

    def _fail(self, error: Exception) -> None:
        self._note.show_error(explain(error), again=True)
