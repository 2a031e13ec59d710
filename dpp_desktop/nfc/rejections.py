"""Why a tag isn't written for a unit, and what to do: one text for the window and all others."""

from dataclasses import dataclass

from dpp_desktop.carriers.ndef_records import records_of, url_of
from dpp_desktop.identity.text import shown
from dpp_desktop.model.message import Message
from dpp_desktop.model.tag_job import LockState, TagOptions, TagUnit, TagWrite
from dpp_desktop.nfc.tag import Obstacle, Tag, TagFacts
from dpp_desktop.nfc.tag_record import DueUnit

_USE_ANOTHER = Message("Use another tag.")


@dataclass(frozen=True, slots=True)
class Rejection:
    """What is wrong, and what to do."""

    wrong: Message
    remedy: Message


def rejection_of(
    tag: Tag, due: DueUnit, other: TagUnit | None, options: TagOptions
) -> Rejection | None:
    """Return why the tag may not be written for the unit; None if it may.

    `other` is another unit that the tag belongs to. A tag that returns after an interruption may
    contain what was written to it.
    """
    facts, pending = tag.facts, due.pending
    if pending and pending.uid != facts.uid:
        return wrong_pending(due, pending)
    if other:
        return _used(other)
    if facts.obstacle:
        return obstacle_text(facts)
    needed = tag.needed(due.message)
    if needed > facts.capacity:
        return Rejection(
            Message(
                "The tag is too small: {needed:,} bytes are needed, and it has {available:,}.",
                needed=needed,
                available=facts.capacity,
            ),
            Message("Use a larger type of tag."),
        )
    if options.lock and not facts.can_be_locked:
        return Rejection(
            Message("The type of the tag is unknown to the reader, so it can't be locked."),
            Message("Use an NTAG or another reader, or write without locking."),
        )
    if not (facts.is_blank or options.overwrite or pending):
        return _not_empty(facts)
    return None


def wrong_pending(due: DueUnit, pending: TagWrite) -> Rejection:
    """Return that the unit's unfinished tag must return, for another tag or for none."""
    unit = due.of.unit + 1
    if pending.lock is LockState.PENDING:
        return Rejection(
            Message(
                "The tag of unit {unit:,} isn't locked completely (UID {uid}).",
                unit=unit,
                uid=pending.uid,
            ),
            Message("Put that tag back on the reader, or skip its lock."),
        )
    return Rejection(
        Message(
            "Unit {unit:,} may already be on a tag that was lifted (UID {uid}).",
            unit=unit,
            uid=pending.uid,
        ),
        Message("Put that tag back on the reader, or destroy it and choose another tag."),
    )


def obstacle_text(facts: TagFacts) -> Rejection:
    """Return what the tag's obstacle means. There must be one."""
    match facts.obstacle:
        case Obstacle.UNSUPPORTED if facts.kind:
            wrong = Message("This is a wrong type of tag: {kind}.", kind=facts.kind)
        case Obstacle.UNSUPPORTED:
            wrong = Message("This is a wrong type of tag.")
        case Obstacle.WRONG_CONTAINER:
            wrong = Message("The tag isn't formatted for NDEF: its capability container is wrong.")
        case Obstacle.DAMAGED:
            wrong = Message("The content of the tag is damaged.")
        case Obstacle.LOCKED:
            wrong = Message("The tag is locked.")
        case Obstacle.PASSWORD:
            wrong = Message("The tag is protected by a password.")
        case _:
            wrong = Message("The tag changes its UID each time, so it can't be recorded.")
    return Rejection(wrong, _USE_ANOTHER)


def _used(other: TagUnit) -> Rejection:
    return Rejection(
        Message(
            "This tag already belongs to unit {unit:,} of job {job}, serial {serial}.",
            unit=other.unit + 1,
            job=other.job.id,
            serial=other.serial,
        ),
        _USE_ANOTHER,
    )


def _not_empty(facts: TagFacts) -> Rejection:
    remedy = Message("Use an empty tag, or allow overwriting.")
    try:
        urls = [url_of(record) for record in records_of(facts.message or b"")]
    except ValueError:
        urls = []
    if urls and urls[0]:
        return Rejection(Message("The tag contains {url}.", url=shown(urls[0])), remedy)
    return Rejection(Message("The tag isn't empty."), remedy)
