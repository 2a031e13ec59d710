"""Tests of saving profiles under a name in the profile dialog, and of using them."""

import csv
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QRadioButton

from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.builtin import LABEL
from dpp_desktop.profiles.saved import list_saved, save_profile
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.profiles.saved_profiles import NameDialog
from tests.ui.driver import Driver
from tests.ui.export.export_driver import OpenDialog
from tests.ui.export.profiles.profile_driver import ProfileDriver


class _NameDriver(Driver):
    """Operates the dialog for the name of a profile."""

    def __init__(self, profile: ProfileDriver) -> None:
        profile.wait_for(lambda: profile.dialog.findChildren(NameDialog))
        self.dialog = profile.dialog.findChildren(NameDialog)[-1]
        super().__init__(profile.qtbot, self.dialog)

    @property
    def problem(self) -> str:
        """The text of the problem."""
        return self.text("name_problem")


def _names(profile: ProfileDriver) -> list[str]:
    shown = profile.find(QListWidget, "profiles")
    return [shown.item(row).text().splitlines()[0] for row in range(shown.count())]


def _heading_of(folder: Path) -> list[str]:
    with min(folder.glob("*.csv")).open(encoding="utf-8", newline="") as text:
        return next(csv.reader(text))


def test_a_changed_profile_is_saved_and_used_for_an_export(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace
) -> None:
    export = open_dialog(small_job)
    profile = ProfileDriver(export)
    assert profile.button("rename_profile").toolTip().startswith("Only saved profiles")
    profile.columns.setCurrentCell(0, 0)
    profile.press("remove_column")
    profile.rename_column(2, "Link")
    profile.wait_for(lambda: profile.header == ["batch", "serial", "Link"])
    profile.press("save_profile")
    name = _NameDriver(profile)
    name.fill("profile_name", "Label")
    name.press("save_name")
    name.wait_for(lambda: "built-in profile" in name.problem)
    name.fill("profile_name", "Große Etiketten")
    assert name.problem == ""
    name.press("save_name")
    profile.wait_for(lambda: "Große Etiketten" in _names(profile))
    (saved,) = list_saved(workspace)
    assert (saved.name, saved.brand) == ("Große Etiketten", "nordlicht")
    profile.wait_for(lambda: profile.header == ["batch", "serial", "Link"])
    profile.use()
    export.wait_for(lambda: export.text("profile") == "Profile: Große Etiketten · 3 columns")
    export.wait_for(export.button("start").isEnabled)
    export.export_and_wait()
    assert _heading_of(export.folder) == ["batch", "serial", "Link"]


def test_a_saved_profile_is_replaced_renamed_and_deleted(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace
) -> None:
    save_profile(workspace, "Machine 2", LABEL)
    profile = ProfileDriver(open_dialog(small_job))
    profile.choose_profile("Machine 2")
    profile.columns.setCurrentCell(0, 0)
    profile.press("remove_column")
    profile.wait_for(lambda: profile.header == ["batch", "serial", "url"])
    profile.press("save_profile")
    name = _NameDriver(profile)
    assert name.find(QLineEdit, "profile_name").text() == "Machine 2"
    assert name.find(QPushButton, "save_name").text() == "&Replace"
    name.find(QRadioButton, "for_all_brands").click()
    name.press("save_name")
    profile.wait_for(lambda: len(list_saved(workspace)[0].profile.columns) == 3)
    assert list_saved(workspace)[0].brand is None
    profile.wait_for(lambda: not profile.dialog.findChildren(NameDialog))
    profile.press("rename_profile")
    name = _NameDriver(profile)
    name.fill("profile_name", "Machine 3")
    name.press("save_name")
    profile.wait_for(lambda: "Machine 3" in _names(profile))
    profile.answer("delete_profile_dialog", "delete")
    profile.press("delete_profile")
    profile.wait_for(lambda: "Machine 3" not in _names(profile))
    assert list_saved(workspace) == ()


def test_a_profile_with_problems_can_not_be_saved(
    open_dialog: OpenDialog, small_job: MintJob
) -> None:
    profile = ProfileDriver(open_dialog(small_job))
    profile.choose_profile("NiceLabel command file")
    profile.wait_for(lambda: "enter the label" in profile.text("label_problem"))
    assert not profile.button("save_profile").isEnabled()
    assert profile.button("save_profile").toolTip() == "Correct the profile first."


def test_a_damaged_file_of_saved_profiles_leaves_the_built_in_ones(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace
) -> None:
    (workspace.path / "export-profiles.json").write_text("[]")
    profile = ProfileDriver(open_dialog(small_job))
    assert "Label software" in _names(profile)
    assert "has no valid profiles" in profile.text("saved_note")
