"""Announcements of print jobs in the store: rows that were about to be sent."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, insert, select

from dpp_desktop.model.print_job import Announcement, PrintJob, Replaced
from dpp_desktop.store import print_segments, rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_announcements = tables.print_announcements.c


def add(
    transaction: Transaction, print_id: int, parts: Sequence[tuple[int, int, Replaced]]
) -> None:
    """Announce rows, as the first row, the number of rows and the replaced label of each part."""
    last = select(func.max(_announcements.ordinal)).where(_announcements.print_id == print_id)
    number = transaction.execute(last).scalar()
    next_ordinal = 0 if number is None else number + 1
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


def announcements_of(transaction: Transaction, print_id: int) -> list[Announcement]:
    """Return what was announced of the print job, in order."""
    query = (
        select(tables.print_announcements)
        .where(_announcements.print_id == print_id)
        .order_by(_announcements.ordinal)
    )
    return _ANNOUNCEMENT.values(transaction.execute(query))


def last_announcements(transaction: Transaction, print_id: int, limit: int) -> list[Announcement]:
    """Return what was announced last of the print job, at most `limit`, the last one first."""
    query = (
        select(tables.print_announcements)
        .where(_announcements.print_id == print_id)
        .order_by(_announcements.ordinal.desc())
        .limit(limit)
    )
    return _ANNOUNCEMENT.values(transaction.execute(query))


def sent_rows(
    transaction: Transaction, print_job: PrintJob, *, replacing: Replaced | None = None
) -> list[tuple[int, int]]:
    """Return the rows that were announced last and aren't in the journal of units yet, in order.

    They are ranges `(first, end)`, `end` not included; with `replacing`, only of rows that replace
    such labels. Rows increase from one announcement to the
    next, unless the print job went back in between: then earlier announcements of these rows don't
    count.
    """
    limit = print_job.announced - print_job.journaled
    announced = last_announcements(transaction, print_job.id, limit)
    return _latest(announced, print_job.announced, print_job.journaled, replacing=replacing)


def doubtful_rows(
    transaction: Transaction, print_jobs: Iterable[PrintJob]
) -> dict[int, list[tuple[int, int]]]:
    """Return the rows in doubt of these print jobs that were sent, in order, read at once.

    They are ranges `(first, end)` by print job, as in `sent_rows`. There is at least one print job.
    Raise StorageDamaged.
    """
    wanted = {each.id: each for each in print_jobs}
    doubtful = print_segments.doubtful_prints(wanted).c
    inner = tables.print_announcements.alias().c
    last = select(func.max(inner.ordinal)).where(inner.print_id == doubtful.id).scalar_subquery()
    query = (
        select(tables.print_announcements)
        .join(doubtful.id.table, doubtful.id == _announcements.print_id)
        .where(_announcements.ordinal > last - (doubtful.announced - doubtful.confirmed))
        .order_by(_announcements.print_id, _announcements.ordinal.desc())
    )
    found: dict[int, list[Announcement]] = {}
    for print_id, each in _ANNOUNCEMENT_OF.values(transaction.execute(query)):
        if print_id in wanted:
            found.setdefault(print_id, []).append(each)
    return {
        print_id: _latest(announced, wanted[print_id].announced, wanted[print_id].confirmed)
        for print_id, announced in found.items()
    }


def _latest(
    announced: Iterable[Announcement], first: int, row: int, *, replacing: Replaced | None = None
) -> list[tuple[int, int]]:
    """The rows from `row` to before `first` of the announcements, of which the last comes first."""
    found: list[tuple[int, int]] = []
    for each in announced:
        end = each.first_row + each.count
        if end > first or end <= row:
            break
        first = each.first_row
        if replacing is None or each.replaces is replacing:
            found.append((max(first, row), end))
    return found[::-1]


def _announcement_of(print_id: int, ordinal: int, **values: Any) -> tuple[int, Announcement]:
    return print_id, Announcement(**values)


def _announcement(**values: Any) -> Announcement:
    return _announcement_of(**values)[1]


_ANNOUNCED = {"count": rows.whole_number(1), "replaces": rows.choice(Replaced)}
_ANNOUNCEMENT = Reader(tables.print_announcements, _announcement, _ANNOUNCED)
_ANNOUNCEMENT_OF = Reader(tables.print_announcements, _announcement_of, _ANNOUNCED)
