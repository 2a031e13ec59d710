"""Exports and their finished packs in the store; claimed and fenced as mint jobs are."""

import secrets
from datetime import datetime
from pathlib import Path

from sqlalchemy import RowMapping, and_, func, insert, or_, select

from dpp_desktop.model.export import Export, ExportStatus, Pack
from dpp_desktop.store import claims, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction

_exports = tables.exports.c
_packs = tables.packs.c


def add(
    transaction: Transaction, job_id: int, directory: Path, count: int, pack_rows: int
) -> Export:
    """Adds an export of the job's first `count` units, and so freezes its set."""
    added = transaction.execute(
        insert(tables.exports)
        .values(
            uid=secrets.token_hex(16),
            job_id=job_id,
            directory=str(directory),
            count=count,
            pack_rows=pack_rows,
            status=ExportStatus.EXPORTING.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.exports)
    )
    return _export(added.mappings().one())


def read(transaction: Transaction, export_id: int) -> Export:
    """Returns the export of that id, which must exist."""
    query = select(tables.exports).where(_exports.id == export_id)
    return _export(transaction.execute(query).mappings().one())


def find_by_uid(transaction: Transaction, uid: str) -> Export | None:
    """Returns the export of that uid."""
    query = select(tables.exports).where(_exports.uid == uid)
    row = transaction.execute(query).mappings().first()
    return _export(row) if row else None


def list_in_directory(transaction: Transaction, directory: Path) -> list[Export]:
    """Returns the exports that were made into that folder, the newest first."""
    query = (
        select(tables.exports)
        .where(_exports.directory == str(directory))
        .order_by(_exports.id.desc())
    )
    return [_export(row) for row in transaction.execute(query).mappings()]


def list_of_job(transaction: Transaction, job_id: int) -> list[Export]:
    """Returns the exports of the job, the newest first."""
    query = select(tables.exports).where(_exports.job_id == job_id).order_by(_exports.id.desc())
    return [_export(row) for row in transaction.execute(query).mappings()]


def list_wanting(transaction: Transaction, since: datetime) -> list[Export]:
    """Returns the exports that lack what was asked for, under way or not, last moved first.

    An export moves when it is made, gets a pack, or fails. What moved before `since` is left out.
    """
    last_written = (
        select(func.max(_packs.written_at)).where(_packs.export_id == _exports.id).scalar_subquery()
    )
    moved = func.coalesce(_exports.finished_at, last_written, _exports.created_at)
    unfinished = and_(
        _exports.status == ExportStatus.EXPORTING.value, _exports.finished_at.is_(None)
    )
    query = (
        select(tables.exports)
        .where(or_(unfinished, _exports.status == ExportStatus.FAILED.value), moved >= since)
        .order_by(moved.desc(), _exports.id.desc())
    )
    return [_export(row) for row in transaction.execute(query).mappings()]


def packs_of(transaction: Transaction, export_id: int) -> list[Pack]:
    """Returns the export's finished packs by index."""
    query = select(tables.packs).where(_packs.export_id == export_id).order_by(_packs.index)
    return [_pack(row) for row in transaction.execute(query).mappings()]


def claim(transaction: Transaction, export: Export, runner: str, directory: Path) -> Claim | None:
    """Claims the export for `runner`; None if it was claimed since it was read.

    Whoever asks must have seen that its last runner is dead. `directory` is where the export's
    folder stands now.
    """
    return claims.take(
        transaction,
        tables.exports,
        export,
        runner,
        status=ExportStatus.EXPORTING.value,
        directory=str(directory),
    )


def add_pack(transaction: Transaction, held: Claim, pack: Pack) -> bool:
    """Records a pack that stands on disk whole; False if the claim is lost."""
    if not claims.change(transaction, tables.exports, held, {"error": None}):
        return False
    transaction.execute(
        insert(tables.packs).values(
            export_id=held.id,
            index=pack.index,
            file=pack.file,
            rows=pack.rows,
            size=pack.size,
            sha256=pack.sha256,
            first_serial=pack.first_serial,
            last_serial=pack.last_serial,
            written_at=tables.now(),
        )
    )
    return True


def complete(transaction: Transaction, held: Claim) -> bool:
    """Marks the export as completed, if the claim still holds."""
    return claims.change(transaction, tables.exports, held, claims.ending(ExportStatus.COMPLETED))


def fail(transaction: Transaction, held: Claim, reason: str) -> bool:
    """Marks the export as failed for `reason`, if the claim still holds."""
    return claims.change(
        transaction, tables.exports, held, claims.ending(ExportStatus.FAILED, reason)
    )


def release(transaction: Transaction, held: Claim) -> bool:
    """Lets go of the export, to be resumed, if the claim still holds."""
    return claims.change(transaction, tables.exports, held, {"runner": None})


def leave(transaction: Transaction, held: Claim) -> bool:
    """Lets go of an export that has all it was asked for but other packs not, if the claim holds.

    So it doesn't count as one that was interrupted.
    """
    return claims.change(transaction, tables.exports, held, claims.ending(ExportStatus.EXPORTING))


def _export(row: RowMapping) -> Export:
    values = dict(row)
    return Export(
        **values
        | {"directory": Path(values["directory"]), "status": ExportStatus(values["status"])}
    )


def _pack(row: RowMapping) -> Pack:
    values = dict(row)
    del values["export_id"], values["written_at"]
    return Pack(**values)
