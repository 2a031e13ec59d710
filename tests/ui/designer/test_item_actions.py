"""Items are added, duplicated, removed and reordered, with buttons, menus and keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QWidget

from dpp_desktop.designs.design import LabelDesign, TextItem
from tests.designs.examples import a_label
from tests.ui.designer.conftest import DesignerDriver

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def _texts(design: LabelDesign) -> list[str]:
    return [each.text if isinstance(each, TextItem) else "code" for each in design.items]


def _order(designer: DesignerDriver) -> list[str]:
    return _texts(designer.window.design)


def _action(designer: DesignerDriver, name: str) -> QAction:
    found = designer.window.findChild(QAction, name)
    assert found is not None
    return found


def test_a_copy_follows_its_item(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.press("duplicate_item")
    assert designer.items[1:] == ["QR code", "Serial", "Serial"]
    assert designer.row == 3
    copy, item = designer.text_item(2), designer.text_item(1)
    assert (copy.x, copy.y, copy.bold) == (item.x + 2, item.y + 2, item.bold)
    designer.press("undo")
    assert designer.window.design == a_label(name="hangtag")


def test_everything_is_done_with_keys(designer: DesignerDriver) -> None:
    designer.choose(1)
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_D, _CONTROL)
    assert _order(designer) == ["code", "code", "${serial:4}"]
    designer.key(Qt.Key.Key_PageDown, _CONTROL)
    assert _order(designer) == ["code", "${serial:4}", "code"]
    assert designer.row == 3
    designer.key(Qt.Key.Key_Home, _CONTROL)
    assert designer.row == 1
    designer.key(Qt.Key.Key_End, _CONTROL)
    assert designer.row == 3
    designer.key(Qt.Key.Key_PageUp, _CONTROL)
    assert designer.row == 2
    designer.find(QListWidget, "items").setFocus()
    designer.key(Qt.Key.Key_Delete)
    assert _order(designer) == ["code", "${serial:4}"]
    for _ in range(6):
        designer.key(Qt.Key.Key_Z, _CONTROL)
    assert designer.window.design == a_label(name="hangtag")
    for _ in range(6):
        designer.press("redo")
    assert _order(designer) == ["code", "${serial:4}"]


def test_delete_in_a_field_removes_no_item(designer: DesignerDriver) -> None:
    designer.choose(2)
    for name in ("item_text", "item_align", "item_x"):
        designer.find(QWidget, name).setFocus()
        designer.key(Qt.Key.Key_Delete)
    assert len(designer.window.design.items) == 2


def test_actions_say_why_they_are_disabled(designer: DesignerDriver) -> None:
    designer.choose(1)
    for name, reason in (
        ("item_up", "It is drawn first."),
        ("item_to_back", "It is drawn first."),
        ("item_down", ""),
    ):
        action = _action(designer, name)
        assert action.isEnabled() is not bool(reason)
        assert not reason or action.toolTip() == reason
    assert designer.buttons("item_down")[0].toolTip() == "Bring forward (Ctrl+PgDown)"
    designer.choose(0)
    assert designer.buttons("duplicate_item")[0].toolTip() == "Select an item."


def test_the_context_menu_is_that_of_the_item_at_the_pointer(designer: DesignerDriver) -> None:
    designer.choose(1)
    canvas = designer.canvas
    place = canvas.place_of(1).center().toPoint()
    designer.right_click(canvas, place)
    assert designer.row == 2
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(canvas, QContextMenuEvent(reason, place, canvas.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "item_menu"
    menu.close()
    _action(designer, "item_to_back").trigger()
    assert _order(designer) == ["${serial:4}", "code"]


def test_a_label_has_a_most_of_items(designer: DesignerDriver) -> None:
    designer.choose(2)
    for _ in range(98):
        _action(designer, "duplicate_item").trigger()
    assert len(designer.window.design.items) == 100
    tooltip = designer.buttons("duplicate_item")[0].toolTip()
    assert tooltip == "A label has at most 100 items."
