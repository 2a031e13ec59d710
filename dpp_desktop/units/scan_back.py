"""Scan-back: labels are scanned after printing, and each scan is answered at once.

A right scan is durable when it is answered, and a mistake is in the journal. After a mistake, a
session answers no further scan until somebody clears it, as its `Blocking` says.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from enum import Enum

from dpp_desktop.identity.text import shown, visible
from dpp_desktop.model.errors import EnvironmentFault, InvalidInput
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.model.unit_journal import JournalEntry, JournalRecord, PendingScan
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import (
    Actor,
    Carrier,
    CarrierState,
    JournalAction,
    Production,
    UnitState,
)
from dpp_desktop.store import jobs, tables, unit_journal, verified_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.changes import mark_shown
from dpp_desktop.units.printed_entries import complete_entries
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict, text_of_unit
from dpp_desktop.units.scan_reading import find_unit, read_graded_scan, unreadable
from dpp_desktop.units.states import OneUnit, read_unit
from dpp_desktop.units.symbol_grade import SymbolGrade, is_grade
from dpp_desktop.units.verified_scans import (
    MAX_PENDING,
    VerifiedCount,
    count_verified,
    move_pending,
)

_MAX_JOBS = 200
_BLOCKS = "blocks"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScanTarget:
    """Which labels are right: those of a job, or with `whole_batch` of all jobs of its batch."""

    job: MintJob
    whole_batch: bool = False

    def covers(self, job: MintJob) -> bool:
        """Return whether units of the job are right."""
        if not self.whole_batch:
            return job.id == self.job.id
        return _batch_of(job) == _batch_of(self.job)

    def jobs(self, transaction: Transaction) -> list[MintJob]:
        """Return the jobs whose units are right, as they are now."""
        if not self.whole_batch:
            return [jobs.require(transaction, self.job.id)]
        return jobs.list_of_batch(transaction, *_batch_of(self.job))


@dataclass(frozen=True, slots=True)
class Origin:
    """Who scans, what carrier, and at which printer; the printer is empty if it doesn't matter."""

    actor: Actor
    printer: str = ""
    carrier: Carrier = Carrier.LABEL


class Blocking(Enum):
    """Whether a mistake blocks further scans until somebody clears it."""

    NEVER = "never"
    IN_SESSION = "in_session"
    ACROSS_SESSIONS = "across_sessions"
    """Also in the next such session for the job or batch, workstation and printer."""


class ScanSession:
    """Answers scans of labels, until it is closed. Not for several threads at once."""

    def __init__(
        self,
        workspace: Workspace,
        target: ScanTarget,
        origin: Origin,
        *,
        blocking: Blocking = Blocking.IN_SESSION,
    ) -> None:
        """Start a session, and move the scans that an earlier one left to the verified units.

        Raises EnvironmentFault.
        """
        self._workspace = workspace
        self._target = target
        self._origin = origin
        self._blocking = blocking
        self._last: Token | None = None
        self._pending = 0
        self.counts: Counter[Verdict] = Counter()
        """Answers by verdict."""
        self.mistake: ScanAnswer | None = None
        """The mistake that blocks the session until it is cleared."""
        self._move_pending()
        if blocking is Blocking.ACROSS_SESSIONS:
            self.mistake = uncleared_mistake(workspace, target, origin)

    @property
    def right(self) -> int:
        """The number of right labels."""
        return self.counts[Verdict.RIGHT]

    @property
    def mistakes(self) -> int:
        """The number of mistakes, cleared or not."""
        return sum(count for verdict, count in self.counts.items() if verdict.is_mistake)

    def scan(self, text: str) -> ScanAnswer:
        """Answer one scan: a code, optionally with a tab and its grade as in ISO/IEC 15415.

        A grade alone is that of the label that was scanned just before, whatever the answer was. A
        right scan, a mistake and a grade are durable when this returns. Raises EnvironmentFault.
        """
        if self.mistake and not (self._last and is_grade(text)):
            answer = _blocked(text)
            self._last = None
        else:
            with self._workspace.write() as transaction:
                answer = self._answer(transaction, text)
                self._journal(transaction, answer)
            self._note(answer)
        self.counts[answer.verdict] += 1
        return answer

    def clear(self, actor: Actor) -> None:
        """Record that this person cleared the mistake, and answer scans again.

        Does nothing if there is no mistake to clear. Raises EnvironmentFault.
        """
        if self.mistake is None:
            return
        record = self._record_of(self.mistake, JournalAction.MISTAKE_CLEARED, actor)
        with self._workspace.write() as transaction:
            unit_journal.append(transaction, record)
        self.mistake = None

    def count(self) -> VerifiedCount:
        """Return how many labels of the job or batch are verified. Raises EnvironmentFault.

        Takes up to half a second for a million units that were scanned in random order.
        """
        with self._workspace.read() as transaction:
            found = self._target.jobs(transaction)
            return count_verified(transaction, found, self._origin.carrier)

    def close(self) -> None:
        """Move the scans to the verified units. Raises EnvironmentFault.

        Without this, the next session of the workspace does it.
        """
        self._move_pending()

    def _move_pending(self) -> None:
        with self._workspace.write() as transaction:
            move_pending(transaction)
        self._pending = 0

    def _answer(self, transaction: Transaction, text: str) -> ScanAnswer:
        if self._last and is_grade(text):
            return _graded(self._last, text)
        try:
            reading = read_graded_scan(text)
            found = find_unit(transaction, reading.code)
        except InvalidInput as error:
            return unreadable(text, error)
        if isinstance(found, ScanAnswer):
            return found
        token = found.token
        unit = read_unit(transaction, token.job, token.unit)
        verdict = self._verdict(token, unit)
        if verdict is Verdict.RIGHT:
            self._verify(transaction, token, unit)
        sentences = text_of_unit(verdict, token, _reason(transaction, verdict, token))
        return ScanAnswer(
            verdict, text, tables.now(), *sentences, token, reading.grade, found.keyboard
        )

    def _verdict(self, token: Token, unit: OneUnit) -> Verdict:
        """Return what the scan of the unit is: the first of these that somebody must act on.

        A label in doubt is right: its scan shows that it was printed.
        """
        carrier = self._origin.carrier
        if unit.state is UnitState.VOID:
            return Verdict.VOID
        if not self._target.covers(token.job):
            return Verdict.WRONG_JOB
        if unit.state is UnitState.SAMPLED:
            return Verdict.SAMPLED
        if unit.carriers[carrier] is CarrierState.SPOILED:
            return Verdict.SPOILED
        if carrier in unit.verified:
            return Verdict.DUPLICATE
        return Verdict.RIGHT if unit.carriers[carrier] else Verdict.NOT_PRINTED

    def _verify(self, transaction: Transaction, token: Token, unit: OneUnit) -> None:
        """Record the unit as verified, and as printed if it was in doubt."""
        job, origin = token.job, self._origin
        verified_units.add_pending(
            transaction,
            PendingScan(
                job.id, origin.carrier, token.unit, tables.now(), origin.actor, origin.printer
            ),
        )
        if unit.carriers[origin.carrier] is CarrierState.IN_DOUBT:
            units, production = UnitSet.one(token.unit), Production(printer=origin.printer)
            mark_shown(transaction, job, origin.carrier, units, origin.actor, production)

    def _journal(self, transaction: Transaction, answer: ScanAnswer) -> None:
        """Record a mistake or a grade; right scans are recorded together."""
        if answer.verdict.is_mistake:
            action = JournalAction.SCAN_REJECTED
        elif answer.grade:
            action = JournalAction.GRADED
        else:
            return
        record = self._record_of(answer, action, self._origin.actor)
        if record.job_id is not None:
            complete_entries(transaction, record.job_id)
        unit_journal.append(transaction, record)

    def _record_of(self, answer: ScanAnswer, action: JournalAction, actor: Actor) -> JournalRecord:
        """Return the journal entry, which belongs to the job of the unit if the unit is right."""
        token = answer.token
        is_here = token is not None and self._target.covers(token.job)
        job = token.job if token and is_here else self._target.job
        details: dict[str, object] = {"verdict": answer.verdict.value}
        if action is not JournalAction.GRADED:
            details["scanned"] = visible(answer.scanned)
            details |= {_BLOCKS: True} if self._blocking is Blocking.ACROSS_SESSIONS else {}
        if answer.grade:
            details["grade"] = str(answer.grade)
        if token and not is_here:
            details |= {"job": token.job.id, "unit": token.unit + 1}
        return JournalRecord(
            action,
            job.id,
            UnitSet.one(token.unit) if token and is_here else UnitSet(),
            actor,
            self._origin.carrier,
            Production(printer=self._origin.printer),
            order_number=job.idempotency_key or "",
            details=details,
        )

    def _note(self, answer: ScanAnswer) -> None:
        self._last = answer.token
        if answer.verdict.is_mistake and self._blocking is not Blocking.NEVER:
            self.mistake = answer
        self._pending += answer.verdict is Verdict.RIGHT
        if self._pending >= MAX_PENDING:
            try:
                self._move_pending()
            except EnvironmentFault:  # the scan is recorded, and the next one tries again
                _log.warning("Scans could not be moved to the verified units", exc_info=True)


def uncleared_mistake(
    workspace: Workspace, target: ScanTarget, origin: Origin
) -> ScanAnswer | None:
    """Return the mistake that blocks the next session that is blocked across sessions.

    None if there was none, or the last one is cleared. Raises EnvironmentFault.
    """
    actions = (JournalAction.SCAN_REJECTED, JournalAction.MISTAKE_CLEARED)
    with workspace.read() as transaction:
        found = [
            entry
            for job in target.jobs(transaction)
            for entry in unit_journal.entries(transaction, job_id=job.id, actions=actions)
            if _BLOCKS in entry.record.details and _is_from(origin, entry.record)
        ]
    last = max(found, key=lambda entry: entry.id, default=None)
    if last is None or last.record.action is JournalAction.MISTAKE_CLEARED:
        return None
    return _uncleared(last)


def _is_from(origin: Origin, record: JournalRecord) -> bool:
    return (record.actor.workstation, record.production.printer) == (
        origin.actor.workstation,
        origin.printer,
    )


def target_of_job(workspace: Workspace, job_id: int, *, whole_batch: bool = False) -> ScanTarget:
    """Return the target with the job, or with all jobs of its batch. Raises NotFound."""
    with workspace.read() as transaction:
        return ScanTarget(jobs.require(transaction, job_id), whole_batch)


def latest_jobs(workspace: Workspace) -> list[MintJob]:
    """Return the latest jobs with tokens, the newest first. Raises EnvironmentFault."""
    with workspace.read() as transaction:
        found = jobs.page_before(transaction, None, _MAX_JOBS)
    return [job for job in found.found if job.minted]


def _batch_of(job: MintJob) -> tuple[str, str, str]:
    return job.brand_key, job.product_sku, job.batch


def _reason(transaction: Transaction, verdict: Verdict, token: Token) -> str:
    """Return why the unit is void, empty for other verdicts."""
    if verdict is not Verdict.VOID:
        return ""
    voided = [JournalAction.VOIDED]
    entry = unit_journal.last_of_unit(transaction, token.job.id, token.unit, voided)
    return entry.record.reason if entry else ""


def _graded(token: Token, text: str) -> ScanAnswer:
    grade = SymbolGrade.parse(text)
    sentence = Message(
        "Unit {unit:,} of job {job} has the grade {grade}.",
        unit=token.unit + 1,
        job=token.job.id,
        grade=grade,
    )
    return ScanAnswer(Verdict.GRADED, text, tables.now(), sentence, token=token, grade=grade)


def _uncleared(entry: JournalEntry) -> ScanAnswer:
    scanned = str(entry.record.details.get("scanned", ""))
    try:
        verdict = Verdict(str(entry.record.details.get("verdict")))
    except ValueError:  # of a later version
        verdict = Verdict.UNREADABLE
    return ScanAnswer(
        verdict,
        scanned,
        entry.at,
        Message("An earlier mistake isn't cleared yet: {scan}.", scan=shown(scanned)),
        Message("Clear it before you scan further labels."),
    )


def _blocked(text: str) -> ScanAnswer:
    return ScanAnswer(
        Verdict.BLOCKED,
        text,
        tables.now(),
        Message("The scan wasn't checked, because a mistake isn't cleared yet."),
        Message("Clear the mistake, then scan this label again."),
    )
