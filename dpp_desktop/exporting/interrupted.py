"""Find interrupted exports, to offer them again."""

from dataclasses import dataclass
from datetime import datetime

from dpp_desktop.exporting.selection import ExportTarget, exports_of, frozen_selection, target_of
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An export that can be continued, and its target."""

    export: Export
    target: ExportTarget


def interrupted_exports(workspace: Workspace, since: datetime) -> list[Interrupted]:
    """Return the exports that failed or were interrupted since then, the last one first.

    Exports that are running, that lack only packs that weren't requested, or whose tokens were all
    exported afterwards are omitted.
    """
    with workspace.read() as transaction:
        found = [
            Interrupted(export, target_of(frozen_selection(transaction, export)))
            for export in exports.list_unfinished(transaction, since)
            if not workspace.is_alive(export.runner)
        ]
        return [each for each in found if not _is_obsolete(transaction, each)]


def _is_obsolete(transaction: Transaction, each: Interrupted) -> bool:
    return any(
        done.status is ExportStatus.COMPLETED and done.count >= each.export.count
        for done in exports_of(transaction, each.target)
    )
