"""Pausing at a printer with a fault waits for it, and stopping at once asks first."""

import pytest
from PySide6.QtCore import Qt

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from tests.ui.prints_list.conftest import PageDriver
from tests.ui.scripted_prints import Printers, request_of
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def stopped(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> PageDriver:
    """The page, with a print job of 50 units that pauses at a printer without labels."""
    zebra = printers["zebra"]
    zebra.free, zebra.has, zebra.window = 4, PrinterFaultKind.PAPER_OUT, 4
    tasks.prints.start(request_of(units, "1-50", copies=2))
    page.wait_for(lambda: page.rows == [("1", "Printer stopped", "4 of 100")])
    page.buttons("pause_print")[0].setFocus()
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: "pauses once" in page.text("print_attention"))
    return page


def test_pausing_waits_until_the_labels_that_were_sent_are_printed(
    stopped: PageDriver, printers: Printers, units: UnitJob
) -> None:
    assert stopped.rows == [("1", "Printer stopped", "4 of 100")]
    assert stopped.text("print_attention") == (
        "The printer has a fault. Fix the printer. The print job pauses once the labels that were "
        "sent are printed: 4."
    )
    printers["zebra"].released.set()
    stopped.wait_for(lambda: stopped.rows == [("1", "Paused", "8 of 100")])
    assert units.named() == {"produced": "1-4"}


@pytest.mark.logs_warnings
def test_stopping_at_once_asks_and_says_what_will_be_in_doubt(
    stopped: PageDriver, printers: Printers, units: UnitJob
) -> None:
    (button,) = stopped.buttons("pause_print")
    assert (button.text(), button.hasFocus()) == ("Stop now", True)
    stopped.answer("stop_now_question", "keep")
    stopped.key(Qt.Key.Key_Space)
    assert stopped.rows == [("1", "Printer stopped", "4 of 100")]
    stopped.answer("stop_now_question", "stop_now")
    stopped.key(Qt.Key.Key_Space)
    stopped.wait_for(lambda: stopped.rows == [("1", "In doubt", "4 of 100")])
    assert units.named() == {"in_doubt": "3-4", "produced": "1-2"}
    stopped.wait_for(lambda: "doesn't continue by itself" in stopped.text("print_attention"))
    assert "3–4" in stopped.text("print_attention")


def test_the_focus_does_not_jump_to_reprint(
    page: PageDriver, tasks: WorkspaceTasks, printers: Printers, units: UnitJob
) -> None:
    zebra = printers["zebra"]
    zebra.free, zebra.window = 2, 1
    tasks.prints.start(request_of(units, "1-50"))
    page.wait_for(lambda: page.rows == [("1", "Printing", "2 of 50")])
    page.buttons("pause_print")[0].setFocus()
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: page.rows[0][1] == "Stopping")
    assert page.focused == "prints"
    zebra.released.set()
    page.wait_for(lambda: page.rows[0][1] == "Paused")
