"""A print job says which of its units it left out, and why."""

from pathlib import Path

import pytest

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.listing import find_print, list_prints
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.printing.prints.run import PrintResult
from dpp_desktop.units.reconciliation import reconcile_job
from tests.exporting.job_exports import export_job
from tests.printing.prints.print_observers import StopAfter, VoidAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk, second_label_fails

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


def _left_out(scripted: ScriptedPrints, print_id: int) -> list[str]:
    found = find_print(scripted.workspace, print_id)
    (listed,) = (
        each for each in list_prints(scripted.workspace).found if each.print_job.id == print_id
    )
    assert listed == found
    return [str(each.refusal.message) for each in found.left_out]


def _messages(result: PrintResult) -> list[str]:
    return [str(each.refusal.message) for each in result.left_out]


def test_units_of_a_failed_print_job_that_another_one_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    with full_disk():
        scripted.to_file("1-5", tmp_path / "e.pdf")
    scripted.to_file("1-3", tmp_path / "f.pdf")
    scripted.of.voided("5")
    result = scripted.resume(1)
    assert result.print_job.status is PrintStatus.COMPLETED
    assert (result.print_job.printed, result.print_job.left_out) == (1, 4)
    assert _messages(result) == ["units 1-3 were printed by print job 2.", "unit 5 is void."]
    assert _left_out(scripted, 1) == _messages(result)
    assert [each.print_id for each in result.left_out] == [2, None]
    assert (tmp_path / "e.pdf").read_text().splitlines()[0].startswith("1/4 ")


def test_a_print_job_whose_units_were_all_printed_elsewhere_prints_nothing(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    export_job(scripted.workspace, scripted.of.job.id, tmp_path / "packs")
    with full_disk():
        scripted.to_file("1-5", tmp_path / "e.pdf")
    hand_over(scripted.workspace, 1, [1], "Ada")
    result = scripted.resume(1)
    assert (result.print_job.printed, result.print_job.left_out) == (0, 5)
    assert _messages(result) == ["units 1-5 are already printed."]
    assert not (tmp_path / "e.pdf").exists()


def test_units_of_a_paused_print_job_that_became_void(scripted: ScriptedPrints) -> None:
    scripted.print("1-50", StopAfter(5))
    scripted.of.voided("30,40-42")
    result = scripted.resume(1)
    assert (result.print_job.printed, result.print_job.left_out) == (46, 4)
    assert _messages(result) == ["units 30, 40-42 are void."]
    assert len(scripted.numbers()) == 46


def test_units_left_out_from_the_start_are_not_units_of_the_print_job(
    scripted: ScriptedPrints,
) -> None:
    scripted.of.voided("2")
    result = scripted.print("1-50", VoidAfter(scripted.of, 5, "49-50"))
    assert _messages(result) == ["unit 2 is void.", "units 49-50 are void."]
    job = result.print_job
    assert (job.count, job.printed, job.left_out) == (49, 47, 2)
    assert _left_out(scripted, 1) == ["units 49-50 are void."]


def test_a_stopped_file_leaves_out_nothing_yet(scripted: ScriptedPrints, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    scripted.to_file("1-24", file, StopAfter(0))
    scripted.of.voided("3-4")
    assert scripted.resume(1, observer=StopAfter(0)).print_job.left_out == 0
    assert _left_out(scripted, 1) == []
    scripted.of.voided("5")
    result = scripted.resume(1)
    assert (result.print_job.printed, _messages(result)) == (21, ["units 3-5 are void."])


@pytest.mark.parametrize("voided", ["8", "6-20", "7,9,11,13", "40"])
@pytest.mark.parametrize("last_good", ["none", "middle", "last"])
def test_units_left_out_around_a_doubt_are_counted_once(
    scripted: ScriptedPrints, voided: str, last_good: str
) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    first = scripted.print("1-40", VoidAfter(scripted.of, 2, voided))
    numbers = [unit + 1 for each in first.in_doubt for unit in each.units]
    index = {"middle": len(numbers) // 2, "last": -1}
    good = last_good if last_good == "none" else str(numbers[index[last_good]])
    result = scripted.resume(1, good)
    assert result.print_job.status is PrintStatus.COMPLETED
    left_out = [unit + 1 for each in result.left_out for unit in each.refusal.units]
    printed = [unit + 1 for unit in scripted.of.states().label.produced]
    assert sorted([*left_out, *printed]) == list(range(1, 41))
    assert (result.print_job.printed, result.print_job.left_out) == (len(printed), len(left_out))
    assert _left_out(scripted, 1) == _messages(result)


def test_many_units_are_left_out_with_few_announcements(scripted: ScriptedPrints) -> None:
    scripted.print("1-60", StopAfter(1))
    scripted.of.voided("12-59")
    result = scripted.resume(1)
    assert result.print_job.left_out == 48
    assert scripted.numbers()[-1] == 60
    assert _messages(result) == ["units 12-59 are void."]


def test_reprints_leave_out_units_reprinted_since(scripted: ScriptedPrints, tmp_path: Path) -> None:
    scripted.print("1-4")
    with full_disk():
        scripted.reprint("1-4", to=Destination("", tmp_path / "a.pdf"))
    scripted.reprint("2")
    result = scripted.resume(2)
    assert (result.print_job.printed, result.print_job.left_out) == (3, 1)
    assert _messages(result) == ["unit 2 was printed by print job 3."]


def test_reprints_do_not_leave_out_units_whose_other_labels_are_not_good(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    scripted.print("1-4")
    with full_disk():
        scripted.reprint("1-4", to=Destination("", tmp_path / "a.pdf"))
    scripted.on.faults = {4: PrinterFaultKind.CONNECTION_LOST}
    scripted.reprint("2")
    scripted.cancel(3, "none")
    result = scripted.resume(2)
    assert (result.print_job.printed, _messages(result)) == (4, [])


def test_reprints_leave_out_units_in_doubt_since(scripted: ScriptedPrints, tmp_path: Path) -> None:
    scripted.on.window = 2
    scripted.print("1-6")
    with full_disk():
        scripted.reprint("1-6", to=Destination("", tmp_path / "a.pdf"))
    scripted.on.faults = {7: PrinterFaultKind.CONNECTION_LOST}
    assert str(scripted.reprint("1-6").in_doubt[0].units) == "2-3"
    scripted.on.faults = {8: PrinterFaultKind.CONNECTION_LOST}
    assert str(scripted.resume(3, "3").in_doubt[0].units) == "5-6"
    in_doubt = [units for action, units in scripted.of.actions() if action.value == "in_doubt"]
    assert in_doubt == ["2-3", "5-6"]
    scripted.cancel(3)
    assert _messages(scripted.resume(2)) == [
        "units 1-4 were printed by print job 3.",
        "it isn't known whether units 5-6 were printed.",
    ]


def test_a_label_that_a_scan_proved_is_printed_and_not_left_out(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-40")
    scripted.of.verified("10")
    scripted.of.verified("12")
    scripted.of.voided("12-13")
    result = scripted.resume(1, "none")
    assert result.print_job.status is PrintStatus.COMPLETED
    assert (result.print_job.printed, result.print_job.left_out) == (39, 1)
    assert _messages(result) == ["unit 13 is void."]
    assert scripted.numbers().count(10) == scripted.numbers().count(12) == 0
    assert reconcile_job(scripted.workspace, scripted.of.job.id).totals.labels == 39


def test_a_label_in_doubt_that_was_spoiled_is_printed_again(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-40")
    scripted.of.spoiled("10")
    result = scripted.resume(1, "none")
    assert (result.print_job.printed, result.print_job.left_out) == (40, 0)
    assert scripted.numbers().count(10) == 1


def test_a_reprint_prints_a_label_that_another_one_printed_and_that_was_spoiled(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    scripted.print("1-4")
    with full_disk():
        scripted.reprint("1-4", to=Destination("", tmp_path / "a.pdf"))
    scripted.reprint("2-3")
    scripted.of.spoiled("3")
    result = scripted.resume(2)
    assert _messages(result) == ["unit 2 was printed by print job 3."]
    assert result.print_job.printed == 3


def test_leaving_out_units_writes_no_entries(scripted: ScriptedPrints) -> None:
    with second_label_fails():
        assert scripted.print("1-40").print_job.status is PrintStatus.FAILED
    scripted.print(",".join(str(unit) for unit in range(2, 41, 2)))
    before = len(scripted.of.journal())
    result = scripted.resume(1)
    assert (result.print_job.printed, result.print_job.left_out) == (20, 20)
    assert {each.print_id for each in result.left_out} == {2}
    new = [entry.record for entry in scripted.of.journal()[before:]]
    assert [each.action for each in new] == [JournalAction.PRINTED]


class ResumeAtEnd(NullPrintObserver):
    """Resumes the first print job when all rows of another one are confirmed."""

    def __init__(self, scripted: ScriptedPrints) -> None:
        self._scripted = scripted
        self.entries: list[int | None] = []
        self.result: PrintResult | None = None

    def progressed(self, progress: PrintProgress) -> None:
        if progress.confirmed == progress.count:
            self.result = self._scripted.resume(1)
            self.entries = [
                entry.record.production.print_id for entry in self._scripted.of.journal()
            ]


def test_units_are_left_out_that_a_running_print_job_has_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    with full_disk():
        scripted.to_file("1-5", tmp_path / "e.pdf")
    observer = ResumeAtEnd(scripted)
    scripted.print("2-3", observer)
    assert observer.result
    assert _messages(observer.result) == ["units 2-3 were printed by print job 2."]
    assert observer.result.print_job.printed == 3
    assert observer.entries.count(2) == 1  # that it was started
    printed = [units for action, units in scripted.of.actions() if action is JournalAction.PRINTED]
    assert printed == ["1,4-5", "2-3"]


class Recorded(NullPrintObserver):
    """Records the progress."""

    def __init__(self) -> None:
        self.progress: list[PrintProgress] = []

    def progressed(self, progress: PrintProgress) -> None:
        self.progress.append(progress)


def test_units_left_out_do_not_count_as_printed_while_printing(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    scripted.print("1-50", StopAfter(1))
    scripted.of.voided("20-49")
    of_printer, of_file = Recorded(), Recorded()
    assert scripted.resume(1, observer=of_printer).print_job.printed == 20
    last = of_printer.progress[-1]
    assert (last.confirmed, last.left_out, last.printed) == (50, 30, 20)
    scripted.to_file("51-60", tmp_path / "a.pdf", StopAfter(0))
    scripted.of.voided("52-53,60")
    assert scripted.resume(2, observer=of_file).print_job.printed == 7
    assert [each.printed for each in of_file.progress] == [1, 7]
    assert of_file.progress[-1].confirmed == 9
