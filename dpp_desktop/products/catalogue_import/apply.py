"""Brings the good rows of a checked catalogue into the workspace."""

from dataclasses import dataclass
from itertools import islice

from dpp_desktop.products.catalogue_import.import_check import (
    CHUNK,
    CheckedCatalogue,
    Unwatched,
    Watcher,
)
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CatalogueImportResult:
    """What became of the products; `stopped` if the watcher wanted to before all were in.

    `conflicts` is how many rows were left out because someone else had changed their products since
    the catalogue was checked. They are among its rejected rows then.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    stopped: bool = False
    conflicts: int = 0


def apply_catalogue(
    workspace: Workspace, checked: CheckedCatalogue, watcher: Watcher | None = None
) -> CatalogueImportResult:
    """Adds or updates the products of the good rows, by the thousand.

    So a job that mints meanwhile never waits for long. Stopped or interrupted, what came in stays
    in; brought in again, that is left unchanged, and the rest follows. A product is changed only if
    it still is what it was when its row was checked: what was shown before is what is done. Raises
    EnvironmentFault.
    """
    watcher = watcher or Unwatched()
    rows, total = checked.good(), checked.counts.good
    added = updated = unchanged = 0
    conflicts: list[str] = []
    stopped = False
    while chunk := list(islice(rows, CHUNK)):
        if watcher.stop_requested():
            stopped = True
            break
        changes = [(row.record, row.before) for row in chunk if row.record]
        with workspace.write() as transaction:
            counts = products.put_unless_changed(transaction, checked.brand.id, changes)
        added += counts.added
        updated += counts.updated
        unchanged += counts.unchanged
        conflicts += counts.conflicts
        watcher.progressed(added + updated + unchanged + len(conflicts), total)
    # Only now: the rows were still being read.
    checked.reject_conflicts(conflicts)
    return CatalogueImportResult(added, updated, unchanged, stopped, len(conflicts))
