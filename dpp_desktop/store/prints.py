"""Print jobs in the store, with claims as for mint jobs: what was announced and confirmed."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, case, insert, select, update

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import (
    PrintJob,
    PrintKind,
    PrintStatus,
    Replaced,
)
from dpp_desktop.model.readable import Readable
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.store import claims, print_announcements, print_segments, rows, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_prints = tables.prints.c
_PRINTING = _prints.status == PrintStatus.PRINTING.value


@dataclass(frozen=True, slots=True)
class NewPrint:
    """The units of a new print job, and how they are printed; see `model.print_job.PrintJob`."""

    kind: PrintKind
    segments: tuple[Segment, ...]
    design: str
    design_digest: str
    printer: str
    file: Path | None
    copies: int
    start_at: int
    verify: str
    reason: str
    actor: Actor


def add(transaction: Transaction, new: NewPrint) -> PrintJob:
    """Add a print job that is printing, which fixes its units."""
    added = transaction.execute(
        insert(tables.prints)
        .values(
            kind=new.kind.value,
            job_id=new.segments[0].job_id,
            design=new.design,
            design_digest=new.design_digest,
            printer=new.printer,
            file="" if new.file is None else str(new.file),
            settings=json.dumps({"verify": new.verify} if new.verify else {}),
            copies=new.copies,
            start_at=new.start_at,
            count=sum(segment.count for segment in new.segments),
            announced=0,
            confirmed=0,
            journaled=0,
            left_out=0,
            first_announcement=0,
            reason=new.reason,
            by=new.actor.by,
            workstation=new.actor.workstation,
            status=PrintStatus.PRINTING.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.prints)
    )
    print_job = _PRINT.value(added.one())
    print_segments.add(transaction, print_job.id, new.segments)
    return print_job


def read(transaction: Transaction, print_id: int) -> PrintJob:
    """Return the print job with the id, which must exist."""
    query = select(tables.prints).where(_prints.id == print_id)
    return _PRINT.referenced(transaction.execute(query), print_id)


def require(transaction: Transaction, print_id: int) -> PrintJob:
    """Return the print job with the id. Raise NotFound."""
    query = select(tables.prints).where(_prints.id == print_id)
    print_job = _PRINT.first(transaction.execute(query))
    if print_job is None:
        raise NotFound(
            Message("There is no print job {print} in this workspace.", print=print_id),
            Message("The list of print jobs shows their numbers."),
        )
    return print_job


def list_readable(transaction: Transaction) -> Readable[PrintJob]:
    """Return all print jobs that can be read, newest first, and those that can't."""
    query = select(tables.prints).order_by(_prints.id.desc())
    return _PRINT.readable(transaction.execute(query))


def page_before(transaction: Transaction, print_id: int | None, limit: int) -> Readable[PrintJob]:
    """Return the last `limit` print jobs before the one with the id, newest first.

    With None, return the last print jobs of all.
    """
    query = select(tables.prints).order_by(_prints.id.desc()).limit(limit)
    if print_id is not None:
        query = query.where(_prints.id < print_id)
    return _PRINT.readable(transaction.execute(query))


def newer_than(transaction: Transaction, print_id: int) -> Readable[PrintJob]:
    """Return the print jobs after the one with the id, newest first."""
    query = select(tables.prints).where(_prints.id > print_id).order_by(_prints.id.desc())
    return _PRINT.readable(transaction.execute(query))


def find_many(transaction: Transaction, ids: Collection[int]) -> Readable[PrintJob]:
    """Return the existing print jobs with these ids, newest first; some thousand at once."""
    query = select(tables.prints).where(_prints.id.in_(ids)).order_by(_prints.id.desc())
    return _PRINT.readable(transaction.execute(query))


def readable_in(transaction: Transaction, states: Collection[PrintStatus]) -> Readable[PrintJob]:
    """Return the print jobs in these states that can be read, newest first, and the others."""
    query = select(tables.prints).where(_in(states)).order_by(_prints.id.desc())
    return _PRINT.readable(transaction.execute(query))


def list_in(transaction: Transaction, states: Collection[PrintStatus]) -> list[PrintJob]:
    """Return the print jobs in these states, oldest first. Raise StorageDamaged."""
    return _list(transaction, select(tables.prints).where(_in(states)).order_by(_prints.id))


def with_file(transaction: Transaction, digest: str) -> list[PrintJob]:
    """Return the print jobs that wrote a file of that SHA-256, oldest first.

    An empty digest belongs to no file. Raise StorageDamaged.
    """
    if not digest:
        return []
    query = select(tables.prints).where(_prints.file_digest == digest).order_by(_prints.id)
    return _list(transaction, query)


def last_printer_of(transaction: Transaction, design: str) -> str | None:
    """Return the name of the printer that last printed the design, None if none did."""
    query = (
        select(_prints.printer)
        .where(_prints.design == design, _prints.printer != "")
        .order_by(_prints.id.desc())
        .limit(1)
    )
    return transaction.execute(query).scalar()


def claim(transaction: Transaction, print_job: PrintJob, runner: str) -> Claim | None:
    """Claim the print job for `runner`. Return None if it was claimed since it was read.

    The caller must have checked that its last runner is no longer active.
    """
    return claims.take(
        transaction, tables.prints, print_job, runner, status=PrintStatus.PRINTING.value
    )


def announce(
    transaction: Transaction,
    held: Claim,
    announced: int,
    parts: Sequence[tuple[int, int, Replaced]],
) -> bool:
    """Record that rows are about to be sent, up to `announced`, which isn't included.

    `parts` are the first row, the number of rows and the replaced label of each part: rows between
    them are left out.
    Return False, with nothing recorded, if the claim is lost.
    """
    if not claims.change(transaction, tables.prints, held, {"announced": announced}, _PRINTING):
        return False
    print_announcements.add(transaction, held.id, parts)
    return True


def confirm(
    transaction: Transaction, held: Claim, confirmed: int, journaled: int, left_out: int
) -> bool:
    """Record that the first `confirmed` rows are printed, except for `left_out` of them.

    Return False if the claim is lost.
    """
    values = {"confirmed": confirmed, "journaled": journaled, "left_out": left_out}
    return claims.change(transaction, tables.prints, held, values, _PRINTING)


def go_back(transaction: Transaction, held: Claim, row: int, left_out: int) -> bool:
    """Record that the rows from `row` on aren't printed; those before it must be journaled.

    `left_out` are those of these that were left out. If there are rows from `row` on, there is no
    file with them either. Return False if the claim is lost.
    """
    values: dict[str, object] = {"announced": row, "confirmed": row, "journaled": row}
    values["left_out"] = left_out
    values["first_announcement"] = print_announcements.next_announcement(held.id)
    values["file_digest"] = case((_prints.count > row, ""), else_=_prints.file_digest)
    return claims.change(transaction, tables.prints, held, values, _PRINTING)


def record_file(transaction: Transaction, held: Claim, digest: str) -> bool:
    """Record the SHA-256, in hex, of the file that is about to get its name.

    Return False if the claim is lost.
    """
    return claims.change(transaction, tables.prints, held, {"file_digest": digest}, _PRINTING)


def end(
    transaction: Transaction, held: Claim, status: PrintStatus, reason: Message | None = None
) -> bool:
    """Release the print job in a state other than printing. Return False if the claim is lost."""
    values = claims.final_values(status, reason)
    if status in (PrintStatus.PAUSED, PrintStatus.IN_DOUBT):
        values["finished_at"] = None
    return claims.change(transaction, tables.prints, held, values, _PRINTING)


def release_unchanged(transaction: Transaction, held: Claim, print_job: PrintJob) -> bool:
    """Release the print job in the state in which it was read before it was claimed.

    Return False if the claim is lost.
    """
    values = claims.final_values(print_job.status, print_job.error)
    values["finished_at"] = print_job.finished_at
    return claims.change(transaction, tables.prints, held, values, _PRINTING)


def list_unjournaled(transaction: Transaction) -> list[PrintJob]:
    """Return print jobs with confirmed rows that the journal of units doesn't contain yet."""
    query = select(tables.prints).where(_PRINTING, _prints.journaled < _prints.confirmed)
    return _list(transaction, query.order_by(_prints.id))


def list_doubtful(transaction: Transaction) -> list[PrintJob]:
    """Return print jobs with announced rows that aren't confirmed, the newest first."""
    query = select(tables.prints).where(_prints.confirmed < _prints.announced)
    return _list(transaction, query.order_by(_prints.id.desc()))


def journaled(transaction: Transaction, print_id: int) -> int:
    """Return how many rows of the print job the journal of units contains as printed."""
    return read(transaction, print_id).journaled


def set_journaled(transaction: Transaction, print_job: PrintJob) -> None:
    """Record that the journal of units contains all confirmed rows of the print job.

    Needs no claim: the journal and this number only change together, in one transaction.
    """
    transaction.execute(
        update(tables.prints)
        .where(_prints.id == print_job.id)
        .values(journaled=print_job.confirmed)
    )


def _in(states: Collection[PrintStatus]) -> ColumnElement[bool]:
    return _prints.status.in_([state.value for state in states])


def _list(transaction: Transaction, query: Select[Any]) -> list[PrintJob]:
    return _PRINT.values(transaction.execute(query))


def _print(file: str, settings: str, **values: Any) -> PrintJob:
    verify = json.loads(settings or "{}").get("verify", "")
    if not isinstance(verify, str):
        raise rows.InvalidRow("settings")
    print_job = PrintJob(file=Path(file) if file else None, verify=verify, **values)
    if bool(file) == bool(print_job.printer):
        raise rows.InvalidRow("printer")
    if not print_job.confirmed <= print_job.announced <= print_job.count:
        raise rows.InvalidRow("announced")
    if print_job.journaled > print_job.confirmed:
        raise rows.InvalidRow("journaled")
    if not 0 <= print_job.left_out <= print_job.confirmed:
        raise rows.InvalidRow("left_out")
    return print_job


def _digest_or_empty(value: Any) -> str:
    return rows.digest(value) if value else rows.text(value)


_PRINT = Reader(
    tables.prints,
    _print,
    {
        "id": rows.whole_number(1),
        "kind": rows.choice(PrintKind),
        "design_digest": rows.digest,
        "file_digest": _digest_or_empty,
        "settings": rows.json_object,
        "copies": rows.whole_number(1),
        "start_at": rows.whole_number(1),
        "count": rows.whole_number(1),
        "first_announcement": rows.whole_number(0),
        "status": rows.choice(PrintStatus),
        "error": rows.message,
    },
)
