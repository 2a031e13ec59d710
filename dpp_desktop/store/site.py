"""The site number of a workspace: the part of every number that keeps sites apart."""

from dataclasses import dataclass

from sqlalchemy import exists, select, update

from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Here:
    """Which workspace this is: its site number, whether that is fixed, and its own name."""

    site: int
    site_fixed: bool
    workspace: str


def here(transaction: Transaction) -> Here:
    """Returns which workspace this is."""
    site, uid = _workspace(transaction)
    return Here(site, is_fixed(transaction), uid)


def number(transaction: Transaction) -> int:
    """Returns the site number of the workspace."""
    return _workspace(transaction)[0]


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


def check_change(transaction: Transaction, site: int) -> None:
    """Raises InvalidInput if that is no site number, WrongState if it can't be this one's.

    It can't once the workspace has another that is fixed.
    """
    check_number(site)
    before = number(transaction)
    if site != before and is_fixed(transaction):
        raise WrongState(
            f"This workspace has minted as site {before}, so its site number can't change any "
            "more: it is part of every serial, and another site may have the new one.",
            "Make a new workspace for another site, and give it its number before it mints.",
        )


def change(transaction: Transaction, site: int) -> None:
    """Gives the workspace that site number. Raises as `check_change`."""
    check_change(transaction, site)
    transaction.execute(update(tables.workspace).values(site=site))


def _workspace(transaction: Transaction) -> tuple[int, str]:
    columns = tables.workspace.c
    query = select(columns.id, columns.site, columns.uid)
    return _WORKSPACE.referenced(transaction.execute(query).mappings(), 1)


_WORKSPACE: Reader[tuple[int, str]] = Reader(
    tables.workspace, lambda **row: (row["site"], row["uid"]), {"site": rows.whole(0, MAX_SITE)}
)
