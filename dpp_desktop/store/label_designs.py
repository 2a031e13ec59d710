"""Label designs in the store: names, and the documents that describe them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from dpp_desktop.store import documents, rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_designs = tables.label_designs.c


@dataclass(frozen=True, slots=True)
class StoredDesign:
    """A design: its name, the SHA-256 of its document, and the brand whose file contained it."""

    name: str
    digest: str
    brand_key: str | None
    created_at: datetime
    updated_at: datetime


def list_all(transaction: Transaction) -> list[StoredDesign]:
    """Return all designs, ordered by name."""
    return _DESIGN.values(transaction.execute(select(tables.label_designs).order_by(_designs.name)))


def put(transaction: Transaction, name: str, body: str, brand_key: str | None) -> None:
    """Add the design, or replace the one with the same name; `body` is its document."""
    moment = tables.now()
    values = {
        "digest": documents.keep(transaction, body),
        "brand_key": brand_key,
        "updated_at": moment,
    }
    changed = transaction.execute(
        update(tables.label_designs).where(_designs.name == name).values(values)
    )
    if not changed.rowcount:
        new = {"name": name, "created_at": moment}
        transaction.execute(insert(tables.label_designs).values(new | values))


def remove(transaction: Transaction, name: str) -> None:
    """Remove the design with the name. Its document is kept, because it may have been printed."""
    transaction.execute(delete(tables.label_designs).where(_designs.name == name))


_DESIGN = Reader(tables.label_designs, StoredDesign, {"digest": rows.digest})
