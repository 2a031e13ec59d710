"""Tests of the state of the export dialog: its stage and the selected packs after each poll."""

import pytest

from dpp_desktop.exporting.folder_state import FolderState, folder_state
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.state import Stage, stabilized, ticks_after
from tests.conftest import parka
from tests.exporting.job_exports import interrupted_export
from tests.samples import make_workspace

ALL, REST = frozenset({1, 2, 3}), frozenset({2, 3})


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[FolderState, FolderState]:
    """The states of a new export of three packs and of one whose first pack is finished."""
    path = tmp_path_factory.mktemp("workspace")
    make_workspace(path, parka(25_000))
    with Workspace.open(path) as workspace:
        request = Request(WholeJob(1), path / "packs")
        before = folder_state(workspace, request)
        interrupted_export(workspace, 1, request.directory, packs=1)
        return before, folder_state(workspace, request)


@pytest.fixture
def new(states: tuple[FolderState, FolderState]) -> FolderState:
    """Three packs, none of which is finished."""
    return states[0]


@pytest.fixture
def started(states: tuple[FolderState, FolderState]) -> FolderState:
    """Three packs, the first of which is finished."""
    return states[1]


@pytest.mark.parametrize("stage", Stage)
def test_all_unfinished_packs_are_selected_at_first(stage: Stage, started: FolderState) -> None:
    assert ticks_after(None, started, stage, frozenset(), moved=False) == REST


def test_the_selection_is_kept_while_nothing_changes(
    new: FolderState, started: FolderState
) -> None:
    selected = frozenset({1, 3})
    assert (
        ticks_after(Stage.UNFINISHED, started, Stage.UNFINISHED, selected, moved=False) == selected
    )
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset(), moved=False) == frozenset()


def test_another_export_in_the_folder_resets_the_selection(new: FolderState) -> None:
    assert ticks_after(Stage.UNFINISHED, new, Stage.NEW, frozenset({3}), moved=False) == ALL


def test_another_folder_resets_the_selection(new: FolderState) -> None:
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset({1}), moved=True) == ALL


def test_finished_packs_are_deselected(started: FolderState) -> None:
    assert ticks_after(Stage.RUNNING, started, Stage.RUNNING, ALL, moved=False) == REST


def test_unfinished_packs_stay_selected_after_a_pause(started: FolderState) -> None:
    selected = frozenset({1, 2})
    assert ticks_after(Stage.RUNNING, started, Stage.UNFINISHED, selected, moved=False) == {2}


def test_the_rest_is_selected_once_all_selected_packs_are_finished(started: FolderState) -> None:
    selected = frozenset({1})
    assert ticks_after(Stage.RUNNING, started, Stage.UNFINISHED, selected, moved=False) == REST


def test_all_packs_are_selected_once_the_job_is_minted(new: FolderState) -> None:
    assert ticks_after(Stage.UNMINTED, new, Stage.NEW, frozenset(), moved=False) == ALL


def test_a_run_that_ends_here_is_not_shown_as_one_of_another_program() -> None:
    assert stabilized(Stage.ELSEWHERE, Stage.RUNNING) is Stage.RUNNING
    assert stabilized(Stage.ELSEWHERE, Stage.WAITING) is Stage.RUNNING
    assert stabilized(Stage.WAITING, Stage.RUNNING) is Stage.RUNNING


@pytest.mark.parametrize("stage", Stage)
def test_other_stages_are_shown_unchanged(stage: Stage) -> None:
    assert stabilized(stage, None) is stage
    assert stabilized(stage, Stage.NEW) is stage
