"""Fixtures for tests of brands: an encrypted file, another site, and previews of imports."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpp_desktop.brands.import_plan import BrandImportPlan
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog

PASSPHRASE = "correct horse battery staple"

OpenPreview = Callable[[BrandImportPlan], ImportPlanDialog]


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def encrypted_file(workspace: Workspace, tmp_path: Path) -> Path:
    """The brand nordlicht, exported to an encrypted file by the workspace of site 0."""
    path = tmp_path / "nordlicht.brand.json"
    export_brand(workspace, "nordlicht", path, PASSPHRASE)
    return path


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[Workspace]:
    """The empty workspace of another site, without a site number."""
    with Workspace.open(tmp_path / "elsewhere") as opened:
        yield opened


@pytest.fixture
def open_preview(qtbot: QtBot) -> OpenPreview:
    """A function that opens the preview of a plan."""

    def open_(plan: BrandImportPlan) -> ImportPlanDialog:
        dialog = ImportPlanDialog(plan)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        return dialog

    return open_
