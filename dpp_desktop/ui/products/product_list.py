"""The list of a brand's products, with a mark on incomplete ones."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from dpp_desktop.model.product import Product
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.plain_text import tooltip
from dpp_desktop.ui.widgets.tables import Index, content_rect

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


class ProductList(QListView):
    """The products of the last search. Several can be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._model = ProductListModel(self)
        self.setObjectName("products")
        self.setAccessibleName(self.tr("Products"))
        self.setModel(self._model)
        self.setItemDelegate(ProductListDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def selected(self) -> list[Product]:
        """The selected products, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.products[row] for row in rows]

    def show_products(self, found: Sequence[Product]) -> None:
        """Show these products; none is selected."""
        self._model.show(found)

    def set_incomplete(self, incomplete: Collection[int]) -> None:
        """Mark only the products with these ids as incomplete."""
        self._model.set_incomplete(incomplete)

    def select_only(self, product: Product | None) -> None:
        """Select only this product, or none if it isn't listed."""
        ids = [each.id for each in self._model.products]
        if product is None or product.id not in ids:
            self.clearSelection()
            return
        index = self._model.index(ids.index(product.id), 0)
        mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, mode)
