"""The site number of a workspace, which is part of every number that the site mints."""

from dataclasses import dataclass

from sqlalchemy import exists, select, update

from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.store import epochs, number_ranges, tables, workspace_row
from dpp_desktop.store.local import reservation_record
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WorkspaceIdentity:
    """Identifies a workspace: its site number, whether it is fixed, its uid, and its epoch.

    `epoch` is None if the site has no epoch left.
    """

    site: int
    site_fixed: bool
    workspace: str
    epoch: int | None = 0


def workspace_identity(transaction: Transaction) -> WorkspaceIdentity:
    """Return the identity of the workspace."""
    row = workspace_row.read(transaction)
    return WorkspaceIdentity(row.site, is_fixed(transaction), row.uid, row.epoch)


def number(transaction: Transaction) -> int:
    """Return the site number of the workspace."""
    return workspace_row.read(transaction).site


def is_fixed(transaction: Transaction) -> bool:
    """Return True once a number was reserved here, because the site is then part of serials.

    Return False if the site has no epoch left, because the workspace then needs another site.
    """
    reserved = exists(select(tables.number_ranges.c.id))
    requested = exists(select(tables.mint_jobs.c.id))
    in_use = bool(transaction.execute(select(reserved | requested)).scalar_one())
    return in_use and workspace_row.read(transaction).epoch is not None


def check_number(site: int) -> None:
    """Raise InvalidInput unless 0 ≤ `site` < 4,096."""
    if not 0 <= site <= MAX_SITE:
        message = Message("must be a whole number from 0 to {most:,}.", most=MAX_SITE)
        raise InvalidInput([Problem("site", "site_range", message)])


def check_change(transaction: Transaction, site: int) -> None:
    """Raise InvalidInput if `site` isn't a site number, WrongState if it can't be changed to it.

    It can't be changed once the current one is fixed, unless that one has no epoch left.
    """
    check_number(site)
    before = number(transaction)
    if site == before and workspace_row.read(transaction).epoch is None:
        raise number_ranges.no_epoch_left(site)
    if site != before and is_fixed(transaction):
        raise _has_minted(before)


def _has_minted(site: int) -> WrongState:
    return WrongState(
        Message(
            "This workspace has minted as site {site}, so its site number can't change: "
            "it is part of every serial, and another site may have the new number.",
            site=site,
        ),
        Message("Create a new workspace for another site, and set its number before it mints."),
    )


def change(transaction: Transaction, site: int) -> None:
    """Set the site number of the workspace. Raise as `check_change`."""
    check_change(transaction, site)
    transaction.execute(update(tables.workspace).values(site=site))
    here = workspace_row.read(transaction)
    if here.epoch is None:
        taken = reservation_record.taken_epochs(here.uid, site)
        free = epochs.free_epochs(transaction, site, taken)
        epochs.start_epoch(transaction, free, here.instance)
