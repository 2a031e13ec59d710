"""Fixtures for tests of sharing brands: an encrypted file and the workspace of another site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.store.workspace import Workspace

PASSPHRASE = "correct horse battery staple"


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
