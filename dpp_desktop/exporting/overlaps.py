"""Find other exports that contain the same tokens, and what was handed over of them.

Printing both exports prints the same codes twice. That may be intended, so it blocks no export.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from dpp_desktop.exporting.folder_contents import read_folder
from dpp_desktop.exporting.resolve import Request, resolve
from dpp_desktop.exporting.selection import ExportTarget, Selection, select
from dpp_desktop.model.export import Export, ExportStatus, Segment
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides
from dpp_desktop.store import exports
from dpp_desktop.store.export_overlaps import (
    ExportedUnits,
    HandoverSummary,
    exported_units,
    hand_overs_of_packs,
)
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import void_units
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another export with `count` of the tokens.

    `handed_over` is the handover of its packs with some of them; None if none was handed over.
    """

    export: Export
    count: int
    handed_over: HandoverSummary | None = None


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The other exports with `count` of `total` tokens, not counting void ones.

    Exports with handed-over packs come first; within that, the newest.
    """

    total: int
    count: int
    exports: tuple[Overlap, ...]

    def add_to(self, shown: "Overlaps | None") -> bool:
        """True if they differ from the overlaps that were shown before.

        The progress and the error of another export don't count, because they aren't shown.
        """
        return shown is None or _gist(self) != _gist(shown)


@dataclass(frozen=True, slots=True)
class Share:
    """The number of tokens that an export contains, and the packs that contain them, by index."""

    count: int
    packs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Held:
    """Selected units of a job, at least one, that an export contains."""

    holding: ExportedUnits
    units: range


def request_overlaps(workspace: Workspace, request: Request) -> Overlaps | None:
    """Return what other exports have of what the export would have; None if they have nothing.

    Raises the error that blocks the export, if there is one, and EnvironmentFault.
    """
    contents = read_folder(workspace, request.directory)
    with workspace.read() as transaction:
        found = resolve(transaction, request, contents).require()
        return find_overlaps(workspace, transaction, found.source.selection, found.export)


def target_overlaps(
    workspace: Workspace,
    target: ExportTarget,
    directory: Path | None = None,
    overrides: ProfileOverrides = NO_OVERRIDES,
) -> Overlaps | None:
    """Return what exports have of the target, even if something blocks exporting it; or None.

    An export of the same target that the directory holds, or would hold, doesn't count. Raises
    what `selection.select` raises, and InvalidInput for an invalid profile.
    """
    contents = read_folder(workspace, directory) if directory else None
    with workspace.read() as transaction:
        export = None
        if directory and contents:
            request = Request(target, directory, overrides)
            export = resolve(transaction, request, contents).export
        return find_overlaps(workspace, transaction, select(transaction, target), export)


def find_overlaps(
    workspace: Workspace,
    transaction: Transaction,
    selection: Selection,
    export: Export | None = None,
) -> Overlaps | None:
    """Return what exports contain of the selection; None if they contain nothing.

    Void units don't count: packs that are written now leave them out.

    `export` is the one to continue. It doesn't count itself, and if it is completed, nothing
    counts, because it creates no new packs. Any other export counts with all of its tokens, unless
    it is cancelled, or has no pack and isn't running.
    """
    if export and export.status is ExportStatus.COMPLETED:
        return None
    job_ids = {segment.job_id for segment in selection.segments}
    void = void_units(transaction, job_ids)
    holdings = exported_units(transaction, job_ids, export.id if export else None)
    held = held_of(selection.segments, _that_count(workspace, holdings), void)
    if not held:
        return None
    shares = shares_of(held)
    marks = hand_overs_of_packs(transaction, {each: share.packs for each, share in shares.items()})
    found = [
        Overlap(other, shares[other.id].count, marks.get(other.id))
        for other in exports.list_many(transaction, shares)
    ]
    found.sort(key=lambda repeat: repeat.handed_over is None)
    total = sum(
        piece.count - len(UnitSet.one(piece.first_unit, piece.count) & void[piece.job.id])
        if piece.job.id in void
        else piece.count
        for piece in selection.pieces
    )
    return Overlaps(total, count_held(held), tuple(found))


def _gist(repeats: Overlaps) -> object:
    held = [(repeat.export.id, repeat.count, repeat.handed_over) for repeat in repeats.exports]
    return repeats.total, repeats.count, held


def _that_count(workspace: Workspace, holdings: Iterable[ExportedUnits]) -> list[ExportedUnits]:
    """The holdings of exports with a pack, and of running exports."""
    is_alive = cache(workspace.is_alive)
    return [each for each in holdings if each.runner is None or is_alive(each.runner)]


def held_of(
    chosen: Iterable[Segment],
    holdings: Iterable[ExportedUnits],
    void: Mapping[int, UnitSet] = MappingProxyType({}),
) -> list[Held]:
    """Return what the holdings contain of the selected segments, each of another job.

    Units that are `void`, by the id of their job, are left out.
    """
    of_job = {segment.job_id: segment for segment in chosen}
    held = []
    for holding in holdings:
        job_id = holding.segment.job_id
        other = of_job.get(job_id)
        units = _common(other, holding.segment) if other else range(0)
        if units:
            held += [Held(holding, each) for each in _without(units, void.get(job_id))]
    return held


def _without(units: range, void: UnitSet | None) -> list[range]:
    """The consecutive units that aren't void."""
    if void is None:
        return [units]
    left = UnitSet.one(units.start, len(units)) - void
    return [range(first, end) for first, end in left.ranges]


def shares_of(held: Iterable[Held]) -> dict[int, Share]:
    """Return the share of each export by its id; no export contains a unit twice."""
    found: dict[int, Share] = {}
    for each in held:
        before = found.get(each.holding.export_id, Share(0, frozenset()))
        count, packs = before.count + len(each.units), before.packs | _packs_of(each)
        found[each.holding.export_id] = Share(count, packs)
    return found


def count_held(held: Iterable[Held]) -> int:
    """Return how many units are in any holding."""
    spans = sorted(
        (each.holding.segment.job_id, each.units.start, each.units.stop) for each in held
    )
    return sum(
        _length_of_union([(start, end) for _, start, end in of_job])
        for _, of_job in groupby(spans, key=lambda span: span[0])
    )


def _length_of_union(spans: Sequence[tuple[int, int]]) -> int:
    """The number of integers in at least one of the spans, which are sorted by their starts."""
    length, reached = 0, 0
    for start, end in spans:
        length += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return length


def _common(one: Segment, other: Segment) -> range:
    """The units that are in both segments of a job; an empty range if there are none."""
    first = max(one.first_unit, other.first_unit)
    return range(first, min(one.first_unit + one.count, other.first_unit + other.count))


def _packs_of(held: Held) -> frozenset[int]:
    """The indices of the packs with these units."""
    holding = held.holding
    shift = holding.first_row - holding.segment.first_unit
    first, last = held.units[0] + shift, held.units[-1] + shift
    return frozenset(range(first // holding.pack_rows + 1, last // holding.pack_rows + 2))
