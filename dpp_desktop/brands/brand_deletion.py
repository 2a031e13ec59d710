"""Delete a brand, with its products and label designs, that no job was created for."""

import logging
from dataclasses import dataclass

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.designs.catalogue import designs_of_brand
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import EditConflict, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.store import brands, deletion, products
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

SERIAL_KEY_KEPT = Message(
    "The workspace keeps the brand's serial key, so that its serials don't collide with those of "
    "another site if the brand is added again."
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BrandDeletion:
    """A brand to delete, the numbers of its products and designs, and why it can't be deleted."""

    brand: Brand
    products: int
    designs: int = 0
    obstacle: Message | None = None

    def raise_if_blocked(self) -> None:
        """Raise WrongState if the brand can't be deleted."""
        if self.obstacle:
            raise _refused(self.obstacle)


def plan_brand_deletion(workspace: Workspace, brand_key: str) -> BrandDeletion:
    """Return what deleting the brand would delete; change nothing. Raises NotFound."""
    with workspace.read() as transaction:
        return _plan(transaction, require_brand(transaction, brand_key))


def delete_brand(workspace: Workspace, plan: BrandDeletion) -> None:
    """Delete the brand, its products and its label designs, but keep its serial key.

    Raises WrongState if a job was created for the brand, and EditConflict if the brand or the
    numbers of its products and designs changed since the deletion was planned.
    """
    with workspace.write() as transaction:
        brand = brands.find(transaction, plan.brand.key)
        now = _plan(transaction, brand) if brand else None
        if now:
            now.raise_if_blocked()
        if now != plan:
            raise _changed(plan.brand)
        deletion.delete_brand(transaction, plan.brand)
    _log.info("Brand %s deleted with %d products", plan.brand.key, plan.products)


def _plan(transaction: Transaction, brand: Brand) -> BrandDeletion:
    count = products.count(transaction, brand.id)
    designs = len(designs_of_brand(transaction, brand.key))
    job = deletion.first_job_of_brand(transaction, brand.id)
    if job is None:
        return BrandDeletion(brand, count, designs)
    obstacle = Message(
        "The brand {brand} can't be deleted, because job {job} was created for its product {sku}.",
        brand=shown(brand.name),
        job=job[0],
        sku=shown(job[1]),
    )
    return BrandDeletion(brand, count, designs, obstacle)


def _refused(obstacle: Message) -> WrongState:
    return WrongState(
        obstacle,
        Message(
            "Brands with jobs are kept, so that no serial is issued twice; nothing was deleted."
        ),
    )


def _changed(brand: Brand) -> EditConflict:
    return EditConflict(
        Message(
            "The brand {brand} or its products were changed by someone else in the meantime.",
            brand=shown(brand.name),
        ),
        Message("Check the brand and try again; nothing was deleted."),
    )
