"""Shoots the dialog that prints labels, and the page of print jobs."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QSpinBox,
    QTableView,
    QWidget,
)

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.printer_requests import read_printers
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.units.actor import this_actor
from tests.printing.simulated_printer import Behaviour, SimulatedPrinter
from tests.screenshots.camera import Camera, rest, wait_until
from tests.screenshots.label_factory import LONG_NAME, PARKAS, PRINTER, SCARVES
from tests.screenshots.operation import (
    CHECK_MS,
    click,
    dialog,
    fill,
    find,
    job_of,
    open_job,
    trigger,
)

_SECONDS_PER_LABEL = 0.15
_FIRST_LABELS_MS = 2_500


@contextmanager
def simulated_printer(session: Session) -> Iterator[SimulatedPrinter]:
    """Run the printer that answers."""
    (stored,) = (each for each in read_printers(session.tasks.workspace) if each.name == PRINTER)
    port = int(stored.settings.address.rpartition(":")[2])
    behaviour = Behaviour(label_seconds=_SECONDS_PER_LABEL)
    with SimulatedPrinter(behaviour=behaviour, port=port) as device:
        yield device


def print_labels(session: Session, camera: Camera) -> None:
    """Shoot the dialog for rolls, sheets, files and reprints."""
    window = session.window
    shown = open_job(window, SCARVES, JobAction.PRINT_LABELS, "print_dialog")
    camera.shoot("print-roll")
    shown.close()
    shown = open_job(window, LONG_NAME, JobAction.PRINT_LABELS, "print_dialog")
    _choose(shown, "design", "roll-50x30")
    camera.shoot("print-long-name")
    shown.close()
    shown = open_job(window, PARKAS, JobAction.PRINT_LABELS, "print_dialog")
    camera.shoot("print-refused")
    click(shown, "print_message_button")
    camera.shoot("print-others")
    _choose(shown, "design", "L7160")
    _choose(shown, "destination", "Office, ground floor")
    fill(shown, "print_unit_numbers", "1825-1848")
    _click_first_free(shown)
    camera.shoot("print-sheet")
    camera.shoot_window("print-alone", shown, Scheme.LIGHT)
    find(shown, QAbstractButton, "print_scans").click()
    rest(CHECK_MS)
    camera.shoot("print-scans")
    _reprint(shown, camera)
    shown.close()


def _reprint(shown: QWidget, camera: Camera) -> None:
    find(shown, QAbstractButton, "print_units").click()
    _choose(shown, "design", "roll-50x30")
    _choose(shown, "destination", PRINTER)
    fill(shown, "print_unit_numbers", "60-61")
    camera.shoot("print-printed")
    click(shown, "print_message_button")
    camera.shoot("print-reprint")
    fill(shown, "reprint_reason_text", "Smudged print")
    camera.shoot("print-reprint-ready")
    camera.shoot_question(
        "print-reprint-question",
        find(shown, QAbstractButton, "start_print").click,
        "reprint_question",
    )


def _choose(shown: QWidget, name: str, text: str) -> None:
    find(shown, QComboBox, name).setCurrentText(text)
    rest(2 * CHECK_MS)


def _click_first_free(shown: QWidget) -> None:
    """Click the fifth label of the sheet."""
    find(shown, QSpinBox, "start_at").setValue(5)
    rest(CHECK_MS)


def prints(session: Session, camera: Camera) -> None:
    """Shoot the page of print jobs in every state, and its dialogs."""
    window = session.window
    camera.shoot("prints-notice")
    window.notices.close_all()
    trigger(window, Command.PRINTS)
    rest(2 * CHECK_MS)
    camera.shoot("prints")
    page = find(window, QWidget, "prints_page")
    click(page, "print_attention_button")
    asked = dialog("last_good_dialog")
    camera.shoot("prints-last-good")
    fill(asked, "last_good_label", "66")
    rest(CHECK_MS)
    camera.shoot("prints-last-good-answered")
    fill(asked, "last_good_label", "3")
    rest(CHECK_MS)
    camera.shoot("prints-last-good-problem")
    asked.close()
    camera.shoot_question("prints-cancel", find(page, QAbstractButton, "cancel_print").click)
    _select(page, "6")
    camera.shoot("prints-paused")
    _select(page, "5")
    camera.shoot("prints-failed")
    _live(session, camera, page)
    fill(page, "filter_prints", "nothing like it")
    camera.shoot("prints-no-match")


def _live(session: Session, camera: Camera, page: QWidget) -> None:
    """Shoot print jobs that run, stop at the printer, wait for it, and wait for a scan."""
    window = session.window
    window.activateWindow()
    with simulated_printer(session) as device:
        _start(session, PARKAS, "1825-2000")
        _start(session, PARKAS, "2101-2140")
        rest(_FIRST_LABELS_MS)
        camera.shoot("prints-running")
        device.stop_with("paper_out")
        states = session.tasks.prints
        wait_until(lambda: states.under_way[0].fault)
        rest(CHECK_MS)
        camera.shoot("prints-stopped")
        device.clear()
        for state in reversed(states.states):
            states.pause(state.number)
        wait_until(lambda: not states.states)
        device.wait_idle()
        _start(session, PARKAS, "2141-2180", verify="every:5")
        wait_until(lambda: states.under_way and states.under_way[0].due)
        dialog("verify_station")
        camera.shoot("verify-due")
        window.parts.dialogs.close_all()
        window.activateWindow()
        camera.shoot("prints-due")
        states.pause(states.under_way[0].number)
        wait_until(lambda: not states.states)


def _start(session: Session, order: str, units: str, verify: str = "") -> None:
    target = JobUnits(job_of(session.window, order).id, UnitSet.parse(units))
    request = PrintRequest(target, "roll-50x30", Destination(PRINTER), this_actor(), verify=verify)
    session.tasks.prints.start(request)


def _select(page: QWidget, number: str) -> None:
    table = find(page, QTableView, "prints")
    model = table.model()
    rows = (row for row in range(model.rowCount()) if model.index(row, 0).data() == number)
    table.selectRow(next(rows))
    rest(CHECK_MS)
