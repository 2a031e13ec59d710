"""A print job on a printer prints each unit once, whatever interrupts it."""

from typing import Any

import pytest

from dpp_desktop.model.errors import InvalidInput, PrinterFault, PrinterFaultKind, UnitsInDoubt
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.attention import resume_choices
from dpp_desktop.printing.prints.targets import SelectedUnits, select_units
from dpp_desktop.store import print_announcements
from tests.printing.prints.print_observers import StopAfter, VoidAfter, Waiting
from tests.printing.prints.scripted_prints import SHEET, ScriptedPrints

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

LOST = PrinterFaultKind.CONNECTION_LOST


def test_each_unit_is_printed_once_and_in_order(scripted: ScriptedPrints) -> None:
    result = scripted.print("3-40")
    assert (result.print_job.status, result.error) == (PrintStatus.COMPLETED, None)
    assert scripted.numbers() == list(range(3, 41))
    assert scripted.on.most_unconfirmed <= 10
    assert scripted.of.named() == {"produced": "3-40"}
    assert scripted.of.actions() == [
        (JournalAction.PRINT_STARTED, "3-40"),
        (JournalAction.PRINTED, "3-40"),
    ]
    printed = scripted.of.journal()[-1].record
    assert (printed.production.printer, printed.production.design) == ("zebra", "roll-50x30")
    assert (printed.actor.by, printed.order_number) == ("Ada", "PO-1")


def test_units_are_announced_before_they_are_sent(scripted: ScriptedPrints) -> None:
    result = scripted.print("1-5")
    with scripted.workspace.read() as transaction:
        announced = print_announcements.announcements_of(transaction, result.print_job.id)
    assert [(each.first_row, each.count) for each in announced] == [(row, 1) for row in range(5)]


@pytest.mark.parametrize("overrun", [0, 4, 10])
def test_a_lost_connection_leaves_at_most_the_window_in_doubt(
    scripted: ScriptedPrints, overrun: int
) -> None:
    scripted.on.faults = {17: LOST}
    scripted.on.overrun = overrun
    result = scripted.print("1-40")
    assert result.print_job.status is PrintStatus.IN_DOUBT
    assert isinstance(result.error, UnitsInDoubt)
    assert [str(each.units) for each in result.in_doubt] == ["18-27"]
    assert result.error.wrong == (
        "The printer has a fault. It isn't known whether units 18-27 were printed."
    )
    assert scripted.of.named() == {"in_doubt": "18-27", "produced": "1-17"}
    done = scripted.resume(1, str(17 + overrun) if overrun else "none")
    assert done.print_job.status is PrintStatus.COMPLETED
    assert scripted.numbers() == list(range(1, 41))
    assert scripted.of.named() == {"produced": "1-40"}
    assert (
        scripted.of.actions()[1:4]
        == [
            (JournalAction.PRINTED, "1-17"),
            (JournalAction.IN_DOUBT, "18-27"),
            (JournalAction.RESOLVED, f"{18 + overrun}-27" if overrun < 10 else ""),
            *([(JournalAction.PRINTED, f"18-{17 + overrun}")] if overrun else []),
            (JournalAction.PRINTED, f"{18 + overrun}-40"),
        ][:3]
    )


def test_the_last_good_label_can_be_scanned(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.on.overrun = 3
    scripted.print("1-40")
    serial = scripted.on.printed[-1].split()[1]
    scripted.resume(1, scripted.of.job.link_prefix + serial)
    assert scripted.numbers() == list(range(1, 41))


def test_the_last_good_label_must_be_in_doubt(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.print("1-40")
    for wrong in ["4", "16", "41", "61"]:
        with pytest.raises(InvalidInput, match=f"unit {wrong} isn't in doubt; .* are 6-15"):
            scripted.resume(1, wrong)
    with pytest.raises(UnitsInDoubt, match="units 6-15 were printed"):
        scripted.resume(1)
    assert scripted.stored(1).status is PrintStatus.IN_DOUBT
    scripted.resume(1, "5")  # the last one that is known to be good means none
    assert scripted.numbers() == list(range(1, 41))


def test_the_last_good_label_counts_only_if_the_printer_is_idle(scripted: ScriptedPrints) -> None:
    """Until then, labels in doubt may come out of its buffer."""
    scripted.on.faults = {5: LOST}
    scripted.on.overrun = 3
    scripted.print("1-40")
    before = scripted.of.journal()
    scripted.on.unreachable = True
    with pytest.raises(PrinterFault):
        scripted.resume(1, "7")
    with pytest.raises(PrinterFault):
        scripted.cancel(1, "7")
    assert scripted.stored(1).status is PrintStatus.IN_DOUBT
    assert scripted.of.named() == {"in_doubt": "6-15", "produced": "1-5"}
    assert scripted.of.journal() == before
    scripted.on.unreachable = False
    with pytest.raises(UnitsInDoubt):
        scripted.resume(1)
    scripted.resume(1, "8")
    assert scripted.numbers() == list(range(1, 41))


def test_a_wrong_start_position_leaves_the_doubt(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST}
    scripted.on.overrun = 3
    scripted.print("1-40")
    with pytest.raises(InvalidInput, match="labels on a roll have no start position"):
        scripted.resume(1, "7", start_at=2)
    assert scripted.of.named() == {"in_doubt": "6-15", "produced": "1-5"}
    scripted.resume(1, "8")
    assert scripted.numbers() == list(range(1, 41))


def test_the_last_good_label_may_be_the_last_one_of_all(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {35: LOST}
    scripted.on.overrun = 5
    scripted.print("1-40")
    scripted.on.unreachable = True  # it is no longer needed
    assert scripted.resume(1, "40").print_job.status is PrintStatus.COMPLETED
    assert scripted.of.named() == {"produced": "1-40"}
    assert scripted.numbers() == list(range(1, 41))


def test_a_printer_that_waits_for_paper_continues_by_itself(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {7: PrinterFaultKind.PAPER_OUT}
    waiting = Waiting()
    assert scripted.print("1-20", waiting).print_job.status is PrintStatus.COMPLETED
    assert [each.kind for each in waiting.faults] == [PrinterFaultKind.PAPER_OUT]
    assert scripted.numbers() == list(range(1, 21))


def test_an_unattended_print_job_stops_when_the_printer_waits(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {7: PrinterFaultKind.PAPER_OUT}
    result = scripted.print("1-20")
    assert result.print_job.status is PrintStatus.IN_DOUBT
    # The last question to the printer confirmed one more.
    assert scripted.of.named() == {"produced": "1-8", "in_doubt": "9-17"}


def test_a_printer_that_cannot_be_reached_changes_nothing(scripted: ScriptedPrints) -> None:
    scripted.on.unreachable = True
    with pytest.raises(PrinterFault):
        scripted.print("1-20")
    assert scripted.of.actions() == []
    scripted.on.unreachable = False
    scripted.print("1-20")
    assert scripted.numbers() == list(range(1, 21))


def test_a_stopped_print_job_waits_for_confirmations_and_continues(
    scripted: ScriptedPrints,
) -> None:
    result = scripted.print("1-40", StopAfter(12))
    paused = result.print_job
    assert (paused.status, paused.doubtful, paused.finished_at) == (PrintStatus.PAUSED, 0, None)
    assert 12 <= paused.confirmed <= 22
    assert scripted.numbers() == list(range(1, paused.confirmed + 1))
    with pytest.raises(InvalidInput, match="no unit of print job 1 is in doubt"):
        scripted.resume(1, "3")
    scripted.resume(1)
    assert scripted.numbers() == list(range(1, 41))


def test_sheets_are_sent_as_a_whole(scripted: ScriptedPrints) -> None:
    result = scripted.print("1-60", design=SHEET, start_at=5)
    assert result.print_job.status is PrintStatus.COMPLETED
    assert scripted.on.printed[:4] == ["-"] * 4
    assert scripted.numbers() == list(range(1, 61))
    with scripted.workspace.read() as transaction:
        announced = print_announcements.announcements_of(transaction, 1)
    assert [each.count for each in announced] == [17, 21, 21, 1]


def test_a_print_job_continues_on_a_new_sheet_unless_nothing_is_printed(
    scripted: ScriptedPrints,
) -> None:
    scripted.print("1-50", StopAfter(0), design=SHEET, start_at=5, copies=2)
    position = resume_choices(scripted.workspace, 1).position
    assert position
    assert (position.start_at, position.labels, position.stock.per_page) == (5, 100, 21)
    scripted.resume(1, observer=StopAfter(1))
    done = scripted.stored(1).confirmed
    position = resume_choices(scripted.workspace, 1).position
    assert position
    assert (position.start_at, position.labels) == (1, 100 - 2 * done)
    scripted.print("51-52", StopAfter(0))
    assert resume_choices(scripted.workspace, 2).position is None  # a roll has no positions


@pytest.mark.parametrize(("voided", "start_at"), [("43", 10), ("43-44", 20)])
def test_used_positions_stay_empty_if_the_next_units_are_left_out(
    scripted: ScriptedPrints, voided: str, start_at: int
) -> None:
    scripted.print("1-60", StopAfter(1), design=SHEET)
    assert len(scripted.on.printed) == 42
    scripted.of.voided(voided)
    scripted.resume(1, start_at=start_at)
    lines = scripted.on.printed[42:]
    assert lines[: start_at - 1] == ["-"] * (start_at - 1)
    assert lines.count("-") == start_at - 1
    assert len(scripted.numbers()) == len({*scripted.numbers()}) == len(scripted.on.units)


def test_units_that_become_void_while_printing_are_left_out(scripted: ScriptedPrints) -> None:
    result = scripted.print("1-40", VoidAfter(scripted.of, 5, "12-14,40"))
    assert result.print_job.status is PrintStatus.COMPLETED
    assert scripted.numbers() == [*range(1, 12), *range(15, 40)]
    assert [each.refusal.message for each in result.left_out] == ["units 12-14, 40 are void."]
    assert (result.print_job.printed, result.print_job.left_out) == (36, 4)
    assert scripted.of.named() == {"produced": "1-11,15-39", "void": "12-14,40"}
    assert scripted.of.actions()[-1] == (JournalAction.PRINTED, "1-11,15-39")


def test_long_print_jobs_are_journaled_in_between(
    scripted: ScriptedPrints, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dpp_desktop.printing.prints.print_record.JOURNAL_UNITS", 20)
    scripted.print("1-60")
    printed = [units for action, units in scripted.of.actions() if action == "printed"]
    assert len(printed) == 3
    assert printed[0] == "1-20"


@pytest.mark.parametrize(("copies", "unconfirmed"), [(1, 10), (3, 3), (50, 1)])
def test_copies_count_for_what_may_be_in_doubt(
    scripted: ScriptedPrints, copies: int, unconfirmed: int
) -> None:
    scripted.on.chunk = 5
    scripted.print("1-40", copies=copies)
    assert scripted.on.most_unconfirmed == unconfirmed


def test_copies_follow_each_other(scripted: ScriptedPrints) -> None:
    scripted.print("1-3", copies=2)
    assert scripted.numbers() == [1, 1, 2, 2, 3, 3]
    assert scripted.of.journal()[-1].record.production.copies == 2


def test_units_are_selected_once_and_not_while_others_cannot_write(
    scripted: ScriptedPrints, monkeypatch: pytest.MonkeyPatch
) -> None:
    selections = []

    def select(*arguments: Any) -> SelectedUnits:
        selections.append(arguments)
        return select_units(*arguments)

    monkeypatch.setattr("dpp_desktop.printing.prints.plan.select_units", select)
    assert scripted.print("1-5").print_job.status is PrintStatus.COMPLETED
    assert len(selections) == 1
