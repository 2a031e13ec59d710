"""Lets a copied, moved or restored workspace continue with serials that no other copy issues.

The workspace starts a new epoch. The epoch, and in the sequential style also the start position,
are random, because other copies may continue as well and can't be asked.
"""

import secrets
from collections.abc import Collection

from sqlalchemy import update

from dpp_desktop.identity.numbers import EPOCH_BITS, POSITION_BITS
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import claims, number_ranges, tables, workspace_row
from dpp_desktop.store.transaction import Transaction

CANCELLED_BECAUSE = Message(
    "The workspace was copied, moved or restored before this job was completed, "
    "so the remaining tokens may have been minted elsewhere. Mint the rest as a "
    "new request."
)

RENEWAL_CONSEQUENCE = Message(
    "Afterwards, the workspace continues with new serials, and unfinished jobs "
    "are cancelled: mint the rest as new requests."
)
RENEWED = Message("This workspace continues with new serials.")

# 65,536 start positions, each with 16 million positions before the next one.
_START_BITS = 16
_START_SHIFT = POSITION_BITS - _START_BITS - 1


def take_new_epoch(transaction: Transaction, taken: Collection[int], *, is_copy: bool) -> None:
    """Give the workspace an epoch that it never had; a copy becomes a new instance.

    `taken` are epochs that other copies are known to use. If no epoch is left, the workspace stays
    readable, but minting requires a new site number.
    """
    here = workspace_row.read(transaction)
    free = free_epochs(transaction, here.site, taken) - {0}
    instance = secrets.token_hex(16) if is_copy else here.instance
    start_epoch(transaction, free, instance)


def free_epochs(transaction: Transaction, site: int, taken: Collection[int]) -> set[int]:
    """Return the epochs of the site that no workspace is known to use."""
    here = workspace_row.read(transaction)
    used = number_ranges.epochs_used(transaction, site) | set(taken)
    if site == here.site and here.epoch is not None:
        used.add(here.epoch)
    return set(range(1 << EPOCH_BITS)) - used


def start_epoch(transaction: Transaction, free: Collection[int], instance: str) -> None:
    """Start one of the free epochs. Numbers reserved earlier are no longer used."""
    last = number_ranges.last_reservation(transaction)
    transaction.execute(
        update(tables.workspace).values(
            instance=instance,
            epoch=secrets.choice(list(free)) if free else None,
            first_position=secrets.randbelow(1 << _START_BITS) << _START_SHIFT,
            first_range=last.id + 1 if last else 0,
        )
    )


def cancel_unfinished(transaction: Transaction) -> None:
    """Cancel unfinished jobs, because the original may have minted the rest of their units."""
    jobs = tables.mint_jobs.c
    unfinished = [state.value for state in JobStatus if not state.is_final]
    transaction.execute(
        update(tables.mint_jobs)
        .where(jobs.status.in_(unfinished))
        .values(**claims.final_values(JobStatus.CANCELLED, CANCELLED_BECAUSE), fence=jobs.fence + 1)
    )


def requeue_unfinished(transaction: Transaction) -> None:
    """Revoke all claims on minting jobs, so that they continue with new numbers."""
    jobs = tables.mint_jobs.c
    transaction.execute(
        update(tables.mint_jobs)
        .where(jobs.status == JobStatus.MINTING.value)
        .values(status=JobStatus.QUEUED.value, runner=None, fence=jobs.fence + 1)
    )
