"""Announcements of print jobs in the store: rows that were about to be sent.

Of the announcements of a print job, those from `first_announcement` on count, and their rows
increase. Earlier ones are from before it went back to a row: a person or the printer has shown
since which of their labels were printed.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from dpp_desktop.model.print_job import Announcement, PrintJob, Replaced
from dpp_desktop.model.print_rows import AnnouncedPart, PrintRows
from dpp_desktop.store import print_segments, rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_announcements = tables.print_announcements.c


def add(
    transaction: Transaction, print_id: int, parts: Sequence[tuple[int, int, Replaced]]
) -> None:
    """Announce rows, as the first row, the number of rows and the replaced label of each part."""
    next_ordinal = transaction.execute(select(next_announcement(print_id))).scalar_one()
    if parts:
        transaction.execute(
            insert(tables.print_announcements),
            [
                {
                    "print_id": print_id,
                    "ordinal": next_ordinal + index,
                    "first_row": first,
                    "count": count,
                    "at": tables.now(),
                    "replaces": replaces.value,
                }
                for index, (first, count, replaces) in enumerate(parts)
            ],
        )


def next_announcement(print_id: int) -> ColumnElement[int]:
    """Return an expression for the ordinal of the next announcement of the print job."""
    last = select(func.max(_announcements.ordinal)).where(_announcements.print_id == print_id)
    return func.coalesce(last.scalar_subquery() + 1, 0)


def announcements_of(transaction: Transaction, print_id: int) -> list[Announcement]:
    """Return what was announced of the print job, in order."""
    query = (
        select(tables.print_announcements)
        .where(_announcements.print_id == print_id)
        .order_by(_announcements.ordinal)
    )
    return _ANNOUNCEMENT.values(transaction.execute(query))


def sent_parts(
    transaction: Transaction, print_job: PrintJob, print_rows: PrintRows
) -> list[AnnouncedPart]:
    """Return the rows that were sent and aren't in the journal of units yet, in order.

    Raise StorageDamaged.
    """
    query = (
        select(tables.print_announcements)
        .where(
            _announcements.print_id == print_job.id,
            _announcements.ordinal >= print_job.first_announcement,
        )
        .order_by(_announcements.ordinal.desc())
        .limit(print_job.announced - print_job.journaled)
    )
    announced = _ANNOUNCEMENT.values(transaction.execute(query))
    return _parts(announced, print_rows, print_job.journaled)


def doubtful_parts(
    transaction: Transaction, print_jobs: Iterable[PrintJob]
) -> dict[int, list[AnnouncedPart]]:
    """Return the rows of these print jobs that were sent and aren't confirmed, in order.

    They are by print job, and read at once; there is at least one print job. Raise StorageDamaged.
    """
    wanted = {each.id: each for each in print_jobs}
    segments = print_segments.doubtful_segments(transaction, wanted.values())
    doubtful = print_segments.doubtful_prints(wanted).c
    inner = tables.print_announcements.alias().c
    last = select(func.max(inner.ordinal)).where(inner.print_id == doubtful.id).scalar_subquery()
    query = (
        select(tables.print_announcements)
        .join(doubtful.id.table, doubtful.id == _announcements.print_id)
        .where(
            _announcements.ordinal >= doubtful.first_announcement,
            _announcements.ordinal > last - (doubtful.announced - doubtful.confirmed),
        )
        .order_by(_announcements.print_id, _announcements.ordinal.desc())
    )
    found: dict[int, list[Announcement]] = {}
    for print_id, each in _ANNOUNCEMENT_OF.values(transaction.execute(query)):
        if print_id in wanted:
            found.setdefault(print_id, []).append(each)
    return {
        print_id: _parts(announced, segments[print_id], wanted[print_id].confirmed)
        for print_id, announced in found.items()
    }


def _parts(
    announced: Iterable[Announcement], print_rows: PrintRows, row: int
) -> list[AnnouncedPart]:
    """The rows from `row` on of the announcements that count, of which the last comes first."""
    counted = takewhile(lambda each: each.first_row + each.count > row, announced)
    return [
        AnnouncedPart(part, each.replaces)
        for each in reversed(list(counted))
        for part in print_rows.parts(max(each.first_row, row), each.first_row + each.count)
    ]


def _announcement_of(print_id: int, ordinal: int, **values: Any) -> tuple[int, Announcement]:
    return print_id, Announcement(**values)


def _announcement(**values: Any) -> Announcement:
    return _announcement_of(**values)[1]


_ANNOUNCED = {"count": rows.whole_number(1), "replaces": rows.choice(Replaced)}
_ANNOUNCEMENT = Reader(tables.print_announcements, _announcement, _ANNOUNCED)
_ANNOUNCEMENT_OF = Reader(tables.print_announcements, _announcement_of, _ANNOUNCED)
