"""All minted units are found, and no others, however their numbers were reserved."""

import pytest

from dpp_desktop.minting.control import pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.server.request_path import RequestedItem
from dpp_desktop.server.store_view import FoundUnit, StoreView
from dpp_desktop.store import number_ranges, serial_spaces, tokens
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import mint, put_job
from tests.server_workspaces import SQLITE

GTIN = "09506000134352"
HOST = "id.nordlicht.example"


class _Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _find(view: StoreView, serial: str) -> FoundUnit | None:
    view.renew()
    item = RequestedItem("", GTIN, None, serial)
    (owner,) = view.owners(HOST, item)
    return view.unit(owner, item)


def _serials(workspace: Workspace, job: MintJob) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, 0, job.quantity)


def _reserved_serials(workspace: Workspace, job: MintJob) -> set[str]:
    """Return the serials of all numbers that were ever reserved for the job."""
    with workspace.read() as transaction:
        ranges = number_ranges.of_job(transaction, job.id)
        codec = serial_spaces.codec(transaction, ranges[0].space_id)
    return {
        codec.encode(each.first_number + number)
        for each in ranges
        for number in range(each.quantity)
    }


def _check(view: StoreView, workspace: Workspace, *jobs: MintJob) -> None:
    for job in jobs:
        minted = _serials(workspace, job)
        found = [_find(view, serial) for serial in minted]
        assert [(each.job.id, each.unit) for each in found if each] == [
            (job.id, unit) for unit in range(len(minted))
        ]
        for serial in _reserved_serials(workspace, job) - set(minted):
            assert _find(view, serial) is None


class _PauseAtOnce(NullMintObserver):
    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def progressed(self, job: MintJob) -> None:
        pause(self._workspace, job.id)


def test_units_with_numbers_that_were_reserved_later_are_found(workspace: Workspace) -> None:
    view = StoreView(workspace, check_seconds=0)
    first = mint(workspace, parka(8))
    paused = run_job(
        workspace, put_job(workspace, parka(30)).id, _PauseAtOnce(workspace), cycle_tokens=10
    )
    assert paused.minted == 10
    _check(view, workspace, first, paused)
    # Another process reserves other numbers for the remaining units.
    with Workspace.open(workspace.path) as other:
        done = run_job(other, paused.id, from_states=RESUMABLE)
    with workspace.read() as transaction:
        assert len(number_ranges.of_job(transaction, done.id)) == 2
    _check(view, workspace, first, done)
    _check(StoreView(workspace), workspace, first, done)


def test_changes_are_noticed_after_the_time_between_checks(workspace: Workspace) -> None:
    clock = _Clock()
    view = StoreView(workspace, check_seconds=5, clock=clock)
    view.renew()
    serial = _serials(workspace, mint(workspace, parka(1)))[0]
    clock.now = 4.9
    assert _find(view, serial) is None
    clock.now = 5.1
    assert _find(view, serial)


def test_an_unchanged_store_is_not_read_again(workspace: Workspace, store: str) -> None:
    if store != SQLITE:
        pytest.skip("the store is no file")
    view = StoreView(workspace)
    serials = _serials(workspace, mint(workspace, parka(20)))
    assert _find(view, serials[0])
    workspace.database.rename(workspace.database.with_suffix(".moved"))
    try:
        assert all(_find(view, serial) for serial in serials)
    finally:
        workspace.database.with_suffix(".moved").rename(workspace.database)
