"""The import dialog previews, maps, checks, imports and corrects catalogues."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.model.product import Product
from dpp_desktop.products.editing import ProductEdit, open_product, save_product
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.attention_tables import AffectedTable, AttentionTabs, RejectedTable
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController
from dpp_desktop.ui.catalogue.preview_table import PreviewTable
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.products.template_action import TemplateAction
from dpp_desktop.ui.tasks.background import Background
from tests.passports.examples import GTIN
from tests.passports.garments import GARMENT
from tests.ui.dialog_operations import choose_path, press

HEAD = ";".join(["Artikelnummer", "Bezeichnung", "EAN", *GARMENT, "Notiz"])
VALUES = ";".join([*GARMENT.values(), "x"])
GOOD = f"A-1;Mütze;{GTIN};{VALUES}"
BAD = f"A-2;Hut;{GTIN[:-1]}9;{VALUES}"
DRAFT = "A-3;Schal".ljust(len("A-3;Schal") + HEAD.count(";") - 1, ";")


@pytest.fixture
def dialog(
    workspace: Workspace,
    background: Background,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> Iterator[ImportDialog]:
    """The dialog with the sample brands; Nordlicht is selected."""
    owner = QObject()
    work = CatalogueImportController(workspace, background, owner)
    with workspace.read() as transaction:
        known = brands.list_all(transaction)
    created = ImportDialog(work, TemplateAction(workspace, background, owner), known)
    show(created)
    _box(created, "brand").setCurrentText("Nordlicht Outdoor")
    yield created
    created.close()
    qtbot.waitUntil(lambda: not work.busy)


def _box(dialog: ImportDialog, name: str) -> QComboBox:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    return box


def _button(dialog: ImportDialog, name: str) -> QPushButton:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


def _message(dialog: ImportDialog) -> str:
    (view,) = dialog.findChildren(MessageView)
    return view.accessibleName() if view.isVisible() else ""


def _preview(dialog: ImportDialog) -> PreviewTable:
    (table,) = dialog.findChildren(PreviewTable)
    return table


def _rejected(dialog: ImportDialog) -> list[list[str]]:
    (table,) = dialog.findChildren(RejectedTable)
    return _lines(table)


def _affected(dialog: ImportDialog) -> list[list[str]]:
    (table,) = dialog.findChildren(AffectedTable)
    return _lines(table)


def _lines(table: QTableWidget) -> list[list[str]]:
    lines = range(table.rowCount())
    return [[_text(table, line, column) for column in range(4)] for line in lines]


def _text(table: QTableWidget, line: int, column: int) -> str:
    item = table.item(line, column)
    return item.text() if item else ""


def _targets(dialog: ImportDialog) -> list[str]:
    preview = _preview(dialog)
    return [preview.box(index).currentText() for index in range(preview.columnCount())]


def _choose(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    press(dialog, "choose")
    choose_path(qtbot, dialog, file)


def _catalogue(tmp_path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    # The name is unique, because Qt's dialog also accepts a file with it in the last folder.
    file = tmp_path / f"{tmp_path.name}.csv"
    file.write_bytes("\r\n".join([HEAD, *rows]).encode(encoding))
    return file


def _skus(workspace: Workspace) -> set[str]:
    with workspace.read() as transaction:
        return {product.sku for _, product in products.list_all(transaction)}


def test_a_catalogue_is_previewed_checked_and_imported(
    qtbot: QtBot, dialog: ImportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    assert not _button(dialog, "import").isEnabled()
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD, BAD, DRAFT))
    qtbot.waitUntil(lambda: _button(dialog, "import").isEnabled())
    assert _targets(dialog)[:4] == [
        "SKU (required)",
        "Product name (required)",
        "GTIN (required)",
        "Kind of garment · category (required)",
    ]
    assert _targets(dialog)[-1] == "Ignore"
    assert _text(_preview(dialog), 1, 1) == "Mütze"
    assert "To add: 2, to update: 0, unchanged: 0. Rejected rows: 1." in _message(dialog)
    assert "Incomplete drafts: 1." in _message(dialog)
    ((row, sku, field, reason),) = _rejected(dialog)
    assert (row, sku, field) == ("3", "A-2", "gtin")
    assert reason.startswith("The check digit of GTIN")
    assert dialog.findChildren(RejectedTable)[0].isVisible()
    assert "A-1" not in _skus(workspace)
    press(dialog, "import")
    qtbot.waitUntil(lambda: "Products added: 2" in _message(dialog))
    assert {"A-1", "A-3"} <= _skus(workspace)
    assert "A-2" not in _skus(workspace)
    assert not _button(dialog, "import").isEnabled()


def test_saved_rejected_rows_are_imported_after_correction(
    qtbot: QtBot, dialog: ImportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD, BAD))
    qtbot.waitUntil(lambda: _button(dialog, "save_rejected").isEnabled())
    press(dialog, "save_rejected")
    (chooser,) = dialog.findChildren(QFileDialog, "save_as")
    suggested = chooser.selectedFiles()[0]
    assert suggested == str(tmp_path / f"{tmp_path.name}-rejected.csv")
    choose_path(qtbot, dialog, Path(suggested))
    qtbot.waitUntil(lambda: "Rejected rows saved to" in _message(dialog))
    saved = Path(suggested)
    saved.write_bytes(saved.read_bytes().replace(f"{GTIN[:-1]}9".encode(), GTIN.encode()))
    _choose(qtbot, dialog, saved)
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    assert _rejected(dialog) == []
    press(dialog, "import")
    qtbot.waitUntil(lambda: "A-2" in _skus(workspace))


def test_columns_can_be_mapped_by_the_user(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("which,what,colour\nA-1,Hat,red\n", encoding="utf-8")
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(lambda: "no column is recognized as the SKU" in _message(dialog))
    assert not _button(dialog, "import").isEnabled()
    _preview(dialog).box(0).setCurrentText("SKU (required)")
    _preview(dialog).box(1).setCurrentText("Product name (required)")
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    _preview(dialog).box(2).setCurrentText("Kind of garment · category (required)")
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog))
    assert _rejected(dialog)[0][2] == "passport.category"


def _choose_in(dialog: ImportDialog, name: str, text: str) -> None:
    box = _box(dialog, name)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_the_encoding_is_detected_and_a_wrong_choice_is_visible(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD, encoding="windows-1252"))
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    assert _text(_preview(dialog), 1, 1) == "Mütze"
    assert _box(dialog, "encoding").currentText() == "Automatic: windows-1252"
    assert "The file is read as windows-1252, detected" in _message(dialog)
    _choose_in(dialog, "encoding", "cp850")
    qtbot.waitUntil(lambda: _text(_preview(dialog), 1, 1) == "M³tze")
    _choose_in(dialog, "encoding", "utf-8")
    qtbot.waitUntil(lambda: "the file is not text in utf-8" in _message(dialog))
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD))
    qtbot.waitUntil(lambda: _text(_preview(dialog), 1, 1) == "Mütze")
    _choose_in(dialog, "encoding", "windows-1252")
    qtbot.waitUntil(lambda: "which may be wrong: it then contains 'MÃ¼tze'" in _message(dialog))


def test_the_encoding_is_remembered_when_the_brand_changes(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD, encoding="windows-1252"))
    qtbot.waitUntil(lambda: _preview(dialog).rowCount() > 1)
    _choose_in(dialog, "encoding", "cp850")
    qtbot.waitUntil(lambda: _text(_preview(dialog), 1, 1) == "M³tze")
    _box(dialog, "brand").setCurrentIndex(1 - _box(dialog, "brand").currentIndex())
    qtbot.waitUntil(lambda: _preview(dialog).rowCount() > 1)
    assert _text(_preview(dialog), 1, 1) == "M³tze"
    assert _box(dialog, "encoding").currentText() == "cp850"


def test_the_sheet_of_a_workbook_is_shown_and_can_be_changed(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("2025").append(("SKU", "Name"))
    book.create_sheet("2026").append(("SKU", "Name"))
    book["2026"].append(("A", "Hut"))
    book.save(tmp_path / "list.xlsx")
    _choose(qtbot, dialog, tmp_path / "list.xlsx")
    qtbot.waitUntil(lambda: "the sheet 'Sheet' has no cells" in _message(dialog))
    _choose_in(dialog, "sheet", "2025")
    qtbot.waitUntil(lambda: "To add: 0" in _message(dialog))
    _choose_in(dialog, "sheet", "2026")
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    assert _box(dialog, "sheet").currentText() == "2026"
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD))
    qtbot.waitUntil(lambda: not _box(dialog, "sheet").isVisible())


def test_the_decimal_sign_of_a_column_can_be_changed(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    file = tmp_path / "numbers.csv"
    file.write_text("sku;name;composition[0].percent\nA;Hat;1.250\n", encoding="utf-8")
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog))
    assert _rejected(dialog)[0][3].startswith("'1.250' can mean 1250 or 1.25")
    box = _preview(dialog).cellWidget(1, 2)
    assert isinstance(box, QComboBox)
    assert [box.itemText(index) for index in range(box.count())] == [
        "Automatic",
        "1.250 is 1250 (comma)",
        "1.250 is 1.25 (point)",
    ]
    box.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))


def test_columns_with_the_same_heading_have_separate_decimal_signs(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    heading = "composition[0].percent"
    file = tmp_path / "numbers.csv"
    file.write_text(f"sku;;{heading};{heading};name\nA;1.250;1.250;1.250;Hat\n", encoding="utf-8")
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog))
    for index in (1, 2, 3):
        box = _preview(dialog).cellWidget(1, index)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(2 if index == 2 else 1)
    assert _preview(dialog).decimals == {"#2": "comma", "#3": "point", "#4": "comma"}
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    assert "Column 4 'composition[0].percent' is ignored" in _message(dialog)


def test_files_that_are_not_catalogues_are_reported(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("")
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(lambda: "has no rows" in _message(dialog))
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))


def test_changing_the_brand_repeats_the_check(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD))
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    _box(dialog, "brand").setCurrentIndex(1 - _box(dialog, "brand").currentIndex())
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog))


def test_a_long_check_can_be_stopped(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    rows = (f"A-{index};Hut" for index in range(20_000))
    _choose(qtbot, dialog, _catalogue(tmp_path, *rows))
    qtbot.waitUntil(
        lambda: _button(dialog, "cancel").isVisible() and _preview(dialog).rowCount() > 1
    )
    press(dialog, "cancel")
    assert "Nothing was changed" in _message(dialog)
    assert not _button(dialog, "import").isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def _list(tmp_path: Path, text: str, name: str = "list") -> Path:
    file = tmp_path / f"{tmp_path.name}-{name}.csv"
    file.write_text(text, encoding="utf-8")
    return file


def _parka(workspace: Workspace) -> Product:
    with workspace.read() as transaction:
        listed = [product for _, product in products.list_all(transaction)]
    return next(product for product in listed if product.sku == "PARKA-01")


def _clear_box(dialog: ImportDialog) -> QCheckBox:
    box = dialog.findChild(QCheckBox, "clear_empty")
    assert isinstance(box, QCheckBox)
    return box


def test_a_list_with_fewer_columns_changes_only_those_fields(
    qtbot: QtBot, dialog: ImportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    before = _parka(workspace)
    _choose(qtbot, dialog, _list(tmp_path, "sku,name\nPARKA-01,New parka\n"))
    qtbot.waitUntil(lambda: "to update: 1" in _message(dialog))
    assert "drafts" not in _message(dialog)
    assert _affected(dialog) == []
    press(dialog, "import")
    qtbot.waitUntil(lambda: "updated: 1" in _message(dialog))
    assert _parka(workspace) == replace(before, name="New parka")


def test_values_cleared_by_empty_cells_are_shown_before_the_import(
    qtbot: QtBot, dialog: ImportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    before = _parka(workspace)
    file = _list(tmp_path, "sku,name,gtin,made_in\nPARKA-01,Parka,,\n")
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(
        lambda: "1 product keeps values that are empty in the list." in _message(dialog)
    )
    assert _affected(dialog) == []
    QTest.mouseClick(_clear_box(dialog), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    qtbot.waitUntil(lambda: "1 product loses its GTIN." in _message(dialog))
    assert "1 complete product becomes a draft." in _message(dialog)
    assert [line[:3] for line in _affected(dialog)] == [
        ["2", "PARKA-01", "gtin, passport.made_in"]
    ] * 2
    assert _parka(workspace) == before
    (tabs,) = dialog.findChildren(AttentionTabs)
    assert tabs.tabText(tabs.currentIndex()) == "Products to review"
    assert not tabs.isTabVisible(1)
    press(dialog, "import")
    qtbot.waitUntil(lambda: "updated: 1" in _message(dialog))
    assert _parka(workspace).gtin is None
    assert not _clear_box(dialog).isEnabled()
    _choose(qtbot, dialog, _list(tmp_path, "sku,name\nPARKA-01,Parka\n", "other"))
    qtbot.waitUntil(lambda: "unchanged: 1" in _message(dialog))
    assert not _clear_box(dialog).isChecked()
    assert _clear_box(dialog).isEnabled()


def test_skipped_columns_are_named(qtbot: QtBot, dialog: ImportDialog, tmp_path: Path) -> None:
    head = "sku,name,a,b,c,d,made_in,made_in"
    _choose(qtbot, dialog, _list(tmp_path, f"{head}\nX,Hat,1,2,3,4,DE,FR\n"))
    qtbot.waitUntil(
        lambda: "Column 'a' is ignored, although 1 row has a value in it." in _message(dialog)
    )
    assert "2 more columns with values are ignored." in _message(dialog)
    _preview(dialog).box(7).setCurrentText(_targets(dialog)[6])
    qtbot.waitUntil(lambda: "exclude each other" in _message(dialog))
    _preview(dialog).box(6).setCurrentText("Ignore")
    qtbot.waitUntil(lambda: "To add: 1" in _message(dialog))
    assert _targets(dialog)[6:] == ["Ignore", _targets(dialog)[7]]
    press(dialog, "import")
    qtbot.waitUntil(lambda: "Products added: 1" in _message(dialog))
    assert "Column 'a' is ignored" in _message(dialog)


def test_a_product_changed_by_another_user_in_the_meantime_stays_unchanged(
    qtbot: QtBot, dialog: ImportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    _choose(qtbot, dialog, _list(tmp_path, "sku,name,gtin\nPARKA-01,New parka,\n"))
    qtbot.waitUntil(lambda: "to update: 1" in _message(dialog))
    opened = open_product(workspace, "nordlicht", "PARKA-01")
    passport = json.loads(opened.passport)
    edit = ProductEdit("PARKA-01", "Other parka", opened.product.gtin or "", passport)
    save_product(workspace, opened, edit)
    press(dialog, "import")
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog))
    assert _parka(workspace).name == "Other parka"
    ((row, sku, _, reason),) = _rejected(dialog)
    assert (row, sku) == ("2", "PARKA-01")
    assert reason.startswith("The product was changed after the list was checked")


def test_the_dialog_fits_on_a_small_screen_in_every_state(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    head = "sku,name,gtin,made_in,a,b,c,d,e"
    rows = "PARKA-01,Parka,,,1,2,3,4,5\n,Hat,,,,,,,\n"
    _choose(qtbot, dialog, _list(tmp_path, f"{head}\n{rows}"))
    qtbot.waitUntil(lambda: "keeps values" in _message(dialog))
    _clear_box(dialog).setChecked(True)
    qtbot.waitUntil(lambda: "Rejected rows: 1" in _message(dialog) and bool(_affected(dialog)))
    assert dialog.minimumSizeHint().height() <= 760


def test_an_empty_list_is_saved_for_the_chosen_brand(
    dialog: ImportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    button = _button(dialog, "save_template")
    brand = _box(dialog, "brand")
    brand.setCurrentIndex(-1)
    assert (button.isEnabled(), button.toolTip()) == (False, "Choose a brand first.")
    brand.setCurrentText("Nordlicht Outdoor")
    press(dialog, "save_template")
    choose_path(qtbot, dialog, tmp_path / "list.csv")
    file = tmp_path / "list.csv"
    qtbot.waitUntil(lambda: str(file) in _message(dialog))
    assert file.read_text("utf-8-sig").startswith("SKU")


def test_names_are_asked_for_a_single_passport(
    qtbot: QtBot, dialog: ImportDialog, tmp_path: Path
) -> None:
    file = tmp_path / "passport.json"
    file.write_text('{"made_in": "PT"}', encoding="utf-8")
    sku, name = (dialog.findChild(QLineEdit, each) for each in ("names_sku", "names_name"))
    assert isinstance(sku, QLineEdit)
    assert isinstance(name, QLineEdit)
    assert not sku.isVisible()
    _choose(qtbot, dialog, file)
    qtbot.waitUntil(sku.isVisible)
    assert "single passport" in _message(dialog)
    assert not _button(dialog, "import").isEnabled()
    QTest.keyClicks(sku, "HAT-1")
    QTest.keyClicks(name, "Hat")
    # Without leaving the field, which a click on a disabled button doesn't do.
    qtbot.waitUntil(_button(dialog, "import").isEnabled)
    assert _message(dialog).startswith("To add: 1")
    _button(dialog, "import").click()
    qtbot.waitUntil(lambda: "added: 1" in _message(dialog))
    _choose(qtbot, dialog, _catalogue(tmp_path, GOOD))
    assert not sku.isVisible()
