"""Products and their batches in the store."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    false,
    func,
    insert,
    not_,
    or_,
    select,
    true,
    update,
)

from dpp_desktop.identity.scans import scanned_gtins
from dpp_desktop.model.product import Product, ProductRecord
from dpp_desktop.store import documents, rows, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.backends.base import Backend
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_products = tables.products.c
_batches = tables.batches.c

_FOLDED_TO_ASCII = {
    letter: letter.casefold()
    for letter in "ßİŉſǰẖẗẘẙẚẞ\u212a\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}
"""The characters beyond ASCII that are folded to ASCII, at least in part."""
_WILDCARDS = re.compile(r"([%_/])")
_FIRST_PRODUCTS = 2_000
"""The number of products that are searched for digits first, because most GTINs contain them."""

_PAGE = 10_000
"""The number of products that are read at once."""


@dataclass(frozen=True, slots=True)
class ProductDigest:
    """The values of a product that an import can change, in a form that is quick to compare."""

    sku: str
    name: str
    gtin: str | None
    passport_digest: str


@dataclass(frozen=True, slots=True)
class PutCounts:
    """How many products were added, updated or unchanged."""

    added: int
    updated: int
    unchanged: int
    conflicts: tuple[str, ...] = ()
    """SKUs of products that weren't updated because they had changed in the meantime."""


def find(transaction: Transaction, brand_id: int, sku: str) -> Product | None:
    """Return the brand's product with the SKU."""
    query = select(tables.products).where(_products.brand_id == brand_id, _products.sku == sku)
    return _PRODUCT.first(transaction.execute(query))


def find_by_id(transaction: Transaction, product_id: int) -> Product | None:
    """Return the product with the id, even if its SKU has changed."""
    query = select(tables.products).where(_products.id == product_id)
    return _PRODUCT.first(transaction.execute(query))


def list_all(transaction: Transaction) -> list[tuple[str, Product]]:
    """Return all products with the keys of their brands, ordered by brand and SKU."""
    return _list_of_brands(transaction)


def list_with_gtin(transaction: Transaction, gtin: str) -> list[tuple[str, Product]]:
    """Return the products with the GTIN (14 digits), with the keys of their brands."""
    return _list_of_brands(transaction, _products.gtin == gtin)


def list_with_sku(transaction: Transaction, sku: str) -> list[tuple[str, Product]]:
    """Return the products with the SKU, one for each brand, with the keys of their brands."""
    # One probe for each brand: an index starts with the brand.
    of_brand = _products.brand_id.in_(select(tables.brands.c.id))
    return _list_of_brands(transaction, of_brand, _products.sku == sku)


def _list_of_brands(
    transaction: Transaction, *conditions: ColumnElement[bool]
) -> list[tuple[str, Product]]:
    query = (
        select(tables.brands.c.key.label("brand_key"), tables.products)
        .join(tables.brands)
        .where(*conditions)
        .order_by(tables.brands.c.key, _products.sku)
    )
    return _PRODUCT_OF_BRAND.values(transaction.execute(query))


def gtins(transaction: Transaction, brand_id: int) -> Iterator[tuple[str, str]]:
    """Yield SKU and GTIN of the brand's products that have a GTIN, while the transaction lasts."""
    of_brand = and_(_products.brand_id == brand_id, _products.gtin.is_not(None))
    query = select(_products.id, _products.sku, _products.gtin).order_by(_products.sku)
    last = ""
    while True:
        page = query.where(of_brand, _products.sku > last).limit(_PAGE)
        found = _SKU_AND_GTIN.values(transaction.execute(page))
        yield from found
        if len(found) < _PAGE:
            return
        last = found[-1][0]


def count(transaction: Transaction, brand_id: int) -> int:
    """Return how many products the brand has."""
    query = select(func.count()).where(_products.brand_id == brand_id)
    return int(transaction.execute(query).scalar_one())


def search(transaction: Transaction, brand_id: int, text: str, limit: int = 50) -> list[Product]:
    """Return the brand's products whose SKU, name or GTIN contains the text, at most `limit`.

    Case and surrounding spaces are ignored. Products whose SKU or GTIN, leading zeros aside, begins
    with the text come first. Each group is ordered by SKU. If there are none, the text is read as a
    scan, which may be an element string or a URL: then the products with its GTIN are returned.
    """
    found = _search_text(transaction, brand_id, text, limit)
    if found:
        return found
    of_brand = _products.brand_id == brand_id
    gtins = scanned_gtins(text)
    return _first_of(transaction, and_(of_brand, _products.gtin.in_(gtins)), limit) if gtins else []


def _search_text(transaction: Transaction, brand_id: int, text: str, limit: int) -> list[Product]:
    backend = backend_of(transaction)
    sought = backend.folded_text(text.strip())
    of_brand = _products.brand_id == brand_id
    if not sought:
        return _first_of(transaction, of_brand, limit)
    if _is_digits(sought) and sought.strip("0"):
        return _search_digits(transaction, of_brand, sought, limit)
    begins = _sku_begins(backend, sought)
    found: list[Product] = []
    for part in _skus_to_search(backend, sought):
        wanted = and_(of_brand, part, begins)
        found += _first_of(transaction, wanted, limit - len(found))
    if len(found) < limit:
        # A second query, because sorting both kinds in one would read all products.
        others = and_(of_brand, _contains(backend, sought), not_(begins))
        found += _first_of(transaction, others, limit - len(found))
    return found


def _search_digits(
    transaction: Transaction, of_brand: ColumnElement[bool], digits: str, limit: int
) -> list[Product]:
    """Search for digits.

    No index shows which GTINs begin with them, so all products are read, but only once: one query
    finds those that begin with the digits and the others.
    """
    backend = backend_of(transaction)
    begins = or_(_gtin_begins(backend, digits), _sku_begins(backend, digits))
    end_of_first = select(_products.sku).where(of_brand).order_by(_products.sku)
    first = _products.sku < end_of_first.offset(_FIRST_PRODUCTS).limit(1).scalar_subquery()
    found = _first_of(transaction, and_(of_brand, first, begins), limit)
    if len(found) == limit:
        return found
    return _first_of(transaction, and_(of_brand, _contains(backend, digits)), limit, not_(begins))


def _first_of(
    transaction: Transaction,
    which: ColumnElement[bool],
    limit: int,
    *before_sku: ColumnElement[bool],
) -> list[Product]:
    query = select(tables.products).where(which).order_by(*before_sku, _products.sku).limit(limit)
    return _PRODUCT.values(transaction.execute(query))


def _contains(backend: Backend, sought: str) -> ColumnElement[bool]:
    """Whether SKU, name or GTIN contains the text."""
    texts = _contained_in_texts(backend, sought)
    return or_(_gtin_contains(backend, sought), texts) if _is_digits(sought) else texts


def _contained_in_texts(backend: Backend, sought: str) -> ColumnElement[bool]:
    """Whether SKU or name contains the text.

    Folding takes far longer than LIKE. So both columns are folded at once, and only for products
    that LIKE finds, unless LIKE is exact.
    """
    pattern, is_exact = _like_pattern(backend, sought)
    found = or_(backend.like(_products.name, pattern), backend.like(_products.sku, pattern))
    if is_exact:
        return found
    texts = _products.sku + "\n" + _products.name
    possible = found if sought.isascii() else and_(found, _is_not_ascii(texts))
    return and_(possible, backend.position(backend.folded(texts), sought) > 0)


def _like_pattern(backend: Backend, sought: str) -> tuple[str, bool]:
    """Return a pattern for text whose folded form contains `sought`, and whether it is exact.

    LIKE ignores the case of ASCII letters only, and stops at NUL. So wildcards replace NUL and
    everything that other letters may be folded to. An exact pattern has no wildcards.
    """
    start = sought[: backend.MAX_PATTERN_LENGTH]
    ambiguous = {at for at, letter in enumerate(start) if not "\0" < letter < "\x80"}
    for folded in _FOLDED_TO_ASCII.values():
        ambiguous.update(_overlaps(folded, start))
    pieces: list[str] = []
    for is_unclear, places in groupby(range(len(start)), ambiguous.__contains__):
        text = "".join(start[at] for at in places)
        if not is_unclear:
            pieces.append(_WILDCARDS.sub(r"/\1", text))
        else:
            # A single place is one character, but one character may be folded to several.
            pieces.append("_" if len(text) == 1 and text.isascii() else "%")
    return f"%{''.join(pieces)}%", not ambiguous and start == sought


def _overlaps(folded: str, sought: str) -> Iterator[int]:
    """Yield the places in the text that one character may be folded to, at least in part."""
    for begin in range(1 - len(folded), len(sought)):
        places = range(max(begin, 0), min(begin + len(folded), len(sought)))
        if all(sought[at] == folded[at - begin] for at in places):
            yield from places


def _is_digits(sought: str) -> bool:
    return sought.isascii() and sought.isdecimal()


def _is_not_ascii(text: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the text has characters beyond ASCII; only then does its folded form have any."""
    return func.octet_length(text) > func.length(text)


def _sku_begins(backend: Backend, sought: str) -> ColumnElement[bool]:
    """Whether the SKU begins with the text."""
    if sought.isascii():
        return backend.starts_with_ascii(_products.sku, sought)
    begins = backend.position(backend.folded(_products.sku), sought) == 1
    return and_(_is_not_ascii(_products.sku), begins)


def _skus_to_search(backend: Backend, sought: str) -> list[ColumnElement[bool]]:
    """Return the ranges of SKUs, in order, that may contain some that begin with the text.

    The first character determines them, in lower and in upper case, because SKUs are sorted.
    """
    first = sought[0]
    if not sought.isascii() and not _like_pattern(backend, first)[1]:
        return [true()]
    return [
        and_(_products.sku >= letter, _products.sku < chr(ord(letter) + 1))
        for letter in sorted({first.upper(), first})
    ]


def _gtin_contains(backend: Backend, digits: str) -> ColumnElement[bool]:
    """Whether the product has a GTIN that contains the digits."""
    return func.coalesce(backend.position(_products.gtin, digits) > 0, false())


def _gtin_begins(backend: Backend, digits: str) -> ColumnElement[bool]:
    """Whether the product has a GTIN that begins with the digits, leading zeros of both aside."""
    shortened = digits.lstrip("0") or "0"
    # Removing the zeros takes longer than finding out that the digits don't occur at all.
    without_zeros = backend.position(func.ltrim(_products.gtin, "0"), shortened)
    return and_(_gtin_contains(backend, shortened), func.coalesce(without_zeros, 0) == 1)


def set_gtin(transaction: Transaction, product_id: int, gtin: str) -> None:
    """Set the GTIN, 14 digits, of a product that has none; otherwise change nothing."""
    transaction.execute(
        update(tables.products)
        .where(_products.id == product_id, _products.gtin.is_(None))
        .values(gtin=gtin, updated_at=tables.now())
    )


def known(
    transaction: Transaction, brand_id: int, skus: Collection[str]
) -> dict[str, ProductDigest]:
    """Return the digests of the brand's products with these SKUs; at most 10,000 at once."""
    query = select(
        _products.id, _products.sku, _products.name, _products.gtin, _products.passport_digest
    ).where(_products.brand_id == brand_id, _products.sku.in_(skus))
    return {found.sku: found for found in _DIGEST.values(transaction.execute(query))}


def digest_of(record: ProductRecord) -> ProductDigest:
    """Return the digest of a product from a file, to compare it with the stored one."""
    return ProductDigest(record.sku, record.name, record.gtin, documents.digest_of(record.passport))


def with_jobs(transaction: Transaction, brand_id: int, skus: Collection[str]) -> set[str]:
    """Return the SKUs of the brand's products that have mint jobs; at most 10,000 at once."""
    query = (
        select(_products.sku)
        .join(tables.batches, _batches.product_id == _products.id)
        .join(tables.mint_jobs, tables.mint_jobs.c.batch_id == _batches.id)
        .where(_products.brand_id == brand_id, _products.sku.in_(skus))
        .distinct()
    )
    return {row.sku for row in transaction.execute(query)}


def put_all(
    transaction: Transaction, brand_id: int, records: Collection[ProductRecord]
) -> PutCounts:
    """Add the products, or update those with the same SKU; at most 10,000 at once.

    No SKU may occur twice.
    """
    before = known(transaction, brand_id, [record.sku for record in records])
    return _put(transaction, brand_id, records, before)


def put_unless_changed(
    transaction: Transaction,
    brand_id: int,
    changes: Collection[tuple[ProductRecord, ProductDigest | None]],
) -> PutCounts:
    """Add or update products as `put_all`, each only if it didn't change; at most 10,000.

    Each product comes with the digest that the change is based on, None for a new product. A
    product that already has the new values counts as unchanged; any other difference is a conflict.
    """
    now = known(transaction, brand_id, [record.sku for record, _ in changes])
    conflicts = tuple(
        record.sku
        for record, before in changes
        if now.get(record.sku) != before and now.get(record.sku) != digest_of(record)
    )
    left_alone = set(conflicts)
    records = [record for record, _ in changes if record.sku not in left_alone]
    return replace(_put(transaction, brand_id, records, now), conflicts=conflicts)


def _put(
    transaction: Transaction,
    brand_id: int,
    records: Collection[ProductRecord],
    before: Mapping[str, ProductDigest],
) -> PutCounts:
    wanted = [(digest_of(record), record.passport) for record in records]
    new = [(values, text) for values, text in wanted if values.sku not in before]
    changed = [
        (values, text)
        for values, text in wanted
        if values.sku in before and before[values.sku] != values
    ]
    documents.keep_all(
        transaction, {values.passport_digest: text for values, text in (*new, *changed)}
    )
    moment = tables.now()
    if new:
        added = [_values(values, moment) | {"created_at": moment} for values, _ in new]
        transaction.execute(
            insert(tables.products), [row | {"brand_id": brand_id} for row in added]
        )
    if changed:
        # The parameter in the condition needs another name than the one that is set.
        updated = [_values(values, moment) for values, _ in changed]
        transaction.execute(
            update(tables.products)
            .where(_products.brand_id == brand_id, _products.sku == bindparam("of_sku"))
            .values({name: bindparam(name) for name in updated[0] if name != "sku"}),
            [row | {"of_sku": row["sku"]} for row in updated],
        )
    return PutCounts(len(new), len(changed), len(wanted) - len(new) - len(changed))


def _values(digest: ProductDigest, moment: datetime) -> dict[str, object]:
    return {
        "sku": digest.sku,
        "name": digest.name,
        "gtin": digest.gtin,
        "passport_digest": digest.passport_digest,
        "updated_at": moment,
    }


def change(transaction: Transaction, product_id: int, record: ProductRecord) -> None:
    """Change the product and its SKU, which must not be the SKU of another of the brand's."""
    transaction.execute(
        update(tables.products)
        .where(_products.id == product_id)
        .values(sku=record.sku, **_values_of(transaction, record))
    )


def batch_id(transaction: Transaction, product_id: int, code: str) -> int:
    """Return the id of the product's batch with the code; create it if necessary."""
    backend_of(transaction).insert_if_absent(
        transaction, tables.batches, product_id=product_id, code=code, created_at=tables.now()
    )
    query = select(_batches.id).where(_batches.product_id == product_id, _batches.code == code)
    return int(transaction.execute(query).scalar_one())


def _values_of(transaction: Transaction, record: ProductRecord) -> dict[str, object]:
    return {
        "name": record.name,
        "gtin": record.gtin,
        "passport_digest": documents.keep(transaction, record.passport),
        "updated_at": tables.now(),
    }


def _product(**values: Any) -> Product:
    del values["created_at"], values["updated_at"]
    return Product(**values)


def _product_of_brand(brand_key: object, **values: Any) -> tuple[str, Product]:
    try:
        return rows.text(brand_key), _product(**values)
    except ValueError:
        raise rows.InvalidRow("brand_id") from None


def _product_digest(**values: Any) -> ProductDigest:
    del values["id"]
    return ProductDigest(**values)


def _sku_and_gtin(sku: str, gtin: str, **_values: Any) -> tuple[str, str]:
    return sku, gtin


_KINDS = {"id": rows.whole_number(1), "passport_digest": rows.digest}
_PRODUCT = Reader(tables.products, _product, _KINDS)
_PRODUCT_OF_BRAND = Reader(tables.products, _product_of_brand, _KINDS)
_DIGEST = Reader(tables.products, _product_digest, _KINDS)
_SKU_AND_GTIN = Reader(tables.products, _sku_and_gtin, _KINDS)
