"""Products can be found by typing and scanning."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.theme.palette import LIGHT
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.mint.catalogue import add_product, add_products
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver


def _shown(form: MintFormDriver) -> list[str]:
    popup = form.product_list
    model = popup.model() if popup else None
    return [model.index(row, 0).data() for row in range(model.rowCount())] if model else []


@pytest.mark.parametrize("scanned", ["PARKA-01", "parka-01", "09506000134352", "9506000134352"])
def test_a_complete_sku_or_gtin_selects_its_product(form: MintFormDriver, scanned: str) -> None:
    form.scan(scanned)
    form.wait_for(lambda: form.focused == "batch")
    assert form.line("product").text() == "Fjell winter parka, anthracite"


def test_a_partial_sku_selects_no_product(workspace: Workspace, open_form: OpenForm) -> None:
    add_product(workspace, "PARKA-011", "Parka for children")
    form = open_form("nordlicht")
    form.scan("PARKA-0")
    form.wait_for(lambda: form.product_list and form.product_list.currentIndex().row() == 0)
    assert form.focused == "product"
    assert form.line("product").text() == "PARKA-0"
    form.key(Qt.Key.Key_Down)
    form.key(Qt.Key.Key_Return)
    assert form.line("product").text() == "Parka for children"
    assert form.product_list is None


def test_a_product_is_found_by_part_of_its_name_in_any_script(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_product(workspace, "Ö-1", "Куртка «Åre» ΣΊΣΥΦΟΣ")
    form = open_form("nordlicht")
    for part in ("куртка", "ÅRE", "σίσυφος", "ö-1"):
        form.fill("product", part)
        form.wait_for(lambda: _shown(form) == ["Куртка «Åre» ΣΊΣΥΦΟΣ"])
        form.key(Qt.Key.Key_Escape)
        assert form.dialog.isVisible()


def test_an_empty_field_lists_the_first_fifty_products(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_products(workspace, 200)
    form = open_form("nordlicht")
    form.key(Qt.Key.Key_Down)
    form.wait_for(lambda: len(_shown(form)) == 50)
    form.type("198")
    form.wait_for(lambda: _shown(form) == ["Anorak 198"])
    form.key(Qt.Key.Key_Down)
    form.key(Qt.Key.Key_Tab)
    assert form.line("product").text() == "Anorak 198"
    assert form.product_list is None


def test_a_product_can_be_selected_by_touch(form: MintFormDriver) -> None:
    form.click_field("product")
    form.wait_for(lambda: len(_shown(form)) == 4)
    popup = form.product_list
    assert popup
    row = popup.visualRect(popup.model().index(2, 0))
    assert row.height() >= 40
    form.click(popup.viewport(), row.center())
    assert form.line("product").text() == "Fjell winter parka, anthracite"
    form.wait_for(lambda: "product" not in form.status)


def test_selecting_a_product_moves_the_focus_to_the_batch(form: MintFormDriver) -> None:
    form.click_field("product")
    form.type("fjell")
    form.wait_for(lambda: len(_shown(form)) == 1)
    form.key(Qt.Key.Key_Down)
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: form.focused == "batch")
    form.scan("LOT-11")
    assert form.line("batch").text() == "LOT-11"
    assert "Fjell" in form.line("product").text()


def test_typing_replaces_the_product(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    form.click_field("product")
    form.type("FLEECE-02")
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: form.field_message("product") == "SKU FLEECE-02")
    form.wait_for(lambda: form.line("gtin").text() == "09506000134369")


def test_the_product_can_be_cleared(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    clear = form.find(QToolButton, "clear")
    form.click(clear)
    form.wait_for(lambda: form.status == "Required: product.")
    assert not form.line("gtin").isVisible()
    assert not clear.isVisible()


def test_the_button_in_the_field_opens_the_list(theme: Theme, form: MintFormDriver) -> None:
    opener = form.find(QToolButton, "show_products")
    assert min(opener.width(), opener.height()) >= TARGET
    form.click(opener)
    form.wait_for(lambda: len(_shown(form)) == 4)


def test_a_product_in_the_list_has_two_lines_and_is_marked(
    theme: Theme, form: MintFormDriver
) -> None:
    theme.set_scheme(Scheme.LIGHT)
    form.key(Qt.Key.Key_Down)
    form.wait_for(lambda: len(_shown(form)) == 4)
    form.key(Qt.Key.Key_Down)
    popup = form.product_list
    assert popup
    marked, other = (popup.visualRect(popup.model().index(row, 0)) for row in (0, 1))
    picture = popup.viewport().grab().toImage()
    for row, ground in ((marked, LIGHT.accent_soft), (other, LIGHT.base)):
        assert picture.pixelColor(row.right() - 2, row.center().y()).name() == ground
        lines = [
            row.adjusted(0, 0, 0, -row.height() // 2),
            row.adjusted(0, row.height() // 2, 0, 0),
        ]
        assert [_has_ink(picture.copy(line), ground) for line in lines] == [True, True]


def _has_ink(picture: QImage, ground: str) -> bool:
    pixels = (picture.pixelColor(x, y).name() for x in range(200) for y in range(picture.height()))
    return any(pixel != ground for pixel in pixels)


def test_leaving_the_field_selects_the_matching_product(form: MintFormDriver) -> None:
    form.type("FLEECE-02")
    form.key(Qt.Key.Key_Tab)
    form.wait_for(lambda: form.field_message("product") == "SKU FLEECE-02")


def test_a_text_that_matches_no_product_is_rejected(form: MintFormDriver) -> None:
    form.scan("NOSUCH-1")
    form.wait_until_invalid("product", "No product has this text")
    assert form.focused == "product"
    form.fill("product", "jacket")
    form.wait_for(lambda: _shown(form) == ["Skog fleece jacket, moss green"])
    form.key(Qt.Key.Key_Escape)
    form.line("batch").setFocus()
    form.wait_until_invalid("product", "Choose a product from the list")
    assert not form.mint.isEnabled()


def test_a_late_result_does_not_replace_a_newer_product(form: MintFormDriver) -> None:
    form.type("FLEECE-02")
    form.click(form.find(QToolButton, "show_products"))  # searches at once
    form.line("product").selectAll()
    form.type("PARKA-01")
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: form.focused == "batch")
    assert form.line("product").text() == "Fjell winter parka, anthracite"
    assert QApplication.activePopupWidget() is None


def test_what_is_typed_after_the_product_goes_to_the_next_fields(form: MintFormDriver) -> None:
    """Even if the product isn't found yet."""
    for text in ("FLEECE-02", "LOT-7", "25"):
        form.scan(text)
    form.wait_for(lambda: form.focused == "order")
    texts = [form.line(name).text() for name in ("product", "batch", "quantity")]
    assert texts == ["Skog fleece jacket, moss green", "LOT-7", "25"]


@pytest.mark.parametrize(
    ("reason", "focused"),
    [
        (Qt.FocusReason.ActiveWindowFocusReason, "batch"),
        (Qt.FocusReason.PopupFocusReason, "batch"),
        (Qt.FocusReason.MouseFocusReason, "product"),
    ],
)
def test_only_the_user_moves_the_focus_back_to_a_selected_product(
    form: MintFormDriver, reason: Qt.FocusReason, focused: str
) -> None:
    """Some window systems give the focus back to the field when its list closes."""
    form.scan("PARKA-01")
    form.wait_for(lambda: form.focused == "batch")
    form.line("product").setFocus(reason)
    QApplication.processEvents()
    form.wait_for(lambda: form.focused == focused)
