"""Nothing is printed twice unasked; a reprint needs a reason and replaces a label."""

import os
from pathlib import Path

import pytest

from dpp_desktop.model.errors import InvalidInput, NotFound, PrinterFaultKind, WrongState
from dpp_desktop.model.export import Segment
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.reprintable import reprintable_units
from dpp_desktop.printing.prints.targets import UnitSegments
from dpp_desktop.units.reconciliation import reconcile_job
from tests.conftest import parka
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import mint
from tests.units.unit_jobs import UnitJob

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

LOST = PrinterFaultKind.CONNECTION_LOST


def test_printed_units_are_refused_and_reprint_is_named(scripted: ScriptedPrints) -> None:
    scripted.print("1-10")
    with pytest.raises(InvalidInput, match="units 5-10 are already printed") as caught:
        scripted.print("5-20")
    assert "reprint" in caught.value.remedy
    assert scripted.numbers() == list(range(1, 11))


def test_units_in_doubt_are_refused(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.print("1-40")
    with pytest.raises(InvalidInput, match="isn't known whether units 10-15 were") as caught:
        scripted.print("10-20")
    assert "reprint" in caught.value.remedy


def test_units_of_an_unfinished_print_job_are_refused(scripted: ScriptedPrints) -> None:
    scripted.print("1-40", StopAfter(5))
    confirmed = scripted.stored(1).confirmed
    with pytest.raises(InvalidInput, match=r"units 38-40 are in print job 1, which is paused"):
        scripted.print("38-60")
    scripted.cancel(1)
    scripted.print(f"{confirmed + 1}-60")
    assert scripted.numbers() == list(range(1, 61))
    with pytest.raises(WrongState, match="Print job 1 is cancelled"):
        scripted.resume(1)


def test_only_units_that_may_be_printed_again_are_proposed(scripted: ScriptedPrints) -> None:
    other = mint(scripted.workspace, parka(5))
    scripted.on.window = 1
    target = UnitSegments((Segment(other.id, 0, 5), Segment(scripted.of.job.id, 0, 20)))
    last = scripted.print(target, StopAfter(9)).print_job.confirmed - 5
    scripted.cancel(1)
    scripted.of.voided("2")
    first, proposed = reprintable_units(scripted.workspace, 1)
    assert first.id == other.id
    assert {each.job_id: str(each.units) for each in proposed} == {
        other.id: "1-5",
        scripted.of.job.id: f"1,3-{last}",
    }
    UnitJob(scripted.workspace, other).sampled("1-5")
    first, (only,) = reprintable_units(scripted.workspace, 1)
    assert first.id == only.job_id == scripted.of.job.id
    scripted.reprint(str(only.units))


def test_units_that_another_print_job_printed_later_are_not_proposed(
    scripted: ScriptedPrints,
) -> None:
    last = scripted.print("1-20", StopAfter(9)).print_job.confirmed
    scripted.cancel(1)
    scripted.print(f"{last + 1}-30")
    scripted.reprint("3")
    _, (only,) = reprintable_units(scripted.workspace, 1)
    assert str(only.units) == f"1-2,4-{last}"
    scripted.of.spoiled("4")
    _, (only,) = reprintable_units(scripted.workspace, 1)
    assert str(only.units) == f"1-2,4-{last}"


def test_a_reprint_marks_the_earlier_label_as_spoiled(scripted: ScriptedPrints) -> None:
    scripted.print("1-10")
    scripted.of.verified("2")
    result = scripted.reprint("2-3", "smudged", copies=2)
    assert result.print_job.reason == "smudged"
    assert scripted.numbers() == [*range(1, 11), 2, 2, 3, 3]
    assert scripted.of.named() == {"produced": "1-10"}
    entries = [
        (entry.record.action, str(entry.record.units), entry.record.reason)
        for entry in scripted.of.journal()[-3:]
    ]
    assert entries == [
        (JournalAction.PRINT_STARTED, "2-3", "smudged"),
        (JournalAction.SPOILED, "2-3", "smudged"),
        (JournalAction.PRINTED, "2-3", "smudged"),
    ]


def test_all_copies_of_the_earlier_label_are_spoiled(scripted: ScriptedPrints) -> None:
    scripted.print("1-2", copies=2)
    scripted.reprint("1", copies=3)
    scripted.reprint("1")
    totals = reconcile_job(scripted.workspace, scripted.of.job.id).totals
    assert (totals.labels, totals.spoiled) == (2 * 2 + 3 + 1, 2 + 3)


def test_only_a_reprint_adds_labels_while_a_good_copy_is_left(scripted: ScriptedPrints) -> None:
    scripted.print("1", copies=3)
    scripted.of.spoiled("1", copies=2)
    with pytest.raises(InvalidInput, match="unit 1 is already printed"):
        scripted.print("1")
    scripted.reprint("1")
    totals = reconcile_job(scripted.workspace, scripted.of.job.id).totals
    assert (totals.labels, totals.spoiled) == (3 + 1, 2 + 1)


def test_a_reprint_that_prints_nothing_changes_no_label(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    scripted.print("1-10")
    scripted.of.verified("3-10")
    scripted.of.applied("1-5")
    before = scripted.of.named()
    to_file = Destination("", tmp_path / "labels.pdf")
    result = scripted.reprint("1-10", to=to_file, observer=StopAfter(0))
    assert result.print_job.status is PrintStatus.PAUSED
    assert scripted.of.named() == before
    scripted.cancel(2)
    assert scripted.of.named() == before
    assert reconcile_job(scripted.workspace, scripted.of.job.id).totals.spoiled == 0
    with pytest.raises(InvalidInput, match="units 1-10 are already printed"):
        scripted.print("1-10")


def test_a_failed_reprint_leaves_out_what_was_reprinted_since(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted.print("1-4")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    to_file = Destination("", tmp_path / "labels.pdf")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        failed = scripted.reprint("1-4", to=to_file)
    assert failed.print_job.status is PrintStatus.FAILED
    scripted.reprint("2")
    scripted.resume(2)
    lines = (tmp_path / "labels.pdf").read_text().splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["1/1", "1/3", "1/4"]


def test_a_reprint_needs_a_reason_and_printed_units(scripted: ScriptedPrints) -> None:
    scripted.print("1-10")
    scripted.of.voided("4")
    before = scripted.of.actions()
    with pytest.raises(InvalidInput, match="reason"):
        scripted.reprint("1", " ")
    with pytest.raises(InvalidInput, match="units 11-12 aren't printed") as caught:
        scripted.reprint("9-12")
    assert "use print" in caught.value.remedy
    with pytest.raises(InvalidInput, match="unit 4 is void"):
        scripted.reprint("3-4")
    assert scripted.of.actions() == before


def test_an_interrupted_reprint_keeps_labels_that_it_did_not_replace(
    scripted: ScriptedPrints,
) -> None:
    scripted.print("1-20")
    scripted.of.verified("1-5")
    scripted.of.spoiled("18-20")
    scripted.on.faults = {22: LOST}
    scripted.reprint("1-20")
    assert scripted.of.named() == {"in_doubt": "3-12", "produced": "1-2,13-17", "spoiled": "18-20"}
    scripted.cancel(2, "none")
    assert scripted.of.named() == {"produced": "1-17", "spoiled": "18-20", "verified": "3-5"}
    scripted.reprint("3-20")  # spoiled once only
    totals = reconcile_job(scripted.workspace, scripted.of.job.id).totals
    assert (totals.labels, totals.spoiled) == (20 + 2 + 18, 20)
    assert scripted.of.named() == {"produced": "1-20"}


def test_units_in_doubt_of_a_cancelled_print_job_can_be_reprinted(
    scripted: ScriptedPrints,
) -> None:
    scripted.on.faults = {5: LOST}
    scripted.print("1-40")
    with pytest.raises(InvalidInput, match="units 6-8 are in print job 1, which is in doubt"):
        scripted.reprint("6-8")
    assert scripted.cancel(1).status is PrintStatus.CANCELLED
    assert scripted.of.named() == {"produced": "1-5", "in_doubt": "6-15"}
    assert (JournalAction.PRINT_CANCELLED, "16-40") in scripted.of.actions()
    scripted.reprint("6-15", "nobody knows")
    scripted.print("16-40")
    assert scripted.of.named() == {"produced": "1-40"}
    totals = reconcile_job(scripted.workspace, scripted.of.job.id).totals
    assert (totals.printed, totals.labels, totals.spoiled) == (40, 40 + 10, 10)


def test_void_units_and_samples_are_left_out_and_reported(scripted: ScriptedPrints) -> None:
    scripted.of.voided("3-4")
    scripted.of.sampled("8")
    result = scripted.print("1-10")
    assert scripted.numbers() == [1, 2, 5, 6, 7, 9, 10]
    assert [each.refusal.message for each in result.left_out] == [
        "units 3-4 are void.",
        "unit 8 was taken as a sample.",
    ]
    with pytest.raises(InvalidInput, match="units 3-4 are void"):
        scripted.print("3-4")


def test_labels_in_doubt_that_were_scanned_are_printed(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.on.overrun = 10
    scripted.print("1-40")
    scripted.of.verified("6-15")
    scripted.resume(1)
    assert scripted.numbers() == list(range(1, 41))


def test_unknown_print_jobs_are_not_found(scripted: ScriptedPrints) -> None:
    with pytest.raises(NotFound, match="no print job 7"):
        scripted.resume(7)
    with pytest.raises(NotFound, match="no print job 7"):
        scripted.cancel(7)
