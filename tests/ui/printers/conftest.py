"""The dialog of printers, in a workspace with one printer that plays along."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.printing import printer_requests
from dpp_desktop.printing.printer_requests import save_printer
from dpp_desktop.printing.printers.trial import print_trial
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.printers.dialog import PrintersDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.printing.printers.quick import PATIENT, tcp_printer
from tests.printing.simulated_printer import SimulatedPrinter
from tests.ui.driver import Driver


class PrintersDriver(Driver):
    """Operates the dialog of printers."""

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the table."""
        model = self.find(QTableView, "printers").model()
        columns = range(model.columnCount())
        return [
            [model.index(row, each).data() for each in columns] for row in range(model.rowCount())
        ]

    @property
    def message(self) -> str:
        """The message of the dialog."""
        return self.text("printers_message")

    def dialog(self, name: str) -> Driver:
        """Wait for the dialog of that name, and return a driver for it."""
        self.wait_for(lambda: self._open(name))
        found = self._open(name)
        assert found
        self.wait_for(found.isActiveWindow)
        return Driver(self.qtbot, found)

    def _open(self, name: str) -> QWidget | None:
        found = [each for each in QApplication.topLevelWidgets() if each.objectName() == name]
        return next((each for each in found if each.isVisible()), None)


@pytest.fixture
def device() -> Iterator[SimulatedPrinter]:
    """A printer of ZPL on a loopback port."""
    with SimulatedPrinter() as printer:
        yield printer


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time limits for tests, and a computer with two queues."""
    monkeypatch.setattr(
        printer_requests,
        "print_trial",
        lambda printer, design, stop: print_trial(printer, design, stop, PATIENT),
    )
    monkeypatch.setattr(printer_requests, "queue_names", lambda _timeout: ("Office", "Zebra"))


@pytest.fixture
def printers(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    device: SimulatedPrinter,
    background: Background,
    show: Callable[[QWidget], None],
) -> PrintersDriver:
    """The dialog, after it has read its one printer."""
    save_printer(workspace, tcp_printer(device.address))
    made = PrintersDialog(workspace, background)
    driver = PrintersDriver(qtbot, made)
    show(made)
    driver.wait_for(lambda: driver.rows)
    return driver
