"""Void units that packs of exports leave out, as recorded before the packs were written."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Table, delete, insert, select

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.store import claims, rows, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_left_out = tables.left_out_units.c

LeftOut = dict[int, tuple[JobUnits, ...]]
"""The units that packs leave out, by the index of the pack, without packs that leave out none."""


def put(transaction: Transaction, held: Claim, index: int, units: Sequence[JobUnits]) -> bool:
    """Record what the pack leaves out, instead of what was recorded for it before.

    Each of the `units` is of another job. Return False if the claim of the export is lost.
    """
    if not claims.change(transaction, tables.exports, held, {"error": None}):
        return False
    transaction.execute(
        delete(tables.left_out_units).where(
            _left_out.export_id == held.id, _left_out.index == index
        )
    )
    values = [
        {
            "export_id": held.id,
            "index": index,
            "job_id": each.job_id,
            "units": each.units.encode(),
        }
        for each in units
    ]
    if values:
        transaction.execute(insert(tables.left_out_units), values)
    return True


def of_export(transaction: Transaction, export_id: int) -> LeftOut:
    """Return what the packs of the export leave out. Raise StorageDamaged."""
    return of_exports(transaction, [export_id]).get(export_id, {})


def of_exports(transaction: Transaction, export_ids: Collection[int]) -> dict[int, LeftOut]:
    """Return what the packs of these exports leave out, without exports that leave out nothing.

    Accepts tens of thousands of exports at once. Raise StorageDamaged.
    """
    query = (
        select(tables.left_out_units)
        .where(_left_out.export_id.in_(export_ids))
        .order_by(_left_out.export_id, _left_out.index, _left_out.job_id)
    )
    found: dict[int, LeftOut] = defaultdict(dict)
    for export_id, index, units in _LEFT_OUT.values(transaction.execute(query)):
        packs = found[export_id]
        packs[index] = (*packs.get(index, ()), units)
    return dict(found)


def units_left_out(
    transaction: Transaction, marked: Table, job_ids: Collection[int]
) -> dict[tuple[int, int], UnitSet]:
    """Return the units of these jobs that packs with a row in the table `marked` leave out.

    They are given by the ids of the export and the job. Raise StorageDamaged.
    """
    query = (
        select(tables.left_out_units)
        .join(
            marked,
            (marked.c.export_id == _left_out.export_id) & (marked.c.index == _left_out.index),
        )
        .where(_left_out.job_id.in_(job_ids))
    )
    ranges: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for export_id, _, each in _LEFT_OUT.values(transaction.execute(query)):
        ranges[export_id, each.job_id] += each.units.ranges
    return {key: UnitSet.of(found) for key, found in ranges.items()}


def _left_out_units(**values: Any) -> tuple[int, int, JobUnits]:
    return values["export_id"], values["index"], JobUnits(values["job_id"], values["units"])


_LEFT_OUT = Reader(
    tables.left_out_units,
    _left_out_units,
    {"index": rows.whole_number(1), "units": rows.unit_set},
)
