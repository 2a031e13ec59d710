"""Tokens in the store: appended in cycles, read by their position in the job.

The serials of a cycle are one value of its row, of which any part can be read.

All tokens that are read are checked here: see store/stored_serials.py.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, bindparam, case, func, insert, select

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.mint import MAX_QUANTITY, MintJob
from dpp_desktop.store import jobs, rows, stored_serials, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.checksums import CHECKSUM_BYTES, cycle_checksum, damaged_checksum
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_cycles = tables.cycles.c

# Built once: looking up a scan takes five statements, and building them would take half of its
# millisecond.
_FIRST = bindparam("first", type_=Integer)
_PART = func.substr(
    _cycles.serials,
    case(
        (_cycles.first_unit < _FIRST, (_FIRST - _cycles.first_unit) * SERIAL_LENGTH + 1),
        else_=1,
    ),
    # Of a later cycle, this may be more than the units that are read.
    bindparam("length", type_=Integer),
    type_=tables.Bytes(),
)
_CYCLES_OF_UNITS = (
    select(_cycles.id, _cycles.first_unit, _cycles.count, _cycles.checksum, _PART.label("serials"))
    .where(
        _cycles.job_id == bindparam("job"),
        _cycles.first_unit < bindparam("end"),
        # No cycle has more. Without this condition, all earlier cycles would be read.
        _cycles.first_unit > _FIRST - tables.MAX_CYCLE_TOKENS,
    )
    .order_by(_cycles.first_unit)
)
_APPEND = insert(tables.cycles).returning(_cycles.id)
_END_OF_CYCLES = (
    select(_cycles.first_unit + _cycles.count)
    .where(_cycles.job_id == bindparam("job"))
    .order_by(_cycles.first_unit.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class _Cycle:
    """The units of a cycle, and the checksum of its serials, None if it has none.

    `serials` are those from the first unit on that was asked for.
    """

    id: int
    first_unit: int
    count: int
    checksum: bytes | None
    serials: bytes

    @property
    def end(self) -> int:
        return self.first_unit + self.count


def _part(value: object) -> bytes:
    """A part of a value; SQLite returns NULL for one of an empty value."""
    if value is None:
        return b""
    if type(value) is not bytes:
        raise ValueError
    return value


_CYCLE_KINDS = {
    "id": rows.whole_number(1),
    "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
    "count": rows.whole_number(1, tables.MAX_CYCLE_TOKENS),
    "checksum": rows.blob(CHECKSUM_BYTES),
    "serials": _part,
}
_CYCLE = Reader(tables.cycles, _Cycle, _CYCLE_KINDS)
_NOT_IN_SERIALS = b"\0"
"""The migration of earlier tokens writes it where one is missing."""
_COMMITTED_AT: Reader[datetime] = Reader(tables.cycles, lambda committed_at: committed_at)


def append_cycle(transaction: Transaction, job_id: int, first_unit: int, serials: bytes) -> int:
    """Append the tokens of one cycle of the job: concatenated `serials`, from `first_unit` on.

    Return the id of the cycle.
    """
    count = len(serials) // SERIAL_LENGTH
    values = {
        "job_id": job_id,
        "first_unit": first_unit,
        "count": count,
        "committed_at": tables.now(),
        "checksum": cycle_checksum(job_id, first_unit, count, serials),
        "serials": serials,
    }
    return int(transaction.execute(_APPEND, values).scalar_one())


def serial_text(transaction: Transaction, job_id: int, first_unit: int, count: int) -> str:
    """Return the serials of the job's units from `first_unit` on, at most `count`, concatenated.

    Each equals the serial that its number encrypts to, and a cycle that is read as a whole matches
    its checksum. Raise NotFound if there is no such job, and StorageDamaged, naming job and units,
    if stored serials are missing or changed.
    """
    job = jobs.require(transaction, job_id)
    check_minted(transaction, job)
    count = min(count, job.minted - first_unit)
    if count <= 0:
        return ""
    stored = _read_units(transaction, job, first_unit, count)
    expected = stored_serials.expected_serials(transaction, job, first_unit, count)
    found = b"".join(serials for _, serials in stored)
    if found != expected:
        raise _damage(transaction, job, [cycle for cycle, _ in stored])
    for cycle, serials in stored:
        if _matches_checksum(job, cycle, serials) is False:
            raise damaged_checksum(job.id, cycle.first_unit, cycle.count)
    return found.decode("ascii")


def check_minted(transaction: Transaction, job: MintJob) -> None:
    """Raise StorageDamaged if the job's cycles don't have as many units as it counts."""
    end = transaction.execute(_END_OF_CYCLES, {"job": job.id}).scalar() or 0
    if end != job.minted:
        raise rows.damaged_row("mint_jobs", job.id, "minted")


def serials_of(transaction: Transaction, job_id: int, first_unit: int, count: int) -> list[str]:
    """Return the serials of the job's units from `first_unit` on, at most `count`, in order.

    Raise as `serial_text` does.
    """
    text = serial_text(transaction, job_id, first_unit, count)
    return [text[at : at + SERIAL_LENGTH] for at in range(0, len(text), SERIAL_LENGTH)]


def serial_of(transaction: Transaction, job_id: int, unit: int) -> str | None:
    """Return the serial of one unit of the job, or None if it isn't minted.

    Raise as `serial_text` does.
    """
    return serial_text(transaction, job_id, unit, 1) or None


def is_minted(transaction: Transaction, job: MintJob, unit: int, serial: str) -> bool:
    """Return whether the unit of the job is minted.

    `serial` is the serial that its number encrypts to. Raise StorageDamaged if the stored one
    differs.
    """
    if unit >= job.minted:
        return False
    ((cycle, found),) = _read_units(transaction, job, unit, 1)
    expected = serial.encode("ascii")
    if found != expected:
        raise _damage(transaction, job, [cycle])
    return True


def committed_at(transaction: Transaction, job_id: int, unit: int) -> datetime | None:
    """Return when a unit of the job was minted, or None if it isn't. Raise StorageDamaged."""
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


def _read_units(
    transaction: Transaction, job: MintJob, first_unit: int, count: int
) -> list[tuple[_Cycle, bytes]]:
    """The stored serials of the units by cycle, in order, not compared yet."""
    end = first_unit + count
    units = {"job": job.id, "first": first_unit, "end": end, "length": count * SERIAL_LENGTH}
    found: list[tuple[_Cycle, bytes]] = []
    at = first_unit
    for cycle in _CYCLE.values(transaction.execute(_CYCLES_OF_UNITS, units)):
        if cycle.end <= first_unit:
            continue
        until = min(cycle.end, end)
        if not cycle.first_unit <= at < cycle.end or (found and cycle.first_unit != at):
            break
        serials = _serials_in(transaction, cycle, at, until)
        if len(serials) != (until - at) * SERIAL_LENGTH or _NOT_IN_SERIALS in serials:
            raise stored_serials.missing_units(job, at, until - at)
        found.append((cycle, serials))
        at = until
    if at != end:
        raise stored_serials.missing_units(job, at, end - at)
    return found


def _serials_in(transaction: Transaction, cycle: _Cycle, at: int, until: int) -> bytes:
    """The stored serials of the cycle's units from `at` up to `until`."""
    if cycle.serials:
        return cycle.serials[: (until - at) * SERIAL_LENGTH]
    first, end = at - cycle.first_unit, until - cycle.first_unit
    return backend_of(transaction).unmoved_serials(transaction, cycle.id, first, end) or b""


def _damage(transaction: Transaction, job: MintJob, cycles: list[_Cycle]) -> StorageDamaged:
    """The error for cycles with serials that don't match their numbers."""
    first_unit = cycles[0].first_unit
    count = cycles[-1].end - first_unit
    stored = _read_units(transaction, job, first_unit, count)
    if all(_matches_checksum(job, cycle, serials) for cycle, serials in stored):
        return stored_serials.damaged_numbers(job, first_unit, count)
    expected = stored_serials.expected_serials(transaction, job, first_unit, count)
    found = b"".join(serials for _, serials in stored)
    return stored_serials.damaged_serials(job, first_unit, expected, found)


def _matches_checksum(job: MintJob, cycle: _Cycle, serials: bytes) -> bool | None:
    """Whether the cycle's checksum matches its serials.

    None if this is unknown: it has no checksum, or these aren't all of its serials.
    """
    if cycle.checksum is None or len(serials) != cycle.count * SERIAL_LENGTH:
        return None
    return cycle.checksum == cycle_checksum(job.id, cycle.first_unit, cycle.count, serials)


def cycles_of(transaction: Transaction, job_id: int) -> list[tuple[int, int, datetime]]:
    """Return the cycles of the job in order: first unit, unit after the last, and when minted."""
    query = (
        select(_cycles.first_unit, _cycles.count, _cycles.committed_at)
        .where(_cycles.job_id == job_id)
        .order_by(_cycles.first_unit)
    )
    return _MINTED.values(transaction.execute(query))


def _minted(first_unit: int, count: int, committed_at: datetime) -> tuple[int, int, datetime]:
    return first_unit, first_unit + count, committed_at


_MINTED = Reader(
    tables.cycles,
    _minted,
    {name: kind for name, kind in _CYCLE_KINDS.items() if name in ("first_unit", "count")},
)
