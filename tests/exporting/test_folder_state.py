"""Tests of what is seen in a folder, where no button leads quickly."""

import shutil
from pathlib import Path

import pytest

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.folder_state import (
    ExportObstacle,
    ExportRequest,
    first_folder_state,
    folder_state,
)
from tests.exporting.job_exports import export_job
from tests.refused_writes import writing_refused
from tests.ui.export.stopping import interrupted


def test_an_emptied_folder_is_as_good_as_new(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    interrupted(workspace, minted_job.id, tmp_path / "packs")
    shutil.rmtree(tmp_path / "packs")
    (tmp_path / "packs").mkdir()
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "packs")
    assert (seen.outlook.export, seen.outlook.packs, seen.obstacle) == (None, (), None)
    assert len(seen.outlook.planned) == 3


def test_a_finished_export_is_looked_at_first_while_its_folder_is_there(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path / "packs").export
    seen = first_folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "usual")
    assert (seen.folder, seen.outlook.export) == (made.directory, made)
    shutil.rmtree(tmp_path / "packs")
    seen = first_folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "usual")
    assert seen.folder.parent == tmp_path / "usual"
    assert seen.outlook.export is None


@pytest.mark.logs_warnings
def test_a_failure_before_anything_was_written_is_shown(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with writing_refused("manifest.json"):
        failed = export_job(workspace, minted_job.id, tmp_path / "packs").export
    assert failed.status is ExportStatus.FAILED
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "packs")
    assert seen.outlook.export == failed


@pytest.mark.logs_warnings
def test_a_pack_that_couldnt_be_written_isnt_taken_for_one_that_was_changed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    name = f"parka-01_job-{minted_job.id}_pack-002-of-003.csv"
    with writing_refused(name):
        failed = export_job(workspace, minted_job.id, tmp_path / "packs").export
    assert f"packs/{name}' can't be used" in (failed.error or "")
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "packs")
    assert (seen.refused, seen.changed, seen.finished) == (frozenset(), frozenset(), 1)


def test_somebody_elses_manifest_makes_a_folder_unusable(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path)
    assert seen.obstacle is not None
    assert seen.obstacle.kind is ExportObstacle.UNUSABLE
    assert "not the manifest of an export" in str(seen.obstacle.error)


def test_a_manifest_that_is_none_any_more_hinders_its_export_in_nothing(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = export_job(workspace, minted_job.id, tmp_path).export
    (tmp_path / "manifest.json").write_text("{")
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path)
    assert (seen.outlook.export, seen.obstacle, seen.settled) == (made, None, True)
    part = folder_state(workspace, ExportRequest(UnitRange(minted_job.id, 1, 5)), tmp_path)
    assert part.obstacle is not None


def test_an_export_of_some_units_is_not_taken_for_one_of_the_job(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    units = UnitRange(minted_job.id, 1, 25_000)
    export_tokens(workspace, Request(units, tmp_path / "packs"))
    seen = folder_state(workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "packs")
    assert seen.obstacle is not None
    assert seen.obstacle.kind is ExportObstacle.OTHER_TOKENS
    assert (
        first_folder_state(
            workspace, ExportRequest(WholeJob(minted_job.id)), tmp_path / "usual"
        ).outlook.export
        is None
    )
