"""Mint jobs in the store: creating, claiming, advancing and ending them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, update

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MAX_QUANTITY, JobStatus, MintJob, MintRequest
from dpp_desktop.model.readable import Readable
from dpp_desktop.store import claims, rows, tables, unit_fields
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

if TYPE_CHECKING:  # not needed to list jobs
    from dpp_desktop.model.product import Product
    from dpp_desktop.model.unit_field import UnitField

_jobs = tables.mint_jobs.c
_MINTING = _jobs.status == JobStatus.MINTING.value

# Built once: building them would take a tenth of the time of minting a cycle, and a fifth of that
# of looking up a token.
_BY_ID = select(tables.mint_jobs).where(_jobs.id == bindparam("job"))
_ADVANCE = (
    update(tables.mint_jobs)
    .where(
        _jobs.id == bindparam("job"),
        _jobs.fence == bindparam("held_fence"),
        _MINTING,
        _jobs.minted == bindparam("before"),
    )
    .values(minted=bindparam("after"))
)


class NewJob(NamedTuple):
    """The values of a new job that aren't in its request."""

    product: Product
    passport_digest: str
    batch_id: int
    schema_digest: str
    link_prefix: str
    unit_fields: tuple[UnitField, ...] = ()


def add(transaction: Transaction, request: MintRequest, new: NewJob) -> MintJob:
    """Add a queued job for the request."""
    added = transaction.execute(
        insert(tables.mint_jobs)
        .values(
            idempotency_key=request.idempotency_key,
            batch_id=new.batch_id,
            brand_key=request.brand,
            product_sku=request.product,
            product_name=new.product.name,
            gtin=new.product.gtin,
            batch=request.batch,
            passport_digest=new.passport_digest,
            schema_digest=new.schema_digest,
            link_prefix=new.link_prefix,
            quantity=request.quantity,
            batch_data=request.batch_data,
            unit_fields=unit_fields.to_text(new.unit_fields),
            minted=0,
            status=JobStatus.QUEUED.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.mint_jobs)
    )
    return _READER.value(added.one())


def find(transaction: Transaction, job_id: int) -> MintJob | None:
    """Return the job with the id."""
    return _READER.first(transaction.execute(_BY_ID, {"job": job_id}))


def require(transaction: Transaction, job_id: int) -> MintJob:
    """Return the job with the id. Raise NotFound."""
    job = find(transaction, job_id)
    if job is None:
        raise NotFound(
            Message("There is no job {job} in this workspace.", job=job_id),
            Message("The list of jobs shows their numbers."),
        )
    return job


def find_by_key(transaction: Transaction, idempotency_key: str) -> MintJob | None:
    """Return the job with the order number."""
    return _first(transaction, _jobs.idempotency_key == idempotency_key)


def last_id(transaction: Transaction) -> int:
    """Return the id of the last accepted job, or 0 if there is none."""
    return transaction.execute(select(func.max(_jobs.id))).scalar_one() or 0


def list_all(transaction: Transaction) -> list[MintJob]:
    """Return all jobs, newest first. Raise StorageDamaged if one can't be read."""
    return _list(transaction, select(tables.mint_jobs).order_by(_jobs.id.desc()))


def list_readable(transaction: Transaction) -> Readable[MintJob]:
    """Return all jobs that can be read, newest first, and those that can't."""
    query = select(tables.mint_jobs).order_by(_jobs.id.desc())
    return _READER.readable(transaction.execute(query))


def page_before(transaction: Transaction, job_id: int | None, limit: int) -> Readable[MintJob]:
    """Return the last `limit` jobs before the one with the id, newest first.

    With None, return the last jobs of all.
    """
    query = select(tables.mint_jobs).order_by(_jobs.id.desc()).limit(limit)
    if job_id is not None:
        query = query.where(_jobs.id < job_id)
    return _READER.readable(transaction.execute(query))


def newer_than(transaction: Transaction, job_id: int) -> Readable[MintJob]:
    """Return the jobs after the one with the id, newest first."""
    query = select(tables.mint_jobs).where(_jobs.id > job_id).order_by(_jobs.id.desc())
    return _READER.readable(transaction.execute(query))


def find_many(transaction: Transaction, ids: Collection[int]) -> Readable[MintJob]:
    """Return the existing jobs with these ids, newest first; some thousand at once."""
    query = select(tables.mint_jobs).where(_jobs.id.in_(ids)).order_by(_jobs.id.desc())
    return _READER.readable(transaction.execute(query))


def list_in(transaction: Transaction, states: Collection[JobStatus]) -> list[MintJob]:
    """Return the jobs in these states, oldest first. Raise StorageDamaged."""
    return _list(transaction, _in(states))


def readable_in(transaction: Transaction, states: Collection[JobStatus]) -> Readable[MintJob]:
    """Return the jobs in these states that can be read, oldest first, and those that can't."""
    return _READER.readable(transaction.execute(_in(states)))


def list_of_batch(
    transaction: Transaction, brand_key: str, product_sku: str, batch: str
) -> list[MintJob]:
    """Return the jobs of the batch, oldest first."""
    query = (
        select(tables.mint_jobs)
        .join(tables.batches, _jobs.batch_id == tables.batches.c.id)
        .join(tables.products, tables.batches.c.product_id == tables.products.c.id)
        .join(tables.brands, tables.products.c.brand_id == tables.brands.c.id)
        .where(
            tables.brands.c.key == brand_key,
            tables.products.c.sku == product_sku,
            tables.batches.c.code == batch,
        )
        .order_by(_jobs.id)
    )
    return _list(transaction, query)


def require_batch(
    transaction: Transaction, brand_key: str, product_sku: str, batch: str
) -> list[MintJob]:
    """Return the jobs of the batch, oldest first; at least one. Raise NotFound."""
    found = list_of_batch(transaction, brand_key, product_sku, batch)
    if not found:
        raise NotFound(
            Message(
                "No tokens were minted for batch {batch} of product {product} of brand {brand}.",
                batch=batch,
                product=product_sku,
                brand=brand_key,
            ),
            Message("The list of jobs shows the batches."),
        )
    return found


def list_of_code(transaction: Transaction, batch: str, limit: int = 100) -> list[MintJob]:
    """Return the newest jobs of batches with the code, of any product, the newest first."""
    query = (
        select(tables.mint_jobs)
        .join(tables.batches, _jobs.batch_id == tables.batches.c.id)
        .where(tables.batches.c.code == batch)
        .order_by(_jobs.id.desc())
        .limit(limit)
    )
    return _list(transaction, query)


def newest_minted(
    transaction: Transaction, product_id: int, gtin: str, batch: str | None = None
) -> MintJob | None:
    """Return the newest job of the product with minted tokens, or None.

    It was minted with that GTIN (14 digits), and for the batch if one is given.
    """
    query = (
        select(tables.mint_jobs)
        .join(tables.batches, _jobs.batch_id == tables.batches.c.id)
        .where(tables.batches.c.product_id == product_id, _jobs.gtin == gtin, _jobs.minted > 0)
        .order_by(_jobs.id.desc())
        .limit(1)
    )
    if batch is not None:
        query = query.where(tables.batches.c.code == batch)
    return _READER.first(transaction.execute(query))


def claim(transaction: Transaction, job: MintJob, runner: str) -> Claim | None:
    """Claim the job for `runner`. Return None if it was claimed since `job` was read.

    The caller must have checked that the job may be minted and that its last runner is no longer
    active.
    """
    return claims.take(transaction, tables.mint_jobs, job, runner, status=JobStatus.MINTING.value)


def advance(transaction: Transaction, held: Claim, job: MintJob, count: int) -> bool:
    """Count `count` more tokens as minted, and complete the job with the last one.

    Return False if the claim is lost, the job was stopped, or `job` is outdated. Then the cycle
    must be rolled back.
    """
    minted = job.minted + count
    if minted < job.quantity:
        values = {"job": held.id, "held_fence": held.fence, "before": job.minted, "after": minted}
        return transaction.execute(_ADVANCE, values).rowcount == 1
    final = {"minted": minted} | claims.final_values(JobStatus.COMPLETED)
    unchanged = _jobs.minted == job.minted
    return claims.change(transaction, tables.mint_jobs, held, final, _MINTING, unchanged)


def fail(transaction: Transaction, held: Claim, reason: Message) -> bool:
    """Mark the job as failed for `reason`, if the claim is still valid."""
    values = claims.final_values(JobStatus.FAILED, reason)
    return claims.change(transaction, tables.mint_jobs, held, values, _MINTING)


def release(transaction: Transaction, held: Claim) -> bool:
    """Put the job back in the queue, if the claim is still valid."""
    values = {"status": JobStatus.QUEUED.value, "runner": None}
    return claims.change(transaction, tables.mint_jobs, held, values, _MINTING)


def stop(transaction: Transaction, job: MintJob, status: JobStatus) -> MintJob:
    """Pause or cancel the job. A runner that is minting it stops at its next cycle."""
    values: dict[str, object] = {
        "status": status.value,
        "runner": None,
        "fence": job.fence + 1,
    }
    if status.is_final:
        values["finished_at"] = tables.now()
    changed = transaction.execute(
        update(tables.mint_jobs)
        .where(_jobs.id == job.id)
        .values(values)
        .returning(tables.mint_jobs)
    )
    return _READER.value(changed.one())


def _in(states: Collection[JobStatus]) -> Select[Any]:
    return (
        select(tables.mint_jobs)
        .where(_jobs.status.in_([state.value for state in states]))
        .order_by(_jobs.id)
    )


def _list(transaction: Transaction, query: Select[Any]) -> list[MintJob]:
    return _READER.values(transaction.execute(query))


def _first(transaction: Transaction, condition: ColumnElement[bool]) -> MintJob | None:
    query = select(tables.mint_jobs).where(condition)
    return _READER.first(transaction.execute(query))


def _job(**values: Any) -> MintJob:
    del values["batch_id"]
    job = MintJob(**values)
    if job.minted > job.quantity or (
        job.status is JobStatus.COMPLETED and job.minted < job.quantity
    ):
        raise rows.InvalidRow("minted")
    return job


_READER = Reader(
    tables.mint_jobs,
    _job,
    {
        "id": rows.whole_number(1),
        "quantity": rows.whole_number(1, MAX_QUANTITY),
        "minted": rows.whole_number(0, MAX_QUANTITY),
        "status": rows.choice(JobStatus),
        "passport_digest": rows.digest,
        "schema_digest": rows.digest,
        "batch_data": rows.json_object,
        "unit_fields": unit_fields.from_stored,
        "error": rows.message,
    },
)
