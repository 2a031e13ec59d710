"""The import of products from the menu of the window."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton

from dpp_desktop.store import products
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController
from dpp_desktop.ui.main_window.window_actions import Command
from tests.ui.dialog_operations import choose_path, press
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
    _opened(main_window, [f"A-{place},Hat," for place in range(20_000)], tmp_path)
    controller = main_window.window.findChild(CatalogueImportController)
    assert isinstance(controller, CatalogueImportController)
    main_window.wait_for(lambda: controller.busy)
    assert _skus(main_window) == before
