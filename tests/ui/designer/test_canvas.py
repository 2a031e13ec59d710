"""Items are selected, moved and resized on the label, with the mouse, by touch and with keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QDoubleSpinBox

from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign
from dpp_desktop.designs.design import LineItem, MarkItem, MarkKind
from dpp_desktop.ui.designer.handles import Handle
from tests.designs.examples import a_label
from tests.ui.designer.conftest import DesignerDriver

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _place(designer: DesignerDriver) -> tuple[float, float, float, float]:
    item = designer.text_item(1)
    return item.x, item.y, item.width, item.height


def _value(designer: DesignerDriver, name: str) -> float:
    return designer.find(QDoubleSpinBox, name).value()


def test_a_press_selects_and_dragging_moves_an_item_on_the_grid(designer: DesignerDriver) -> None:
    canvas = designer.canvas
    designer.drag(canvas.place_of(1).center(), 0.4, 2.2)
    assert designer.row == 2
    assert _place(designer) == (25.5, 4, 24, 5)
    assert (_value(designer, "item_x"), _value(designer, "item_y")) == (25.5, 4)
    assert designer.steps == 1
    designer.press("undo")
    assert _place(designer) == (25, 2, 24, 5)


def test_a_handle_resizes_and_the_numbers_follow(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.drag_handle(Handle.BOTTOM_LEFT, 2.1, 4.9)
    assert _place(designer) == (27, 2, 22, 10)
    assert (_value(designer, "item_width"), _value(designer, "item_height")) == (22, 10)
    designer.drag_handle(Handle.TOP, 3, 20)  # not beyond the opposite side
    assert _place(designer) == (27, 11.9, 22, 0.1)
    assert designer.steps == 2
    designer.key(Qt.Key.Key_Z, _CONTROL)
    assert _place(designer) == (27, 2, 22, 10)


def test_edges_and_the_middle_of_the_label_attract(designer: DesignerDriver) -> None:
    designer.choose(2)
    scale = designer.canvas.scale
    near = 1 / scale  # in mm, a pixel away
    designer.drag(designer.canvas.place_of(1).center(), 1 - near, -2 + near)
    assert _place(designer) == (26, 0, 24, 5)
    designer.drag(designer.canvas.place_of(1).center(), -13 + near, 12.5 - near)
    assert _place(designer) == (13, 12.5, 24, 5)
    designer.drag_handle(Handle.BOTTOM_RIGHT, 13 + near, 0)
    assert _place(designer) == (13, 12.5, 37, 5)


def test_shift_switches_the_grid_off(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.drag(designer.canvas.place_of(1).center(), 0.3, 0.8, _SHIFT)
    assert _place(designer) == (25.3, 2.8, 24, 5)


def test_a_code_keeps_its_aspect_and_whole_dots(designer: DesignerDriver) -> None:
    designer.choose(1)
    assert set(designer.canvas.handles) == {each for each in Handle if each.is_corner}
    designer.find(QDoubleSpinBox, "symbol_size").setValue(20)
    designer.wait_for(lambda: "aren't whole dots" in designer.text("item_problems"))
    before = designer.code()
    designer.drag_handle(Handle.BOTTOM_RIGHT, 1, -1)
    code = designer.code()
    assert code.size is not None
    assert code.size == 20.5  # 203 dpi have 8 dots per mm: 4 dots for each of 41 modules
    assert (code.x, code.y) == (before.x, before.y)
    designer.wait_drawn()
    assert "aren't whole dots" not in designer.text("item_problems")
    assert _value(designer, "symbol_size") == code.size


def test_the_corner_opposite_to_the_handle_of_a_code_stays(designer: DesignerDriver) -> None:
    designer.choose(1)
    corner = designer.canvas.handle_place(Handle.BOTTOM_RIGHT)
    designer.drag_handle(Handle.TOP_LEFT, 8, 8)
    assert designer.code().x > 5
    moved = designer.canvas.handle_place(Handle.BOTTOM_RIGHT) - corner
    assert moved.manhattanLength() < 0.2
    designer.drag_handle(Handle.TOP_LEFT, -40, -40)  # not beyond the label
    assert 0 <= designer.code().x <= 5


def test_codes_given_by_modules_get_whole_dots(designer: DesignerDriver) -> None:
    designer.choose(1)
    designer.box("symbol_measure").setCurrentIndex(1)
    designer.drag_handle(Handle.BOTTOM_RIGHT, -6, -6)
    assert designer.code().module == 0.375  # three dots


def test_escape_puts_the_item_back_while_it_is_dragged(designer: DesignerDriver) -> None:
    designer.choose(2)
    begin = designer.canvas.place_of(1).center()
    designer.press_canvas(begin)
    designer.move_pressed(begin + QPointF(0, 60))
    assert designer.text_item(1).y > 2
    designer.key(Qt.Key.Key_Escape)
    designer.release_canvas(begin + QPointF(0, 60))
    assert _place(designer) == (25, 2, 24, 5)
    assert designer.steps == 0
    assert not designer.window.has_changes
    assert designer.window.isVisible()


def test_a_trembling_hand_moves_nothing(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.drag(designer.canvas.place_of(1).center(), 0.2, 0)
    assert designer.steps == 0


def test_keys_move_and_resize(designer: DesignerDriver) -> None:
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_PageDown)
    assert designer.row == 2
    for key, modifier, place in (
        (Qt.Key.Key_Down, _NONE, (25, 2.5, 24, 5)),
        (Qt.Key.Key_Down, _SHIFT, (25, 7.5, 24, 5)),
        (Qt.Key.Key_Left, _ALT, (24.9, 7.5, 24, 5)),
        (Qt.Key.Key_Right, _CONTROL, (24.9, 7.5, 24.5, 5)),
        (Qt.Key.Key_Up, _CONTROL | _SHIFT, (24.9, 7.5, 24.5, 0.1)),
    ):
        designer.key(key, modifier)
        assert _place(designer) == place
    designer.key(Qt.Key.Key_Z, _CONTROL)
    assert _place(designer) == (24.9, 7.5, 24, 5)  # resizing is one step
    designer.key(Qt.Key.Key_Z, _CONTROL)
    assert _place(designer) == (25, 2, 24, 5)


def test_keys_resize_a_code_dot_by_dot(designer: DesignerDriver) -> None:
    designer.choose(1)
    designer.canvas.setFocus()
    designer.key(Qt.Key.Key_Left, _CONTROL)
    smaller = designer.code().size
    designer.key(Qt.Key.Key_Right, _CONTROL)
    larger = designer.code().size
    assert smaller and larger  # noqa: PT018 - both are set
    modules = (larger - smaller) * 8
    assert modules == pytest.approx(round(modules), abs=0.1)
    assert modules > 20


def test_a_click_selects_what_is_below_the_selected_item(
    open_designer: Callable[[KnownDesign], DesignerDriver],
) -> None:
    frame = MarkItem(0, 0, 24.5, 24.5, MarkKind.IEC_61406)
    known = KnownDesign(a_label(frame), DesignOrigin.IMPORTED)
    designer = open_designer(known)
    designer.choose(3)
    middle = designer.canvas.place_of(0).center()
    designer.drag(middle, 2, 0)  # the frame, although the code is smaller
    assert (designer.window.design.items[2].x, designer.code().x) == (2, 1)
    designer.drag(middle, 0, 0)
    assert designer.row == 1


def test_thin_lines_have_handles_at_their_ends(
    open_designer: Callable[[KnownDesign], DesignerDriver],
) -> None:
    line = LineItem(25, 20, 20, 0.3)
    designer = open_designer(KnownDesign(a_label(line), DesignOrigin.IMPORTED))
    designer.choose(3)
    assert set(designer.canvas.handles) == {Handle.LEFT, Handle.RIGHT}
    designer.drag_handle(Handle.RIGHT, 3, 0)
    assert designer.window.design.items[2] == replace(line, width=23)


def test_a_finger_hits_handles_from_further_away(designer: DesignerDriver) -> None:
    designer.choose(2)
    place = designer.canvas.handle_place(Handle.BOTTOM_RIGHT) + QPointF(-2, 17)
    screen = QPointingDevice(
        "screen",
        1,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        1,
        0,
    )
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    canvas = designer.canvas
    for device, height in ((QPointingDevice.primaryPointingDevice(), 5), (screen, 10)):
        designer.choose(2)
        way = QPointF(0, 5 * canvas.scale)
        for kind, where, button, buttons in (
            (QEvent.Type.MouseButtonPress, place, left, left),
            (QEvent.Type.MouseMove, place + way, none, left),
            (QEvent.Type.MouseButtonRelease, place + way, left, none),
        ):
            at = canvas.mapToGlobal(where)
            event = QMouseEvent(kind, where, at, button, buttons, _NONE, device)
            QApplication.sendEvent(canvas, event)
        assert designer.text_item(1).height == height


def test_the_label_is_drawn_while_an_item_is_dragged(designer: DesignerDriver) -> None:
    designer.choose(2)
    canvas = designer.canvas
    begin = canvas.place_of(1).center()
    over_code = begin - QPointF(60, 0)
    designer.press_canvas(begin)
    designer.move_pressed(over_code)
    assert canvas.place_of(1).left() < begin.x() - 60  # at once
    designer.wait_for(lambda: "quiet zone" in designer.text("item_problems"))
    designer.move_pressed(begin)
    designer.wait_for(lambda: not designer.text("item_problems"))
    designer.release_canvas(begin)
    assert not designer.window.has_changes
