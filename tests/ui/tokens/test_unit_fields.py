"""The window shows, copies and saves the passport of each unit with its values."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import token_block
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.facts_grid import facts_of_unit
from dpp_desktop.ui.tokens.passport_tree import PassportTree
from dpp_desktop.ui.tokens.passport_view import PassportView
from tests.minting.test_unit_fields import put_brand
from tests.ui.tokens.test_passport_view import PassportDriver

Show = Callable[[QWidget], None]


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    put_brand(workspace)
    return run_job(workspace, submit(workspace, MintForm("brand", "A", "LOT-7", 12)).job.id)


@pytest.fixture
def view(
    workspace: Workspace, job: MintJob, background: Background, show: Show, qtbot: QtBot
) -> PassportDriver:
    created = PassportView(background)
    driver = PassportDriver(qtbot, created, facts_of_unit(workspace, job, 0))
    show(created)
    return driver


def _row(tree: PassportTree, title: str, parent: QModelIndex) -> QModelIndex:
    model = tree.model()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return next(row for row in rows if row.data() == title)


def _value(tree: PassportTree, *titles: str) -> str:
    index = QModelIndex()
    for title in titles:
        index = _row(tree, title, index)
    return str(index.siblingAtColumn(1).data())


def test_the_values_follow_the_unit_and_the_tree_stays_open(
    workspace: Workspace, job: MintJob, view: PassportDriver
) -> None:
    tree = view.find(PassportTree, "passportTree")
    serials = token_block(workspace, job.id, 0, 12).serials
    assert not tree.isExpanded(_row(tree, "Item", QModelIndex()))
    assert _value(tree, "Item", "Serial") == serials[0]
    tree.expand(_row(tree, "Item", QModelIndex()))
    facts = facts_of_unit(workspace, job, 7, view.facts)
    view.view.show_facts(facts)
    assert tree.isExpanded(_row(tree, "Item", QModelIndex()))
    assert _value(tree, "Item", "Serial") == serials[7]
    assert _value(tree, "Item", "No") == "8"
    assert _value(tree, "Lot") == "LOT-7"


def test_a_passport_of_another_job_starts_collapsed(
    workspace: Workspace, job: MintJob, view: PassportDriver
) -> None:
    tree = view.find(PassportTree, "passportTree")
    tree.expand(_row(tree, "Item", QModelIndex()))
    other = run_job(workspace, submit(workspace, MintForm("brand", "A", "LOT-8", 1)).job.id)
    view.view.show_facts(facts_of_unit(workspace, other, 0, view.facts))
    assert not tree.isExpanded(_row(tree, "Item", QModelIndex()))


def test_the_passport_is_copied_and_saved_with_its_values(
    workspace: Workspace, job: MintJob, view: PassportDriver, tmp_path: Path
) -> None:
    (serial,) = token_block(workspace, job.id, 0, 1).serials
    view.press("copyPassport")
    copied = json.loads(QGuiApplication.clipboard().text())
    assert copied["item"]["serial"] == serial
    view.save_as(tmp_path / "passport.json")
    view.wait_for((tmp_path / "passport.json").exists)
    assert json.loads((tmp_path / "passport.json").read_text()) == copied
