"""Brands in the store."""

import json
import secrets
from typing import Any

from sqlalchemy import delete, exists, insert, select, update

from dpp_desktop.model.brand import (
    KEY_LENGTH,
    Brand,
    BrandFile,
    SerialPolicy,
    SerialScope,
    SerialStyle,
)
from dpp_desktop.store import documents, rows, tables, unit_fields
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_brands = tables.brands.c
_kept = tables.kept_serial_keys.c


def find(transaction: Transaction, key: str) -> Brand | None:
    """Return the brand with the key."""
    query = select(tables.brands).where(_brands.key == key)
    return _BRAND.first(transaction.execute(query))


def list_all(transaction: Transaction) -> list[Brand]:
    """Return all brands, ordered by key."""
    query = select(tables.brands).order_by(_brands.key)
    return _BRAND.values(transaction.execute(query))


def put(transaction: Transaction, brand: BrandFile) -> bool:
    """Add the brand, or update the one with the same key. Return True if it was added.

    The brand gets the serial key in the file. Without one, an existing brand keeps its key, a brand
    that was deleted here gets its old one, and any other brand gets a random one. The caller must
    have checked that the key may change.
    """
    moment = tables.now()
    values: dict[str, object] = {
        "name": brand.name,
        "resolver": brand.resolver,
        "serial_style": brand.serials.style.value,
        "serial_scope": brand.serials.scope.value,
        "batch_in_link": brand.batch_in_link,
        "schema_digest": documents.keep(transaction, brand.schema),
        "gtin_pointer": brand.gtin_pointer,
        "batch_pointers": json.dumps(brand.batch_pointers),
        "unit_fields": unit_fields.to_text(brand.unit_fields),
        "export_profile": brand.export_profile,
        "updated_at": moment,
    }
    if brand.shared_key:
        values["serial_key"] = brand.shared_key.secret
    changed = transaction.execute(
        update(tables.brands).where(_brands.key == brand.key).values(values)
    )
    if changed.rowcount:
        return False
    secret = kept_serial_key(transaction, brand.key) or secrets.token_bytes(KEY_LENGTH)
    new = {"key": brand.key, "serial_key": secret, "created_at": moment}
    transaction.execute(insert(tables.brands).values(new | values))
    _discard_kept_key(transaction, brand.key)
    return True


def kept_serial_key(transaction: Transaction, key: str) -> bytes | None:
    """Return the serial key of a deleted brand with the key; None if there was none."""
    query = select(_kept.brand_key, _kept.serial_key).where(_kept.brand_key == key)
    return _KEPT_KEY.first(transaction.execute(query))


def keep_serial_key(transaction: Transaction, brand: Brand) -> None:
    """Keep the serial key of a brand that is about to be deleted, for when it is added again."""
    values = {"serial_key": serial_key(transaction, brand.key), "kept_at": tables.now()}
    _discard_kept_key(transaction, brand.key)
    transaction.execute(insert(tables.kept_serial_keys).values(brand_key=brand.key, **values))


def _discard_kept_key(transaction: Transaction, key: str) -> None:
    transaction.execute(delete(tables.kept_serial_keys).where(_kept.brand_key == key))


def serial_key(transaction: Transaction, key: str) -> bytes:
    """Return the serial key of the brand with the key, which must exist."""
    query = select(_brands.id, _brands.serial_key).where(_brands.key == key)
    return _SERIAL_KEY.referenced(transaction.execute(query), key)


def has_jobs(transaction: Transaction, key: str) -> bool:
    """Return True if anything was ever requested for the brand."""
    spaces = tables.serial_spaces.c
    query = select(exists().where(spaces.brand_id == _brands.id, _brands.key == key))
    return bool(transaction.execute(query).scalar_one())


def _brand(serial_style: SerialStyle, serial_scope: SerialScope, **values: Any) -> Brand:
    for name in ("serial_key", "created_at", "updated_at"):
        del values[name]
    return Brand(serials=SerialPolicy(serial_style, serial_scope), **values)


_KINDS = {
    "id": rows.whole_number(1),
    "serial_style": rows.choice(SerialStyle),
    "serial_scope": rows.choice(SerialScope),
    "serial_key": rows.blob(KEY_LENGTH),
    "schema_digest": rows.digest,
    "gtin_pointer": rows.json_pointer,
    "batch_pointers": rows.json_texts,
    "unit_fields": unit_fields.from_stored,
}
_BRAND = Reader(tables.brands, _brand, _KINDS)
_SERIAL_KEY: Reader[bytes] = Reader(tables.brands, lambda **row: row["serial_key"], _KINDS)
_KEPT_KEY: Reader[bytes] = Reader(
    tables.kept_serial_keys,
    lambda **row: row["serial_key"],
    {"serial_key": rows.blob(KEY_LENGTH)},
)
