"""The designer with an own design, and a job whose units are shown."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign, find_design
from dpp_desktop.designs.design import LabelDesign, SymbolItem, TextItem
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer.canvas import DesignCanvas
from dpp_desktop.ui.designer.dialog import DesignerDialog
from dpp_desktop.ui.designer.handles import Handle
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

    @property
    def steps(self) -> int:
        """The number of steps that can be undone."""
        return self.window.steps

    def text_item(self, index: int) -> TextItem:
        """The text at that place of the design."""
        item = self.window.design.items[index]
        assert isinstance(item, TextItem)
        return item

    def code(self, index: int = 0) -> SymbolItem:
        """The code at that place of the design."""
        item = self.window.design.items[index]
        assert isinstance(item, SymbolItem)
        return item

    def drag(
        self,
        begin: QPointF,
        right: float,
        down: float,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Drag from a place of the canvas by some mm, in two moves."""
        way = QPointF(right, down) * self.canvas.scale
        self._mouse(QEvent.Type.MouseButtonPress, begin, modifier)
        self._mouse(QEvent.Type.MouseMove, begin + way / 2, modifier)
        self._mouse(QEvent.Type.MouseMove, begin + way, modifier)
        self._mouse(QEvent.Type.MouseButtonRelease, begin + way, modifier)

    def drag_handle(
        self,
        handle: Handle,
        right: float,
        down: float,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Drag a handle of the selected item by some mm."""
        self.drag(self.canvas.handle_place(handle), right, down, modifier)

    def right_click(self, widget: QWidget, place: QPoint) -> None:
        """Click with the right mouse button."""
        QTest.mouseClick(widget, Qt.MouseButton.RightButton, pos=place)

    def press_canvas(self, place: QPointF) -> None:
        """Press the mouse button, and hold it."""
        self._mouse(QEvent.Type.MouseButtonPress, place)

    def move_pressed(self, place: QPointF) -> None:
        """Move the pressed mouse."""
        self._mouse(QEvent.Type.MouseMove, place)

    def release_canvas(self, place: QPointF) -> None:
        """Release the mouse button."""
        self._mouse(QEvent.Type.MouseButtonRelease, place)

    def _mouse(
        self,
        kind: QEvent.Type,
        place: QPointF,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Send an event with fractions of pixels, which QTest would round."""
        is_release = kind is QEvent.Type.MouseButtonRelease
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind,
            place,
            self.canvas.mapToGlobal(place),
            none if kind is QEvent.Type.MouseMove else left,
            none if is_release else left,
            modifier,
        )
        if kind is QEvent.Type.MouseButtonPress:
            self.canvas.setFocus()
        QApplication.sendEvent(self.canvas, event)

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
        is_sheet = isinstance(known.design, LabelDesign) and known.design.stock.per_page > 1
        dpi = 600 if is_sheet else 203
        made = DesignerDialog(workspace, background, known, (minted_job,), {}, dpi=dpi)
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
