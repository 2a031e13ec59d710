"""Packs are complete, resumable and never overwritten. The tokens of an export are fixed."""

import csv
import errno
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from dpp_desktop.exporting import resolve, start
from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.exporting.verification.signature import workspace_key
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, PathUnusable, WrongState
from dpp_desktop.model.export import ExportStatus, Pack, PlannedPack
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store import exports, tokens
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.exporting.small_packs import use_small_packs
from tests.refused_writes import writing_refused
from tests.samples import put_job, put_samples


def _state(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        path.name: (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.iterdir()
    }


def _packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def _rows(folder: Path) -> list[list[str]]:
    return [
        row
        for pack in _packs(folder)
        for row in list(csv.reader(pack.read_text("utf-8").splitlines()))[1:]
    ]


def test_a_job_is_exported_in_packs_of_at_most_10_000_rows(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    result = export_job(workspace, minted_job.id, tmp_path / "new" / "packs")
    folder = result.export.directory
    assert result.export.status is ExportStatus.COMPLETED
    assert [pack.rows for pack in result.packs] == [10_000, 10_000, 5_000]
    assert [pack.index for pack in result.packs] == [1, 2, 3]
    assert [path.name for path in _packs(folder)] == [pack.file for pack in result.packs]
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, minted_job.id, 0, 25_000)
    prefix = "https://id.nordlicht.example/01/09506000134352/21/"
    expected = [["09506000134352", "LOT-7", serial, prefix + serial] for serial in serials]
    assert _rows(folder) == expected


def test_an_export_can_be_verified_with_standard_tools(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    result = export_job(workspace, minted_job.id, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    listed = {pack["file"]: pack["sha256"] for pack in manifest["packs"]}
    lines = (tmp_path / "SHA256SUMS").read_text().splitlines()
    sums = {file: digest for digest, file in (line.split("  ") for line in lines)}
    actual = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in _packs(tmp_path)}
    assert listed == sums == actual == {pack.file: pack.sha256 for pack in result.packs}
    assert manifest["rows"] == 25_000
    assert manifest["job"]["batch"] == "LOT-7"
    assert not list(tmp_path.glob(".*"))


def test_exporting_again_leaves_finished_packs_unchanged(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = export_job(workspace, minted_job.id, tmp_path)
    before = {name: state for name, state in _state(tmp_path).items() if name.endswith(".csv")}
    again = export_job(workspace, minted_job.id, tmp_path)
    assert again.export.id == first.export.id
    assert again.packs == first.packs
    assert again.export.status is ExportStatus.COMPLETED
    assert before.items() <= _state(tmp_path).items()


def test_the_workspace_folder_is_rejected_for_packs(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace.path)
    inside = (workspace.run_folder / "packs", link / "logs" / "deeper" / "packs")
    for folder in (workspace.path, workspace.run_folder, link, *inside):
        with pytest.raises(PathUnusable, match="the workspace itself"):
            export_job(workspace, minted_job.id, folder)
    export_job(workspace, minted_job.id, workspace.path / "exports")


@pytest.mark.parametrize("name", ["SHA256SUMS", "manifest.json.sig", "letter.txt", ".hidden"])
def test_a_new_export_is_rejected_in_a_folder_with_other_files(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(InvalidInput, match="contains other files") as refused:
        export_job(workspace, minted_job.id, tmp_path)
    assert f"'{name}'" in str(refused.value)
    assert "Choose a new or empty folder" in refused.value.remedy
    assert _state(tmp_path).keys() == {name}
    assert (tmp_path / name).read_text() == "mine"


def test_only_some_of_many_other_files_are_named(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    for number in range(7):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(InvalidInput, match=r"'0\.txt', '1\.txt', .*'4\.txt' …"):
        export_job(workspace, minted_job.id, tmp_path)


def test_system_files_on_a_usb_stick_do_not_block_an_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    for name in ("System Volume Information", "lost+found", ".Trash-1000", ".Trashes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "something").touch()
    for name in (".DS_Store", "Thumbs.db", "Desktop.ini", "._.DS_Store", ".directory"):
        (tmp_path / name).touch()
    export_job(workspace, minted_job.id, tmp_path)
    assert verify(tmp_path, workspace=workspace).ok


def test_an_export_continues_despite_other_files(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path, StopAfter(1))
    (tmp_path / "letter.txt").touch()
    export_job(workspace, minted_job.id, tmp_path)
    assert [finding.file for finding in verify(tmp_path).findings] == ["letter.txt"]


def test_an_export_within_another_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path)
    with pytest.raises(PathUnusable, match="inside the folder of another export"):
        export_job(workspace, minted_job.id, tmp_path / "inner")
    assert verify(tmp_path).ok


def test_a_concurrent_export_into_the_folder_is_detected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = run_job(workspace, submit(workspace, parka(7)).job.id)

    def export_meanwhile(*arguments: object) -> frozenset[int]:
        monkeypatch.undo()
        export_job(workspace, other.id, tmp_path)
        return frozenset()

    monkeypatch.setattr(start, "check_space", export_meanwhile)
    with pytest.raises(Busy, match="changed in the meantime"):
        export_job(workspace, minted_job.id, tmp_path)
    assert verify(tmp_path).rows == 7
    assert verify(tmp_path).ok


def test_a_finished_export_on_a_read_only_disk_stays_finished(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path)
    before = _state(tmp_path)
    with writing_refused(error=errno.EROFS):
        again = export_job(workspace, minted_job.id, tmp_path)
    assert again.export.status is ExportStatus.COMPLETED
    assert _state(tmp_path) == before


@pytest.mark.logs_warnings
def test_a_pack_without_write_permission_is_named(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with writing_refused("-of-003.csv", errno.EACCES):
        failed = export_job(workspace, minted_job.id, tmp_path).export
    named = tmp_path / f"parka-01_job-{minted_job.id}_pack-001-of-003.csv"
    assert (failed.error or "").startswith(f"You don't have permission to use '{named}'.")


def test_packs_to_replace_must_be_planned(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput, match="no pack 9"):
        export_job(workspace, minted_job.id, tmp_path, replace=[9])


def test_chosen_packs_and_their_signature_can_be_verified(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (made,) = export_job(workspace, minted_job.id, tmp_path, packs=[2]).packs
    assert [each.code for each in verify(tmp_path).findings] == ["unfinished"]
    assert verify(tmp_path).signer == workspace_key(workspace)
    assert (tmp_path / "SHA256SUMS").read_text() == f"{made.sha256}  {made.file}\n"
    (tmp_path / made.file).write_bytes(b"")
    assert [each.code for each in verify(tmp_path).findings] == ["unfinished", "size"]


def test_a_stopped_export_continues_where_it_stopped(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(2))
    assert stopped.export.status is ExportStatus.EXPORTING
    assert [finding.code for finding in verify(tmp_path).findings] == ["unfinished"]
    before = {name: state for name, state in _state(tmp_path).items() if name.endswith(".csv")}
    assert len(before) == len(stopped.packs) == 2
    done = export_job(workspace, minted_job.id, tmp_path)
    assert (done.export.id, done.export.status) == (stopped.export.id, ExportStatus.COMPLETED)
    assert before.items() <= _state(tmp_path).items()
    assert verify(tmp_path).ok


def test_a_missing_pack_is_recreated_byte_for_byte(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = export_job(workspace, minted_job.id, tmp_path)
    _packs(tmp_path)[1].unlink()
    assert export_job(workspace, minted_job.id, tmp_path).packs == first.packs
    assert verify(tmp_path).ok


@pytest.mark.logs_warnings
@pytest.mark.parametrize("finished", [True, False])
def test_a_changed_pack_is_reported_and_left_unchanged(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, finished: bool
) -> None:
    export_job(workspace, minted_job.id, tmp_path, None if finished else StopAfter(2))
    pack = _packs(tmp_path)[1]
    pack.write_bytes(pack.read_bytes().replace(b"LOT-7", b"LOT-8"))
    before = _state(tmp_path)
    result = export_job(workspace, minted_job.id, tmp_path)
    assert result.export.status is ExportStatus.FAILED
    assert pack.name in str(result.export.error)
    assert _state(tmp_path) == before
    replaced = export_job(workspace, minted_job.id, tmp_path, packs=[2], replace=[2])
    assert not replaced.changed
    assert pack.read_bytes().count(b"LOT-8") == 0
    pack.unlink()
    assert export_job(workspace, minted_job.id, tmp_path).export.status is ExportStatus.COMPLETED
    assert verify(tmp_path).ok


@pytest.mark.logs_warnings
def test_packs_before_a_changed_one_are_finished(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several packs are completed together; the changed one is in the middle of such a group."""
    use_small_packs(monkeypatch, 10)
    job = run_job(workspace, put_job(workspace, parka(300)).id).id
    done: list[int] = []

    class Changing(NullExportObserver):
        def pack_begun(self, plan: PlannedPack, total: int) -> None:
            if plan.index == 14:
                (tmp_path / plan.file).write_bytes(b"other")

        def pack_done(self, pack: Pack, total: int) -> None:
            with workspace.read() as transaction:
                recorded = {each.index for each in exports.packs_of(transaction, 1)}
            assert pack.index in recorded
            assert (tmp_path / pack.file).read_bytes()
            done.append(pack.index)

    result = export_tokens(workspace, Request(WholeJob(job), tmp_path), Changing())
    assert result.export.status is ExportStatus.FAILED
    assert done == list(range(1, 14))
    assert [pack.index for pack in result.packs] == done
    (tmp_path / result.planned[13].file).unlink()
    again = export_tokens(workspace, Request(WholeJob(job), tmp_path))
    assert again.export.status is ExportStatus.COMPLETED
    assert again.packs[:13] == result.packs
    assert verify(tmp_path, workspace=workspace).ok


@pytest.mark.logs_warnings
def test_a_foreign_file_at_the_path_of_a_pack_is_left_unchanged(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    names = [pack.file for pack in export_job(workspace, minted_job.id, tmp_path / "a").packs]
    (tmp_path / "b").mkdir()
    foreign_file = tmp_path / "b" / names[1]
    foreign_file.write_text("my thesis")
    result = export_job(workspace, minted_job.id, tmp_path / "b")
    assert result.export.status is ExportStatus.FAILED
    assert [pack.index for pack in result.packs] == [1]
    assert foreign_file.read_text() == "my thesis"


def test_an_unrecorded_pack_is_reused(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """A process can be killed after it writes a pack and before it records it."""
    whole = export_job(workspace, minted_job.id, tmp_path / "whole")
    export_job(workspace, minted_job.id, tmp_path / "killed", StopAfter(1))
    second = whole.packs[1].file
    shutil.copy2(tmp_path / "whole" / second, tmp_path / "killed" / second)
    (tmp_path / "killed" / f".{whole.packs[2].file}.part").write_text("half a pa")
    before = _state(tmp_path / "killed")[second]
    done = export_job(workspace, minted_job.id, tmp_path / "killed")
    assert done.packs == whole.packs
    assert _state(tmp_path / "killed")[second] == before
    assert not list((tmp_path / "killed").glob(".*"))


def test_a_renamed_folder_is_recognized_by_its_manifest(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path / "here", StopAfter(1))
    (tmp_path / "here").rename(tmp_path / "there")
    done = export_job(workspace, minted_job.id, tmp_path / "there")
    assert done.export.id == stopped.export.id
    assert done.export.directory == (tmp_path / "there").resolve()
    assert verify(tmp_path / "there").ok


def test_the_folder_of_another_export_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path / "packs")
    before = _state(tmp_path / "packs")
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    with pytest.raises(InvalidInput, match="contains export"):
        export_job(workspace, other.id, tmp_path / "packs")
    with Workspace.open(tmp_path / "elsewhere") as elsewhere:
        put_samples(elsewhere)
        foreign = run_job(elsewhere, submit(elsewhere, parka(5)).job.id)
        with pytest.raises(InvalidInput, match="another workspace"):
            export_job(elsewhere, foreign.id, tmp_path / "packs")
    assert _state(tmp_path / "packs") == before


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"format": "something/else"}'])
def test_a_foreign_manifest_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, text: str
) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(InvalidInput) as refused:
        export_job(workspace, minted_job.id, tmp_path)
    assert (
        refused.value.remedy == "Choose a different folder, or move that file to a different one."
    )
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["manifest.json"]


def test_only_ended_jobs_are_exported(workspace: Workspace, tmp_path: Path) -> None:
    job = submit(workspace, parka(25)).job
    with pytest.raises(WrongState, match="is queued"):
        export_job(workspace, job.id, tmp_path / "packs")
    cancel(workspace, job.id)
    with pytest.raises(WrongState, match="no tokens"):
        export_job(workspace, job.id, tmp_path / "packs")
    with pytest.raises(NotFound):
        export_job(workspace, 99, tmp_path / "packs")


def test_the_tokens_of_an_export_are_fixed(workspace: Workspace, tmp_path: Path) -> None:
    class PauseAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            pause(workspace, job.id)

    job_id = submit(workspace, parka(25)).job.id
    job = run_job(workspace, job_id, PauseAtOnce(), cycle_tokens=10)
    assert job.status is JobStatus.PAUSED
    part = export_job(workspace, job_id, tmp_path / "part")
    assert part.export.count == 10
    before = _state(tmp_path / "part")
    run_job(workspace, job_id, from_states=RESUMABLE)
    with pytest.raises(WrongState, match="now has 25"):
        export_job(workspace, job_id, tmp_path / "part")
    assert _state(tmp_path / "part") == before
    whole = export_job(workspace, job_id, tmp_path / "whole")
    assert _rows(tmp_path / "whole")[:10] == _rows(tmp_path / "part")
    assert whole.export.count == 25


def test_an_emptied_folder_accepts_any_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """Label staff move the packs elsewhere and reuse the folder for the next job."""
    first = export_job(workspace, minted_job.id, tmp_path / "packs")
    shutil.rmtree(tmp_path / "packs")
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    second = export_job(workspace, other.id, tmp_path / "packs")
    assert second.export.id != first.export.id
    assert verify(tmp_path / "packs").ok


def test_an_emptied_folder_continues_the_same_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """This keeps the same tokens out of two independent exports."""
    first = export_job(workspace, minted_job.id, tmp_path / "packs")
    shutil.rmtree(tmp_path / "packs")
    again = export_job(workspace, minted_job.id, tmp_path / "packs")
    assert (again.export.id, again.packs) == (first.export.id, first.packs)
    assert [plan.index for plan in again.remade] == [1, 2, 3]
    assert verify(tmp_path / "packs", workspace=workspace).ok


def test_an_emptied_folder_gets_a_new_export_for_a_different_profile(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = [export_job(workspace, minted_job.id, tmp_path / "packs").export.id]
    for name in ("tab", "label", "tab"):
        shutil.rmtree(tmp_path / "packs")
        request = Request(WholeJob(minted_job.id), tmp_path / "packs", ProfileOverrides(name))
        made.append(export_tokens(workspace, request).export.id)
        assert verify(tmp_path / "packs", workspace=workspace).ok
    first, second = made[:2]
    assert made == [first, second, first, second]
    assert first != second


def test_an_emptied_folder_gets_a_new_export_after_further_minting(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    batch = WholeBatch(minted_job.brand_key, minted_job.product_sku, minted_job.batch)
    request = Request(batch, tmp_path / "packs")
    first = export_tokens(workspace, request).export
    run_job(workspace, submit(workspace, parka(5)).job.id)
    shutil.rmtree(tmp_path / "packs")
    second = export_tokens(workspace, request).export
    assert (first.id != second.id, second.count) == (True, first.count + 5)


def test_a_folder_without_its_manifest_continues_its_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(2))
    before = {path.name: _state(tmp_path)[path.name] for path in _packs(tmp_path)}
    (tmp_path / "manifest.json").unlink()
    done = export_job(workspace, minted_job.id, tmp_path)
    assert (done.export.id, done.export.status) == (stopped.export.id, ExportStatus.COMPLETED)
    assert before.items() <= _state(tmp_path).items()
    assert verify(tmp_path, workspace=workspace).ok


def test_a_manifest_with_an_unknown_export_is_rewritten(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """It is rewritten immediately, so that a stop doesn't leave an unknown export in it."""
    made = export_job(workspace, minted_job.id, tmp_path)
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace(made.export.uid, "0" * 32), "utf-8")
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(1))
    assert (stopped.export.id, stopped.packs) == (made.export.id, made.packs)
    assert json.loads(manifest.read_text("utf-8"))["export"] == made.export.uid
    assert export_job(workspace, minted_job.id, tmp_path).packs == made.packs
    assert verify(tmp_path, workspace=workspace).ok


@pytest.mark.parametrize("overrides", [ProfileOverrides(), ProfileOverrides("tab")])
@pytest.mark.parametrize("text", ["{", "{}"])
def test_an_invalid_manifest_is_rewritten(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    text: str,
    overrides: ProfileOverrides,
) -> None:
    """No profile needs to be given again, the same as with an intact manifest."""
    export_job(workspace, minted_job.id, tmp_path)
    for path in tmp_path.iterdir():
        if path.is_file():
            path.unlink()
    made = export_tokens(
        workspace, Request(WholeJob(minted_job.id), tmp_path, ProfileOverrides("tab"))
    )
    before = {path.name: _state(tmp_path)[path.name] for path in _packs(tmp_path)}
    whole = (tmp_path / "manifest.json").read_bytes()
    (tmp_path / "manifest.json").write_text(text)
    again = export_tokens(workspace, Request(WholeJob(minted_job.id), tmp_path, overrides))
    assert (again.export.id, again.packs, again.remade) == (made.export.id, made.packs, ())
    assert before.items() <= _state(tmp_path).items()
    assert (tmp_path / "manifest.json").read_bytes() == whole


def test_an_invalid_manifest_is_not_overwritten_by_another_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    before = _state(tmp_path)
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    with pytest.raises(InvalidInput) as refused:
        export_job(workspace, other.id, tmp_path)
    assert (
        refused.value.remedy == "Choose a different folder, or move that file to a different one."
    )
    tab = Request(WholeJob(minted_job.id), tmp_path, ProfileOverrides("tab"))
    with pytest.raises(InvalidInput, match="with a different profile, 'label'"):
        export_tokens(workspace, tab)
    assert _state(tmp_path) == before


def test_two_jobs_are_not_exported_into_one_folder_concurrently(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    refused: list[Busy] = []

    class ConcurrentExport(NullExportObserver):
        def pack_done(self, pack: Pack, total: int) -> None:
            (tmp_path / "packs" / "manifest.json").rename(tmp_path / "aside")
            with pytest.raises(Busy) as caught:
                export_job(workspace, other.id, tmp_path / "packs")
            refused.append(caught.value)
            (tmp_path / "aside").rename(tmp_path / "packs" / "manifest.json")

    export_job(workspace, minted_job.id, tmp_path / "packs", ConcurrentExport())
    assert len(refused) == 3
    assert verify(tmp_path / "packs").ok


def test_two_processes_do_not_run_the_same_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    seen: list[ExportResult] = []

    class ConcurrentExport(NullExportObserver):
        def pack_done(self, pack: Pack, total: int) -> None:
            with pytest.raises(Busy):
                seen.append(export_job(workspace, minted_job.id, tmp_path))

    export_job(workspace, minted_job.id, tmp_path, ConcurrentExport())
    assert not seen
    assert verify(tmp_path).ok


def test_a_file_at_the_path_of_the_folder_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("a file")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(PathUnusable):
            export_job(workspace, minted_job.id, place)


@pytest.mark.logs_warnings
def test_an_export_fails_while_its_folder_is_missing(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """This happens when a USB stick is removed."""

    class RemoveFolder(NullExportObserver):
        def pack_done(self, pack: Pack, total: int) -> None:
            if pack.index == 1:
                (tmp_path / "stick").rename(tmp_path / "pulled")

    failed = export_job(workspace, minted_job.id, tmp_path / "stick", RemoveFolder())
    assert failed.export.status is ExportStatus.FAILED
    (tmp_path / "pulled").rename(tmp_path / "stick")
    before = _state(tmp_path / "stick")
    done = export_job(workspace, minted_job.id, tmp_path / "stick")
    assert done.export.status is ExportStatus.COMPLETED
    first = done.packs[0].file
    assert _state(tmp_path / "stick")[first] == before[first]
    assert verify(tmp_path / "stick").ok


def test_files_of_a_concurrent_start_of_the_export_are_not_foreign(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process starts the same export while this one inspects the folder."""
    directory = tmp_path / "packs"
    resolved = resolve.resolve

    def resolve_and_start(*arguments: object) -> object:
        found = resolved(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(start, "resolve", resolved)
        export_job(workspace, minted_job.id, directory)
        return found

    monkeypatch.setattr(start, "resolve", resolve_and_start)
    with pytest.raises(Busy):
        export_job(workspace, minted_job.id, directory)
