"""Number ranges: the numbers that are reserved for mint jobs, permanently.

A job gets a range when it is accepted. It gets another one for the remaining units if the workspace
started a new epoch in between or, in the permuted style, if another process continues it. In the
permuted style, a range begins at a random position, because serials look random anyway: if a copy
is ever not detected, it uses other positions than the original. In the sequential style, ranges
follow each other.
"""

import secrets
from collections.abc import Collection
from itertools import zip_longest
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, update

from dpp_desktop.identity.numbers import POSITION_BITS, POSITIONS, NumberParts, split_number
from dpp_desktop.model.errors import StorageDamaged, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.serial_style import SerialStyle
from dpp_desktop.store import rows, tables, workspace_row
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace_row import WorkspaceRow

_MAX_DRAWS = 100
_FEW_RANGES = POSITIONS // 2 // MAX_QUANTITY
"""So few ranges fill at most half of the positions, so free numbers needn't be added up."""

_ranges = tables.number_ranges.c
_series = tables.number_series.c

# Built once, because both run for each scan.
_LAST_UP_TO_NUMBER = (
    select(tables.number_ranges)
    .where(_ranges.space_id == bindparam("space"), _ranges.first_number <= bindparam("number"))
    .order_by(_ranges.first_number.desc())
    .limit(1)
)
_OF_JOB = (
    select(tables.number_ranges)
    .where(_ranges.job_id == bindparam("job"))
    .order_by(_ranges.first_unit, _ranges.id)
)


class NumberRange(NamedTuple):
    """Numbers of a serial space, `quantity` from `first_number` on, reserved for a job.

    They are for the units from `first_unit` up to the first unit of the job's next range.
    """

    id: int
    space_id: int
    first_number: int
    quantity: int
    job_id: int
    first_unit: int
    nonce: str

    def number_of(self, unit: int) -> int:
        """Return the number that is reserved for the unit of the job."""
        return self.first_number + unit - self.first_unit


_READER = Reader(
    tables.number_ranges,
    NumberRange,
    {"quantity": rows.whole_number(1, POSITIONS), "first_unit": rows.whole_number(0, MAX_QUANTITY)},
)
_STYLE: Reader[SerialStyle] = Reader(
    tables.serial_spaces, lambda **row: row["style"], {"style": rows.choice(SerialStyle)}
)


class Reservation(NamedTuple):
    """A reservation, identified by its id and its nonce."""

    id: int
    nonce: str


def reserve(
    transaction: Transaction, space_id: int, quantity: int, job_id: int, first_unit: int = 0
) -> NumberRange:
    """Reserve `quantity` numbers of the space for the job's units from `first_unit` on.

    The caller must have checked in the same transaction that they are free (`free_numbers`). Raise
    WrongState if the site has no epoch left, StorageDamaged if the next numbers of a sequential
    series are reserved already.
    """
    here = workspace_row.read(transaction)
    if here.epoch is None:
        raise no_epoch_left(here.site)
    first = NumberParts(here.site, here.epoch, 0).number
    if _style(transaction, space_id) is SerialStyle.PERMUTED:
        first += _random_position(transaction, space_id, first, quantity)
    else:
        first += _next_position(transaction, space_id, here, quantity)
        if _is_reserved(transaction, space_id, first, quantity):
            raise _series_damaged(space_id)
    added = transaction.execute(
        insert(tables.number_ranges)
        .values(
            space_id=space_id,
            first_number=first,
            quantity=quantity,
            job_id=job_id,
            first_unit=first_unit,
            nonce=secrets.token_hex(16),
        )
        .returning(tables.number_ranges)
    )
    return _READER.value(added.one())


def reserve_again(
    transaction: Transaction,
    job_id: int,
    remaining: int,
    first_unit: int,
    reserved_here: Collection[int],
) -> None:
    """Reserve new numbers for the `remaining` units of a job from `first_unit` on, if necessary.

    They are necessary if its range is from an earlier epoch and, in the permuted style, if this
    process didn't reserve the range: another computer may mint the same job if both were started
    from one image. Raise as `reserve`.
    """
    last = latest_of_job(transaction, job_id)
    is_outdated = last.id < workspace_row.read(transaction).first_range
    is_shared = (
        last.id not in reserved_here and _style(transaction, last.space_id) is SerialStyle.PERMUTED
    )
    if remaining and (
        is_outdated or (is_shared and free_numbers(transaction, last.space_id) >= remaining)
    ):
        reserve(transaction, last.space_id, remaining, job_id, first_unit)


def free_numbers(transaction: Transaction, space_id: int | None) -> int:
    """Return how many numbers a single job may still reserve in the space, or a lower bound.

    None means a space that doesn't exist yet. Raise WrongState if the site has no epoch left.
    """
    here = workspace_row.read(transaction)
    if here.epoch is None:
        raise no_epoch_left(here.site)
    if space_id is None:
        return POSITIONS
    if _style(transaction, space_id) is SerialStyle.SEQUENTIAL:
        return POSITIONS - _counter(transaction, space_id, here)
    last = last_reservation(transaction)
    if last is None or last.id <= _FEW_RANGES:
        return POSITIONS // 2
    first = NumberParts(here.site, here.epoch, 0).number
    of_epoch = _ranges.space_id == space_id, _ranges.first_number.between(*_bounds(first))
    reserved = transaction.execute(select(func.sum(_ranges.quantity)).where(*of_epoch)).scalar()
    free = POSITIONS - int(reserved or 0)
    # If half of the positions are free, there is a large enough gap for any request.
    return free if free > POSITIONS // 2 else _largest_gap(transaction, space_id, first)[1]


def next_in_sequence(transaction: Transaction, space_id: int | None) -> int:
    """Return the number that a sequential space would reserve next.

    None means a space that doesn't exist yet. Raise WrongState if the site has no epoch left.
    """
    here = workspace_row.read(transaction)
    if here.epoch is None:
        raise no_epoch_left(here.site)
    position = here.first_position
    if space_id is not None:
        position = _counter(transaction, space_id, here)
    return NumberParts(here.site, here.epoch, 0).number + position


def no_epoch_left(site: int) -> WrongState:
    """Return the error for a workspace that was restored so often that no epoch is left."""
    return WrongState(
        Message(
            "This workspace was copied, moved or restored so often that no new serials "
            "are left for site {site}.",
            site=site,
        ),
        Message(
            "Set a site number that no other site has in the settings; on the command line, use "
            "'dpp-desktop site set N'. You can still read and export minted tokens."
        ),
    )


def unit_of(transaction: Transaction, space_id: int, number: int) -> tuple[int, int] | None:
    """Return the job and the unit that the number of the space is reserved for.

    Return None if it isn't reserved, or if the unit got another number later.
    """
    reserved = _find(transaction, space_id, number)
    if reserved is None:
        return None
    unit = reserved.first_unit + number - reserved.first_number
    for other, until in units_of_job(transaction, reserved.job_id, unit + 1):
        if other.id == reserved.id and unit < until:
            return reserved.job_id, unit
    return None


def _find(transaction: Transaction, space_id: int, number: int) -> NumberRange | None:
    """The range that holds the number."""
    named = {"space": space_id, "number": number}
    found = _READER.first(transaction.execute(_LAST_UP_TO_NUMBER, named))
    return found if found and number < found.first_number + found.quantity else None


def of_job(transaction: Transaction, job_id: int) -> list[NumberRange]:
    """Return the ranges of the job in the order of its units."""
    return _READER.values(transaction.execute(_OF_JOB, {"job": job_id}))


class NumberSpan(NamedTuple):
    """Numbers of a space, from `first_number` to before `end`, for a job's units.

    The first number belongs to `first_unit`.
    """

    space_id: int
    first_number: int
    end: int
    job_id: int
    first_unit: int


def spans_after(transaction: Transaction, range_id: int) -> list[NumberSpan]:
    """Return the numbers of all jobs that have a range after the one with that id.

    All spans of these jobs are returned, without the numbers of units that got others later; a span
    is empty if all its units did. Id 0 means all jobs. Raise StorageDamaged.
    """
    changed = select(_ranges.job_id).where(_ranges.id > range_id)
    query = (
        select(tables.number_ranges)
        .where(_ranges.job_id.in_(changed))
        .order_by(_ranges.job_id, _ranges.first_unit, _ranges.id)
    )
    found = _READER.values(transaction.execute(query))
    spans: list[NumberSpan] = []
    for each, following in zip_longest(found, found[1:]):
        units = each.quantity
        if following and following.job_id == each.job_id:
            units = min(units, following.first_unit - each.first_unit)
        first = each.first_number
        spans.append(NumberSpan(each.space_id, first, first + units, each.job_id, each.first_unit))
    return spans


def units_of_job(
    transaction: Transaction, job_id: int, quantity: int
) -> list[tuple[NumberRange, int]]:
    """Return the job's ranges, each with the unit before which its units end.

    The last range ends at the job's `quantity`. Ranges without units aren't returned.
    """
    ranges = of_job(transaction, job_id)
    ends = (*(following.first_unit for following in ranges[1:]), quantity)
    return [(each, end) for each, end in zip(ranges, ends, strict=False) if each.first_unit < end]


def latest_of_job(transaction: Transaction, job_id: int) -> NumberRange:
    """Return the range that the job is minted from. Raise StorageDamaged if it has none."""
    ranges = of_job(transaction, job_id)
    if not ranges:
        raise missing_range(job_id)
    return ranges[-1]


def missing_range(job_id: int) -> StorageDamaged:
    """Return the fault for a job whose numbers, or some of them, aren't in the store."""
    return rows.missing_row("number_ranges", Message("of job {job}", job=job_id))


def last_reservation(transaction: Transaction) -> Reservation | None:
    """Return the newest reservation of the workspace."""
    query = select(tables.number_ranges).order_by(_ranges.id.desc()).limit(1)
    last = _READER.first(transaction.execute(query))
    return Reservation(last.id, last.nonce) if last else None


def holds(transaction: Transaction, reservation: Reservation) -> bool:
    """Return True if the workspace contains the reservation."""
    nonce = transaction.execute(select(_ranges.nonce).where(_ranges.id == reservation.id)).scalar()
    return nonce == reservation.nonce


def epochs_used(transaction: Transaction, site: int) -> set[int]:
    """Return the epochs in which numbers of the site were reserved here."""
    epochs = select(_ranges.first_number // (1 << POSITION_BITS)).distinct()
    begun = (
        split_number(value << POSITION_BITS) for value in transaction.execute(epochs).scalars()
    )
    series = select(_series.epoch).where(_series.site == site)
    return {parts.epoch for parts in begun if parts.site == site} | set(
        transaction.execute(series).scalars()
    )


def _style(transaction: Transaction, space_id: int) -> SerialStyle:
    spaces = tables.serial_spaces.c
    query = select(spaces.id, spaces.style).where(spaces.id == space_id)
    return _STYLE.referenced(transaction.execute(query), space_id)


def _bounds(first: int) -> tuple[int, int]:
    """The first and the last number of an epoch."""
    return first, first + POSITIONS - 1


def _next_position(
    transaction: Transaction, space_id: int, here: WorkspaceRow, quantity: int
) -> int:
    """Advance the counter of a sequential series and return where it was."""
    position = _counter(transaction, space_id, here)
    values = {"space_id": space_id, "site": here.site, "epoch": here.epoch}
    backend_of(transaction).insert_if_absent(
        transaction, tables.number_series, **values, next_position=here.first_position
    )
    transaction.execute(
        update(tables.number_series).filter_by(**values).values(next_position=position + quantity)
    )
    return position


def _counter(transaction: Transaction, space_id: int, here: WorkspaceRow) -> int:
    """Return the next free position of a sequential series. Raise StorageDamaged."""
    query = select(_series.next_position).where(
        _series.space_id == space_id, _series.site == here.site, _series.epoch == here.epoch
    )
    found = transaction.execute(query).scalar()
    position = here.first_position if found is None else found
    if not isinstance(position, int) or not 0 <= position <= POSITIONS:
        raise _series_damaged(space_id)
    return position


def _series_damaged(space_id: int) -> StorageDamaged:
    return StorageDamaged(
        Message(
            "The database is damaged: the counter of serial space {space} points to "
            "serials that are already reserved.",
            space=space_id,
        ),
        Message(
            "Restore the workspace from a backup. Without a backup, choose 'Workspace was "
            "restored' in the menu, or run 'dpp-desktop workspace renew', to continue with new "
            "serials."
        ),
    )


def _random_position(transaction: Transaction, space_id: int, first: int, quantity: int) -> int:
    """Return a free position of the epoch whose first number is `first`, drawn at random."""
    for _ in range(_MAX_DRAWS):
        position = secrets.randbelow(POSITIONS - quantity + 1)
        if not _is_reserved(transaction, space_id, first + position, quantity):
            return position
    position, free = _largest_gap(transaction, space_id, first)
    if free < quantity:
        raise WrongState(
            Message("The serial space has only {free:,} serials left.", free=free),
            Message("Request fewer units."),
        )
    return position + secrets.randbelow(free - quantity + 1)


def _is_reserved(transaction: Transaction, space_id: int, first: int, quantity: int) -> bool:
    """Return True if a range holds any of the numbers."""
    named = {"space": space_id, "number": first + quantity - 1}
    row = transaction.execute(_LAST_UP_TO_NUMBER, named).first()
    return row is not None and row.first_number + row.quantity > first


def _largest_gap(transaction: Transaction, space_id: int, first: int) -> tuple[int, int]:
    """Return position and length of the largest gap between ranges in an epoch."""
    query = (
        select(_ranges.first_number, _ranges.quantity)
        .where(_ranges.space_id == space_id, _ranges.first_number.between(*_bounds(first)))
        .order_by(_ranges.first_number)
    )
    gaps, end = [], first
    for row in transaction.execute(query):
        gaps.append((end - first, row.first_number - end))
        end = row.first_number + row.quantity
    gaps.append((end - first, first + POSITIONS - end))
    return max(gaps, key=lambda gap: gap[1])
