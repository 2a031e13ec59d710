"""Units whose carrier was scanned, as bitmaps, and scans that aren't in the bitmaps yet.

Scans come in any order, and ranges of single units would take ten bytes and more a unit. A bitmap
takes an eighth of a byte.
"""

import re
from collections.abc import Collection

from sqlalchemy import delete, insert, select

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.unit_journal import PendingScan
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier
from dpp_desktop.store import rows, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.rows import InvalidRow, Reader
from dpp_desktop.store.transaction import Transaction

BLOCK_UNITS = 10_000
"""Units in a block. Trailing zero bytes of its bits aren't stored."""

_BLOCK_BYTES = BLOCK_UNITS // 8
_blocks = tables.verified_blocks.c
_pending = tables.pending_scans.c
_ONES = re.compile("1+")


def read(transaction: Transaction, job_id: int, carrier: Carrier) -> UnitSet:
    """Return the verified units of the job, with pending scans. Raise StorageDamaged."""
    return read_many(transaction, [job_id], carrier).get(job_id, UnitSet())


def read_many(
    transaction: Transaction, job_ids: Collection[int], carrier: Carrier
) -> dict[int, UnitSet]:
    """Return the verified units of these jobs by job, at most 10,000 jobs at once.

    Pending scans count. Jobs without verified units are missing. Raise StorageDamaged.
    """
    ranges: dict[int, list[tuple[int, int]]] = {}
    query = (
        select(tables.verified_blocks)
        .where(_blocks.job_id.in_(job_ids), _blocks.carrier == carrier.value)
        .order_by(_blocks.job_id, _blocks.block)
    )
    for job_id, block, bits in _BLOCK.values(transaction.execute(query)):
        ranges.setdefault(job_id, []).extend(_ranges(block, bits))
    scanned = select(_pending.job_id, _pending.unit).where(
        _pending.job_id.in_(job_ids), _pending.carrier == carrier.value
    )
    for job_id, unit in _SCANNED.values(transaction.execute(scanned)):
        ranges.setdefault(job_id, []).append((unit, unit + 1))
    return {job_id: UnitSet.of(each) for job_id, each in ranges.items()}


def read_within(transaction: Transaction, job_id: int, carrier: Carrier, units: UnitSet) -> UnitSet:
    """Return which of the units are verified, with pending scans. Raise StorageDamaged."""
    if not units:
        return UnitSet()
    first, end = units.ranges[0][0], units.ranges[-1][1]
    blocks = (first // BLOCK_UNITS, (end - 1) // BLOCK_UNITS)
    ranges = [
        span
        for block, bits in _read_blocks(transaction, job_id, carrier, *blocks).items()
        for span in _ranges(block, bits)
    ]
    scanned = select(_pending.job_id, _pending.unit).where(
        _pending.job_id == job_id,
        _pending.carrier == carrier.value,
        _pending.unit >= first,
        _pending.unit < end,
    )
    ranges += [(unit, unit + 1) for _, unit in _SCANNED.values(transaction.execute(scanned))]
    return UnitSet.of(ranges) & units


def contains(transaction: Transaction, job_id: int, carrier: Carrier, unit: int) -> bool:
    """Return whether the unit is verified. Raise StorageDamaged."""
    block, offset = divmod(unit, BLOCK_UNITS)
    bits = _read_blocks(transaction, job_id, carrier, block, block).get(block, 0)
    if bits >> (BLOCK_UNITS - 1 - offset) & 1:
        return True
    query = select(_pending.unit).where(
        _pending.job_id == job_id, _pending.carrier == carrier.value, _pending.unit == unit
    )
    return transaction.execute(query).first() is not None


def add(transaction: Transaction, job_id: int, carrier: Carrier, units: UnitSet) -> None:
    """Mark the units as verified. Raise StorageDamaged."""
    masks = _masks(units)
    before = _read_blocks(
        transaction, job_id, carrier, min(masks, default=0), max(masks, default=0)
    )
    after = {block: before.get(block, 0) | mask for block, mask in masks.items()}
    _replace(transaction, job_id, carrier, before, after)


def remove(transaction: Transaction, job_id: int, carrier: Carrier, units: UnitSet) -> None:
    """Mark the units as not verified, and forget their pending scans. Raise StorageDamaged."""
    if not units:
        return
    masks = _masks(units)
    before = _read_blocks(transaction, job_id, carrier, min(masks), max(masks))
    after = {block: bits & ~masks.get(block, 0) for block, bits in before.items()}
    _replace(transaction, job_id, carrier, before, after)
    waiting = UnitSet.of(
        (scan.unit, scan.unit + 1) for scan in pending(transaction, job_id, carrier)
    )
    for first, end in (waiting & units).ranges:
        transaction.execute(
            delete(tables.pending_scans).where(
                _pending.job_id == job_id,
                _pending.carrier == carrier.value,
                _pending.unit >= first,
                _pending.unit < end,
            )
        )


def add_pending(transaction: Transaction, scan: PendingScan) -> None:
    """Record a scan in a few bytes; ignored if the unit has a pending scan."""
    backend_of(transaction).insert_if_absent(
        transaction,
        tables.pending_scans,
        job_id=scan.job_id,
        carrier=scan.carrier.value,
        unit=scan.unit,
        at=scan.at,
        by=scan.actor.by,
        workstation=scan.actor.workstation,
        printer=scan.printer,
    )


def pending(
    transaction: Transaction, job_id: int | None = None, carrier: Carrier | None = None
) -> list[PendingScan]:
    """Return the pending scans, of one job or carrier only if given. Raise StorageDamaged."""
    query = select(tables.pending_scans).order_by(_pending.job_id, _pending.carrier, _pending.unit)
    if job_id is not None:
        query = query.where(_pending.job_id == job_id)
    if carrier is not None:
        query = query.where(_pending.carrier == carrier.value)
    return _PENDING.values(transaction.execute(query))


def remove_pending(transaction: Transaction, job_id: int, carrier: Carrier) -> None:
    """Remove the pending scans of the job and carrier, which are in the bitmaps now."""
    transaction.execute(
        delete(tables.pending_scans).where(
            _pending.job_id == job_id, _pending.carrier == carrier.value
        )
    )


def _read_blocks(
    transaction: Transaction, job_id: int, carrier: Carrier, first: int, last: int
) -> dict[int, int]:
    """The bits of the stored blocks from the first to the last, as whole numbers."""
    query = select(tables.verified_blocks).where(
        _blocks.job_id == job_id,
        _blocks.carrier == carrier.value,
        _blocks.block.between(first, last),
    )
    return {block: bits for _, block, bits in _BLOCK.values(transaction.execute(query))}


def _replace(
    transaction: Transaction,
    job_id: int,
    carrier: Carrier,
    before: dict[int, int],
    after: dict[int, int],
) -> None:
    changed = {block: bits for block, bits in after.items() if bits != before.get(block, 0)}
    gone = sorted(changed.keys() & before.keys())
    if gone:
        transaction.execute(
            delete(tables.verified_blocks).where(
                _blocks.job_id == job_id,
                _blocks.carrier == carrier.value,
                _blocks.block.in_(gone),
            )
        )
    added = [
        {
            "job_id": job_id,
            "carrier": carrier.value,
            "block": block,
            "count": bits.bit_count(),
            "bits": bits.to_bytes(_BLOCK_BYTES, "big").rstrip(b"\0"),
        }
        for block, bits in sorted(changed.items())
        if bits
    ]
    if added:
        transaction.execute(insert(tables.verified_blocks), added)


def _masks(units: UnitSet) -> dict[int, int]:
    """The bits of the units in each block that has some."""
    masks: dict[int, int] = {}
    for first, end in units.ranges:
        at = first
        while at < end:
            block, offset = divmod(at, BLOCK_UNITS)
            count = min(end - at, BLOCK_UNITS - offset)
            ones = ((1 << count) - 1) << (BLOCK_UNITS - offset - count)
            masks[block] = masks.get(block, 0) | ones
            at += count
    return masks


def _ranges(block: int, bits: int) -> list[tuple[int, int]]:
    """The ranges of units whose bits are set. Digits are searched in a hundredth of the time."""
    start = block * BLOCK_UNITS
    digits = format(bits, f"0{BLOCK_UNITS}b")
    return [(start + ones.start(), start + ones.end()) for ones in _ONES.finditer(digits)]


def _block(
    job_id: int, carrier: Carrier, block: int, count: int, bits: bytes
) -> tuple[int, int, int]:
    del carrier
    if len(bits) > _BLOCK_BYTES:
        raise InvalidRow("bits")
    number = int.from_bytes(bits.ljust(_BLOCK_BYTES, b"\0"), "big")
    if number.bit_count() != count:
        raise InvalidRow("bits")
    return job_id, block, number


def _pending_scan(by: str, workstation: str, **values: object) -> PendingScan:
    return PendingScan(actor=Actor(by, workstation), **values)  # type: ignore[arg-type]


def _scanned(job_id: int, unit: int) -> tuple[int, int]:
    return job_id, unit


_UNIT = {"job_id": rows.whole_number(1), "unit": rows.whole_number(0, MAX_QUANTITY - 1)}
_BLOCK = Reader(
    tables.verified_blocks,
    _block,
    {
        "job_id": rows.whole_number(1),
        "carrier": rows.choice(Carrier),
        "block": rows.whole_number(0, -(-MAX_QUANTITY // BLOCK_UNITS) - 1),
        "count": rows.whole_number(1, BLOCK_UNITS),
    },
)
_PENDING = Reader(tables.pending_scans, _pending_scan, {**_UNIT, "carrier": rows.choice(Carrier)})
_SCANNED = Reader(tables.pending_scans, _scanned, _UNIT)
