"""Tests of the warning that tokens are already in other exports."""

from pathlib import Path

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job, interrupted_export
from tests.samples import mint
from tests.ui.export.export_driver import OpenDialog

USE_EXISTING = "Use the existing packs, unless you want to print the same codes again."
RESUMED = "This export was cancelled before and has been resumed."


def test_tokens_in_other_exports_are_reported_until_the_export_starts(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    half = Request(UnitRange(minted_job.id, 1, 12_500), tmp_path / "half")
    created = export_tokens(workspace, half).export
    hand_over(workspace, created.id, [1, 2], "Ada")
    driver = open_dialog(ExportRequest(UnitRange(minted_job.id, 12_501, 25_000)))
    assert driver.text("warning") == ""
    driver.choose("whole_job")
    driver.wait_for(lambda: driver.text("warning") != "")
    first, second = driver.text("warning").splitlines()
    assert first == f"12,500 of 25,000 tokens are already in other exports. {USE_EXISTING}"
    assert second.startswith(f"Export {created.id}, ")
    assert ": 12,500 tokens · 2 packs handed over, the last by Ada, " in second
    assert second.endswith(f" · {half.directory}")
    with workspace.write():
        driver.press("start")
        driver.wait_for(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("warning") == "", "the export has started"
    driver.wait_until_finished()
    assert driver.text("warning") == "", "the packs are finished"
    driver.wait_for(lambda: driver.text("message") == f"3 packs are in {driver.folder}")
    assert verify(driver.folder).ok


def test_an_export_made_since_the_last_poll_is_reported_before_the_start(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    export_tokens(workspace, Request(UnitRange(minted_job.id, 1, 10_000), tmp_path / "other"))
    assert driver.text("warning") == ""
    driver.press("start")
    driver.wait_for(lambda: driver.text("warning") != "")
    assert driver.text("warning").startswith("10,000 of 25,000 tokens are already in other exports")
    assert driver.states == ["Not created yet"] * 3
    assert not driver.folder.exists()
    driver.export_and_wait()
    driver.wait_for(lambda: driver.text("message") == f"3 packs are in {driver.folder}")
    assert verify(driver.folder).ok


def test_a_handover_since_the_last_poll_is_reported_before_the_start(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = export_tokens(workspace, Request(UnitRange(minted_job.id, 1, 5), tmp_path / "other"))
    driver = open_dialog(minted_job)
    assert "not handed over" in driver.text("warning")
    hand_over(workspace, other.export.id, [1], "Ada")
    driver.press("start")
    driver.wait_for(lambda: "handed over by Ada" in driver.text("warning"))
    assert not driver.folder.exists()


def test_an_outdated_warning_does_not_block_the_start(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    half = Request(UnitRange(minted_job.id, 1, 12_500), tmp_path / "half")
    other = export_tokens(workspace, half, StopAfter(1)).export
    driver = open_dialog(minted_job)
    assert driver.text("warning") != ""
    cancel_export(workspace, other.id)
    driver.export_and_wait()
    assert verify(driver.folder).ok


def test_an_overlap_that_arises_during_the_run_is_reported_after_it(
    open_dialog: OpenDialog,
    exports: ExportRuns,
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    driver = open_dialog(minted_job)
    with workspace.write():
        exports.start(Request(UnitRange(minted_job.id, 1, 10_000), tmp_path / "first"))
        driver.press("start")
        driver.wait_for(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("message") == ""
    driver.wait_until_finished()
    driver.wait_for(lambda: "\n" in driver.text("message"))
    finished, overlap, export = driver.text("message").splitlines()
    assert finished == f"3 packs are in {driver.folder}"
    assert overlap == f"10,000 of 25,000 tokens are already in other exports. {USE_EXISTING}"
    assert export.endswith(f" · {tmp_path / 'first'}")


def test_an_export_does_not_overlap_with_itself(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("This export was interrupted")
    assert driver.text("warning") == ""
    driver.export_and_wait()
    assert driver.text("warning") == ""


def test_exports_with_handed_over_packs_are_listed_first(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = mint(workspace, parka(1, "ONE"))
    created = [export_job(workspace, job.id, tmp_path / str(number)).export for number in range(5)]
    hand_over(workspace, created[0].id, [1], "Eve")
    driver = open_dialog(ExportRequest(UnitRange(job.id, 1, 1)))
    lines = driver.text("warning").splitlines()
    assert lines[0] == f"1 of 1 token is already in other exports. {USE_EXISTING}"
    listed = [line.split(",")[0] for line in lines[1:4]]
    assert listed == [f"Export {created[number].id}" for number in (0, 4, 3)]
    assert "1 token · pack 1 handed over by Eve, " in lines[1]
    assert lines[2].endswith(f"1 token · not handed over · {created[4].directory}")
    assert lines[4:] == ["More exports with these tokens: 2"]


def test_resuming_a_cancelled_export_is_reported_once(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    cancelled = interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    cancel_export(workspace, cancelled.id)
    driver = open_dialog(ExportRequest(WholeJob(minted_job.id), export_id=cancelled.id))
    assert driver.text("message").startswith("This export was cancelled with 2 of 3 packs")
    assert RESUMED not in driver.text("message")
    with workspace.write():
        driver.press("start")
        driver.wait_for(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("message") == RESUMED
    driver.wait_until_finished()
    driver.wait_for(lambda: driver.text("message").endswith(f"\n{RESUMED}"))
    driver.press("close")
    driver = open_dialog(minted_job)
    assert driver.text("message") == f"3 packs are in {cancelled.directory}"


def test_re_creating_handed_over_packs_is_preceded_by_a_warning(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    created = export_job(workspace, minted_job.id, tmp_path / "packs").export
    hand_over(workspace, created.id, [1], "Ada")
    driver = open_dialog(minted_job)
    assert driver.text("warning") == ""
    for path in (tmp_path / "packs").iterdir():
        path.unlink()
    driver.dialog.update_job(minted_job)
    driver.wait_for(lambda: driver.text("warning") != "")
    assert driver.text("warning").startswith("1 missing pack was handed over before, by Ada, ")
    assert driver.text("warning").endswith("Its labels may already be printed.")
    assert driver.states == ["Missing"] * 3
    assert driver.handed_over == ["Ada", "", ""]
    driver.export_and_wait()
    assert "labels may already be printed" in driver.text("message")
    with workspace.read() as transaction:
        assert [each.id for each in exports.list_all(transaction)] == [created.id]
