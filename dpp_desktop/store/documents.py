"""Schemas and passports, stored permanently under the SHA-256 of their text."""

import hashlib
from collections.abc import Collection, Mapping

from sqlalchemy import func, select

from dpp_desktop.store import rows, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction


def digest_of(body: str) -> str:
    """Return the SHA-256 of the text in UTF-8, in hex."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def keep(transaction: Transaction, body: str) -> str:
    """Store the text and return its digest."""
    digest = digest_of(body)
    backend_of(transaction).insert_if_absent(
        transaction, tables.documents, digest=digest, body=body
    )
    return digest


def keep_all(transaction: Transaction, bodies: Mapping[str, str]) -> None:
    """Store the texts, given by their digests."""
    backend_of(transaction).insert_absent_rows(
        transaction,
        tables.documents,
        [{"digest": digest, "body": body} for digest, body in bodies.items()],
    )


def body_of(transaction: Transaction, digest: str) -> str:
    """Return the text stored under `digest`, which must exist. Raise StorageDamaged."""
    query = select(tables.documents).where(tables.documents.c.digest == digest)
    return _DOCUMENT.referenced(transaction.execute(query), digest)[1]


def bodies_of(transaction: Transaction, digests: Collection[str]) -> dict[str, str]:
    """Return the texts stored under the digests, at most 10,000 at once.

    They must exist. Raise StorageDamaged.
    """
    query = select(tables.documents).where(tables.documents.c.digest.in_(digests))
    found = dict(_DOCUMENT.values(transaction.execute(query)))
    for digest in digests:
        if digest not in found:
            raise rows.missing_row("documents", digest)
    return found


def lengths_of(transaction: Transaction, digests: Collection[str]) -> dict[str, int]:
    """Return the number of characters of the texts under the digests; at most 10,000 at once."""
    columns = tables.documents.c
    query = select(columns.digest, func.length(columns.body)).where(columns.digest.in_(digests))
    return {digest: int(length) for digest, length in transaction.execute(query)}


def _document(digest: str, body: str) -> tuple[str, str]:
    if digest_of(body) != digest:
        raise rows.InvalidRow("body")
    return digest, body


_DOCUMENT = Reader(tables.documents, _document, {"digest": rows.digest})
