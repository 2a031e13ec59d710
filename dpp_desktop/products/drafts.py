"""Find the drafts of a workspace: products that can't be minted for yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import Product
from dpp_desktop.passports.schemas.sandbox import NOT_CHECKED, check_passports
from dpp_desktop.passports.unit_data import as_of_any_unit, without_later_fields
from dpp_desktop.products.catalogue_import.draft_policy import PassportChecks
from dpp_desktop.store import documents, products
from dpp_desktop.store.workspace import Workspace

CHUNK = 10_000
"""Products per checking process; starting a process takes as long as checking hundreds."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product with its brand's key. A draft can't be minted for.

    `draft` is None if the product wasn't checked because an earlier check timed out.
    """

    brand_key: str
    product: Product
    draft: bool | None


def list_products_with_status(
    workspace: Workspace, checks: PassportChecks = check_passports
) -> Iterator[ListedProduct]:
    """Yield all products by brand and SKU, checked against their brands' current schemas."""
    with workspace.read() as transaction:
        found = products.list_all(transaction)
    for brand_key, of_brand in groupby(found, key=lambda entry: entry[0]):
        listed = [product for _, product in of_brand]
        for first in range(0, len(listed), CHUNK):
            yield from _checked_products(
                workspace, brand_key, listed[first : first + CHUNK], checks
            )


def _checked_products(
    workspace: Workspace, brand_key: str, chunk: list[Product], checks: PassportChecks
) -> Iterator[ListedProduct]:
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        schema = documents.body_of(transaction, brand.schema_digest)
        bodies = documents.bodies_of(transaction, {product.passport_digest for product in chunk})
    passports = (
        (as_of_any_unit(bodies[product.passport_digest], product.gtin, brand), product.gtin)
        for product in chunk
    )
    found = checks(schema, brand.gtin_pointer, passports)
    for product, problems in zip(chunk, found, strict=True):
        yield ListedProduct(brand_key, product, _is_draft(without_later_fields(problems, brand)))


def _is_draft(problems: list[Problem]) -> bool | None:
    unchecked = any(problem.code == NOT_CHECKED for problem in problems)
    return None if unchecked else bool(problems)
