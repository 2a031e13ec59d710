"""Fixtures for tests of the mint form."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.tasks.background import Background
from tests.ui.mint.form_driver import MintFormDriver

OpenForm = Callable[[str | None], MintFormDriver]


@pytest.fixture
def open_form(
    qtbot: QtBot, workspace: Workspace, background: Background, show: Callable[[QWidget], None]
) -> OpenForm:
    """A function that opens the mint form with that brand preselected, and waits for the brands."""

    def open_(brand: str | None = None) -> MintFormDriver:
        dialog = MintDialog(workspace, background, brand=brand)
        # Closed without a question at the end.
        qtbot.addWidget(dialog, before_close_func=MintDialog.close_at_once)
        show(dialog)
        form = MintFormDriver(qtbot, dialog)
        qtbot.waitUntil(lambda: form.is_checked or form.notice.isVisible())
        return form

    return open_


@pytest.fixture
def form(open_form: OpenForm) -> MintFormDriver:
    """The open mint form with the sample brand that requires a GTIN."""
    return open_form("nordlicht")
