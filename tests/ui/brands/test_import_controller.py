"""Importing a brand file asks for the passphrase until it is correct, then shows a preview."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop import resource_paths
from dpp_desktop.brands.import_plan import plan_new_brand
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.ui.brands.import_controller import BrandImportController
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.tasks.background import Background
from tests.ui.brands.conftest import PASSPHRASE
from tests.ui.dialog_operations import confirm_import, press

PLAIN = resource_paths.resource("samples", "nordlicht.brand.json")


class SignalRecorder:
    """Records the signals of the controller."""

    def __init__(self, controller: BrandImportController) -> None:
        self.agreed: list[tuple[BrandFile, int | None]] = []
        self.refused: list[Exception] = []
        controller.agreed.connect(lambda brand, site: self.agreed.append((brand, site)))
        controller.refused.connect(self.refused.append)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The parent of the dialogs."""
    created = QWidget()
    qtbot.addWidget(created)
    created.show()
    return created


@pytest.fixture
def controller(background: Background, window: QWidget) -> BrandImportController:
    """A controller that plans imports into a new workspace at site 5."""
    return BrandImportController(
        background, lambda brand: plan_new_brand(brand).with_site_number(5), window
    )


@pytest.fixture
def recorded(controller: BrandImportController) -> SignalRecorder:
    """The recorded signals of the controller."""
    return SignalRecorder(controller)


def _dialogs(window: QWidget) -> list[QDialog]:
    return [found for found in window.findChildren(QDialog) if found.isVisible()]


def _passphrase_dialog(qtbot: QtBot, window: QWidget) -> PassphraseDialog:
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    assert isinstance(dialog, PassphraseDialog)
    return dialog


def _enter_passphrase(dialog: QDialog, passphrase: str) -> None:
    edit = dialog.findChild(QLineEdit, "passphrase")
    assert isinstance(edit, QLineEdit)
    edit.clear()
    QTest.keyClicks(edit, passphrase)
    press(dialog, "open_file")


def _field_message(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "field_message")
    assert isinstance(label, QLabel)
    return label.text()


def test_an_unencrypted_file_requires_no_passphrase(
    qtbot: QtBot, window: QWidget, controller: BrandImportController, recorded: SignalRecorder
) -> None:
    controller.begin(PLAIN)
    confirm_import(qtbot, window)
    ((brand, site),) = recorded.agreed
    assert (brand.key, brand.shared_key, site) == ("nordlicht", None, None)
    qtbot.waitUntil(lambda: not _dialogs(window))


def test_the_passphrase_is_requested_until_it_is_correct(
    qtbot: QtBot,
    window: QWidget,
    controller: BrandImportController,
    recorded: SignalRecorder,
    encrypted_file: Path,
) -> None:
    controller.begin(encrypted_file)
    dialog = _passphrase_dialog(qtbot, window)
    _enter_passphrase(dialog, "not the right one")
    qtbot.waitUntil(lambda: "doesn't match this file" in _field_message(dialog))
    assert dialog.isEnabled()
    _enter_passphrase(dialog, PASSPHRASE)
    confirm_import(qtbot, window)
    ((brand, site),) = recorded.agreed
    assert brand.shared_key is not None
    assert site == 5
    assert recorded.refused == []


def test_the_passphrase_is_hidden_unless_the_user_shows_it(
    qtbot: QtBot,
    window: QWidget,
    controller: BrandImportController,
    recorded: SignalRecorder,
    encrypted_file: Path,
) -> None:
    controller.begin(encrypted_file)
    dialog = _passphrase_dialog(qtbot, window)
    edit = dialog.findChild(QLineEdit, "passphrase")
    assert isinstance(edit, QLineEdit)
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    press(dialog, "show_passphrase")
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    dialog.reject()
    assert (recorded.agreed, recorded.refused) == ([], [])


def test_cancelling_the_preview_imports_nothing(
    qtbot: QtBot, window: QWidget, controller: BrandImportController, recorded: SignalRecorder
) -> None:
    controller.begin(PLAIN)
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    assert isinstance(dialog, ImportPlanDialog)
    press(dialog, "leave")
    qtbot.waitUntil(lambda: not _dialogs(window))
    assert (recorded.agreed, recorded.refused) == ([], [])


def test_an_unreadable_file_is_rejected(
    qtbot: QtBot,
    window: QWidget,
    controller: BrandImportController,
    recorded: SignalRecorder,
    encrypted_file: Path,
) -> None:
    damaged = encrypted_file.with_name("damaged.json")
    damaged.write_text(encrypted_file.read_text().replace("gAAAAA", "gAAAAB"))
    controller.begin(damaged)
    qtbot.waitUntil(lambda: len(recorded.refused) == 1)
    controller.begin(encrypted_file.with_name("missing.json"))
    qtbot.waitUntil(lambda: len(recorded.refused) == 2)
    assert [type(error) for error in recorded.refused] == [InvalidInput, NotFound]
    assert _dialogs(window) == []


def test_a_file_deleted_during_the_passphrase_dialog_is_rejected(
    qtbot: QtBot,
    window: QWidget,
    controller: BrandImportController,
    recorded: SignalRecorder,
    encrypted_file: Path,
) -> None:
    controller.begin(encrypted_file)
    dialog = _passphrase_dialog(qtbot, window)
    encrypted_file.unlink()
    _enter_passphrase(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: len(recorded.refused) == 1)
    qtbot.waitUntil(lambda: not _dialogs(window))
    assert recorded.agreed == []
