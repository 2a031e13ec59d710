"""Brings the good rows of a checked catalogue into the workspace."""

from dataclasses import dataclass
from itertools import islice

from dpp_desktop.passports.catalogues.checking import CHUNK, CheckedCatalogue, Unwatched, Watcher
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of the products; `stopped` if the watcher wanted to before all were in."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    stopped: bool = False


def bring_in(
    workspace: Workspace, checked: CheckedCatalogue, watcher: Watcher | None = None
) -> BroughtIn:
    """Adds or updates the products of the good rows, by the thousand.

    So a job that mints meanwhile never waits for long. Stopped or interrupted, what came in stays
    in; brought in again, that is left unchanged, and the rest follows. Raises EnvironmentFault.
    """
    watcher = watcher or Unwatched()
    records, total = checked.good(), checked.counts.good
    added = updated = unchanged = 0
    while chunk := list(islice(records, CHUNK)):
        if watcher.stop_requested():
            return BroughtIn(added, updated, unchanged, stopped=True)
        with workspace.write() as transaction:
            counts = products.put_all(transaction, checked.brand.id, chunk)
        added += counts.added
        updated += counts.updated
        unchanged += counts.unchanged
        watcher.moved(added + updated + unchanged, total)
    return BroughtIn(added, updated, unchanged)
