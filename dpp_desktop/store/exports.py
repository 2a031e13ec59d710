"""Exports, their segments and packs in the store, with claims as for mint jobs."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, and_, delete, func, insert, or_, select

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import (
    Export,
    ExportScope,
    ExportStatus,
    HandOver,
    Pack,
    PackImages,
    Segment,
)
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MAX_QUANTITY
from dpp_desktop.model.readable import Readable
from dpp_desktop.store import claims, rows, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.segments import SEGMENT_KINDS, values_of
from dpp_desktop.store.transaction import Transaction

_exports = tables.exports.c
_packs = tables.packs.c
_segments = tables.export_segments.c
_images = tables.pack_images.c
_hand_overs = tables.hand_overs.c


@dataclass(frozen=True, slots=True)
class NewExport:
    """The tokens of a new export, and how they are written."""

    scope: ExportScope
    segments: tuple[Segment, ...]
    profile: str
    directory: Path
    pack_rows: int


def add(transaction: Transaction, new: NewExport) -> Export:
    """Add an export, which fixes its set of tokens."""
    added = transaction.execute(
        insert(tables.exports)
        .values(
            uid=secrets.token_hex(16),
            job_id=new.segments[0].job_id,
            directory=str(new.directory),
            count=sum(segment.count for segment in new.segments),
            pack_rows=new.pack_rows,
            scope=new.scope.value,
            profile=new.profile,
            status=ExportStatus.EXPORTING.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.exports)
    )
    export = _EXPORT.value(added.one())
    transaction.execute(
        insert(tables.export_segments), values_of("export_id", export.id, new.segments)
    )
    return export


def segments_of(transaction: Transaction, export_id: int) -> tuple[Segment, ...]:
    """Return the units of the export in the order of its rows; at least one segment.

    Raise StorageDamaged, also if segments are missing or out of order.
    """
    query = (
        select(tables.export_segments)
        .where(_segments.export_id == export_id)
        .order_by(_segments.ordinal)
    )
    found = _SEGMENT.values(transaction.execute(query))
    if not found or [ordinal for ordinal, _ in found] != list(range(len(found))):
        raise rows.missing_row("export_segments", f"{export_id}/{len(found)}")
    return tuple(segment for _, segment in found)


def read(transaction: Transaction, export_id: int) -> Export:
    """Return the export with the id, which must exist."""
    query = select(tables.exports).where(_exports.id == export_id)
    return _EXPORT.referenced(transaction.execute(query), export_id)


def find(transaction: Transaction, export_id: int) -> Export | None:
    """Return the export with the id."""
    query = select(tables.exports).where(_exports.id == export_id)
    return _EXPORT.first(transaction.execute(query))


def require(transaction: Transaction, export_id: int) -> Export:
    """Return the export with the id. Raise NotFound."""
    export = find(transaction, export_id)
    if export is None:
        raise NotFound(
            Message("There is no export {export} in this workspace.", export=export_id),
            Message("The list of exports shows their numbers."),
        )
    return export


def find_by_uid(transaction: Transaction, uid: str) -> Export | None:
    """Return the export with the uid."""
    query = select(tables.exports).where(_exports.uid == uid)
    return _EXPORT.first(transaction.execute(query))


def list_in_directory(transaction: Transaction, directory: Path) -> list[Export]:
    """Return the exports that were written to the folder, newest first."""
    query = (
        select(tables.exports)
        .where(_exports.directory == str(directory))
        .order_by(_exports.id.desc())
    )
    return _list(transaction, query)


def list_of_jobs(
    transaction: Transaction, job_ids: Sequence[int], scope: ExportScope
) -> list[Export]:
    """Return the exports of the scope that begin with tokens of these jobs, newest first."""
    query = (
        select(tables.exports)
        .where(_exports.job_id.in_(job_ids), _exports.scope == scope.value)
        .order_by(_exports.id.desc())
    )
    return _list(transaction, query)


def list_all(transaction: Transaction) -> list[Export]:
    """Return all exports, newest first."""
    return _list(transaction, select(tables.exports).order_by(_exports.id.desc()))


def list_readable(transaction: Transaction) -> Readable[Export]:
    """Return all exports that can be read, newest first, and those that can't."""
    query = select(tables.exports).order_by(_exports.id.desc())
    return _EXPORT.readable(transaction.execute(query))


def list_many(transaction: Transaction, ids: Collection[int]) -> list[Export]:
    """Return the existing exports with these ids, newest first; some thousand at once."""
    query = select(tables.exports).where(_exports.id.in_(ids)).order_by(_exports.id.desc())
    return _list(transaction, query)


def list_unfinished(transaction: Transaction, since: datetime) -> list[Export]:
    """Return the exports that aren't finished, running or not, last changed first.

    An export changes when it is created, gets a pack, or fails. Exports that didn't change since
    `since` are left out.
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
        .where(
            or_(unfinished, _exports.status == ExportStatus.FAILED.value),
            moved >= since,
        )
        .order_by(moved.desc(), _exports.id.desc())
    )
    return _list(transaction, query)


def packs_of(transaction: Transaction, export_id: int) -> list[Pack]:
    """Return the export's finished packs by index."""
    query = select(tables.packs).where(_packs.export_id == export_id).order_by(_packs.index)
    images = _images_of(transaction, export_id)
    packs = _PACK.values(transaction.execute(query))
    return [replace(pack, images=images.get(pack.index)) for pack in packs]


def _images_of(transaction: Transaction, export_id: int) -> dict[int, PackImages]:
    """The images of the export's packs, by the index of the pack."""
    query = select(tables.pack_images).where(_images.export_id == export_id)
    return dict(_IMAGES.values(transaction.execute(query)))


def claim(transaction: Transaction, export: Export, runner: str, directory: Path) -> Claim | None:
    """Claim the export for `runner`. Return None if it was claimed since it was read.

    The caller must have checked that its last runner is no longer active. `directory` is the
    current folder of the export.
    """
    return claims.take(
        transaction,
        tables.exports,
        export,
        runner,
        status=ExportStatus.EXPORTING.value,
        directory=str(directory),
    )


def add_packs(transaction: Transaction, held: Claim, packs: Sequence[Pack]) -> bool:
    """Record packs, at least one, that are complete on disk. Return False if the claim is lost."""
    if not claims.change(transaction, tables.exports, held, {"error": None}):
        return False
    rows = [
        {
            "export_id": held.id,
            "index": pack.index,
            "file": pack.file,
            "rows": pack.rows,
            "size": pack.size,
            "sha256": pack.sha256,
            "first_serial": pack.first_serial,
            "last_serial": pack.last_serial,
            "written_at": tables.now(),
        }
        for pack in packs
    ]
    transaction.execute(insert(tables.packs), rows)
    for pack in packs:
        if pack.images:
            _add_images(transaction, held.id, pack.index, pack.images)
    return True


def put_images(transaction: Transaction, held: Claim, index: int, images: PackImages) -> bool:
    """Replace the recorded images of a pack. Return False if the claim is lost."""
    if not claims.change(transaction, tables.exports, held, {"error": None}):
        return False
    transaction.execute(
        delete(tables.pack_images).where(_images.export_id == held.id, _images.index == index)
    )
    _add_images(transaction, held.id, index, images)
    return True


def _add_images(transaction: Transaction, export_id: int, index: int, images: PackImages) -> None:
    transaction.execute(
        insert(tables.pack_images).values(
            export_id=export_id,
            index=index,
            folder=images.folder,
            count=images.count,
            size=images.size,
            sha256=images.sha256,
        )
    )


def hand_over(transaction: Transaction, export_id: int, index: int, by: str, to: str = "") -> None:
    """Mark the pack as handed over now; replaces an earlier mark."""
    take_back(transaction, export_id, index)
    transaction.execute(
        insert(tables.hand_overs).values(
            export_id=export_id, index=index, by=by, to=to, at=tables.now()
        )
    )


def take_back(transaction: Transaction, export_id: int, index: int) -> None:
    """Remove the mark that the pack was handed over."""
    transaction.execute(
        delete(tables.hand_overs).where(
            _hand_overs.export_id == export_id, _hand_overs.index == index
        )
    )


def hand_overs_of(transaction: Transaction, export_id: int) -> list[HandOver]:
    """Return the handovers of the export's packs, by index."""
    query = (
        select(tables.hand_overs)
        .where(_hand_overs.export_id == export_id)
        .order_by(_hand_overs.index)
    )
    return _HAND_OVER.values(transaction.execute(query))


def count_packs(transaction: Transaction) -> dict[int, int]:
    """Return the number of finished packs by export id, without exports that have none."""
    query = select(_packs.export_id, func.count().label("packs")).group_by(_packs.export_id)
    return {row.export_id: row.packs for row in transaction.execute(query)}


def count_hand_overs(transaction: Transaction) -> dict[int, int]:
    """Return the number of handed-over packs by export id, without exports that have none."""
    query = select(_hand_overs.export_id, func.count().label("packs")).group_by(
        _hand_overs.export_id
    )
    return {row.export_id: row.packs for row in transaction.execute(query)}


def complete(transaction: Transaction, held: Claim) -> bool:
    """Mark the export as completed, if the claim is still valid."""
    return claims.change(
        transaction, tables.exports, held, claims.final_values(ExportStatus.COMPLETED)
    )


def fail(transaction: Transaction, held: Claim, reason: Message) -> bool:
    """Mark the export as failed for `reason`, if the claim is still valid."""
    return claims.change(
        transaction, tables.exports, held, claims.final_values(ExportStatus.FAILED, reason)
    )


def cancel(transaction: Transaction, held: Claim) -> bool:
    """Mark the export as cancelled, if the claim is still valid."""
    return claims.change(
        transaction, tables.exports, held, claims.final_values(ExportStatus.CANCELLED)
    )


def release(transaction: Transaction, held: Claim) -> bool:
    """Release the export so that it can be resumed, if the claim is still valid."""
    return claims.change(transaction, tables.exports, held, {"runner": None})


def release_finished(transaction: Transaction, held: Claim) -> bool:
    """Release an export whose requested packs are done, if the claim is still valid.

    Other packs may be missing, but the export doesn't count as interrupted.
    """
    return claims.change(
        transaction, tables.exports, held, claims.final_values(ExportStatus.EXPORTING)
    )


def _list(transaction: Transaction, query: Select[Any]) -> list[Export]:
    return _EXPORT.values(transaction.execute(query))


def _export(directory: str, **values: Any) -> Export:
    return Export(directory=Path(directory), **values)


def _pack(**values: Any) -> Pack:
    del values["export_id"], values["written_at"]
    return Pack(**values)


def _images_by_index(index: int, **values: Any) -> tuple[int, PackImages]:
    del values["export_id"]
    return index, PackImages(**values)


def _hand_over(**values: Any) -> HandOver:
    del values["export_id"]
    return HandOver(**values)


def _segment(ordinal: int, **values: Any) -> tuple[int, Segment]:
    del values["export_id"]
    return ordinal, Segment(**values)


_EXPORT = Reader(
    tables.exports,
    _export,
    {
        "id": rows.whole_number(1),
        "count": rows.whole_number(1),
        "pack_rows": rows.whole_number(1, MAX_QUANTITY),
        "status": rows.choice(ExportStatus),
        "scope": rows.choice(ExportScope),
        "error": rows.message,
    },
)
_SEGMENT = Reader(tables.export_segments, _segment, SEGMENT_KINDS)
_PACK = Reader(
    tables.packs,
    _pack,
    {"index": rows.whole_number(1), "file": rows.file_name, "sha256": rows.digest},
)
_IMAGES = Reader(
    tables.pack_images,
    _images_by_index,
    {"index": rows.whole_number(1), "folder": rows.file_name, "sha256": rows.digest},
)
_HAND_OVER = Reader(tables.hand_overs, _hand_over, {"index": rows.whole_number(1)})
