"""Finds exports that contain units of given jobs, and the handovers of their packs."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, or_, select, type_coerce

from dpp_desktop.model.export import ExportStatus, HandOver, Segment
from dpp_desktop.store import rows, tables
from dpp_desktop.store.export_coverage import placed_segments
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_exports = tables.exports.c
_segments = tables.export_segments.c
_packs = tables.packs.c
_hand_overs = tables.hand_overs.c
_HAS_PACKS = select(_packs.index).where(_packs.export_id == _exports.id).exists()


@dataclass(frozen=True, slots=True)
class ExportedUnits:
    """Units that an export contains, in its rows from `first_row` on, which counts from 0.

    Each pack of the export has `pack_rows` rows, except the last one. `runner` is the last runner
    of an export that has no pack yet; None if it has packs.
    """

    export_id: int
    pack_rows: int
    first_row: int
    segment: Segment
    runner: str | None = None


@dataclass(frozen=True, slots=True)
class HandoverSummary:
    """How many packs of an export were handed over, and the most recent handover."""

    packs: int
    last: HandOver


def exported_units(
    transaction: Transaction, job_ids: Collection[int], exclude: int | None = None
) -> list[ExportedUnits]:
    """Return the units of the jobs that exports contain, except the export with the id `exclude`.

    Cancelled exports are left out, and exports without packs that no runner has claimed. Accepts
    tens of thousands of jobs at once.
    """
    runner = case((_HAS_PACKS, None), else_=_exports.runner).label("runner")
    placed = (
        placed_segments(runner)
        .where(_counts(exclude), _segments.export_id.in_(_exports_with(job_ids)))
        .subquery()
    )
    query = select(placed).where(placed.c.job_id.in_(job_ids))
    return _EXPORTED_UNITS.values(transaction.execute(query))


def hand_overs_of_packs(
    transaction: Transaction, packs: Mapping[int, Collection[int]]
) -> dict[int, HandoverSummary]:
    """Return the handovers of the packs, given and returned by the id of their export.

    Exports without handovers are left out. Accepts tens of thousands of exports at once.
    """
    # A million tokens exported a thousand times have 100,000 handovers. So times are compared as
    # stored text, and only the last one of each export is converted.
    at = type_coerce(_hand_overs.at, Text)
    query = select(
        _hand_overs.export_id, _hand_overs.index, _hand_overs.by, _hand_overs.to, at
    ).where(
        _hand_overs.export_id.in_(packs),
        _hand_overs.index.between(min(map(min, packs.values())), max(map(max, packs.values()))),
    )
    counts: Counter[int] = Counter()
    last: dict[int, tuple[str, int, str, str]] = {}
    for export_id, index, by, to, moment in transaction.execute(query).all():
        if index in packs[export_id]:
            counts[export_id] += 1
            mark = (moment, index, by, to)
            try:
                last[export_id] = max(mark, last.get(export_id, mark))
            except TypeError:
                raise rows.damaged_row("hand_overs", f"{export_id}/{index}", "at") from None
    return {
        export_id: HandoverSummary(counts[export_id], _hand_over(export_id, *mark))
        for export_id, mark in last.items()
    }


def _counts(exclude: int | None) -> ColumnElement[bool]:
    """Whether an export counts as an overlap."""
    counts = and_(
        _exports.status != ExportStatus.CANCELLED.value,
        or_(_exports.runner.is_not(None), _HAS_PACKS),
    )
    return counts if exclude is None else and_(counts, _exports.id != exclude)


def _exports_with(job_ids: Collection[int]) -> Select[tuple[int]]:
    return select(_segments.export_id).where(_segments.job_id.in_(job_ids))


def _exported_units(
    *,
    export_id: int,
    ordinal: int,
    job_id: int,
    first_unit: int,
    **others: Any,
) -> ExportedUnits:
    units = _whole(others["units"], "count", least=1)
    pack_rows = _whole(others["pack_rows"], "export_id", least=1)
    first_row = _whole(others["first_row"], "count")
    segment = Segment(job_id, first_unit, units)
    return ExportedUnits(export_id, pack_rows, first_row, segment, others["runner"])


def _whole(value: object, column: str, least: int = 0) -> int:
    """The number, which comes from another table or was calculated from `column`."""
    try:
        return int(rows.whole_number(least)(value))
    except ValueError:
        raise rows.InvalidRow(column) from None


def _hand_over(export_id: int, at: object, index: int, by: object, to: object) -> HandOver:
    try:
        return HandOver(index, rows.text(by), rows.moment(at), rows.text(to))
    except (TypeError, ValueError):
        raise rows.damaged_row("hand_overs", f"{export_id}/{index}", "at") from None


_EXPORTED_UNITS = Reader(tables.export_segments, _exported_units)
