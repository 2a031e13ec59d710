"""The key that a workspace signs all its exports with, created when it is first needed."""

from sqlalchemy import insert, select

from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_KEY_BYTES = 32


def private_key(transaction: Transaction) -> bytes | None:
    """Return the private key (RFC 8032, 32 bytes), or None if the workspace has none yet.

    Raise StorageDamaged.
    """
    query = select(tables.signing_keys.c.id, tables.signing_keys.c.private)
    return _PRIVATE_KEY.first(transaction.execute(query))


def keep(transaction: Transaction, private: bytes) -> None:
    """Store the private key of a workspace that has none yet."""
    transaction.execute(
        insert(tables.signing_keys).values(id=1, private=private, created_at=tables.now())
    )


_PRIVATE_KEY: Reader[bytes] = Reader(
    tables.signing_keys, lambda **row: row["private"], {"private": rows.blob(_KEY_BYTES)}
)
