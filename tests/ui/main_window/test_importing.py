"""The import of products from the menu of the window."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from dpp_desktop.store import products
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.main_window.window_actions import Command
from tests.ui.main_window.at_work import AtWork
from tests.ui.welcome.answering import give_path, press

HEAD = "SKU,Name,EAN"


def _opened(at_work: AtWork, rows: list[str], folder: Path) -> ImportDialog:
    """Return the dialog with a file of these rows."""
    at_work.trigger(Command.IMPORT_PRODUCTS)
    at_work.wait_for(lambda: at_work.window.findChildren(QFileDialog))
    (dialog,) = at_work.window.findChildren(ImportDialog)
    file = folder / f"{folder.name}.csv"
    file.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    give_path(at_work.qtbot, dialog, file)
    return dialog


def _skus(at_work: AtWork) -> set[str]:
    with at_work.workspace.read() as transaction:
        return {product.sku for _, product in products.list_all(transaction)}


def test_products_are_imported_from_the_menu(at_work: AtWork, tmp_path: Path) -> None:
    dialog = _opened(at_work, ["A-1,Hat,", "A-2,Cap,"], tmp_path)
    start = dialog.findChild(QPushButton, "import")
    assert isinstance(start, QPushButton)
    at_work.wait_for(start.isEnabled)
    press(dialog, "import")
    at_work.wait_for(lambda: {"A-1", "A-2"} <= _skus(at_work))
    press(dialog, "close")
    at_work.wait_for(lambda: not at_work.window.findChildren(ImportDialog))


def test_the_window_closes_while_a_catalogue_is_checked(at_work: AtWork, tmp_path: Path) -> None:
    before = _skus(at_work)
    dialog = _opened(at_work, [f"A-{place},Hat," for place in range(20_000)], tmp_path)
    at_work.wait_for(lambda: dialog._controller.busy)
    assert _skus(at_work) == before
