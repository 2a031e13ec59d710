"""Tokens in the store: appended cycle by cycle, read by where they stand in their job.

What is read is checked first, here and nowhere else: see store/stored_serials.py.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import MAX_QUANTITY, MintJob
from dpp_desktop.store import jobs, rows, stored_serials, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.checksums import CHECKSUM_BYTES, cycle_checksum, damaged_checksum
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_cycles = tables.cycles.c

# Looking up a scan takes five statements; building them anew would take half of its millisecond.
_CYCLES_OF_UNITS = (
    select(_cycles.id, _cycles.first_unit, _cycles.count, _cycles.checksum)
    .where(
        _cycles.job_id == bindparam("job"),
        _cycles.first_unit < bindparam("end"),
        # No cycle has more; without this, all cycles before would be looked at.
        _cycles.first_unit > bindparam("first") - tables.MAX_CYCLE_TOKENS,
    )
    .order_by(_cycles.first_unit)
)
_END_OF_CYCLES = (
    select(_cycles.first_unit + _cycles.count)
    .where(_cycles.job_id == bindparam("job"))
    .order_by(_cycles.first_unit.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class _Cycle:
    """Which units a cycle minted, and the checksum of their tokens; None if it has none."""

    id: int
    first_unit: int
    count: int
    checksum: bytes | None

    @property
    def end(self) -> int:
        return self.first_unit + self.count


_CYCLE_KINDS = {
    "id": rows.whole_number(1),
    "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
    "count": rows.whole_number(1, tables.MAX_CYCLE_TOKENS),
    "checksum": rows.blob(CHECKSUM_BYTES),
}
_CYCLE = Reader(tables.cycles, _Cycle, _CYCLE_KINDS)
_COMMITTED_AT: Reader[datetime] = Reader(tables.cycles, lambda committed_at: committed_at)


def append_cycle(transaction: Transaction, job_id: int, first_unit: int, serials: bytes) -> int:
    """Appends the tokens of one cycle of the job: `serials` end to end, from `first_unit` on.

    Returns the id of the cycle.
    """
    count = len(serials) // SERIAL_LENGTH
    added = transaction.execute(
        insert(tables.cycles)
        .values(
            job_id=job_id,
            first_unit=first_unit,
            count=count,
            committed_at=tables.now(),
            checksum=cycle_checksum(job_id, first_unit, count, serials),
        )
        .returning(_cycles.id)
    )
    cycle_id = int(added.scalar_one())
    backend_of(transaction).insert_tokens(transaction, cycle_id, serials, SERIAL_LENGTH)
    return cycle_id


def serial_text(transaction: Transaction, job_id: int, first_unit: int, count: int) -> str:
    """Returns the serials of the job's units from `first_unit` on, at most `count`, end to end.

    They are those that were minted: each equals what its number encrypts to, and matches its
    checksum where a cycle is read whole. Raises NotFound if there is no such job, and
    StorageDamaged, naming job and units, if the store doesn't have them all as they were.
    """
    job = jobs.require(transaction, job_id)
    check_minted(transaction, job)
    count = min(count, job.minted - first_unit)
    if count <= 0:
        return ""
    stored = _stored(transaction, job, first_unit, count)
    expected = stored_serials.expected_serials(transaction, job, first_unit, count)
    found = b"".join(serials for _, serials in stored)
    if found != expected:
        raise _explained(transaction, job, [cycle for cycle, _ in stored])
    for cycle, serials in stored:
        if _matches_checksum(job, cycle, serials) is False:
            raise damaged_checksum(job.id, cycle.first_unit, cycle.count)
    return found.decode("ascii")


def check_minted(transaction: Transaction, job: MintJob) -> None:
    """Raises StorageDamaged if the job's cycles have more or fewer units than it counts."""
    end = transaction.execute(_END_OF_CYCLES, {"job": job.id}).scalar() or 0
    if end != job.minted:
        raise rows.damaged_row("mint_jobs", job.id, "minted")


def serials_of(transaction: Transaction, job_id: int, first_unit: int, count: int) -> list[str]:
    """Returns the serials of the job's units from `first_unit` on, at most `count`, in order.

    Raises as `serial_text` does.
    """
    text = serial_text(transaction, job_id, first_unit, count)
    return [text[at : at + SERIAL_LENGTH] for at in range(0, len(text), SERIAL_LENGTH)]


def serial_of(transaction: Transaction, job_id: int, unit: int) -> str | None:
    """Returns the serial of one unit of the job, or None if it isn't minted.

    Raises as `serial_text` does.
    """
    return serial_text(transaction, job_id, unit, 1) or None


def is_minted(transaction: Transaction, job: MintJob, unit: int, serial: str) -> bool:
    """Returns whether that unit of the job is minted.

    `serial` is what its number encrypts to. Raises StorageDamaged if the store has another.
    """
    if unit >= job.minted:
        return False
    ((cycle, found),) = _stored(transaction, job, unit, 1)
    expected = serial.encode("ascii")
    if found != expected:
        raise _explained(transaction, job, [cycle])
    return True


def committed_at(transaction: Transaction, job_id: int, unit: int) -> datetime | None:
    """Returns when one unit of the job was minted, or None if it isn't. Raises StorageDamaged."""
    query = (
        select(_cycles.committed_at)
        .where(
            _cycles.job_id == job_id,
            _cycles.first_unit <= unit,
            _cycles.first_unit > unit - tables.MAX_CYCLE_TOKENS,
            _cycles.first_unit + _cycles.count > unit,
        )
        .order_by(_cycles.first_unit.desc())
        .limit(1)
    )
    return _COMMITTED_AT.first(transaction.execute(query))


def _stored(
    transaction: Transaction, job: MintJob, first_unit: int, count: int
) -> list[tuple[_Cycle, bytes]]:
    """What each cycle has of these units: all of them, in order, whatever their serials are."""
    end = first_unit + count
    units = {"job": job.id, "first": first_unit, "end": end}
    found: list[tuple[_Cycle, bytes]] = []
    at = first_unit
    for cycle in _CYCLE.values(transaction.execute(_CYCLES_OF_UNITS, units)):
        if cycle.end <= first_unit:
            continue
        until = min(cycle.end, end)
        if not cycle.first_unit <= at < cycle.end or (found and cycle.first_unit != at):
            break
        text = backend_of(transaction).select_serials(
            transaction, cycle.id, at - cycle.first_unit, until - cycle.first_unit
        )
        serials = text.encode("utf-8", "surrogateescape")
        if len(serials) != (until - at) * SERIAL_LENGTH:
            raise stored_serials.missing_units(job, at, until - at)
        found.append((cycle, serials))
        at = until
    if at != end:
        raise stored_serials.missing_units(job, at, end - at)
    return found


def _explained(transaction: Transaction, job: MintJob, cycles: list[_Cycle]) -> StorageDamaged:
    """What is wrong with these cycles, whose serials aren't all those of their numbers."""
    first_unit = cycles[0].first_unit
    count = cycles[-1].end - first_unit
    stored = _stored(transaction, job, first_unit, count)
    if all(_matches_checksum(job, cycle, serials) for cycle, serials in stored):
        return stored_serials.damaged_numbers(job, first_unit, count)
    expected = stored_serials.expected_serials(transaction, job, first_unit, count)
    found = b"".join(serials for _, serials in stored)
    return stored_serials.damaged_serials(job, first_unit, expected, found)


def _matches_checksum(job: MintJob, cycle: _Cycle, serials: bytes) -> bool | None:
    """Whether the cycle's checksum is that of its serials.

    None if that can't be known: it has none, or these serials aren't all of the cycle's.
    """
    if cycle.checksum is None or len(serials) != cycle.count * SERIAL_LENGTH:
        return None
    return cycle.checksum == cycle_checksum(job.id, cycle.first_unit, cycle.count, serials)
