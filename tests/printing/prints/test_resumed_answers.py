"""An answer about the last good label counts only for the labels that it was given for."""

import pytest

from dpp_desktop.model.errors import Busy, PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from tests.printing.prints.scripted_prints import ScriptedPrints

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""

LOST = PrinterFaultKind.CONNECTION_LOST


def test_an_answer_about_earlier_labels_is_refused(scripted: ScriptedPrints) -> None:
    scripted.on.faults = {5: LOST, 25: LOST}
    scripted.on.overrun = 3
    shown = scripted.print("1-40").print_job
    now = scripted.resume(1, "8", shown=shown).print_job
    assert now.status is PrintStatus.IN_DOUBT
    with pytest.raises(Busy, match="has changed in the meantime"):
        scripted.resume(1, "none", shown=shown)
    assert scripted.stored(1) == now
    scripted.resume(1, str(scripted.numbers()[-1]), shown=now)
    assert scripted.numbers() == list(range(1, 41))


def test_an_answer_about_the_same_units_whose_labels_were_sent_again_is_refused(
    scripted: ScriptedPrints,
) -> None:
    scripted.on.faults = {5: LOST}
    shown = scripted.print("1-40").print_job
    scripted.on.faults = {len(scripted.on.units): LOST}
    now = scripted.resume(1, "none", shown=shown).print_job
    assert (now.announced, now.confirmed) == (shown.announced, shown.confirmed)
    with pytest.raises(Busy, match="has changed in the meantime"):
        scripted.resume(1, "none", shown=shown)
    assert scripted.resume(1, "none", shown=now).print_job.status is PrintStatus.COMPLETED
