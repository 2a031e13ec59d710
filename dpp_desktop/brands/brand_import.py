"""Import of a brand into a workspace, and look-up of a brand by its key."""

from dpp_desktop.brands.import_plan import BrandImportPlan, plan_import
from dpp_desktop.identity.text import is_brand_key, shown
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.errors import NotFound
from dpp_desktop.store import brands, documents, site
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


def import_brand(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> BrandImportPlan:
    """Adds the brand or updates the one of the same key; returns what that did.

    With `site_number`, the workspace is given that first. Jobs already minted stay as they are.
    Raises InvalidInput, or WrongState if the site number can't change; then nothing is changed.
    """
    with workspace.write() as transaction:
        if site_number is not None:
            site.change(transaction, site_number)
        plan = plan_import(transaction, brand)
        plan.raise_if_blocked()
        brands.put(transaction, brand)
    return plan


def require_brand(transaction: Transaction, brand_key: str) -> Brand:
    """Returns the brand of that key. Raises NotFound."""
    # A key that could never be one isn't asked for: it may not even be text.
    known = is_brand_key(brand_key)
    brand = brands.find(transaction, brand_key) if known else None
    if brand is None:
        raise NotFound(
            f"There is no brand {shown(brand_key)} in this workspace.",
            "Check the brand's key, or import its brand file first.",
        )
    return brand


def brand_and_schema(workspace: Workspace, brand_key: str) -> tuple[Brand, str]:
    """Returns the brand of that key, and its passport schema as JSON text. Raises NotFound."""
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        return brand, documents.body_of(transaction, brand.schema_digest)


def list_brands(workspace: Workspace) -> list[Brand]:
    """Return every brand in the workspace, sorted by key. Raise EnvironmentFault."""
    with workspace.read() as transaction:
        return brands.list_all(transaction)
