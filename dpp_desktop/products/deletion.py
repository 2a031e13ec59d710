"""Delete products that no job was created for."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.identity.text import TextError, clean_text, shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import EditConflict, NotFound, WrongState
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.product import MAX_SKU_LENGTH, Product
from dpp_desktop.store import deletion, products
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_CHUNK = 1_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProductDeletion:
    """The products that can be deleted, and the reasons why the others can't."""

    brand: Brand
    products: tuple[Product, ...]
    obstacles: tuple[Message, ...] = ()

    def raise_if_blocked(self) -> None:
        """Raise WrongState with all obstacles, if there are any."""
        if self.obstacles:
            raise _refused(self.obstacles)


def plan_product_deletion(
    workspace: Workspace, brand_key: str, skus: Iterable[str]
) -> ProductDeletion:
    """Return which of the brand's products can be deleted; change nothing.

    Raises NotFound for an unknown brand or SKU.
    """
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        # A SKU that is given twice is one product.
        found = list(dict.fromkeys(_require(transaction, brand, sku) for sku in skus))
        used = _first_jobs(transaction, found)
    return ProductDeletion(
        brand,
        tuple(product for product in found if product.id not in used),
        tuple(_obstacles(found, used)),
    )


def delete_products(workspace: Workspace, plan: ProductDeletion) -> None:
    """Delete the products of the plan that can be deleted, all or none.

    Raises WrongState if a job was created for one of them since it was planned, and EditConflict if
    one was changed or deleted.
    """
    with workspace.write() as transaction:
        for product in plan.products:
            if products.find_by_id(transaction, product.id) != product:
                raise _changed(product)
        used = _first_jobs(transaction, plan.products)
        if used:
            raise _refused(_obstacles(plan.products, used))
        for chunk in _chunks(plan.products):
            deletion.delete_products(transaction, [product.id for product in chunk])
    skus = ", ".join(product.sku for product in plan.products)
    _log.info("Products of %s deleted: %s", plan.brand.key, skus)


def _require(transaction: Transaction, brand: Brand, sku: str) -> Product:
    try:
        # Other text isn't queried: it may contain characters that the database can't store.
        cleaned = clean_text(sku, max_length=MAX_SKU_LENGTH)
        found = products.find(transaction, brand.id, cleaned)
    except TextError:
        found = None
    if found is None:
        raise NotFound(
            Message(
                "The brand {brand} has no product {sku}.", brand=shown(brand.key), sku=shown(sku)
            ),
            Message("Check the SKU in the list of products; nothing was deleted."),
        )
    return found


def _first_jobs(transaction: Transaction, found: Sequence[Product]) -> dict[int, int]:
    used: dict[int, int] = {}
    for chunk in _chunks(found):
        used |= deletion.first_jobs(transaction, [product.id for product in chunk])
    return used


def _chunks(found: Sequence[Product]) -> Iterator[Sequence[Product]]:
    return (found[first : first + _CHUNK] for first in range(0, len(found), _CHUNK))


def _obstacles(found: Iterable[Product], used: dict[int, int]) -> Iterator[Message]:
    for product in found:
        if product.id in used:
            yield Message(
                "The product {sku} can't be deleted, because job {job} was created for it.",
                sku=shown(product.sku),
                job=used[product.id],
            )


def _refused(obstacles: Iterable[Message]) -> WrongState:
    return WrongState(
        joined(obstacles),
        Message(
            "Products with jobs are kept, so that their tokens can always be looked up; nothing "
            "was deleted."
        ),
    )


def _changed(product: Product) -> EditConflict:
    return EditConflict(
        Message(
            "The product {sku} was changed or deleted by someone else in the meantime.",
            sku=shown(product.sku),
        ),
        Message("Check the list of products and try again; nothing was deleted."),
    )
