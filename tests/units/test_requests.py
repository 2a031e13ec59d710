"""What users are asked before they change the states of units."""

from dataclasses import replace

import pytest

from dpp_desktop.model.errors import InvalidInput, PrinterFaultKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.units.requests import most_labels
from dpp_desktop.units.scanned_units import read_units
from tests.printing.prints.scripted_printer import ScriptedPrinter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.units.unit_jobs import ZEBRA, UnitJob


def _most(units: UnitJob, named: str) -> int:
    return most_labels(units.workspace, units.job.id, UnitSet.parse(named))


def test_labels_that_could_be_spoiled_are_counted(units: UnitJob) -> None:
    units.printed("1-3", replace(ZEBRA, copies=2))
    units.printed("4")
    units.announced("5")
    assert [_most(units, named) for named in ("1-9", "4-5", "5", "6", "900-999")] == [2, 1, 1, 0, 0]
    units.spoiled("1-2", copies=1)
    assert [_most(units, named) for named in ("1-2", "1-3")] == [1, 2]


@pytest.mark.logs_warnings
def test_labels_in_doubt_count_with_their_copies(units: UnitJob) -> None:
    lost = {3: PrinterFaultKind.CONNECTION_LOST}
    ScriptedPrints(units, ScriptedPrinter(faults=lost)).print("1-4", copies=3)
    assert units.named() == {"produced": "1", "in_doubt": "2-4"}
    assert [_most(units, named) for named in ("1", "2-4")] == [3, 3]


def test_labels_of_a_running_print_job_are_counted(units: UnitJob) -> None:
    found: list[int] = []

    class Observer(NullPrintObserver):
        """Asks while labels are printed that aren't in the journal yet."""

        def progressed(self, progress: PrintProgress) -> None:
            if progress.confirmed == 1:
                assert units.actions() == [(JournalAction.PRINT_STARTED, "1-4")]
                found.append(_most(units, "1"))

    ScriptedPrints(units).print("1-4", Observer(), copies=3)
    assert set(found) == {3}


@pytest.mark.parametrize("text", ["3-5,8", "3–5, 8", " 3 – 5 , 8"])
def test_ranges_have_hyphens_or_dashes(units: UnitJob, text: str) -> None:
    assert str(read_units(units.workspace, units.job.id, text)) == "3-5,8"


@pytest.mark.parametrize("text", ["3—5", "3–", "–5", "5–3"])
def test_other_ranges_are_rejected(units: UnitJob, text: str) -> None:
    with pytest.raises(InvalidInput, match="isn't a list of units"):
        read_units(units.workspace, units.job.id, text)
