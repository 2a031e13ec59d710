"""Jobs are read in pages, newest first, and by their ids."""

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka


def _five(workspace: Workspace) -> list[MintJob]:
    return [submit(workspace, parka(quantity)).job for quantity in range(1, 6)]


def test_pages_run_back_from_the_newest_without_gaps(workspace: Workspace) -> None:
    one, two, three, four, five = _five(workspace)
    with workspace.read() as transaction:
        assert jobs.page_before(transaction, None, 2).found == [five, four]
        assert jobs.page_before(transaction, four.id, 2).found == [three, two]
        assert jobs.page_before(transaction, two.id, 2).found == [one]
        assert jobs.page_before(transaction, one.id, 2).found == []


def test_newer_jobs_are_returned_newest_first(workspace: Workspace) -> None:
    *_, three, four, five = _five(workspace)
    with workspace.read() as transaction:
        assert jobs.newer_than(transaction, three.id).found == [five, four]
        assert jobs.newer_than(transaction, five.id).found == []
        assert len(jobs.newer_than(transaction, 0).found) == 5


def test_jobs_are_found_by_id_and_unknown_ids_are_omitted(workspace: Workspace) -> None:
    one, _, three, *_ = _five(workspace)
    with workspace.read() as transaction:
        assert jobs.find_many(transaction, {one.id, three.id, 99}).found == [three, one]
        assert jobs.find_many(transaction, []).found == []
