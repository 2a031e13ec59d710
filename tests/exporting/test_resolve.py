"""The engine that starts an export and the window that shows it resolve a folder identically."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.folder_contents import read_folder
from dpp_desktop.exporting.folder_state import FolderState, folder_state
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import ExportObstacle, Request, resolve
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.export import Export
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.refused_writes import writing_refused
from tests.samples import put_samples
from tests.slow_files import SlowFiles

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
TAB = ProfileOverrides("tab")


@dataclass(frozen=True)
class Scenario:
    """A workspace with a job of three packs, and an export folder."""

    workspace: Workspace
    job: MintJob
    folder: Path

    @property
    def request(self) -> Request:
        return Request(WholeJob(self.job.id), self.folder)

    def export(self) -> Export:
        return export_job(self.workspace, self.job.id, self.folder).export

    def interrupt(self) -> Export:
        return export_job(self.workspace, self.job.id, self.folder, StopAfter(2)).export

    def empty_folder(self) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()


@dataclass(frozen=True)
class Expected:
    """The result that both callers must find.

    `continues` an earlier export; `obstacle` and part of the error if the engine rejects it;
    `only_window` if only the window asks the user before it continues.
    """

    continues: bool = False
    obstacle: ExportObstacle | None = None
    error: str = ""
    only_window: bool = False
    is_fixed: bool = False
    handed_over: int = 0
    reprints: int = 0


def _new(scenario: Scenario) -> Request:
    return scenario.request


def _new_of_units(scenario: Scenario) -> Request:
    return replace(scenario.request, target=UnitRange(scenario.job.id, 1, 10))


def _unminted_units(scenario: Scenario) -> Request:
    return replace(scenario.request, target=UnitRange(scenario.job.id, 1, 30_000))


def _unfinished(scenario: Scenario) -> Request:
    scenario.interrupt()
    return scenario.request


def _completed(scenario: Scenario) -> Request:
    scenario.export()
    return scenario.request


def _renamed(scenario: Scenario) -> Request:
    scenario.interrupt()
    moved = scenario.folder.with_name("elsewhere")
    scenario.folder.rename(moved)
    return replace(scenario.request, directory=moved)


def _cancelled(scenario: Scenario) -> Request:
    cancel_export(scenario.workspace, scenario.interrupt().id)
    return scenario.request


def _failed_with_packs(scenario: Scenario) -> Request:
    with writing_refused(f"parka-01_job-{scenario.job.id}_pack-002-of-003.csv"):
        scenario.export()
    return scenario.request


def _failed_without_packs(scenario: Scenario) -> Request:
    with writing_refused("manifest.json"):
        scenario.export()
    return scenario.request


def _failed_without_packs_and_another_profile(scenario: Scenario) -> Request:
    return replace(_failed_without_packs(scenario), overrides=TAB)


def _manifest_lost(scenario: Scenario) -> Request:
    hand_over(scenario.workspace, scenario.interrupt().id, [1], "Ada")
    (scenario.folder / "manifest.json").unlink()
    return scenario.request


def _manifest_lost_and_a_pack_open(scenario: Scenario) -> Request:
    request = _manifest_lost(scenario)
    pack = min(scenario.folder.glob("*.csv"))
    (scenario.folder / f".~lock.{pack.name}#").write_text("Kim")
    return request


def _manifest_unreadable(scenario: Scenario) -> Request:
    scenario.interrupt()
    (scenario.folder / "manifest.json").write_text("{")
    return scenario.request


def _manifest_unreadable_of_other_tokens(scenario: Scenario) -> Request:
    _manifest_unreadable(scenario)
    return replace(scenario.request, target=UnitRange(scenario.job.id, 1, 5))


def _manifest_unreadable_of_two_exports(scenario: Scenario) -> Request:
    export_tokens(scenario.workspace, replace(scenario.request, overrides=TAB))
    packs = list(scenario.folder.glob("*.csv"))
    (scenario.folder / "manifest.json").unlink()
    aside = scenario.folder.with_name("aside")
    scenario.folder.rename(aside)
    scenario.export()
    shutil.rmtree(scenario.folder)
    aside.rename(scenario.folder)
    assert packs
    (scenario.folder / "manifest.json").write_text("{")
    return scenario.request


def _manifest_of_an_unknown_export(scenario: Scenario) -> Request:
    made = scenario.export()
    manifest = scenario.folder / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace(made.uid, "0" * 32), "utf-8")
    return scenario.request


def _emptied(scenario: Scenario) -> Request:
    hand_over(scenario.workspace, scenario.export().id, [1], "Ada")
    scenario.empty_folder()
    return scenario.request


def _emptied_unfinished(scenario: Scenario) -> Request:
    scenario.interrupt()
    scenario.empty_folder()
    return scenario.request


def _emptied_and_another_profile(scenario: Scenario) -> Request:
    return replace(_emptied(scenario), overrides=TAB)


def _emptied_with_a_profile_of_the_opened_export(scenario: Scenario) -> Request:
    made = export_tokens(scenario.workspace, replace(scenario.request, overrides=TAB)).export
    scenario.empty_folder()
    return replace(scenario.request, export_id=made.id)


def _emptied_and_a_grown_batch(scenario: Scenario) -> Request:
    request = Request(BATCH, scenario.folder)
    export_tokens(scenario.workspace, request)
    scenario.empty_folder()
    run_job(scenario.workspace, submit(scenario.workspace, parka(5)).job.id)
    return request


def _gone_unfinished(scenario: Scenario) -> Request:
    scenario.interrupt()
    shutil.rmtree(scenario.folder)
    return scenario.request


def _gone_completed(scenario: Scenario) -> Request:
    hand_over(scenario.workspace, scenario.export().id, [1, 2], "Ada")
    shutil.rmtree(scenario.folder)
    return scenario.request


def _gone_and_opened(scenario: Scenario) -> Request:
    made = scenario.export()
    shutil.rmtree(scenario.folder)
    return replace(scenario.request, export_id=made.id)


def _other_workspaces(scenario: Scenario) -> Request:
    with Workspace.open(scenario.folder.with_name("other workspace")) as other:
        put_samples(other)
        job = run_job(other, submit(other, parka(5)).job.id)
        export_job(other, job.id, scenario.folder)
    return scenario.request


def _other_jobs(scenario: Scenario) -> Request:
    other = run_job(scenario.workspace, submit(scenario.workspace, parka(5)).job.id)
    export_job(scenario.workspace, other.id, scenario.folder)
    return scenario.request


def _other_units(scenario: Scenario) -> Request:
    export_tokens(scenario.workspace, _new_of_units(scenario))
    return scenario.request


def _other_tokens_removed(scenario: Scenario) -> Request:
    _other_jobs(scenario)
    scenario.empty_folder()
    return scenario.request


def _grown_batch(scenario: Scenario) -> Request:
    request = Request(BATCH, scenario.folder)
    export_tokens(scenario.workspace, request, StopAfter(1))
    run_job(scenario.workspace, submit(scenario.workspace, parka(5)).job.id)
    return request


def _batch_with_a_waiting_job(scenario: Scenario) -> Request:
    request = Request(BATCH, scenario.folder)
    export_tokens(scenario.workspace, request, StopAfter(1))
    submit(scenario.workspace, parka(5))
    return request


def _new_batch_with_a_waiting_job(scenario: Scenario) -> Request:
    submit(scenario.workspace, parka(5))
    return Request(BATCH, scenario.folder)


def _grown_job(scenario: Scenario) -> Request:
    class PauseAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            pause(scenario.workspace, job.id)

    job_id = submit(scenario.workspace, parka(25)).job.id
    run_job(scenario.workspace, job_id, PauseAtOnce(), cycle_tokens=10)
    export_job(scenario.workspace, job_id, scenario.folder)
    run_job(scenario.workspace, job_id, from_states=RESUMABLE)
    return Request(WholeJob(job_id), scenario.folder)


def _unminted(scenario: Scenario) -> Request:
    return Request(WholeJob(submit(scenario.workspace, parka(5)).job.id), scenario.folder)


def _packs_changed(scenario: Scenario) -> Request:
    scenario.export()
    next(iter(sorted(scenario.folder.glob("*.csv")))).write_text("changed")
    return scenario.request


def _packs_removed(scenario: Scenario) -> Request:
    hand_over(scenario.workspace, scenario.export().id, [1, 3], "Ada")
    next(iter(sorted(scenario.folder.glob("*.csv")))).unlink()
    return scenario.request


def _foreign_files(scenario: Scenario) -> Request:
    scenario.folder.mkdir()
    (scenario.folder / "letter.txt").touch()
    return scenario.request


def _within_another_export(scenario: Scenario) -> Request:
    scenario.export()
    return replace(scenario.request, directory=scenario.folder / "inside")


def _a_file(scenario: Scenario) -> Request:
    scenario.folder.touch()
    return scenario.request


def _the_workspace_itself(scenario: Scenario) -> Request:
    return replace(scenario.request, directory=scenario.workspace.path)


STATES: dict[Callable[[Scenario], Request], Expected] = {
    _new: Expected(),
    _new_of_units: Expected(),
    _unminted_units: Expected(obstacle=ExportObstacle.TOKENS, error="has units 1 to 25,000"),
    _unfinished: Expected(continues=True, is_fixed=True),
    _completed: Expected(continues=True, is_fixed=True),
    _renamed: Expected(continues=True, is_fixed=True),
    _cancelled: Expected(continues=True, is_fixed=True),
    _failed_with_packs: Expected(continues=True, is_fixed=True),
    _failed_without_packs: Expected(continues=True),
    _failed_without_packs_and_another_profile: Expected(),
    _manifest_lost: Expected(continues=True, handed_over=1),
    _manifest_lost_and_a_pack_open: Expected(continues=True, handed_over=1),
    _manifest_unreadable: Expected(continues=True, is_fixed=True),
    _manifest_unreadable_of_other_tokens: Expected(
        obstacle=ExportObstacle.UNUSABLE, error="manifest"
    ),
    _manifest_unreadable_of_two_exports: Expected(continues=True, is_fixed=True),
    _manifest_of_an_unknown_export: Expected(continues=True),
    _emptied: Expected(continues=True, handed_over=1, reprints=1),
    _emptied_unfinished: Expected(continues=True),
    _emptied_and_another_profile: Expected(),
    _emptied_with_a_profile_of_the_opened_export: Expected(continues=True),
    _emptied_and_a_grown_batch: Expected(),
    _gone_unfinished: Expected(
        continues=True, obstacle=ExportObstacle.GONE, only_window=True, is_fixed=True
    ),
    _gone_completed: Expected(continues=True, handed_over=2, reprints=2),
    _gone_and_opened: Expected(
        continues=True, obstacle=ExportObstacle.GONE, only_window=True, is_fixed=True
    ),
    _other_workspaces: Expected(obstacle=ExportObstacle.OTHER_WORKSPACE, error="another workspace"),
    _other_jobs: Expected(obstacle=ExportObstacle.OTHER_TOKENS, error="contains export"),
    _other_units: Expected(obstacle=ExportObstacle.OTHER_TOKENS, error="units 1 to 10"),
    _other_tokens_removed: Expected(),
    _grown_batch: Expected(continues=True, is_fixed=True),
    _batch_with_a_waiting_job: Expected(continues=True, is_fixed=True),
    _new_batch_with_a_waiting_job: Expected(obstacle=ExportObstacle.TOKENS, error="is queued"),
    _grown_job: Expected(
        continues=True, obstacle=ExportObstacle.GROWN, error="first 10 tokens", is_fixed=True
    ),
    _unminted: Expected(obstacle=ExportObstacle.TOKENS, error="is queued"),
    _packs_changed: Expected(continues=True, is_fixed=True),
    _packs_removed: Expected(continues=True, is_fixed=True, handed_over=2, reprints=1),
    _foreign_files: Expected(obstacle=ExportObstacle.OTHER_FILES, error="letter.txt"),
    _within_another_export: Expected(obstacle=ExportObstacle.UNUSABLE, error="is inside"),
    _a_file: Expected(obstacle=ExportObstacle.UNUSABLE, error="is not a folder"),
    _the_workspace_itself: Expected(obstacle=ExportObstacle.UNUSABLE, error="the workspace itself"),
}


@pytest.mark.logs_warnings
@pytest.mark.parametrize("arrange", STATES, ids=lambda arrange: arrange.__name__.strip("_"))
def test_the_window_shows_what_the_engine_starts(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    arrange: Callable[[Scenario], Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = STATES[arrange]
    request = arrange(Scenario(workspace, minted_job, tmp_path / "packs"))
    before = _known(workspace)
    state = folder_state(workspace, request)
    assert _known(workspace) == before
    assert (state.report.export is not None) is expected.continues
    assert (state.obstacle.kind if state.obstacle else None) is expected.obstacle
    assert state.is_fixed is expected.is_fixed
    assert len(state.report.handed_over) == expected.handed_over
    assert len(state.reprints) == expected.reprints
    if expected.obstacle and not expected.only_window:
        assert state.obstacle
        with pytest.raises(DppError) as refused:
            start_export(workspace, state.request, "runner")
        assert expected.error in str(refused.value)
        assert str(refused.value) == str(state.obstacle.error)
        assert _known(workspace) == before
        return
    slow = SlowFiles(monkeypatch, workspace)
    _check_start(workspace, state, before)
    assert slow.writes
    assert slow.used == []


def _check_start(workspace: Workspace, state: FolderState, before: dict[int, str]) -> None:
    """Check that the engine starts the shown export with the shown packs and profile."""
    started = start_export(workspace, state.request, "runner")
    if state.report.export:
        assert started.export.id == state.report.export.id
    else:
        assert started.export.id not in before
    assert started.planned == state.report.planned
    assert started.source.profile == state.report.profile
    assert started.source.selection.count == state.report.count


def _known(workspace: Workspace) -> dict[int, str]:
    with workspace.read() as transaction:
        return {each.id: each.status for each in exports.list_all(transaction)}


def test_a_fixed_profile_is_rejected_by_the_engine_and_ignored_by_the_window(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    """The command line requests the profile; in the window it was chosen for a new export."""
    made = export_job(workspace, minted_job.id, tmp_path / "packs").export
    request = Request(WholeJob(minted_job.id), tmp_path / "packs", TAB)
    with workspace.read() as transaction:
        resolution = resolve(transaction, request, read_folder(workspace, tmp_path / "packs"))
    assert resolution.obstacle
    assert resolution.obstacle.kind is ExportObstacle.OTHER_PROFILE
    state = folder_state(workspace, request)
    assert (state.report.export, state.obstacle) == (made, None)
    assert state.request == Request(WholeJob(minted_job.id), tmp_path / "packs")
