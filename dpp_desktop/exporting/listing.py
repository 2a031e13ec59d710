"""Lists the exports of a workspace in short: what each is of, and how far it got."""

from dataclasses import dataclass

from dpp_desktop.exporting.packs.plan import packs_for
from dpp_desktop.exporting.profiles.choice import frozen_profile
from dpp_desktop.exporting.selection import Wanted, frozen_selection, wanted_of
from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedExport:
    """An export, what was wanted of it, and its packs counted.

    `job` is the first of its `jobs` many jobs; `profile` the name of that which it was made with;
    `running` while somebody works on it.
    """

    export: Export
    wanted: Wanted
    job: MintJob
    jobs: int
    profile: str
    planned: int
    made: int
    handed_over: int
    running: bool


def listed_exports(workspace: Workspace) -> list[ListedExport]:
    """Returns every export, the newest first."""
    with workspace.read() as transaction:
        made = exports.count_packs(transaction)
        handed_over = exports.count_hand_overs(transaction)
        return [
            _listed(workspace, transaction, export, (made, handed_over))
            for export in exports.list_all(transaction)
        ]


def _listed(
    workspace: Workspace,
    transaction: Transaction,
    export: Export,
    counts: tuple[dict[int, int], dict[int, int]],
) -> ListedExport:
    selection = frozen_selection(transaction, export)
    made, handed_over = counts
    return ListedExport(
        export=export,
        wanted=wanted_of(selection),
        job=selection.jobs[0],
        jobs=len(selection.jobs),
        profile=frozen_profile(export).name,
        planned=packs_for(export.count, export.pack_rows),
        made=made.get(export.id, 0),
        handed_over=handed_over.get(export.id, 0),
        running=workspace.is_alive(export.runner),
    )
