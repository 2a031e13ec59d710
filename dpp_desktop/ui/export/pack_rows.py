"""Tells the state of every pack from what is known of an export."""

from collections.abc import Collection

from dpp_desktop.model.export import PlannedPack
from dpp_desktop.ui.export.looking import Seen
from dpp_desktop.ui.export.packs_model import PackRow, PackState


def pack_rows(
    seen: Seen, *, running: bool, writing: int | None, faulty: Collection[str]
) -> list[PackRow]:
    """Returns a row for each pack.

    While the export is `running`, the pack of index `writing` is being written. `faulty` are
    names of files with something wrong; so is a file that the export's error names.
    """
    finished = {pack.index: pack for pack in seen.outlook.packs}
    handed_over = {each.index: each for each in seen.outlook.handed_over}
    wrong = seen.refused.union(faulty, seen.astray.altered)

    def state(plan: PlannedPack) -> PackState:
        if running and plan.index == writing:
            return PackState.WRITING
        if not running and plan.file in wrong:
            return PackState.PROBLEM
        if plan.file in seen.astray.missing:
            return PackState.TO_BE_MADE if running else PackState.MISSING
        return PackState.FINISHED if plan.index in finished else PackState.TO_BE_MADE

    return [
        PackRow(plan, finished.get(plan.index), state(plan), handed_over.get(plan.index))
        for plan in seen.outlook.planned
    ]
