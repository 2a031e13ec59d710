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

from dpp_desktop.model.product import Product, ProductRecord
from dpp_desktop.store import documents, rows, tables
from dpp_desktop.store.backends import sqlite
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_products = tables.products.c
_batches = tables.batches.c

_LONGEST_PATTERN = 1_000
"""Characters of a LIKE pattern; SQLite takes 50,000 bytes, and any part of the text will do."""
_FOLDED_TO_ASCII = {
    letter: letter.casefold()
    for letter in "ßİŉſǰẖẗẘẙẚẞ\u212a\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}
"""The characters beyond ASCII that are folded to ASCII, at least in part."""
_WILDCARDS = re.compile(r"([%_/])")
_FIRST_PRODUCTS = 2_000
"""Products searched for digits before all others, because a few digits occur in most GTINs."""


@dataclass(frozen=True, slots=True)
class ProductDigest:
    """All that an import can change of a product, short enough to compare."""

    sku: str
    name: str
    gtin: str | None
    passport_digest: str


@dataclass(frozen=True, slots=True)
class PutCounts:
    """What became of products that were put in."""

    added: int
    updated: int
    unchanged: int
    conflicts: tuple[str, ...] = ()
    """SKUs of products that were left alone because they had been changed by someone else."""


def find(transaction: Transaction, brand_id: int, sku: str) -> Product | None:
    """Returns the brand's product of that SKU."""
    query = select(tables.products).where(_products.brand_id == brand_id, _products.sku == sku)
    return _PRODUCT.first(transaction.execute(query))


def find_by_id(transaction: Transaction, product_id: int) -> Product | None:
    """Returns the product of that id, whatever its SKU is by now."""
    query = select(tables.products).where(_products.id == product_id)
    return _PRODUCT.first(transaction.execute(query))


def list_all(transaction: Transaction) -> list[tuple[str, Product]]:
    """Returns every product with its brand's key, ordered by brand and SKU."""
    query = (
        select(tables.brands.c.key.label("brand_key"), tables.products)
        .join(tables.brands)
        .order_by(tables.brands.c.key, _products.sku)
    )
    return _PRODUCT_OF_BRAND.values(transaction.execute(query))


def count(transaction: Transaction, brand_id: int) -> int:
    """Returns how many products the brand has."""
    query = select(func.count()).where(_products.brand_id == brand_id)
    return int(transaction.execute(query).scalar_one())


def search(transaction: Transaction, brand_id: int, text: str, limit: int = 50) -> list[Product]:
    """Returns the brand's products whose SKU, name or GTIN contains the text, at most `limit`.

    Case and surrounding blanks don't count. Those whose SKU or GTIN, leading zeros aside, begins
    with the text come first; within that, they are ordered by SKU.
    """
    sought = sqlite.folded_text(text.strip())
    of_brand = _products.brand_id == brand_id
    if not sought:
        return _first_of(transaction, of_brand, limit)
    if _is_digits(sought) and sought.strip("0"):
        return _search_digits(transaction, of_brand, sought, limit)
    begins = _sku_begins(sought)
    found: list[Product] = []
    for part in _skus_to_search(sought):
        wanted = and_(of_brand, part, begins)
        found += _first_of(transaction, wanted, limit - len(found))
    if len(found) < limit:
        # Not sorted behind those above in one query: that would have to look at all products.
        others = and_(of_brand, _contains(sought), not_(begins))
        found += _first_of(transaction, others, limit - len(found))
    return found


def _search_digits(
    transaction: Transaction, of_brand: ColumnElement[bool], digits: str, limit: int
) -> list[Product]:
    """Searches for digits.

    No index shows which GTINs begin with them, so all products are read, but only once: those that
    begin with the digits and the others are found in one query.
    """
    begins = or_(_gtin_begins(digits), _sku_begins(digits))
    end_of_first = select(_products.sku).where(of_brand).order_by(_products.sku)
    first = _products.sku < end_of_first.offset(_FIRST_PRODUCTS).limit(1).scalar_subquery()
    found = _first_of(transaction, and_(of_brand, first, begins), limit)
    if len(found) == limit:
        return found
    return _first_of(transaction, and_(of_brand, _contains(digits)), limit, not_(begins))


def _first_of(
    transaction: Transaction,
    which: ColumnElement[bool],
    limit: int,
    *before_sku: ColumnElement[bool],
) -> list[Product]:
    query = select(tables.products).where(which).order_by(*before_sku, _products.sku).limit(limit)
    return _PRODUCT.values(transaction.execute(query))


def _contains(sought: str) -> ColumnElement[bool]:
    """Whether SKU, name or GTIN contains the text."""
    texts = _contained_in_texts(sought)
    return or_(_gtin_contains(sought), texts) if _is_digits(sought) else texts


def _contained_in_texts(sought: str) -> ColumnElement[bool]:
    """Whether SKU or name contains the text.

    Folding takes far longer than LIKE. So both columns are folded at once, and only for products
    that LIKE finds, unless LIKE is exact.
    """
    pattern, is_exact = _like_pattern(sought)
    found = or_(_products.name.like(pattern, escape="/"), _products.sku.like(pattern, escape="/"))
    if is_exact:
        return found
    texts = _products.sku + "\n" + _products.name
    possible = found if sought.isascii() else and_(found, _is_not_ascii(texts))
    return and_(possible, func.instr(func.folded(texts), sought) > 0)


def _like_pattern(sought: str) -> tuple[str, bool]:
    """Returns a pattern for text whose folded form contains `sought`, and whether it is exact.

    LIKE ignores the case of ASCII letters only, and reads no further than NUL. So wildcards replace
    NUL and what other letters may be folded to: an exact pattern has none of them.
    """
    start = sought[:_LONGEST_PATTERN]
    unclear = {at for at, letter in enumerate(start) if not "\0" < letter < "\x80"}
    for folded in _FOLDED_TO_ASCII.values():
        unclear.update(_overlaps(folded, start))
    pieces: list[str] = []
    for is_unclear, places in groupby(range(len(start)), unclear.__contains__):
        text = "".join(start[at] for at in places)
        if not is_unclear:
            pieces.append(_WILDCARDS.sub(r"/\1", text))
        else:
            # A single place is one character, but one character may be folded to several.
            pieces.append("_" if len(text) == 1 and text.isascii() else "%")
    return f"%{''.join(pieces)}%", not unclear and start == sought


def _overlaps(folded: str, sought: str) -> Iterator[int]:
    """Yields the places in the text that one character may be folded to, in whole or in part."""
    for begin in range(1 - len(folded), len(sought)):
        places = range(max(begin, 0), min(begin + len(folded), len(sought)))
        if all(sought[at] == folded[at - begin] for at in places):
            yield from places


def _is_digits(sought: str) -> bool:
    return sought.isascii() and sought.isdecimal()


def _is_not_ascii(text: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether the text has characters beyond ASCII; only then does its folded form have any."""
    return func.octet_length(text) > func.length(text)


def _sku_begins(sought: str) -> ColumnElement[bool]:
    """Whether the SKU begins with the text."""
    if sought.isascii():
        return _products.sku.startswith(sought[:_LONGEST_PATTERN], autoescape=True)
    return and_(_is_not_ascii(_products.sku), func.instr(func.folded(_products.sku), sought) == 1)


def _skus_to_search(sought: str) -> list[ColumnElement[bool]]:
    """Returns the parts of all SKUs, in their order, in which some may begin with the text.

    The first character gives them, as small and as capital letter, because SKUs are sorted by it.
    """
    first = sought[0]
    if not sought.isascii() and not _like_pattern(first)[1]:
        return [true()]
    return [
        and_(_products.sku >= letter, _products.sku < chr(ord(letter) + 1))
        for letter in sorted({first.upper(), first})
    ]


def _gtin_contains(digits: str) -> ColumnElement[bool]:
    """Whether the product has a GTIN that contains the digits."""
    return func.coalesce(func.instr(_products.gtin, digits) > 0, false())


def _gtin_begins(digits: str) -> ColumnElement[bool]:
    """Whether the product has a GTIN that begins with the digits, leading zeros of both aside."""
    shortened = digits.lstrip("0") or "0"
    # Removing the zeros takes longer than finding that the digits don't occur at all.
    without_zeros = func.coalesce(func.instr(func.ltrim(_products.gtin, "0"), shortened), 0)
    return and_(_gtin_contains(shortened), without_zeros == 1)


def set_gtin(transaction: Transaction, product_id: int, gtin: str) -> None:
    """Completes the product with its GTIN, 14 digits; one that has a GTIN stays as it is."""
    transaction.execute(
        update(tables.products)
        .where(_products.id == product_id, _products.gtin.is_(None))
        .values(gtin=gtin, updated_at=tables.now())
    )


def known(
    transaction: Transaction, brand_id: int, skus: Collection[str]
) -> dict[str, ProductDigest]:
    """Returns by SKU what the store has of those products of the brand; at most 10,000 at once."""
    query = select(
        _products.id, _products.sku, _products.name, _products.gtin, _products.passport_digest
    ).where(_products.brand_id == brand_id, _products.sku.in_(skus))
    return {found.sku: found for found in _DIGEST.values(transaction.execute(query))}


def digest_of(record: ProductRecord) -> ProductDigest:
    """Returns what the store would have of the product, to compare it with what it has."""
    return ProductDigest(record.sku, record.name, record.gtin, documents.digest_of(record.passport))


def with_jobs(transaction: Transaction, brand_id: int, skus: Collection[str]) -> set[str]:
    """Return those SKUs of the brand that mint jobs exist for; at most 10,000 at once."""
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
    """Adds the products, or updates the brand's ones of the same SKU; at most 10,000 at once.

    No SKU may occur twice.
    """
    before = known(transaction, brand_id, [record.sku for record in records])
    return _put(transaction, brand_id, records, before)


def put_unless_changed(
    transaction: Transaction,
    brand_id: int,
    changes: Collection[tuple[ProductRecord, ProductDigest | None]],
) -> PutCounts:
    """Add or update products as `put_all`, each only if it is still as it was; at most 10,000.

    Beside each product is what it was made from, None if there was none. A product that is already
    as wanted is unchanged; one that is neither is left alone, and is a conflict.
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
        # What is looked for mustn't be called as what is set.
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
    """Changes the product, its SKU too, which must not be that of another of the brand."""
    transaction.execute(
        update(tables.products)
        .where(_products.id == product_id)
        .values(sku=record.sku, **_kept(transaction, record))
    )


def batch_id(transaction: Transaction, product_id: int, code: str) -> int:
    """Returns the id of the product's batch of that code, which is made if need be."""
    sqlite.insert_if_absent(
        transaction, tables.batches, product_id=product_id, code=code, created_at=tables.now()
    )
    query = select(_batches.id).where(_batches.product_id == product_id, _batches.code == code)
    return int(transaction.execute(query).scalar_one())


def _kept(transaction: Transaction, record: ProductRecord) -> dict[str, object]:
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
        raise rows.Unsound("brand_id") from None


def _product_digest(**values: Any) -> ProductDigest:
    del values["id"]
    return ProductDigest(**values)


_KINDS = {"id": rows.whole(1), "passport_digest": rows.digest}
_PRODUCT = Reader(tables.products, _product, _KINDS)
_PRODUCT_OF_BRAND = Reader(tables.products, _product_of_brand, _KINDS)
_DIGEST = Reader(tables.products, _product_digest, _KINDS)
