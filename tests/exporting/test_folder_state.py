"""The state of a folder in cases that are hard to reach through a dialog."""

import shutil
from pathlib import Path

import pytest

from dpp_desktop.exporting.folder_state import first_folder_state, folder_state
from dpp_desktop.exporting.resolve import ExportObstacle, Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job, interrupted_export
from tests.refused_writes import writing_refused


def test_the_same_export_continues_in_an_emptied_folder(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = interrupted_export(workspace, minted_job.id, tmp_path / "packs")
    shutil.rmtree(tmp_path / "packs")
    (tmp_path / "packs").mkdir()
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))
    assert (state.report.export, state.finished, state.obstacle) == (made, 0, None)
    assert len(state.report.planned) == 3


def test_a_finished_export_is_shown_first_while_its_folder_exists(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path / "packs").export
    state = first_folder_state(workspace, WholeJob(minted_job.id), tmp_path / "usual")
    assert (state.folder, state.report.export) == (made.directory, made)
    shutil.rmtree(tmp_path / "packs")
    state = first_folder_state(workspace, WholeJob(minted_job.id), tmp_path / "usual")
    assert state.folder.parent == tmp_path / "usual"
    assert state.report.export is None


@pytest.mark.logs_warnings
def test_a_failure_before_anything_was_written_is_shown(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with writing_refused("manifest.json"):
        failed = export_job(workspace, minted_job.id, tmp_path / "packs").export
    assert failed.status is ExportStatus.FAILED
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))
    assert state.report.export == failed


@pytest.mark.logs_warnings
def test_an_unwritable_pack_is_not_reported_as_changed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    name = f"parka-01_job-{minted_job.id}_pack-002-of-003.csv"
    with writing_refused(name):
        failed = export_job(workspace, minted_job.id, tmp_path / "packs").export
    assert f"packs/{name}' can't be used" in (failed.error or "")
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))
    assert (state.refused, state.changed, state.finished) == (frozenset(), frozenset(), 1)


def test_a_foreign_manifest_makes_a_folder_unusable(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path))
    assert state.obstacle is not None
    assert state.obstacle.kind is ExportObstacle.UNUSABLE
    assert "not the manifest of an export" in str(state.obstacle.error)


def test_an_invalid_manifest_does_not_block_its_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path).export
    (tmp_path / "manifest.json").write_text("{")
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path))
    assert (state.report.export, state.obstacle, state.is_fixed) == (made, None, True)
    part = folder_state(workspace, Request(UnitRange(minted_job.id, 1, 5), tmp_path))
    assert part.obstacle is not None


def test_an_export_of_some_units_is_not_treated_as_one_of_the_job(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    units = UnitRange(minted_job.id, 1, 25_000)
    export_tokens(workspace, Request(units, tmp_path / "packs"))
    state = folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))
    assert state.obstacle is not None
    assert state.obstacle.kind is ExportObstacle.OTHER_TOKENS
    assert (
        first_folder_state(workspace, WholeJob(minted_job.id), tmp_path / "usual").report.export
        is None
    )
