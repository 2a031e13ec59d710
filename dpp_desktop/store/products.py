"""Products and their batches in the store."""

from sqlalchemy import RowMapping, func, insert, or_, select, update

from dpp_desktop.model.product import Product, ProductRecord
from dpp_desktop.store import documents, sqlite, tables
from dpp_desktop.store.transaction import Transaction

_products = tables.products.c
_batches = tables.batches.c


def find(transaction: Transaction, brand_id: int, sku: str) -> Product | None:
    """Returns the brand's product of that SKU."""
    query = select(tables.products).where(_products.brand_id == brand_id, _products.sku == sku)
    row = transaction.execute(query).mappings().first()
    return _product(row) if row else None


def find_by_id(transaction: Transaction, product_id: int) -> Product | None:
    """Returns the product of that id, whatever its SKU is by now."""
    query = select(tables.products).where(_products.id == product_id)
    row = transaction.execute(query).mappings().first()
    return _product(row) if row else None


def list_all(transaction: Transaction) -> list[tuple[str, Product]]:
    """Returns every product with its brand's key, ordered by brand and SKU."""
    query = (
        select(tables.brands.c.key.label("brand_key"), tables.products)
        .join(tables.brands)
        .order_by(tables.brands.c.key, _products.sku)
    )
    rows = transaction.execute(query).mappings()
    return [(row["brand_key"], _product(row)) for row in rows]


def count(transaction: Transaction, brand_id: int) -> int:
    """Returns how many products the brand has."""
    query = select(func.count()).where(_products.brand_id == brand_id)
    return int(transaction.execute(query).scalar_one())


def search(transaction: Transaction, brand_id: int, text: str, limit: int = 50) -> list[Product]:
    """Returns the brand's products whose SKU, name or GTIN contains the text, at most `limit`.

    Case and surrounding blanks don't count. Those whose SKU or GTIN, leading zeros aside, begins
    with the text come first; within that, they are ordered by SKU.
    """
    sought = text.strip()
    query = select(tables.products).where(_products.brand_id == brand_id).limit(limit)
    if sought:
        columns = (_products.sku, _products.name, _products.gtin)
        places = [sqlite.place_of(sought, column) for column in columns]
        digits = sqlite.place_of(sought.lstrip("0"), func.ltrim(_products.gtin, "0"))
        begins = or_(places[0] == 1, func.coalesce(digits, 0) == 1)
        query = query.where(or_(*(place > 0 for place in places))).order_by(begins.desc())
    rows = transaction.execute(query.order_by(_products.sku)).mappings()
    return [_product(row) for row in rows]


def set_gtin(transaction: Transaction, product_id: int, gtin: str) -> None:
    """Completes the product with its GTIN, 14 digits; one that has a GTIN stays as it is."""
    transaction.execute(
        update(tables.products)
        .where(_products.id == product_id, _products.gtin.is_(None))
        .values(gtin=gtin, updated_at=tables.now())
    )


def put(transaction: Transaction, brand_id: int, record: ProductRecord) -> bool:
    """Adds the product, or updates the brand's one of the same SKU; True if it was added."""
    values = _kept(transaction, record)
    changed = transaction.execute(
        update(tables.products)
        .where(_products.brand_id == brand_id, _products.sku == record.sku)
        .values(values)
    )
    if changed.rowcount:
        return False
    transaction.execute(
        insert(tables.products).values(
            **values, brand_id=brand_id, sku=record.sku, created_at=values["updated_at"]
        )
    )
    return True


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


def _product(values: RowMapping) -> Product:
    return Product(
        id=values["id"],
        brand_id=values["brand_id"],
        sku=values["sku"],
        name=values["name"],
        gtin=values["gtin"],
        passport_digest=values["passport_digest"],
    )
