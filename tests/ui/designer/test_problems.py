"""What is wrong with an item is shown beside it, while it is edited."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
)

from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign
from dpp_desktop.designs.design import Fit, Item, LabelDesign, RollStock, SymbolItem, TextItem
from dpp_desktop.ui.language.translator import use_language
from tests.ui.designer.conftest import DesignerDriver

_CODE = SymbolItem(1, 1, size=20.5)  # 4 dots for each of 41 modules
_CASES: list[tuple[str, Item, int, str]] = [
    ("whole dots", SymbolItem(1, 1, size=20), 0, "aren't whole dots at 203 dpi"),
    ("unreadable", SymbolItem(1, 1, size=6), 0, "most scanners can't read"),
    ("too narrow", SymbolItem(1, 1, module=0.25), 0, "GS1 recommends 0.396 to 0.99 mm"),
    ("too wide", SymbolItem(0, 0, module=1.0), 0, "GS1 recommends 0.396 to 0.99 mm"),
    ("cut quiet zone", SymbolItem(55, 1, size=20.5), 0, "outside of the label"),
    ("covered", TextItem(18, 5, 20, 5, "text"), 1, "in the quiet zone of the code (left 1 mm"),
    ("outside", TextItem(60, 5, 20, 5, "text"), 1, "outside of the label"),
    ("too long", TextItem(30, 5, 5, 5, "much too long"), 1, "doesn't fit in its box"),
    ("refused", TextItem(30, 5, 9, 5, "too long", fit=Fit.REFUSE), 1, "doesn't fit in its box"),
    ("missing glyph", TextItem(30, 5, 20, 5, "\U00012f90"), 1, "no installed font"),
    ("missing font", TextItem(30, 5, 20, 5, "text", font="No Such Font"), 1, "install it, or"),
    ("other font", TextItem(30, 5, 20, 5, "A ح", font="Noto Sans"), 1, "printed in another font"),
    ("placeholder", TextItem(30, 5, 20, 5, "${nothing}"), 1, "isn't a placeholder"),
    ("empty", TextItem(30, 5, 20, 5, ""), 1, "must not be empty"),
    ("no code", TextItem(30, 5, 20, 5, "text"), -1, "no code with the URL"),
]


def _design(item: Item, index: int) -> LabelDesign:
    items: dict[int, tuple[Item, ...]] = {0: (item,), 1: (_CODE, item), -1: (item,)}
    return LabelDesign("bad", RollStock(70, 50), items[index])


@pytest.mark.parametrize(
    ("item", "index", "text"), [each[1:] for each in _CASES], ids=[each[0] for each in _CASES]
)
def test_a_problem_is_shown_beside_its_item(
    item: Item, index: int, text: str, open_designer: Callable[[KnownDesign], DesignerDriver]
) -> None:
    designer = open_designer(KnownDesign(_design(item, index), DesignOrigin.IMPORTED))
    designer.choose(index + 1)
    assert text in designer.text("item_problems")[:1].lower() + designer.text("item_problems")[1:]
    entries = designer.find(QListWidget, "items")
    assert not entries.item(index + 1).icon().isNull()
    assert entries.item(index + 1).toolTip() == designer.text("item_problems")
    others = [row for row in range(entries.count()) if row != index + 1]
    assert all(not entries.item(row).toolTip() for row in others)


def test_problems_come_and_go_while_an_item_is_edited(designer: DesignerDriver) -> None:
    designer.choose(2)
    text = designer.find(QPlainTextEdit, "item_text")
    text.setPlainText("much too long for its box " * 3)
    designer.wait_for(lambda: "The text doesn't fit in its box" in designer.text("item_problems"))
    text.setPlainText("ok")
    designer.wait_for(lambda: not designer.text("item_problems"))
    designer.find(QDoubleSpinBox, "item_x").setValue(15)
    designer.wait_for(lambda: "quiet zone" in designer.text("item_problems"))


def test_problems_are_shown_in_german(
    qapp: QApplication, open_designer: Callable[[KnownDesign], DesignerDriver]
) -> None:
    use_language(qapp, "de_DE")
    items = (SymbolItem(1, 1, module=0.25), TextItem(60, 5, 20, 5, "text"))
    known = KnownDesign(LabelDesign("bad", RollStock(70, 50), items), DesignOrigin.IMPORTED)
    designer = open_designer(known)
    for row, text in ((1, "GS1 empfiehlt"), (2, "außerhalb des Etiketts")):
        designer.choose(row)
        assert text in designer.text("item_problems")


@pytest.mark.parametrize("language", ["en", "de_DE"])
def test_fields_stay_where_they_are_when_a_problem_appears(
    language: str, qapp: QApplication, open_designer: Callable[[KnownDesign], DesignerDriver]
) -> None:
    use_language(qapp, language)
    known = KnownDesign(LabelDesign("own", RollStock(70, 50), (_CODE,)), DesignOrigin.IMPORTED)
    designer = open_designer(known)
    designer.choose(1)
    field = designer.find(QDoubleSpinBox, "symbol_size")
    before = field.mapTo(designer.window, QPoint())
    field.setValue(3)
    designer.wait_for(lambda: designer.text("item_problems"))
    QApplication.processEvents()
    assert field.mapTo(designer.window, QPoint()) == before
    notes = designer.find(QLabel, "item_problems")
    assert notes.mapTo(designer.window, QPoint()).y() > before.y()


def test_an_error_of_saving_names_the_item_and_goes_when_it_is_corrected(
    designer: DesignerDriver,
) -> None:
    designer.choose(2)
    top = designer.find(QDoubleSpinBox, "item_y")
    top.setValue(200)
    designer.press("save_design")
    designer.wait_for(lambda: designer.text("designer_message"))
    assert designer.text("designer_message").startswith(
        "“Serial”: the item is outside of the label"
    )
    designer.choose(1)
    assert designer.text("designer_message")
    designer.choose(2)
    top.setValue(3.4)
    assert not designer.text("designer_message")
