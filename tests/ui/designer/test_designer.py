"""Designs are edited with the mouse and with keys, over a preview of a real unit."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign
from dpp_desktop.designs.design import (
    Align,
    Fit,
    ImageItem,
    SheetStock,
    SymbolItem,
    TextItem,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer.texts import item_text
from tests.designs.examples import PNG, a_label
from tests.ui.designer.conftest import DesignerDriver, saved_design
from tests.ui.dialog_operations import choose_path


def _act(menu: QMenu, start: str) -> None:
    action = next(each for each in menu.actions() if each.text().startswith(start))
    action.trigger()


def test_a_text_gets_placeholders_font_and_alignment(designer: DesignerDriver) -> None:
    designer.choose(2)
    text = designer.find(QPlainTextEdit, "item_text")
    text.setFocus()
    text.selectAll()
    designer.type("SN ")
    menu = designer.find(QMenu, "placeholders")
    _act(menu, "${serial}")
    menus = [each.menu() for each in menu.actions()]
    [passport] = [each for each in menus if isinstance(each, QMenu)]
    _act(passport, "${passport.")
    assert designer.text_item(1).text.startswith("SN ${serial}${passport.")
    designer.find(QDoubleSpinBox, "item_size").setValue(12)
    designer.box("item_align").setCurrentIndex(2)
    designer.box("item_fit").setCurrentIndex(1)
    designer.box("item_rotation").setCurrentIndex(1)
    designer.find(QWidget, "item_bold").setFocus()
    designer.key(Qt.Key.Key_Space)
    item = designer.text_item(1)
    assert (item.size, item.align, item.fit, item.rotation) == (12, Align.END, Fit.WRAP, 90)
    assert not item.bold


def test_items_are_added_reordered_and_undone(designer: DesignerDriver, tmp_path: Path) -> None:
    menu = designer.find(QMenu, "add_menu")
    _act(menu, "Line")
    assert designer.items[-1] == "Line"
    assert designer.row == 3
    designer.press("item_up")
    assert designer.items[1:] == ["QR code", "Line", "Serial"]
    (tmp_path / "logo.png").write_bytes(PNG)
    _act(menu, "Image")
    choose_path(designer.qtbot, designer.window, tmp_path / "logo.png")
    designer.wait_for(lambda: designer.items[-1] == "Image")
    image = designer.window.design.items[-1]
    assert isinstance(image, ImageItem)
    assert image.png == PNG
    for _ in range(3):
        designer.press("undo")
    assert designer.window.design == a_label(name="hangtag")
    assert designer.buttons("save_design")[0].toolTip() == "Nothing was changed."


def test_stock_is_chosen_or_measured(designer: DesignerDriver) -> None:
    designer.choose(0)
    stock = designer.box("usual_stock")
    assert stock.currentText() == "roll-50x30"
    stock.setCurrentIndex(stock.findText("L7160"))
    assert designer.window.design.width == 63.5
    stock.setCurrentIndex(stock.findText("Custom sheet"))
    designer.find(QDoubleSpinBox, "stock_margin_left").setValue(8)
    own = designer.window.design.stock
    assert isinstance(own, SheetStock)
    assert own.margin_left == 8
    designer.box("label_rotation").setCurrentIndex(1)
    designer.wait_for(lambda: abs(designer.canvas.label_size.width() - 38.1) < 0.1)


def test_a_changed_design_is_saved_under_its_name(
    designer: DesignerDriver, workspace: Workspace
) -> None:
    designer.choose(2)
    designer.find(QPlainTextEdit, "item_text").setPlainText("Made in Ghent")
    designer.press("save_design")
    designer.wait_for(lambda: not designer.window.isVisible())
    changed = saved_design(workspace, "hangtag").items[1]
    assert isinstance(changed, TextItem)
    assert changed.text == "Made in Ghent"


def test_a_built_in_design_is_saved_as_a_copy(
    open_designer: Callable[[KnownDesign], DesignerDriver], workspace: Workspace
) -> None:
    designer = open_designer(KnownDesign(BUILT_IN["L7160"], DesignOrigin.BUILT_IN))
    designer.press("save_design")
    designer.wait_for(lambda: designer.line("design_name").isVisible())
    designer.press("save_name")
    designer.wait_for(lambda: not designer.window.isVisible())
    assert saved_design(workspace, "L7160 copy").items == BUILT_IN["L7160"].items


def test_unsaved_changes_are_discarded_only_after_a_question(designer: DesignerDriver) -> None:
    designer.choose(1)
    designer.find(QDoubleSpinBox, "item_x").setValue(2)
    designer.answer("discard_dialog", "keep_editing")
    designer.press("leave")
    assert designer.window.isVisible()
    designer.answer("discard_dialog", "discard")
    designer.press("leave")
    assert not designer.window.isVisible()


def test_symbols_are_sized_by_their_modules(designer: DesignerDriver) -> None:
    designer.choose(1)
    designer.box("item_symbol_kind").setCurrentIndex(1)
    designer.box("symbol_measure").setCurrentIndex(1)
    item = designer.window.design.items[0]
    assert isinstance(item, SymbolItem)
    assert (item.size, item.module) == (None, 0.5)


def test_save_is_the_last_button_but_enter_does_not_press_it(designer: DesignerDriver) -> None:
    save, cancel = designer.buttons("save_design")[0], designer.buttons("leave")[0]
    assert save.x() > cancel.x()
    field = designer.find(QDoubleSpinBox, "item_x")
    field.setFocus()
    field.setValue(2)
    designer.key(Qt.Key.Key_Return)
    assert designer.window.isVisible()
    assert designer.window.has_changes


def test_names_of_fields_are_level_with_them(designer: DesignerDriver) -> None:
    for row, names in ((0, ("usual_stock", "stock_width")), (1, ("item_x", "symbol_size"))):
        designer.choose(row)
        for name in names:
            field = designer.find(QWidget, name)
            form = field.parentWidget()
            assert form
            (rows,) = form.findChildren(QFormLayout)
            middle = rows.labelForField(field).geometry().center().y()
            assert abs(middle - field.geometry().center().y()) <= 1
    designer.choose(2)
    box = designer.box("item_font")
    font = box.parentWidget()
    assert font
    form = font.parentWidget()
    assert form
    (rows,) = form.findChildren(QFormLayout)
    middle = rows.labelForField(font).geometry().center().y()
    assert abs(middle - box.mapTo(form, box.rect().center()).y()) <= 1


def test_items_are_named_by_the_meaning_of_their_placeholders() -> None:
    texts = {
        "${product_name}": "Name of the product",
        "SN ${serial:4}": "SN ‹Serial›",
        "${passport.care.wash?}": "care.wash",
        "$${x} ${nothing}": "${x}",
        "": "Text",
    }
    assert {text: item_text(TextItem(0, 0, 9, 9, text)) for text in texts} == texts
