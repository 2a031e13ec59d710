"""Import the valid rows of a checked catalogue into the workspace."""

from dataclasses import dataclass
from itertools import islice

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.import_check import (
    CHUNK,
    ImportObserver,
    NullImportObserver,
)
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CatalogueImportResult:
    """The numbers of changed products; `stopped` if the import was stopped before its end.

    `conflicts` is the number of rows that were skipped because their products were changed after
    the check. These rows become rejected rows.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    stopped: bool = False
    conflicts: int = 0


def apply_catalogue(
    workspace: Workspace, checked: CheckedCatalogue, observer: ImportObserver | None = None
) -> CatalogueImportResult:
    """Add or update the products of the valid rows, 1,000 per transaction.

    Short transactions don't block minting. Products that were imported before an interruption are
    kept; importing the catalogue again leaves them unchanged and imports the rest. A product is
    changed only if it hasn't changed since its row was checked, so that the result is what the
    user saw. Raises NotFound if the brand was deleted, and EnvironmentFault.
    """
    observer = observer or NullImportObserver()
    rows, total = checked.good(), checked.counts.good
    added = updated = unchanged = 0
    conflicts: list[str] = []
    stopped = False
    while chunk := list(islice(rows, CHUNK)):
        if observer.stop_requested():
            stopped = True
            break
        changes = [(row.record, row.before) for row in chunk if row.record]
        with workspace.write() as transaction:
            brand = require_brand(transaction, checked.brand.key)  # it may have been deleted
            counts = products.put_unless_changed(transaction, brand.id, changes)
        added += counts.added
        updated += counts.updated
        unchanged += counts.unchanged
        conflicts += counts.conflicts
        observer.progressed(added + updated + unchanged + len(conflicts), total)
    # At the end, because it changes the rows that the loop reads.
    checked.reject_conflicts(conflicts)
    return CatalogueImportResult(added, updated, unchanged, stopped, len(conflicts))
