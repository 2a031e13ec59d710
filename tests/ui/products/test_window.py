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
from tests.ui.products.clerk import Clerk
from tests.ui.products.schemas import BRAND, PASSPORT, SKU

_ASKED_MS = 200


def answer(name: str) -> None:
    """Press that button of the next question dialog."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        assert question is not None
        button = question.findChild(QAbstractButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(_ASKED_MS, press)


def test_products_are_listed_with_the_incomplete_ones_marked(clerk: Clerk) -> None:
    assert clerk.listed == [("Bare", True), ("Coat", False)]
    QTest.keyClicks(clerk.line("search"), "coat")
    clerk.wait_for(lambda: clerk.listed == [("Coat", False)])
    QTest.keyClicks(clerk.line("search"), "x")
    clerk.wait_for(lambda: clerk.listed == [])


def test_a_draft_is_saved_and_marked(coat: Clerk) -> None:
    coat.fill("search", "")
    coat.fill("passport.weight", "")
    coat.wait_for(lambda: coat.attention == "1 field needs attention")
    assert coat.field_message("passport.weight") == "This is required and missing."
    coat.save_and_wait()
    assert "weight" not in coat.saved_passport(SKU)
    coat.wait_for(lambda: ("Coat", True) in coat.listed)


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
    coat: Clerk, field: str, text: str, message: str
) -> None:
    coat.fill(field, text)
    edit = coat.find(QLineEdit, field)
    coat.wait_for(lambda: message in edit.accessibleDescription())
    assert edit.property("invalid") is True
    assert not coat.save.isEnabled()
    assert coat.standing == "Correct SKU, name and GTIN to save the product."


def test_sku_name_and_gtin_are_saved(coat: Clerk, workspace: Workspace) -> None:
    coat.fill("sku", "COAT-2")
    coat.fill("name", "Long coat")
    coat.fill("gtin", "")
    coat.save_and_wait()
    product = open_product(workspace, BRAND, "COAT-2").product
    assert (product.name, product.gtin) == ("Long coat", None)


def test_the_sku_of_another_product_is_rejected_next_to_the_field(coat: Clerk) -> None:
    coat.fill("sku", "BARE-1")
    coat.wait_for(coat.save.isEnabled)
    coat.press("save")
    coat.wait_for(lambda: "another product" in coat.line("sku").accessibleDescription())
    assert coat.saved_passport(SKU) == PASSPORT


def test_a_concurrent_change_is_reported_and_not_overwritten(
    coat: Clerk, workspace: Workspace
) -> None:
    theirs: dict[str, Any] = PASSPORT | {"weight": 1}
    opened = open_product(workspace, BRAND, SKU)
    product = opened.product
    edit = ProductEdit(SKU, product.name, product.gtin or "", theirs)
    save_product(workspace, opened, edit)
    coat.fill("passport.weight", "2")
    coat.wait_for(coat.save.isEnabled)
    coat.press("save")
    coat.wait_for(coat.notice.isVisible)
    assert "changed by someone else" in coat.notice.accessibleName()
    assert coat.saved_passport(SKU) == theirs
    assert coat.line("passport.weight").text() == "2"
    coat.press("again")
    coat.wait_for(lambda: coat.line("passport.weight").text() == "1")
    assert not coat.notice.isVisible()


def test_closing_with_unsaved_changes_asks_for_confirmation(coat: Clerk) -> None:
    coat.fill("passport.weight", "2")
    answer("keep_editing")
    assert not coat.window.close()
    assert coat.window.isVisible()
    products = coat.find(QListView, "products")
    coat.fill("search", "")
    coat.wait_for(lambda: len(coat.listed) == 2)
    answer("keep_editing")
    place = products.visualRect(products.model().index(0, 0)).center()
    QTest.mouseClick(products.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coat.line("passport.weight").text() == "2"
    assert products.currentIndex().data() == "Coat"
    answer("discard")
    assert coat.window.close()
    assert coat.saved_passport(SKU) == PASSPORT


def test_closing_without_changes_asks_nothing(coat: Clerk) -> None:
    coat.fill("passport.weight", "1180")
    with patch("dpp_desktop.ui.products.window.ask_to_discard") as asked:
        assert coat.window.close()
    asked.assert_not_called()


def test_opening_another_product_replaces_the_form(coat: Clerk) -> None:
    coat.open("BARE-1")
    assert coat.attention == "5 fields need attention"
    assert json.dumps(coat.saved_passport("BARE-1")) == "{}"
