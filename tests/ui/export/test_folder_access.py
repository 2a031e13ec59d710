"""Export is disabled, with the reason, while the packs can't be written into the folder."""

import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.mint import MintJob
from tests.refused_writes import forbid_writing
from tests.ui.export.export_driver import ExportDriver, OpenDialog

_Usage = namedtuple("_Usage", "total used free")


def _wait_for_reason(driver: ExportDriver, text: str) -> None:
    driver.wait_for(lambda: text in driver.text("folder_problem"))
    start = driver.button("start")
    assert not start.isEnabled()
    assert start.toolTip() == driver.text("folder_problem")


def _of_processes(_: Path) -> Path:
    return Path("/proc/packs")


def _below_a_file(folder: Path) -> Path:
    folder.write_text("a file")
    return folder / "packs"


def _a_file(folder: Path) -> Path:
    folder.write_text("a file")
    return folder


def _long_name(folder: Path) -> Path:
    return folder / ("n" * 300)


@pytest.mark.parametrize(
    ("path_of", "text"),
    [
        (_of_processes, "can't be created in '/proc'. Choose an existing folder"),
        (_below_a_file, "Not a directory. Choose a different"),
        (_a_file, "is not a folder. Choose a different folder."),
        (_long_name, "File name too long. Choose a different"),
    ],
)
def test_export_is_disabled_for_an_unusable_path(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    tmp_path: Path,
    path_of: Callable[[Path], Path],
    text: str,
) -> None:
    driver = open_dialog(minted_job)
    driver.enter_folder(path_of(tmp_path / "other"))
    _wait_for_reason(driver, text)
    driver.enter_folder(tmp_path / "packs")
    driver.wait_for(driver.button("start").isEnabled)
    assert driver.text("folder_problem") == ""
    assert driver.button("start").toolTip() == ""


@pytest.mark.parametrize("exists", [True, False])
def test_export_is_enabled_once_the_folder_can_be_written(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    exists: bool,
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    driver = open_dialog(minted_job)
    with monkeypatch.context() as patch:
        forbid_writing(patch, folder)
        driver.enter_folder(folder if exists else folder / "packs")
        _wait_for_reason(driver, "can't be")
    driver.wait_for(driver.button("start").isEnabled)
    driver.export_and_wait()
    assert verify(driver.folder).ok


@pytest.mark.parametrize("free", [0, 1_000])
def test_export_is_disabled_while_the_disk_has_too_little_space(
    open_dialog: OpenDialog, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch, free: int
) -> None:
    driver = open_dialog(minted_job)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: _Usage(10**9, 0, free))
        driver.dialog.update_job(minted_job)
        _wait_for_reason(driver, "The packs need up to 3 MB, and the disk of")
        assert not driver.folder.exists()
    driver.wait_for(driver.button("start").isEnabled)


def test_fewer_packs_may_fit_on_the_disk(
    open_dialog: OpenDialog, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_dialog(minted_job)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(10**9, 0, 1_200_000))
    driver.dialog.update_job(minted_job)
    _wait_for_reason(driver, "The packs need up to")
    driver.click_check_box(1)
    driver.click_check_box(2)
    assert driver.button("start").isEnabled()
    assert driver.text("folder_problem") == ""


def test_a_drive_that_vanished_is_noticed_when_the_user_comes_back(
    open_dialog: OpenDialog, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tmp_path / "media"
    (media / "stick").mkdir(parents=True)
    driver = open_dialog(minted_job)
    driver.enter_folder(media / "stick")
    driver.wait_for(lambda: driver.folder == media / "stick" and driver.button("start").isEnabled())
    with monkeypatch.context() as patch:
        forbid_writing(patch, media)
        (media / "stick").rmdir()
        other = QWidget()
        driver.qtbot.addWidget(other)
        other.show()
        other.activateWindow()
        driver.wait_for(lambda: not driver.dialog.isActiveWindow())
        driver.dialog.activateWindow()
        _wait_for_reason(driver, f"There is no folder '{media / 'stick'}'")
        (media / "stick").mkdir()
        driver.wait_for(driver.button("start").isEnabled)


def test_a_control_says_why_it_is_disabled(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    for name in ("verify", "open_folder"):
        assert driver.button(name).toolTip() == "Nothing has been exported to this folder yet."
    assert driver.button("pause").toolTip() == "No export is running here."
    driver.press("none")
    assert driver.button("start").toolTip() == "No packs are ticked."
    driver.press("all")
    driver.export_and_wait()
    assert driver.button("change_profile").toolTip().startswith("Can't be changed")
    assert driver.button("verify").toolTip() == ""
