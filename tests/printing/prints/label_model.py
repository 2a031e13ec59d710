"""A plain model of labels and print jobs, which knows nothing of the program.

It has one list of labels for each unit, and one list of units for each print job. A test
reports to it what happens on the printer; what follows for the units is its own conclusion from the
documentation.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ALL, STOPPED, FAILED, LOST = "all", "stopped", "failed", "lost"
"""How a run ends: all is printed, it is stopped, an error occurs, or the connection is lost."""

WAITING = ("paused", "in_doubt")
FINAL = ("completed", "cancelled")


@dataclass(eq=False)
class Label:
    """A label that exists, or may exist. `known_at` is the step since which it is known."""

    print_id: int
    known_at: int
    is_good: bool = True
    is_scanned: bool = False


@dataclass
class Unit:
    """A unit with its labels that are known to exist, spoiled or not, oldest first.

    Besides, one label may be `pending`: its print job waits for an answer. It replaces the others
    if it exists. A `ghost` is a label of a cancelled print job that nobody answered for.
    """

    labels: list[Label] = field(default_factory=list)
    pending: Label | None = None
    ghost: Label | None = None
    own: str = ""

    @property
    def good(self) -> Label | None:
        """The good label; there is never more than one."""
        good = [label for label in self.labels if label.is_good]
        assert len(good) <= 1
        return good[0] if good else None

    @property
    def state(self) -> str:
        """The state of its label, empty if it never had one."""
        if self.pending or self.ghost:
            return "in_doubt"
        return "produced" if self.good else "spoiled" if self.labels else ""

    @property
    def is_verified(self) -> bool:
        """Whether its good label was scanned."""
        return self.state == "produced" and self.good is not None and self.good.is_scanned

    def add(self, label: Label) -> None:
        """A label was certainly printed: all earlier ones are spoiled, even one in doubt."""
        self._spoil_others()
        self.labels.append(label)

    def show(self, now: int) -> None:
        """The label in doubt turns out to exist."""
        found = self.pending or self.ghost
        if found is None:
            return
        if found is self.pending:
            self._spoil_others()
        self.pending = self.ghost = None
        found.known_at = now
        self.labels.append(found)

    def abandon(self) -> None:
        """Nobody will say whether the pending label exists: no other label counts as good."""
        if self.pending:
            self._spoil_others()
            self.ghost, self.pending = self.pending, None

    def spoil(self, now: int) -> None:
        """All labels are spoiled, also one in doubt."""
        self.show(now)
        for label in self.labels:
            label.is_good = False

    def _spoil_others(self) -> None:
        if self.ghost:
            self.labels.append(self.ghost)
            self.ghost = None
        for label in self.labels:
            label.is_good = False


@dataclass
class PrintJob:
    """A print job of units in order; rows before `confirmed` are done, up to `announced` sent.

    `left_out` has the reason and the print job that printed the unit instead, by row.
    """

    number: int
    units: list[int]
    is_reprint: bool
    is_file: bool
    started_at: int
    status: str = "printing"
    confirmed: int = 0
    announced: int = 0
    left_out: dict[int, tuple[str, int | None]] = field(default_factory=dict)

    @property
    def rest(self) -> list[int]:
        """The units that aren't done."""
        return self.units[self.confirmed :]


@dataclass(frozen=True)
class Sent:
    """How a run ended: the first rows that aren't confirmed, and not announced."""

    confirmed: int
    announced: int
    how: str


class Model:
    """The units of a job by their numbers, and its print jobs by theirs."""

    def __init__(self, units: Iterable[int]) -> None:
        """Begin with units that have no labels."""
        self.units = {number: Unit() for number in units}
        self.prints: dict[int, PrintJob] = {}
        self.destroyed = 0
        """Labels that were sent and, as a person said, aren't good."""
        self.now = 0

    def can_print(self, units: Sequence[int]) -> bool:
        """Whether the units may be printed for the first time, or again after they were spoiled."""
        wanted = [number for number in units if not self.units[number].own]
        is_free = all(self.units[number].state in ("", "spoiled") for number in wanted)
        return bool(wanted) and is_free and not self._are_kept(wanted)

    def can_reprint(self, units: Sequence[int]) -> bool:
        """Whether the units may be reprinted: all of them had a label, and none is out of use."""
        found = [self.units[number] for number in units]
        is_possible = all(unit.state and not unit.own for unit in found)
        return is_possible and not self._are_kept(units)

    def can_resume(self, number: int) -> bool:
        """Whether a print job may continue, if its units in doubt are answered for."""
        job = self.prints[number]
        return job.status not in FINAL and not self._are_kept(job.rest, number)

    def pending(self, number: int) -> list[int]:
        """The units whose labels of this print job are in doubt."""
        job = self.prints[number]
        return [each for each in job.units if self._is_pending(each, number)]

    def start(self, number: int, units: Sequence[int], *, is_reprint: bool, is_file: bool) -> None:
        """Start a print job of the units; those that are out of use aren't part of it."""
        used = [each for each in units if not self.units[each].own]
        self.prints[number] = PrintJob(number, used, is_reprint, is_file, self.now)

    def due(self, number: int, first_row: int) -> list[tuple[int, int]]:
        """Rows of a print job from that one on whose labels are to be printed, with their units."""
        job = self.prints[number]
        rows = range(first_row, len(job.units))
        return [
            (row, job.units[row])
            for row in rows
            if not self._is_proved(job, row) and self._reason(job, job.units[row]) is None
        ]

    def run(self, number: int, sent: Sent) -> None:
        """A run has printed what is due up to a row, and announced more."""
        job = self.prints[number]
        due = dict(self.due(number, job.announced))
        for row in range(job.announced, sent.announced):
            unit = self.units[job.units[row]]
            if row in due:
                label = Label(number, self.now)
                if row < sent.confirmed:
                    unit.add(label)
                else:
                    unit.pending = label
            elif not self._is_proved(job, row):
                reason = self._reason(job, job.units[row])
                assert reason
                job.left_out[row] = reason
        job.confirmed, job.announced = sent.confirmed, sent.announced
        job.status = self._ended(job, sent.how)

    def answer(self, number: int, row: int) -> None:
        """A person said that the labels in doubt before that row are good, and the others not."""
        job = self.prints[number]
        for each in range(job.confirmed, job.announced):
            unit = self.units[job.units[each]]
            if not self._is_pending(job.units[each], number):
                continue
            if each < row:
                unit.show(self.now)
            else:
                unit.pending = None
                self.destroyed += 1
        job.left_out = {each: why for each, why in job.left_out.items() if each < row}
        job.confirmed = job.announced = row

    def cancel(self, number: int) -> None:
        """Cancel a print job; what is in doubt stays so."""
        for each in self.prints[number].units:
            if self._is_pending(each, number):
                self.units[each].abandon()
        self.prints[number].status = "cancelled"

    def spoil(self, units: Sequence[int]) -> bool:
        """Mark labels as spoiled. Return False, unchanged, if one of the units has none."""
        if any(self.units[each].state not in ("produced", "in_doubt") for each in units):
            return False
        for each in units:
            self.units[each].spoil(self.now)
        return True

    def can_scan(self, number: int) -> bool:
        """Whether somebody can scan a good label of the unit."""
        unit = self.units[number]
        return unit.state in ("produced", "in_doubt") and not unit.own and not unit.is_verified

    def scan(self, number: int) -> None:
        """Somebody scans the label of the unit."""
        unit = self.units[number]
        unit.show(self.now)
        assert unit.good
        unit.good.is_scanned = True

    def take_out(self, number: int, own: str) -> bool:
        """Make a unit void, or a sample. Return False if that isn't possible."""
        unit = self.units[number]
        if unit.own == "void" or unit.own == own:
            return False
        unit.own = own
        return True

    def _are_kept(self, units: Iterable[int], number: int | None = None) -> bool:
        """Whether another print job that waits keeps one of the units."""
        waiting = [
            job for job in self.prints.values() if job.status in WAITING and job.number != number
        ]
        return any(set(units) & set(job.rest) for job in waiting)

    def _is_pending(self, unit: int, number: int) -> bool:
        pending = self.units[unit].pending
        return pending is not None and pending.print_id == number

    def _is_proved(self, job: PrintJob, row: int) -> bool:
        """Whether the unit has a good label of the print job although the row isn't done."""
        good = self.units[job.units[row]].good
        return good is not None and good.print_id == job.number

    def _reason(self, job: PrintJob, number: int) -> tuple[str, int | None] | None:
        """Why a unit isn't printed now, and who printed it; None if it is printed."""
        unit = self.units[number]
        if unit.own:
            return unit.own, None
        in_the_way = unit.ghost or unit.good
        if in_the_way is None:
            return None
        if job.is_reprint and in_the_way.known_at < job.started_at:
            return None  # the label that the print job replaces
        return ("in_doubt", None) if unit.ghost else ("produced", in_the_way.print_id)

    @staticmethod
    def _ended(job: PrintJob, how: str) -> str:
        if job.announced > job.confirmed:
            return "in_doubt"
        if how in (FAILED, LOST):
            return "failed"
        return "completed" if job.confirmed == len(job.units) else "paused"
