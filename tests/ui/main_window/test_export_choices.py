"""Profile, label file and folder of an export are remembered at once, for each brand."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.profiles.builtin import LABEL
from dpp_desktop.profiles.saved import delete_saved, save_profile
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.ui.export.export_driver import ExportDriver
from tests.ui.export.profiles.profile_driver import ProfileDriver
from tests.ui.main_window.conftest import OpenWindow, close
from tests.ui.main_window.window_driver import MainWindowDriver


def _jobs(path: Path, count: int) -> list[int]:
    with Workspace.open(path) as workspace:
        return [run_job(workspace, submit(workspace, parka(5)).job.id).id for _ in range(count)]


def _open(qtbot: QtBot, window: MainWindowDriver, job: int, default: Path) -> ExportDriver:
    dialog = window.window.parts.dialogs.open_export(WholeJob(job), None, default)
    export = ExportDriver(qtbot, dialog)
    export.wait_for(lambda: export.text("heading") and export.text("profile"))
    return export


def _saved_text() -> str:
    """What the file of the preferences has on the disk, even if the program is killed now."""
    file = user_config_path("dpp-desktop", appauthor=False) / "window.ini"
    text = file.read_text("utf-8")
    return next(line for line in text.splitlines() if line.startswith("export_choices="))


def test_profile_and_label_file_are_suggested_for_the_next_export(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = _jobs(workspace_path, 2)
    window = open_window(workspace_path)
    export = _open(qtbot, window, first, tmp_path)
    profile = ProfileDriver(export)
    profile.choose_profile("NiceLabel command file")
    profile.fill("label_file", "parka.nlbl")
    profile.wait_for(lambda: "@Label" in profile.header)
    profile.use()
    export.wait_for(lambda: "NiceLabel" in export.text("profile"))
    assert "nicelabel" in _saved_text()
    assert "parka.nlbl" in _saved_text()
    close(qtbot, window)
    export = _open(qtbot, open_window(workspace_path), second, tmp_path)
    assert export.text("profile") == "Profile: NiceLabel command file · 6 columns"
    profile = ProfileDriver(export)
    assert profile.find(QLineEdit, "label_file").text() == "parka.nlbl"


def test_the_folder_is_suggested_for_the_next_export(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = _jobs(workspace_path, 2)
    default, stick = tmp_path / "default", tmp_path / "stick"
    stick.mkdir()
    window = open_window(workspace_path)
    export = _open(qtbot, window, first, default)
    assert export.folder.parent == default
    export.enter_folder(stick / "packs")
    export.wait_for(export.button("start").isEnabled)
    assert str(stick) in _saved_text()
    export.export_and_wait()
    close(qtbot, window)
    again = open_window(workspace_path)
    export = _open(qtbot, again, second, default)
    assert export.folder.parent == stick
    export.dialog.close()
    export = _open(qtbot, again, second, tmp_path / "other default")
    assert export.folder.parent == tmp_path / "other default"


def test_choices_that_are_no_longer_possible_are_not_suggested(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (job,) = _jobs(workspace_path, 1)
    window = open_window(workspace_path)
    workspace = window.session.tasks.workspace
    save_profile(workspace, "mine", LABEL)
    choices = window.window.parts.dialogs.export_choices
    choices.use_profile("nordlicht", "mine", "")
    choices.use_folder("nordlicht", str(tmp_path / "unplugged"), str(tmp_path))
    delete_saved(workspace, "mine")
    export = _open(qtbot, window, job, tmp_path)
    assert export.text("profile") == "Profile: Label software · 4 columns"
    assert export.folder.parent == tmp_path
    assert export.button("start").isEnabled()
