"""Print jobs that need a person, and what an answer about the last good label means."""

from dataclasses import dataclass

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.prints.doubt import sent_parts
from dpp_desktop.printing.prints.last_good import row_after_last_good
from dpp_desktop.printing.prints.listing import ListedPrint, list_prints
from dpp_desktop.printing.prints.print_rows import PrintRows, between, units_of
from dpp_desktop.printing.prints.settle import settle_interrupted
from dpp_desktop.store import print_segments, prints
from dpp_desktop.store.workspace import Workspace

_WAITING = frozenset({PrintStatus.IN_DOUBT, PrintStatus.PAUSED})


@dataclass(frozen=True, slots=True)
class LastGoodEffect:
    """Units in doubt that count as printed with an answer, and those that are printed again."""

    good: tuple[JobUnits, ...]
    again: tuple[JobUnits, ...]


def waiting_prints(workspace: Workspace, actor: Actor) -> list[ListedPrint]:
    """Return print jobs that were paused or interrupted, the newest first. Continue none of them.

    Those whose process was killed get the status that they have. Raises EnvironmentFault.
    """
    if not workspace.read_only and workspace.damage is None:
        settle_interrupted(workspace, actor)
    found = list_prints(workspace).found
    return [each for each in found if each.status in _WAITING and not each.is_running]


def last_good_effect(workspace: Workspace, print_id: int, last_good: str) -> LastGoodEffect:
    """Return what `resume_print` would do with that answer. Changes nothing.

    Raises NotFound, and InvalidInput if the answer isn't one of the labels in doubt, or none.
    """
    with workspace.read() as transaction:
        print_job = prints.require(transaction, print_id)
        rows = PrintRows(print_segments.segments_of(transaction, print_job))
        row = row_after_last_good(transaction, print_job, rows, last_good)
        sent = sent_parts(transaction, print_job, rows)
    good = units_of(between(sent, print_job.confirmed, row))
    again = units_of(between(sent, row, print_job.announced))
    return LastGoodEffect(good, again)
