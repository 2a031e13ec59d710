"""Shoots the dialog that prints labels, and the page of print jobs."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QListWidget,
    QSpinBox,
    QTableView,
    QWidget,
)

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.printer_requests import read_printers
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.units.actor import this_actor
from tests.printing.simulated_printer import Behaviour, SimulatedPrinter
from tests.screenshots.camera import Camera, rest, wait_until
from tests.screenshots.label_factory import (
    COPIES_IN_DOUBT,
    FAILED,
    IN_DOUBT,
    LONG_NAME,
    PARKAS,
    PAUSED,
    PRINTER,
    SCARVES,
    SHEET_PRINTER,
    SHEETS_IN_DOUBT,
)
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
    _choose(shown, "destination", SHEET_PRINTER)
    fill(shown, "print_unit_numbers", "1825-1848")
    _click_first_free(shown)
    camera.shoot("print-sheet")
    camera.shoot_window("print-alone", shown, Scheme.LIGHT)
    find(shown, QAbstractButton, "print_scans").click()
    rest(CHECK_MS)
    camera.shoot("print-scans")
    _share(shown, camera)
    _reprint(shown, camera)
    shown.close()


def _share(shown: QWidget, camera: Camera) -> None:
    """Shoot printers that share the labels."""
    find(shown, QAbstractButton, "print_units").click()
    _choose(shown, "design", "roll-50x30")
    box = find(shown, QComboBox, "destination")
    box.setCurrentIndex(box.findData("several"))
    rest(CHECK_MS)
    camera.shoot("print-shared-one")
    printers = find(shown, QListWidget, "shared_printers")
    for row in (0, 1, 4):
        printers.item(row).setCheckState(Qt.CheckState.Checked)
    rest(2 * CHECK_MS)
    camera.shoot("print-shared")


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
    _last_good(camera, page)
    _select(page, PAUSED)
    camera.shoot("prints-paused")
    _select(page, FAILED)
    camera.shoot("prints-failed")
    file = find_print(session.tasks.workspace, FAILED).print_job.file
    assert file
    file.write_text("An earlier file", encoding="utf-8")
    camera.shoot_question(
        "prints-replace-file", lambda: _ask_later(page, "resume_print"), "replace_file_question"
    )
    _live(session, camera, page)
    fill(page, "filter_prints", "nothing like it")
    camera.shoot("prints-no-match")


def _last_good(camera: Camera, page: QWidget) -> None:
    """Shoot the questions about labels in doubt: their copies, and their place on a sheet."""
    _select(page, IN_DOUBT)
    camera.shoot("prints-in-doubt")
    click(page, "print_attention_button")
    asked = dialog("last_good_dialog")
    camera.shoot("prints-last-good")
    for name, answer in (("answered", "66"), ("problem", "3")):
        fill(asked, "last_good_label", answer)
        rest(CHECK_MS)
        camera.shoot(f"prints-last-good-{name}")
    find(asked, QAbstractButton, "none_good").click()
    rest(2 * CHECK_MS)
    camera.shoot("prints-last-good-none")
    asked.close()
    camera.shoot_question("prints-cancel", find(page, QAbstractButton, "cancel_print").click)
    _select(page, COPIES_IN_DOUBT)
    click(page, "print_attention_button")
    asked = dialog("last_good_dialog")
    fill(asked, "last_good_label", "2305")
    rest(CHECK_MS)
    camera.shoot("prints-good-copies")
    find(asked, QSpinBox, "good_copies").setValue(2)
    rest(2 * CHECK_MS)
    camera.shoot("prints-good-copies-answered")
    asked.close()
    _select(page, SHEETS_IN_DOUBT)
    click(page, "print_attention_button")
    asked = dialog("last_good_dialog")
    fill(asked, "last_good_label", "2225")
    rest(2 * CHECK_MS)
    camera.shoot("prints-last-good-sheet")
    asked.close()


def _ask_later(page: QWidget, name: str) -> None:
    """Click a button whose question is prepared first, and wait until that is closed."""
    click(page, name)
    rest(2 * CHECK_MS)


def _live(session: Session, camera: Camera, page: QWidget) -> None:
    """Shoot print jobs that run, stop at the printer, wait for it, and wait for a scan."""
    window = session.window
    window.activateWindow()
    with simulated_printer(session) as device:
        _start(session, PARKAS, "1825-2000")
        _start(session, PARKAS, "2101-2140")
        rest(_FIRST_LABELS_MS)
        states = session.tasks.prints
        wait_until(lambda: states.under_way[0].print_id)
        _select(page, states.under_way[0].print_id or 0)
        camera.shoot("prints-running")
        device.stop_with("paper_out")
        wait_until(lambda: states.under_way[0].fault)
        rest(CHECK_MS)
        camera.shoot("prints-stopped")
        pause = find(page, QAbstractButton, "pause_print")
        pause.click()
        wait_until(lambda: states.under_way[0].can_stop_now)
        rest(CHECK_MS)
        camera.shoot("prints-stopping")
        camera.shoot_question("prints-stop-now", pause.click, "stop_now_question")
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
        _select(page, states.under_way[0].print_id or 0)
        camera.shoot("prints-due")
        states.pause(states.under_way[0].number)
        wait_until(lambda: not states.states)


def _start(session: Session, order: str, units: str, verify: str = "") -> None:
    target = JobUnits(job_of(session.window, order).id, UnitSet.parse(units))
    request = PrintRequest(target, "roll-50x30", Destination(PRINTER), this_actor(), verify=verify)
    session.tasks.prints.start(request)


def _select(page: QWidget, number: int) -> None:
    """Select the print job, as soon as it is in the list."""
    table = find(page, QTableView, "prints")

    def places() -> list[int]:
        model = table.model()
        rows = range(model.rowCount())
        return [row for row in rows if model.index(row, 0).data() == str(number)]

    wait_until(places)
    table.selectRow(places()[0])
    rest(CHECK_MS)
