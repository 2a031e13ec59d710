"""Products are added and copied with the form, by the rules of an import."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from dpp_desktop.products.editing import open_product
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import BRAND, PASSPORT, SKU


@pytest.fixture
def new(driver: ProductsDriver) -> ProductsDriver:
    """A driver with the form of a new product."""
    QTest.keyClick(
        driver.window,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    driver.wait_for(lambda: driver.focused == "sku")
    driver.wait_until_checked()
    return driver


def test_a_new_product_is_added_as_a_draft(new: ProductsDriver, workspace: Workspace) -> None:
    assert new.text("new_heading") == "New product of Rich"
    assert new.save_status == "Enter SKU and name to save the product."
    assert not new.save.isEnabled()
    assert new.save.toolTip() == new.save_status
    assert new.line("sku").property("invalid") is not True  # nothing was entered yet
    assert new.line("gtin").accessibleName() == "GTIN, required"
    new.type("SCARF-1")
    new.fill("name", "Scarf")
    new.fill("gtin", OTHER_GTIN.lstrip("0"))
    new.fill("passport.weight", "90")
    new.wait_until_checked()
    new.save_and_wait()
    product = open_product(workspace, BRAND, "SCARF-1").product
    assert (product.name, product.gtin) == ("Scarf", OTHER_GTIN)
    assert new.saved_passport("SCARF-1") == {"weight": 90}
    new.wait_for(lambda: ("Scarf", True) in new.listed)
    assert new.find(QListView, "products").currentIndex().data() == "Scarf"
    assert not new.has("new_heading")
    new.fill("passport.weight", "95")
    new.save_and_wait()
    assert new.saved_passport("SCARF-1") == {"weight": 95}


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("sku", SKU, "another product"),
        ("sku", "A" * 65, "maximum is 64"),
        ("gtin", "09506000134353", "check digit"),
    ],
)
def test_a_new_product_is_checked_as_during_an_import(
    new: ProductsDriver, field: str, text: str, message: str
) -> None:
    for name, value in {"sku": "NEW-1", "name": "New", field: text}.items():
        new.fill(name, value)
    new.wait_for(lambda: message in new.line(field).accessibleDescription())
    assert not new.save.isEnabled()
    assert new.save_status == "Correct SKU, name and GTIN to save the product."


def test_a_product_is_copied_without_its_gtin(
    coat_driver: ProductsDriver, workspace: Workspace
) -> None:
    coat_driver.press("duplicate_product_button")
    coat_driver.wait_for(lambda: coat_driver.focused == "sku")
    coat_driver.wait_until_checked()
    assert coat_driver.text("new_heading") == f"Copy of {SKU}, for Rich"
    values = [coat_driver.line(name).text() for name in ("sku", "name", "gtin", "passport.gtin")]
    assert values == ["", "Coat", "", ""]
    coat_driver.type("COAT-2")
    coat_driver.fill("gtin", OTHER_GTIN)
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport("COAT-2") == PASSPORT
    assert coat_driver.saved_passport(SKU) == PASSPORT
    assert open_product(workspace, BRAND, SKU).product.gtin == GTIN


def test_a_gtin_in_the_passport_is_not_copied(driver: ProductsDriver, workspace: Workspace) -> None:
    driver.open(SKU)
    driver.show_tab(1)
    driver.fill("passport_json", json.dumps(PASSPORT | {"gtin": GTIN}))
    driver.save_and_wait()
    driver.press("duplicate_product_button")
    driver.wait_for(lambda: driver.has("new_heading"))
    driver.fill("sku", "COAT-2")
    driver.save_and_wait()
    assert "gtin" not in driver.saved_passport("COAT-2")


def test_a_new_product_is_not_discarded_without_asking(new: ProductsDriver) -> None:
    new.type("SCARF-1")
    new.answer("discard_dialog", "keep_editing")
    assert not new.window.close()
    assert new.line("sku").text() == "SCARF-1"
    new.answer("discard_dialog", "discard")
    assert new.window.close()


def test_buttons_say_why_they_are_disabled(driver: ProductsDriver) -> None:
    (duplicate,) = driver.buttons("duplicate_product_button")
    (delete,) = driver.buttons("delete_product_button")
    assert not duplicate.isEnabled()
    assert duplicate.toolTip() == "Select one product in the list."
    assert delete.toolTip() == "Select the products in the list."
    driver.open(SKU)
    driver.wait_for(duplicate.isEnabled)
    assert "Ctrl+D" in duplicate.toolTip()
    driver.press("add:passport.care")
    driver.wait_for(lambda: driver.buttons("Move Care 1 up"))
    assert driver.buttons("Move Care 1 up")[0].toolTip() == "This is the first entry."


def test_saving_says_saved_and_leaves_the_focus_alone(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "995")
    weight = QApplication.focusWidget()
    coat_driver.save_and_wait()
    assert coat_driver.save_status == "Saved."
    assert QApplication.focusWidget() is weight
    coat_driver.wait_until_checked()
    assert coat_driver.save_status == "Saved."
    coat_driver.fill("passport.weight", "996")
    coat_driver.wait_for(coat_driver.save.isEnabled)
    coat_driver.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    coat_driver.wait_for(lambda: coat_driver.save_status == "Saved.")
    assert QApplication.focusWidget() is weight
