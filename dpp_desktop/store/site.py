"""The site number of a workspace: the part of every number that keeps sites apart."""

from sqlalchemy import exists, select, update

from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.store import tables
from dpp_desktop.store.transaction import Transaction


def number(transaction: Transaction) -> int:
    """Returns the site number of the workspace."""
    return int(transaction.execute(select(tables.workspace.c.site)).scalar_one())


def is_fixed(transaction: Transaction) -> bool:
    """True once a number was reserved here: from then on the site is part of serials."""
    reserved = exists(select(tables.number_series.c.id))
    requested = exists(select(tables.mint_jobs.c.id))
    return bool(transaction.execute(select(reserved | requested)).scalar_one())


def check_number(site: int) -> None:
    """Raises InvalidInput unless 0 ≤ `site` < 4,096."""
    if not 0 <= site <= MAX_SITE:
        message = f"must be a whole number from 0 to {MAX_SITE:,}."
        raise InvalidInput([Problem("site", "site_range", message)])


def change(transaction: Transaction, site: int) -> None:
    """Gives the workspace that site number.

    Raises InvalidInput if it is none, WrongState if the workspace has another and that can't
    change any more.
    """
    check_number(site)
    here = number(transaction)
    if site == here:
        return
    if is_fixed(transaction):
        raise WrongState(
            f"This workspace has minted as site {here}, so its site number can't change any more: "
            "it is part of every serial, and another site may have the new one.",
            "Make a new workspace for another site, and give it its number before it mints.",
        )
    transaction.execute(update(tables.workspace).values(site=site))
