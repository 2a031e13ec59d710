"""Packs can be written in any order and any number at a time, with the same result."""

import hashlib
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.selection import WholeJob, exports_of
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.export import ExportStatus, Pack, PlannedPack
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job


class Recorder(NullExportObserver):
    """Records the reported events and requests a stop after the given number of packs."""

    def __init__(self, stop_after: int = -1) -> None:
        self.events: list[tuple[str, int, int]] = []
        self._left = stop_after

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        self.events.append(("begun", plan.index, total))

    def pack_done(self, pack: Pack, total: int) -> None:
        self.events.append(("done", pack.index, total))
        self._left -= 1

    def stop_requested(self) -> bool:
        return self._left == 0


def _content(folder: Path) -> dict[str, str]:
    """Return the digest of every file, and of the manifest without export ID and time.

    The signature is omitted because it covers the whole manifest.
    """
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    del found["manifest.json.sig"]
    manifest = json.loads(found["manifest.json"])
    del manifest["export"], manifest["created_at"]
    found["manifest.json"] = json.dumps(manifest).encode()
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


def _listed(folder: Path) -> tuple[str, list[int]]:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return manifest["status"], [pack["index"] for pack in manifest["packs"]]


def _packs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.csv"))


def test_only_the_chosen_packs_are_made(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    observer = Recorder()
    result = export_job(workspace, minted_job.id, tmp_path, observer, packs=[2])
    assert [pack.index for pack in result.packs] == [2]
    assert _packs(tmp_path) == [result.packs[0].file]
    assert not result.stopped
    assert (result.export.status, result.export.runner) == (ExportStatus.EXPORTING, None)
    assert _listed(tmp_path) == ("exporting", [2])
    assert [finding.code for finding in verify(tmp_path).findings] == ["unfinished"]
    assert observer.events == [("begun", 2, 3), ("done", 2, 3)]


def test_without_a_choice_the_remaining_packs_are_made(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    part = export_job(workspace, minted_job.id, tmp_path, packs={2})
    observer = Recorder()
    done = export_job(workspace, minted_job.id, tmp_path, observer)
    assert (done.export.id, done.export.status) == (part.export.id, ExportStatus.COMPLETED)
    assert observer.events == [
        (what, index, 3) for index in (1, 2, 3) for what in ("begun", "done")
    ]
    assert verify(tmp_path).ok


def test_the_last_chosen_pack_completes_the_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path, packs=[3, 1])
    assert _listed(tmp_path) == ("exporting", [1, 3])
    done = export_job(workspace, minted_job.id, tmp_path, packs=[2])
    assert done.export.status is ExportStatus.COMPLETED
    assert _listed(tmp_path) == ("completed", [1, 2, 3])
    assert verify(tmp_path).ok


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([1, 2, 3]), cuts=st.sets(st.integers(0, 3)))
def test_any_order_and_grouping_of_packs_gives_the_same_folder(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path_factory: pytest.TempPathFactory,
    order: list[int],
    cuts: set[int],
) -> None:
    at_once, in_parts = (tmp_path_factory.mktemp("packs") for _ in range(2))
    whole = export_job(workspace, minted_job.id, at_once)
    edges = sorted(cuts | {0, 3})
    for start, end in pairwise(edges):
        parts = export_job(workspace, minted_job.id, in_parts, packs=order[start:end])
    assert _content(in_parts) == _content(at_once)
    assert parts.packs == whole.packs
    assert parts.export.status is ExportStatus.COMPLETED


def test_a_changed_pack_is_reported_whichever_packs_are_chosen(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = export_job(workspace, minted_job.id, tmp_path, packs=[1]).packs[0]
    (tmp_path / first.file).write_text("changed")
    result = export_job(workspace, minted_job.id, tmp_path, packs=[2])
    assert result.export.status is ExportStatus.EXPORTING
    assert [plan.file for plan in result.changed] == [first.file]
    assert (tmp_path / first.file).read_text() == "changed"


def test_a_removed_pack_is_recreated_only_on_request(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = export_job(workspace, minted_job.id, tmp_path, packs=[1]).packs[0]
    before = (tmp_path / first.file).read_bytes()
    (tmp_path / first.file).unlink()
    part = export_job(workspace, minted_job.id, tmp_path, packs=[2, 3])
    assert part.export.status is ExportStatus.EXPORTING
    assert _listed(tmp_path) == ("exporting", [2, 3])
    done = export_job(workspace, minted_job.id, tmp_path, packs=[1])
    assert done.export.status is ExportStatus.COMPLETED
    assert (tmp_path / first.file).read_bytes() == before
    assert verify(tmp_path).ok


def test_a_stop_leaves_the_remaining_chosen_packs_unwritten(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    result = export_job(workspace, minted_job.id, tmp_path, Recorder(1), packs=[2, 3])
    assert result.stopped
    assert [pack.index for pack in result.packs] == [2]
    assert len(_packs(tmp_path)) == 1
    assert not export_job(workspace, minted_job.id, tmp_path, packs=[2, 3]).stopped
    assert len(_packs(tmp_path)) == 2


def test_unplanned_packs_are_named_and_no_pack_is_written(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput) as caught:
        export_job(workspace, minted_job.id, tmp_path, packs=[0, 2, 4])
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("packs", "unknown_pack")
    assert "no pack 0, 4; the packs are numbered 1 to 3" in problem.message
    assert not list(tmp_path.glob("*.csv"))
    assert not (tmp_path / "manifest.json").exists()
    with workspace.read() as transaction:
        assert exports_of(transaction, WholeJob(minted_job.id)) == []


def test_a_long_list_of_unplanned_packs_is_truncated(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput, match=r"4, 5, 6, 7, 8, 9, 10, 11, 12, 13 …; the packs"):
        export_job(workspace, minted_job.id, tmp_path, packs=range(1, 1_000))


def test_an_empty_choice_writes_no_packs(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    result = export_job(workspace, minted_job.id, tmp_path, packs=[])
    assert (result.packs, result.export.status) == ((), ExportStatus.EXPORTING)
    assert _packs(tmp_path) == []


@pytest.mark.logs_warnings
def test_chosen_packs_are_made_although_another_was_changed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = tmp_path / "packs"
    export_job(workspace, minted_job.id, folder, packs=[2])
    (second,) = folder.glob("*pack-002*")
    second.write_bytes(b"changed")
    result = export_job(workspace, minted_job.id, folder, packs=[3])
    assert (result.export.status, result.export.error) == (ExportStatus.EXPORTING, None)
    assert [plan.index for plan in result.changed] == [2]
    assert second.read_bytes() == b"changed"
    assert len(list(folder.glob("*pack-003*"))) == 1
    assert export_job(workspace, minted_job.id, folder, packs=[2]).export.error
