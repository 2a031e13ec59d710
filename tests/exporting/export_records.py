"""Export records in the store, without files."""

from pathlib import Path

from dpp_desktop.model.export import Export, ExportScope, Pack, Segment
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction


def put_handed_over(transaction: Transaction, segment: Segment, folder: Path) -> Export:
    """Record a completed export of the segment with its first pack handed over."""
    new = exports.NewExport(ExportScope.UNITS, (segment,), "", folder, 10_000)
    export = exports.add(transaction, new)
    held = exports.claim(transaction, export, "runner", folder)
    assert held
    assert exports.add_packs(transaction, held, [Pack(1, "a.csv", 10_000, 1, "", "", "")])
    assert exports.complete(transaction, held)
    exports.hand_over(transaction, export.id, 1, "Ada")
    return export
