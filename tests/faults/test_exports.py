"""Exports continue after an error at any step, and damage to a folder of packs is found."""

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import update

from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.run import ExportResult
from dpp_desktop.exporting.verification.signature import workspace_key
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import EnvironmentFault, PathUnusable
from dpp_desktop.model.export import ExportStatus, Pack
from dpp_desktop.store import tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job
from tests.exporting.small_packs import use_small_packs
from tests.faults.damages import DAMAGES, IMAGE_DAMAGES, Damage, found
from tests.faults.fault_injection import Steps, broken_database, broken_disk
from tests.faults.small_exports import WITH_IMAGES, export_small
from tests.samples import make_workspace

Breaking = Callable[[Workspace, Steps], AbstractContextManager[None]]


@pytest.fixture
def job_id(workspace: Workspace) -> int:
    """Return the ID of a job of two packs."""
    return run_job(workspace, submit(workspace, parka(10_001)).job.id).id


def _packs(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.glob("*.csv")
    }


def _tried(workspace: Workspace, job_id: int, folder: Path) -> ExportResult | None:
    """Export on a failing computer. Only system errors may occur."""
    try:
        return export_job(workspace, job_id, folder)
    except (EnvironmentFault, PathUnusable):
        return None


def _enable_images(workspace: Workspace) -> None:
    """Include QR images in the brand's export profile."""
    with workspace.write() as transaction:
        transaction.execute(update(tables.brands).values(export_profile=WITH_IMAGES))


@pytest.mark.logs_warnings
@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.exhaustive), 4])
@pytest.mark.parametrize(
    "breaking", [lambda _, steps: broken_disk(steps), broken_database], ids=["disk", "database"]
)
def test_an_export_that_fails_at_any_step_can_be_resumed(
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    breaking: Breaking,
    step: int,
) -> None:
    use_small_packs(monkeypatch, 3)
    _enable_images(workspace)
    job_id = run_job(workspace, submit(workspace, parka(4)).job.id).id
    whole = export_job(workspace, job_id, tmp_path / "whole").export.directory
    expected = {name: data for name, (_, data) in _packs(whole).items()}
    assert len(expected) == 2
    for number in itertools.count(step, step):
        folder = tmp_path / f"step-{number}"
        steps = Steps(number)
        with breaking(workspace, steps):
            result = _tried(workspace, job_id, folder)
        if not steps.failed:
            break
        before = _packs(folder)
        assert {name: data for name, (_, data) in before.items()}.items() <= expected.items()
        assert result is None or result.export.status is not ExportStatus.EXPORTING
        done = export_job(workspace, job_id, folder)
        assert done.export.status is ExportStatus.COMPLETED
        assert before.items() <= _packs(folder).items()
        assert verify(folder, workspace_key(workspace), workspace).findings == ()
    assert number > 20


class Renaming(NullExportObserver):
    """Renames the folder after the first pack, as if a drive were removed."""

    def __init__(self, folder: Path, away: Path) -> None:
        self._folder, self._away = folder, away

    def pack_done(self, pack: Pack, total: int) -> None:
        self._folder.rename(self._away)


@pytest.mark.logs_warnings
@pytest.mark.parametrize("whole_disk", [True, False])
def test_a_folder_moved_during_an_export_is_continued_at_its_new_path(
    workspace: Workspace, job_id: int, tmp_path: Path, whole_disk: bool
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    folder = stick / "packs"
    observer = Renaming(stick, away) if whole_disk else Renaming(folder, stick / "renamed")
    failed = export_job(workspace, job_id, folder, observer)
    assert failed.export.status is ExportStatus.FAILED
    assert "There is no folder" in str(failed.export.error)
    moved = away / "packs" if whole_disk else stick / "renamed"
    before = _packs(moved)
    assert len(before) == 1
    done = export_job(workspace, job_id, moved)
    assert (done.export.id, done.export.status) == (failed.export.id, ExportStatus.COMPLETED)
    assert before.items() <= _packs(moved).items()
    assert verify(moved, workspace=workspace).ok


@pytest.mark.parametrize("damage", IMAGE_DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_to_images_is_found(workspace: Workspace, tmp_path: Path, damage: Damage) -> None:
    job_id = run_job(workspace, submit(workspace, parka(30)).job.id).id
    export_small(workspace, job_id, tmp_path / "packs", pack_rows=10, profile=WITH_IMAGES)
    key = workspace_key(workspace)
    for seed in range(5):
        assert found(tmp_path / "packs", key, damage, random.Random(seed))
    assert verify(tmp_path / "packs", key, workspace).ok


@pytest.fixture(scope="module")
def many_packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Workspace]]:
    """Return a folder of 101 packs, which tests must leave unchanged, and its workspace."""
    place = tmp_path_factory.mktemp("many")
    make_workspace(place / "workspace")
    with Workspace.open(place / "workspace") as workspace:
        job = run_job(workspace, submit(workspace, parka(10_001)).job.id)
        export_small(workspace, job.id, place / "packs", pack_rows=100)
        yield place / "packs", workspace


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_found_in_any_of_many_packs(
    many_packs: tuple[Path, Workspace], damage: Damage
) -> None:
    folder, workspace = many_packs
    key = workspace_key(workspace)
    assert verify(folder, key, workspace).ok
    for seed in range(5):
        assert found(folder, key, damage, random.Random(seed))
    assert verify(folder, key, workspace).ok
