"""The key that a workspace signs its exports with: one for all of them, made when it is needed."""

from sqlalchemy import insert, select

from dpp_desktop.store import tables
from dpp_desktop.store.transaction import Transaction


def private_key(transaction: Transaction) -> bytes | None:
    """Returns the private key (RFC 8032, 32 bytes); None if the workspace has none yet."""
    found = transaction.execute(select(tables.signing_keys.c.private)).scalar_one_or_none()
    return None if found is None else bytes(found)


def keep(transaction: Transaction, private: bytes) -> None:
    """Keeps the private key of a workspace that has none yet."""
    transaction.execute(
        insert(tables.signing_keys).values(id=1, private=private, created_at=tables.now())
    )
