"""The form opens with the last brand, or reports why it can't be used."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.tasks.background import Background
from tests.ui.mint.catalogue import add_brand
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver


@pytest.fixture
def bare_workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open workspace without any brand."""
    with Workspace.open(tmp_path) as opened:
        yield opened


def test_the_last_brand_is_preselected(open_form: OpenForm) -> None:
    form = open_form("atelier")
    assert form.dialog.brand == "atelier"
    assert form.brand.currentText() == "Atelier Lune"
    assert form.focused == "product"


def test_a_deleted_brand_is_not_preselected(open_form: OpenForm) -> None:
    assert open_form("gone").dialog.brand is None


def test_a_missing_brand_is_reported_and_can_be_checked_again(
    bare_workspace: Workspace,
    background: Background,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
) -> None:
    dialog = MintDialog(bare_workspace, background)
    qtbot.addWidget(dialog, before_close_func=MintDialog.close_at_once)
    show(dialog)
    form = MintFormDriver(qtbot, dialog)
    form.wait_for(form.notice.isVisible)
    assert form.notice.accessibleName().startswith("There is no brand in this workspace yet.")
    add_brand(bare_workspace, "one")
    form.click(form.find(QPushButton, "again"))
    form.wait_for(lambda: form.status == "Required: product, batch, quantity.")
    assert dialog.brand == "one", "the only one there is"
    assert not form.notice.isVisible()
    form.request(product="ONE-1")
    form.wait_until_ready()


@pytest.mark.logs_warnings
def test_a_failed_check_is_reported_and_can_be_retried(
    form: MintFormDriver, workspace: Workspace
) -> None:
    form.request()
    form.wait_until_ready()
    _rename_table(workspace, "mint_jobs", "elsewhere")
    form.fill("batch", "LOT-8")
    form.wait_for(form.notice.isVisible)
    assert "Internal error" in form.notice.accessibleName()
    assert not form.mint.isEnabled()
    _rename_table(workspace, "elsewhere", "mint_jobs")
    form.click(form.find(QPushButton, "again"))
    form.wait_until_ready()
    assert not form.notice.isVisible()


def _rename_table(workspace: Workspace, name: str, new_name: str) -> None:
    with workspace.write() as transaction:
        transaction.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {new_name}")
