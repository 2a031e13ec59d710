"""Rows that print jobs left out, because their units could no longer be printed, in the store."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, insert, select, update

from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.print_job import LeftOutRows, PrintJob
from dpp_desktop.model.unit_state import RefusalKind
from dpp_desktop.store import print_segments, rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_left_out = tables.print_left_out.c


def add(transaction: Transaction, print_id: int, left_out: Sequence[LeftOutRows]) -> None:
    """Record rows that the print job leaves out."""
    if left_out:
        transaction.execute(
            insert(tables.print_left_out),
            [
                {
                    "print_id": print_id,
                    "first_row": each.row,
                    "job_id": each.job_id,
                    "first_unit": each.first_unit,
                    "count": each.count,
                    "reason": each.reason.value,
                    "printed_by": each.printed_by,
                }
                for each in left_out
            ],
        )


def remove_from(transaction: Transaction, print_id: int, row: int) -> None:
    """Remove the rows from `row` on, because the print job goes back and may print them."""
    of_print = _left_out.print_id == print_id
    transaction.execute(delete(tables.print_left_out).where(of_print, _left_out.first_row >= row))
    transaction.execute(
        update(tables.print_left_out)
        .where(of_print, _left_out.first_row + _left_out.count > row)
        .values(count=row - _left_out.first_row)
    )


def in_doubt(transaction: Transaction, print_job: PrintJob) -> list[LeftOutRows]:
    """Return rows left out that reach beyond the confirmed ones, in order. Raise StorageDamaged."""
    query = (
        select(tables.print_left_out)
        .where(
            _left_out.print_id == print_job.id,
            _left_out.first_row + _left_out.count > print_job.confirmed,
        )
        .order_by(_left_out.first_row)
    )
    return [each for _, each in _READER.values(transaction.execute(query))]


def contains(transaction: Transaction, print_id: int, row: int) -> bool:
    """Return True if the print job left out the row."""
    query = select(_left_out.first_row).where(
        _left_out.print_id == print_id,
        _left_out.first_row <= row,
        _left_out.first_row + _left_out.count > row,
    )
    return transaction.execute(query.limit(1)).scalar() is not None


def of_print(transaction: Transaction, print_id: int) -> list[LeftOutRows]:
    """Return the rows that the print job left out, in order. Raise StorageDamaged."""
    return of_prints(transaction, [print_id]).get(print_id, [])


def of_prints(
    transaction: Transaction, ids: Collection[int], limit: int | None = None
) -> dict[int, list[LeftOutRows]]:
    """Return the rows that these print jobs left out, by print job, in order.

    With `limit`, return at most that many ranges of rows of each. Raise StorageDamaged.
    """
    place = func.row_number().over(partition_by=_left_out.print_id, order_by=_left_out.first_row)
    numbered = (
        select(tables.print_left_out, place.label("place"))
        .where(print_segments.among(_left_out.print_id, ids))
        .subquery()
    )
    query = select(*(numbered.c[column.name] for column in _left_out)).order_by(
        numbered.c.print_id, numbered.c.first_row
    )
    if limit is not None:
        query = query.where(numbered.c.place <= limit)
    found: dict[int, list[LeftOutRows]] = {}
    for print_id, each in _READER.values(transaction.execute(query)):
        if print_id in ids:
            found.setdefault(print_id, []).append(each)
    return found


def _rows(print_id: int, first_row: int, **values: object) -> tuple[int, LeftOutRows]:
    return print_id, LeftOutRows(row=first_row, **values)  # type: ignore[arg-type]


_READER = Reader(
    tables.print_left_out,
    _rows,
    {
        "first_unit": rows.whole_number(0, MAX_QUANTITY - 1),
        "count": rows.whole_number(1, MAX_QUANTITY),
        "reason": rows.choice(RefusalKind),
    },
)
