"""Goes on from a copied or restored workspace without issuing again what the original issued.

The counters of such a workspace may lie behind. It takes an epoch of its own, and within that a
start of its own: both are drawn, for others may go on from the same copy and nobody can ask them.
Jobs that were not done are cancelled: the original may have minted the rest of their numbers.
"""

import secrets

from sqlalchemy import func, select, update

from dpp_desktop.identity.numbers import EPOCH_BITS, POSITION_BITS
from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import claims, tables
from dpp_desktop.store.transaction import Transaction

CANCELLED_BECAUSE = (
    "The workspace was copied, moved or restored before this job was done, so its other tokens "
    "may have been minted elsewhere. Mint the rest as a new request."
)

# 65,536 places to start from, each with room for 16 million tokens before the next.
_START_BITS = 16
_START_SHIFT = POSITION_BITS - _START_BITS - 1


def is_original(transaction: Transaction, home: str, mark: int | None) -> bool:
    """True unless the workspace was copied, moved or restored since its last job was accepted.

    The mark lags behind if we were killed before writing it, but it is never ahead.
    """
    at_home = transaction.execute(select(tables.workspace.c.home)).scalar_one() == home
    return at_home and mark is not None and mark <= last_job(transaction)


def last_job(transaction: Transaction) -> int:
    """Returns the id of the last job that was accepted, 0 if none was."""
    return transaction.execute(select(func.max(tables.mint_jobs.c.id))).scalar_one() or 0


def take_new_epoch(transaction: Transaction, home: str) -> None:
    """Makes the workspace one that issues nothing that any other may have issued.

    Raises WorkspaceUnusable if that was done so often that no epoch is left.
    """
    here = transaction.execute(select(tables.workspace)).one()
    series = tables.number_series.c
    used = set(transaction.execute(select(series.epoch).where(series.site == here.site)).scalars())
    free = sorted(set(range(1, 1 << EPOCH_BITS)) - used - {here.epoch})
    if not free:
        raise WorkspaceUnusable(
            "This workspace was copied, moved or restored too often to go on minting.",
            "Make a new workspace, and keep this one for looking tokens up.",
        )
    transaction.execute(
        update(tables.workspace).values(
            epoch=secrets.choice(free),
            first_position=secrets.randbelow(1 << _START_BITS) << _START_SHIFT,
            home=home,
        )
    )
    jobs = tables.mint_jobs.c
    undone = [state.value for state in JobStatus if not state.final]
    transaction.execute(
        update(tables.mint_jobs)
        .where(jobs.status.in_(undone))
        .values(**claims.ending(JobStatus.CANCELLED, CANCELLED_BECAUSE), fence=jobs.fence + 1)
    )
