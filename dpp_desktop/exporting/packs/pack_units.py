"""Plan packs without void units, and find the void units in finished packs.

A pack covers the same units of its export whatever is voided, so void units make packs shorter and
move no unit to another pack. A finished pack never changes: it keeps the units that were voided
after it was written, and if it is re-created, it leaves out what it left out before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dpp_desktop.exporting.packs.pack_plan import plan_selection
from dpp_desktop.exporting.selection import ExportTarget, Piece, Selection, WholeBatch
from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.store import exports, left_out_units, unit_journal
from dpp_desktop.store.left_out_units import LeftOut
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import void_units

Units = Mapping[int, UnitSet]
"""Units by the id of their job."""


def planned_packs(
    transaction: Transaction, selection: Selection, pack_rows: int, export_id: int | None = None
) -> tuple[PlannedPack, ...]:
    """Return the packs of the selection as they are now: all are full but for void units.

    `export_id` is that of an existing export, whose finished packs are as they were written; None
    if there is none. Raises StorageDamaged.
    """
    void = void_units(transaction, [job.id for job in selection.jobs])
    if export_id is None:
        return packs_with_void(selection, pack_rows, void)
    recorded = left_out_units.of_export(transaction, export_id)
    if not void and not recorded:
        return tuple(plan_selection(selection, pack_rows))
    packs = exports.packs_of(transaction, export_id)
    finished = {pack.index: recorded.get(pack.index, ()) for pack in packs}
    return packs_with_void(selection, pack_rows, void, finished)


def packs_with_void(
    selection: Selection, pack_rows: int, void: Units, finished: LeftOut | None = None
) -> tuple[PlannedPack, ...]:
    """Return the packs of the selection if these units are void.

    `finished` has what the finished packs leave out, by the index of the pack.
    """
    planned = plan_selection(selection, pack_rows)
    if not void and not finished:
        return tuple(planned)
    return tuple(_with_void(selection, plan, void, finished or {}) for plan in planned)


def with_left_out(plan: PlannedPack, left_out: Sequence[JobUnits]) -> PlannedPack:
    """Return the pack without these of its units."""
    return replace(plan, left_out=tuple(left_out), void=(), void_rows=NO_UNITS)


class VoidUnits:
    """The void units of a selection, and what packs of its export leave out.

    Void units are read again once the journal has new entries: a unit becomes void in the
    transaction that appends its entry. What packs leave out is read once, because only the holder
    of the export's claim records it.
    """

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._void: Units = {}
        self._last_entry = -1
        self._left_out: LeftOut | None = None

    def recorded(
        self, transaction: Transaction, export_id: int, index: int
    ) -> tuple[JobUnits, ...]:
        """Return what a pack leaves out, as recorded before. Raises StorageDamaged."""
        if self._left_out is None:
            self._left_out = left_out_units.of_export(transaction, export_id)
        return self._left_out.get(index, ())

    def of_pack(self, transaction: Transaction, plan: PlannedPack) -> tuple[JobUnits, ...]:
        """Return the void units that the pack covers now, in the order of their jobs' ids.

        Raises StorageDamaged.
        """
        last_entry = unit_journal.last_id(transaction)
        if last_entry != self._last_entry:
            self._void = void_units(transaction, [job.id for job in self._selection.jobs])
            self._last_entry = last_entry
        pieces = self._selection.rows(plan.first_unit, plan.units)
        return tuple(sorted(_chosen(pieces, self._void), key=lambda each: each.job_id))


def kept_units(piece: Piece, plan: PlannedPack) -> UnitSet:
    """Return the units of the piece that the pack contains."""
    units = UnitSet.one(piece.first_unit, piece.count)
    for each in plan.left_out:
        if each.job_id == piece.job.id:
            units -= each.units
    return units


def check_has_rows(target: ExportTarget, planned: Sequence[PlannedPack]) -> None:
    """Raise WrongState if all units of a new export are void."""
    if any(plan.rows for plan in planned):
        return
    remedy = Message("Choose tokens that aren't void.")
    if isinstance(target, WholeBatch):
        raise WrongState(
            Message("All tokens of batch {batch} are void.", batch=target.batch), remedy
        )
    raise WrongState(
        Message("All selected tokens of job {job} are void.", job=target.job_id), remedy
    )


def _with_void(
    selection: Selection, plan: PlannedPack, void: Units, finished: LeftOut
) -> PlannedPack:
    pieces = selection.rows(plan.first_unit, plan.units)
    of_pack = tuple(_chosen(pieces, void))
    if plan.index not in finished:
        return replace(plan, left_out=of_pack) if of_pack else plan
    plan = replace(plan, left_out=finished[plan.index])
    contained = tuple(_chosen(pieces, void, plan))
    if not contained:
        return plan
    return replace(plan, void=contained, void_rows=_rows_of(pieces, plan, contained))


def _chosen(
    pieces: Sequence[Piece], void: Units, plan: PlannedPack | None = None
) -> Iterator[JobUnits]:
    """The void units of the pieces, with a plan only those that it contains."""
    for piece in pieces:
        if piece.job.id not in void:
            continue
        units = UnitSet.one(piece.first_unit, piece.count)
        units = void[piece.job.id] & (kept_units(piece, plan) if plan else units)
        if units:
            yield JobUnits(piece.job.id, units)


def _rows_of(pieces: Sequence[Piece], plan: PlannedPack, units: Sequence[JobUnits]) -> UnitSet:
    """The rows of these units, which the pack contains, counted from 0."""
    of_job = {each.job_id: each.units for each in units}
    rows: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        kept = kept_units(piece, plan)
        rows += _places(kept, of_job.get(piece.job.id, NO_UNITS), at)
        at += len(kept)
    return UnitSet.of(rows)


def _places(kept: UnitSet, units: UnitSet, at: int) -> Iterator[tuple[int, int]]:
    """The ranges of places of units among those that are kept; the first place is `at`."""
    wanted = iter(units.ranges)
    first, end = next(wanted, (0, 0))
    for start, stop in kept.ranges:
        # A range of units that are contained is within one range of kept ones.
        while start <= first < stop:
            yield at + first - start, at + end - start
            first, end = next(wanted, (-1, -1))
        at += stop - start
