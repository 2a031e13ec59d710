"""The units of print jobs in the store: segments that are fixed when a print job is added."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Subquery, func, insert, select

from dpp_desktop.model.export import Segment
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.segments import SEGMENT_KINDS, values_of
from dpp_desktop.store.transaction import Transaction

_prints = tables.prints.c
_segments = tables.print_segments.c

_ANY_NUMBER = 1 << 40
_MOST_IDS = 10_000
"""The most ids that a statement lists one by one: SQLite accepts 32,766 parameters by default."""


def add(transaction: Transaction, print_id: int, segments: Iterable[Segment]) -> None:
    """Add the units of a new print job, in the order of its rows."""
    transaction.execute(insert(tables.print_segments), values_of("print_id", print_id, segments))


def segments_of(transaction: Transaction, print_job: PrintJob) -> tuple[Segment, ...]:
    """Return the units of the print job in the order of its rows; at least one segment.

    Raise StorageDamaged, also if segments are missing or don't add up to its rows.
    """
    query = (
        select(tables.print_segments)
        .where(_segments.print_id == print_job.id)
        .order_by(_segments.ordinal)
    )
    return _complete(print_job, _SEGMENT.values(transaction.execute(query)))


def all_segments(
    transaction: Transaction, print_jobs: Iterable[PrintJob], limit: int | None = None
) -> dict[int, tuple[Segment, ...]]:
    """Return the units of all these print jobs by print job, read at once; see `segments_of`.

    With `limit`, return at most that many segments of each. Raise StorageDamaged if the segments of
    any print job are damaged, as far as they are read.
    """
    wanted = {each.id: each for each in print_jobs}
    query = (
        select(tables.print_segments)
        .where(among(_segments.print_id, wanted))
        .order_by(_segments.print_id, _segments.ordinal)
    )
    if limit is not None:
        query = query.where(_segments.ordinal < limit)
    found: dict[int, list[_PrintSegment]] = {}
    for each in _SEGMENT.values(transaction.execute(query)):
        found.setdefault(each.print_id, []).append(each)
    return {
        print_id: _complete(each, found.get(print_id, []), limit)
        for print_id, each in wanted.items()
    }


def doubtful_segments(
    transaction: Transaction, print_jobs: Iterable[PrintJob]
) -> dict[int, PrintRows]:
    """Return the segments with rows in doubt of these print jobs.

    They are by print job, and read at once; there is at least one print job. Raise StorageDamaged.
    """
    ids = {each.id for each in print_jobs}
    end = func.sum(_segments.count).over(
        partition_by=_segments.print_id, order_by=_segments.ordinal
    )
    doubtful = doubtful_prints(ids).c
    placed = (
        select(tables.print_segments, end.label("end"), doubtful.confirmed, doubtful.announced)
        .join(doubtful.id.table, doubtful.id == _segments.print_id)
        .subquery()
        .c
    )
    query = (
        select(*(placed[column.name] for column in _segments), placed.end)
        .where(placed.end > placed.confirmed, placed.end - placed.count < placed.announced)
        .order_by(placed.print_id, placed.ordinal)
    )
    found: dict[int, list[_PlacedSegment]] = {}
    for each in _PLACED_SEGMENT.values(transaction.execute(query)):
        found.setdefault(each.print_id, []).append(each)
    return {
        print_id: PrintRows((each.segment for each in found[print_id]), found[print_id][0].row)
        for print_id in ids & found.keys()
    }


def among(print_id: ColumnElement[int], ids: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a column with ids of print jobs contains one of `ids`.

    If most ids between the least and the greatest are wanted, all in between match.
    """
    least, greatest = min(ids, default=0), max(ids, default=0)
    is_dense = greatest - least < 2 * len(ids)
    if is_dense or len(ids) > _MOST_IDS:
        return print_id.between(least, greatest)
    return print_id.in_(ids)


def doubtful_prints(ids: Collection[int]) -> Subquery:
    """Return a query for print jobs with rows in doubt: the id, and what shows which rows.

    They are at least those of the ids, of which there is at least one.
    """
    return (
        select(_prints.id, _prints.announced, _prints.confirmed, _prints.first_announcement)
        .where(among(_prints.id, ids), _prints.confirmed < _prints.announced)
        # Because of the limit, this is read first, and then only the rows of these print jobs.
        .limit(_ANY_NUMBER)
        .subquery()
    )


class _PrintSegment(NamedTuple):
    """A segment with the id of its print job and its place there."""

    print_id: int
    ordinal: int
    segment: Segment


def _segment(print_id: int, ordinal: int, **values: Any) -> _PrintSegment:
    return _PrintSegment(print_id, ordinal, Segment(**values))


class _PlacedSegment(NamedTuple):
    """A segment with the id of its print job and its first row there."""

    print_id: int
    row: int
    segment: Segment


def _placed_segment(print_id: int, ordinal: int, end: int, **values: Any) -> _PlacedSegment:
    segment = _segment(print_id, ordinal, **values).segment
    return _PlacedSegment(print_id, end - segment.count, segment)


def _complete(
    print_job: PrintJob, found: Sequence[_PrintSegment], limit: int | None = None
) -> tuple[Segment, ...]:
    """Return the segments of a print job. Raise StorageDamaged if they aren't all of its units.

    With `limit`, there may be more segments than that many.
    """
    if not found or [each.ordinal for each in found] != list(range(len(found))):
        raise rows.missing_row("print_segments", f"{print_job.id}/{len(found)}")
    segments = tuple(each.segment for each in found)
    count, is_cut = sum(segment.count for segment in segments), len(segments) == limit
    if count > print_job.count or (count < print_job.count and not is_cut):
        raise rows.damaged_row("prints", print_job.id, "count")
    return segments


_SEGMENT = Reader(tables.print_segments, _segment, SEGMENT_KINDS)
_PLACED_SEGMENT = Reader(tables.print_segments, _placed_segment, SEGMENT_KINDS)
