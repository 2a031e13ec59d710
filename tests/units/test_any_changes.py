"""Any changes of units and carriers have the effect that a plain dictionary of units predicts."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.unit_state import Actor, JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.states import read_states
from tests.conftest import parka
from tests.model.unit_sets import UNITS, as_unit_set
from tests.samples import put_job
from tests.units.unit_jobs import LABEL, ZEBRA, UnitJob

_ADA = Actor("Ada", "line-1")
_TWICE = replace(ZEBRA, copies=2)
_SOME = st.integers(0, UNITS - 1).flatmap(
    lambda first: st.integers(1, 12).map(lambda count: set(range(first, min(first + count, UNITS))))
) | st.sets(st.integers(0, UNITS - 1), min_size=1, max_size=8)
_KINDS = (
    *("announce", "produce", "produce twice", "withdraw", "spoil", "spoil one", "verify"),
    *("apply", "sample", "void", "hand over", "undo handover", "hand over two", "undo two"),
)


@dataclass
class _Model:
    """The state of each unit by its number."""

    label: dict[int, str] = field(default_factory=dict)
    verified: set[int] = field(default_factory=set)
    own: dict[int, str] = field(default_factory=dict)
    labels: Counter[int] = field(default_factory=Counter)
    """All labels of each unit, also spoiled ones."""
    spoiled: Counter[int] = field(default_factory=Counter)
    packs: dict[int, set[int]] = field(default_factory=lambda: {1: set(), 2: set()})

    def good(self, unit: int) -> int:
        return self.labels[unit] - self.spoiled[unit]

    def announce(self, units: set[int]) -> bool:
        free = all(self.label.get(unit) in (None, "spoiled") for unit in units)
        if not free or any(self.own.get(unit) in ("void", "sampled") for unit in units):
            return False
        self.label.update(dict.fromkeys(units, "in_doubt"))
        return True

    def produce(self, units: set[int], copies: int = 1) -> bool:
        self.label.update(dict.fromkeys(units, "produced"))
        self.labels.update(dict.fromkeys(units, copies))
        return True

    def produce_twice(self, units: set[int]) -> bool:
        return self.produce(units, 2)

    def withdraw(self, units: set[int]) -> bool:
        self._put_back({unit for unit in units if self.label.get(unit) == "in_doubt"})
        return True

    def spoil(self, units: set[int], copies: int | None = None) -> bool:
        if not all(self.label.get(unit) in ("produced", "in_doubt") for unit in units):
            return False
        for unit in units:
            self.labels[unit] += self.label[unit] == "in_doubt"
            self.spoiled[unit] += self.good(unit) if copies is None else copies
            self.label[unit] = "produced" if self.good(unit) else "spoiled"
        self.verified -= units
        self._forget_packs(units)
        return True

    def spoil_one(self, units: set[int]) -> bool:
        return self.spoil(units, 1)

    def verify(self, units: set[int]) -> bool:
        for unit in units:
            if self.label.get(unit) == "in_doubt":
                self.label[unit] = "produced"
                self.labels[unit] += 1
        self.verified |= units
        return True

    def apply(self, units: set[int]) -> bool:
        return self._change(units, "applied", {"applied", "sampled", "void"})

    def sample(self, units: set[int]) -> bool:
        return self._change(units, "sampled", {"sampled", "void"})

    def void(self, units: set[int]) -> bool:
        return self._change(units, "void", {"void"})

    def hand_over(self, units: set[int], export: int = 1) -> bool:
        elsewhere = {unit for unit in units if self.label.get(unit) != "in_doubt"}
        self.label.update(dict.fromkeys(elsewhere, "produced"))
        self.labels.update(units - self.packs[export])
        self.packs[export] |= units
        return True

    def hand_over_two(self, units: set[int]) -> bool:
        return self.hand_over(units, 2)

    def undo_handover(self, units: set[int], export: int = 1) -> bool:
        produced = {unit for unit in units if self.label.get(unit) == "produced"}
        packs = self.packs[export]
        undone = {unit for unit in units & packs if self.good(unit) > (unit in self.verified)}
        packs -= undone
        self.labels.subtract(undone)
        self._forget_packs(undone)
        self._put_back(produced - self.verified)
        return True

    def undo_two(self, units: set[int]) -> bool:
        return self.undo_handover(units, 2)

    def _forget_packs(self, units: set[int]) -> None:
        """Without a good label, the labels of all packs are spoiled."""
        for packs in self.packs.values():
            packs -= {unit for unit in units if not self.good(unit)}

    def _change(self, units: set[int], state: str, refused: set[str]) -> bool:
        if any(self.own.get(unit) in refused for unit in units):
            return False
        self.own.update(dict.fromkeys(units, state))
        return True

    def _put_back(self, units: set[int]) -> None:
        for unit in units:
            del self.label[unit]
            if self.good(unit):
                self.label[unit] = "produced"
            elif self.spoiled[unit]:
                self.label[unit] = "spoiled"


def _apply(transaction: Transaction, job: UnitJob, kind: str, chosen: set[int]) -> bool:
    """Make the change; return False if it was refused."""
    units, start = as_unit_set(chosen), (transaction, job.job)
    made: dict[str, Callable[[], object]] = {
        "announce": lambda: changes.mark_in_doubt(*start, LABEL, units),
        "produce": lambda: changes.mark_produced(*start, LABEL, units, _ADA, ZEBRA),
        "produce twice": lambda: changes.mark_produced(*start, LABEL, units, _ADA, _TWICE),
        "withdraw": lambda: changes.withdraw(*start, LABEL, units),
        "spoil": lambda: changes.mark_spoiled(*start, LABEL, units, "torn", _ADA),
        "spoil one": lambda: changes.mark_spoiled(*start, LABEL, units, "torn", _ADA, 1),
        "verify": lambda: changes.mark_verified(*start, LABEL, units, _ADA),
        "apply": lambda: changes.mark_applied(*start, units, "", _ADA),
        "sample": lambda: changes.mark_sampled(*start, units, "test", _ADA),
        "void": lambda: changes.void(*start, units, "wrong", _ADA),
        "hand over": lambda: changes.mark_handed_over(*start, units, _ADA, {"export": 1}),
        "undo handover": lambda: changes.undo_handover(*start, units, _ADA, {"export": 1}),
        "hand over two": lambda: changes.mark_handed_over(*start, units, _ADA, {"export": 2}),
        "undo two": lambda: changes.undo_handover(*start, units, _ADA, {"export": 2}),
    }
    try:
        made[kind]()
    except InvalidInput:
        return False
    return True


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(_KINDS), _SOME), max_size=12))
def test_any_changes_equal_a_dictionary_of_units(
    workspace: Workspace, made: list[tuple[str, set[int]]]
) -> None:
    minted = replace(put_job(workspace, parka(UNITS)), minted=UNITS)  # tokens aren't needed
    job, model = UnitJob(workspace, minted), _Model()
    with workspace.write() as transaction:
        for kind, chosen in made:
            accepted = getattr(model, kind.replace(" ", "_"))(set(chosen))
            assert _apply(transaction, job, kind, chosen) == accepted, kind
        states = read_states(transaction, job.job)
        labels = unit_journal.label_totals(transaction, [job.job.id], LABEL).get(job.job.id, {})
    label = {
        unit: state
        for state, units in states.label.by_state().items()
        if state != "verified"
        for unit in units
    }
    assert label == model.label
    assert set(states.label.verified) == model.verified
    assert {
        unit: state for state, units in states.by_state().items() for unit in units
    } == model.own
    undone = labels.pop(JournalAction.HANDOVER_UNDONE, 0)
    spoiled = labels.pop(JournalAction.SPOILED, 0)
    assert (sum(labels.values()) - undone, spoiled) == (
        model.labels.total(),
        model.spoiled.total(),
    )
