"""Tests of verifying an export, and of re-creating packs that are missing or changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication

from dpp_desktop.exporting.folder_state import folder_state
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.exporting.verification.progress import (
    VerificationObserver,
    VerificationProgress,
    VerificationStep,
)
from dpp_desktop.exporting.verification.signature import SigningKey, text_of
from dpp_desktop.exporting.verification.verify import Verification, verify
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export import folder_actions
from dpp_desktop.ui.export.poller import FolderPoller
from dpp_desktop.ui.export.repair_dialog import RepairDialog
from tests.conftest import parka
from tests.exporting.job_exports import export_job, packs_on_disk
from tests.samples import mint
from tests.ui.export.export_driver import BlockBackground, ExportDriver, OpenDialog


def _verify_without_a_pack(
    driver: ExportDriver, block_background: BlockBackground
) -> Callable[[], None]:
    """Start to verify an export that lacks a pack; return a function that lets it continue."""
    driver.export_and_wait()
    min(driver.folder.glob("*.csv")).unlink()
    release = block_background()
    driver.press("verify")
    return release


def _sign_with_another_key(folder: Path) -> None:
    """Sign the manifest with a key that doesn't belong to the workspace."""
    key = SigningKey(b"\x07" * 32)
    manifest = folder / "manifest.json"
    document = json.loads(manifest.read_bytes())
    document["signed_by"]["public_key"] = text_of(key.public)
    forged = json.dumps(document).encode()
    manifest.write_bytes(forged)
    (folder / "manifest.json.sig").write_bytes(key.signature_of(forged))


def test_no_export_can_start_during_a_verification(
    open_dialog: OpenDialog, minted_job: MintJob, block_background: BlockBackground
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    driver.click_check_box(1)
    assert driver.button("start").isEnabled()
    release = block_background()
    driver.press("verify")
    assert driver.button("verify").text() == "Stop &verifying"
    assert not driver.button("start").isEnabled()
    release()
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.text("message").startswith("3 packs with")


@pytest.mark.parametrize("stopped_by", ["button", "closing"])
def test_a_verification_can_be_stopped(
    open_dialog: OpenDialog, minted_job: MintJob, block_background: BlockBackground, stopped_by: str
) -> None:
    driver = open_dialog(minted_job)
    release = _verify_without_a_pack(driver, block_background)
    if stopped_by == "button":
        driver.press("verify")
    else:
        driver.dialog.close()
        driver.dialog.show()
    release()
    driver.wait_for(lambda: driver.button("verify").text() == "&Verify")
    driver.wait_for(driver.button("verify").isEnabled)
    assert driver.findings == []


def test_findings_in_one_folder_are_not_shown_for_another(
    open_dialog: OpenDialog, minted_job: MintJob, block_background: BlockBackground, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    release = _verify_without_a_pack(driver, block_background)
    driver.enter_folder(tmp_path / "another")
    release()
    driver.wait_for(lambda: driver.folder == tmp_path / "another")
    driver.wait_for(lambda: driver.button("verify").text() == "&Verify")
    driver.wait_for(lambda: driver.button("start").isEnabled())
    assert driver.states == ["Not created yet"] * 3
    assert (driver.text("message"), driver.findings) == ("", [])


def test_a_verification_stops_if_another_program_exports_into_the_folder(
    open_dialog: OpenDialog,
    minted_job: MintJob,
    workspace: Workspace,
    block_background: BlockBackground,
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    release = block_background()
    driver.press("verify")
    poller = driver.dialog.findChild(FolderPoller)
    assert isinstance(poller, FolderPoller)
    with workspace.active_runner() as runner:
        start_export(workspace, Request(WholeJob(minted_job.id), driver.folder), runner)
        poller.polled.emit(folder_state(workspace, Request(WholeJob(minted_job.id), driver.folder)))
        assert driver.button("verify").text() == "&Verify"
        assert driver.text("message").startswith("Another program is running this export")
    release()


def test_the_verification_result_disappears_when_another_export_is_shown(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    driver.press("verify")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs with"))
    with workspace.active_runner() as runner:
        start_export(workspace, Request(WholeJob(minted_job.id), tmp_path / "there"), runner)
        driver.dialog.update_job(minted_job)
        driver.wait_for(lambda: driver.folder == tmp_path / "there")
        assert driver.text("message").startswith("Another program is running this export")


def test_findings_are_listed_and_a_missing_pack_is_created_again(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    first, second, _ = sorted(driver.folder.glob("*.csv"))
    content = first.read_bytes()
    first.unlink()
    (driver.folder / "added.csv").write_text("a,b\r\n")
    driver.press("verify")
    driver.wait_for(lambda: len(driver.findings) == 2)
    assert driver.findings[0] == f"{first.name}: The pack is missing."
    assert driver.findings[1].startswith("added.csv: ")
    assert driver.states == ["Problem", "Finished", "Finished"]
    driver.press("copy_findings")
    assert QGuiApplication.clipboard().text().splitlines() == driver.findings
    assert driver.selected_packs == [1]
    before = packs_on_disk(driver.folder)[second.name]
    driver.export_and_wait()
    assert first.read_bytes() == content
    assert packs_on_disk(driver.folder)[second.name] == before
    assert driver.findings == []


def test_only_packs_that_a_verification_found_changed_are_replaced(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    before = packs_on_disk(driver.folder)
    first, second, _ = sorted(driver.folder.glob("*.csv"))
    second.write_bytes(second.read_bytes().replace(b"LOT-7", b"LOT-8"))
    driver.press("verify")
    driver.wait_for(lambda: driver.states == ["Finished", "Problem", "Finished"])
    assert driver.text("message").endswith("changed after the export: 2.")
    driver.answer("repair_dialog", "repair")
    driver.press("message_button")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))
    assert verify(driver.folder).ok
    assert packs_on_disk(driver.folder)[first.name] == before[first.name]


@pytest.mark.parametrize("state", ["Missing", "Problem"])
def test_missing_and_altered_packs_are_not_shown_as_finished(
    open_dialog: OpenDialog, minted_job: MintJob, workspace: Workspace, state: str, tmp_path: Path
) -> None:
    created = export_job(workspace, minted_job.id, tmp_path / "packs")
    second = created.export.directory / created.packs[1].file
    content = second.read_bytes()
    second.unlink() if state == "Missing" else second.write_bytes(b"short")
    driver = open_dialog(minted_job)
    assert driver.states == ["Finished", state, "Finished"]
    assert driver.selected_packs == [2]
    assert "2 of 3" in driver.text("message")
    if state == "Missing":
        driver.export_and_wait()
        note = "Packs re-created with identical content: 2"
        expected = f"3 packs are in {driver.folder}\n{note}"
        driver.wait_for(lambda: driver.text("message") == expected)
    else:
        assert driver.button("message_button").text().startswith("&Re-create 1 pack")
        driver.answer("repair_dialog", "repair")
        driver.press("message_button")
        driver.wait_for(lambda: driver.states == ["Finished"] * 3)
        driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))
    assert second.read_bytes() == content
    assert verify(created.export.directory).ok


def test_rows_and_signature_are_compared_with_the_workspace(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    assert not driver.button("verify").isEnabled()
    driver.export_and_wait()
    driver.press("verify")
    expected = (
        "3 packs with 25,000 rows verified: no changes since the export. "
        "All rows and the signature match this workspace."
    )
    driver.wait_for(lambda: driver.text("message") == expected)
    assert driver.findings == []
    _sign_with_another_key(driver.folder)
    assert verify(driver.folder).ok
    driver.press("verify")
    driver.wait_for(lambda: "1 problem found" in driver.text("message"))
    assert "signed with a different key" in driver.findings[0]


def test_a_missing_signature_is_reported(open_dialog: OpenDialog, minted_job: MintJob) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    manifest = driver.folder / "manifest.json"
    document = json.loads(manifest.read_bytes())
    del document["signed_by"]
    manifest.write_text(json.dumps(document))
    (driver.folder / "manifest.json.sig").unlink()
    driver.press("verify")
    driver.wait_for(lambda: "are not signed" in driver.text("message"))


@pytest.mark.logs_warnings
@pytest.mark.parametrize("missing", [True, False])
def test_missing_and_changed_images_are_created_again(
    open_dialog: OpenDialog, small_job: MintJob, workspace: Workspace, tmp_path: Path, missing: bool
) -> None:
    overrides = ProfileOverrides(images=image_options("png", 300, 0.5))
    export_tokens(workspace, Request(WholeJob(small_job.id), tmp_path / "packs", overrides))
    (images,) = (tmp_path / "packs").glob("*-qr")
    if missing:
        shutil.rmtree(images)
        driver = open_dialog(small_job)
        driver.export_and_wait()
        assert "re-created with identical content" in driver.text("message")
    else:
        min(images.glob("*.png")).write_bytes(b"")
        driver = open_dialog(small_job)
        driver.press("verify")
        driver.wait_for(lambda: "changed after the export: 1." in driver.text("message"))
        assert driver.button("message_button").text().startswith("&Re-create 1 pack")
        driver.answer("repair_dialog", "repair")
        driver.press("message_button")
        driver.wait_for(lambda: driver.text("message").startswith("1 pack is in "))
    assert verify(tmp_path / "packs", workspace=workspace).ok


def test_changed_and_missing_packs_are_re_created_with_one_button(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    before = packs_on_disk(driver.folder)
    first, second, third = sorted(driver.folder.glob("*.csv"))
    first.write_bytes(first.read_bytes().replace(b"LOT-7", b"LOT-8"))
    second.unlink()
    driver.press("verify")
    driver.wait_for(lambda: driver.states == ["Problem", "Problem", "Finished"])
    changed, missing = driver.text("message").removesuffix(".").split(". ")
    assert changed.endswith("changed after the export: 1")
    assert missing.endswith("missing: 2")
    assert driver.button("message_button").text() == "&Re-create 2 packs"
    driver.answer("repair_dialog", "keep_packs")
    driver.press("message_button")
    driver.wait_for(lambda: not driver.dialog.findChildren(RepairDialog))
    assert first.read_bytes() != before[first.name][1]
    driver.answer("repair_dialog", "repair")
    driver.press("message_button")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))
    assert verify(driver.folder).ok
    assert packs_on_disk(driver.folder)[third.name] == before[third.name]


def test_missing_packs_are_re_created_without_a_question(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    min(driver.folder.glob("*.csv")).unlink()
    driver.press("verify")
    driver.wait_for(lambda: driver.text("message").endswith("missing: 1."))
    driver.press("message_button")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs are in"))
    assert verify(driver.folder).ok


def test_a_verification_shows_packs_and_bytes(
    open_dialog: OpenDialog, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    goes_on = Event()

    def wait_in_the_second_pack(
        folder: Path,
        key: None,
        workspace: Workspace,
        stop: Callable[[], bool],
        observer: VerificationObserver,
    ) -> Verification:
        observer.progressed(
            VerificationProgress(VerificationStep.FILES, 1, 3, 1_000_000, 5_000_000)
        )
        goes_on.wait()
        return verify(folder, key, workspace, stop, observer)

    monkeypatch.setattr(folder_actions, "verify", wait_in_the_second_pack)
    driver.press("verify")
    try:
        driver.wait_for(lambda: driver.text("count") == "Verifying files: 1 of 3 packs · 20%")
        assert driver.text("speed") == "1.0 MB of 5.0 MB"
    finally:
        goes_on.set()
    driver.wait_for(lambda: driver.text("message").startswith("3 packs with"))
    assert driver.text("count") == "3 of 3 packs · 100%"


def test_an_open_pack_is_reported_and_is_no_problem(
    open_dialog: OpenDialog, minted_job: MintJob
) -> None:
    driver = open_dialog(minted_job)
    driver.export_and_wait()
    first = min(driver.folder.glob("*.csv"))
    (driver.folder / f".~lock.{first.name}#").write_text("Kim")
    driver.press("verify")
    driver.wait_for(lambda: driver.text("message").startswith("3 packs with"))
    assert f"Open in another program: {first.name}." in driver.text("message")
    assert driver.states == ["Finished"] * 3


def test_six_packs_are_visible_beside_the_findings(
    open_dialog: OpenDialog, workspace: Workspace
) -> None:
    driver = open_dialog(mint(workspace, parka(60_001)))
    driver.export_and_wait()
    for pack in driver.folder.glob("*.csv"):
        pack.write_bytes(pack.read_bytes().replace(b"LOT-7", b"LOT-8"))
    driver.dialog.resize(1020, 728)
    driver.press("verify")
    driver.wait_for(lambda: len(driver.findings) >= 7)
    driver.wait_for(lambda: _visible_rows(driver) >= 6)


def _visible_rows(driver: ExportDriver) -> int:
    """The number of rows of packs that are completely visible in the window."""
    table = driver.table
    rects = [
        table.visualRect(table.model().index(row, 0)) for row in range(table.model().rowCount())
    ]
    visible = table.viewport().visibleRegion().boundingRect()
    return sum(visible.contains(rect) for rect in rects)
