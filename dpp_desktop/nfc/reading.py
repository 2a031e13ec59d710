"""Read the tag on a reader: which token it shows, and whether it is the tag of that unit."""

from dataclasses import dataclass
from enum import StrEnum

from dpp_desktop.carriers.ndef_records import records_of, url_of
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.tag_job import TagState, TagUnit, TagWrite
from dpp_desktop.nfc.identify import identify
from dpp_desktop.nfc.readers import Channel
from dpp_desktop.nfc.rejections import obstacle_text
from dpp_desktop.nfc.tag import Obstacle, TagFacts
from dpp_desktop.nfc.tag_record import unit_of_tag
from dpp_desktop.store import tag_writes
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.unit_status import ScannedCode, find_code

_REMOVE = Message("Remove it from the line and find out where it comes from.")


class TagVerdict(StrEnum):
    """What a tag is."""

    RIGHT = "right"
    """It shows a token, and is the tag that was written for it."""
    UNKNOWN = "unknown"
    """It shows a token, but it wasn't written here."""
    CLONED = "cloned"
    """It shows the token of a unit that has a different tag, or belongs to a different unit."""
    FOREIGN = "foreign"
    BLANK = "blank"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"

    @property
    def is_alarm(self) -> bool:
        """True if somebody must look at the tag at once."""
        return self is TagVerdict.CLONED


@dataclass(frozen=True, slots=True)
class ReadTag:
    """A tag that was read. `url` is that of its first record, `code` what it identifies here."""

    facts: TagFacts
    verdict: TagVerdict
    message: Message
    remedy: Message | None = None
    url: str = ""
    code: ScannedCode | None = None


def read_tag(workspace: Workspace, channel: Channel) -> ReadTag:
    """Return what the tag shows. Raises TagRemoved, ReaderFault and StorageDamaged."""
    return judge(workspace, identify(channel).facts)


def judge(workspace: Workspace, facts: TagFacts) -> ReadTag:
    """Return what a tag with these facts shows. Raises StorageDamaged."""
    unit = _owner(workspace, facts.uid)
    is_unreadable = facts.obstacle not in (None, Obstacle.LOCKED, Obstacle.PASSWORD)
    if is_unreadable or (facts.obstacle and facts.message is None):
        text = obstacle_text(facts)
        is_damaged = facts.obstacle in (Obstacle.DAMAGED, Obstacle.WRONG_CONTAINER)
        verdict = TagVerdict.DAMAGED if is_damaged else TagVerdict.UNREADABLE
        return ReadTag(facts, verdict, text.wrong, text.remedy)
    if not facts.message or facts.is_blank:
        return _blank(facts, unit)
    try:
        records = records_of(facts.message)
    except ValueError:
        wrong = Message("The content of the tag is damaged.")
        return ReadTag(facts, TagVerdict.DAMAGED, wrong, Message("Write the tag again."))
    url = next((found for record in records if (found := url_of(record))), None)
    if url is None:
        return ReadTag(facts, TagVerdict.FOREIGN, Message("The tag contains no URL."))
    return _with_url(workspace, facts, url, unit)


def _blank(facts: TagFacts, unit: TagUnit | None) -> ReadTag:
    if unit is None:
        return ReadTag(facts, TagVerdict.BLANK, Message("The tag is empty."))
    wrong = Message(
        "The tag is empty, but it was written for unit {unit:,} of job {job}.",
        unit=unit.unit + 1,
        job=unit.job.id,
    )
    return ReadTag(facts, TagVerdict.DAMAGED, wrong, Message("Write a new tag for that unit."))


def _with_url(workspace: Workspace, facts: TagFacts, url: str, unit: TagUnit | None) -> ReadTag:
    try:
        code = find_code(workspace, url)
    except (NotFound, InvalidInput) as error:
        if unit:
            return _cloned(facts, url, _of_other_unit(unit))
        return ReadTag(facts, TagVerdict.FOREIGN, error.wrong, error.remedy, url)
    token = code.match.token
    if token is None:
        wrong = Message("The tag contains {url}, which is no token.", url=shown(url))
        return ReadTag(facts, TagVerdict.FOREIGN, wrong, None, url)
    if unit and (unit.job.id, unit.unit) != (token.job.id, token.unit):
        return _cloned(facts, url, _of_other_unit(unit), code)
    own = _tag_of(workspace, token.job.id, token.unit)
    if unit is None and own and own.state is TagState.WRITTEN and own.uid != facts.uid:
        wrong = Message(
            "This is a copy: the tag of unit {unit:,} of job {job} has the UID {uid}.",
            unit=token.unit + 1,
            job=token.job.id,
            uid=own.uid,
        )
        return _cloned(facts, url, wrong, code)
    message = Message(
        "Unit {unit:,} of job {job}, serial {serial}.",
        unit=token.unit + 1,
        job=token.job.id,
        serial=token.serial,
    )
    if unit:
        return ReadTag(facts, TagVerdict.RIGHT, message, None, url, code)
    remedy = (
        Message("The tag is marked as spoiled.")
        if own and own.uid == facts.uid
        else Message("The tag wasn't written in this workspace.")
    )
    return ReadTag(facts, TagVerdict.UNKNOWN, message, remedy, url, code)


def _cloned(facts: TagFacts, url: str, wrong: Message, code: ScannedCode | None = None) -> ReadTag:
    return ReadTag(facts, TagVerdict.CLONED, wrong, _REMOVE, url, code)


def _of_other_unit(unit: TagUnit) -> Message:
    return Message(
        "The content was exchanged: this tag was written for unit {unit:,} of job {job}, serial "
        "{serial}.",
        unit=unit.unit + 1,
        job=unit.job.id,
        serial=unit.serial,
    )


def _owner(workspace: Workspace, uid: str) -> TagUnit | None:
    with workspace.read() as transaction:
        known = tag_writes.tag_of_uid(transaction, uid)
        return unit_of_tag(transaction, known) if known else None


def _tag_of(workspace: Workspace, job_id: int, unit: int) -> TagWrite | None:
    with workspace.read() as transaction:
        return tag_writes.tag_of_unit(transaction, job_id, unit)
