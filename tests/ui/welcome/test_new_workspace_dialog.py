"""A workspace is created in a file or on a server, and wrong entries are shown at their fields."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from dpp_desktop.store.server import settings
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.welcome.new_workspace_dialog import NewWorkspaceDialog
from tests.server_workspaces import new_database, server_or_skip

_TIMEOUT_MS = 60_000


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewWorkspaceDialog:
    """Return the dialog as it opens."""
    made = NewWorkspaceDialog(tmp_path / "new")
    qtbot.addWidget(made)
    made.open()
    return made


def _press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button
    button.click()


def _choose_server(dialog: QDialog, **values: str) -> None:
    choice = dialog.findChild(QRadioButton, "new_on_server")
    assert choice
    choice.click()
    for name, value in values.items():
        line = dialog.findChild(QLineEdit, f"server_{name}")
        assert line
        line.setText(value)


def _entries() -> dict[str, str]:
    server = server_or_skip()
    found = settings.from_url(server.url(new_database()))
    return {"host": found.host, "database": found.database, "user": found.user}


def _shown(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_workspace_is_created_in_a_file(dialog: NewWorkspaceDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.accepted, timeout=_TIMEOUT_MS):
        _press(dialog, "create_workspace")
    with Workspace.open(dialog.folder, create=False) as made:
        assert made.store_name is None


def test_a_workspace_is_created_on_a_server(dialog: NewWorkspaceDialog, qtbot: QtBot) -> None:
    _choose_server(dialog, **_entries())
    _press(dialog, "test_connection")
    qtbot.waitUntil(lambda: "The database is empty" in _shown(dialog), timeout=_TIMEOUT_MS)
    with qtbot.waitSignal(dialog.accepted, timeout=_TIMEOUT_MS):
        _press(dialog, "create_workspace")
    with Workspace.open(dialog.folder, create=False) as made:
        assert made.store_name


def test_a_wrong_entry_is_shown_at_its_field(dialog: NewWorkspaceDialog, qtbot: QtBot) -> None:
    _choose_server(dialog, host="localhost", port="many", database="dpp")
    _press(dialog, "create_workspace")
    qtbot.waitUntil(lambda: "'many' is not a port number." in _shown(dialog), timeout=_TIMEOUT_MS)
    assert not dialog.folder.exists()


def test_a_server_that_does_not_answer_is_reported(
    dialog: NewWorkspaceDialog, qtbot: QtBot
) -> None:
    _choose_server(dialog, host="127.0.0.1", port="1", database="dpp")
    _press(dialog, "test_connection")
    qtbot.waitUntil(lambda: "isn't available" in _shown(dialog), timeout=_TIMEOUT_MS)
    assert not dialog.folder.exists()


def test_the_tls_modes_are_those_of_libpq(dialog: NewWorkspaceDialog) -> None:
    box = dialog.findChild(QComboBox, "server_tls_mode")
    assert box
    assert [box.itemData(at) for at in range(box.count())] == ["", *reversed(settings.TLS_MODES)]
