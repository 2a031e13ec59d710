"""Records what a claimed print job announces and confirms, and what is in doubt.

An announcement is durable before the first byte of its labels is sent, and marks their units as in
doubt. A confirmation marks them as produced. So whatever interrupts a print job, only units that
were announced and not confirmed may or may not be printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dpp_desktop.model.errors import Busy
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import LeftOutRows, PrintJob, PrintKind, PrintStatus, Replaced
from dpp_desktop.model.print_rows import (
    AnnouncedPart,
    PrintRows,
    RowPart,
    between,
    units_of,
    without,
)
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JobUnits, JournalAction, RefusalKind
from dpp_desktop.printing.prints.doubt import units_in_doubt
from dpp_desktop.printing.prints.left_out import PrintedBy
from dpp_desktop.printing.prints.progress import PrintProgress
from dpp_desktop.printing.prints.replaced_labels import (
    parts_replaced_by,
    printed_since,
    units_that_replace,
)
from dpp_desktop.store import jobs, print_announcements, print_left_out, prints
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.journal_notes import GOOD, GOOD_COPIES
from dpp_desktop.units.printed_entries import shown_units, without_entry
from dpp_desktop.units.refusals import refusals, refused_units
from dpp_desktop.units.states import read_states_within

JOURNAL_UNITS = 1_000
"""While printing, the journal of units gets an entry once that many units are confirmed."""


class PrintRecord:
    """The record of a print job that this process has claimed.

    Methods that write raise Busy if the claim is lost, and EnvironmentFault; then nothing changed.
    """

    def __init__(
        self, workspace: Workspace, print_job: PrintJob, rows: PrintRows, held: Claim
    ) -> None:
        """Continue the print job, as it was read before it was claimed."""
        self.print_job = print_job
        self.rows = rows
        self.announced = print_job.announced
        self.confirmed = print_job.confirmed
        self._journaled = print_job.journaled
        self._workspace = workspace
        self._held = held
        self._is_doubt_known = print_job.status is PrintStatus.IN_DOUBT
        self._jobs: dict[int, MintJob] = {}
        self._left_out_count = print_job.left_out
        self._printed_by = PrintedBy(print_job.id)
        with workspace.read() as transaction:
            self._left_out = print_left_out.in_doubt(transaction, print_job)
            sent = print_announcements.sent_parts(transaction, print_job, rows)
            self._printed_since = printed_since(transaction, print_job)
            self._shown = self._shown_now(transaction)
        self._sent = [each.part for each in sent]
        self._replaced = [each for each in sent if each.replaces is not Replaced.NOTHING]
        self._replaced = self._replaced_between(self.confirmed, self.announced)

    @property
    def progress(self) -> PrintProgress:
        """How far the print job is."""
        return PrintProgress(
            self.print_job.count, self.announced, self.confirmed, self._left_out_count
        )

    def left_out_before(self, row: int) -> int:
        """Return how many rows before `row`, which is confirmed or announced, are left out."""
        overlaps = (min(each.end, row) - max(each.row, self.confirmed) for each in self._left_out)
        return self._left_out_count + sum(max(overlap, 0) for overlap in overlaps)

    def available(self, end: int) -> list[RowPart]:
        """Return the next rows up to `end` (not included) whose units may be printed now."""
        with self._workspace.read() as transaction:
            return self._available(transaction, end)[0]

    def announce(self, end: int, parts: Sequence[RowPart], confirmed: int) -> bool:
        """Record that `parts`, the available rows up to `end`, are about to be sent.

        The rows before `confirmed` are confirmed with it. Return False, with only this recorded, if
        other rows are available now.
        """
        with self._workspace.write() as transaction:
            journaled = self._confirm(transaction, confirmed)
            available, reasons = self._available(transaction, end)
            are_same = available == list(parts)
            if are_same:
                replaced = self._announce(transaction, end, parts)
                left_out = self._leave_out(transaction, end, reasons)
        self._committed(confirmed, journaled)
        if are_same:
            self.announced = end
            self._sent += parts
            self._replaced += replaced
            self._left_out += left_out
        return are_same

    def confirm(self, confirmed: int) -> None:
        """Record that the rows before `confirmed` are printed, or were left out."""
        if confirmed == self.confirmed:
            return
        with self._workspace.write() as transaction:
            journaled = self._confirm(transaction, confirmed)
        self._committed(confirmed, journaled)

    def go_back(self, row: int) -> None:
        """Record that the announced rows from `row` on aren't printed; those before it are."""
        with self._workspace.write() as transaction:
            self._go_back(transaction, row)
        self._went_back(row)

    def resolve(self, row: int, actor: Actor, good_copies: int | None = None) -> None:
        """Record that a person found out that the rows in doubt before `row` are printed.

        Those from `row` on are printed again. Labels of them may exist, and are to be destroyed:
        `good_copies` of the last good unit, if not all of its labels are good.
        """
        with self._workspace.write() as transaction:
            self._record_resolution(transaction, row, actor, good_copies)
            self._go_back(transaction, row)
        self._went_back(row)

    def record_file(self, digest: str) -> None:
        """Record the SHA-256, in hex, of the file that is about to get its name."""
        with self._workspace.write() as transaction:
            self._check(prints.record_file(transaction, self._held, digest))
        self.print_job = replace(self.print_job, file_digest=digest)

    def end(self, status: PrintStatus, reason: Message | None, actor: Actor) -> PrintJob:
        """Release the print job with that status, and return it as it is then.

        What is in doubt or won't be printed is recorded in the journal of units.
        """
        with self._workspace.write() as transaction:
            self._journal(transaction, self.confirmed)
            confirmed = (self.confirmed, self.confirmed, self._left_out_count)
            self._check(prints.confirm(transaction, self._held, *confirmed))
            if not self._is_doubt_known:
                doubtful = self._in_doubt(transaction, self.confirmed, self.announced)
                self._record(transaction, JournalAction.IN_DOUBT, doubtful, actor)
            if status is PrintStatus.CANCELLED:
                # It can no longer be known which label is the good one.
                self._journal_replaced(
                    transaction, self._replaced_between(self.confirmed, self.announced)
                )
                rest = self.rows.units(self.announced, self.rows.count)
                self._record(transaction, JournalAction.PRINT_CANCELLED, rest, actor)
            self._check(prints.end(transaction, self._held, status, reason))
            ended = prints.read(transaction, self.print_job.id)
        self._committed(self.confirmed, self.confirmed)
        return ended

    def release_unchanged(self) -> None:
        """Release the print job as it was when it was claimed; nothing may be recorded since."""
        with self._workspace.write() as transaction:
            self._check(prints.release_unchanged(transaction, self._held, self.print_job))

    def _announce(
        self, transaction: Transaction, end: int, parts: Sequence[RowPart]
    ) -> list[AnnouncedPart]:
        """Announce the parts, and return the rows among them that replace labels."""
        replaced = (
            parts_replaced_by(transaction, parts)
            if self._is_reprint
            else [AnnouncedPart(part, Replaced.NOTHING) for part in parts]
        )
        at = [(each.part.row, each.part.count, each.replaces) for each in replaced]
        self._check(prints.announce(transaction, self._held, end, at))
        for found in units_of(parts):
            job = self._job(transaction, found.job_id)
            changes.mark_in_doubt(
                transaction, job, Carrier.LABEL, found.units, replaces=self._is_reprint
            )
        return [each for each in replaced if each.replaces is not Replaced.NOTHING]

    def _available(
        self, transaction: Transaction, end: int
    ) -> tuple[list[RowPart], dict[int, dict[RefusalKind, UnitSet]]]:
        """The next rows that may be printed, and why other units of each job may not.

        Rows whose labels a scan has proved since they were announced are neither.
        """
        parts = self.rows.parts(self.announced, end)
        reasons: dict[int, dict[RefusalKind, UnitSet]] = {}
        unavailable: dict[int, UnitSet] = {}
        for found in units_of(parts):
            job = self._job(transaction, found.job_id)
            states = read_states_within(transaction, job, found.units)
            proved = self._shown.get(job.id, NO_UNITS) & states.label.produced
            # Only labels that still exist are refused; one that was spoiled since is printed again.
            since = self._printed_since.get(job.id, NO_UNITS)
            refused = refusals(
                states,
                Carrier.LABEL,
                found.units - proved,
                replaceable=found.units - since if self._is_reprint else NO_UNITS,
            )
            reasons[job.id] = {each.kind: each.units for each in refused}
            unavailable[job.id] = proved | refused_units(refused)
        return without(parts, unavailable), reasons

    def _leave_out(
        self,
        transaction: Transaction,
        end: int,
        reasons: dict[int, dict[RefusalKind, UnitSet]],
    ) -> list[LeftOutRows]:
        if not any(reasons.values()):
            return []
        parts = self.rows.parts(self.announced, end)
        left_out = self._printed_by.rows(transaction, parts, reasons)
        print_left_out.add(transaction, self.print_job.id, left_out)
        return left_out

    def _confirm(self, transaction: Transaction, confirmed: int) -> int:
        """Mark the rows before `confirmed` as printed; return how many are in the journal."""
        if confirmed == self.confirmed:
            return self._journaled
        self._mark_produced(transaction, confirmed)
        journaled = prints.journaled(transaction, self.print_job.id)
        if confirmed - journaled >= JOURNAL_UNITS:
            self._journal(transaction, confirmed)
            journaled = confirmed
        left_out = self.left_out_before(confirmed)
        self._check(prints.confirm(transaction, self._held, confirmed, journaled, left_out))
        return journaled

    def _go_back(self, transaction: Transaction, row: int) -> None:
        for found in self._in_doubt(transaction, row, self.announced):
            job = self._job(transaction, found.job_id)
            changes.withdraw(transaction, job, Carrier.LABEL, found.units)
            for label, units in self._replaced_units(found, row).items():
                changes.keep_replaced(transaction, job, Carrier.LABEL, units, label)
        self._mark_produced(transaction, row)
        self._journal(transaction, row)
        print_left_out.remove_from(transaction, self.print_job.id, row)
        self._check(prints.go_back(transaction, self._held, row, self.left_out_before(row)))
        self._shown = self._shown_now(transaction)

    def _mark_produced(self, transaction: Transaction, row: int) -> None:
        """Mark the rows in doubt before `row` as printed, and what they replace as spoiled."""
        self._journal_replaced(transaction, self._replaced_between(self.confirmed, row))
        for found in self._in_doubt(transaction, self.confirmed, row):
            changes.mark_produced(
                transaction,
                self._job(transaction, found.job_id),
                Carrier.LABEL,
                found.units,
                self.print_job.actor,
                self.print_job.production,
                journal=False,
            )

    @property
    def _is_reprint(self) -> bool:
        return self.print_job.kind is PrintKind.REPRINT

    def _shown_now(self, transaction: Transaction) -> dict[int, UnitSet]:
        """The units by job whose labels a scan has proved, after this print job announced them."""
        return shown_units(transaction, self.print_job)

    def _replaced_between(self, row: int, end: int) -> list[AnnouncedPart]:
        return [
            AnnouncedPart(part, each.replaces)
            for each in self._replaced
            for part in between([each.part], row, end)
        ]

    def _replaced_units(self, found: JobUnits, row: int) -> dict[Replaced, UnitSet]:
        """Those of the units that replace labels in rows from `row` on, by what they replace."""
        parts = self._replaced_between(row, self.announced)
        return {
            label: each.units & found.units
            for label in Replaced
            for each in units_that_replace(parts, label)
            if each.job_id == found.job_id
        }

    def _journal_replaced(self, transaction: Transaction, parts: Sequence[AnnouncedPart]) -> None:
        """Record that the labels that these rows replace, and that still exist, are spoiled."""
        now = self.print_job
        replaced: dict[int, UnitSet] = {}
        for label in Replaced:
            for found in units_that_replace(parts, label):
                of = (transaction, self._job(transaction, found.job_id), Carrier.LABEL)
                units = changes.replaced_carriers(*of, found.units, label, now.id)
                replaced[found.job_id] = replaced.get(found.job_id, NO_UNITS) | units
        by_job = [JobUnits(job_id, units) for job_id, units in replaced.items() if units]
        for found in without_entry(transaction, now, by_job) if by_job else []:
            job = self._job(transaction, found.job_id)
            changes.journal_replaced(transaction, job, Carrier.LABEL, found.units, now)

    def _journal(self, transaction: Transaction, row: int) -> None:
        """Record in the journal of units that the rows before `row` were printed.

        Other changes of these units, also by other processes, may have recorded some of them.
        """
        journaled = prints.journaled(transaction, self.print_job.id)
        sent = units_of(between(self._sent, journaled, row))
        printed = without_entry(transaction, self.print_job, sent)
        self._record(transaction, JournalAction.PRINTED, printed, self.print_job.actor)

    def _in_doubt(self, transaction: Transaction, row: int, end: int) -> list[JobUnits]:
        """The units in these rows that were sent, and of which nothing else is known since."""
        return units_in_doubt(transaction, between(self._sent, row, end), self._job)

    def _record_resolution(
        self, transaction: Transaction, row: int, actor: Actor, good_copies: int | None
    ) -> None:
        """Record who resolved it: the units to print again by job, and the last good ones.

        The entry counts the labels of the former, which may have been printed and are destroyed.
        """
        has_some_good = good_copies is not None and good_copies < self.print_job.copies
        partial = self.rows.parts(row, row + 1) if has_some_good else []
        missing = {
            found.job_id: found.units for found in self._in_doubt(transaction, row, self.announced)
        }
        for doubtful in units_of(between(self._sent, self.confirmed, self.announced)):
            good = doubtful.units - missing.get(doubtful.job_id, NO_UNITS)
            details: dict[str, object] = {GOOD: str(good)}
            for each in partial:
                if each.job_id == doubtful.job_id:
                    details[GOOD_COPIES] = {"unit": each.first_unit + 1, "count": good_copies}
            changes.record(
                transaction,
                self._job(transaction, doubtful.job_id),
                JournalAction.RESOLVED,
                missing.get(doubtful.job_id, NO_UNITS),
                actor,
                carrier=Carrier.LABEL,
                production=self.print_job.production,
                details=details,
            )

    def _record(
        self,
        transaction: Transaction,
        action: JournalAction,
        units: Iterable[JobUnits],
        actor: Actor,
    ) -> None:
        for found in units:
            changes.record(
                transaction,
                self._job(transaction, found.job_id),
                action,
                found.units,
                actor,
                carrier=Carrier.LABEL,
                production=self.print_job.production,
                reason=self.print_job.reason,
            )

    def _job(self, transaction: Transaction, job_id: int) -> MintJob:
        if job_id not in self._jobs:
            self._jobs[job_id] = jobs.require(transaction, job_id)
        return self._jobs[job_id]

    def _went_back(self, row: int) -> None:
        self.announced = row
        self._is_doubt_known = False  # what is announced from now on may be in doubt later
        self._committed(row, row)
        if row < self.print_job.count:
            self.print_job = replace(self.print_job, file_digest="")

    def _committed(self, confirmed: int, journaled: int) -> None:
        self._left_out_count = self.left_out_before(confirmed)
        self._left_out = [
            each for each in self._left_out if each.row < self.announced and each.end > confirmed
        ]
        self.confirmed, self._journaled = confirmed, journaled
        self._sent = between(self._sent, journaled, self.announced)
        self._replaced = self._replaced_between(confirmed, self.announced)

    def _check(self, changed: bool) -> None:  # noqa: FBT001 - the only argument
        if not changed:
            raise Busy(
                Message(
                    "Print job {print} was taken over by another process.", print=self.print_job.id
                ),
                Message("Wait until that process has finished."),
            )
