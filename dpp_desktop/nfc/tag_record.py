"""Records what a claimed tag job announces and writes, and what is in doubt.

An announcement is durable before the first byte is written to a tag, and marks the unit as in
doubt. It is recorded as written once the whole tag was compared. So whatever interrupts a tag job,
at most the tag of one unit may or may not be valid, and its UID is known.
"""

from dataclasses import dataclass, replace

from dpp_desktop.model.errors import Busy
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.tag_job import (
    LockState,
    TagJob,
    TagJobStatus,
    TagState,
    TagUnit,
    TagWrite,
)
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import (
    Actor,
    Carrier,
    JournalAction,
    Production,
)
from dpp_desktop.nfc.payload import message_for
from dpp_desktop.nfc.tag import TagFacts
from dpp_desktop.store import jobs, tag_jobs, tag_writes, tokens
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.refusals import refusals
from dpp_desktop.units.states import read_states_within

_REPLACED = Message("Another tag was used.")
_FAILED = Message("The comparison failed.")


@dataclass(frozen=True, slots=True)
class DueUnit:
    """The next unit of a tag job, and the message for its tag.

    `pending` is the tag that was announced for it and isn't finished, None without one.
    """

    row: int
    of: TagUnit
    message: bytes
    pending: TagWrite | None = None

    @property
    def units(self) -> UnitSet:
        """The unit as a set."""
        return UnitSet.one(self.of.unit)


@dataclass(frozen=True, slots=True)
class TagProgress:
    """How far a tag job is, in units; see `model.tag_job.TagJob`."""

    count: int
    position: int
    written: int

    @property
    def remaining(self) -> int:
        """The number of units that aren't finished."""
        return self.count - self.position


class TagRecord:
    """The record of a tag job that this process has claimed.

    Methods that write raise Busy if the claim is lost, and EnvironmentFault; then nothing changed.
    """

    def __init__(
        self, workspace: Workspace, tag_job: TagJob, rows: PrintRows, held: Claim, actor: Actor
    ) -> None:
        """Continue the tag job, as it was read before it was claimed."""
        self.tag_job = tag_job
        self.rows = rows
        self._workspace = workspace
        self._held = held
        self._actor = actor
        self._position = tag_job.position
        self._written = tag_job.written
        self._jobs: dict[int, MintJob] = {}

    @property
    def progress(self) -> TagProgress:
        """How far the tag job is."""
        return TagProgress(self.tag_job.count, self._position, self._written)

    def due(self) -> DueUnit | None:
        """Return the next unit, None if there are no more.

        Units that can no longer be written are left out: they have tags, or are void or sampled.
        """
        with self._workspace.read() as transaction:
            found = self._due(transaction)
        position = found.row if found else self.tag_job.count
        if position != self._position:
            with self._workspace.write() as transaction:
                self._move(transaction, position, self._written)
            self._position = position
        return found

    def other_unit(self, uid: str, due: DueUnit) -> TagUnit | None:
        """Return the unit that the tag belongs to, None if it belongs to no other than `due`.

        Tags whose unit has a spoiled tag no longer belong to it.
        """
        with self._workspace.read() as transaction:
            return self._other_unit(transaction, uid, due)

    def announce(self, due: DueUnit, facts: TagFacts, reader: str) -> TagWrite | None:
        """Record that the tag is about to be written for the unit, and return this.

        Return None, with nothing recorded, if the unit can no longer be written, or the tag
        belongs to another one now.
        """
        if due.pending and due.pending.uid == facts.uid:
            return due.pending
        with self._workspace.write() as transaction:
            self._hold(transaction)
            same = self._due(transaction)
            if same != due or self._other_unit(transaction, facts.uid, due):
                return None
            job = due.of.job
            if self.tag_job.options.reason:
                self._spoil(transaction, due, self.tag_job.options.reason)
            changes.mark_in_doubt(transaction, job, Carrier.TAG, due.units)
            return tag_writes.announce(
                transaction,
                tag_job_id=self.tag_job.id,
                job_id=job.id,
                unit=due.of.unit,
                uid=facts.uid,
                kind=facts.kind,
                reader=reader,
                actor=self._actor,
            )

    def written(self, due: DueUnit, write: TagWrite) -> TagWrite:
        """Record that the tag was compared and belongs to the unit; it is locked afterwards.

        Without a lock, the unit is finished.
        """
        is_locked_next = self.tag_job.options.lock
        lock = LockState.PENDING if is_locked_next else LockState.NONE
        position = self._position if is_locked_next else due.row + 1
        with self._workspace.write() as transaction:
            self._move(transaction, position, self._written + (not is_locked_next))
            of = (transaction, due.of.job, Carrier.TAG, due.units, self._actor)
            changes.mark_produced(*of, Production(printer=write.reader), journal=False)
            found = tag_writes.change(transaction, write, TagState.WRITTEN, lock)
            self._journal(transaction, JournalAction.PRINTED, due, write)
        self._finished(position, not is_locked_next)
        return found

    def locked(self, due: DueUnit, write: TagWrite) -> TagWrite:
        """Record that the tag is locked, which finishes the unit."""
        return self._finish_lock(due, write, LockState.LOCKED, JournalAction.TAG_LOCKED)

    def interrupted(self, due: DueUnit, write: TagWrite, reason: Message, *, valid: bool) -> None:
        """Record that the tag was lifted or failed. With `valid`, it may have the message.

        Then the unit stays in doubt until the same tag returns or a person decides.
        """
        with self._workspace.write() as transaction:
            self._hold(transaction)
            if not valid:
                changes.withdraw(transaction, due.of.job, Carrier.TAG, due.units)
                tag_writes.change(transaction, write, TagState.WITHDRAWN, LockState.NONE)
            self._journal(transaction, JournalAction.TAG_INTERRUPTED, due, write, reason)

    def failed(self, due: DueUnit, write: TagWrite) -> None:
        """Record that the tag has another content than was written; it counts as spoiled."""
        with self._workspace.write() as transaction:
            self._hold(transaction)
            self._spoil(transaction, due, _FAILED)

    def rejected(self, due: DueUnit, facts: TagFacts, reader: str, reason: Message) -> None:
        """Record in the journal that a tag wasn't written for the unit."""
        with self._workspace.write() as transaction:
            self._hold(transaction)
            self._record(transaction, JournalAction.TAG_REJECTED, due, facts, reader, reason)

    def skip(self, due: DueUnit) -> None:
        """Record that a person skips the unit, or the lock of its tag.

        A unit whose tag is in doubt stays in doubt.
        """
        pending = due.pending
        if pending and pending.lock is LockState.PENDING:
            self._finish_lock(due, pending, LockState.SKIPPED, JournalAction.TAG_SKIPPED)
            return
        with self._workspace.write() as transaction:
            self._move(transaction, due.row + 1, self._written)
            facts = TagFacts(pending.uid, pending.kind) if pending else TagFacts("", "")
            self._record(transaction, JournalAction.TAG_SKIPPED, due, facts, "", None)
        self._position = due.row + 1

    def use_another_tag(self, due: DueUnit) -> None:
        """Record that the pending tag of the unit is destroyed, so that another can be written."""
        if due.pending is None:
            return
        with self._workspace.write() as transaction:
            self._hold(transaction)
            self._spoil(transaction, due, _REPLACED)

    def rewrite_last(self, reason: str) -> bool:
        """Go back to the unit that was written last: its tag counts as spoiled.

        Return False if this tag job has written none.
        """
        with self._workspace.write() as transaction:
            last = tag_writes.last_of(transaction, self.tag_job.id)
            row = self.rows.row_of(last.job_id, last.unit) if last else None
            if last is None or row is None or row > self._position:
                return False
            finished = row < self._position
            due = self._unit_at(transaction, row)
            self._move(transaction, row, self._written - finished)
            self._spoil(transaction, due, reason)
        self._position = row
        self._written -= finished
        return True

    def end(self, status: TagJobStatus, reason: Message | None = None) -> TagJob:
        """Release the tag job with that status, and return it as it is then."""
        with self._workspace.write() as transaction:
            if not tag_jobs.end(transaction, self._held, status, reason):
                raise self._taken_over()
            return tag_jobs.require(transaction, self.tag_job.id)

    def _due(self, transaction: Transaction) -> DueUnit | None:
        for part in self.rows.parts(self._position, self.tag_job.count):
            job = self._job(transaction, part.job_id)
            states = read_states_within(transaction, job, part.units)
            replaceable = part.units if self.tag_job.options.reason else NO_UNITS
            refused = refusals(states, Carrier.TAG, part.units, replaceable=replaceable)
            usable = part.units - UnitSet.union(each.units for each in refused)
            first = usable.ranges[0][0] if usable else part.first_unit + part.count
            # An interruption may have left the first unit in doubt, or its tag without a lock.
            pending = self._pending(transaction, job.id, part.first_unit)
            if pending is not None:
                first = part.first_unit
            if first < part.first_unit + part.count:
                due = self._unit_at(transaction, part.row + first - part.first_unit)
                return replace(due, pending=pending)
        return None

    def _pending(self, transaction: Transaction, job_id: int, unit: int) -> TagWrite | None:
        """The unfinished tag of the unit, if this tag job has announced it."""
        write = tag_writes.tag_of_unit(transaction, job_id, unit)
        if write is None or write.tag_job_id != self.tag_job.id or not write.is_pending:
            return None
        job = self._job(transaction, job_id)
        states = read_states_within(transaction, job, UnitSet.one(unit))
        if write.state is TagState.WRITTEN:
            return write if unit in states.tag.produced else None
        is_usable = unit not in states.void | states.sampled
        return write if is_usable and unit in states.tag.in_doubt else None

    def _unit_at(self, transaction: Transaction, row: int) -> DueUnit:
        (part,) = self.rows.parts(row, row + 1)
        job = self._job(transaction, part.job_id)
        serial = tokens.serial_of(transaction, job.id, part.first_unit)
        if serial is None:
            raise missing_units(job, part.first_unit, 1)
        of = TagUnit(job, part.first_unit, serial)
        return DueUnit(row, of, message_for(of.url, self.tag_job.options))

    def _other_unit(self, transaction: Transaction, uid: str, due: DueUnit) -> TagUnit | None:
        known = tag_writes.tag_of_uid(transaction, uid)
        if known is None or (known.job_id, known.unit) == (due.of.job.id, due.of.unit):
            return None
        return unit_of_tag(transaction, known)

    def _spoil(self, transaction: Transaction, due: DueUnit, reason: str) -> None:
        """Mark the tag of the unit as spoiled, if it has one or may have one."""
        job, units = due.of.job, due.units
        states = read_states_within(transaction, job, units).tag
        if states.in_doubt or states.produced:
            changes.mark_spoiled(transaction, job, Carrier.TAG, units, reason, self._actor)
        live = tag_writes.tag_of_unit(transaction, job.id, due.of.unit)
        if live is not None:
            tag_writes.change(transaction, live, TagState.DESTROYED, live.lock)

    def _finish_lock(
        self, due: DueUnit, write: TagWrite, lock: LockState, action: JournalAction
    ) -> TagWrite:
        with self._workspace.write() as transaction:
            self._move(transaction, due.row + 1, self._written + 1)
            found = tag_writes.change(transaction, write, TagState.WRITTEN, lock)
            self._journal(transaction, action, due, write)
        self._finished(due.row + 1, True)
        return found

    def _journal(
        self,
        transaction: Transaction,
        action: JournalAction,
        due: DueUnit,
        write: TagWrite,
        reason: Message | None = None,
    ) -> None:
        facts = TagFacts(write.uid, write.kind)
        self._record(transaction, action, due, facts, write.reader, reason)

    def _record(
        self,
        transaction: Transaction,
        action: JournalAction,
        due: DueUnit,
        facts: TagFacts,
        reader: str,
        reason: Message | None,
    ) -> None:
        details: dict[str, object] = {"tag_job": self.tag_job.id}
        if facts.uid:
            details |= {"uid": facts.uid, "tag_type": facts.kind}
        if reason:
            details["why"] = reason.as_json()
        changes.record(
            transaction,
            due.of.job,
            action,
            due.units,
            self._actor,
            carrier=Carrier.TAG,
            production=Production(printer=reader),
            details=details,
        )

    def _job(self, transaction: Transaction, job_id: int) -> MintJob:
        if job_id not in self._jobs:
            self._jobs[job_id] = jobs.require(transaction, job_id)
        return self._jobs[job_id]

    def _finished(self, position: int, is_written: bool) -> None:  # noqa: FBT001
        self._position = position
        self._written += is_written

    def _move(self, transaction: Transaction, position: int, written: int) -> None:
        if not tag_jobs.move(transaction, self._held, position, written):
            raise self._taken_over()

    def _hold(self, transaction: Transaction) -> None:
        if not tag_jobs.hold(transaction, self._held):
            raise self._taken_over()

    def _taken_over(self) -> Busy:
        return Busy(
            Message("Tag job {tag_job} was taken over.", tag_job=self.tag_job.id),
            Message("Wait until the other process has finished."),
        )


def unit_of_tag(transaction: Transaction, write: TagWrite) -> TagUnit | None:
    """Return the unit that the tag was written for; None if that tag is spoiled."""
    job = jobs.require(transaction, write.job_id)
    unit = UnitSet.one(write.unit)
    if write.unit in read_states_within(transaction, job, unit).tag.spoiled:
        return None
    serial = tokens.serial_of(transaction, job.id, write.unit)
    if serial is None:
        raise missing_units(job, write.unit, 1)
    return TagUnit(job, write.unit, serial)
