"""The products window: a list of products on the left, the product editor on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from dpp_desktop.brands.brand_import import list_brands
from dpp_desktop.brands.brand_schema import brand_report, check_brand_sample
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.product import Product
from dpp_desktop.products.editing import (
    NewProduct,
    OpenedProduct,
    copy_product,
    find_incomplete,
    new_product,
    open_product,
)
from dpp_desktop.products.prepared_form import PreparedForm, prepare_form
from dpp_desktop.products.search import find_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.schema_dialog import SchemaSource, open_schema
from dpp_desktop.ui.language.translator import window_language
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.products.actions import ProductActions, menu_button, products_bar
from dpp_desktop.ui.products.deletion import DeletionController
from dpp_desktop.ui.products.editor import ProductEditor
from dpp_desktop.ui.products.product_list import ProductList
from dpp_desktop.ui.products.template_action import TemplateAction
from dpp_desktop.ui.products.value_fields import FormComboBox
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.brand_names import names_of
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

if TYPE_CHECKING:
    from dpp_desktop.tokens.scan import BrandProduct

_DEFAULT_SIZE = QSize(1180, 760)
_LIST_WIDTH = 320
_MIN_LIST_WIDTH = 240
_DEBOUNCE_MS = 120
_MAX_LISTED = 100


class ProductsWindow(QWidget):
    """Searches products and edits one at a time."""

    closed = Signal()
    brand_deleted = Signal()

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
        self._list = ProductList()
        self._footer = label("", "secondary")
        self._message = MessageView()
        self._note = ErrorNote()
        self._editor = ProductEditor(workspace, background)
        self._pages = QStackedWidget()
        self._actions = ProductActions(self)
        self._deletion = DeletionController(workspace, background, self)
        self._template = TemplateAction(workspace, background, self)
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
        if self._discard_confirmed:
            return True
        if self._editor.busy:
            return False
        return not self._editor.changed or confirm_discard(self, self._discard_text())

    def _discard_text(self) -> str:
        name = self._editor.name
        if not name:
            return self.tr("The new product isn't saved.")
        return self.tr("{product} has unsaved changes.").format(product=name)

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
        accept_scans_in_fields(self)
        self.setWindowTitle(self.tr("Products"))
        resize_within_screen(self, _DEFAULT_SIZE)
        self._brand_box.setObjectName("brand")
        self._brand_box.setAccessibleName(self.tr("Brand"))
        self._search_box.setObjectName("search")
        self._search_box.setPlaceholderText(self.tr("Search name, SKU or GTIN"))
        self._search_box.setAccessibleName(self.tr("Search products"))
        self._search_box.add_clear_button()
        self._list.addActions(self._actions.of_products)
        self._footer.setObjectName("more")
        self._footer.setWordWrap(True)

    def _lay_out(self) -> None:
        actions = self._actions
        brand_menu = menu_button(
            self.tr("More actions for the brand"),
            [actions.save_template, actions.show_schema, actions.delete_brand],
        )
        brand_row = row_layout(self._brand_box, brand_menu)
        brand_row.setStretch(0, 1)
        left = QWidget()
        left.setMinimumWidth(_MIN_LIST_WIDTH)
        margins = (0, 0, Spacing.S, 0)
        column = column_layout(brand_row, self._search_box, parent=left, margins=margins)
        column.addWidget(self._list, 1)
        column.addWidget(self._footer)
        empty_page = label(self.tr("Select a product to view and edit its passport."), "secondary")
        empty_page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty_page.setWordWrap(True)
        self._pages.addWidget(empty_page)
        self._pages.addWidget(self._editor)
        right = QWidget()
        rows = column_layout(self._note, parent=right, margins=(Spacing.S, 0, 0, 0))
        rows.addWidget(self._pages, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        list_width = min(_LIST_WIDTH, max(_MIN_LIST_WIDTH, self.width() // 4))
        splitter.setSizes([list_width, self.width() - list_width])
        bar = products_bar([*actions.of_products, actions.save_template])
        margins = (Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        layout = column_layout(bar, self._message, parent=self, margins=margins)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._search_products)
        self._search_box.textEdited.connect(lambda _text: self._timer.start())
        self._search_box.returnPressed.connect(self._open_first)
        self._brand_box.activated.connect(self._brand_chosen)
        self._list.clicked.connect(self._open_index)
        self._list.activated.connect(self._open_index)
        self._list.selectionModel().selectionChanged.connect(self._show_state)
        self._editor.saved.connect(self._saved)
        self._editor.reload_requested.connect(self._reload)
        self._note.again.clicked.connect(self._load_brands)
        self._connect_actions()
        QShortcut(QKeySequence.StandardKey.Find, self, self._search_box.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _connect_actions(self) -> None:
        self._actions.new_product.triggered.connect(self._start_new)
        self._actions.duplicate.triggered.connect(self._start_copy)
        self._actions.delete.triggered.connect(self._delete_products)
        self._actions.save_template.triggered.connect(self._save_template)
        self._actions.show_schema.triggered.connect(self._show_schema)
        self._actions.delete_brand.triggered.connect(self._delete_brand)
        self._deletion.products_deleted.connect(self._products_deleted)
        self._deletion.brand_deleted.connect(self._brand_deleted)
        self._deletion.failed.connect(self._refuse)
        self._template.saved.connect(self._report_success)
        self._template.failed.connect(self._refuse)

    def _load_brands(self) -> None:
        workspace = self._workspace
        self._background.start(self, lambda: list_brands(workspace), self._show_brands, self._fail)

    def _show_brands(self, all_brands: list[Brand]) -> None:
        self._note.hide()
        self._brand_box.clear()
        for name, brand in zip(names_of(all_brands), all_brands, strict=True):
            self._brand_box.addItem(name, brand)
        keys = [brand.key for brand in all_brands]
        if self._initial_brand_key in keys:
            self._brand_box.setCurrentIndex(keys.index(self._initial_brand_key))
        self._brand_box.setVisible(bool(all_brands))
        self._search_box.setFocus()
        self._show_state()
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
        brand = self._brand
        if self._editor.changed or brand is None:
            return
        if self._editor.is_new:
            self._start_new()
        elif self._editor.brand_key != brand.key:
            self._close_form()

    def _show_state(self) -> None:
        """Enable the actions that are possible now."""
        self._actions.show_state(
            has_brand=self._brand is not None, selected=len(self._list.selected)
        )

    def _search_products(self) -> None:
        brand = self._brand
        if self._query:
            self._query.discard()
        if brand is None:
            self._list.show_products(())
            self._footer.setText(self.tr("This workspace has no brands yet."))
            return
        search = self._prepare_search(brand.id)
        self._query = self._background.start(self, search, self._show_found, self._fail)

    def _prepare_search(self, brand_id: int) -> Callable[[], list[Product]]:
        text = self._search_box.text()

        workspace = self._workspace
        return lambda: find_products(workspace, brand_id, text, _MAX_LISTED)

    def _show_found(self, found: Sequence[Product]) -> None:
        self._list.show_products(found)
        self._footer.setText(self._list_footer(len(found)))
        self._select_opened()
        self._show_state()
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
            self._list.set_incomplete,
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
        if len(self._list.selected) == 1:  # others are only selected, for example to delete them
            self._open(index.data(PRODUCT_ROLE))

    def _open(self, product: Product) -> None:
        opened = self._editor.product
        if opened and opened.id == product.id and self._editor.changed:
            return
        if not self.may_close():
            self._select_opened()
            return
        self._load_product(product.sku)

    def _start_new(self) -> None:
        brand = self._brand
        if brand and self._may_replace_form():
            self._start(lambda: new_product(self._workspace, brand.key))

    def _start_copy(self) -> None:
        brand, selected = self._brand, self._list.selected
        if brand and len(selected) == 1 and self._may_replace_form():
            sku = selected[0].sku
            self._start(lambda: copy_product(self._workspace, brand.key, sku))

    def _start(self, work: Callable[[], NewProduct]) -> None:
        self._message.show_message(None)
        language = window_language()
        self._background.start(
            self, lambda: prepare_form(work(), language), self._show_new, self._refuse
        )

    def _may_replace_form(self) -> bool:
        return not self._editor.busy and self.may_close()

    def _show_new(self, new: PreparedForm) -> None:
        self._note.hide()
        self._editor.show_product(new)
        self._pages.setCurrentWidget(self._editor)
        self._list.select_only(None)
        self._editor.focus_first()

    def _delete_products(self) -> None:
        brand, selected = self._brand, self._list.selected
        if brand and selected:
            self._message.show_message(None)
            self._deletion.delete_products(brand, selected)

    def _products_deleted(self, deleted: tuple[Product, ...]) -> None:
        opened = self._editor.product
        if opened and opened.id in [product.id for product in deleted]:
            self._close_form()
        text = (
            self.tr("The product {product} was deleted.").format(product=deleted[0].name)
            if len(deleted) == 1
            else self.tr("%Ln products were deleted.", "", len(deleted))
        )
        self._report_success(text)
        self._search_products()

    def _delete_brand(self) -> None:
        brand = self._brand
        if brand:
            self._message.show_message(None)
            self._deletion.delete_brand(brand)

    def _brand_deleted(self, brand: Brand) -> None:
        if self._editor.brand_key == brand.key:
            self._close_form()
        self._report_success(self.tr("The brand {brand} was deleted.").format(brand=brand.name))
        self._search_box.clear()
        self._load_brands()
        self.brand_deleted.emit()

    def _close_form(self) -> None:
        self._editor.clear()
        self._pages.setCurrentIndex(0)

    def _save_template(self) -> None:
        brand = self._brand
        if brand:
            self._message.show_message(None)
            self._template.choose_file(brand, self)

    def _show_schema(self) -> None:
        brand = self._brand
        if brand:
            source = SchemaSource(
                brand.name,
                lambda: brand_report(self._workspace, brand.key),
                lambda file: check_brand_sample(self._workspace, brand.key, file),
            )
            open_schema(source, self._background, self)

    def _report_success(self, text: str) -> None:
        self._note.hide()
        self._message.show_message(Message(Tone.SUCCESS, text))

    def _load_product(self, sku: str) -> None:
        brand = self._brand
        if brand is None:
            return
        workspace, key, language = self._workspace, brand.key, window_language()
        self._background.start(
            self,
            lambda: prepare_form(open_product(workspace, key, sku), language),
            self._show_product,
            self._fail,
        )

    def _show_product(self, opened: PreparedForm) -> None:
        self._note.hide()
        self._editor.show_product(opened)
        self._pages.setCurrentWidget(self._editor)
        self._select_opened()

    def _reload(self, opened: OpenedProduct) -> None:
        """Load the product that another user or process saved; discard the changes here."""
        self._load_product(opened.product.sku)
        self._search_products()

    def _saved(self, _opened: OpenedProduct) -> None:
        self._message.show_message(None)
        self._search_products()

    def _select_opened(self) -> None:
        self._list.select_only(self._editor.product)

    def _fail(self, error: Exception) -> None:
        self._note.show_error(explain(error), again=True)

    def _refuse(self, error: Exception) -> None:
        """Show an error that loading the list again doesn't fix."""
        self._note.show_error(explain(error), again=False)
