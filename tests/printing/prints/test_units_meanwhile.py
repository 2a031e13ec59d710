"""Units can change while their labels are printed, and while their labels are in doubt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dpp_desktop.exporting.handover import hand_over, take_back
from dpp_desktop.model.errors import InvalidInput, PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.store import tokens
from dpp_desktop.units.reconciliation import Totals, reconcile_job
from dpp_desktop.units.scan_answer import Verdict
from dpp_desktop.units.scan_back import Origin, ScanSession, ScanTarget
from tests.exporting.job_exports import export_job
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.units.unit_jobs import ADA

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


class _Meanwhile(NullPrintObserver):
    """Does something once, as soon as that many units are announced and confirmed."""

    def __init__(
        self, action: Callable[[], object], announced: int, confirmed: int, *, stops: bool = False
    ) -> None:
        self._action = action
        self._at = announced, confirmed
        self._stops = stops
        self.is_done = False

    def progressed(self, progress: PrintProgress) -> None:
        announced, confirmed = self._at
        if not self.is_done and progress.announced >= announced and progress.confirmed >= confirmed:
            self.is_done = True
            self._action()

    def stop_requested(self) -> bool:
        return self.is_done and self._stops


def _scan(scripted: ScriptedPrints, *numbers: int) -> None:
    """Scan the labels of the units with these numbers, which are right."""
    job = scripted.of.job
    session = ScanSession(scripted.workspace, ScanTarget(job), Origin(ADA))
    for number in numbers:
        with scripted.workspace.read() as transaction:
            serial = tokens.serials_of(transaction, job.id, number - 1, 1)[0]
        assert session.scan(job.link_prefix + serial).verdict is Verdict.RIGHT
    session.close()


def _in_doubt(scripted: ScriptedPrints) -> None:
    """Lose the connection after units 1 to 5, so that 6 to 15 are in doubt."""
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.on.overrun = 3
    scripted.print("1-20")
    assert scripted.of.named() == {"produced": "1-5", "in_doubt": "6-15"}


def _totals(scripted: ScriptedPrints) -> Totals:
    return reconcile_job(scripted.workspace, scripted.of.job.id).totals


def _numbers(scripted: ScriptedPrints, action: JournalAction) -> list[int]:
    """The numbers of the units of all entries with the action."""
    entries = (entry.record for entry in scripted.of.journal())
    return sorted(unit + 1 for each in entries if each.action is action for unit in each.units)


def test_undoing_a_handover_keeps_units_that_a_running_print_job_has_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    export_job(scripted.workspace, scripted.of.job.id, tmp_path)

    def hand_over_by_mistake() -> None:
        hand_over(scripted.workspace, 1, [1], "Ada")
        take_back(scripted.workspace, 1, [1])

    observer = _Meanwhile(hand_over_by_mistake, 20, 20, stops=True)
    printed = scripted.print("1-40", observer).print_job.confirmed
    assert observer.is_done
    assert scripted.of.named() == {"produced": f"1-{printed}"}
    with pytest.raises(InvalidInput, match="already printed"):
        scripted.print("1-20")
    assert _numbers(scripted, JournalAction.PRINTED) == list(range(1, printed + 1))


def test_units_of_a_pack_handed_over_meanwhile_are_not_printed_again(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    export_job(scripted.workspace, scripted.of.job.id, tmp_path)

    class HandOver(NullPrintObserver):
        def stop_requested(self) -> bool:
            hand_over(scripted.workspace, 1, [1], "Ada", "Print shop")
            return True

    scripted.to_file("1-20", tmp_path / "labels.pdf", HandOver())
    assert not (tmp_path / "labels.pdf").exists()
    assert scripted.of.named() == {"produced": "1-60"}, "the print shop prints all of them"
    scripted.cancel(1)
    with pytest.raises(InvalidInput, match="already printed"):
        scripted.print("1-20")
    take_back(scripted.workspace, 1, [1])
    assert scripted.of.named() == {}


def test_a_label_in_doubt_that_was_not_printed_here_is_printed_by_the_print_shop(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    export_job(scripted.workspace, scripted.of.job.id, tmp_path)
    _in_doubt(scripted)
    hand_over(scripted.workspace, 1, [1], "Ada")
    assert scripted.of.named() == {"produced": "1-5,16-60", "in_doubt": "6-15"}
    scripted.cancel(1, "8")
    assert scripted.of.named() == {"produced": "1-60"}
    take_back(scripted.workspace, 1, [1])
    assert scripted.of.named() == {"produced": "1-8"}


@pytest.mark.parametrize(("last_good", "spoiled"), [("none", 0), ("1", 1)])
def test_a_scanned_label_of_a_pack_stays_known_while_its_reprint_is_in_doubt(
    scripted: ScriptedPrints, tmp_path: Path, last_good: str, spoiled: int
) -> None:
    export_job(scripted.workspace, scripted.of.job.id, tmp_path)
    hand_over(scripted.workspace, 1, [1], "Ada")
    _scan(scripted, 1)
    scripted.on.faults = {0: PrinterFaultKind.CONNECTION_LOST}
    scripted.reprint("1")
    take_back(scripted.workspace, 1, [1])
    scripted.cancel(1, last_good)
    assert scripted.of.named()["produced"] == "1"
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.spoiled) == (1, 1 + spoiled, spoiled)


def test_a_label_spoiled_while_it_is_printed_is_spoiled_according_to_the_journal(
    scripted: ScriptedPrints,
) -> None:
    observer = _Meanwhile(lambda: scripted.of.spoiled("2"), 5, 5)
    scripted.print("1-10", observer)
    assert observer.is_done
    assert scripted.of.named() == {"produced": "1,3-10", "spoiled": "2"}
    of_unit = [entry.record.action for entry in scripted.of.journal() if 1 in entry.record.units]
    assert of_unit == [JournalAction.PRINT_STARTED, JournalAction.PRINTED, JournalAction.SPOILED]
    assert _numbers(scripted, JournalAction.PRINTED) == list(range(1, 11))


def test_a_label_spoiled_in_doubt_is_spoiled_according_to_the_journal(
    scripted: ScriptedPrints,
) -> None:
    _in_doubt(scripted)
    scripted.of.spoiled("8")
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.spoiled) == (5, 6, 1)
    scripted.resume(1, "10")
    of_unit = [entry.record.action for entry in scripted.of.journal() if 7 in entry.record.units]
    assert of_unit[-2:] == [JournalAction.PRINTED, JournalAction.SPOILED]
    assert scripted.of.named() == {"produced": "1-7,9-20", "spoiled": "8"}
    assert _numbers(scripted, JournalAction.PRINTED) == list(range(1, 21))


def test_a_label_in_doubt_that_is_scanned_is_in_the_journal_as_printed(
    scripted: ScriptedPrints,
) -> None:
    _in_doubt(scripted)
    _scan(scripted, 7)
    printed = [
        entry.record
        for entry in scripted.of.journal()
        if entry.record.action is JournalAction.PRINTED and 6 in entry.record.units
    ]
    assert [(each.production.print_id, each.details) for each in printed] == [
        (1, {"shown_by": "verified"})
    ]
    scripted.cancel(1)
    totals = _totals(scripted)
    assert (totals.printed, totals.labels) == (6, 6)


@pytest.mark.parametrize("last_good", ["5", "10"])
def test_a_scanned_label_has_one_entry_however_the_doubt_ends(
    scripted: ScriptedPrints, last_good: str
) -> None:
    _in_doubt(scripted)
    _scan(scripted, 7, 9)
    assert scripted.resume(1, last_good).print_job.status is PrintStatus.COMPLETED
    assert _numbers(scripted, JournalAction.PRINTED) == list(range(1, 21))
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.verified) == (20, 20, 2)


def test_a_scanned_label_that_is_spoiled_and_printed_again_has_two_entries(
    scripted: ScriptedPrints,
) -> None:
    _in_doubt(scripted)
    _scan(scripted, 7)
    scripted.of.spoiled("7")
    scripted.resume(1, "5")
    assert _numbers(scripted, JournalAction.PRINTED) == sorted([7, *range(1, 21)])
    assert scripted.of.named() == {"produced": "1-20"}
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.spoiled) == (20, 21, 1)


def test_labels_scanned_while_they_are_printed_have_one_entry(scripted: ScriptedPrints) -> None:
    observer = _Meanwhile(lambda: _scan(scripted, 1, 2, 12), 12, 1)
    scripted.print("1-40", observer)
    assert observer.is_done
    assert _numbers(scripted, JournalAction.PRINTED) == list(range(1, 41))
    assert scripted.of.named() == {"produced": "1-40", "verified": "1-2,12"}


def test_a_good_copy_that_is_left_is_right_when_it_is_scanned(scripted: ScriptedPrints) -> None:
    scripted.print("1-2", copies=2)
    _scan(scripted, 1)
    scripted.of.spoiled("1", copies=1)
    _scan(scripted, 1)
    assert scripted.of.named() == {"produced": "1-2", "verified": "1"}


@pytest.mark.parametrize("last_good", ["none", "3"])
@pytest.mark.parametrize("is_reprint", [False, True])
def test_one_spoiled_copy_of_labels_in_doubt_leaves_the_others(
    scripted: ScriptedPrints, last_good: str, *, is_reprint: bool
) -> None:
    if is_reprint:
        scripted.print("1-5", copies=2)
    make = scripted.reprint if is_reprint else scripted.print
    scripted.on.faults = {10 if is_reprint else 0: PrinterFaultKind.CONNECTION_LOST}
    number = make("1-5", copies=2).print_job.id
    assert 1 in UnitSet.parse(scripted.of.named()["in_doubt"])
    scripted.of.spoiled("2", copies=1)
    scripted.resume(number, last_good, good_copies=None if last_good == "none" else 2)
    assert scripted.of.named() == {"produced": "1-5"}
    totals = _totals(scripted)
    earlier = 10 if is_reprint else 0
    assert (totals.printed, totals.labels, totals.spoiled) == (5, earlier + 10, earlier + 1)


@pytest.mark.parametrize("last_good", ["none", "3"])
def test_a_reprinted_label_in_doubt_that_is_scanned_replaces_the_earlier_one(
    scripted: ScriptedPrints, last_good: str
) -> None:
    scripted.print("1-5", copies=2)
    scripted.on.faults = {10: PrinterFaultKind.CONNECTION_LOST}
    scripted.reprint("1-5")
    assert scripted.of.named() == {"in_doubt": "1-5"}
    _scan(scripted, 2)
    of_unit = [entry.record.action for entry in scripted.of.journal() if 1 in entry.record.units]
    assert of_unit[-3:] == [JournalAction.SPOILED, JournalAction.PRINTED, JournalAction.VERIFIED]
    scripted.resume(2, last_good)
    assert scripted.of.named() == {"produced": "1-5", "verified": "2"}
    totals = _totals(scripted)
    assert (totals.printed, totals.labels, totals.spoiled) == (5, 15, 10)
