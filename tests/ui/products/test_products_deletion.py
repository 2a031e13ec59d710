"""Products and brands are deleted from the products window, after a question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QToolButton

from dpp_desktop.brands.brand_import import list_brands
from dpp_desktop.designs.catalogue import put_brand_designs
from dpp_desktop.designs.design_file import design_text
from dpp_desktop.minting.request import MintForm
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.actions import ProductActions
from dpp_desktop.ui.products.deletion import DeletionDialog
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from tests.designs.examples import a_label
from tests.samples import put_job
from tests.ui.dialog_operations import choose_path
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import BRAND, SKU

_ALL = [("Bare", True), ("Coat", False)]


def _answer(driver: ProductsDriver, button: str) -> list[str]:
    """Press a button of the next question; return a list that then has its two texts."""
    texts: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DeletionDialog):
            texts.extend([dialog.text(), dialog.informativeText()])
            driver.click(next(b for b in dialog.buttons() if b.objectName() == button))
        else:
            QTimer.singleShot(20, driver.window, press)

    QTimer.singleShot(0, driver.window, press)
    return texts


def _select_all(driver: ProductsDriver) -> None:
    products = driver.find(QListView, "products")
    products.setFocus()
    QTest.keyClick(products, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def _notes(driver: ProductsDriver) -> str:
    notes = driver.window.findChildren(ErrorNote)
    return " ".join(note.text for note in notes if note.isVisible())


def test_a_product_is_deleted_after_a_question(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("search", "")
    coat_driver.wait_for(lambda: coat_driver.listed == _ALL)
    coat_driver.find(QListView, "products").setFocus()
    asked = _answer(coat_driver, "keep")
    coat_driver.key(Qt.Key.Key_Delete)
    coat_driver.wait_for(lambda: asked and QApplication.activeModalWidget() is None)
    assert asked[0] == f"Delete the product Coat ({SKU})?"
    assert "can't be undone" in asked[1]
    assert coat_driver.listed == _ALL
    _answer(coat_driver, "delete")
    coat_driver.press("delete_product_button")
    coat_driver.wait_for(lambda: coat_driver.listed == [("Bare", True)])
    assert coat_driver.text("message") == "The product Coat was deleted."
    assert not coat_driver.has("sku")  # the form is closed


def test_several_products_are_deleted_but_not_those_with_jobs(
    driver: ProductsDriver, workspace: Workspace
) -> None:
    job = put_job(workspace, MintForm(BRAND, SKU, "L1", 1))
    _select_all(driver)
    assert driver.buttons("delete_product_button")[0].text() == "Delete products"
    asked = _answer(driver, "delete")
    driver.press("delete_product_button")
    driver.wait_for(lambda: driver.listed == [("Coat", False)])
    assert asked[0] == "Delete the product Bare (BARE-1)?"
    assert f"job {job.id} was created for it" in asked[1]
    _select_all(driver)
    driver.press("delete_product_button")
    driver.wait_for(lambda: f"job {job.id} was created for it" in _notes(driver))
    assert driver.listed == [("Coat", False)]


def test_the_delete_key_deletes_text_in_fields(coat_driver: ProductsDriver) -> None:
    coat_driver.fill("passport.weight", "5")
    field = coat_driver.line("passport.weight")
    field.setCursorPosition(0)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == ""


def _trigger(driver: ProductsDriver, name: str) -> None:
    (actions,) = driver.window.findChildren(ProductActions)
    menu = driver.find(QToolButton, "brand_menu").menu()
    action = next(each for each in menu.actions() if each.objectName() == name)
    assert action.isEnabled()
    assert action.parent() is actions
    action.trigger()


def test_a_brand_is_deleted_with_its_products(
    coat_driver: ProductsDriver, workspace: Workspace
) -> None:
    with workspace.write() as transaction:
        put_brand_designs(transaction, BRAND, [design_text(a_label())])
    asked = _answer(coat_driver, "delete")
    _trigger(coat_driver, "delete_brand")
    coat_driver.wait_for(lambda: coat_driver.box("brand").findText("Rich") < 0)
    assert asked[0] == "Delete the brand Rich and its 2 products?"
    assert "label design" in asked[1]
    assert "serial key" in asked[1]
    assert BRAND not in [brand.key for brand in list_brands(workspace)]
    assert coat_driver.text("message") == "The brand Rich was deleted."
    assert not coat_driver.has("sku")


def test_a_brand_with_jobs_is_kept(driver: ProductsDriver, workspace: Workspace) -> None:
    job = put_job(workspace, MintForm(BRAND, SKU, "L1", 1))
    _trigger(driver, "delete_brand")
    driver.wait_for(lambda: f"job {job.id} was created for its product" in _notes(driver))
    assert driver.box("brand").findText("Rich") >= 0


@pytest.mark.parametrize(
    ("typed", "chosen", "saved"),
    [("list", 0, "list.xlsx"), ("list", 1, "list.csv"), ("list.csv", 0, "list.csv")],
)
def test_a_template_is_saved(
    driver: ProductsDriver, tmp_path: Path, typed: str, chosen: int, saved: str
) -> None:
    driver.press("save_template_button")
    dialog = driver.find(SaveDialog, "save_template_dialog")
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    assert name.text().startswith(BRAND)
    dialog.selectNameFilter(dialog.nameFilters()[chosen])
    dialog.filterSelected.emit(dialog.nameFilters()[chosen])
    choose_path(driver.qtbot, driver.window, tmp_path / typed)
    driver.wait_for(lambda: driver.text("message"))
    assert str(tmp_path / saved) in driver.text("message")
    assert [file.name for file in tmp_path.iterdir()] == [saved]
