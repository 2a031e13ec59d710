"""The window shows what a schema contains, and where a sample has problems."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.brand_schema import brand_report, check_brand_sample
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.common import json_text
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.import_controller import BrandImportController
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.schema_dialog import SchemaDialog, SchemaSource
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.tasks.background import Background
from tests.passports.examples import a_brand

SCHEMA: dict[str, Any] = {
    "required": ["maker"],
    "properties": {"maker": {"type": "string"}, "on": {"type": "string", "format": "date"}},
}


def _text(dialog: QWidget, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    return found.text() if isinstance(found, QLabel) else ""


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item else ""


def _sections(dialog: QWidget) -> dict[str, str]:
    found = (
        each for each in dialog.findChildren(QLabel) if each.objectName().startswith("section")
    )
    return {each.accessibleName(): each.text() for each in found}


@pytest.fixture
def brand(workspace: Workspace) -> Workspace:
    """The workspace with a brand that has the schema."""
    import_brand(workspace, parse_brand(a_brand(passport_schema=SCHEMA)))
    return workspace


@pytest.fixture
def dialog(qtbot: QtBot, brand: Workspace, background: Background) -> SchemaDialog:
    """The dialog of the brand, with its report."""
    source = SchemaSource(
        "Brand",
        lambda: brand_report(brand, "brand"),
        lambda file: check_brand_sample(brand, "brand", file),
    )
    made = SchemaDialog(source, background)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(_sections(made)))
    return made


def test_the_report_is_shown(dialog: SchemaDialog) -> None:
    shown = _sections(dialog)
    assert shown["Fields"] == "2"
    assert shown["Required fields"] == "maker"
    assert (
        shown["Formats"] == "date isn't enforced and only causes a warning: /properties/on/format."
    )
    assert shown["Rules not applied"] == "none"


def test_the_problems_of_a_sample_are_shown_at_their_places(
    qtbot: QtBot, dialog: SchemaDialog, tmp_path: Path
) -> None:
    sample = tmp_path / "sample.json"
    sample.write_text('{\n "maker": 5,\n "on": "soon"\n}', encoding="utf-8")
    table = dialog.findChild(QTableWidget, "sample_problems")
    button = dialog.findChild(QPushButton, "try_sample")
    assert isinstance(table, QTableWidget)
    assert isinstance(button, QPushButton)
    button.click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(sample))
    qtbot.waitUntil(table.isVisible)
    rows = [[_cell(table, row, column) for column in range(3)] for row in range(2)]
    assert rows[0] == ["2:11", "maker", "Must be text."]
    assert rows[1][:2] == ["3:8", "on"]
    assert rows[1][2].startswith("Warning: Must be a date")
    assert _text(dialog, "schema_message").startswith("sample.json is not valid: 1 problem")
    sample.write_text('{"maker": "A"}', encoding="utf-8")
    dialog.check_file(sample)
    qtbot.waitUntil(lambda: _text(dialog, "schema_message") == "sample.json is valid.")
    assert not table.isVisible()
    assert button.isEnabled()


def test_a_file_that_is_no_json_is_explained(
    qtbot: QtBot, dialog: SchemaDialog, tmp_path: Path
) -> None:
    sample = tmp_path / "sample.json"
    sample.write_text("{", encoding="utf-8")
    dialog.check_file(sample)
    qtbot.waitUntil(lambda: "is not valid JSON" in _text(dialog, "schema_message"))


def _open_dialogs(window: QWidget) -> list[SchemaDialog]:
    return [each for each in window.findChildren(SchemaDialog) if each.isVisible()]


def test_the_brand_menu_opens_it(qtbot: QtBot, brand: Workspace, background: Background) -> None:
    window = ProductsWindow(brand, background, brand="brand")
    qtbot.addWidget(window)
    window.show()
    action = window.findChild(QAction, "show_schema")
    assert isinstance(action, QAction)
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    (dialog,) = _open_dialogs(window)
    qtbot.waitUntil(lambda: _sections(dialog).get("Required fields") == "maker")
    dialog.reject()


def test_an_import_offers_it(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    controller = BrandImportController(background, plan_new_brand, window)
    file = tmp_path / "brand.json"
    file.write_text(_brand_text(), encoding="utf-8")
    controller.begin(file)
    qtbot.waitUntil(lambda: window.findChild(ImportPlanDialog) is not None)
    plan = window.findChild(ImportPlanDialog)
    assert isinstance(plan, ImportPlanDialog)
    button = plan.findChild(QPushButton, "show_schema")
    assert isinstance(button, QPushButton)
    button.click()
    (dialog,) = _open_dialogs(plan)
    qtbot.waitUntil(lambda: _sections(dialog).get("Required fields") == "maker")
    dialog.reject()
    plan.reject()


def _brand_text() -> str:
    return json_text.canonical(a_brand(passport_schema=SCHEMA))
