"""Exports, their segments and finished packs in the store; claimed and fenced as mint jobs are."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import RowMapping, and_, delete, func, insert, or_, select

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
from dpp_desktop.store import claims, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction

_exports = tables.exports.c
_packs = tables.packs.c
_segments = tables.export_segments.c
_images = tables.pack_images.c
_hand_overs = tables.hand_overs.c


@dataclass(frozen=True, slots=True)
class NewExport:
    """What an export is made from: its tokens, and how they are written."""

    scope: ExportScope
    segments: tuple[Segment, ...]
    profile: str
    directory: Path
    pack_rows: int


def add(transaction: Transaction, new: NewExport) -> Export:
    """Adds an export, and so freezes its set."""
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
    export = _export(added.mappings().one())
    _add_segments(transaction, export.id, new.segments)
    return export


def _add_segments(transaction: Transaction, export_id: int, segments: Sequence[Segment]) -> None:
    transaction.execute(
        insert(tables.export_segments),
        [
            {
                "export_id": export_id,
                "ordinal": ordinal,
                "job_id": segment.job_id,
                "first_unit": segment.first_unit,
                "count": segment.count,
            }
            for ordinal, segment in enumerate(segments)
        ],
    )


def segments_of(transaction: Transaction, export_id: int) -> tuple[Segment, ...]:
    """Returns the units that the export was made of, in the order of its rows."""
    query = (
        select(_segments.job_id, _segments.first_unit, _segments.count)
        .where(_segments.export_id == export_id)
        .order_by(_segments.ordinal)
    )
    return tuple(Segment(**row) for row in transaction.execute(query).mappings())


def read(transaction: Transaction, export_id: int) -> Export:
    """Returns the export of that id, which must exist."""
    query = select(tables.exports).where(_exports.id == export_id)
    return _export(transaction.execute(query).mappings().one())


def find(transaction: Transaction, export_id: int) -> Export | None:
    """Returns the export of that id."""
    query = select(tables.exports).where(_exports.id == export_id)
    row = transaction.execute(query).mappings().first()
    return _export(row) if row else None


def require(transaction: Transaction, export_id: int) -> Export:
    """Returns the export of that id. Raises NotFound."""
    export = find(transaction, export_id)
    if export is None:
        raise NotFound(
            f"There is no export {export_id} in this workspace.",
            "See the list of exports for their ids.",
        )
    return export


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


def list_of_jobs(
    transaction: Transaction, job_ids: Sequence[int], scope: ExportScope
) -> list[Export]:
    """Returns the exports of that scope whose first tokens are of these jobs, the newest first."""
    query = (
        select(tables.exports)
        .where(_exports.job_id.in_(job_ids), _exports.scope == scope.value)
        .order_by(_exports.id.desc())
    )
    return [_export(row) for row in transaction.execute(query).mappings()]


def list_all(transaction: Transaction) -> list[Export]:
    """Returns every export, the newest first."""
    query = select(tables.exports).order_by(_exports.id.desc())
    return [_export(row) for row in transaction.execute(query).mappings()]


def list_many(transaction: Transaction, ids: Collection[int]) -> list[Export]:
    """Returns the exports of those ids that there are, the newest first; some thousand at once."""
    query = select(tables.exports).where(_exports.id.in_(ids)).order_by(_exports.id.desc())
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
        .where(
            or_(unfinished, _exports.status == ExportStatus.FAILED.value),
            moved >= since,
        )
        .order_by(moved.desc(), _exports.id.desc())
    )
    return [_export(row) for row in transaction.execute(query).mappings()]


def packs_of(transaction: Transaction, export_id: int) -> list[Pack]:
    """Returns the export's finished packs by index."""
    query = select(tables.packs).where(_packs.export_id == export_id).order_by(_packs.index)
    images = _images_of(transaction, export_id)
    return [_pack(row, images.get(row["index"])) for row in transaction.execute(query).mappings()]


def _images_of(transaction: Transaction, export_id: int) -> dict[int, PackImages]:
    """The images of the export's packs, by the index of the pack."""
    query = select(tables.pack_images).where(_images.export_id == export_id)
    return {
        row["index"]: PackImages(row["folder"], row["count"], row["size"], row["sha256"])
        for row in transaction.execute(query).mappings()
    }


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
    if pack.images:
        _add_images(transaction, held.id, pack.index, pack.images)
    return True


def put_images(transaction: Transaction, held: Claim, index: int, images: PackImages) -> bool:
    """Records other images of a pack in the place of those it had; False if the claim is lost."""
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


def hand_over(transaction: Transaction, export_id: int, index: int, by: str) -> None:
    """Marks the pack as handed over, now, in place of an earlier mark."""
    take_back(transaction, export_id, index)
    transaction.execute(
        insert(tables.hand_overs).values(export_id=export_id, index=index, by=by, at=tables.now())
    )


def take_back(transaction: Transaction, export_id: int, index: int) -> None:
    """Removes the mark that the pack was handed over."""
    transaction.execute(
        delete(tables.hand_overs).where(
            _hand_overs.export_id == export_id, _hand_overs.index == index
        )
    )


def hand_overs_of(transaction: Transaction, export_id: int) -> list[HandOver]:
    """Returns which packs of the export were handed over, by index."""
    query = (
        select(_hand_overs.index, _hand_overs.by, _hand_overs.at)
        .where(_hand_overs.export_id == export_id)
        .order_by(_hand_overs.index)
    )
    return [HandOver(**row) for row in transaction.execute(query).mappings()]


def count_packs(transaction: Transaction) -> dict[int, int]:
    """Returns how many packs each export has finished, by its id; those with none are left out."""
    query = select(_packs.export_id, func.count().label("packs")).group_by(_packs.export_id)
    return {row.export_id: row.packs for row in transaction.execute(query)}


def count_hand_overs(transaction: Transaction) -> dict[int, int]:
    """Returns how many packs of each export were handed over; those with none are left out."""
    query = select(_hand_overs.export_id, func.count().label("packs")).group_by(
        _hand_overs.export_id
    )
    return {row.export_id: row.packs for row in transaction.execute(query)}


def complete(transaction: Transaction, held: Claim) -> bool:
    """Marks the export as completed, if the claim still holds."""
    return claims.change(transaction, tables.exports, held, claims.ending(ExportStatus.COMPLETED))


def fail(transaction: Transaction, held: Claim, reason: str) -> bool:
    """Marks the export as failed for `reason`, if the claim still holds."""
    return claims.change(
        transaction, tables.exports, held, claims.ending(ExportStatus.FAILED, reason)
    )


def cancel(transaction: Transaction, held: Claim) -> bool:
    """Marks the export as cancelled, if the claim still holds."""
    return claims.change(transaction, tables.exports, held, claims.ending(ExportStatus.CANCELLED))


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
        | {
            "directory": Path(values["directory"]),
            "status": ExportStatus(values["status"]),
            "scope": ExportScope(values["scope"]),
        }
    )


def _pack(row: RowMapping, images: PackImages | None) -> Pack:
    values = dict(row)
    del values["export_id"], values["written_at"]
    return Pack(**values, images=images)
