"""Asks before products or a brand are deleted, and deletes them in the background."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.brands.brand_deletion import (
    SERIAL_KEY_KEPT,
    BrandDeletion,
    delete_brand,
    plan_brand_deletion,
)
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.product import Product
from dpp_desktop.products.deletion import ProductDeletion, delete_products, plan_product_deletion
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox

_MAX_LINES = 5
"""The most products or reasons that are named at once; the details have all."""


class DeletionDialog(PlainMessageBox):
    """Asks whether to delete something. The default is not to."""

    def __init__(
        self, parent: QWidget, question: str, consequence: str, details: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("deletion_dialog")
        self.setWindowTitle(self.tr("Delete?"))
        self.setText(question)
        self.setInformativeText(consequence)
        if details:
            self.setDetailedText("\n".join(details))
        role = QMessageBox.ButtonRole.DestructiveRole
        self._delete_button = self.addButton(self.tr("&Delete"), role)
        self._delete_button.setObjectName("delete")
        keep_button = self.addButton(self.tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        keep_button.setObjectName("keep")
        self.setDefaultButton(keep_button)
        self.setEscapeButton(keep_button)

    @property
    def is_confirmed(self) -> bool:
        """Whether Delete was pressed."""
        return self.clickedButton() is self._delete_button


class DeletionController(QObject):
    """Deletes products and brands after the user agreed."""

    products_deleted = Signal(object)
    """The deleted Products, as a tuple."""
    brand_deleted = Signal(object)
    """The deleted Brand."""
    failed = Signal(object)
    """The Exception that prevented the deletion."""

    def __init__(self, workspace: Workspace, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._background = background
        self._window = window

    def delete_products(self, brand: Brand, chosen: Sequence[Product]) -> None:
        """Delete the products that can be deleted, if the user agrees."""
        skus = [product.sku for product in chosen]
        self._run(
            lambda: plan_product_deletion(self._workspace, brand.key, skus), self._ask_for_products
        )

    def delete_brand(self, brand: Brand) -> None:
        """Delete the brand and its products, if it can be deleted and the user agrees."""
        self._run(lambda: _deletable(self._workspace, brand.key), self._ask_for_brand)

    def _ask_for_products(self, plan: ProductDeletion) -> None:
        if not plan.products:
            self._run(plan.raise_if_blocked, _ignore)
            return
        count = len(plan.products)
        named = [f"{product.name} ({product.sku})" for product in plan.products]
        question = (
            self.tr("Delete the product {product}?").format(product=named[0])
            if count == 1
            else self.tr("Delete %Ln products?", "", count)
        )
        reasons = [translated(obstacle) for obstacle in plan.obstacles]
        parts = (_first(named if count > 1 else ()), _first(reasons))
        consequence = "\n\n".join(filter(None, (*parts, self.tr("This can't be undone."))))
        is_long = max(count, len(reasons)) > _MAX_LINES
        if self._is_confirmed(question, consequence, [*named, *reasons] if is_long else ()):
            self._run_to_end(
                lambda: delete_products(self._workspace, plan),
                lambda _none: self.products_deleted.emit(plan.products),
            )

    def _ask_for_brand(self, plan: BrandDeletion) -> None:
        name = plan.brand.name
        question = (
            self.tr("Delete the brand {brand} and its %Ln products?", "", plan.products)
            if plan.products
            else self.tr("Delete the brand {brand}?")
        ).format(brand=name)
        consequence = " ".join(
            (
                *(
                    [self.tr("Its %Ln label designs are deleted, too.", "", plan.designs)]
                    if plan.designs
                    else []
                ),
                self.tr("This can't be undone."),
                translated(SERIAL_KEY_KEPT),
            )
        )
        if self._is_confirmed(question, consequence):
            self._run_to_end(
                lambda: delete_brand(self._workspace, plan),
                lambda _none: self.brand_deleted.emit(plan.brand),
            )

    def _is_confirmed(self, question: str, consequence: str, details: Sequence[str] = ()) -> bool:
        dialog = DeletionDialog(self._window, question, consequence, details)
        dialog.exec()
        dialog.deleteLater()
        return dialog.is_confirmed

    def _run(self, work: Callable[[], object], on_result: Callable[..., None]) -> None:
        self._background.start(self, work, on_result, self.failed.emit)

    def _run_to_end(self, work: Callable[[], object], on_result: Callable[..., None]) -> None:
        self._background.start_uninterrupted(self, work, on_result, self.failed.emit)


def _deletable(workspace: Workspace, brand_key: str) -> BrandDeletion:
    """Return the plan to delete the brand. Raises DppError if it can't be deleted."""
    plan = plan_brand_deletion(workspace, brand_key)
    plan.raise_if_blocked()
    return plan


def _first(lines: Sequence[str]) -> str:
    return "\n".join([*lines[:_MAX_LINES], *["…"] * (len(lines) > _MAX_LINES)])


def _ignore(_result: object) -> None:
    """Do nothing: the work always fails."""
