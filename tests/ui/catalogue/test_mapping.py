"""The import dialog's column mapping: ignored columns, required fields, items of lists, GTINs."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.products.editing import open_product
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.dialog import ImportDialog
from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController
from dpp_desktop.ui.catalogue.import_view import SourceRow
from dpp_desktop.ui.catalogue.preview_table import PreviewTable
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.products.template_action import TemplateAction
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.passports.examples import a_brand
from tests.ui.driver import Driver

GTIN = "4006381333931"
SMALLEST = QSize(800, 480)
FRAME = 40


class ImportDriver(Driver):
    """Operates an import dialog."""

    def __init__(self, qtbot: QtBot, dialog: ImportDialog) -> None:
        super().__init__(qtbot, dialog)
        self.dialog = dialog

    @property
    def preview(self) -> PreviewTable:
        """The preview."""
        return self.find(PreviewTable, "preview")

    @property
    def message(self) -> str:
        """The text of the message."""
        view = self.dialog.findChildren(MessageView)[0]
        return view.accessibleName() if view.isVisible() else ""

    @property
    def tone(self) -> str:
        """The tone of the message."""
        return str(self.dialog.findChildren(MessageView)[0].property("tone"))

    def load(self, file: Path) -> None:
        """Load the file, and wait until its rows are checked."""
        self.dialog.findChildren(SourceRow)[0].set_file(file)
        self.wait_for(lambda: self.preview.columnCount() and "To add" in self.message)

    def target(self, column: int) -> str:
        """The target of the column."""
        return self.preview.box(column).currentText()

    def offered(self, column: int = 0) -> list[str]:
        """The targets that the column offers."""
        box = self.preview.box(column)
        return [box.itemText(place) for place in range(box.count())]

    def assign(self, column: int, start: str) -> None:
        """Choose the first target that starts with the text."""
        found = next(place for place, text in enumerate(self.offered()) if text.startswith(start))
        self.preview.box(column).setCurrentIndex(found)


OpenDialog = Callable[[str], ImportDriver]


@pytest.fixture
def open_dialog(
    workspace: Workspace, background: Background, show: Callable[[QWidget], None], qtbot: QtBot
) -> Iterator[OpenDialog]:
    """A function that opens the dialog with the brand of that key selected."""
    owner = QObject()
    works: list[CatalogueImportController] = []

    def open_(brand: str) -> ImportDriver:
        works.append(CatalogueImportController(workspace, background, owner))
        with workspace.read() as transaction:
            known = brands.list_all(transaction)
        dialog = ImportDialog(
            works[-1], TemplateAction(workspace, background, owner), known, brand=brand
        )
        show(dialog)
        return ImportDriver(qtbot, dialog)

    yield open_
    for work in works:
        work.discard()
    qtbot.waitUntil(lambda: not any(work.busy for work in works))


@pytest.fixture
def list_file(tmp_path: Path) -> Callable[[str], Path]:
    """A function that writes a product list."""

    def write(text: str) -> Path:
        file = tmp_path / "list.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return write


WriteList = Callable[[str], Path]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_ignored_columns_look_different(
    open_dialog: OpenDialog, list_file: WriteList, theme: Theme, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    driver = open_dialog("nordlicht")
    driver.load(list_file("sku,name,Notes\nA,Hat,\nB,Cap,x\n"))
    assert (driver.preview.is_ignored(1), driver.preview.is_ignored(2)) == (False, True)
    assert driver.preview.box(2).property("ignored") is True
    assert _colours(driver, 2) - _colours(driver, 1), "the empty cell is hatched"
    driver.assign(2, "Entire passport")
    assert driver.preview.box(2).property("ignored") is False
    driver.wait_for(lambda: not _colours(driver, 2) - _colours(driver, 1))


def _colours(driver: ImportDriver, column: int) -> set[str]:
    """The colours of a part without text: the right end of a cell."""
    table = driver.preview
    cell = table.visualRect(table.model().index(1, column))
    end = QRect(cell.topLeft() + QPoint(cell.width() - 40, 2), QSize(30, cell.height() - 4))
    picture = table.viewport().grab(end).toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {QColor(picture.pixelColor(*place)).name() for place in places}


def test_required_fields_are_marked_and_listed(
    open_dialog: OpenDialog, list_file: WriteList
) -> None:
    driver = open_dialog("nordlicht")
    driver.load(list_file(f"sku,name,EAN,category\nA,Hat,{GTIN},jacket\n"))
    assert [driver.target(column) for column in range(4)] == [
        "SKU (required)",
        "Product name (required)",
        "GTIN (required)",
        "Kind of garment · category (required)",
    ]
    text = driver.text("missing_fields")
    assert text.startswith("Required fields without a column: ")
    assert "Fibre composition › Fibre, Fibre composition › Share, " in text
    assert "Kind of garment" not in text
    driver.assign(3, "Ignore")
    driver.wait_for(lambda: "Kind of garment" in driver.text("missing_fields"))


def test_the_titles_are_german_in_the_german_window(
    open_dialog: OpenDialog, list_file: WriteList, qapp: QApplication
) -> None:
    use_language(qapp, "de")
    driver = open_dialog("nordlicht")
    file = list_file("sku,name,Art des Kleidungsstücks,Kind of garment\nA,Hat,jacket,jacket\n")
    driver.dialog.findChildren(SourceRow)[0].set_file(file)
    driver.wait_for(lambda: driver.preview.columnCount() and driver.text("missing_fields"))
    assert driver.target(2).startswith("Art des Kleidungsstücks · category")
    assert "Faserzusammensetzung › Faser, " in driver.text("missing_fields")


def test_the_next_item_of_a_list_is_offered(open_dialog: OpenDialog, list_file: WriteList) -> None:
    driver = open_dialog("nordlicht")
    driver.load(list_file("sku,name,one,two,three\nA,Hat,wool,cotton,linen\n"))
    driver.assign(2, "Fibre · composition[0]")
    assert any("composition[1].fibre" in text for text in driver.offered())
    driver.assign(3, "Fibre · composition[1]")
    assert any("composition[2].fibre" in text for text in driver.offered())
    targets = [driver.target(column) for column in range(5)]
    assert targets[2].startswith("Fibre · composition[0].fibre")
    assert targets[3].startswith("Fibre · composition[1].fibre")
    assert targets[4] == "Ignore"
    offered = driver.offered()
    assert len(offered) == len(set(offered))
    columns = driver.preview.columns
    assert columns is not None
    assert str(columns.targets[3]) == "passport.composition[1].fibre"


def test_one_column_becomes_sku_and_gtin(
    open_dialog: OpenDialog, list_file: WriteList, workspace: Workspace
) -> None:
    driver = open_dialog("nordlicht")
    driver.dialog.findChildren(SourceRow)[0].set_file(list_file(f"EAN,name\n{GTIN},Hat\n"))
    driver.wait_for(lambda: "is also the SKU" in driver.message)
    driver.assign(0, "SKU and GTIN")
    driver.press("import")
    driver.wait_for(lambda: "Products added: 1" in driver.message)
    with workspace.read() as transaction:
        (found,) = products.list_with_gtin(transaction, GTIN.zfill(14))
    assert found[1].sku == GTIN


def test_a_gtin_that_several_skus_share_is_named(
    open_dialog: OpenDialog, list_file: WriteList
) -> None:
    rows = "".join(f"S{number},Hat,{GTIN}\n" for number in range(24))
    driver = open_dialog("nordlicht")
    driver.load(list_file(f"sku,name,EAN\n{rows}"))
    assert f"24 SKUs share the GTIN {GTIN.zfill(14)}." in driver.message
    assert driver.tone == "warning"


def test_an_import_with_drafts_is_a_success(open_dialog: OpenDialog, list_file: WriteList) -> None:
    driver = open_dialog("nordlicht")
    driver.load(list_file("sku,name,Notes\nA,Hat,x\n"))
    driver.press("import")
    driver.wait_for(lambda: "Products added: 1" in driver.message)
    assert "Incomplete drafts: 1" in driver.message
    assert driver.tone == "success"


def test_an_unclear_encoding_is_reported_and_chosen(
    open_dialog: OpenDialog, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("sku;name\nA;červená\n".encode("windows-1250"))
    driver = open_dialog("nordlicht")
    driver.load(file)
    assert "'èervená' if it is read as windows-1252" in driver.message
    assert "'červená' if it is read as windows-1250" in driver.message
    assert driver.tone == "warning"
    box = driver.box("encoding")
    box.setCurrentIndex(box.findText("windows-1250"))
    box.activated.emit(box.currentIndex())
    driver.wait_for(lambda: "To add" in driver.message and driver.tone == "info")
    item = driver.preview.item(1, 1)
    assert item is not None
    assert item.text() == "červená"


def test_disabled_controls_say_why(open_dialog: OpenDialog, list_file: WriteList) -> None:
    driver = open_dialog("")
    assert driver.find(QWidget, "import").toolTip() == "Choose a file first."
    assert driver.find(QWidget, "save_rejected").toolTip() == "No rows were rejected."
    driver.dialog.findChildren(SourceRow)[0].set_file(list_file("sku,name\nA,Hat\n"))
    assert driver.find(QWidget, "import").toolTip() == "Choose a brand first."
    driver.box("brand").setCurrentIndex(0)
    driver.wait_for(driver.find(QWidget, "import").isEnabled)
    assert driver.find(QWidget, "import").toolTip() == ""
    driver.press("import")
    driver.wait_for(lambda: "Products added: 1" in driver.message)
    assert driver.find(QWidget, "import").toolTip().startswith("The products were imported.")
    assert driver.find(QComboBox, "brand").isEnabled()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_dialog_fits_a_small_screen(
    open_dialog: OpenDialog, list_file: WriteList, qapp: QApplication, language: str
) -> None:
    use_language(qapp, language)
    driver = open_dialog("nordlicht")
    rows = "".join(f"S{number},Hat,{GTIN}\n" for number in range(24))
    driver.dialog.findChildren(SourceRow)[0].set_file(
        list_file(f"sku,name,EAN,Notes\n{rows}B,,1,x\n")
    )
    driver.wait_for(driver.find(QWidget, "import").isEnabled)
    least = driver.dialog.minimumSizeHint()
    assert least.width() <= SMALLEST.width()
    assert least.height() <= SMALLEST.height() - FRAME
    driver.dialog.resize(SMALLEST - QSize(0, FRAME))
    (area,) = (each for each in driver.dialog.findChildren(QScrollArea) if each.widgetResizable())
    driver.wait_for(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0
    (buttons,) = driver.dialog.findChildren(QDialogButtonBox)
    below = buttons.mapTo(driver.dialog, buttons.rect().bottomLeft())
    assert driver.dialog.rect().contains(below)


def _import_cells(workspace: Workspace) -> None:
    """Import a brand with three fields of the same title."""
    names = ("ratedCapacity", "minVoltage", "maxVoltage")
    schema = {
        "properties": {name: {"$ref": "#/$defs/quantity"} for name in names},
        "$defs": {"quantity": {"title": "Quantitative Value", "type": "number"}},
    }
    import_brand(workspace, parse_brand(a_brand(key="cells", passport_schema=schema)))


def test_an_ambiguous_column_must_be_assigned(
    open_dialog: OpenDialog, list_file: WriteList, workspace: Workspace
) -> None:
    _import_cells(workspace)
    driver = open_dialog("cells")
    driver.dialog.findChildren(SourceRow)[0].set_file(
        list_file("sku,name,Quantitative Value\nA,Cell,4.2\n")
    )
    driver.wait_for(lambda: driver.preview.columnCount() and driver.message)
    assert driver.target(2) == "Choose a field…"
    assert "'ratedCapacity', 'minVoltage', 'maxVoltage'" in driver.message
    assert not driver.find(QWidget, "import").isEnabled()
    driver.assign(1, "Choose a field…")
    driver.wait_for(lambda: "name: no field is chosen for this column." in driver.message)
    driver.assign(1, "Product name")
    driver.assign(2, "Max voltage · maxVoltage")
    driver.wait_for(driver.find(QWidget, "import").isEnabled)
    driver.press("import")
    driver.wait_for(lambda: "Products added: 1" in driver.message)
    assert json.loads(open_product(workspace, "cells", "A").passport) == {"maxVoltage": 4.2}


def test_of_a_wide_list_the_first_and_the_undecided_columns_are_shown(
    open_dialog: OpenDialog, list_file: WriteList, workspace: Workspace
) -> None:
    _import_cells(workspace)
    driver = open_dialog("cells")
    others = ",".join(f"other {n}" for n in range(98))
    values = ",".join(["7"] * 98)
    driver.dialog.findChildren(SourceRow)[0].set_file(
        list_file(f"sku,name,{others},Quantitative Value,more\nA,Cell,{values},4.2,8\n")
    )
    driver.wait_for(lambda: driver.preview.columnCount() and driver.message)
    assert driver.preview.columnCount() == 61
    assert driver.target(60) == "Choose a field…"
    driver.assign(60, "Max voltage · maxVoltage")
    driver.wait_for(driver.find(QWidget, "import").isEnabled)
    driver.press("import")
    driver.wait_for(lambda: "Products added: 1" in driver.message)
    assert json.loads(open_product(workspace, "cells", "A").passport) == {"maxVoltage": 4.2}


def test_the_number_of_shown_columns_is_limited(
    open_dialog: OpenDialog, list_file: WriteList, workspace: Workspace
) -> None:
    _import_cells(workspace)
    driver = open_dialog("cells")
    driver.dialog.findChildren(SourceRow)[0].set_file(
        list_file(f"sku,name{',Quantitative Value' * 148}\nA,Cell\n")
    )
    driver.wait_for(lambda: driver.preview.columnCount() and driver.message)
    assert driver.preview.columnCount() == 120
    columns = driver.preview.columns
    assert columns
    assert len(columns.targets) == 150
