"""Any changes of units and carriers have the effect that a plain dictionary of units predicts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.unit_state import Actor
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.states import read_states
from tests.conftest import parka
from tests.model.unit_sets import UNITS, as_unit_set
from tests.samples import put_job
from tests.units.unit_jobs import LABEL, ZEBRA, UnitJob

_ADA = Actor("Ada", "line-1")
_SOME = st.integers(0, UNITS - 1).flatmap(
    lambda first: st.integers(1, 12).map(lambda count: set(range(first, min(first + count, UNITS))))
) | st.sets(st.integers(0, UNITS - 1), min_size=1, max_size=8)
_KINDS = (
    *("announce", "produce", "withdraw", "spoil", "verify", "apply", "sample", "void"),
    *("hand over", "undo handover"),
)


@dataclass
class _Model:
    """The state of each unit by its number."""

    label: dict[int, str] = field(default_factory=dict)
    verified: set[int] = field(default_factory=set)
    own: dict[int, str] = field(default_factory=dict)
    ever_spoiled: set[int] = field(default_factory=set)
    printed_here: set[int] = field(default_factory=set)
    handed_over: set[int] = field(default_factory=set)

    def announce(self, units: set[int]) -> bool:
        free = all(self.label.get(unit) in (None, "spoiled") for unit in units)
        if not free or any(self.own.get(unit) in ("void", "sampled") for unit in units):
            return False
        self.label.update(dict.fromkeys(units, "in_doubt"))
        return True

    def produce(self, units: set[int]) -> bool:
        self.label.update(dict.fromkeys(units, "produced"))
        self.printed_here |= units
        return True

    def withdraw(self, units: set[int]) -> bool:
        self._put_back({unit for unit in units if self.label.get(unit) == "in_doubt"})
        return True

    def spoil(self, units: set[int]) -> bool:
        if not all(self.label.get(unit) in ("produced", "in_doubt") for unit in units):
            return False
        self.label.update(dict.fromkeys(units, "spoiled"))
        self.verified -= units
        self.printed_here -= units
        self.handed_over -= units
        self.ever_spoiled |= units
        return True

    def verify(self, units: set[int]) -> bool:
        for unit in units:
            if self.label.get(unit) == "in_doubt":
                self.label[unit] = "produced"
        self.verified |= units
        return True

    def apply(self, units: set[int]) -> bool:
        return self._change(units, "applied", {"applied", "sampled", "void"})

    def sample(self, units: set[int]) -> bool:
        return self._change(units, "sampled", {"sampled", "void"})

    def void(self, units: set[int]) -> bool:
        return self._change(units, "void", {"void"})

    def hand_over(self, units: set[int]) -> bool:
        elsewhere = {unit for unit in units if self.label.get(unit) != "in_doubt"}
        self.label.update(dict.fromkeys(elsewhere, "produced"))
        self.handed_over |= units
        return True

    def undo_handover(self, units: set[int]) -> bool:
        produced = {unit for unit in units if self.label.get(unit) == "produced"}
        self.handed_over -= units - (self.verified - self.printed_here)
        self._put_back(produced - self.verified)
        return True

    def _change(self, units: set[int], state: str, refused: set[str]) -> bool:
        if any(self.own.get(unit) in refused for unit in units):
            return False
        self.own.update(dict.fromkeys(units, state))
        return True

    def _put_back(self, units: set[int]) -> None:
        for unit in units:
            del self.label[unit]
            if unit in self.printed_here | self.handed_over:
                self.label[unit] = "produced"
            elif unit in self.ever_spoiled:
                self.label[unit] = "spoiled"


def _apply(transaction: Transaction, job: UnitJob, kind: str, chosen: set[int]) -> bool:
    """Make the change; return False if it was refused."""
    units, start = as_unit_set(chosen), (transaction, job.job)
    made: dict[str, Callable[[], object]] = {
        "announce": lambda: changes.mark_in_doubt(*start, LABEL, units),
        "produce": lambda: changes.mark_produced(*start, LABEL, units, _ADA, ZEBRA),
        "withdraw": lambda: changes.withdraw(*start, LABEL, units),
        "spoil": lambda: changes.mark_spoiled(*start, LABEL, units, "torn", _ADA),
        "verify": lambda: changes.mark_verified(*start, LABEL, units, _ADA),
        "apply": lambda: changes.mark_applied(*start, units, "", _ADA),
        "sample": lambda: changes.mark_sampled(*start, units, "test", _ADA),
        "void": lambda: changes.void(*start, units, "wrong", _ADA),
        "hand over": lambda: changes.mark_handed_over(*start, units, _ADA, {"export": 1}),
        "undo handover": lambda: changes.undo_handover(*start, units, _ADA, {"export": 1}),
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
