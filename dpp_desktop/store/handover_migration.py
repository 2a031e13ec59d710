"""Marks the units of packs that were handed over before version 9 as printed elsewhere."""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from dpp_desktop.model.errors import DppError
from dpp_desktop.model.export import Export, HandOver, Segment
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, CarrierState, JournalAction
from dpp_desktop.store import exports, jobs, tables, unit_journal, unit_runs
from dpp_desktop.store.rows import damaged_row
from dpp_desktop.store.transaction import Transaction

_log = logging.getLogger(__name__)


class _HandedOver(NamedTuple):
    """Units of a job in a pack that was handed over; sorted by time, export and pack."""

    at: datetime
    export_id: int
    pack: int
    job_id: int
    units: UnitSet
    mark: HandOver


def mark_handed_over_units(transaction: Transaction) -> None:
    """Mark the units of all packs that were handed over as produced, with entries in the journal.

    The entries have the time and the person of the handover. Exports with damaged rows are left
    out: the damage is reported when they are read.
    """
    found = sorted(_handed_over(transaction), key=lambda each: each[:4])
    by_job: dict[int, list[tuple[int, int]]] = {}
    for each in found:
        by_job.setdefault(each.job_id, []).extend(each.units.ranges)
    orders = {}
    for job_id, ranges in by_job.items():
        orders[job_id] = jobs.require(transaction, job_id).idempotency_key or ""
        unit_runs.put(
            transaction,
            job_id,
            Carrier.LABEL.value,
            UnitSet.of(ranges),
            CarrierState.PRODUCED.value,
        )
    unit_journal.append_all(transaction, [(each.at, _record(each, orders)) for each in found])


def _record(each: _HandedOver, orders: dict[int, str]) -> JournalRecord:
    return JournalRecord(
        JournalAction.HANDED_OVER,
        each.job_id,
        each.units,
        Actor(each.mark.by, ""),
        Carrier.LABEL,
        order_number=orders[each.job_id],
        details={"export": each.export_id, "packs": [each.pack], "to": each.mark.to},
    )


def _handed_over(transaction: Transaction) -> Iterator[_HandedOver]:
    ids = select(tables.hand_overs.c.export_id).distinct()
    for (export_id,) in transaction.execute(ids).all():
        try:
            yield from _of_export(transaction, export_id)
        except DppError as error:
            _log.warning("The handovers of export %s aren't migrated: %s", export_id, error)


def _of_export(transaction: Transaction, export_id: int) -> list[_HandedOver]:
    export = exports.require(transaction, export_id)
    segments = exports.segments_of(transaction, export.id)
    for segment in segments:
        if segment.first_unit + segment.count > jobs.require(transaction, segment.job_id).minted:
            raise damaged_row("mint_jobs", segment.job_id, "minted")
    return [
        _HandedOver(mark.at, export.id, mark.index, job_id, UnitSet.of(ranges), mark)
        for mark in exports.hand_overs_of(transaction, export.id)
        for job_id, ranges in _units_of(export, segments, mark.index).items()
    ]


def _units_of(
    export: Export, segments: tuple[Segment, ...], pack: int
) -> dict[int, list[tuple[int, int]]]:
    """The ranges of units in the pack, by job."""
    first, end = (pack - 1) * export.pack_rows, pack * export.pack_rows
    found: dict[int, list[tuple[int, int]]] = {}
    at = 0
    for segment in segments:
        start, stop = max(first - at, 0), min(end - at, segment.count)
        if start < stop:
            span = (segment.first_unit + start, segment.first_unit + stop)
            found.setdefault(segment.job_id, []).append(span)
        at += segment.count
    return found
