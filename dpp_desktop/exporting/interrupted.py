"""Finds the exports that were left half done, to be offered again."""

from dataclasses import dataclass
from datetime import datetime

from dpp_desktop.exporting.selection import ExportTarget, exports_of, frozen_selection, target_of
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An export that waits to be gone on with, and what was wanted of it."""

    export: Export
    wanted: ExportTarget


def interrupted_exports(workspace: Workspace, since: datetime) -> list[Interrupted]:
    """Returns the exports that failed or were left half done since then, the last such first.

    Not those that somebody works on, those that lack only packs that weren't asked for, nor those
    of which all was exported after all.
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
        for done in exports_of(transaction, each.wanted)
    )
