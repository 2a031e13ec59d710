"""Units and their carriers change states by rules, each change with its entry in the journal."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput, StorageDamaged
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.model.unit_state import Carrier, CarrierState, JournalAction, UnitState
from dpp_desktop.store.void_units import void_units
from dpp_desktop.units import changes
from dpp_desktop.units.refusals import refusal_error, refusals
from dpp_desktop.units.states import CarrierUnits, UnitStates, read_states, read_unit
from tests.model.unit_sets import UNITS, as_unit_set
from tests.units.unit_jobs import ADA, LABEL, TAG, ZEBRA, UnitJob


def test_a_printed_label_was_announced_before(units: UnitJob) -> None:
    units.announced("1-3")
    assert units.named() == {"in_doubt": "1-3"}
    assert units.actions() == [], "the announcement of the print job is the entry"
    with units.workspace.write() as transaction:
        changes.mark_produced(transaction, units.job, LABEL, UnitSet.parse("1-2"), ADA, ZEBRA)
    assert units.named() == {"in_doubt": "3", "produced": "1-2"}
    assert units.named(TAG) == {}
    (entry,) = units.journal()
    record = entry.record
    assert (record.action, record.carrier, record.actor) == (JournalAction.PRINTED, LABEL, ADA)
    assert (record.production, record.order_number) == (ZEBRA, "PO-1")


def test_single_labels_can_be_journalled_together(units: UnitJob) -> None:
    with units.workspace.write() as transaction:
        for unit in range(3):
            changes.mark_produced(
                transaction, units.job, LABEL, UnitSet.one(unit), ADA, ZEBRA, journal=False
            )
        changes.journal_produced(transaction, units.job, LABEL, UnitSet.one(0, 3), ADA, ZEBRA)
    assert units.named() == {"produced": "1-3"}
    assert units.actions() == [(JournalAction.PRINTED, "1-3")]


def test_units_are_not_announced_twice(units: UnitJob) -> None:
    units.printed("1-3")
    units.announced("5")
    units.sampled("7")
    units.voided("9-10")
    with pytest.raises(InvalidInput) as refused:
        units.announced("1,5,7,9-20")
    assert [(problem.code, problem.message) for problem in refused.value.problems] == [
        ("void", "units 9-10 are void."),
        ("sampled", "unit 7 was taken as a sample."),
        ("in_doubt", "it isn't known whether unit 5 was printed."),
        ("already_produced", "unit 1 is already printed."),
    ]
    assert "reprint" in refused.value.remedy
    assert units.named()["in_doubt"] == "5"
    units.announced("1,5,11", TAG)
    assert units.named(TAG)["in_doubt"] == "1,5,11", "the label says nothing about the tag"


def test_withdrawn_labels_are_as_before(units: UnitJob) -> None:
    units.printed("1-2")
    units.spoiled("2")
    units.announced("2-6")
    assert units.withdrawn("1-5") == "2-5"
    assert units.named() == {"produced": "1", "spoiled": "2", "in_doubt": "6"}
    assert units.withdrawn("1-5") == ""
    units.printed("2-5")
    assert units.named() == {"produced": "1-5", "in_doubt": "6"}


def test_a_spoiled_label_is_no_longer_verified_and_may_be_printed_again(units: UnitJob) -> None:
    units.printed("1-5")
    units.verified("1-4")
    units.announced("6")
    units.spoiled("2,6", " verdreht ")
    assert units.named() == {"produced": "1,3-5", "spoiled": "2,6", "verified": "1,3-4"}
    record = units.journal()[-1].record
    assert (record.action, record.reason) == (JournalAction.SPOILED, "verdreht")
    units.printed("2")
    assert units.named()["spoiled"] == "6"


@pytest.mark.parametrize("carrier", Carrier)
def test_only_a_label_that_exists_can_be_spoiled(units: UnitJob, carrier: Carrier) -> None:
    units.printed("1-3", carrier=carrier)
    units.spoiled("3", carrier=carrier)
    before = units.named(carrier), units.actions()
    with pytest.raises(InvalidInput) as refused:
        units.spoiled("2-5", carrier=carrier)
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["already_spoiled", "not_produced"]
    with pytest.raises(InvalidInput, match="reason: is empty"):
        units.spoiled("1", " ", carrier)
    assert (units.named(carrier), units.actions()) == before


def test_no_more_labels_are_spoiled_than_were_printed(units: UnitJob) -> None:
    units.printed("1-3", replace(ZEBRA, copies=2))
    units.printed("4")
    before = units.named(), units.actions()
    with pytest.raises(InvalidInput) as refused:
        units.spoiled("2-4", copies=3)
    assert [(each.field, each.code, each.message) for each in refused.value.problems] == [
        (
            "copies",
            "too_many",
            "must be at most 1, because units 4 have no more that aren't spoiled.",
        ),
        (
            "copies",
            "too_many",
            "must be at most 2, because units 2-3 have no more that aren't spoiled.",
        ),
    ]
    assert (units.named(), units.actions()) == before
    units.spoiled("2-3", copies=1)
    with pytest.raises(InvalidInput, match="must be at most 1, because units 2 have"):
        units.spoiled("2", copies=2)
    units.spoiled("3", copies=1)
    units.printed("3", replace(ZEBRA, copies=2))
    units.spoiled("2-4")
    copies = [
        (str(entry.record.units), entry.record.production.copies)
        for entry in units.journal()
        if entry.record.action is JournalAction.SPOILED
    ]
    assert copies == [("2-3", 1), ("3", 1), ("2,4", 1), ("3", 2)], "the rest, without a number"


@pytest.mark.parametrize("carrier", [LABEL, TAG])
def test_a_unit_with_a_good_copy_left_is_not_spoiled(units: UnitJob, carrier: Carrier) -> None:
    units.printed("1-4", replace(ZEBRA, copies=2), carrier)
    units.verified("1-2", carrier)
    units.spoiled("1-2", carrier=carrier, copies=1)
    assert units.named(carrier) == {"produced": "1-4"}, "it isn't known which copy was scanned"
    with pytest.raises(InvalidInput, match=r"units 1-2 (already have|are already printed)"):
        units.announced("1-2", carrier)
    units.spoiled("1,3", carrier=carrier)
    assert units.named(carrier) == {"produced": "2,4", "spoiled": "1,3"}
    with pytest.raises(InvalidInput, match="already marked as spoiled"):
        units.spoiled("1", carrier=carrier)
    units.announced("1", carrier)
    assert units.withdrawn("1", carrier) == "1"
    assert units.named(carrier) == {"produced": "2,4", "spoiled": "1,3"}


def test_a_scan_ends_doubt(units: UnitJob) -> None:
    units.announced("1-3")
    units.verified("2")
    assert units.named() == {"in_doubt": "1,3", "produced": "2", "verified": "2"}


def test_void_wins_over_sampled_and_that_over_applied(units: UnitJob) -> None:
    units.applied("1-6")
    units.sampled("2-4")
    units.voided("3,5")
    assert units.named() == {"applied": "1,6", "sampled": "2,4", "void": "3,5"}
    assert units.actions() == [
        (JournalAction.APPLIED, "1-6"),
        (JournalAction.SAMPLED, "2-4"),
        (JournalAction.VOIDED, "3,5"),
    ]
    assert [entry.record.reason for entry in units.journal()] == ["", "quality", "wrong batch"]


_REFUSED: list[tuple[str, Callable[[UnitJob, str], None], str, str]] = [
    ("voided", UnitJob.voided, "2-3", "units: unit 3 is void"),
    ("sampled", UnitJob.sampled, "1-3", "units: unit 2 was taken as a sample"),
    ("sampled void", UnitJob.sampled, "3", "units: unit 3 is void"),
    ("applied", UnitJob.applied, "1", "units: unit 1 is already marked as applied"),
    ("applied sampled", UnitJob.applied, "2,4", "units: unit 2 was taken as a sample"),
    ("applied void", UnitJob.applied, "3-5", "units: unit 3 is void"),
    ("unknown", UnitJob.voided, "60-61,99", "units: job 1 has units 1 to 60, not 61, 99"),
    ("unknown spoiled", UnitJob.spoiled, "61", "units: job 1 has units 1 to 60, not 61"),
]


@pytest.mark.parametrize(
    ("change", "named", "message"), [each[1:] for each in _REFUSED], ids=[e[0] for e in _REFUSED]
)
def test_refused_changes_change_nothing(
    units: UnitJob, change: Callable[[UnitJob, str], None], named: str, message: str
) -> None:
    units.applied("1")
    units.sampled("2")
    units.voided("3")
    before = units.states(), units.actions()
    with pytest.raises(InvalidInput, match=message):
        change(units, named)
    assert (units.states(), units.actions()) == before


@pytest.mark.parametrize("change", [UnitJob.sampled, UnitJob.voided])
def test_a_reason_is_needed(units: UnitJob, change: Callable[[UnitJob, str, str], None]) -> None:
    for reason in ("", "  ", "a" * 501, "a\0b"):
        with pytest.raises(InvalidInput, match="reason: "):
            change(units, "1", reason)
    assert units.actions() == []


def test_a_label_in_flight_is_produced_although_its_unit_is_void(units: UnitJob) -> None:
    units.announced("1-2")
    units.voided("1")
    with units.workspace.write() as transaction:
        changes.mark_produced(transaction, units.job, LABEL, UnitSet.one(0), ADA, ZEBRA)
    assert units.named() == {"produced": "1", "in_doubt": "2", "void": "1"}


def test_the_states_of_one_unit_are_read(units: UnitJob) -> None:
    units.printed("1-5")
    units.verified("2")
    units.printed("2", carrier=TAG)
    units.spoiled("2", carrier=TAG)
    units.voided("2")
    with units.workspace.read() as transaction:
        second, sixth = (read_unit(transaction, units.job, unit) for unit in (1, 5))
    assert second.state is UnitState.VOID
    assert second.carriers == {LABEL: CarrierState.PRODUCED, TAG: CarrierState.SPOILED}
    assert second.verified == {LABEL}
    assert (sixth.state, sixth.verified) == (None, frozenset())
    assert sixth.carriers == {LABEL: None, TAG: None}


def test_states_can_be_read_without_verified_units(units: UnitJob) -> None:
    units.printed("1-5")
    units.verified("2")
    with units.workspace.read() as transaction:
        states = read_states(transaction, units.job, verified=False)
    assert states.label.counts() == {"in_doubt": 0, "produced": 5, "spoiled": 0, "verified": 0}
    assert units.states().label.counts()["verified"] == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO unit_runs VALUES (1, 'label', 59, 2, 'produced')",
        "INSERT INTO verified_blocks VALUES (1, 'label', 1, 1, x'80')",
        "INSERT INTO pending_scans VALUES (1, 'label', 60, '2026-01-01T00:00:00+00:00','','','')",
    ],
)
def test_a_state_of_a_unit_that_is_not_minted_is_damage(units: UnitJob, statement: str) -> None:
    with units.workspace.write() as transaction:
        transaction.exec_driver_sql(statement)
    with pytest.raises(StorageDamaged, match="1/label"):
        units.states()


_SOME = st.sets(st.integers(0, UNITS - 1), min_size=1)


@given(produced=_SOME, in_doubt=_SOME, void=_SOME, sampled=_SOME, asked=_SOME)
def test_each_unit_is_refused_for_one_reason(
    produced: set[int],
    in_doubt: set[int],
    void: set[int],
    sampled: set[int],
    asked: set[int],
) -> None:
    label = CarrierUnits(as_unit_set(in_doubt), as_unit_set(produced - in_doubt))
    states = UnitStates(
        UNITS,
        label,
        CarrierUnits(),
        sampled=as_unit_set(sampled - void),
        void=as_unit_set(void),
    )
    refused = refusals(states, LABEL, as_unit_set(asked))
    by_kind = {refusal.kind.value: set(refusal.units) for refusal in refused}
    expected = {
        "void": asked & void,
        "sampled": asked & sampled - void,
        "in_doubt": asked & in_doubt - void - sampled,
        "already_produced": asked & produced - in_doubt - void - sampled,
    }
    assert by_kind == {kind: found for kind, found in expected.items() if found}
    assert refusals(states, LABEL, NO_UNITS) == ()


def test_many_refused_units_are_shortened(units: UnitJob) -> None:
    units.printed(",".join(str(unit) for unit in range(1, 60, 2)))
    refused = refusals(units.states(), LABEL, UnitSet.one(0, 60))
    assert refusal_error(refused).problems[0].message == (
        "units 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 … are already printed."
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM unit_runs WHERE subject = 'unit'",
        "UPDATE unit_runs SET \"count\" = 2 WHERE subject = 'unit'",
        "UPDATE unit_runs SET state = 'sampled' WHERE subject = 'unit'",
        "INSERT INTO unit_runs VALUES (1, 'unit', 40, 1, 'void')",
    ],
)
def test_void_units_that_do_not_agree_with_the_journal_are_damage(
    units: UnitJob, statement: str
) -> None:
    units.voided("5")
    units.voided("6-7")
    assert units.named() == {"void": "5-7"}
    with units.workspace.write() as transaction:
        transaction.exec_driver_sql(statement)
    with units.workspace.read() as transaction, pytest.raises(StorageDamaged, match="1/unit"):
        void_units(transaction, [1])
    with pytest.raises(StorageDamaged, match="1/unit"):
        units.states()
