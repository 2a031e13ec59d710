"""Reprints and hand-overs in any order have the effect that a plain model of labels predicts."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pytest

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from tests.conftest import parka
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_job
from tests.units.unit_jobs import ADA, UnitJob

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

_KINDS = (
    *("hand over", "take back", "print", "reprint", "lose"),
    *("answer good", "answer none", "cancel", "spoil", "scan"),
)
_UNITS = 20
"""The number of units of a job."""


@dataclass(eq=False)
class _Label:
    is_elsewhere: bool = False
    is_good: bool = True
    is_scanned: bool = False


@dataclass
class _Model:
    """The labels of one unit.

    A print job `waits` after it was interrupted. Unless a scan or damage has shown its label since,
    this is `pending`, and it replaces those in `replaced`. A label of a cancelled print job that
    nobody knows about is a `ghost`; it counts as printed and spoiled once another one replaces it.
    """

    labels: list[_Label] = field(default_factory=list)
    is_handed_over: bool = False
    waits: bool = False
    pending: bool = False
    ghost: bool = False
    replaced: list[_Label] = field(default_factory=list)

    @property
    def good(self) -> list[_Label]:
        return [label for label in self.labels if label.is_good]

    @property
    def state(self) -> str:
        if self.pending or self.ghost:
            return "in_doubt"
        return "produced" if self.good else "spoiled" if self.labels else ""

    def allows(self, kind: str) -> bool:
        return {
            "hand over": not self.is_handed_over and not self.good,
            "take back": self.is_handed_over,
            "print": self.state in ("", "spoiled") and not self.waits,
            "reprint": bool(self.state) and not self.waits,
            "lose": bool(self.state) and not self.waits,
            "answer good": self.waits,
            "answer none": self.waits,
            "cancel": self.waits,
            "spoil": self.state in ("produced", "in_doubt"),
            "scan": self.state in ("produced", "in_doubt"),
        }[kind]

    def apply(self, kind: str) -> None:
        getattr(self, f"_{kind.replace(' ', '_')}")()

    def _hand_over(self) -> None:
        self.is_handed_over = True
        self.labels.append(_Label(is_elsewhere=True))

    def _take_back(self) -> None:
        self.is_handed_over = False
        is_certain = len(self.good) == 1 and self.good[0].is_scanned
        self.labels = [
            each for each in self.labels if is_certain or not (each.is_elsewhere and each.is_good)
        ]

    def _print(self) -> None:
        self.labels.append(_Label())

    def _reprint(self) -> None:
        self._lose()
        self._answer_good()

    def _lose(self) -> None:
        self.waits = self.pending = True
        self.replaced = self.good

    def _answer_good(self) -> None:
        self._show()
        self.waits = False

    def _answer_none(self) -> None:
        self.waits = self.pending = False

    def _cancel(self) -> None:
        if self.pending:
            self._replace()
            self.ghost = True
        self.waits = self.pending = False

    def _scan(self) -> None:
        self._show()
        self.good[-1].is_scanned = True

    def _spoil(self) -> None:
        self._show()
        for label in self.good:
            label.is_good = False

    def _show(self) -> None:
        """The label in doubt exists."""
        if self.pending:
            self._replace()
        if self.pending or self.ghost:
            self.labels.append(_Label())
        self.pending = self.ghost = False

    def _replace(self) -> None:
        for label in self.replaced:
            label.is_good = False
        if self.ghost:
            self.labels.append(_Label(is_good=False))
        self.ghost = False


@dataclass
class _Unit:
    """A unit of a job, to which the same happens as in the model."""

    scripted: ScriptedPrints
    number: int
    print_id: int = 0

    def apply(self, kind: str) -> None:
        getattr(self, f"_{kind.replace(' ', '_')}")()

    def _hand_over(self) -> None:
        self._change(changes.mark_handed_over)

    def _take_back(self) -> None:
        self._change(changes.undo_handover)

    def _print(self) -> None:
        self.scripted.print(f"{self.number}")

    def _reprint(self) -> None:
        self.scripted.reprint(f"{self.number}")

    def _lose(self) -> None:
        printed = len(self.scripted.on.units)
        self.scripted.on.faults = {printed: PrinterFaultKind.CONNECTION_LOST}
        self.print_id = self.scripted.reprint(f"{self.number}").print_job.id

    def _answer_good(self) -> None:
        self.scripted.cancel(self.print_id, f"{self.number}")

    def _answer_none(self) -> None:
        self.scripted.cancel(self.print_id, "none")

    def _cancel(self) -> None:
        self.scripted.cancel(self.print_id)

    def _spoil(self) -> None:
        self.scripted.of.spoiled(f"{self.number}")

    def _scan(self) -> None:
        self.scripted.of.verified(f"{self.number}")

    def _change(self, change: object) -> None:
        of = self.scripted.of
        with of.workspace.write() as transaction:
            units = UnitSet.one(self.number - 1)
            change(transaction, of.job, units, ADA, {"export": self.number})  # type: ignore[operator]


def _histories(length: int) -> Iterator[tuple[str, ...]]:
    """All possible histories of a unit that begin with a hand-over, of that length."""

    def continued(done: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if len(done) == length:
            yield done
            return
        model = _Model()
        for kind in done:
            model.apply(kind)
        for kind in _KINDS:
            if model.allows(kind):
                yield from continued((*done, kind))

    yield from continued(("hand over",))


def _jobs(workspace: Workspace) -> Iterator[tuple[ScriptedPrints, list[tuple[str, ...]]]]:
    """Print jobs of small jobs, each with the histories of its units: long journals are slow."""
    histories = _histories(4)
    while chosen := list(islice(histories, _UNITS)):
        job = run_job(workspace, put_job(workspace, parka(_UNITS)).id)
        yield ScriptedPrints(UnitJob(workspace, job)), chosen


def _labels(of: UnitJob) -> dict[int, tuple[int, int]]:
    """The number of labels and of spoiled ones of each unit, as the journal says."""
    counts: dict[int, Counter[JournalAction]] = defaultdict(Counter)
    for entry in of.journal():
        for unit in entry.record.units:
            counts[unit][entry.record.action] += entry.record.production.copies
    return {
        unit: (
            found[JournalAction.PRINTED]
            + found[JournalAction.HANDED_OVER]
            - found[JournalAction.HANDOVER_UNDONE],
            found[JournalAction.SPOILED],
        )
        for unit, found in counts.items()
    }


def test_any_reprints_of_units_that_are_handed_over_and_taken_back(workspace: Workspace) -> None:
    for scripted, histories in _jobs(workspace):
        models: dict[tuple[str, ...], _Model] = {}
        for number, history in enumerate(histories, 1):
            model = models[history] = _Model()
            unit = _Unit(scripted, number)
            for kind in history:
                model.apply(kind)
                unit.apply(kind)
        _check(scripted.of, models)


def _check(of: UnitJob, models: dict[tuple[str, ...], _Model]) -> None:
    """Check that each unit of the job has the labels of its model."""
    states = {name: UnitSet.parse(units) for name, units in of.named().items()}
    labels = _labels(of)
    for number, (history, model) in enumerate(models.items()):
        found = {state for state, units in states.items() if number in units}
        assert found - {"verified"} == ({model.state} if model.state else set()), history
        spoiled = len(model.labels) - len(model.good)
        assert labels[number] == (len(model.labels), spoiled), history
