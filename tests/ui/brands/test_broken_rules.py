"""A brand whose schema has invalid rules can be imported without those rules."""

import base64
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.encryption import encrypt
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.common.json_text import indented
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.ui.brands.import_controller import BrandImportController, BrokenRulesDialog
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.tasks.background import Background
from tests.passports.examples import a_brand
from tests.ui.dialog_operations import confirm_import

PASSPHRASE = "correct horse battery staple"
BROKEN = {"properties": {"a": {"pattern": "("}, "b": {"$ref": "nowhere.json"}}}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "brand.json"
    path.write_text(json.dumps(a_brand(passport_schema=BROKEN)), encoding="utf-8")
    return path


@pytest.mark.parametrize("switches_off", [True, False])
def test_the_user_can_switch_off_invalid_rules_or_cancel(
    qtbot: QtBot, background: Background, file: Path, switches_off: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    controller = BrandImportController(background, plan_new_brand, window)
    controller.begin(file)
    qtbot.waitUntil(lambda: window.findChild(BrokenRulesDialog) is not None)
    dialog = window.findChild(BrokenRulesDialog)
    assert dialog
    rules = dialog.findChild(QListWidget, "rules")
    assert rules
    assert rules.count() == 2
    button = dialog.findChild(QPushButton, "switch_off" if switches_off else "leave")
    assert button
    button.click()
    if not switches_off:
        qtbot.waitUntil(lambda: window.findChild(BrokenRulesDialog) is None)
        assert window.findChild(ImportPlanDialog) is None
        return
    with qtbot.waitSignal(controller.agreed) as agreed:
        confirm_import(qtbot, window)
    brand, _ = agreed.args
    assert len(SchemaSet.from_text(brand.schema).off) == 2


def test_invalid_rules_in_an_encrypted_file_can_be_switched_off(
    qtbot: QtBot, background: Background, file: Path
) -> None:
    brand = json.loads(file.read_text("utf-8"))
    key = base64.b64encode(bytes(32)).decode()
    content = {"brand": brand, "serial_key": key, "site": 1, "workspace": "0" * 32}
    file.write_text(indented(encrypt(content, PASSPHRASE)), encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    controller = BrandImportController(background, plan_new_brand, window)
    controller.begin(file)
    qtbot.waitUntil(lambda: window.findChild(PassphraseDialog) is not None)
    passphrase_dialog = window.findChild(PassphraseDialog)
    assert passphrase_dialog
    passphrase_dialog.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: window.findChild(BrokenRulesDialog) is not None)
    dialog = window.findChild(BrokenRulesDialog)
    assert dialog
    button = dialog.findChild(QPushButton, "switch_off")
    assert button
    button.click()
    with qtbot.waitSignal(controller.agreed) as agreed:
        confirm_import(qtbot, window)
    imported, _ = agreed.args
    assert len(SchemaSet.from_text(imported.schema).off) == 2
