"""Exporting a brand requires a file and a passphrase that is entered twice."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
from dpp_desktop.ui.tasks.background import Background
from tests.ui.brands.conftest import PASSPHRASE
from tests.ui.dialog_operations import choose_path, press

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def dialog(
    workspace: Workspace,
    background: Background,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> BrandExportDialog:
    """The dialog with the sample brands."""
    with workspace.read() as transaction:
        known = brands.list_all(transaction)
    created = BrandExportDialog(workspace, background, known, tmp_path)
    show(created)
    return created


def _part(dialog: QDialog, kind: type[Kind], name: str) -> Kind:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _can_export(dialog: QDialog) -> bool:
    return _part(dialog, QPushButton, "export").isEnabled()


def _type(dialog: QDialog, first: str, second: str) -> None:
    for name, text in (("passphrase", first), ("passphrase_again", second)):
        edit = _part(dialog, QLineEdit, name)
        edit.clear()
        QTest.keyClicks(edit, text)


def _field_messages(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel, "field_message"))


def _choose(qtbot: QtBot, dialog: QDialog, file: Path) -> None:
    press(dialog, "choose")
    choose_path(qtbot, dialog, file)


def test_the_content_of_the_file_is_explained(dialog: BrandExportDialog) -> None:
    explanation = _part(dialog, QLabel, "explanation").text()
    assert "its serial key" in explanation
    assert "can predict and forge" in explanation


def test_a_brand_is_exported(qtbot: QtBot, dialog: BrandExportDialog, tmp_path: Path) -> None:
    box = _part(dialog, QComboBox, "brand")
    box.setCurrentIndex(box.findText("Nordlicht Outdoor"))
    file = tmp_path / "for the other site.json"
    _choose(qtbot, dialog, file)
    _type(dialog, PASSPHRASE, PASSPHRASE)
    done: list[tuple[BrandFile, Path]] = []
    dialog.exported.connect(lambda brand, path: done.append((brand, path)))
    press(dialog, "export")
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert [(brand.key, path) for brand, path in done] == [("nordlicht", file)]
    assert read_brand_file(file, PASSPHRASE).shared_key


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("", "", "Four or five random words"),
        ("too short", "too short", "The passphrase needs at least 15 characters"),
        (PASSPHRASE, PASSPHRASE[:-1], "The passphrases don't match."),
        (PASSPHRASE, "", ""),
    ],
)
def test_a_rejected_passphrase_is_reported_at_once(
    qtbot: QtBot,
    dialog: BrandExportDialog,
    tmp_path: Path,
    first: str,
    second: str,
    message: str,
) -> None:
    _choose(qtbot, dialog, tmp_path / "x.json")
    _type(dialog, first, second)
    assert message in _field_messages(dialog)
    assert not _can_export(dialog)
    _type(dialog, PASSPHRASE, PASSPHRASE)
    assert _can_export(dialog)


def test_without_a_file_nothing_is_exported(dialog: BrandExportDialog) -> None:
    _type(dialog, PASSPHRASE, PASSPHRASE)
    assert not _can_export(dialog)


def test_a_failure_is_reported_and_can_be_retried(
    qtbot: QtBot, dialog: BrandExportDialog, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    _choose(qtbot, dialog, stick / "x.json")
    _type(dialog, PASSPHRASE, PASSPHRASE)
    stick.rmdir()
    press(dialog, "export")
    message = _part(dialog, QLabel, "message")
    qtbot.waitUntil(message.isVisible)
    assert message.text().startswith(f"There is no folder '{stick}'.")
    stick.mkdir()
    press(dialog, "export")
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert (stick / "x.json").is_file()
