"""Tag jobs in the store, with claims as for mint jobs."""

import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import Segment
from dpp_desktop.model.message import Message
from dpp_desktop.model.readable import Readable
from dpp_desktop.model.tag_job import TagJob, TagJobStatus, TagOptions
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.store import claims, rows, tables
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.rows import Reader, damaged_row
from dpp_desktop.store.segments import SEGMENT_KINDS, values_of
from dpp_desktop.store.transaction import Transaction

_jobs = tables.tag_jobs.c
_segments = tables.tag_segments.c
_WRITING = _jobs.status == TagJobStatus.WRITING.value


def add(
    transaction: Transaction, segments: tuple[Segment, ...], options: TagOptions, actor: Actor
) -> TagJob:
    """Add a tag job that is writing, which fixes its units."""
    added = transaction.execute(
        insert(tables.tag_jobs)
        .values(
            job_id=segments[0].job_id,
            settings=json.dumps(asdict(options)),
            count=sum(segment.count for segment in segments),
            position=0,
            written=0,
            by=actor.by,
            workstation=actor.workstation,
            status=TagJobStatus.WRITING.value,
            fence=0,
            created_at=tables.now(),
        )
        .returning(tables.tag_jobs)
    )
    tag_job = _TAG_JOB.value(added.one())
    transaction.execute(insert(tables.tag_segments), values_of("tag_job_id", tag_job.id, segments))
    return tag_job


def require(transaction: Transaction, tag_job_id: int) -> TagJob:
    """Return the tag job with the id. Raise NotFound."""
    query = select(tables.tag_jobs).where(_jobs.id == tag_job_id)
    tag_job = _TAG_JOB.first(transaction.execute(query))
    if tag_job is None:
        raise NotFound(
            Message("There is no tag job {tag_job} in this workspace.", tag_job=tag_job_id),
            Message("The list of tag jobs shows their numbers."),
        )
    return tag_job


def segments_of(transaction: Transaction, tag_job: TagJob) -> tuple[Segment, ...]:
    """Return the units of the tag job in the order of its rows; at least one segment.

    Raise StorageDamaged, also if segments are missing or don't add up to its rows.
    """
    query = (
        select(tables.tag_segments)
        .where(_segments.tag_job_id == tag_job.id)
        .order_by(_segments.ordinal)
    )
    found = _SEGMENT.values(transaction.execute(query))
    if not found or sum(segment.count for segment in found) != tag_job.count:
        raise damaged_row("tag_jobs", tag_job.id, "count")
    return tuple(found)


def list_readable(transaction: Transaction) -> Readable[TagJob]:
    """Return all tag jobs that can be read, newest first, and those that can't."""
    query = select(tables.tag_jobs).order_by(_jobs.id.desc())
    return _TAG_JOB.readable(transaction.execute(query))


def list_unfinished(transaction: Transaction) -> list[TagJob]:
    """Return the tag jobs that aren't completed or cancelled, oldest first."""
    final = [status.value for status in TagJobStatus if status.is_final]
    query = select(tables.tag_jobs).where(_jobs.status.not_in(final)).order_by(_jobs.id)
    return _TAG_JOB.values(transaction.execute(query))


def claim(transaction: Transaction, tag_job: TagJob, runner: str) -> Claim | None:
    """Claim the tag job for `runner`. Return None if it was claimed since it was read.

    The caller must have checked that its last runner is no longer active.
    """
    status = TagJobStatus.WRITING.value
    return claims.take(transaction, tables.tag_jobs, tag_job, runner, status=status)


def move(transaction: Transaction, held: Claim, position: int, written: int) -> bool:
    """Record that the rows before `position` are finished. Return False if the claim is lost."""
    values = {"position": position, "written": written}
    return claims.change(transaction, tables.tag_jobs, held, values, _WRITING)


def hold(transaction: Transaction, held: Claim) -> bool:
    """Return whether the claim is still held, with the tag job locked for this transaction."""
    values = {"status": TagJobStatus.WRITING.value}
    return claims.change(transaction, tables.tag_jobs, held, values, _WRITING)


def end(
    transaction: Transaction, held: Claim, status: TagJobStatus, reason: Message | None = None
) -> bool:
    """Release the tag job in a state other than writing. Return False if the claim is lost."""
    values = claims.final_values(status, reason)
    if status is TagJobStatus.PAUSED:
        values["finished_at"] = None
    return claims.change(transaction, tables.tag_jobs, held, values, _WRITING)


def _tag_job(settings: str, **values: Any) -> TagJob:
    try:
        options = TagOptions(**json.loads(settings))
    except TypeError:
        raise rows.InvalidRow("settings") from None
    kinds = {name: type(value) for name, value in asdict(TagOptions()).items()}
    if any(type(value) is not kinds[name] for name, value in asdict(options).items()):
        raise rows.InvalidRow("settings")
    tag_job = TagJob(options=options, **values)
    if tag_job.position > tag_job.count:
        raise rows.InvalidRow("position")
    if tag_job.written > tag_job.position:
        raise rows.InvalidRow("written")
    return tag_job


def _segment(tag_job_id: int, ordinal: int, **values: int) -> Segment:
    return Segment(**values)


_SEGMENT = Reader(tables.tag_segments, _segment, SEGMENT_KINDS)
_TAG_JOB = Reader(
    tables.tag_jobs,
    _tag_job,
    {
        "id": rows.whole_number(1),
        "settings": rows.json_object,
        "count": rows.whole_number(1),
        "status": rows.choice(TagJobStatus),
        "error": rows.message,
    },
)
