"""Tells which of the tokens of an export other exports have too, and what was handed over of them.

Whoever prints both has the same codes twice. That hinders no export: it may be meant.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dpp_desktop.exporting.selection import Selection, Wanted, select
from dpp_desktop.exporting.standing import Request, find, standing_export
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.export import Export, ExportStatus, Segment
from dpp_desktop.store import exports
from dpp_desktop.store.holdings import HandedOver, Holding, holdings_of, marks_of
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another export that has `count` of the tokens.

    `handed_over` is what was handed over of its packs that hold some of them; None if nothing was.
    """

    export: Export
    count: int
    handed_over: HandedOver | None = None


@dataclass(frozen=True, slots=True)
class Repeats:
    """That other exports have `count` of `total` tokens, and which they are.

    First those that packs were handed over of, and of each kind the newest first.
    """

    total: int
    count: int
    exports: tuple[Repeat, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some tokens an export has, and in which of its packs, by index."""

    count: int
    packs: frozenset[int]


def look_at_repeats(workspace: Workspace, request: Request) -> Repeats | None:
    """Returns what other exports have of what the export would have; None if they have nothing.

    Raises what `standing.find` raises, and EnvironmentFault.
    """
    standing = standing_export(workspace.uid(), request.directory)
    with workspace.read() as transaction:
        found = find(transaction, request, standing)
        return repeats_of(transaction, found.source.selection, found.export)


def repeats_before(
    workspace: Workspace, wanted: Wanted, directory: Path | None = None
) -> Repeats | None:
    """Returns what exports have of what is wanted, whatever else hinders exporting that; or None.

    The export that stands in the directory doesn't count. Raises what `selection.select` raises.
    """
    standing = None
    if directory:
        # That a folder can't be used is told when it is to be used.
        with suppress(DppError):
            standing = standing_export(workspace.uid(), directory)
    with workspace.read() as transaction:
        export = exports.find_by_uid(transaction, standing) if standing else None
        return repeats_of(transaction, select(transaction, wanted), export)


def repeats_of(
    transaction: Transaction, selection: Selection, export: Export | None = None
) -> Repeats | None:
    """Returns what exports have of the selection; None if they have nothing.

    `export` is the one that is to be gone on with: it doesn't count itself, and if it is completed,
    nothing does, for it makes nothing that wasn't there. Any other has what it was made of, be its
    packs all finished or not; but for cancelled ones, and those that have no pack at all.
    """
    if export and export.status is ExportStatus.COMPLETED:
        return None
    chosen = selection.segments
    holdings = holdings_of(
        transaction, {segment.job_id for segment in chosen}, export.id if export else None
    )
    shares = shares_of(chosen, holdings)
    if not shares:
        return None
    marks = marks_of(transaction, {each: share.packs for each, share in shares.items()})
    found = [
        Repeat(other, shares[other.id].count, marks.get(other.id))
        for other in exports.list_many(transaction, shares)
    ]
    found.sort(key=lambda repeat: repeat.handed_over is None)
    return Repeats(selection.count, count_held(chosen, holdings), tuple(found))


def shares_of(chosen: Iterable[Segment], holdings: Iterable[Holding]) -> dict[int, Share]:
    """Returns by the export's id what each has of the chosen units; without those with nothing.

    Of the chosen segments each is of another job, and no export has a unit twice.
    """
    of_job = {segment.job_id: segment for segment in chosen}
    found: dict[int, Share] = {}
    for holding in holdings:
        common = _common(of_job, holding)
        if common:
            before = found.get(holding.export_id, Share(0, frozenset()))
            packs = before.packs | _packs_of(holding, common)
            found[holding.export_id] = Share(before.count + len(common), packs)
    return found


def count_held(chosen: Iterable[Segment], holdings: Iterable[Holding]) -> int:
    """Returns how many of the chosen units are held, each counted once however often it is.

    Of the chosen segments each is of another job.
    """
    of_job = {segment.job_id: segment for segment in chosen}
    held = sorted(
        (holding.segment.job_id, common.start, common.stop)
        for holding in holdings
        if (common := _common(of_job, holding))
    )
    return sum(
        _length_of_union([(start, end) for _, start, end in spans])
        for _, spans in groupby(held, key=lambda span: span[0])
    )


def _length_of_union(spans: Sequence[tuple[int, int]]) -> int:
    """How many numbers are in at least one of the spans, which are in the order of their starts."""
    length, reached = 0, 0
    for start, end in spans:
        length += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return length


def _common(of_job: Mapping[int, Segment], holding: Holding) -> range:
    """The units that are chosen and held; an empty range if there are none."""
    held = holding.segment
    chosen = of_job.get(held.job_id)
    if chosen is None:
        return range(0)
    first = max(chosen.first_unit, held.first_unit)
    end = min(chosen.first_unit + chosen.count, held.first_unit + held.count)
    return range(first, end)


def _packs_of(holding: Holding, units: range) -> frozenset[int]:
    """The indices of the packs that these units of the holding are in."""
    shift = holding.first_row - holding.segment.first_unit
    first, last = units[0] + shift, units[-1] + shift
    return frozenset(range(first // holding.pack_rows + 1, last // holding.pack_rows + 2))
