"""Tests of what the export dialog says of room, of bytes, of signatures and of images."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.verification.signature import SigningKey, text_of
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.ui.export.driving import Driver

OpenDialog = Callable[[MintJob], Driver]


@pytest.fixture
def small_job(workspace: Workspace) -> MintJob:
    """A completed job of twelve units."""
    return run_job(workspace, submit(workspace, parka(12)).job.id)


def test_the_room_that_the_ticked_packs_need_is_told(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    assert driver.text("speed").startswith("Needs up to 2.5 MB · ")
    assert driver.text("speed").endswith(" free")
    driver.tick(2)
    assert driver.text("speed").startswith("Needs up to 1.5 MB · ")
    driver.press("all")
    driver.export_to_the_end()
    driver.press("all")
    assert driver.text("speed") == ""


def test_what_does_not_fit_is_not_begun(
    open_dialog: OpenDialog, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000_000))
    driver = open_dialog(minted_job)
    assert driver.text("speed").endswith(" · 1.0 MB free")
    driver.press("start")
    driver.wait_until(lambda: "The packs need up to 3 MB" in driver.text("message"))
    assert not driver.folder.exists()
    monkeypatch.undo()
    driver.export_to_the_end()
    assert verify(driver.folder).ok


def test_bytes_are_told_while_it_runs(
    open_dialog: OpenDialog, workspace: Workspace, exports: ExportRuns, qtbot: QtBot
) -> None:
    driver = open_dialog(run_job(workspace, submit(workspace, parka(400_000)).job.id))
    told: list[str] = []
    with qtbot.waitSignal(exports.ended, timeout=30_000):
        driver.press("start")
        exports.progressed.connect(lambda _: told.append(driver.text("speed")))
    assert any(" of 39.2 MB" in text for text in told), told


def test_rows_and_signature_are_checked_against_the_workspace(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    driver.press("verify")
    driver.wait_until(lambda: "signature match this workspace" in driver.text("message"))
    _sign_anew(driver.folder)
    assert verify(driver.folder).ok
    driver.press("verify")
    driver.wait_until(lambda: "1 problem found" in driver.text("message"))
    assert "signed with a different key" in driver.findings[0]


def test_what_was_never_signed_is_told_so(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.export_to_the_end()
    manifest = driver.folder / "manifest.json"
    document = json.loads(manifest.read_bytes())
    del document["signed_by"]
    manifest.write_text(json.dumps(document))
    (driver.folder / "manifest.json.sig").unlink()
    driver.press("verify")
    driver.wait_until(lambda: "are not signed" in driver.text("message"))


@pytest.mark.logs_warnings
@pytest.mark.parametrize("gone", [True, False])
def test_images_that_are_gone_or_changed_are_made_again(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace, tmp_path: Path, gone: bool
) -> None:
    wish = ProfileOverrides(images=image_options("png", 300, 0.5))
    export_tokens(workspace, Request(WholeJob(small_job.id), tmp_path / "packs", wish))
    (images,) = (tmp_path / "packs").glob("*-qr")
    if gone:
        shutil.rmtree(images)
        driver = open_dialog(small_job)
        driver.export_to_the_end()
        assert "re-created with identical content" in driver.text("message")
    else:
        min(images.glob("*.png")).write_bytes(b"")
        driver = open_dialog(small_job)
        driver.press("verify")
        driver.wait_until(lambda: "1 problem found" in driver.text("message"))
        assert driver.button("message_button").text() == "&Replace changed packs"
        driver.press("message_button")
        driver.wait_until(lambda: driver.text("message").startswith("1 pack is in "))
    assert verify(tmp_path / "packs", workspace=workspace).ok


def test_tags_that_are_too_small_are_told_of(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    wish = ProfileOverrides(nfc_tag="MIFARE Ultralight")
    made = export_tokens(workspace, Request(WholeJob(small_job.id), tmp_path / "packs", wish))
    (tmp_path / "packs" / made.packs[0].file).unlink()
    driver = open_dialog(small_job)
    driver.export_to_the_end()
    assert "don't fit on MIFARE Ultralight" in driver.text("message")


def _sign_anew(folder: Path) -> None:
    """Signs the manifest with a key that isn't the workspace's."""
    key = SigningKey(b"\x07" * 32)
    manifest = folder / "manifest.json"
    document = json.loads(manifest.read_bytes())
    document["signed_by"]["public_key"] = text_of(key.public)
    forged = json.dumps(document).encode()
    manifest.write_bytes(forged)
    (folder / "manifest.json.sig").write_bytes(key.signature_of(forged))
