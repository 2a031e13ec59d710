"""What an export is made of: a whole job, some of its units, or all jobs of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.model.errors import InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.export import Export, ExportScope, Segment
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports, jobs
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


Wanted = WholeJob | UnitRange | WholeBatch


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


def select(transaction: Transaction, wanted: Wanted) -> Selection:
    """Returns the tokens that are wanted, as far as they are minted.

    Raises NotFound if there is no such job or batch, WrongState if one of the jobs isn't at rest
    or there are no tokens, InvalidInput for units that the job doesn't have.
    """
    if isinstance(wanted, WholeBatch):
        return _of_batch(transaction, wanted)
    job = exportable_job(transaction, wanted.job_id)
    if isinstance(wanted, WholeJob):
        return of_job(job, job.minted)
    _check_units(wanted, job)
    piece = Piece(job, wanted.first - 1, wanted.last - wanted.first + 1)
    return Selection(ExportScope.UNITS, (piece,))


def of_job(job: MintJob, count: int) -> Selection:
    """Returns the job's first `count` tokens, as all that it has."""
    return Selection(ExportScope.JOB, (Piece(job, 0, count),))


def frozen_selection(transaction: Transaction, export: Export) -> Selection:
    """Returns the tokens that the export was made of, whatever was minted since."""
    segments = exports.segments_of(transaction, export.id)
    pieces = (
        Piece(jobs.require(transaction, segment.job_id), segment.first_unit, segment.count)
        for segment in segments
    )
    return Selection(export.scope, tuple(pieces))


def exportable_job(transaction: Transaction, job_id: int) -> MintJob:
    """Returns the job of that id. Raises NotFound, WrongState if it isn't at rest or is empty."""
    job = jobs.require(transaction, job_id)
    _check_at_rest(job)
    if not job.minted:
        raise WrongState(f"Job {job_id} has no tokens to export.", "Choose a job that has some.")
    return job


def is_of(selection: Selection, wanted: Wanted) -> bool:
    """True if the selection is one of what is wanted, be it as it was at an earlier time."""
    job = selection.pieces[0].job
    if isinstance(wanted, WholeBatch):
        batch = WholeBatch(job.brand_key, job.product_sku, job.batch)
        return selection.scope is ExportScope.BATCH and batch == wanted
    if isinstance(wanted, WholeJob):
        return selection.scope is ExportScope.JOB and job.id == wanted.job_id
    units = (Segment(wanted.job_id, wanted.first - 1, wanted.last - wanted.first + 1),)
    return selection.scope is ExportScope.UNITS and selection.segments == units


def _of_batch(transaction: Transaction, wanted: WholeBatch) -> Selection:
    found = jobs.list_of_batch(transaction, wanted.brand, wanted.product, wanted.batch)
    if not found:
        raise NotFound(
            f"Nothing was minted for a batch {wanted.batch} of product {wanted.product} of brand "
            f"{wanted.brand}.",
            "See the list of jobs for their batches.",
        )
    for job in found:
        _check_at_rest(job)
    return Selection(ExportScope.BATCH, _all_tokens(wanted, found))


def _all_tokens(wanted: WholeBatch, found: Sequence[MintJob]) -> tuple[Piece, ...]:
    pieces = tuple(Piece(job, 0, job.minted) for job in found if job.minted)
    if not pieces:
        raise WrongState(
            f"Batch {wanted.batch} has no tokens to export.", "Choose a batch that has some."
        )
    return pieces


def _check_at_rest(job: MintJob) -> None:
    if not job.status.at_rest:
        raise WrongState(
            f"Job {job.id} is {job.status}: {job.minted:,} of {job.quantity:,} tokens are minted.",
            "Resume it and wait until it is completed, or cancel it to export what it has.",
        )


def _check_units(wanted: UnitRange, job: MintJob) -> None:
    if not 1 <= wanted.first <= wanted.last <= job.minted:
        message = f"job {job.id} has the units 1 to {job.minted}; choose a range of these."
        raise InvalidInput([Problem("units", "unknown_units", message)])
