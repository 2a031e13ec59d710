"""The answer for the last good label counts what there is, also with several labels of a unit."""

import pytest

from dpp_desktop.model.errors import InvalidInput, PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.attention import LastGoodEffect, last_good_effect
from dpp_desktop.printing.reconciliation_report import report
from dpp_desktop.units.journal_notes import note_of
from dpp_desktop.units.reconciliation import Totals, incidents, reconcile_job
from tests.printing.prints.scripted_prints import ScriptedPrints

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


def _totals(scripted: ScriptedPrints) -> Totals:
    return reconcile_job(scripted.workspace, scripted.of.job.id).totals


def _interrupted(scripted: ScriptedPrints) -> None:
    """Print six units with three labels each; units 2 to 4 are in doubt."""
    scripted.on.faults = {3: PrinterFaultKind.CONNECTION_LOST}
    scripted.on.window = 9
    result = scripted.print("1-6", copies=3)
    assert [str(each.units) for each in result.in_doubt] == ["2-4"]


def test_a_unit_is_printed_again_unless_all_its_labels_are_good(scripted: ScriptedPrints) -> None:
    _interrupted(scripted)
    done = scripted.resume(1, "3", good_copies=1)
    assert done.print_job.status is PrintStatus.COMPLETED
    assert scripted.numbers() == [number for number in (1, 3, 4, 5, 6) for _ in range(3)]
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.spoiled, totals.destroyed) == (6, 18, 0, 6)
    answer = next(
        each.record
        for each in scripted.of.journal()
        if each.record.action is JournalAction.RESOLVED
    )
    assert note_of(answer) == (
        "counted as printed: 2; labels possibly printed and destroyed: 6; "
        "good labels of unit 3, which is printed again: 1"
    )


def test_a_unit_whose_labels_are_all_good_is_not_printed_again(scripted: ScriptedPrints) -> None:
    _interrupted(scripted)
    scripted.resume(1, "3", good_copies=3)
    assert scripted.numbers() == [number for number in (1, 4, 5, 6) for _ in range(3)]
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.destroyed) == (6, 18, 3)


@pytest.mark.parametrize(
    ("last_good", "copies", "problem"),
    [
        ("3", None, "unit 3 has 3 labels; specify how many of them are good"),
        ("3", 0, "unit 3 has 1 to 3 good labels"),
        ("3", 4, "unit 3 has 1 to 3 good labels"),
        ("none", 2, "no unit in doubt has some of its labels good only"),
        ("1", 2, "no unit in doubt has some of its labels good only"),
    ],
)
def test_the_number_of_good_labels_must_be_possible(
    scripted: ScriptedPrints, last_good: str, copies: int | None, problem: str
) -> None:
    _interrupted(scripted)
    before = scripted.of.journal()
    with pytest.raises(InvalidInput, match=problem):
        scripted.resume(1, last_good, good_copies=copies)
    with pytest.raises(InvalidInput, match=problem):
        scripted.cancel(1, last_good, copies)
    assert scripted.of.journal() == before


def test_a_print_job_is_cancelled_with_some_labels_of_a_unit(scripted: ScriptedPrints) -> None:
    _interrupted(scripted)
    assert scripted.cancel(1, "2", 2).status is PrintStatus.CANCELLED
    assert scripted.of.named() == {"produced": "1"}
    totals = _totals(scripted)
    assert (totals.labels, totals.destroyed) == (3, 9)


def test_the_effect_asks_for_the_labels_of_the_unit(scripted: ScriptedPrints) -> None:
    _interrupted(scripted)
    workspace = scripted.workspace
    assert last_good_effect(workspace, 1, "3") == LastGoodEffect(asks_for_copies=True)
    some = last_good_effect(workspace, 1, "3", 2)
    assert [str(each.units) for each in (*some.good, *some.again)] == ["2", "3-4"]
    assert some.destroyed == 6
    none = last_good_effect(workspace, 1, "none", 2)  # still chosen from another answer
    assert [str(each.units) for each in (*none.good, *none.again)] == ["2-4"]


def test_labels_that_an_interruption_destroyed_are_reconciled(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.on.overrun = 10
    scripted.print("1-40")
    assert _totals(scripted).destroyed == 0
    scripted.resume(1, "8")
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.destroyed) == (40, 40, 7)
    found = reconcile_job(scripted.workspace, scripted.of.job.id)
    entries = incidents(scripted.workspace, found)
    assert [str(each.record.units) for each in entries] == ["9-15"]
    assert report(found, entries).startswith(b"%PDF-")


def test_an_answer_that_all_are_good_is_no_incident(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.on.overrun = 10
    scripted.print("1-40")
    scripted.resume(1, "15")
    found = reconcile_job(scripted.workspace, scripted.of.job.id)
    assert (found.totals.destroyed, incidents(scripted.workspace, found)) == (0, [])
