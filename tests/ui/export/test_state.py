"""Test how the dialog derives its state from consecutive folder states."""

from pathlib import Path

import pytest

from dpp_desktop.exporting.folder_state import FolderState, folder_state
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.state import Stage, stabilized, ticks_after
from tests.ui.export.stopping import interrupted

ALL, REST = frozenset({1, 2, 3}), frozenset({2, 3})


@pytest.fixture
def new(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> FolderState:
    """The state with three packs, none of them finished."""
    return folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))


@pytest.fixture
def started(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> FolderState:
    """The state with three packs, the first of them finished."""
    interrupted(workspace, minted_job.id, tmp_path / "packs", packs=1)
    return folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))


@pytest.mark.parametrize("stage", Stage)
def test_unfinished_packs_are_selected_initially(stage: Stage, started: FolderState) -> None:
    assert ticks_after(None, started, stage, frozenset(), moved=False) == REST


def test_the_selection_is_kept_without_changes(new: FolderState, started: FolderState) -> None:
    chosen = frozenset({1, 3})
    assert ticks_after(Stage.UNFINISHED, started, Stage.UNFINISHED, chosen, moved=False) == chosen
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset(), moved=False) == frozenset()


def test_another_export_in_the_folder_resets_the_selection(new: FolderState) -> None:
    assert ticks_after(Stage.UNFINISHED, new, Stage.NEW, frozenset({3}), moved=False) == ALL


def test_another_folder_resets_the_selection(new: FolderState) -> None:
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset({1}), moved=True) == ALL


def test_finished_packs_are_deselected(started: FolderState) -> None:
    assert ticks_after(Stage.RUNNING, started, Stage.RUNNING, ALL, moved=False) == REST


def test_unfinished_packs_stay_selected_after_a_pause(started: FolderState) -> None:
    chosen = frozenset({1, 2})
    assert ticks_after(Stage.RUNNING, started, Stage.UNFINISHED, chosen, moved=False) == {2}


def test_the_rest_is_selected_after_the_selection_is_finished(started: FolderState) -> None:
    chosen = frozenset({1})
    assert ticks_after(Stage.RUNNING, started, Stage.UNFINISHED, chosen, moved=False) == REST


def test_packs_of_newly_minted_tokens_are_selected(new: FolderState) -> None:
    assert ticks_after(Stage.UNMINTED, new, Stage.NEW, frozenset(), moved=False) == ALL


def test_the_end_of_a_local_run_is_not_shown_as_a_run_elsewhere() -> None:
    assert stabilized(Stage.ELSEWHERE, Stage.RUNNING) is Stage.RUNNING
    assert stabilized(Stage.ELSEWHERE, Stage.WAITING) is Stage.RUNNING
    assert stabilized(Stage.WAITING, Stage.RUNNING) is Stage.RUNNING


@pytest.mark.parametrize("stage", Stage)
def test_other_stages_are_shown_unchanged(stage: Stage) -> None:
    assert stabilized(stage, None) is stage
    assert stabilized(stage, Stage.NEW) is stage
