"""Tests of the export folder: choosing it, and folders that are missing, moved or in use."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.run_controller import ExportRunController
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.job_exports import export_job, interrupted_export, packs_on_disk
from tests.samples import mint, put_samples
from tests.ui.export.export_driver import BlockBackground, OpenDialog


class FileManager(QObject):
    """Records the folders that the system's file manager would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_an_export_continues_once_its_missing_folder_is_back(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("The folder no longer exists. 2 of 3 packs")
    for name in ("start", "verify", "open_folder"):
        assert not driver.button(name).isEnabled()
    (tmp_path / "moved").rename(tmp_path / "stick")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(tmp_path / "stick").ok


def test_nothing_is_written_if_the_folder_was_removed_since_the_last_poll(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "stick")
    driver = open_dialog(minted_job)
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver.press("start")
    driver.wait_for(lambda: "no longer exists" in driver.text("message"))
    assert not (tmp_path / "stick").exists()


def test_nothing_is_written_if_the_folder_is_changed_while_the_export_starts(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    exports: ExportRuns,
    block_background: BlockBackground,
    tmp_path: Path,
) -> None:
    driver = open_dialog(minted_job)
    first = driver.folder
    release = block_background()
    driver.press("start")
    driver.enter_folder(tmp_path / "another")
    release()
    driver.wait_for(lambda: not driver.dialog.findChildren(ExportRunController)[0].is_starting)
    assert driver.folder == tmp_path / "another"
    assert not exports.under_way
    assert not first.exists()
    assert not driver.folder.exists()


def test_nothing_is_written_if_the_folder_was_emptied_since_the_last_poll(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    shutil.rmtree(tmp_path / "packs")
    (tmp_path / "packs").mkdir()
    driver.press("start")
    driver.wait_for(lambda: driver.states == ["Missing", "Missing", "Not created yet"])
    assert driver.button("start").text() == "&Continue"
    assert driver.selected_packs == [1, 2, 3]
    assert not driver.button("pause").isEnabled()
    driver.export_and_wait()
    assert verify(tmp_path / "packs").ok


def test_a_new_folder_can_replace_a_missing_one(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    workspace: Workspace,
    tmp_path: Path,
    default_folder: Path,
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "moved")
    driver = open_dialog(minted_job)
    driver.press("message_button")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.folder.parent == default_folder
    assert driver.selected_packs == [1, 2, 3]
    driver.export_and_wait()
    assert verify(driver.folder).ok


def test_a_moved_folder_is_recognized_by_its_content(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "elsewhere")
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / "elsewhere")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Finished", "Finished", "Not created yet"]
    driver.export_and_wait()
    assert verify(tmp_path / "elsewhere").ok


def test_a_folder_with_packs_of_another_job_is_rejected(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    other = mint(workspace, parka(5))
    export_job(workspace, other.id, tmp_path / "others")
    before = packs_on_disk(tmp_path / "others")
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / "others")
    expected = f"This folder contains the packs of job {other.id}. Choose a different folder."
    driver.wait_for(lambda: driver.text("folder_problem") == expected)
    assert not driver.button("start").isEnabled()
    assert packs_on_disk(tmp_path / "others") == before
    driver.enter_folder(tmp_path / "mine")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.text("folder_problem") == ""


def test_a_folder_with_packs_of_another_workspace_is_rejected(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "elsewhere") as elsewhere:
        put_samples(elsewhere)
        foreign = mint(elsewhere, parka(5))
        export_job(elsewhere, foreign.id, tmp_path / "theirs")
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / "theirs")
    driver.wait_for(lambda: "another workspace" in driver.text("folder_problem"))
    assert not driver.button("start").isEnabled()


def test_an_error_of_the_engine_about_the_folder_is_shown_next_to_the_field(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    exports: ExportRuns,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    other = mint(workspace, parka(5))
    export_job(workspace, other.id, tmp_path / "others")
    driver = open_dialog(minted_job)
    exports.start(Request(WholeJob(minted_job.id), tmp_path / "others"))
    driver.wait_for(lambda: "contains export" in driver.text("folder_problem"))
    assert driver.can_edit_folder


@pytest.mark.parametrize("path", ["file", "file/folder"])
def test_the_path_of_a_file_is_rejected(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path, path: str
) -> None:
    (tmp_path / "file").write_text("a file")
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / path)
    driver.wait_for(
        lambda: driver.button("start").isEnabled() or bool(driver.text("folder_problem"))
    )
    if driver.button("start").isEnabled():
        driver.press("start")
    driver.wait_for(lambda: bool(driver.text("folder_problem")))
    assert (tmp_path / "file").read_text() == "a file"


def test_a_subfolder_is_offered_for_a_folder_with_other_files(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "letter.txt").write_text("a letter")
    driver = open_dialog(minted_job)
    driver.enter_folder(tmp_path / "stick")
    driver.wait_for(lambda: "letter.txt" in driver.text("folder_problem"))
    assert driver.text("message") == "The packs can go into a new subfolder of this folder."
    assert not driver.button("start").isEnabled()
    driver.press("message_button")
    driver.wait_for(lambda: driver.folder.parent == tmp_path / "stick")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(driver.folder).ok
    assert (tmp_path / "stick" / "letter.txt").read_text() == "a letter"


def test_a_relative_path_is_rejected(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.enter_folder("packs")
    assert "full path" in driver.text("folder_problem")
    assert not driver.button("start").isEnabled()


def test_a_folder_is_selected_in_the_file_dialog(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "chosen").mkdir()
    driver = open_dialog(minted_job)
    driver.press("browse")
    (chooser,) = driver.dialog.findChildren(QFileDialog)
    assert Path(chooser.directory().path()) == tmp_path, "the nearest existing folder"
    driver.choose_path(tmp_path / "chosen")
    driver.wait_for(lambda: driver.folder == tmp_path / "chosen")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    driver.export_and_wait()
    assert verify(tmp_path / "chosen").ok


def test_the_folder_is_opened_in_the_file_manager(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    file_manager = FileManager()
    # The stubs ask for bytes, which PySide6 itself refuses.
    QDesktopServices.setUrlHandler("file", file_manager, "show")  # type: ignore[arg-type]
    try:
        driver = open_dialog(minted_job)
        driver.export_and_wait()
        assert driver.buttons("message_button") == []
        driver.press("open_folder")
        assert file_manager.opened == [driver.folder]
    finally:
        QDesktopServices.unsetUrlHandler("file")
