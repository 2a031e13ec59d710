"""What to print: a job, units of it, a batch, a pack of an export, or scanned labels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.common.file_reading import opened, unreadable
from dpp_desktop.exporting.packs.pack_plan import check_chosen, plan_selection
from dpp_desktop.exporting.selection import (
    UnitRange,
    WholeBatch,
    WholeJob,
    frozen_selection,
    jobs_of,
)
from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.scanned_units import units_of_scans

_MAX_LIST_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class PackUnits:
    """The units of a pack of an export; `index` counts from 1."""

    export_id: int
    index: int


@dataclass(frozen=True, slots=True)
class ScannedUnits:
    """The units that scans identify: serials, URLs or element strings, in the order of printing.

    A unit that was scanned repeatedly counts once.
    """

    scans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitSegments:
    """Units of one or more jobs, none twice, in the order of printing."""

    segments: tuple[Segment, ...]


def read_scans(file: Path) -> ScannedUnits:
    """Return the scans in a text file in UTF-8, one in each line; empty lines are ignored.

    Raises NotFound, InvalidInput if it isn't such a file, and EnvironmentFault.
    """
    with opened(file) as stream:
        data = stream.read(_MAX_LIST_BYTES + 1)
    if len(data) > _MAX_LIST_BYTES:
        raise unreadable(file, Message("is too large for a list of scans"))
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise unreadable(file, Message("isn't UTF-8 text")) from None
    return ScannedUnits(tuple(line.strip() for line in lines if line.strip()))


PrintTarget = WholeJob | UnitRange | WholeBatch | JobUnits | PackUnits | ScannedUnits | UnitSegments
"""The units to print, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class SelectedUnits:
    """The units of a target in order, none twice, and their jobs by id; there is at least one."""

    segments: tuple[Segment, ...]
    jobs: dict[int, MintJob]

    @property
    def count(self) -> int:
        """The number of units."""
        return sum(segment.count for segment in self.segments)


def select_units(transaction: Transaction, target: PrintTarget) -> SelectedUnits:
    """Return the minted units of the target.

    A whole job or batch must be at rest, because later units would be missing. Raises NotFound if
    there is no such job, batch, export or token; InvalidInput for units that aren't minted, a pack
    that isn't planned, or scans that can't be read; WrongState if nothing is minted, or a job isn't
    at rest.
    """
    if isinstance(target, ScannedUnits):
        return _scanned(transaction, target.scans)
    if isinstance(target, PackUnits):
        return _of_pack(transaction, target)
    if isinstance(target, UnitSegments):
        return _listed(transaction, target.segments)
    if isinstance(target, UnitRange):
        job = jobs.require(transaction, target.job_id)
        return _chosen(job, _range(target))
    if isinstance(target, JobUnits):
        return _chosen(jobs.require(transaction, target.job_id), target.units)
    return _whole(jobs_of(transaction, target), target)


def _whole(found: Sequence[MintJob], target: WholeJob | WholeBatch) -> SelectedUnits:
    for job in found:
        if not job.status.is_idle:
            raise WrongState(
                Message(
                    "Job {job} is {status}: {minted:,} of {quantity:,} units are minted.",
                    job=job.id,
                    status=job.status.word,
                    minted=job.minted,
                    quantity=job.quantity,
                ),
                Message("Wait until it is completed, or choose minted units to print."),
            )
    segments = tuple(Segment(job.id, 0, job.minted) for job in found if job.minted)
    if not segments:
        raise _nothing_minted(target)
    return SelectedUnits(segments, {job.id: job for job in found})


def _nothing_minted(target: WholeJob | WholeBatch) -> WrongState:
    remedy = Message("Mint units first.")
    if isinstance(target, WholeBatch):
        return WrongState(
            Message("No units of batch {batch} are minted.", batch=target.batch), remedy
        )
    return WrongState(Message("No units of job {job} are minted.", job=target.job_id), remedy)


def _range(target: UnitRange) -> UnitSet:
    if not 1 <= target.first <= target.last:
        message = Message(
            "the first unit, {first:,}, comes after the last, {last:,}.",
            first=target.first,
            last=target.last,
        )
        raise InvalidInput([Problem("units", "first_after_last", message)])
    return UnitSet.one(target.first - 1, target.last - target.first + 1)


def _chosen(job: MintJob, units: UnitSet) -> SelectedUnits:
    if not units or units.ranges[-1][1] > job.minted:
        raise InvalidInput([Problem("units", "unknown_units", _minted_units(job))])
    segments = tuple(Segment(job.id, first, end - first) for first, end in units.ranges)
    return SelectedUnits(segments, {job.id: job})


def _listed(transaction: Transaction, segments: tuple[Segment, ...]) -> SelectedUnits:
    found = {each.job_id: jobs.require(transaction, each.job_id) for each in segments}
    for each in segments:
        if each.first_unit + each.count > found[each.job_id].minted:
            message = _minted_units(found[each.job_id])
            raise InvalidInput([Problem("units", "unknown_units", message)])
    return SelectedUnits(segments, found)


def _minted_units(job: MintJob) -> Message:
    if not job.minted:
        return Message("job {job} has no minted units.", job=job.id)
    if job.minted == 1:
        return Message("job {job} has only unit 1.", job=job.id)
    return Message(
        "job {job} has units 1 to {last:,}; choose from these.", job=job.id, last=job.minted
    )


def _of_pack(transaction: Transaction, target: PackUnits) -> SelectedUnits:
    export = exports.require(transaction, target.export_id)
    selection = frozen_selection(transaction, export)
    planned = plan_selection(selection, export.pack_rows)
    check_chosen(planned, [target.index])
    plan = planned[target.index - 1]
    pieces = selection.rows(plan.first_unit, plan.rows)
    segments = tuple(Segment(piece.job.id, piece.first_unit, piece.count) for piece in pieces)
    return SelectedUnits(segments, {piece.job.id: piece.job for piece in pieces})


def _scanned(transaction: Transaction, scans: Sequence[str]) -> SelectedUnits:
    found = units_of_scans(transaction, scans)
    return SelectedUnits(tuple(_joined(found)), {job.id: job for job in found.values()})


def _joined(units: Iterable[tuple[int, int]]) -> list[Segment]:
    """Segments of the units of jobs in this order; consecutive units share one."""
    segments: list[Segment] = []
    for job_id, unit in units:
        last = segments[-1] if segments else None
        if last and (last.job_id, last.first_unit + last.count) == (job_id, unit):
            segments[-1] = Segment(job_id, last.first_unit, last.count + 1)
        else:
            segments.append(Segment(job_id, unit, 1))
    return segments
