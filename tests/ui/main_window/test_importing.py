"""The import of products from the menu of the window."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
)

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice import Notice
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.widgets.problems_dialog import ProblemsDialog
from tests.ui.dialog_operations import choose_path, confirm_import, press
from tests.ui.main_window.conftest import OpenWindow, close
from tests.ui.main_window.window_driver import MainWindowDriver

HEAD = "SKU,Name,EAN"


def _opened(main_window: MainWindowDriver, rows: list[str], folder: Path) -> ImportDialog:
    """Open the import dialog with a file of these rows."""
    main_window.trigger(Command.IMPORT_PRODUCTS)
    main_window.wait_for(lambda: main_window.window.findChildren(QFileDialog))
    (dialog,) = main_window.window.findChildren(ImportDialog)
    file = folder / f"{folder.name}.csv"
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    choose_path(main_window.qtbot, dialog, file)
    if dialog.brand is None:
        message = dialog.findChild(QLabel, "message")
        assert isinstance(message, QLabel)
        main_window.wait_for(lambda: message.text().startswith("Choose the brand"))
        _brand_box(dialog).setCurrentIndex(0)
    return dialog


def _brand_box(dialog: ImportDialog) -> QComboBox:
    box = dialog.findChild(QComboBox, "brand")
    assert isinstance(box, QComboBox)
    return box


def _skus(main_window: MainWindowDriver) -> set[str]:
    with main_window.workspace.read() as transaction:
        return {product.sku for _, product in products.list_all(transaction)}


def test_products_are_imported_from_the_menu(main_window: MainWindowDriver, tmp_path: Path) -> None:
    dialog = _opened(main_window, ["A-1,Hat,", "A-2,Cap,"], tmp_path)
    start = dialog.findChild(QPushButton, "import")
    assert isinstance(start, QPushButton)
    main_window.wait_for(start.isEnabled)
    press(dialog, "import")
    main_window.wait_for(lambda: {"A-1", "A-2"} <= _skus(main_window))
    chosen = dialog.brand
    assert chosen
    press(dialog, "close")
    main_window.wait_for(lambda: not main_window.window.findChildren(ImportDialog))
    assert _opened(main_window, ["A-3,Scarf,"], tmp_path).brand == chosen


def test_the_window_closes_while_a_catalogue_is_checked(
    main_window: MainWindowDriver, tmp_path: Path
) -> None:
    before = _skus(main_window)
    _opened(main_window, [f"A-{place},Hat," for place in range(4_000)], tmp_path)
    controller = main_window.window.findChild(CatalogueImportController)
    assert isinstance(controller, CatalogueImportController)
    main_window.wait_for(lambda: controller.busy)
    assert _skus(main_window) == before


def _add_brand(main_window: MainWindowDriver, folder: Path, name: str) -> None:
    """Import a new brand with that name from the menu."""
    document = json.loads(resource_paths.resource("samples", "velta.brand.json").read_text("utf-8"))
    file = folder / f"{name}.brand.json"
    file.write_text(json.dumps(document | {"key": name.lower(), "name": name}), encoding="utf-8")
    _choose_brand_file(main_window, file)
    confirm_import(main_window.qtbot, main_window.window)
    main_window.wait_for(lambda: _notice(main_window, f"The brand {name} was added."))


def _choose_brand_file(main_window: MainWindowDriver, file: Path) -> None:
    main_window.trigger(Command.IMPORT_BRAND)
    choose_path(main_window.qtbot, main_window.window, file)


def _notice(main_window: MainWindowDriver, text: str) -> Notice | None:
    bar = main_window.find(NoticeBar, "notice_bar")
    return next((notice for notice in bar.notices if notice.text.startswith(text)), None)


def _preselected(main_window: MainWindowDriver) -> str:
    """Open the import of products, and return the name of the selected brand."""
    main_window.trigger(Command.IMPORT_PRODUCTS)
    main_window.wait_for(lambda: main_window.window.findChildren(QFileDialog))
    (dialog,) = main_window.window.findChildren(ImportDialog)
    for chooser in main_window.window.findChildren(QFileDialog):
        chooser.reject()
    name = _brand_box(dialog).currentText()
    press(dialog, "close")
    main_window.wait_for(lambda: not main_window.window.findChildren(ImportDialog))
    return name


def test_the_brand_that_was_just_added_is_preselected(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    main_window = open_window(workspace_path)
    assert _preselected(main_window) == "", "with several brands, none is used yet"
    _add_brand(main_window, tmp_path, "Zeta")
    _add_brand(main_window, tmp_path, "Mira")
    assert _preselected(main_window) == "Mira"
    close(main_window.qtbot, main_window)
    again = open_window(workspace_path)
    assert _preselected(again) == "Mira", "also after a restart"


def test_the_brand_that_was_used_last_is_preselected(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    main_window = open_window(workspace_path)
    _add_brand(main_window, tmp_path, "Zeta")
    main_window.mint(5)
    assert _preselected(main_window) == "Nordlicht Outdoor"
    dialog = _opened(main_window, ["A-1,Hat,"], tmp_path)
    _brand_box(dialog).setCurrentText("Velta Mobility")
    press(dialog, "close")
    main_window.wait_for(lambda: not main_window.window.findChildren(ImportDialog))
    close(main_window.qtbot, main_window)
    assert _preselected(open_window(workspace_path)) == "Velta Mobility"


def test_loading_the_samples_says_what_was_added(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "empty"):
        pass
    main_window = open_window(tmp_path / "empty")
    main_window.trigger(Command.LOAD_SAMPLES)
    main_window.wait_for(lambda: _notice(main_window, "The sample brands"))
    notice = _notice(main_window, "The sample brands")
    assert notice
    assert notice.tone is Tone.SUCCESS
    assert notice.text.startswith("The sample brands Nordlicht Outdoor, ")
    assert " were added. They have " in notice.text
    notice.closed.emit()
    main_window.trigger(Command.LOAD_SAMPLES)
    main_window.wait_for(lambda: _notice(main_window, "The sample brands"))
    again = _notice(main_window, "The sample brands")
    assert again
    assert " already exist." in again.text


def test_all_problems_of_a_brand_file_can_be_read_and_copied(
    main_window: MainWindowDriver, tmp_path: Path
) -> None:
    document = json.loads(resource_paths.resource("samples", "velta.brand.json").read_text("utf-8"))
    file = tmp_path / "bad.brand.json"
    wrong = dict.fromkeys(("key", "name", "resolver", "serials", "link", "gtin_pointer"), 1)
    file.write_text(json.dumps(document | wrong), encoding="utf-8")
    _choose_brand_file(main_window, file)
    main_window.wait_for(lambda: main_window.window.findChildren(ProblemsDialog))
    (dialog,) = main_window.window.findChildren(ProblemsDialog)
    shown = dialog.findChild(QPlainTextEdit, "problems")
    assert isinstance(shown, QPlainTextEdit)
    lines = shown.toPlainText().splitlines()
    with pytest.raises(InvalidInput) as raised:
        read_brand_file(file)
    assert len(lines) == len(raised.value.problems) > 4
    press(dialog, "copy_problems")
    assert QApplication.clipboard().text() == shown.toPlainText()
    assert dialog.minimumSizeHint().height() <= 440
    dialog.close()
