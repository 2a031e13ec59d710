"""Publications and their units in the store, with claims as for exports."""

import secrets
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.publication import (
    Publication,
    PublicationStatus,
    PublishedState,
    PublishedUnits,
)
from dpp_desktop.store import claims, rows, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_publications = tables.publications.c
_units = tables.published_units.c


def add(
    transaction: Transaction,
    brand_key: str,
    directory: Path,
    plan: str,
    units: Sequence[PublishedUnits],
) -> Publication:
    """Add a publication, which fixes its set of units."""
    added = transaction.execute(
        insert(tables.publications)
        .values(
            uid=secrets.token_hex(16),
            brand_key=brand_key,
            directory=str(directory),
            plan=plan,
            status=PublicationStatus.PUBLISHING.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.publications)
    )
    publication = _PUBLICATION.value(added.one())
    values = [
        {
            "publication_id": publication.id,
            "ordinal": ordinal,
            "job_id": each.job_id,
            "passport_digest": each.passport_digest,
            "state": each.state.value,
            "units": each.units.encode(),
        }
        for ordinal, each in enumerate(units)
    ]
    if values:
        transaction.execute(insert(tables.published_units), values)
    return publication


def read(transaction: Transaction, publication_id: int) -> Publication:
    """Return the publication with the id, which must exist."""
    query = select(tables.publications).where(_publications.id == publication_id)
    return _PUBLICATION.referenced(transaction.execute(query), publication_id)


def require(transaction: Transaction, publication_id: int) -> Publication:
    """Return the publication with the id. Raise NotFound."""
    query = select(tables.publications).where(_publications.id == publication_id)
    found = _PUBLICATION.first(transaction.execute(query))
    if found is None:
        raise NotFound(
            Message(
                "There is no publication {publication} in this workspace.",
                publication=publication_id,
            ),
            Message("The list of publications shows their numbers."),
        )
    return found


def find_by_uid(transaction: Transaction, uid: str) -> Publication | None:
    """Return the publication with the uid."""
    query = select(tables.publications).where(_publications.uid == uid)
    return _PUBLICATION.first(transaction.execute(query))


def in_directory(transaction: Transaction, directory: Path) -> list[Publication]:
    """Return the publications that were written to the folder, newest first."""
    query = (
        select(tables.publications)
        .where(_publications.directory == str(directory))
        .order_by(_publications.id.desc())
    )
    return _PUBLICATION.values(transaction.execute(query))


def list_all(transaction: Transaction, brand_key: str | None = None) -> list[Publication]:
    """Return all publications, or those of the brand, newest first."""
    query = select(tables.publications).order_by(_publications.id.desc())
    if brand_key is not None:
        query = query.where(_publications.brand_key == brand_key)
    return _PUBLICATION.values(transaction.execute(query))


def units_of(transaction: Transaction, publication_id: int) -> list[PublishedUnits]:
    """Return the fixed set of the publication, in its order. Raise StorageDamaged."""
    query = (
        select(tables.published_units)
        .where(_units.publication_id == publication_id)
        .order_by(_units.ordinal)
    )
    return _UNITS.values(transaction.execute(query))


def completed_ids(transaction: Transaction, brand_key: str) -> list[int]:
    """Return the ids of the completed publications of the brand, oldest first."""
    query = (
        select(_publications.id)
        .where(
            _publications.brand_key == brand_key,
            _publications.status == PublicationStatus.COMPLETED.value,
        )
        .order_by(_publications.id)
    )
    return [int(row.id) for row in transaction.execute(query)]


def units_of_many(transaction: Transaction, ids: Collection[int]) -> list[PublishedUnits]:
    """Return the units of these publications, at most 10,000, oldest first.

    Raise StorageDamaged.
    """
    query = (
        select(tables.published_units)
        .where(_units.publication_id.in_(ids))
        .order_by(_units.publication_id, _units.ordinal)
    )
    return _UNITS.values(transaction.execute(query))


def claim(
    transaction: Transaction, publication: Publication, runner: str, directory: Path
) -> Claim | None:
    """Claim the publication. Return None if it was claimed since it was read.

    The caller must have checked that its last runner is no longer active.
    """
    return claims.take(
        transaction,
        tables.publications,
        publication,
        runner,
        status=PublicationStatus.PUBLISHING.value,
        directory=str(directory),
    )


def complete(transaction: Transaction, held: Claim) -> bool:
    """Mark the publication as completed, if the claim is still valid."""
    final = claims.final_values(PublicationStatus.COMPLETED)
    return claims.change(transaction, tables.publications, held, final)


def fail(transaction: Transaction, held: Claim, reason: Message) -> bool:
    """Mark the publication as failed for `reason`, if the claim is still valid."""
    final = claims.final_values(PublicationStatus.FAILED, reason)
    return claims.change(transaction, tables.publications, held, final)


def release(transaction: Transaction, held: Claim) -> bool:
    """Release the publication so that it can be resumed, if the claim is still valid."""
    return claims.change(transaction, tables.publications, held, {"runner": None})


def _publication(directory: str, **values: Any) -> Publication:
    return Publication(directory=Path(directory), **values)


def _published_units(**values: Any) -> PublishedUnits:
    del values["publication_id"], values["ordinal"]
    return PublishedUnits(**values)


_PUBLICATION = Reader(
    tables.publications,
    _publication,
    {
        "id": rows.whole_number(1),
        "plan": rows.json_object,
        "status": rows.choice(PublicationStatus),
        "error": rows.message,
    },
)
_UNITS = Reader(
    tables.published_units,
    _published_units,
    {
        "job_id": rows.whole_number(1),
        "passport_digest": rows.digest,
        "state": rows.choice(PublishedState),
        "units": rows.unit_set,
    },
)
