"""Brands in the store."""

import json
import secrets

from sqlalchemy import RowMapping, exists, insert, select, update

from dpp_desktop.identity.serials import KEY_LENGTH
from dpp_desktop.model.brand import Brand, BrandFile, SerialPolicy, SerialScope, SerialStyle
from dpp_desktop.store import documents, tables
from dpp_desktop.store.transaction import Transaction

_brands = tables.brands.c


def find(transaction: Transaction, key: str) -> Brand | None:
    """Returns the brand of that key."""
    query = select(tables.brands).where(_brands.key == key)
    row = transaction.execute(query).mappings().first()
    return _brand(row) if row else None


def list_all(transaction: Transaction) -> list[Brand]:
    """Returns every brand, ordered by key."""
    rows = transaction.execute(select(tables.brands).order_by(_brands.key)).mappings()
    return [_brand(row) for row in rows]


def put(transaction: Transaction, brand: BrandFile) -> bool:
    """Adds the brand, or updates the one of the same key; True if it was added.

    The brand gets the serial key that the file brings. Without one a new brand gets a key of its
    own, which an update keeps. Whoever asks must have seen that the key may change.
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
    new = {"key": brand.key, "serial_key": secrets.token_bytes(KEY_LENGTH), "created_at": moment}
    transaction.execute(insert(tables.brands).values(new | values))
    return True


def serial_key(transaction: Transaction, key: str) -> bytes:
    """Returns the serial key of the brand of that key, which must be there."""
    query = select(_brands.serial_key).where(_brands.key == key)
    return bytes(transaction.execute(query).scalar_one())


def has_jobs(transaction: Transaction, key: str) -> bool:
    """True if anything was ever requested for the brand."""
    spaces = tables.serial_spaces.c
    query = select(exists().where(spaces.brand_id == _brands.id, _brands.key == key))
    return bool(transaction.execute(query).scalar_one())


def _brand(values: RowMapping) -> Brand:
    return Brand(
        id=values["id"],
        key=values["key"],
        name=values["name"],
        resolver=values["resolver"],
        serials=SerialPolicy(
            SerialStyle(values["serial_style"]), SerialScope(values["serial_scope"])
        ),
        batch_in_link=values["batch_in_link"],
        schema_digest=values["schema_digest"],
        gtin_pointer=values["gtin_pointer"],
        batch_pointers=tuple(json.loads(values["batch_pointers"])),
        export_profile=values["export_profile"],
    )
