"""Rows that a print job leaves out after it went back never count as sent."""

from contextlib import suppress

import pytest

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.attention import LastGoodEffect, last_good_effect
from dpp_desktop.printing.prints.delivering import Delivering
from dpp_desktop.printing.prints.listing import ListedPrint, find_print
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.printing.prints.run import PrintRun
from dpp_desktop.units.reconciliation import reconcile_job
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import second_label_fails

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

LOST = PrinterFaultKind.CONNECTION_LOST


class Killed(BaseException):
    """The process was killed."""


class KillAtFirst(NullPrintObserver):
    """Kills the process after the first announcement."""

    def progressed(self, progress: PrintProgress) -> None:
        raise Killed


class ApplyAfter(NullPrintObserver):
    """Marks a unit as applied once that many rows are confirmed."""

    def __init__(self, scripted: ScriptedPrints, confirmed: int, unit: str) -> None:
        self._scripted = scripted
        self._confirmed = confirmed
        self._unit = unit

    def progressed(self, progress: PrintProgress) -> None:
        if self._unit and progress.confirmed >= self._confirmed:
            self._scripted.of.applied(self._unit)
            self._unit = ""


def _in_doubt(scripted: ScriptedPrints, units: str, unconfirmed_from: int = 5) -> ListedPrint:
    """A print job whose printer is lost after so many labels, with ten units in doubt."""
    scripted.on.faults = {unconfirmed_from: LOST}
    print_id = scripted.print(units).print_job.id
    return find_print(scripted.workspace, print_id)


def _named(found: ListedPrint) -> str:
    return ";".join(str(each.units) for each in found.in_doubt)


def _effect(scripted: ScriptedPrints, last_good: str) -> tuple[str, str]:
    effect: LastGoodEffect = last_good_effect(scripted.workspace, 1, last_good)
    return (
        ";".join(str(each.units) for each in effect.good),
        ";".join(str(each.units) for each in effect.again),
    )


def _printed(scripted: ScriptedPrints) -> list[str]:
    return [units for action, units in scripted.of.actions() if action is JournalAction.PRINTED]


def test_rows_left_out_after_going_back_are_not_recorded_as_printed(
    scripted: ScriptedPrints,
) -> None:
    assert _named(_in_doubt(scripted, "1-40")) == "6-15"
    scripted.of.voided("6-15")
    result = scripted.resume(1, "none", ApplyAfter(scripted, 20, "1"))
    assert result.print_job.status is PrintStatus.COMPLETED
    assert (result.print_job.printed, result.print_job.left_out) == (30, 10)
    assert _printed(scripted)[0] == "1-5"
    assert not [units for units in _printed(scripted)[1:] if int(units.split("-")[0]) < 16]
    totals = reconcile_job(scripted.workspace, scripted.of.job.id).totals
    assert (totals.printed, totals.labels, totals.void) == (30, 30, 10)


def test_a_killed_print_job_has_no_doubt_about_rows_that_it_left_out(
    scripted: ScriptedPrints, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _named(_in_doubt(scripted, "1-15")) == "6-15"
    with second_label_fails():
        assert scripted.resume(1, "none").print_job.status is PrintStatus.FAILED
    _in_doubt(scripted, "6-15", unconfirmed_from=7)
    scripted.cancel(2)  # it no longer keeps its units, but they stay in doubt
    monkeypatch.setattr(Delivering, "_save_the_rest", lambda self: None)
    monkeypatch.setattr(PrintRun, "release", lambda self, error: None)
    with suppress(Killed):
        scripted.resume(1, observer=KillAtFirst())
    assert scripted.stored(1).announced == 15
    first, second = (find_print(scripted.workspace, number) for number in (1, 2))
    assert (_named(first), first.doubt) == ("", None)
    assert _named(second)
    before = scripted.of.named()["in_doubt"]
    assert scripted.resume(1).print_job.status is PrintStatus.COMPLETED
    assert scripted.of.named()["in_doubt"] == before == _named(second)


def test_the_effect_of_an_answer_leaves_out_labels_that_a_scan_proved(
    scripted: ScriptedPrints,
) -> None:
    _in_doubt(scripted, "1-40")
    scripted.of.verified("10")
    assert _effect(scripted, "none") == ("", "6-9,11-15")
    assert _effect(scripted, "11") == ("6-9,11", "12-15")
    scripted.resume(1, "none")
    again = [number for number in scripted.numbers() if 6 <= number <= 15]
    assert again == [6, 7, 8, 9, 11, 12, 13, 14, 15]


def test_the_effect_of_an_answer_leaves_out_void_units_and_samples(
    scripted: ScriptedPrints,
) -> None:
    _in_doubt(scripted, "1-40")
    scripted.of.voided("6,14")
    scripted.of.sampled("8-9")
    assert _effect(scripted, "none") == ("", "7,10-13,15")
    scripted.resume(1, "none", StopAfter(15))
    again = [number for number in scripted.numbers() if 6 <= number <= 15]
    assert again == [7, 10, 11, 12, 13, 15]
