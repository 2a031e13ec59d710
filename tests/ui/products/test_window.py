"""Products can be searched, opened, saved and closed."""

import json
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView

from dpp_desktop.products.editing import ProductEdit, open_product, save_product
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.form_field import PassportDraft
from tests.ui.driver import process_deferred_deletes
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import BRAND, PASSPORT, SKU

_DIALOG_DELAY_MS = 200


def answer(name: str) -> None:
    """Press that button of the next question dialog."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        button = question.findChild(QAbstractButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(_DIALOG_DELAY_MS, press)


def test_incomplete_products_are_marked_in_the_list(driver: ProductsDriver) -> None:
    assert driver.listed == [("Bare", True), ("Coat", False)]
    QTest.keyClicks(driver.line("search"), "coat")
    driver.wait_for(lambda: driver.listed == [("Coat", False)])
    QTest.keyClicks(driver.line("search"), "x")
    driver.wait_for(lambda: driver.listed == [])


def test_a_draft_is_saved_and_marked(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("search", "")
    coat_driver.fill("passport.weight", "")
    coat_driver.wait_for(lambda: coat_driver.completeness == "1 field needs attention")
    assert coat_driver.field_message("passport.weight") == "This is required but missing."
    coat_driver.save_and_wait()
    assert "weight" not in coat_driver.saved_passport(SKU)
    coat_driver.wait_for(lambda: ("Coat", True) in coat_driver.listed)


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("gtin", "09506000134353", "check digit"),
        ("gtin", "12", "not a GTIN"),
        ("name", "", "empty"),
        ("sku", " ", "empty"),
    ],
)
def test_product_fields_are_checked_as_during_import(
    coat_driver: ProductsDriver, field: str, text: str, message: str
) -> None:
    coat_driver.fill(field, text)
    edit = coat_driver.find(QLineEdit, field)
    coat_driver.wait_for(lambda: message in edit.accessibleDescription())
    assert edit.property("invalid") is True
    assert not coat_driver.save.isEnabled()
    assert coat_driver.save_status == "Correct SKU, name and GTIN to save the product."


def test_sku_name_and_gtin_are_saved(coat_driver: ProductsDriver, workspace: Workspace) -> None:
    coat_driver.fill("sku", "COAT-2")
    coat_driver.fill("name", "Long coat")
    coat_driver.fill("gtin", "")
    coat_driver.save_and_wait()
    product = open_product(workspace, BRAND, "COAT-2").product
    assert (product.name, product.gtin) == ("Long coat", None)


def test_the_sku_of_another_product_is_rejected_next_to_the_field(
    coat_driver: ProductsDriver,
) -> None:
    coat_driver.fill("sku", "BARE-1")
    coat_driver.wait_for(coat_driver.save.isEnabled)
    coat_driver.press("save")
    coat_driver.wait_for(
        lambda: "another product" in coat_driver.line("sku").accessibleDescription()
    )
    assert coat_driver.saved_passport(SKU) == PASSPORT


def test_a_concurrent_change_is_reported_and_not_overwritten(
    coat_driver: ProductsDriver, workspace: Workspace
) -> None:
    concurrent_passport: dict[str, Any] = PASSPORT | {"weight": 1}
    opened = open_product(workspace, BRAND, SKU)
    product = opened.product
    edit = ProductEdit(SKU, product.name, product.gtin or "", concurrent_passport)
    save_product(workspace, opened, edit)
    coat_driver.fill("passport.weight", "2")
    coat_driver.wait_for(coat_driver.save.isEnabled)
    coat_driver.press("save")
    coat_driver.wait_for(coat_driver.notice.isVisible)
    assert "changed by someone else" in coat_driver.notice.accessibleName()
    assert coat_driver.saved_passport(SKU) == concurrent_passport
    assert coat_driver.line("passport.weight").text() == "2"
    coat_driver.press("again")
    coat_driver.wait_for(lambda: coat_driver.line("passport.weight").text() == "1")
    assert not coat_driver.notice.isVisible()


def test_closing_with_unsaved_changes_asks_for_confirmation(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "2")
    answer("keep_editing")
    assert not coat_driver.window.close()
    assert coat_driver.window.isVisible()
    products = coat_driver.find(QListView, "products")
    coat_driver.fill("search", "")
    coat_driver.wait_for(lambda: len(coat_driver.listed) == 2)
    answer("keep_editing")
    place = products.visualRect(products.model().index(0, 0)).center()
    QTest.mouseClick(products.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coat_driver.line("passport.weight").text() == "2"
    assert products.currentIndex().data() == "Coat"
    answer("discard")
    assert coat_driver.window.close()
    assert coat_driver.saved_passport(SKU) == PASSPORT


def test_closing_without_changes_asks_nothing(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "1180")
    with patch("dpp_desktop.ui.products.window.confirm_discard") as confirm_discard:
        assert coat_driver.window.close()
    confirm_discard.assert_not_called()


def test_another_brand_closes_an_unchanged_product(coat_driver: ProductsDriver) -> None:
    brand = coat_driver.box("brand")
    other = next(n for n in range(brand.count()) if n != brand.currentIndex())
    brand.setCurrentIndex(other)
    brand.activated.emit(other)
    assert not coat_driver.has("sku")


def test_another_brand_keeps_a_changed_product(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("name", "Raincoat")
    brand = coat_driver.box("brand")
    other = next(n for n in range(brand.count()) if n != brand.currentIndex())
    brand.setCurrentIndex(other)
    brand.activated.emit(other)
    assert coat_driver.line("name").text() == "Raincoat"
    coat_driver.save_and_wait()


def test_opening_another_product_replaces_the_form(coat_driver: ProductsDriver) -> None:
    coat_driver.open("BARE-1")
    assert coat_driver.completeness == "5 fields need attention"
    assert json.dumps(coat_driver.saved_passport("BARE-1")) == "{}"


def test_input_during_saving_is_unsaved(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "90")
    coat_driver.wait_for(coat_driver.save.isEnabled)
    coat_driver.save.click()
    assert coat_driver.save_status == "Saving…"
    coat_driver.fill("passport.weight", "95")
    coat_driver.wait_for(lambda: coat_driver.save_status != "Saving…")
    assert coat_driver.save.isEnabled()
    assert coat_driver.save_status != "Saved."
    assert coat_driver.saved_passport(SKU)["weight"] == 90
    coat_driver.save_and_wait()
    assert coat_driver.saved_passport(SKU)["weight"] == 95


def test_the_draft_of_the_previous_product_is_deleted(coat_driver: ProductsDriver) -> None:
    coat_driver.open("BARE-1")
    coat_driver.open(SKU)
    process_deferred_deletes()
    assert len(coat_driver.window.findChildren(PassportDraft)) == 1
    coat_driver.fill("passport.weight", "90")
    coat_driver.save_and_wait()
