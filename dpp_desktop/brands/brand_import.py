"""Import a brand into a workspace, and find brands by key."""

from dpp_desktop.brands.import_plan import BrandImportPlan, ExaminedBrand, plan_import
from dpp_desktop.designs.catalogue import put_brand_designs
from dpp_desktop.identity.text import is_brand_key, shown
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.store import brands, documents, site
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


def import_brand(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> BrandImportPlan:
    """Add the brand, or update the brand with the same key; return what changed.

    If `site_number` is given, it is set in the workspace first. Existing jobs aren't changed.
    Raises InvalidInput, or WrongState if the site number can't change; nothing is changed then.
    """
    examined = ExaminedBrand.of(brand)
    with workspace.write() as transaction:
        if site_number is not None:
            site.change(transaction, site_number)
        plan = plan_import(transaction, examined)
        plan.raise_if_blocked()
        brands.put(transaction, brand)
        put_brand_designs(transaction, brand.key, brand.label_designs)
    return plan


def preview_import(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> BrandImportPlan:
    """Return what `import_brand` would change; change nothing. Raises what `plan_import` does."""
    examined = ExaminedBrand.of(brand)
    with workspace.read() as transaction:
        return plan_import(transaction, examined, site_number)


def require_brand(transaction: Transaction, brand_key: str) -> Brand:
    """Return the brand with the key. Raises NotFound."""
    # An invalid key isn't queried: it may contain characters that the database can't store.
    known = is_brand_key(brand_key)
    brand = brands.find(transaction, brand_key) if known else None
    if brand is None:
        raise NotFound(
            Message("There is no brand {brand} in this workspace.", brand=shown(brand_key)),
            Message("Check the brand's key, or import its brand file first."),
        )
    return brand


def brand_and_schema(workspace: Workspace, brand_key: str) -> tuple[Brand, str]:
    """Return the brand with the key, and its passport schema as JSON text. Raises NotFound."""
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        return brand, documents.body_of(transaction, brand.schema_digest)


def brands_with_schemas(workspace: Workspace) -> list[tuple[Brand, str]]:
    """Return all brands, sorted by key, each with its passport schema as JSON text."""
    with workspace.read() as transaction:
        found = brands.list_all(transaction)
        return [(each, documents.body_of(transaction, each.schema_digest)) for each in found]


def list_brands(workspace: Workspace) -> list[Brand]:
    """Return all brands of the workspace, sorted by key. Raises EnvironmentFault."""
    with workspace.read() as transaction:
        return brands.list_all(transaction)
