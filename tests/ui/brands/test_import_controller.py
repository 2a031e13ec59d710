"""From a file to a yes: the passphrase, asked for until it is right, then the look ahead."""

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
from tests.ui.welcome.answering import agree, press

PLAIN = resource_paths.resource("samples", "nordlicht.brand.json")


class Asked:
    """What became of the questions."""

    def __init__(self, importing: BrandImportController) -> None:
        self.agreed: list[tuple[BrandFile, int | None]] = []
        self.refused: list[Exception] = []
        importing.agreed.connect(lambda brand, site: self.agreed.append((brand, site)))
        importing.refused.connect(self.refused.append)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def importing(background: Background, window: QWidget) -> BrandImportController:
    """Looks ahead as where there is no workspace, at site 5."""
    return BrandImportController(
        background, lambda brand: plan_new_brand(brand).with_site_number(5), window
    )


@pytest.fixture
def asked(importing: BrandImportController) -> Asked:
    """What becomes of the questions."""
    return Asked(importing)


def _dialogs(window: QWidget) -> list[QDialog]:
    return [found for found in window.findChildren(QDialog) if found.isVisible()]


def _passphrase_dialog(qtbot: QtBot, window: QWidget) -> PassphraseDialog:
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    assert isinstance(dialog, PassphraseDialog)
    return dialog


def _give(dialog: QDialog, passphrase: str) -> None:
    edit = dialog.findChild(QLineEdit, "passphrase")
    assert isinstance(edit, QLineEdit)
    edit.clear()
    QTest.keyClicks(edit, passphrase)
    press(dialog, "open_file")


def _remark(dialog: QDialog) -> str:
    remark = dialog.findChild(QLabel, "field_message")
    assert isinstance(remark, QLabel)
    return remark.text()


def test_a_plain_file_asks_for_no_passphrase(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked
) -> None:
    importing.begin(PLAIN)
    agree(qtbot, window)
    ((brand, site),) = asked.agreed
    assert (brand.key, brand.shared_key, site) == ("nordlicht", None, None)
    qtbot.waitUntil(lambda: not _dialogs(window))


def test_a_passphrase_is_asked_for_until_it_is_right(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked, sealed: Path
) -> None:
    importing.begin(sealed)
    dialog = _passphrase_dialog(qtbot, window)
    _give(dialog, "not the right one")
    qtbot.waitUntil(lambda: "doesn't open this file" in _remark(dialog))
    assert dialog.isEnabled()
    _give(dialog, PASSPHRASE)
    agree(qtbot, window)
    ((brand, site),) = asked.agreed
    assert brand.shared_key is not None
    assert site == 5
    assert asked.refused == []


def test_what_is_typed_is_hidden_unless_asked_to_be_seen(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked, sealed: Path
) -> None:
    importing.begin(sealed)
    dialog = _passphrase_dialog(qtbot, window)
    edit = dialog.findChild(QLineEdit, "passphrase")
    assert isinstance(edit, QLineEdit)
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    press(dialog, "show_passphrase")
    assert edit.echoMode() is QLineEdit.EchoMode.Normal
    dialog.reject()
    assert (asked.agreed, asked.refused) == ([], [])


def test_cancelling_the_look_ahead_agrees_to_nothing(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked
) -> None:
    importing.begin(PLAIN)
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    assert isinstance(dialog, ImportPlanDialog)
    press(dialog, "leave")
    qtbot.waitUntil(lambda: not _dialogs(window))
    assert (asked.agreed, asked.refused) == ([], [])


def test_a_file_that_cant_be_read_is_refused(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked, sealed: Path
) -> None:
    damaged = sealed.with_name("damaged.json")
    damaged.write_text(sealed.read_text().replace("gAAAAA", "gAAAAB"))
    importing.begin(damaged)
    qtbot.waitUntil(lambda: len(asked.refused) == 1)
    importing.begin(sealed.with_name("missing.json"))
    qtbot.waitUntil(lambda: len(asked.refused) == 2)
    assert [type(error) for error in asked.refused] == [InvalidInput, NotFound]
    assert _dialogs(window) == []


def test_a_file_that_is_damaged_while_asked_for_is_refused(
    qtbot: QtBot, window: QWidget, importing: BrandImportController, asked: Asked, sealed: Path
) -> None:
    importing.begin(sealed)
    dialog = _passphrase_dialog(qtbot, window)
    sealed.unlink()
    _give(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: len(asked.refused) == 1)
    qtbot.waitUntil(lambda: not _dialogs(window))
    assert asked.agreed == []
