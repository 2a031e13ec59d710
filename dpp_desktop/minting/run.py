"""Runs a mint job from its current state: claims it and mints cycle after cycle.

Resuming isn't a special case: a new job is a job with nothing minted.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace

from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.progress import MintObserver, NullMintObserver
from dpp_desktop.minting.retry import RETRIES, RetryPolicy
from dpp_desktop.model.errors import Busy, DppError, ServerUnavailable, StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import WAITING, JobStatus, MintJob
from dpp_desktop.store import jobs, number_ranges, serial_spaces, tokens
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.number_ranges import NumberRange
from dpp_desktop.store.tables import MAX_CYCLE_TOKENS
from dpp_desktop.store.workspace import Workspace

CYCLE_TOKENS = MAX_CYCLE_TOKENS
"""Tokens per transaction: few enough to stop soon and to let other processes write, but enough that
the commit is a small part of the work."""

_POLL_SECONDS = 0.2
_MAX_LOSSES = 5
"""How often the connection to the database server may break outside of cycles."""
_MAX_REASON = 200

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that a job is minted from, and the codec for their serials."""

    reserved: NumberRange
    codec: SerialCodec


class _Outdated(Exception):
    """The job in the store has changed; nothing was written."""


def run_job(
    workspace: Workspace,
    job_id: int,
    observer: MintObserver | None = None,
    *,
    from_states: Collection[JobStatus] = WAITING,
    policy: RetryPolicy = RETRIES,
    cycle_tokens: int = CYCLE_TOKENS,
) -> MintJob:
    """Mint the job until it ends or is stopped, and return its final state.

    A job in none of `from_states` is returned unchanged. An internal error makes the job fail.
    Raise Busy if another process is minting it, NotFound if it doesn't exist, EnvironmentFault if
    its failure can't be recorded either, and StorageDamaged, without a retry or a record, when
    damage to the database is found.
    """
    workspace.refuse_if_damaged()
    observer = observer or NullMintObserver()
    with workspace.patient(observer.stop_requested), workspace.active_runner() as runner:
        job, held = _claim(workspace, job_id, from_states, runner)
        if held is None:
            return job
        run = _Run(workspace, held, observer, policy, cycle_tokens)
        try:
            ended = run.mint_all(job)
            workspace.update_record()
            return ended
        except StorageDamaged as damage:
            workspace.record_damage(damage)
            raise
        except ServerUnavailable:
            raise  # the claim ends with the runner
        except DppError:
            run.release()
            raise
        except Exception as fault:  # noqa: BLE001 - back in the queue, it would fail again and again
            run.record_failure(find_job(workspace, job_id), fault)
            return find_job(workspace, job_id)
        except BaseException:
            run.release()
            raise


def finish_job(
    workspace: Workspace,
    job_id: int,
    observer: MintObserver | None = None,
    *,
    from_states: Collection[JobStatus] = WAITING,
) -> MintJob:
    """As `run_job`, but if another process is minting the job, wait until it ends.

    Take over the job if that process dies. Return early if the observer requests a stop.
    """
    observer = observer or NullMintObserver()
    losses = 0
    while True:
        try:
            return run_job(workspace, job_id, observer, from_states=from_states)
        except Busy:
            from_states = WAITING
        except ServerUnavailable as fault:
            losses += 1
            if fault.waited or losses == _MAX_LOSSES or observer.stop_requested():
                raise
            _log.warning("Job %d is continued after a lost connection: %s", job_id, fault)
            continue
        observer.wait(_POLL_SECONDS)
        job = find_job(workspace, job_id)
        observer.progressed(job)
        if observer.stop_requested():
            return job


def mint_cycle(
    workspace: Workspace, held: Claim, job: MintJob, numbers: Numbers, cycle_tokens: int
) -> MintJob:
    """Mint and count the job's next tokens in one transaction, and return the new job."""
    count = min(cycle_tokens, job.quantity - job.minted)
    first_number = numbers.reserved.number_of(job.minted)
    serials = numbers.codec.encode_range(first_number, count)
    with workspace.write() as transaction:
        if not jobs.advance(transaction, held, job, count):
            raise _Outdated
        cycle_id = tokens.append_cycle(transaction, job.id, job.minted, serials)
    workspace.record_last_cycle(cycle_id)
    return replace(job, minted=job.minted + count)


def _claim(
    workspace: Workspace, job_id: int, from_states: Collection[JobStatus], runner: str
) -> tuple[MintJob, Claim | None]:
    with workspace.reserving() as transaction:
        job = jobs.require(transaction, job_id)
        if job.status not in from_states:
            return job, None
        if workspace.is_alive(job.runner):
            raise _minted_elsewhere(job_id)
        remaining = job.quantity - job.minted
        number_ranges.reserve_again(
            transaction, job.id, remaining, job.minted, workspace.reserved_ranges
        )
        held = jobs.claim(transaction, job, runner)
        return jobs.require(transaction, job_id), held


def _minted_elsewhere(job_id: int) -> Busy:
    return Busy(
        Message("Job {job} is being minted by another process.", job=job_id),
        Message("Wait until it is completed, or pause it there."),
    )


class _Run:
    """One claim on a job, until it is released."""

    def __init__(
        self,
        workspace: Workspace,
        held: Claim,
        observer: MintObserver,
        policy: RetryPolicy,
        cycle_tokens: int,
    ) -> None:
        self._workspace = workspace
        self._held = held
        self._watcher = observer
        self._policy = policy
        self._cycle_tokens = cycle_tokens

    def mint_all(self, job: MintJob) -> MintJob:
        """Mint until the job ends or the claim is lost."""
        with self._workspace.read() as transaction:
            reserved = number_ranges.latest_of_job(transaction, job.id)
            numbers = Numbers(reserved, serial_spaces.codec(transaction, reserved.space_id))
            # Existing tokens must be intact, or new ones would be wrong as well.
            tokens.check_minted(transaction, job)
            tokens.serial_text(transaction, job.id, max(job.minted - 1, 0), 1)
        while job.minted < job.quantity:
            if self._watcher.stop_requested():
                self.release()
                break
            try:
                job = self._cycle_with_retries(job, numbers)
            except _Outdated:
                job = find_job(self._workspace, job.id)
                if job.fence != self._held.fence or job.status is not JobStatus.MINTING:
                    return job
            except (StorageDamaged, ServerUnavailable):
                raise
            except Exception as failure:  # noqa: BLE001 - any error makes the job fail
                self.record_failure(job, failure)
                break
            self._watcher.progressed(job)
        return find_job(self._workspace, job.id)

    def release(self) -> None:
        """Put the job back in the queue. If this fails, the claim ends with the process."""
        try:
            with self._workspace.write() as transaction:
                jobs.release(transaction, self._held)
        except DppError as fault:
            _log.warning("Job %d could not be put back: %s", self._held.id, fault)

    def record_failure(self, job: MintJob, failure: Exception) -> None:
        """Mark the job as failed. Raise `failure` if this can't be recorded."""
        _log.error("Job %d failed at %d", job.id, job.minted, exc_info=failure)
        try:
            with self._workspace.write() as transaction:
                jobs.fail(transaction, self._held, reason_for(failure))
        except DppError as fault:
            raise failure from fault

    def _cycle_with_retries(self, job: MintJob, numbers: Numbers) -> MintJob:
        """Mint one cycle, with retries by the policy. Raise the last failure."""
        for attempt, delay in enumerate(self._policy.delays, start=1):
            try:
                return mint_cycle(self._workspace, self._held, job, numbers, self._cycle_tokens)
            except (_Outdated, StorageDamaged):
                raise
            except Exception as failure:  # noqa: BLE001 - a retry may fix any error
                _log.warning("Job %d: cycle failed, attempt %d", job.id, attempt, exc_info=failure)
                self._watcher.retrying(job, failure, attempt, delay)
                self._watcher.wait(delay)
        return mint_cycle(self._workspace, self._held, job, numbers, self._cycle_tokens)


def reason_for(failure: Exception) -> Message:
    """Return the message about a failure; bugs have a different message than system errors."""
    if isinstance(failure, DppError):
        return failure.message
    first_line = str(failure).partition("\n")[0][:_MAX_REASON]
    return Message(
        "Internal error: {kind}: {text}. Please report it with the log of this workspace.",
        kind=type(failure).__name__,
        text=first_line,
    )
