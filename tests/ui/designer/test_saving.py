"""A design that is being saved belongs to its windows, which stay open until it is saved."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign
from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.printing.design_requests import SavedDesign, save_design
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer import design_saver
from tests.ui.designer.conftest import DesignerDriver, saved_design
from tests.ui.driver import TIMEOUT_MS


@pytest.fixture
def may_save(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Saving waits for this event."""
    event = Event()

    def save(workspace: Workspace, design: LabelDesign, *, may_replace: bool) -> SavedDesign:
        event.wait(2 * TIMEOUT_MS / 1_000)
        return save_design(workspace, design, may_replace=may_replace)

    monkeypatch.setattr(design_saver, "save_design", save)
    yield event
    event.set()


def test_the_name_cannot_be_cancelled_while_the_copy_is_saved(
    open_designer: Callable[[KnownDesign], DesignerDriver], workspace: Workspace, may_save: Event
) -> None:
    designer = open_designer(KnownDesign(BUILT_IN["L7160"], DesignOrigin.BUILT_IN))
    saved: list[SavedDesign] = []
    designer.window.saved.connect(saved.append)
    designer.press("save_design")
    designer.wait_for(lambda: designer.line("design_name").isVisible())
    line = designer.line("design_name")
    line.setFocus()
    designer.press("save_name")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClicks(line, "other")
    line.window().close()
    assert line.isVisible()
    assert line.text() == "L7160 copy"
    dialog = designer.buttons("save_name")[0].window()
    leave = next(each for each in designer.buttons("leave") if each.window() is dialog)
    assert not leave.isEnabled()
    assert not designer.buttons("save_name")[0].isEnabled()
    may_save.set()
    designer.wait_for(lambda: not designer.window.isVisible())
    assert [each.known.design.name for each in saved] == ["L7160 copy"]
    assert saved_design(workspace, "L7160 copy").items == BUILT_IN["L7160"].items


def test_the_name_can_be_cancelled_after_a_refusal(
    open_designer: Callable[[KnownDesign], DesignerDriver], workspace: Workspace, may_save: Event
) -> None:
    copy = LabelDesign("L7160 copy", BUILT_IN["L7160"].stock, BUILT_IN["L7160"].items)
    save_design(workspace, copy)
    designer = open_designer(KnownDesign(BUILT_IN["L7160"], DesignOrigin.BUILT_IN))
    designer.press("save_design")
    designer.press("save_name")
    may_save.set()
    line = designer.line("design_name")
    designer.wait_for(lambda: not line.isReadOnly())
    QTest.keyClick(line, Qt.Key.Key_Escape)
    designer.wait_for(lambda: not designer.buttons("save_name"))
    assert designer.window.isVisible()


def test_the_designer_cannot_be_closed_while_it_saves(
    designer: DesignerDriver, workspace: Workspace, may_save: Event
) -> None:
    designer.choose(1)
    designer.find(QDoubleSpinBox, "item_x").setValue(2)
    saved: list[SavedDesign] = []
    designer.window.saved.connect(saved.append)
    designer.press("save_design")
    [leave] = designer.buttons("leave")
    assert not leave.isEnabled()
    assert leave.toolTip() == "The design is being saved."
    QTest.keyClick(designer.window, Qt.Key.Key_Escape)
    designer.window.close()
    assert designer.window.isVisible()
    may_save.set()
    designer.wait_for(lambda: not designer.window.isVisible())
    assert len(saved) == 1
    assert saved_design(workspace, "hangtag") == designer.window.design
