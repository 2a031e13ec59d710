"""Tests of what a dialog makes of what it sees, moment by moment."""

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
    """Three packs, none of them made."""
    return folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))


@pytest.fixture
def begun(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> FolderState:
    """Three packs, the first of them made."""
    interrupted(workspace, minted_job.id, tmp_path / "packs", packs=1)
    return folder_state(workspace, Request(WholeJob(minted_job.id), tmp_path / "packs"))


@pytest.mark.parametrize("stage", Stage)
def test_at_first_all_that_is_left_is_chosen(stage: Stage, begun: FolderState) -> None:
    assert ticks_after(None, begun, stage, frozenset(), moved=False) == REST


def test_what_the_user_chose_stays_chosen_while_nothing_happens(
    new: FolderState, begun: FolderState
) -> None:
    chosen = frozenset({1, 3})
    assert ticks_after(Stage.UNFINISHED, begun, Stage.UNFINISHED, chosen, moved=False) == chosen
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset(), moved=False) == frozenset()


def test_another_export_in_the_folder_is_another_choice(new: FolderState) -> None:
    assert ticks_after(Stage.UNFINISHED, new, Stage.NEW, frozenset({3}), moved=False) == ALL


def test_another_folder_is_another_choice(new: FolderState) -> None:
    assert ticks_after(Stage.NEW, new, Stage.NEW, frozenset({1}), moved=True) == ALL


def test_what_gets_finished_is_chosen_no_more(begun: FolderState) -> None:
    assert ticks_after(Stage.RUNNING, begun, Stage.RUNNING, ALL, moved=False) == REST


def test_after_a_pause_what_was_chosen_is_still_to_be_made(begun: FolderState) -> None:
    chosen = frozenset({1, 2})
    assert ticks_after(Stage.RUNNING, begun, Stage.UNFINISHED, chosen, moved=False) == {2}


def test_after_all_that_was_chosen_the_rest_is_offered(begun: FolderState) -> None:
    chosen = frozenset({1})
    assert ticks_after(Stage.RUNNING, begun, Stage.UNFINISHED, chosen, moved=False) == REST


def test_tokens_that_are_minted_meanwhile_are_offered(new: FolderState) -> None:
    assert ticks_after(Stage.UNMINTED, new, Stage.NEW, frozenset(), moved=False) == ALL


def test_the_end_of_our_run_does_not_look_like_somebody_elses() -> None:
    assert stabilized(Stage.ELSEWHERE, Stage.RUNNING) is Stage.RUNNING
    assert stabilized(Stage.ELSEWHERE, Stage.WAITING) is Stage.RUNNING
    assert stabilized(Stage.WAITING, Stage.RUNNING) is Stage.RUNNING


@pytest.mark.parametrize("stage", Stage)
def test_anything_else_is_shown_as_it_is_seen(stage: Stage) -> None:
    assert stabilized(stage, None) is stage
    assert stabilized(stage, Stage.NEW) is stage
