"""Written tags in the store, by UID: which unit each belongs to, and whether it is locked."""

from typing import Any

from sqlalchemy import insert, select, update

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.tag_job import LockState, TagState, TagWrite
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_writes = tables.tag_writes.c
_LIVE = _writes.state.in_([TagState.ANNOUNCED.value, TagState.WRITTEN.value])


def announce(
    transaction: Transaction,
    *,
    tag_job_id: int,
    job_id: int,
    unit: int,
    uid: str,
    kind: str,
    reader: str,
    actor: Actor,
) -> TagWrite:
    """Add a tag that is about to be written for a unit, which counts from 0."""
    added = transaction.execute(
        insert(tables.tag_writes)
        .values(
            tag_job_id=tag_job_id,
            job_id=job_id,
            unit=unit,
            uid=uid,
            kind=kind,
            reader=reader,
            state=TagState.ANNOUNCED.value,
            lock=LockState.NONE.value,
            at=tables.now(),
            by=actor.by,
            workstation=actor.workstation,
        )
        .returning(tables.tag_writes)
    )
    return _WRITE.value(added.one())


def change(transaction: Transaction, write: TagWrite, state: TagState, lock: LockState) -> TagWrite:
    """Record the state of the tag, and return it as it is then."""
    changed = transaction.execute(
        update(tables.tag_writes)
        .where(_writes.id == write.id)
        .values(state=state.value, lock=lock.value, at=tables.now())
        .returning(tables.tag_writes)
    )
    return _WRITE.value(changed.one())


def tag_of_uid(transaction: Transaction, uid: str) -> TagWrite | None:
    """Return the last unit that a tag was or may have been written for; None if there is none.

    Tags that were withdrawn or destroyed don't count.
    """
    query = select(tables.tag_writes).where(_writes.uid == uid, _LIVE)
    return _WRITE.first(transaction.execute(query.order_by(_writes.id.desc()).limit(1)))


def tag_of_unit(transaction: Transaction, job_id: int, unit: int) -> TagWrite | None:
    """Return the tag of a unit, or the one that may be; None if it has none."""
    query = select(tables.tag_writes).where(_writes.job_id == job_id, _writes.unit == unit, _LIVE)
    return _WRITE.first(transaction.execute(query.order_by(_writes.id.desc()).limit(1)))


def last_of(transaction: Transaction, tag_job_id: int) -> TagWrite | None:
    """Return the tag that the tag job wrote last; None if it has written none."""
    query = select(tables.tag_writes).where(
        _writes.tag_job_id == tag_job_id, _writes.state == TagState.WRITTEN.value
    )
    return _WRITE.first(transaction.execute(query.order_by(_writes.id.desc()).limit(1)))


def list_of(transaction: Transaction, tag_job_id: int) -> list[TagWrite]:
    """Return all tags of the tag job in the order of writing."""
    query = select(tables.tag_writes).where(_writes.tag_job_id == tag_job_id)
    return _WRITE.values(transaction.execute(query.order_by(_writes.id)))


def _write(**values: Any) -> TagWrite:
    return TagWrite(**values)


_WRITE = Reader(
    tables.tag_writes,
    _write,
    {
        "id": rows.whole_number(1),
        "unit": rows.whole_number(0, MAX_QUANTITY - 1),
        "state": rows.choice(TagState),
        "lock": rows.choice(LockState),
    },
)
