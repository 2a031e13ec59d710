"""Find the drafts of a workspace: products that can't be minted for yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.product import Product
from dpp_desktop.passports.schemas.quick_checks import PassportGroup
from dpp_desktop.passports.schemas.sandbox import NOT_CHECKED, check_groups
from dpp_desktop.passports.unit_data import as_of_any_unit, without_later_fields
from dpp_desktop.store import documents, products
from dpp_desktop.store.workspace import Workspace

CHUNK = 10_000
"""The number of products that are checked together.

Starting a process takes as long as checking hundreds.
"""
CHUNK_CHARACTERS = 1 << 24
"""The length of the schemas of products that are checked together."""


@dataclass(frozen=True, slots=True)
class ListedProduct:
    """A product with its brand's key. A draft can't be minted for.

    `draft` is None if the product wasn't checked because an earlier check timed out.
    """

    brand_key: str
    product: Product
    draft: bool | None


def list_products_with_status(workspace: Workspace) -> Iterator[ListedProduct]:
    """Yield all products by brand and SKU, checked against their brands' current schemas."""
    with workspace.read() as transaction:
        found = products.list_all(transaction)
    waiting: list[_Checks] = []
    count = characters = 0
    for brand_key, of_brand in groupby(found, key=lambda entry: entry[0]):
        listed = [product for _, product in of_brand]
        for first in range(0, len(listed), CHUNK):
            checks = _read(workspace, brand_key, listed[first : first + CHUNK])
            waiting.append(checks)
            count += len(checks.listed)
            characters += len(checks.group.schema)
            if count >= CHUNK or characters >= CHUNK_CHARACTERS:
                yield from _checked(waiting)
                waiting = []
                count = characters = 0
    yield from _checked(waiting)


class _Checks(NamedTuple):
    """Products of one brand, and what to check them with."""

    brand: Brand
    listed: list[Product]
    group: PassportGroup


def _read(workspace: Workspace, brand_key: str, listed: list[Product]) -> _Checks:
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        schema = documents.body_of(transaction, brand.schema_digest)
        bodies = documents.bodies_of(transaction, {product.passport_digest for product in listed})
    passports = [
        (as_of_any_unit(bodies[product.passport_digest], product.gtin, brand), product.gtin)
        for product in listed
    ]
    return _Checks(brand, listed, PassportGroup(schema, brand.gtin_pointer, passports))


def _checked(waiting: list[_Checks]) -> Iterator[ListedProduct]:
    found = check_groups([checks.group for checks in waiting])
    for brand, listed, _ in waiting:
        for product in listed:
            problems = without_later_fields(next(found), brand)
            yield ListedProduct(brand.key, product, _is_draft(problems))


def _is_draft(problems: list[Problem]) -> bool | None:
    unchecked = any(problem.code == NOT_CHECKED for problem in problems)
    return None if unchecked else bool(problems)
