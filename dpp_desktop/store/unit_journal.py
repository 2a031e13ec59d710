r"""The journal of units: entries that never change, each with a hash of itself and all before it.

The hash is the SHA-256 (FIPS 180-4) of the previous entry's hash, or of 32 zero bytes for the
first entry, and the entry as JSON: in UTF-8, with sorted keys and without spaces. In it, `units`
are ranges that count from 1, such as 3-69,80, and `details` is the stored text.

The chain shows that entries were changed, removed or inserted, except for the last ones: to be
sure of those, note the number and the hash of the last entry elsewhere.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, or_, select

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.model.unit_journal import JournalEntry, JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JournalAction, Production
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import InvalidRow, Reader
from dpp_desktop.store.transaction import Transaction

HASH_BYTES = 32
FIRST_HASH = bytes(HASH_BYTES)
"""What the hash of the first entry covers instead of a previous hash."""

_LABEL_ACTIONS = (
    JournalAction.PRINTED,
    JournalAction.SPOILED,
    JournalAction.RESOLVED,
    JournalAction.HANDED_OVER,
    JournalAction.HANDOVER_UNDONE,
)
_journal = tables.unit_journal.c
_LAST_ID = select(func.max(_journal.id))


def append(transaction: Transaction, record: JournalRecord) -> None:
    """Append an entry with the current time."""
    append_all(transaction, [(tables.now(), record)])


def append_all(transaction: Transaction, records: Sequence[tuple[datetime, JournalRecord]]) -> None:
    """Append entries with the moments at which they happened. Raise StorageDamaged."""
    last = transaction.execute(
        select(_journal.id, _journal.hash).order_by(_journal.id.desc()).limit(1)
    )
    number, previous = _LAST.first(last) or (0, FIRST_HASH)
    added = []
    for number, (at, record) in enumerate(records, number + 1):  # noqa: B020 - evaluated once
        values = _values(number, at, record)
        previous = _hash(previous, values, record.units)
        added.append({**values, "at": at, "units": record.units.encode(), "hash": previous})
    if added:
        transaction.execute(insert(tables.unit_journal), added)


def entries(
    transaction: Transaction,
    *,
    job_id: int | None = None,
    print_id: int | None = None,
    without_print: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    actions: Collection[JournalAction] = (),
    with_details: bool = False,
    after_id: int = 0,
    limit: int | None = None,
) -> list[JournalEntry]:
    """Return entries in order: all, or those of a job, a print job, a time or these actions.

    `without_print` is a print job whose entries are left out. With `with_details`, only those that
    have details. `until` isn't included. With `limit`, return at most that many after the entry
    `after_id`. Raise StorageDamaged.
    """
    query = select(tables.unit_journal).where(_journal.id > after_id).order_by(_journal.id)
    if job_id is not None:
        query = query.where(_journal.job_id == job_id)
    if print_id is not None:
        query = query.where(_journal.print_id == print_id)
    if without_print is not None:
        query = query.where(or_(_journal.print_id.is_(None), _journal.print_id != without_print))
    if since is not None:
        query = query.where(_journal.at >= since)
    if until is not None:
        query = query.where(_journal.at < until)
    if actions:
        query = query.where(_journal.action.in_([action.value for action in actions]))
    if with_details:
        query = query.where(_journal.details != "")
    return _ENTRY.values(transaction.execute(query.limit(limit)))


def last_id(transaction: Transaction) -> int:
    """Return the id of the last entry, 0 if there is none."""
    return rows.sum_of(transaction.execute(_LAST_ID).scalar_one())


def jobs_after(transaction: Transaction, entry_id: int) -> set[int]:
    """Return the ids of the jobs with entries after the one with that id."""
    query = select(_journal.job_id).where(_journal.id > entry_id).distinct()
    return set(transaction.execute(query).scalars())


def last_of_unit(
    transaction: Transaction, job_id: int, unit: int, actions: Collection[JournalAction]
) -> JournalEntry | None:
    """Return the last of the job's entries with one of the actions that concern the unit."""
    found = entries(transaction, job_id=job_id, actions=actions)
    return next((entry for entry in reversed(found) if unit in entry.record.units), None)


def label_totals(
    transaction: Transaction, job_ids: Collection[int], carrier: Carrier
) -> dict[int, dict[JournalAction, int]]:
    """Return how many carriers the jobs' entries concern, by job and action.

    Copies count. Up to 10,000 jobs; those without entries are missing. Raise StorageDamaged.
    """
    counted = func.sum(_journal.unit_count * _journal.copies)
    query = (
        select(_journal.job_id, _journal.action, counted)
        .where(
            _journal.job_id.in_(job_ids),
            _journal.carrier == carrier.value,
            _journal.action.in_([action.value for action in _LABEL_ACTIONS]),
        )
        .group_by(_journal.job_id, _journal.action)
    )
    found: dict[int, dict[JournalAction, int]] = {}
    for job_id, action, count in transaction.execute(query):
        found.setdefault(job_id, {})[JournalAction(action)] = rows.sum_of(count)
    return found


def recent_reasons(transaction: Transaction, limit: int) -> list[str]:
    """Return the last reasons, each once and the newest first. Raise StorageDamaged."""
    newest = func.max(_journal.id)
    query = (
        select(_journal.reason)
        .where(_journal.reason != "")
        .group_by(_journal.reason)
        .order_by(newest.desc())
        .limit(limit)
    )
    return [rows.text(reason) for (reason,) in transaction.execute(query)]


def check_entries(found: Sequence[JournalEntry], last_id: int, previous: bytes) -> bytes:
    """Check consecutive entries after the entry `last_id`, whose hash is `previous`.

    Return the hash of the last entry. Raise StorageDamaged if one is missing or was changed.
    """
    for number, entry in enumerate(found, last_id + 1):
        if entry.id != number:
            raise rows.missing_row("unit_journal", number)
        values = _values(entry.id, entry.at, entry.record)
        if entry.hash != _hash(previous, values, entry.record.units):
            raise _changed(entry.id)
        previous = entry.hash
    return previous


def _changed(entry_id: int) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: entry {entry:,} of the journal of units was changed.",
            entry=entry_id,
        ),
        RESTORE,
    )


def _values(number: int, at: datetime, record: JournalRecord) -> dict[str, Any]:
    """The columns of an entry, except for its units and its hash; the moment as stored."""
    return {
        "id": number,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": record.action.value,
        "job_id": record.job_id,
        "carrier": record.carrier.value if record.carrier else "",
        "unit_count": len(record.units),
        "by": record.actor.by,
        "workstation": record.actor.workstation,
        "printer": record.production.printer,
        "design": record.production.design,
        "design_digest": record.production.design_digest,
        "copies": record.production.copies,
        "reason": record.reason,
        "order_number": record.order_number,
        "print_id": record.production.print_id,
        "details": _json(record.details) if record.details else "",
    }


def _hash(previous: bytes, values: dict[str, Any], units: UnitSet) -> bytes:
    text = _json({**values, "units": str(units)})
    return hashlib.sha256(previous + text.encode("utf-8")).digest()


def _json(document: object) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _carrier(value: Any) -> Carrier | None:
    return Carrier(rows.text(value)) if value != "" else None


def _entry(**values: Any) -> JournalEntry:
    units = values["units"]
    if len(units) != values["unit_count"]:
        raise InvalidRow("unit_count")
    production = Production(
        *(values[name] for name in ("printer", "design", "design_digest", "copies", "print_id"))
    )
    record = JournalRecord(
        values["action"],
        values["job_id"],
        units,
        Actor(values["by"], values["workstation"]),
        values["carrier"],
        production,
        values["reason"],
        values["order_number"],
        json.loads(values["details"] or "{}"),
    )
    return JournalEntry(values["id"], values["at"], record, values["hash"])


def _last(id: int, hash: bytes) -> tuple[int, bytes]:  # noqa: A002 - columns
    return id, hash


_ENTRY = Reader(
    tables.unit_journal,
    _entry,
    {
        "id": rows.whole_number(1),
        "action": rows.choice(JournalAction),
        "job_id": rows.whole_number(1),
        "carrier": _carrier,
        "units": rows.unit_set_or_empty,
        "details": rows.json_object,
        "hash": rows.blob(HASH_BYTES),
    },
)
_LAST = Reader(tables.unit_journal, _last, {"hash": rows.blob(HASH_BYTES)})
