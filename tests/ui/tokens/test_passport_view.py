"""The passport of a token keeps the titles it was minted with, and can be copied and saved."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.mint import MintJob
from dpp_desktop.resource_paths import resource
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.facts_grid import TokenFacts, facts_of_unit
from dpp_desktop.ui.tokens.passport_texts import node_title
from dpp_desktop.ui.tokens.passport_view import PassportView
from tests.ui.driver import Driver

Show = Callable[[QWidget], None]


class PassportDriver(Driver):
    """Operates the view of a passport."""

    def __init__(self, qtbot: QtBot, view: PassportView, facts: TokenFacts) -> None:
        super().__init__(qtbot, view)
        self.view = view
        self.facts = facts
        self.errors: list[Exception] = []
        view.failed.connect(self.errors.append)
        view.show_facts(facts)

    def save_as(self, file: Path, name_filter: str = "") -> None:
        self.press("savePassport")
        dialog = self.find(QFileDialog, "savePassportDialog")
        self.wait_for(dialog.isVisible)
        if name_filter:
            (chosen,) = (each for each in dialog.nameFilters() if name_filter in each)
            dialog.selectNameFilter(chosen)
            dialog.filterSelected.emit(chosen)
        name = dialog.findChild(QLineEdit)
        assert isinstance(name, QLineEdit)
        name.setText(str(file))
        QTest.keyClick(name, Qt.Key.Key_Return)


@pytest.fixture
def view(
    workspace: Workspace, minted_job: MintJob, background: Background, show: Show, qtbot: QtBot
) -> PassportDriver:
    created = PassportView(background)
    driver = PassportDriver(qtbot, created, facts_of_unit(workspace, minted_job, 7))
    show(created)
    return driver


def titles(facts: TokenFacts) -> list[str]:
    return [node_title(node) for node in facts.passport_root.parts]


def test_a_later_schema_does_not_change_the_titles(
    workspace: Workspace, minted_job: MintJob
) -> None:
    before = titles(facts_of_unit(workspace, minted_job, 0))
    assert before[:3] == ["Kind of garment", "Fibre composition", "Further parts"]
    brand = read_brand_file(resource("samples") / "nordlicht.brand.json")
    schema = brand.schema.replace("Fibre composition", "Something else")
    import_brand(workspace, replace(brand, schema=schema))
    assert titles(facts_of_unit(workspace, minted_job, 0)) == before


def test_tokens_of_a_job_share_the_passport_that_was_read(
    workspace: Workspace, minted_job: MintJob
) -> None:
    known = facts_of_unit(workspace, minted_job, 0)
    assert facts_of_unit(workspace, minted_job, 1, known).passport_root is known.passport_root


def test_the_passport_is_copied_as_json(view: PassportDriver) -> None:
    view.press("copyPassport")
    assert json.loads(QGuiApplication.clipboard().text()) == view.facts.passport
    assert view.find(QPushButton, "copyPassport").text() == "Copied"


@pytest.mark.parametrize("entered", ["passport.json", "passport"])
def test_the_passport_is_saved_as_json(view: PassportDriver, tmp_path: Path, entered: str) -> None:
    view.save_as(tmp_path / entered)
    view.wait_for(lambda: view.find(QPushButton, "savePassport").text() == "Saved")
    assert [file.name for file in tmp_path.iterdir()] == ["passport.json"]
    saved = (tmp_path / "passport.json").read_text("utf-8")
    assert json.loads(saved) == view.facts.passport
    assert "\n  " in saved


def test_the_passport_is_saved_as_text(view: PassportDriver, tmp_path: Path) -> None:
    view.save_as(tmp_path / "passport", "*.txt")
    view.wait_for(lambda: view.find(QPushButton, "savePassport").text() == "Saved")
    assert "Country of making-up: LT\n" in (tmp_path / "passport.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "reason"), [("passport.csv", ".json or .txt"), ("missing/passport.json", "missing")]
)
def test_a_file_that_cannot_be_saved_is_explained_and_absent(
    view: PassportDriver, tmp_path: Path, file: str, reason: str
) -> None:
    (tmp_path / "missing").mkdir()
    view.press("savePassport")
    dialog = view.find(QFileDialog, "savePassportDialog")
    view.wait_for(dialog.isVisible)
    (tmp_path / "missing").rmdir()
    dialog.fileSelected.emit(str(tmp_path / file))
    view.wait_for(lambda: view.errors)
    (error,) = view.errors
    assert isinstance(error, DppError)
    assert reason in error.message
    assert not list(tmp_path.rglob("*"))


def test_buttons_say_why_they_are_disabled(view: PassportDriver) -> None:
    shown = view.view
    shown.enable_unless("The token is being loaded.")
    for name in ("copyPassport", "savePassport"):
        button = view.find(QPushButton, name)
        assert (button.isEnabled(), button.toolTip()) == (False, "The token is being loaded.")
    shown.enable_unless("")
    assert view.find(QPushButton, "copyPassport").toolTip().startswith("Copies the passport")
