"""What happens to the units of a job: the same in the program and in a plain model of labels."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.model.errors import InvalidInput, PrinterFaultKind, UnitsInDoubt
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.run import PrintResult
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.reconciliation import reconcile_job
from tests.conftest import parka
from tests.printing.prints.label_model import (
    ALL,
    FAILED,
    FINAL,
    LOST,
    STOPPED,
    Model,
    PrintJob,
    Sent,
)
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk, label_fails
from tests.samples import make_workspace
from tests.units.unit_jobs import UnitJob

UNITS = range(1, 5)
WINDOW = 2
"""How many labels are announced and not confirmed, at most."""


@dataclass(frozen=True)
class Step:
    """One step of a history, of the `kind` of a method of `History`.

    `number` chooses one of the print jobs that aren't finished, and `answer` the last good one of
    the labels in doubt; below 0, none is good. A run ends as `ending` says after `after` labels,
    and `overrun` labels more are printed that the program doesn't hear of.
    """

    kind: str
    units: tuple[int, ...]
    number: int = 0
    answer: int = 0
    ending: str = ALL
    after: int = 0
    overrun: int = 0
    is_file: bool = False


class History:
    """What happens to the units of a job, in the program and in the model."""

    def __init__(self, scripted: ScriptedPrints, folder: Path) -> None:
        """Begin with units that have no labels. Files are written to the folder."""
        self._scripted = scripted
        self._folder = folder
        self.model = Model(UNITS)
        self.done: Counter[str] = Counter()
        """How often something happened, for statistics."""
        scripted.on.window = WINDOW

    def apply(self, step: Step) -> None:
        """Let it happen, and compare the units with the model."""
        self.model.now += 1
        getattr(self, f"_{step.kind}")(step)
        self._check()

    def finish(self, step: Step) -> None:
        """Resume print jobs, the oldest first, until there is none that can be resumed."""
        while numbers := [
            job.number for job in self._unfinished() if self.model.can_resume(job.number)
        ]:
            self.model.now += 1
            self._resume_print(numbers[0], step)
            self._check()

    def check_at_end(self) -> None:
        """Compare also what the program says about the print jobs, and all labels together."""
        of, model = self._scripted.of, self.model
        totals = reconcile_job(of.workspace, of.job.id).totals
        assert totals.destroyed == model.destroyed
        for job in model.prints.values():
            self._check_print(job)

    def _print(self, step: Step) -> None:
        """Print units; usually only those that may be printed."""
        free = tuple(each for each in step.units if self.model.can_print([each]))
        self._start(step, step.units if step.number == 0 else free or step.units)

    def _reprint(self, step: Step) -> None:
        had_labels = tuple(each for each in step.units if self.model.can_reprint([each]))
        self._start(step, step.units if step.number == 0 else had_labels or step.units)

    def _start(self, step: Step, units: tuple[int, ...]) -> None:
        is_reprint = step.kind == "reprint"
        model, number = self.model, len(self.model.prints) + 1
        text = ",".join(map(str, units))
        to = Destination("", self._folder / f"{number}.pdf") if step.is_file else None
        changes: dict[str, Any] = {"to": to} if to else {}

        def make(observer: StopAfter | None) -> PrintResult:
            if is_reprint:
                return self._scripted.reprint(text, observer=observer, **changes)
            return self._scripted.print(text, observer, **changes)

        if not (model.can_reprint(units) if is_reprint else model.can_print(units)):
            self._refused(lambda: make(None))
            return
        model.start(number, units, is_reprint=is_reprint, is_file=step.is_file)
        self._run(number, step, make)

    def _resume(self, step: Step) -> None:
        if number := self._chosen(step):
            self._resume_print(number, step)

    def _resume_print(self, number: int, step: Step) -> None:
        row, last_good = self._answer(number, step)
        if not self.model.can_resume(number):
            self._refused(lambda: self._scripted.resume(number, last_good))
            return
        if self.model.pending(number):
            self._refused(lambda: self._scripted.resume(number), UnitsInDoubt)
        if row is not None:
            self.model.answer(number, row)
        self._run(number, step, lambda stop: self._scripted.resume(number, last_good, stop))

    def _cancel(self, step: Step) -> None:
        number = self._chosen(step)
        if number is None:
            return
        row, last_good = self._answer(number, step)
        if step.answer % 2 == 0:
            last_good = None
        elif last_good is not None and row is not None:
            self.model.answer(number, row)
        self._scripted.cancel(number, last_good)
        self.done["abandoned"] += bool(self.model.pending(number))
        self.done["cancelled"] += 1
        self.model.cancel(number)

    def _spoil(self, step: Step) -> None:
        units = self._often_in_doubt(step)
        text = ",".join(map(str, units))
        if self.model.spoil(units):
            self._scripted.of.spoiled(text)
        else:
            self._refused(lambda: self._scripted.of.spoiled(text))

    def _scan(self, step: Step) -> None:
        for each in self._often_in_doubt(step):
            if self.model.can_scan(each):
                self.done["proved"] += self.model.units[each].state == "in_doubt"
                self.model.scan(each)
                self._scripted.of.verified(f"{each}")

    def _often_in_doubt(self, step: Step) -> tuple[int, ...]:
        """One unit in doubt, or the units of the step."""
        in_doubt = [each for each, unit in self.model.units.items() if unit.state == "in_doubt"]
        if step.number == 0 or not in_doubt:
            return step.units
        return (in_doubt[step.number % len(in_doubt)],)

    def _void(self, step: Step) -> None:
        self._take_out(step, "void", self._scripted.of.voided)

    def _sample(self, step: Step) -> None:
        self._take_out(step, "sampled", self._scripted.of.sampled)

    def _take_out(self, step: Step, own: str, change: Callable[[str], None]) -> None:
        unit = step.units[0]
        if self.model.take_out(unit, own):
            change(f"{unit}")
        else:
            self._refused(lambda: change(f"{unit}"))

    def _unfinished(self) -> list[PrintJob]:
        return [job for job in self.model.prints.values() if job.status not in FINAL]

    def _chosen(self, step: Step) -> int | None:
        """One of the print jobs that can be resumed or cancelled, if there are any."""
        found = self._unfinished()
        return found[step.number % len(found)].number if found else None

    def _answer(self, number: int, step: Step) -> tuple[int | None, str | None]:
        """The row after the last good label, and its name; None if nothing is in doubt."""
        job = self.model.prints[number]
        if job.announced == job.confirmed:
            return None, None
        pending = self.model.pending(number)
        if not pending:  # scans have shown all labels
            return job.announced, None
        if step.answer < 0:
            return job.confirmed, "none"
        last = pending[step.answer % len(pending)]
        return job.units.index(last) + 1, f"{last}"

    def _refused(self, make: Callable[[], object], kind: type[Exception] = InvalidInput) -> None:
        with pytest.raises(kind):
            make()
        self.done["refused"] += 1

    def _run(
        self, number: int, step: Step, make: Callable[[StopAfter | None], PrintResult]
    ) -> None:
        """Let it print until the step says so, and check what reached the printer or the file."""
        model, printer = self.model, self._scripted.on
        job = model.prints[number]
        due = model.due(number, job.announced)
        after = step.after % max(len(due), 1)
        before, how = len(printer.units), step.ending
        printer.overrun = step.overrun
        if how == LOST and not job.is_file:
            printer.faults = {before + after: PrinterFaultKind.CONNECTION_LOST}
        elif how == LOST:
            how = FAILED
        with self._failing(job.is_file, after) if how == FAILED else nullcontext():
            result = make(StopAfter(0 if job.is_file else after) if how == STOPPED else None)
        printer.faults = {}
        if how in (LOST, FAILED) and result.error is None:
            how = ALL  # nothing was to be printed
        now = result.print_job
        sent = Sent(now.confirmed, now.announced, how)
        certain = [unit for row, unit in due if row < now.confirmed]
        in_doubt = [unit for row, unit in due if now.confirmed <= row < now.announced]
        file = self._folder / f"{number}.pdf"
        printed = _numbers(file) if job.is_file else self._scripted.numbers()[before:]
        assert printed == [unit for _, unit in due][: len(printed)]
        assert len(certain) <= len(printed) <= len(certain) + len(in_doubt)
        assert len(in_doubt) <= (0 if job.is_file else WINDOW)
        model.run(number, sent)
        self._check_print(job)
        self.done[f"{job.status}{' reprint' * job.is_reprint}"] += 1
        self.done["printed after others"] += any(
            why == "produced" for why, _ in job.left_out.values()
        )

    @staticmethod
    def _failing(is_file: bool, after: int) -> AbstractContextManager[None]:
        return full_disk() if is_file else label_fails(after)

    def _check(self) -> None:
        """Compare what the program says with the model."""
        of, model = self._scripted.of, self.model
        named = of.named()
        found = {each: set(_units_of(named, each)) for each in _STATES}
        expected: dict[str, set[int]] = {each: set() for each in _STATES}
        for number, unit in model.units.items():
            expected["verified"] |= {number} if unit.is_verified else set()
            for state in {unit.state, unit.own} - {""}:
                expected[state].add(number)
        assert found == expected
        labels = {
            number: (len(unit.labels), sum(not label.is_good for label in unit.labels))
            for number, unit in model.units.items()
        }
        assert self._journal_counts() == labels

    def _check_print(self, job: PrintJob) -> None:
        listed = find_print(self._scripted.workspace, job.number)
        now = listed.print_job
        assert (now.status.value, now.count) == (job.status, len(job.units))
        assert (now.confirmed, now.announced) == (job.confirmed, job.announced)
        assert now.left_out == sum(row < job.confirmed for row in job.left_out)
        left_out = {
            (unit + 1, each.refusal.kind.name.lower(), each.print_id)
            for each in listed.left_out
            for unit in each.refusal.units
        }
        assert left_out == {(job.units[row], *why) for row, why in job.left_out.items()}

    def _journal_counts(self) -> dict[int, tuple[int, int]]:
        made, spoiled = Counter[int](), Counter[int]()
        for entry in self._scripted.of.journal():
            numbers = [unit + 1 for unit in entry.record.units]
            copies = entry.record.production.copies
            if entry.record.action is JournalAction.PRINTED:
                made.update(dict.fromkeys(numbers, copies))
            elif entry.record.action is JournalAction.SPOILED:
                spoiled.update(dict.fromkeys(numbers, copies))
        return {number: (made[number], spoiled[number]) for number in UNITS}


_STATES = ("in_doubt", "produced", "spoiled", "verified", "void", "sampled")


def _units_of(named: dict[str, str], state: str) -> Iterator[int]:
    for part in named.get(state, "").split(","):
        if part:
            first, _, last = part.partition("-")
            yield from range(int(first), int(last or first) + 1)


def _numbers(file: Path) -> list[int]:
    """The units in the file of a print job."""
    lines = file.read_text().splitlines()[:-1] if file.exists() else []
    return [int(line.split()[0].split("/")[1]) for line in lines]


@contextmanager
def new_history() -> Iterator[History]:
    """Give a history of a new job in a new workspace."""
    with tempfile.TemporaryDirectory(prefix="dpp-histories-") as name:
        folder = Path(name) / "workspace"
        make_workspace(folder, parka(len(UNITS)))
        with Workspace.open(folder) as workspace:
            with workspace.read() as transaction:
                job = jobs.require(transaction, 1)
            yield History(ScriptedPrints(UnitJob(workspace, job)), Path(name))
