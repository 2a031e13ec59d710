"""The preview shows the changes of an import and blocks forbidden ones."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QSpinBox, QWidget

from dpp_desktop.brands.brand_file import brand_document, parse_brand, read_brand_file
from dpp_desktop.brands.import_plan import (
    ExaminedBrand,
    plan_import,
    plan_new_brand,
)
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.passports.examples import a_brand
from tests.ui.brands.conftest import PASSPHRASE, OpenPreview
from tests.ui.dialog_operations import press


@pytest.fixture
def shared(encrypted_file: Path) -> BrandFile:
    """The sample brand with its serial key, shared by site 0."""
    return read_brand_file(encrypted_file, PASSPHRASE)


def _text(dialog: QDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert isinstance(label, QLabel), name
    return label.text()


def _can_import(dialog: QDialog) -> bool:
    button = dialog.findChild(QPushButton, "import")
    assert isinstance(button, QPushButton)
    return button.isEnabled()


def _changed(brand: BrandFile, **changes: Any) -> BrandFile:
    return parse_brand(brand_document(brand) | changes)


def test_a_new_brand_is_shown_with_all_settings(open_preview: OpenPreview) -> None:
    dialog = open_preview(
        plan_new_brand(parse_brand(a_brand(name="product", link={"batch": True})))
    )
    assert _text(dialog, "outlook_title") == "Add brand product?"
    assert _text(dialog, "then-name") == "product"
    assert _text(dialog, "then-resolver") == "https://id.brand.example"
    assert _text(dialog, "then-serials.style") == "unpredictable"
    assert _text(dialog, "then-serials.scope") == "within the brand"
    assert _text(dialog, "then-link.batch") == "yes"
    assert _text(dialog, "then-passport_schema") == "included in the file"
    assert _text(dialog, "key").startswith("Not included in the file")
    assert dialog.findChild(QSpinBox) is None
    press(dialog, "import")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.site_number is None


def test_an_update_is_shown_next_to_the_current_settings(
    open_preview: OpenPreview, workspace: Workspace, shared: BrandFile
) -> None:
    brand = _changed(shared, resolver="https://new.example", passport_schema=True)
    with workspace.read() as transaction:
        dialog = open_preview(plan_import(transaction, ExaminedBrand.of(brand)))
    assert _text(dialog, "outlook_title") == "Update brand Nordlicht Outdoor?"
    assert _text(dialog, "now-resolver") == "https://id.nordlicht.example"
    assert _text(dialog, "then-resolver") == "https://new.example"
    assert _text(dialog, "now-name") == _text(dialog, "then-name")
    assert _text(dialog, "then-passport_schema") == "new schema"
    assert _text(dialog, "products").startswith("4 ")
    assert _text(dialog, "key") == "Not included in the file. The brand keeps its current key."
    bold = {
        label.objectName()
        for label in dialog.findChildren(QLabel)
        if label.property("role") == "strong"
    }
    assert bold == {"then-resolver", "then-passport_schema", "then-gtin_required"}
    assert _text(dialog, "now-gtin_required") == "always (/required)"
    assert _text(dialog, "then-gtin_required") == "no"


def test_an_unencrypted_file_with_unguessable_serials_causes_a_warning(
    open_preview: OpenPreview, shared: BrandFile
) -> None:
    dialog = open_preview(plan_new_brand(parse_brand(a_brand())))
    assert _text(dialog, "caution").startswith("The file contains no serial key")
    assert _can_import(dialog)
    dialog.reject()
    dialog = open_preview(plan_new_brand(shared))
    assert _text(dialog, "caution") == ""
    dialog.reject()
    sequential = parse_brand(a_brand(serials={"style": "sequential"}))
    assert _text(open_preview(plan_new_brand(sequential)), "caution") == ""


def test_an_import_without_changes_is_reported(
    open_preview: OpenPreview, workspace: Workspace, shared: BrandFile
) -> None:
    with workspace.read() as transaction:
        dialog = open_preview(plan_import(transaction, ExaminedBrand.of(shared)))
    assert "No settings change." in _text(dialog, "outlook_title")
    assert _text(dialog, "products") == "No products are affected."
    assert _text(dialog, "key").endswith("The brand already has this key.")


def test_a_unique_site_number_is_requested(open_preview: OpenPreview, shared: BrandFile) -> None:
    dialog = open_preview(plan_new_brand(shared))
    assert "both would mint the same serials" in _text(dialog, "message")
    assert not _can_import(dialog)
    box = dialog.findChild(QSpinBox, "site")
    assert isinstance(box, QSpinBox)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "12")
    assert _can_import(dialog)
    message = dialog.findChild(QLabel, "message")
    assert isinstance(message, QWidget)
    assert not message.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.site_number == 12


def test_a_blocked_import_is_explained_and_can_only_be_cancelled(
    open_preview: OpenPreview, other_site: Workspace, workspace: Workspace, shared: BrandFile
) -> None:
    submit(workspace, parka(1))
    other = _changed(shared, serials={"style": "sequential"})
    with workspace.read() as transaction:
        dialog = open_preview(plan_import(transaction, ExaminedBrand.of(other)))
    assert "style and scope can't change" in _text(dialog, "message")
    assert not _can_import(dialog)
    press(dialog, "leave")
    assert dialog.result() == QDialog.DialogCode.Rejected
