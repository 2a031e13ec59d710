"""The model and the delegate of a list of products: the name above SKU, GTIN and brand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dpp_desktop.model.product import Product
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.widgets.tables import Cell, Index, content_rect, draw_text, text_colour

PRODUCT_ROLE = Qt.ItemDataRole.UserRole
_DETAILS_ROLE = PRODUCT_ROLE + 8  # subclasses use the roles between


class ProductsModel(QAbstractListModel):
    """The products of a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._products: tuple[Product, ...] = ()
        self._brands: Mapping[int, str] = {}

    @property
    def products(self) -> tuple[Product, ...]:
        """The products, in the order of the list."""
        return self._products

    def show(self, products: Sequence[Product], brands: Mapping[int, str] | None = None) -> None:
        """Show these products, with the brands that have a name here, by their ids."""
        self.beginResetModel()
        self._products = tuple(products)
        self._brands = brands or {}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return the number of products."""
        return 0 if parent and parent.isValid() else len(self._products)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the product, or its text for a role."""
        product = self._products[index.row()]
        if role == PRODUCT_ROLE:
            return product
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return product.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{product.name}, {self._details_of(product)}"
        return self._details_of(product) if role == _DETAILS_ROLE else None

    def _details_of(self, product: Product) -> str:
        """Return SKU, GTIN and brand, as far as there are any."""
        details = (product.sku, product.gtin, self._brands.get(product.brand_id))
        return " · ".join(filter(None, details))


class ProductCell(Cell):
    """Draws a product in two lines, high enough for a touch with a glove."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._details = font(Type.BODY), font(Type.CAPTION)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw both lines."""
        product, area = index.data(PRODUCT_ROLE), content_rect(option)
        upper, lower = QRect(area), QRect(area)
        upper.setBottom(area.center().y())
        lower.setTop(area.center().y() + 1)
        draw_text(painter, upper, product.name, self._name, text_colour(option))
        secondary = QColor(colours_of(option.palette).secondary)
        draw_text(painter, lower, index.data(_DETAILS_ROLE), self._details, secondary)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the height of two lines with spacing."""
        lines = sum(QFontMetrics(used).height() for used in (self._name, self._details))
        return QSize(0, max(TARGET, lines + 3 * Spacing.XS))
