"""The dialog warns of what other exports have, before a pack is made, and hinders nothing."""

from collections.abc import Callable
from pathlib import Path

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.poller import ExportRequest
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.exporting.stopping import StopAfter
from tests.ui.export.driving import Driver
from tests.ui.export.stopping import interrupted

OpenDialog = Callable[[MintJob | ExportRequest], Driver]

NEW = "Use the existing packs, unless you want to print the same codes again."
TAKEN_UP = "This export was cancelled before and has been resumed."


def test_what_is_chosen_is_held_against_other_exports(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    half = Request(UnitRange(minted_job.id, 1, 12_500), tmp_path / "half")
    made = export_tokens(workspace, half).export
    hand_over(workspace, made.id, [1, 2], "Ada")
    driver = open_dialog(ExportRequest(UnitRange(minted_job.id, 12_501, 25_000)))
    assert driver.text("warning") == ""
    driver.choose("whole_job")
    driver.wait_until(lambda: driver.text("warning") != "")
    first, second = driver.text("warning").splitlines()
    assert first == f"12,500 of 25,000 tokens are already in other exports. {NEW}"
    assert second.startswith(f"Export {made.id}, ")
    assert ": 12,500 tokens · 2 packs handed over, the last by Ada, " in second
    assert second.endswith(f" · {half.directory}")
    with workspace.write():
        driver.press("start")
        driver.wait_until(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("warning") == "", "what is begun needs no warning any more"
    driver.wait_until_all_is_finished()
    assert driver.text("warning") == "", "what is made needs no warning"
    driver.wait_until(lambda: driver.text("message") == f"3 packs are in {driver.folder}")
    assert verify(driver.folder).ok


def test_an_export_made_since_the_last_look_is_told_of_before_anything_is_made(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    driver = open_dialog(minted_job)
    export_tokens(workspace, Request(UnitRange(minted_job.id, 1, 10_000), tmp_path / "other"))
    assert driver.text("warning") == ""
    driver.press("start")
    driver.wait_until(lambda: driver.text("warning") != "")
    assert driver.text("warning").startswith("10,000 of 25,000 tokens are already in other exports")
    assert driver.states == ["Not created yet"] * 3
    assert not driver.folder.exists()
    driver.export_to_the_end()
    driver.wait_until(lambda: driver.text("message") == f"3 packs are in {driver.folder}")
    assert verify(driver.folder).ok


def test_what_was_handed_over_since_the_last_look_is_told_of_before_anything_is_made(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = export_tokens(workspace, Request(UnitRange(minted_job.id, 1, 5), tmp_path / "other"))
    driver = open_dialog(minted_job)
    assert "not handed over" in driver.text("warning")
    hand_over(workspace, other.export.id, [1], "Ada")
    driver.press("start")
    driver.wait_until(lambda: "handed over by Ada" in driver.text("warning"))
    assert not driver.folder.exists()


def test_a_warning_that_no_longer_holds_keeps_no_export_from_starting(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    half = Request(UnitRange(minted_job.id, 1, 12_500), tmp_path / "half")
    other = export_tokens(workspace, half, StopAfter(1)).export
    driver = open_dialog(minted_job)
    assert driver.text("warning") != ""
    cancel_export(workspace, other.id)
    driver.export_to_the_end()
    assert verify(driver.folder).ok


def test_what_could_not_be_told_before_a_run_is_told_after_it(
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
        driver.wait_until(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("message") == ""
    driver.wait_until_all_is_finished()
    driver.wait_until(lambda: "\n" in driver.text("message"))
    done, told, named = driver.text("message").splitlines()
    assert done == f"3 packs are in {driver.folder}"
    assert told == f"10,000 of 25,000 tokens are already in other exports. {NEW}"
    assert named.endswith(f" · {tmp_path / 'first'}")


def test_an_export_does_not_warn_of_itself(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    driver = open_dialog(minted_job)
    assert driver.text("message").startswith("This export was interrupted")
    assert driver.text("warning") == ""
    driver.export_to_the_end()
    assert driver.text("warning") == ""


def test_of_many_exports_those_handed_over_are_named_first(
    open_dialog: OpenDialog, workspace: Workspace, tmp_path: Path
) -> None:
    job = run_job(workspace, submit(workspace, parka(1, "ONE")).job.id)
    made = [export_job(workspace, job.id, tmp_path / str(at)).export for at in range(5)]
    hand_over(workspace, made[0].id, [1], "Eve")
    driver = open_dialog(ExportRequest(UnitRange(job.id, 1, 1)))
    lines = driver.text("warning").splitlines()
    assert lines[0] == f"1 of 1 token is already in other exports. {NEW}"
    named = [line.split(",")[0] for line in lines[1:4]]
    assert named == [f"Export {made[at].id}" for at in (0, 4, 3)], "what was handed over first"
    assert "1 token · pack 1 handed over by Eve, " in lines[1]
    assert lines[2].endswith(f"1 token · not handed over · {made[4].directory}")
    assert lines[4:] == ["More exports with these tokens: 2"]


def test_a_cancelled_export_is_said_to_be_taken_up_again(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = interrupted(workspace, minted_job.id, tmp_path / "packs")
    cancel_export(workspace, stopped.id)
    driver = open_dialog(ExportRequest(WholeJob(minted_job.id), export_id=stopped.id))
    assert driver.text("message").startswith("This export was cancelled with 2 of 3 packs")
    assert TAKEN_UP not in driver.text("message")
    with workspace.write():
        driver.press("start")
        driver.wait_until(lambda: driver.text("speed") == "Waiting for other exports…")
        assert driver.text("message") == TAKEN_UP
    driver.wait_until_all_is_finished()
    driver.wait_until(lambda: driver.text("message").endswith(f"\n{TAKEN_UP}"))
    driver.press("close")
    driver = open_dialog(minted_job)
    assert driver.text("message") == f"3 packs are in {stopped.directory}"


def test_packs_that_were_handed_over_are_not_created_again_without_a_warning(
    open_dialog: OpenDialog, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path / "packs").export
    hand_over(workspace, made.id, [1], "Ada")
    driver = open_dialog(minted_job)
    assert driver.text("warning") == ""
    for path in (tmp_path / "packs").iterdir():
        path.unlink()
    driver.dialog.update_job(minted_job)
    driver.wait_until(lambda: driver.text("warning") != "")
    assert driver.text("warning").startswith("1 missing pack was handed over before, by Ada, ")
    assert driver.text("warning").endswith("Its labels may already be printed.")
    assert driver.states == ["Missing"] * 3
    assert driver.handed_over == ["Ada", "", ""]
    driver.export_to_the_end()
    assert "labels may already be printed" in driver.text("message")
    with workspace.read() as transaction:
        assert [each.id for each in exports.list_all(transaction)] == [made.id]
