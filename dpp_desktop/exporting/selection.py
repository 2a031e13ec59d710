"""What an export is made of: a whole job, some of its units, or all jobs of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.export import Export, ExportScope, Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports, jobs
from dpp_desktop.store.rows import damaged_row, missing_row
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class WholeJob:
    """All tokens of a job, also of one that failed or was cancelled."""

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
        """How many tokens it has."""
        return sum(piece.count for piece in self.pieces)

    @property
    def jobs(self) -> tuple[MintJob, ...]:
        """The jobs that the tokens are of; each is in one piece."""
        return tuple(piece.job for piece in self.pieces)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The same as the store keeps it."""
        return tuple(Segment(piece.job.id, piece.first_unit, piece.count) for piece in self.pieces)

    def rows(self, first: int, count: int) -> tuple[Piece, ...]:
        """The pieces of the rows from `first` on, which counts from 0 along the whole."""
        found, at = [], 0
        for piece in self.pieces:
            part = piece.part(first - at, first + count - at)
            found += [part] if part.count else []
            at += piece.count
        return tuple(found)


def select(transaction: Transaction, wanted: ExportTarget) -> Selection:
    """Returns the tokens that are wanted, as far as they are minted.

    Raises NotFound if there is no such job or batch, WrongState if one of the jobs isn't at rest
    or there are no tokens, InvalidInput for units that the job doesn't have.
    """
    found = jobs_of(transaction, wanted)
    for job in found:
        _check_at_rest(job)
    if not any(job.minted for job in found):
        raise _empty(wanted)
    selection = tokens_of(wanted, found)
    if selection is None:
        raise _wrong_units(found[0], wanted)
    return selection


def jobs_of(transaction: Transaction, wanted: ExportTarget) -> tuple[MintJob, ...]:
    """Returns the jobs that tokens are wanted of, the oldest first; at least one.

    Raises NotFound.
    """
    if not isinstance(wanted, WholeBatch):
        return (jobs.require(transaction, wanted.job_id),)
    found = jobs.list_of_batch(transaction, wanted.brand, wanted.product, wanted.batch)
    if not found:
        raise NotFound(
            Message(
                "No tokens were minted for batch {batch} of product {product} of brand {brand}.",
                batch=wanted.batch,
                product=wanted.product,
                brand=wanted.brand,
            ),
            Message("The list of jobs shows the batches."),
        )
    return tuple(found)


def tokens_of(wanted: ExportTarget, found: Sequence[MintJob]) -> Selection | None:
    """Returns the tokens that are wanted, of its jobs, be they at rest or not.

    None if there are none, or if they aren't all minted that a range asks for.
    """
    if isinstance(wanted, UnitRange):
        if not 1 <= wanted.first <= wanted.last <= found[0].minted:
            return None
        piece = Piece(found[0], wanted.first - 1, wanted.last - wanted.first + 1)
        return Selection(ExportScope.UNITS, (piece,))
    pieces = tuple(Piece(job, 0, job.minted) for job in found if job.minted)
    scope = ExportScope.BATCH if isinstance(wanted, WholeBatch) else ExportScope.JOB
    return Selection(scope, pieces) if pieces else None


def target_of(selection: Selection) -> ExportTarget:
    """Returns what was wanted when it was selected."""
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        return batch_of(piece.job)
    if selection.scope is ExportScope.JOB:
        return WholeJob(piece.job.id)
    return UnitRange(piece.job.id, piece.first_unit + 1, piece.first_unit + piece.count)


def batch_of(job: MintJob) -> WholeBatch:
    """Returns the batch that the job is of."""
    return WholeBatch(job.brand_key, job.product_sku, job.batch)


def frozen_selection(transaction: Transaction, export: Export) -> Selection:
    """Returns the tokens that the export was made of, whatever was minted since.

    Raises StorageDamaged if they aren't as many as they were, or aren't minted.
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
    """Returns the job of that id. Raises NotFound, WrongState if it isn't at rest or is empty."""
    job = jobs.require(transaction, job_id)
    _check_at_rest(job)
    if not job.minted:
        raise _empty_job(job_id)
    return job


def is_of(selection: Selection, wanted: ExportTarget) -> bool:
    """True if the selection is one of what is wanted, be it as it was at an earlier time."""
    return target_of(selection) == wanted


def exports_of(transaction: Transaction, wanted: ExportTarget) -> list[Export]:
    """Returns the exports of what is wanted, the newest first, whatever was minted since.

    Raises NotFound.
    """
    ids = [job.id for job in jobs_of(transaction, wanted)]
    if not isinstance(wanted, UnitRange):
        scope = ExportScope.BATCH if isinstance(wanted, WholeBatch) else ExportScope.JOB
        return exports.list_of_jobs(transaction, ids, scope)
    units = (Segment(wanted.job_id, wanted.first - 1, wanted.last - wanted.first + 1),)
    return [
        export
        for export in exports.list_of_jobs(transaction, ids, ExportScope.UNITS)
        if exports.segments_of(transaction, export.id) == units
    ]


def _empty(wanted: ExportTarget) -> WrongState:
    if isinstance(wanted, WholeBatch):
        return WrongState(
            Message("Batch {batch} has no tokens to export.", batch=wanted.batch),
            Message("Choose a batch that has tokens."),
        )
    return _empty_job(wanted.job_id)


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


def _wrong_units(job: MintJob, wanted: ExportTarget) -> InvalidInput:
    if isinstance(wanted, UnitRange) and wanted.first > wanted.last:
        message = Message(
            "the first unit, {first:,}, comes after the last, {last:,}.",
            first=wanted.first,
            last=wanted.last,
        )
        return InvalidInput([Problem("units", "first_after_last", message)])
    message = (
        Message("job {job} has only unit 1.", job=job.id)
        if job.minted == 1
        else Message(
            "job {job} has units 1 to {last:,}; choose a range of these.",
            job=job.id,
            last=job.minted,
        )
    )
    return InvalidInput([Problem("units", "unknown_units", message)])
