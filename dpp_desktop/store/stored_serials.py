"""Compares stored serials with the serials that their numbers encrypt to.

A serial is an encrypted number, so it can be computed again at any time. A difference means that
the serial, the number or the key is damaged. Damaged serials are never returned.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from dpp_desktop.identity.links import link_path, link_prefix, parse_link
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.identity.text import TextError
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.store import number_ranges, rows, serial_spaces, tables
from dpp_desktop.store.transaction import Transaction

_BATCH_CODE = (
    select(tables.batches.c.code)
    .join(tables.mint_jobs, tables.mint_jobs.c.batch_id == tables.batches.c.id)
    .where(tables.mint_jobs.c.id == bindparam("job"))
)
_PLACEHOLDER = "0" * SERIAL_LENGTH


@dataclass(frozen=True, slots=True)
class NumberRun:
    """Consecutive numbers of a job: `count` numbers from `first_number` on.

    `space_id` is their serial space, and `codec` encodes them as serials.
    """

    space_id: int
    codec: SerialCodec
    first_number: int
    count: int


def numbers_of(
    transaction: Transaction, job: MintJob, first_unit: int, count: int
) -> list[NumberRun]:
    """Return the numbers of the job's units from `first_unit` on, in the order of the units.

    Raise StorageDamaged if they are missing.
    """
    runs: list[NumberRun] = []
    at, end = first_unit, first_unit + count
    for reserved, until in number_ranges.units_of_job(transaction, job.id, job.quantity):
        if reserved.first_unit <= at < until:
            part = min(until, end) - at
            codec = serial_spaces.codec(transaction, reserved.space_id)
            runs.append(NumberRun(reserved.space_id, codec, reserved.number_of(at), part))
            at += part
        if at == end:
            return runs
    raise number_ranges.missing_range(job.id)


def expected_serials(transaction: Transaction, job: MintJob, first_unit: int, count: int) -> bytes:
    """Return the serials that the job's units from `first_unit` on must have.

    They are concatenated, in ASCII. Raise StorageDamaged if their numbers or their key can't be
    read, or the job's URLs don't belong to their serial space.
    """
    runs = numbers_of(transaction, job, first_unit, count)
    for space_id in {run.space_id for run in runs}:
        _check_link(transaction, job, space_id)
    return b"".join(run.codec.encode_range(run.first_number, run.count) for run in runs)


def damaged_serials(job: MintJob, first_unit: int, expected: bytes, found: bytes) -> StorageDamaged:
    """Return the error for stored serials that aren't the expected ones; both concatenated.

    It names the units from the first to the last whose serial differs.
    """
    wrong = _different_serials(expected, found)
    units = units_named(job, first_unit + wrong[0], wrong[-1] - wrong[0] + 1)
    return StorageDamaged(
        Message(
            "The database is damaged: in {units}, stored serials don't match their numbers.",
            units=units,
        ),
        RESTORE,
    )


def _different_serials(expected: bytes, found: bytes) -> list[int]:
    """Return the indices of the serials that differ."""
    return [
        at // SERIAL_LENGTH
        for at in range(0, len(expected), SERIAL_LENGTH)
        if expected[at : at + SERIAL_LENGTH] != found[at : at + SERIAL_LENGTH]
    ]


def damaged_numbers(job: MintJob, first_unit: int, count: int) -> StorageDamaged:
    """Return the error for serials that match their checksum, but not their numbers or key."""
    units = units_named(job, first_unit, count)
    return StorageDamaged(
        Message(
            "The database is damaged: the serials of {units} are unchanged, but the numbers or "
            "the key that they were generated from are not.",
            units=units,
        ),
        RESTORE,
    )


def missing_units(job: MintJob, first_unit: int, count: int) -> StorageDamaged:
    """Return the error for minted units with missing tokens."""
    return StorageDamaged(
        Message(
            "The database is damaged: the tokens of {units} are missing or incomplete.",
            units=units_named(job, first_unit, count),
        ),
        RESTORE,
    )


def units_named(job: MintJob, first_unit: int, count: int) -> Message:
    """Return the name of units in messages; `first_unit` counts from 0."""
    if count == 1:
        return Message("unit {unit:,} of job {job}", unit=first_unit + 1, job=job.id)
    return Message(
        "units {first:,} to {last:,} of job {job}",
        first=first_unit + 1,
        last=first_unit + count,
        job=job.id,
    )


def _check_link(transaction: Transaction, job: MintJob, space_id: int) -> None:
    """Raise StorageDamaged if the job's URL prefix can't be the one its tokens were minted with.

    Path, GTIN and batch are also stored in other tables, where they don't change.
    """
    try:
        link = parse_link(job.link_prefix + _PLACEHOLDER)
    except TextError:
        raise rows.damaged_row("mint_jobs", job.id, "link_prefix") from None
    owner = serial_spaces.path_owner(transaction, link_path(link.stem, link.gtin))
    # Scans are parsed more leniently than prefixes are built.
    is_built = job.link_prefix == link_prefix(link.stem, link.gtin, link.batch)
    if not is_built or not owner or owner[0] != space_id:
        raise rows.damaged_row("mint_jobs", job.id, "link_prefix")
    if link.gtin != job.gtin:
        raise rows.damaged_row("mint_jobs", job.id, "gtin")
    code = transaction.execute(_BATCH_CODE, {"job": job.id}).scalar()
    if job.batch != code or link.batch not in (None, code):
        raise rows.damaged_row("mint_jobs", job.id, "batch")
