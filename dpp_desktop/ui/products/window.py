"""The products window: the brand's products at the left, the one that is open at the right."""

from collections.abc import Collection, Sequence

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
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.product import Product
from dpp_desktop.products.editing import OpenedProduct, incomplete, open_product
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel
from dpp_desktop.ui.products.editor import ProductEditor
from dpp_desktop.ui.products.value_fields import Box
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox, tooltip
from dpp_desktop.ui.widgets.tables import Index, content_rect

INCOMPLETE_ROLE = PRODUCT_ROLE + 1


class FoundModel(ProductsModel):
    """The products found last, and which of them aren't complete, as soon as that is known."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._incomplete: frozenset[int] = frozenset()

    def mark(self, incomplete: Collection[int]) -> None:
        """Marks the products of these ids as incomplete, and no others."""
        self._incomplete = frozenset(incomplete)
        if self.products:
            last = self.index(len(self.products) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is shown of a product, and that it is incomplete."""
        known = self.products[index.row()].id in self._incomplete
        if role == INCOMPLETE_ROLE:
            return known
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                tooltip(self.tr("Incomplete: nothing can be minted for it yet")) if known else None
            )
        told = super().data(index, role)
        if known and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{product}, incomplete").format(product=told)
        return told


class FoundCell(ProductCell):
    """Draws a product in two lines, and a mark if it is incomplete."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the product left of its mark."""
        if index.data(INCOMPLETE_ROLE):
            area = content_rect(option)
            place = QRect(area.right() - ICON, area.center().y() - ICON // 2, ICON, ICON)
            icon("warning", "warning").paint(painter, place)
            option.rect = option.rect.adjusted(0, 0, -(ICON + Spacing.S), 0)
        super().draw(painter, option, index)


class DiscardDialog(PlainMessageBox):
    """The question. Unless somebody presses Discard, the user stays with what was filled in."""

    def __init__(self, parent: QWidget, product: str) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("leaving_question")
        self.setWindowTitle(self.tr("Discard the changes?"))
        self.setText(self.tr("What you changed of {product} isn't saved.").format(product=product))
        self._leave = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        self._leave.setObjectName("discard")
        stay = self.addButton(self.tr("&Keep editing"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("keep_editing")
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @property
    def agreed(self) -> bool:
        """True if Discard was pressed."""
        return self.clickedButton() is self._leave


def ask_to_discard(parent: QWidget, product: str) -> bool:
    """Asks whether what was changed of the product may be lost; True if so."""
    question = DiscardDialog(parent, product)
    question.exec()
    question.deleteLater()
    return question.agreed


_SIZE = QSize(1180, 760)
_LIST_WIDTH = 320
_WAIT_MS = 120
_MOST_LISTED = 100


class ProductsWindow(QWidget):
    """Finds products and edits them, one at a time."""

    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        parent: QWidget | None = None,
        *,
        brand: str | None = None,
    ) -> None:
        """Takes the key of the brand whose products are shown first, if it is known."""
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._background = background
        self._wanted_brand = brand
        self._question: BackgroundTask | None = None
        self._agreed = False
        self._brand_box = Box()
        self._search = ButtonField()
        self._model = FoundModel(self)
        self._list = QListView()
        self._more = label("", "secondary")
        self._note = ErrorNote()
        self._editor = ProductEditor(workspace, background)
        self._pages = QStackedWidget()
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._ask_for_brands()

    def may_close(self) -> bool:
        """True if nothing would be lost, or the user says that it may be."""
        if self._agreed or self._editor.opened is None:
            return True
        if self._editor.busy:
            return False
        product = self._editor.opened.product
        return not self._editor.changed or ask_to_discard(self, product.name)

    def close_at_once(self) -> None:
        """Closes without a question."""
        self._agreed = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closes, unless something that isn't saved is to be kept."""
        if not self.may_close():
            event.ignore()
            return
        self._editor.stop()
        event.accept()
        self.closed.emit()

    def _set_up(self) -> None:
        self.setObjectName("products_window")
        self.setWindowTitle(self.tr("Products"))
        room = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(room))
        self._brand_box.setObjectName("brand")
        self._brand_box.setAccessibleName(self.tr("Brand"))
        self._search.setObjectName("search")
        self._search.setPlaceholderText(self.tr("Find a name, SKU or GTIN"))
        self._search.setAccessibleName(self.tr("Find a product"))
        self._search.add_clear_button()
        self._list.setObjectName("products")
        self._list.setAccessibleName(self.tr("Products"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(FoundCell(self._list))
        self._list.setUniformItemSizes(True)
        self._more.setObjectName("more")
        self._more.setWordWrap(True)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, Spacing.S, 0)
        column.setSpacing(Spacing.S)
        for widget in (self._brand_box, self._search):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._more)
        empty = label(self.tr("Choose a product to see and edit its passport."), "secondary")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._editor)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(Spacing.S, 0, 0, 0)
        rows.addWidget(self._note)
        rows.addWidget(self._pages, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, self.width() - _LIST_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        whole.addWidget(split)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._find)
        self._search.textEdited.connect(lambda _text: self._timer.start())
        self._search.returnPressed.connect(self._open_first)
        self._brand_box.activated.connect(self._brand_chosen)
        self._list.clicked.connect(self._pick)
        self._list.activated.connect(self._pick)
        self._editor.saved.connect(self._saved)
        self._editor.reopen_asked.connect(self._reopen)
        self._note.again.clicked.connect(self._ask_for_brands)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _ask_for_brands(self) -> None:
        def known() -> list[Brand]:
            with self._workspace.read() as transaction:
                return brands.list_all(transaction)

        self._background.start(self, known, self._show_brands, self._fail)

    def _show_brands(self, known: list[Brand]) -> None:
        self._note.hide()
        self._brand_box.clear()
        for brand in known:
            self._brand_box.addItem(brand.name, brand)
        keys = [brand.key for brand in known]
        if self._wanted_brand in keys:
            self._brand_box.setCurrentIndex(keys.index(self._wanted_brand))
        self._brand_box.setVisible(len(known) > 1)
        self._search.setFocus()
        self._find()

    @property
    def _brand(self) -> Brand | None:
        brand = self._brand_box.currentData()
        return brand if isinstance(brand, Brand) else None

    def _brand_chosen(self) -> None:
        self._search.clear()
        self._find()

    def _find(self) -> None:
        brand, sought = self._brand, self._search.text()
        if self._question:
            self._question.discard()
        if brand is None:
            self._more.setText(self.tr("There is no brand in this workspace yet."))
            return
        brand_id = brand.id

        def found() -> list[Product]:
            with self._workspace.read() as transaction:
                return products.search(transaction, brand_id, sought, _MOST_LISTED)

        self._question = self._background.start(self, found, self._show_found, self._fail)

    def _show_found(self, found: Sequence[Product]) -> None:
        self._model.show(found)
        self._more.setText(self._told_count(len(found)))
        self._select_opened()
        self._ask_for_marks(found)

    def _told_count(self, count: int) -> str:
        if count == _MOST_LISTED:
            text = self.tr("The first {count} are listed; type to find others.")
            return text.format(count=count)
        return "" if count else self.tr("There is no such product.")

    def _ask_for_marks(self, found: Sequence[Product]) -> None:
        brand = self._brand
        if brand is None or not found:
            return
        brand_id = brand.id
        self._question = self._background.start(
            self,
            lambda: incomplete(self._workspace, brand_id, found),
            self._model.mark,
            self._fail,
        )

    def _open_first(self) -> None:
        """A whole SKU or GTIN, as scanned, or what was typed: the first that matches."""
        self._timer.stop()
        brand, sought = self._brand, self._search.text()
        if brand is None:
            return
        brand_id = brand.id

        def found() -> list[Product]:
            with self._workspace.read() as transaction:
                return products.search(transaction, brand_id, sought, _MOST_LISTED)

        def opened(matching: list[Product]) -> None:
            self._show_found(matching)
            if matching:
                self._open(matching[0])

        self._background.start(self, found, opened, self._fail)

    def _pick(self, index: QModelIndex) -> None:
        self._open(index.data(PRODUCT_ROLE))

    def _open(self, product: Product) -> None:
        opened = self._editor.opened
        if opened and opened.product.id == product.id and self._editor.changed:
            return
        if not self.may_close():
            self._select_opened()
            return
        self._ask_for(product.sku)

    def _ask_for(self, sku: str) -> None:
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

    def _reopen(self, opened: OpenedProduct) -> None:
        """Opens what someone else has saved in the place of what was filled in here."""
        self._ask_for(opened.product.sku)
        self._find()

    def _saved(self, _opened: OpenedProduct) -> None:
        self._find()

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
