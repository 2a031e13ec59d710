"""Read what happened to the units of a job, and check that the journal is complete."""

from dataclasses import dataclass

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalEntry
from dpp_desktop.store import jobs, unit_journal
from dpp_desktop.store.unit_journal import FIRST_HASH
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.states import UnitStates, read_states

_PAGE = 2_000
_MAX_REASONS = 8


@dataclass(frozen=True, slots=True)
class JobUnitStates:
    """A job with the states of its units, read at one time."""

    job: MintJob
    states: UnitStates


@dataclass(frozen=True, slots=True)
class HistoryFocus:
    """A part of the history: what a print job did, or what happened to a unit, counted from 0."""

    print_id: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedJournal:
    """A journal without damage: its number of entries, and the hash of the last one.

    Compare these with values that were noted elsewhere to find out whether the last entries were
    removed; nothing in the database shows that.
    """

    entries: int
    last_hash: bytes


def unit_states(workspace: Workspace, job_id: int) -> JobUnitStates:
    """Return the states of the job's units. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        job = jobs.require(transaction, job_id)
        return JobUnitStates(job, read_states(transaction, job))


def history(workspace: Workspace, job_id: int) -> list[JournalEntry]:
    """Return the entries of the job, oldest first. Raises NotFound and StorageDamaged."""
    with workspace.read() as transaction:
        jobs.require(transaction, job_id)
        return unit_journal.entries(transaction, job_id=job_id)


def focused_history(workspace: Workspace, job_id: int, focus: HistoryFocus) -> list[JournalEntry]:
    """Return the entries of a print job in all of its jobs, or those about a unit of the job.

    The oldest is first. Scans are recorded together, with ranges that contain the scanned units, so
    that such an entry may also contain units that weren't scanned. Raises NotFound and
    StorageDamaged.
    """
    with workspace.read() as transaction:
        jobs.require(transaction, job_id)
        if focus.print_id is not None:
            return unit_journal.entries(transaction, print_id=focus.print_id)
        found = unit_journal.entries(transaction, job_id=job_id)
    return [entry for entry in found if focus.unit is None or focus.unit in entry.record.units]


def recent_reasons(workspace: Workspace) -> list[str]:
    """Return the last reasons for changes of units, at most eight, to choose one again."""
    with workspace.read() as transaction:
        return unit_journal.recent_reasons(transaction, _MAX_REASONS)


def check_journal(workspace: Workspace) -> CheckedJournal:
    """Check the hash of each entry of the workspace.

    Raises StorageDamaged if an entry was changed, or one is missing before the last.
    """
    last, previous = 0, FIRST_HASH
    while True:
        # A transaction for each page, because a long one delays the clean-up of the log.
        with workspace.read() as transaction:
            page = unit_journal.entries(transaction, after_id=last, limit=_PAGE)
            previous = unit_journal.check_entries(page, last, previous)
        if not page:
            return CheckedJournal(last, previous)
        last = page[-1].id
