"""Fonts are chosen from those that labels can have, with the scripts that they cover."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from dpp_desktop.printing.layout.font_list import FontFamily
from tests.ui.designer.conftest import DesignerDriver

_FAMILIES = (
    FontFamily("Noto Sans Arabic", ("Arab",), True),
    FontFamily("Wanted Serif", ("Latn", "Grek")),
    FontFamily("Wingdings", ()),
)


def _box(designer: DesignerDriver) -> QComboBox:
    return designer.find(QComboBox, "item_font")


def test_installed_fonts_are_offered_with_their_scripts(designer: DesignerDriver) -> None:
    designer.choose(2)
    box = _box(designer)
    designer.wait_for(lambda: box.findText("Noto Sans Arabic") > 0)
    assert box.currentText() == "Built-in font"
    assert designer.text("item_font_scripts") == "Latin, Greek, Cyrillic, Arabic"
    place = box.findText("Noto Sans Arabic")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    assert designer.text_item(1).font == "Noto Sans Arabic"
    assert designer.text("item_font_scripts") == "Arabic"
    designer.wait_for(lambda: "printed in another font" in designer.text("item_problems"))
    designer.press("undo")
    assert designer.text_item(1).font == ""
    assert box.currentText() == "Built-in font"


def test_a_font_is_found_by_typing(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.wait_for(lambda: _box(designer).count() > 1)
    designer.window.show_fonts(("Latn",), _FAMILIES)
    name = designer.line("item_font_name")
    name.setFocus()
    name.selectAll()
    designer.type("wanted serif")
    designer.key(Qt.Key.Key_Return)
    assert designer.text_item(1).font == "Wanted Serif"
    assert designer.text("item_font_scripts") == "Latin, Greek"


def test_a_font_that_is_not_installed_is_kept_and_reported(designer: DesignerDriver) -> None:
    designer.choose(2)
    designer.wait_for(lambda: _box(designer).count() > 1)
    name = designer.line("item_font_name")
    name.setFocus()
    name.selectAll()
    designer.type("No Such Font 4711")
    designer.canvas.setFocus()
    assert designer.text_item(1).font == "No Such Font 4711"
    assert designer.text("item_font_scripts") == "Not installed on this computer"
    designer.wait_for(lambda: "install it, or choose" in designer.text("item_problems"))
    designer.choose(1)
    designer.choose(2)
    assert _box(designer).currentText() == "No Such Font 4711"
