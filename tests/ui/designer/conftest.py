"""The designer with an own design, and a job whose units are shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign, find_design
from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer.canvas import DesignCanvas
from dpp_desktop.ui.designer.dialog import DesignerDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from tests.designs.examples import a_label
from tests.ui.driver import Driver


class DesignerDriver(Driver):
    """Operates the designer."""

    def __init__(self, qtbot: QtBot, window: DesignerDialog) -> None:
        super().__init__(qtbot, window)
        self.window = window

    @property
    def canvas(self) -> DesignCanvas:
        """The label."""
        return self.find(DesignCanvas, "canvas")

    @property
    def items(self) -> list[str]:
        """The entries of the list of items."""
        found = self.find(QListWidget, "items")
        return [found.item(row).text() for row in range(found.count())]

    @property
    def row(self) -> int:
        """The selected row of the list; 0 is the label itself."""
        return self.find(QListWidget, "items").currentRow()

    def choose(self, row: int) -> None:
        """Click an entry of the list."""
        found = self.find(QListWidget, "items")
        self.click(found.viewport(), found.visualItemRect(found.item(row)).center())
        assert self.row == row

    def wait_drawn(self) -> None:
        """Wait until the preview shows the current design."""
        self.wait_for(lambda: not self.canvas.label_size.isEmpty())
        self.wait_for(lambda: not self.window.is_drawing)


def saved_design(workspace: Workspace, name: str) -> LabelDesign:
    """Return a saved design."""
    with workspace.read() as transaction:
        found = find_design(transaction, name).design
    assert isinstance(found, LabelDesign)
    return found


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def open_designer(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    minted_job: MintJob,
    background: Background,
) -> Callable[[KnownDesign], DesignerDriver]:
    """A function that opens the designer, which is closed without a question at the end."""

    def opened(known: KnownDesign) -> DesignerDriver:
        made = DesignerDialog(workspace, background, known, (minted_job,), {})
        qtbot.addWidget(made, before_close_func=lambda _window: made.close_at_once())
        driver = DesignerDriver(qtbot, made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        driver.wait_drawn()
        return driver

    return opened


@pytest.fixture
def designer(
    workspace: Workspace, open_designer: Callable[[KnownDesign], DesignerDriver]
) -> DesignerDriver:
    """The designer with a label of 50 × 30 mm: a code, and the serial."""
    save_design(workspace, a_label(name="hangtag"))
    return open_designer(KnownDesign(a_label(name="hangtag"), DesignOrigin.IMPORTED))
