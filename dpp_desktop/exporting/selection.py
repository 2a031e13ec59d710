"""The tokens of an export: a whole job, some of its units, or all jobs of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import InvalidInput, Problem, WrongState
from dpp_desktop.model.export import Export, ExportScope, Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.rows import damaged_row, missing_row
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WholeJob:
    """All tokens of a job, even if it failed or was cancelled."""

    job_id: int


@dataclass(frozen=True, slots=True)
class UnitRange:
    """The units `first` to `last` of a job, both counted from 1 and both included."""

    job_id: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WholeBatch:
    """All tokens of all jobs of a batch: brand by key, product by SKU, batch by code."""

    brand: str
    product: str
    batch: str


ExportTarget = WholeJob | UnitRange | WholeBatch


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with its job: `count` units from `first_unit` on, which counts from 0."""

    job: MintJob
    first_unit: int
    count: int

    def part(self, start: int, end: int) -> "Piece":
        """The units `start` to `end` (not included) of the piece, counted from 0 within it."""
        start, end = max(start, 0), min(end, self.count)
        return Piece(self.job, self.first_unit + start, max(end - start, 0))


@dataclass(frozen=True, slots=True)
class Selection:
    """The tokens of an export, in the order of its rows; there is at least one."""

    scope: ExportScope
    pieces: tuple[Piece, ...]

    @property
    def count(self) -> int:
        """The number of tokens."""
        return sum(piece.count for piece in self.pieces)

    @property
    def jobs(self) -> tuple[MintJob, ...]:
        """The jobs of the tokens; each is in one piece."""
        return tuple(piece.job for piece in self.pieces)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments as the store records them."""
        return tuple(Segment(piece.job.id, piece.first_unit, piece.count) for piece in self.pieces)

    def rows(self, first: int, count: int) -> tuple[Piece, ...]:
        """The pieces of the rows from `first` on, which counts from 0 in the whole selection."""
        found, at = [], 0
        for piece in self.pieces:
            part = piece.part(first - at, first + count - at)
            found += [part] if part.count else []
            at += piece.count
        return tuple(found)


def select(transaction: Transaction, target: ExportTarget) -> Selection:
    """Return the minted tokens of the target.

    Raises NotFound if there is no such job or batch, WrongState if one of the jobs isn't at rest or
    there are no tokens, InvalidInput for units that the job doesn't have.
    """
    found = jobs_of(transaction, target)
    for job in found:
        _check_at_rest(job)
    if not any(job.minted for job in found):
        raise _empty(target)
    selection = tokens_of(target, found)
    if selection is None:
        raise _wrong_units(found[0], target)
    return selection


def jobs_of(transaction: Transaction, target: ExportTarget) -> tuple[MintJob, ...]:
    """Return the jobs of the target, the oldest first; at least one.

    Raises NotFound.
    """
    if not isinstance(target, WholeBatch):
        return (jobs.require(transaction, target.job_id),)
    return tuple(jobs.require_batch(transaction, target.brand, target.product, target.batch))


def tokens_of(target: ExportTarget, found: Sequence[MintJob]) -> Selection | None:
    """Return the tokens of the target from its jobs, whether or not they are at rest.

    None if there are none, or if not all units of a range are minted.
    """
    if isinstance(target, UnitRange):
        if not 1 <= target.first <= target.last <= found[0].minted:
            return None
        piece = Piece(found[0], target.first - 1, target.last - target.first + 1)
        return Selection(ExportScope.UNITS, (piece,))
    pieces = tuple(Piece(job, 0, job.minted) for job in found if job.minted)
    scope = ExportScope.BATCH if isinstance(target, WholeBatch) else ExportScope.JOB
    return Selection(scope, pieces) if pieces else None


def target_of(selection: Selection) -> ExportTarget:
    """Return the target of a selection."""
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        return batch_of(piece.job)
    if selection.scope is ExportScope.JOB:
        return WholeJob(piece.job.id)
    return UnitRange(piece.job.id, piece.first_unit + 1, piece.first_unit + piece.count)


def batch_of(job: MintJob) -> WholeBatch:
    """Return the batch of the job."""
    return WholeBatch(job.brand_key, job.product_sku, job.batch)


def frozen_selection(transaction: Transaction, export: Export) -> Selection:
    """Return the tokens of the export as they were when it was created.

    Raises StorageDamaged if their number differs, or if they aren't minted.
    """
    segments = exports.segments_of(transaction, export.id)
    pieces = tuple(_frozen_piece(transaction, segment) for segment in segments)
    if sum(piece.count for piece in pieces) != export.count:
        raise damaged_row("exports", export.id, "count")
    return Selection(export.scope, pieces)


def _frozen_piece(transaction: Transaction, segment: Segment) -> Piece:
    job = jobs.find(transaction, segment.job_id)
    if job is None:
        raise missing_row("mint_jobs", segment.job_id)
    if segment.first_unit + segment.count > job.minted:
        raise damaged_row("mint_jobs", job.id, "minted")
    return Piece(job, segment.first_unit, segment.count)


def exportable_job(transaction: Transaction, job_id: int) -> MintJob:
    """Return the job of that id. Raises NotFound, WrongState if it isn't at rest or is empty."""
    job = jobs.require(transaction, job_id)
    _check_at_rest(job)
    if not job.minted:
        raise _empty_job(job_id)
    return job


def is_of(selection: Selection, target: ExportTarget) -> bool:
    """Return True if the selection has that target, now or at an earlier time."""
    return target_of(selection) == target


def exports_of(transaction: Transaction, target: ExportTarget) -> list[Export]:
    """Return the exports of the target, the newest first, with fewer tokens too.

    Raises NotFound.
    """
    ids = [job.id for job in jobs_of(transaction, target)]
    if not isinstance(target, UnitRange):
        scope = ExportScope.BATCH if isinstance(target, WholeBatch) else ExportScope.JOB
        return exports.list_of_jobs(transaction, ids, scope)
    units = (Segment(target.job_id, target.first - 1, target.last - target.first + 1),)
    return [
        export
        for export in exports.list_of_jobs(transaction, ids, ExportScope.UNITS)
        if exports.segments_of(transaction, export.id) == units
    ]


def _empty(target: ExportTarget) -> WrongState:
    if isinstance(target, WholeBatch):
        return WrongState(
            Message("Batch {batch} has no tokens to export.", batch=target.batch),
            Message("Choose a batch that has tokens."),
        )
    return _empty_job(target.job_id)


def _empty_job(job_id: int) -> WrongState:
    return WrongState(
        Message("Job {job} has no tokens to export.", job=job_id),
        Message("Choose a job that has tokens."),
    )


def _check_at_rest(job: MintJob) -> None:
    if not job.status.is_idle:
        raise WrongState(
            _half_minted(job),
            Message(
                "Resume the job and wait until it is completed, or cancel it to export the "
                "minted tokens."
            ),
        )


def _half_minted(job: MintJob) -> Message:
    if job.quantity == 1:
        return Message(
            "Job {job} is {status}: its one token isn't minted.", job=job.id, status=job.status.word
        )
    return Message(
        "Job {job} is {status}: {minted:,} of {quantity:,} tokens are minted.",
        job=job.id,
        status=job.status.word,
        minted=job.minted,
        quantity=job.quantity,
    )


def _wrong_units(job: MintJob, target: ExportTarget) -> InvalidInput:
    if isinstance(target, UnitRange) and target.first > target.last:
        message = Message(
            "the first unit, {first:,}, comes after the last, {last:,}.",
            first=target.first,
            last=target.last,
        )
        return InvalidInput([Problem("units", "first_after_last", message)])
    return InvalidInput([Problem("units", "unknown_units", _existing_units(job))])


def _existing_units(job: MintJob) -> Message:
    if job.minted == 1:
        return Message("job {job} has only unit 1.", job=job.id)
    return Message(
        "job {job} has units 1 to {last:,}; choose a range of these.",
        job=job.id,
        last=job.minted,
    )
