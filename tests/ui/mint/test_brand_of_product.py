"""The product can be entered before its brand, which it determines."""

import pytest
from PySide6.QtCore import Qt

from dpp_desktop.store.workspace import Workspace
from tests.ui.mint.catalogue import add_brand
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver

EAN = "9506000134352"
PARKA = "Fjell winter parka, anthracite"


@pytest.mark.parametrize(
    "scanned", ["PARKA-01", PARKA, EAN, f"]E0{EAN}", f"(01)0{EAN}", f"https://a.example/01/0{EAN}"]
)
def test_a_product_determines_its_brand(open_form: OpenForm, scanned: str) -> None:
    form = open_form(None)
    assert form.dialog.brand is None
    assert form.focused == "product"
    form.scan(scanned)
    form.wait_for(lambda: form.dialog.brand == "nordlicht")
    assert form.line("product").text() == PARKA
    form.wait_for(lambda: form.focused == "batch")
    form.fill("batch", "LOT-7")
    form.fill("quantity", "25")
    form.wait_until_ready()


def test_a_scanned_product_of_another_brand_changes_the_brand(open_form: OpenForm) -> None:
    form = open_form("atelier")
    form.scan(EAN)
    form.wait_for(lambda: form.dialog.brand == "nordlicht")
    assert form.line("product").text() == PARKA
    form.wait_for(lambda: form.has("batch_data /made_at/plant"))


def test_another_brand_removes_the_product(form: MintFormDriver) -> None:
    form.request()
    form.wait_until_ready()
    form.brand.setCurrentIndex(form.brand.findText("Atelier Lune"))
    assert form.line("product").text() == ""
    form.wait_for(lambda: "product" in form.status)
    assert form.line("batch").text() == "LOT-7"
    assert not form.has("gtin")


def test_the_brand_of_the_product_can_be_chosen_without_losing_it(open_form: OpenForm) -> None:
    form = open_form(None)
    form.type("PARKA-0")
    form.brand.setCurrentIndex(form.brand.findText("Nordlicht Outdoor"))
    assert form.line("product").text() == "PARKA-0"


def test_equal_skus_are_listed_with_their_brands(workspace: Workspace, open_form: OpenForm) -> None:
    add_brand(workspace, "one")
    add_brand(workspace, "two")
    form = open_form(None)
    form.scan("ONE-1")
    form.wait_for(lambda: form.product_list)
    popup = form.product_list
    assert popup
    details = [
        popup.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)
    ]
    assert [text.rpartition(" · ")[2] for text in details] == ["One", "Two"]
    form.key(Qt.Key.Key_Down)
    form.key(Qt.Key.Key_Return)
    form.wait_for(lambda: form.dialog.brand == "two")
