"""The list of products in the products window: those that match, the incomplete ones marked."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from dpp_desktop.ui.look.cells import Index, inner
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import tooltip
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.mint.products_list import PRODUCT_ROLE, ProductCell, ProductsModel

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
            area = inner(option)
            place = QRect(area.right() - ICON, area.center().y() - ICON // 2, ICON, ICON)
            icon("warning", "warning").paint(painter, place)
            option.rect = option.rect.adjusted(0, 0, -(ICON + Space.S), 0)
        super().draw(painter, option, index)
