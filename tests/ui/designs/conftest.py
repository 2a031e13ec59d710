"""The dialog of label designs, with two saved designs and a job."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designs.dialog import DesignsDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.designs.examples import a_label, a_template
from tests.ui.driver import Driver


class DialogDriver(Driver):
    """Operates a dialog with fields."""

    @property
    def messages(self) -> list[str]:
        """The messages of the fields."""
        return [each.text() for each in self._window.findChildren(QLabel, "field_message")]


class DesignsDriver(Driver):
    """Operates the dialog of label designs."""

    def __init__(self, qtbot: QtBot, window: DesignsDialog) -> None:
        super().__init__(qtbot, window)
        self.window = window

    @property
    def names(self) -> list[str]:
        """The names of the designs, from top to bottom."""
        model = self.find(QTableView, "designs").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def chosen(self) -> str:
        """The name of the selected design."""
        known = self.window.chosen
        return known.design.name if known else ""

    def choose(self, name: str) -> None:
        """Click the design of that name."""
        self.wait_for(lambda: name in self.names)
        table = self.find(QTableView, "designs")
        index = table.model().index(self.names.index(name), 0)
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center())
        assert self.chosen == name

    def dialog(self, name: str) -> "DialogDriver":
        """Wait for the dialog of that name, and return a driver for it."""
        self.wait_for(lambda: self._open(name))
        found = self._open(name)
        assert found
        self.wait_for(found.isActiveWindow)
        return DialogDriver(self.qtbot, found)

    def _open(self, name: str) -> QWidget | None:
        found = [each for each in QApplication.topLevelWidgets() if each.objectName() == name]
        return next((each for each in found if each.isVisible()), None)


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def designs(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    minted_job: MintJob,
    background: Background,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> DesignsDriver:
    """The dialog, after it has read the designs."""
    save_design(workspace, a_label(name="hangtag"))
    save_design(workspace, a_template("^FO20,20^A0N,30^FD${serial}^FS", name="zebra"))
    made = DesignsDialog(workspace, background, tmp_path)
    driver = DesignsDriver(qtbot, made)
    show(made)
    driver.wait_for(lambda: driver.chosen)
    return driver
