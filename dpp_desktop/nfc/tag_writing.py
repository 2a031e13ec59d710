"""Write the tag on the reader for a unit: check, announce, write, compare, record and lock."""

from collections.abc import Callable

from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.model.message import Message
from dpp_desktop.model.tag_job import LockState, TagState, TagWrite
from dpp_desktop.nfc.identify import identify
from dpp_desktop.nfc.readers import Channel, TagRemoved
from dpp_desktop.nfc.rejections import Rejection, rejection_of
from dpp_desktop.nfc.tag import TagFacts, WriteRefused
from dpp_desktop.nfc.tag_record import DueUnit, TagRecord

LIFTED = Rejection(
    Message("The tag was lifted too early."), Message("Put it back and wait for 'Done'.")
)
_LIFTED_IN_LOCK = Rejection(
    Message("The tag was lifted while it was being locked."),
    Message("Put it back and wait for 'Done'."),
)
_REFUSED = Rejection(
    Message("The tag refuses to be written: it is locked, protected, or broken."),
    Message("Use another tag."),
)
_DIFFERENT = Rejection(
    Message("The tag has another content than was written."),
    Message("Destroy it, and use another tag."),
)
_NOTHING_WRITTEN = Rejection(
    Message("The tag reports success, but nothing was written."), Message("Use another tag.")
)
_LOCK_REFUSED = Rejection(
    Message("The tag refuses to be locked."),
    Message("Skip its lock, or destroy it and choose another tag."),
)
_CHANGED = Rejection(
    Message("The content of the tag has changed since it was written."),
    Message("Destroy it and choose another tag."),
)
_UNIT_CHANGED = Rejection(
    Message("The unit has changed in the meantime."), Message("Lift the tag and put it back.")
)


class TagWriting:
    """One tag on the reader, and the unit that it is written for."""

    def __init__(self, record: TagRecord, due: DueUnit, channel: Channel, reader: str) -> None:
        """Identify the tag. Raises TagRemoved and ReaderFault."""
        self._record = record
        self._due = due
        self._reader = reader
        self._channel = channel
        self._tag = identify(channel)
        self.is_locked = False
        """Whether the tag was locked."""
        self.was_lifted = False
        """Whether the tag was lifted before it was finished."""

    @property
    def facts(self) -> TagFacts:
        """What was known about the tag when it was put on the reader."""
        return self._tag.facts

    def run(self) -> Rejection | None:
        """Write and record the tag; return why this didn't succeed, None if it did.

        What happened is recorded, also if ReaderFault is raised.
        """
        due, facts = self._due, self.facts
        pending = due.pending
        if pending and pending.uid == facts.uid and pending.state is TagState.WRITTEN:
            return self._complete_lock(pending)
        other = self._record.other_unit(facts.uid, due)
        rejection = rejection_of(self._tag, due, other, self._record.tag_job.options)
        if rejection:
            self._record.rejected(due, facts, self._reader, rejection.wrong)
            return rejection
        write = self._record.announce(due, facts, self._reader)
        if write is None:
            return _UNIT_CHANGED
        rejection = self._write(write)
        if rejection:
            return rejection
        write = self._record.written(due, write)
        return self._lock(write) if write.lock is LockState.PENDING else None

    def _write(self, write: TagWrite) -> Rejection | None:
        """Write and compare. The tag of an interrupted write may be complete already."""
        due = self._due
        may_be_valid = due.pending is not None

        def before_commit() -> None:
            nonlocal may_be_valid
            may_be_valid = True

        try:
            return self._write_and_compare(write, before_commit)
        except (TagRemoved, ReaderFault) as error:
            self._record.interrupted(due, write, LIFTED.wrong, valid=may_be_valid)
            if isinstance(error, ReaderFault):
                raise
            self.was_lifted = True
            return LIFTED

    def _write_and_compare(
        self, write: TagWrite, before_commit: Callable[[], None]
    ) -> Rejection | None:
        if self._due.pending and self._holds():
            return None
        try:
            self._tag.write(self._due.message, before_commit)
        except WriteRefused:
            return self._failed(write, _REFUSED)
        return None if self._holds() else self._failed(write, _NOTHING_WRITTEN)

    def _holds(self) -> bool:
        """Compare, twice if the first reading differs."""
        return self._tag.holds(self._due.message) or self._tag.holds(self._due.message)

    def _failed(self, write: TagWrite, rejection: Rejection) -> Rejection:
        """Find out what a tag contains whose comparison or writing failed, and record it."""
        now = identify(self._channel).facts
        if now.uid != write.uid:
            raise TagRemoved
        if now.message and not now.is_blank:
            self._record.failed(self._due, write)
            return _DIFFERENT
        self._record.interrupted(self._due, write, rejection.wrong, valid=False)
        return rejection

    def _complete_lock(self, pending: TagWrite) -> Rejection | None:
        if not self._holds():
            self._record.rejected(self._due, self.facts, self._reader, _CHANGED.wrong)
            return _CHANGED
        return self._lock(pending)

    def _lock(self, write: TagWrite) -> Rejection | None:
        try:
            self._tag.lock()
        except WriteRefused:
            self._record.rejected(self._due, self.facts, self._reader, _LOCK_REFUSED.wrong)
            return _LOCK_REFUSED
        except (TagRemoved, ReaderFault) as error:
            self._record.interrupted(self._due, write, _LIFTED_IN_LOCK.wrong, valid=True)
            if isinstance(error, ReaderFault):
                raise
            self.was_lifted = True
            return _LIFTED_IN_LOCK
        self._record.locked(self._due, write)
        self.is_locked = True
        return None
