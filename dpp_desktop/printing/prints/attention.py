"""Print jobs that need a person: what an answer means, and where on a sheet they continue."""

import os
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.designs.catalogue import kept_design
from dpp_desktop.designs.design import LabelDesign, SheetStock
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintStatus
from dpp_desktop.model.print_rows import PrintRows, between
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.prints.doubt import printed_again, units_in_doubt
from dpp_desktop.printing.prints.last_good import (
    asks_for_copies,
    last_good_row,
    row_after_last_good,
)
from dpp_desktop.printing.prints.listing import ListedPrint, list_waiting
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.recovery import end_interrupted_if_possible
from dpp_desktop.printing.prints.replaced_file import (
    file_labels_text,
    found_file,
    labels_in_file,
    new_labels,
)
from dpp_desktop.printing.prints.sheets import usual_start
from dpp_desktop.store import print_announcements, print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_WAITING = frozenset({PrintStatus.IN_DOUBT, PrintStatus.PAUSED})


@dataclass(frozen=True, slots=True)
class SheetPosition:
    """Where a print job continues on its sheets: at `start_at`, from 1, with `labels` left."""

    stock: SheetStock
    start_at: int
    labels: int


@dataclass(frozen=True, slots=True)
class LastGoodEffect:
    """Units in doubt that count as printed with an answer, and those that are printed again.

    `position` is None if the labels aren't on sheets, or none is left. `destroyed` is the number of
    labels that were sent for the units that are printed again: they may exist, and are to be
    destroyed. If the unit of the last good label has several, and it isn't said yet how many of
    them are good, `asks_for_copies` is True, and the rest isn't known.
    """

    good: tuple[JobUnits, ...] = ()
    again: tuple[JobUnits, ...] = ()
    position: SheetPosition | None = None
    destroyed: int = 0
    asks_for_copies: bool = False


@dataclass(frozen=True, slots=True)
class ResumeChoices:
    """What a person chooses before a print job continues.

    `position` is None if its labels aren't on sheets, or none is left. `replaced` is the existing
    file that would be overwritten. If labels that are still needed would be lost with it, `lost`
    says so, and `digest` is the SHA-256 of the file in hex; otherwise they are empty.
    """

    position: SheetPosition | None
    replaced: Path | None
    lost: Message | None = None
    digest: str = ""


def waiting_prints(workspace: Workspace, actor: Actor) -> list[ListedPrint]:
    """Return print jobs that were paused or interrupted, the newest first. Continue none of them.

    Those whose process was killed get the status that they have. Raises EnvironmentFault.
    """
    end_interrupted_if_possible(workspace, actor)
    found = list_waiting(workspace).found
    return [each for each in found if each.status in _WAITING and not each.is_running]


def last_good_effect(
    workspace: Workspace, print_id: int, last_good: str, good_copies: int | None = None
) -> LastGoodEffect:
    """Return what `resume_print` would do with that answer. Changes nothing.

    Raises NotFound, and InvalidInput if the answer isn't one of the labels in doubt, or none, or if
    its unit can't have that many good labels.
    """
    with workspace.read() as transaction:
        print_job = prints.require(transaction, print_id)
        rows = PrintRows(print_segments.segments_of(transaction, print_job))
        label = last_good_row(transaction, print_job, rows, last_good)
        if not asks_for_copies(print_job, label):
            good_copies = None
        elif good_copies is None:
            return LastGoodEffect(asks_for_copies=True)
        row = row_after_last_good(transaction, print_job, rows, last_good, good_copies)
        found = print_announcements.sent_parts(transaction, print_job, rows)
        sent = [each.part for each in found]
        good = units_in_doubt(transaction, between(sent, print_job.confirmed, row))
        in_doubt = units_in_doubt(transaction, between(sent, row, print_job.announced))
        again = printed_again(transaction, in_doubt)
        position = _position(transaction, print_job, row)
    destroyed = sum(len(each.units) for each in in_doubt) * print_job.copies
    return LastGoodEffect(tuple(good), tuple(again), position, destroyed)


def resume_choices(
    workspace: Workspace,
    print_id: int,
    last_good: str | None = None,
    good_copies: int | None = None,
) -> ResumeChoices:
    """Return what a person chooses before a print job continues, with that answer if in doubt.

    Raises NotFound, what `last_good_effect` raises, and PathUnusable or EnvironmentFault if its
    file can't be read.
    """
    with workspace.read() as transaction:
        print_job = prints.require(transaction, print_id)
        rows = PrintRows(print_segments.segments_of(transaction, print_job))
        row = print_job.announced
        if last_good is not None:
            row = row_after_last_good(transaction, print_job, rows, last_good, good_copies)
        position = _position(transaction, print_job, row)
    file = print_job.file
    if file is None or row == print_job.count or not os.path.lexists(file):
        return ResumeChoices(position, None)
    found = found_file(Destination(file=file, replace=True))
    with workspace.read() as transaction:
        new = new_labels(transaction, print_job.kind, rows, row, print_job)
        labels = labels_in_file(transaction, found.digest, new) if found else ()
    if not labels or not found:
        return ResumeChoices(position, file)
    return ResumeChoices(position, file, file_labels_text(file, labels), found.digest)


def _position(transaction: Transaction, print_job: PrintJob, row: int) -> SheetPosition | None:
    design = kept_design(transaction, print_job.design_digest)
    labels = (print_job.count - row) * print_job.copies
    if not labels or not isinstance(design, LabelDesign):
        return None
    stock = design.stock
    if not isinstance(stock, SheetStock):
        return None
    return SheetPosition(stock, usual_start(print_job.start_at, row), labels)
