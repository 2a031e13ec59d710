"""The outlook shows the export that the user is likely to mean, and what it is to have."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpp_desktop.exporting.begin import begin
from dpp_desktop.exporting.outlook import interrupted_exports, look_at_export
from dpp_desktop.exporting.run import export_job
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.standing import Request
from dpp_desktop.exporting.watching import Unwatched
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.minting.watching import Unwatched as UnwatchedMinting
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import ExportStatus, Pack, PlannedPack
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.store import exports, tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.stopping import StopAfter

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def test_an_export_that_is_not_made_yet_is_planned(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    outlook = look_at_export(workspace, minted_job.id)
    assert (outlook.job, outlook.export, outlook.packs) == (minted_job, None, ())
    assert not outlook.running
    assert [plan.rows for plan in outlook.planned] == [10_000, 10_000, 5_000]
    made = export_job(workspace, minted_job.id, tmp_path).packs
    assert [plan.file for plan in outlook.planned] == [pack.file for pack in made]


def test_a_job_without_tokens_has_nothing_planned(workspace: Workspace) -> None:
    assert look_at_export(workspace, submit(workspace, parka(5)).job.id).planned == ()


def test_the_newest_unfinished_export_is_meant_before_a_finished_one(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    part = export_job(workspace, minted_job.id, tmp_path / "part", packs=[2])
    whole = export_job(workspace, minted_job.id, tmp_path / "whole")
    outlook = look_at_export(workspace, minted_job.id)
    assert (outlook.export, outlook.packs) == (part.export, part.packs)
    assert len(outlook.planned) == 3
    newest = export_job(workspace, minted_job.id, tmp_path / "newest", packs=[1])
    assert look_at_export(workspace, minted_job.id).export == newest.export
    named = look_at_export(workspace, minted_job.id, whole.export.id)
    assert (named.export, named.packs) == (whole.export, whole.packs)


def test_of_finished_exports_the_newest_is_meant(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = [export_job(workspace, minted_job.id, tmp_path / name).export for name in ("a", "b")]
    assert look_at_export(workspace, minted_job.id).export == made[1]


def test_an_export_of_fewer_tokens_counts_only_when_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    class PauseAtOnce(UnwatchedMinting):
        def progressed(self, job: MintJob) -> None:
            pause(workspace, job.id)

    job_id = submit(workspace, parka(25)).job.id
    run_job(workspace, job_id, PauseAtOnce(), cycle_tokens=10)
    part = export_job(workspace, job_id, tmp_path, packs=[]).export
    assert look_at_export(workspace, job_id).export == part
    run_job(workspace, job_id, from_states=RESUMABLE)
    grown, named = look_at_export(workspace, job_id), look_at_export(workspace, job_id, part.id)
    assert (grown.export, [plan.rows for plan in grown.planned]) == (None, [25])
    assert (named.export, [plan.rows for plan in named.planned]) == (part, [10])


def test_it_tells_whether_somebody_is_at_work(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    seen: list[bool] = []

    class Look(Unwatched):
        def pack_begun(self, plan: PlannedPack, total: int) -> None:
            seen.append(look_at_export(workspace, minted_job.id).running)

    export_job(workspace, minted_job.id, tmp_path, Look())
    assert seen == [True, True, True]
    assert not look_at_export(workspace, minted_job.id).running


def test_what_is_not_there_is_named(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_id = export_job(workspace, minted_job.id, tmp_path).export.id
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    with pytest.raises(NotFound, match="no job 99"):
        look_at_export(workspace, 99)
    with pytest.raises(NotFound, match=f"has no export {export_id}"):
        look_at_export(workspace, other.id, export_id)


@pytest.mark.logs_warnings
def test_exports_are_listed_newest_first_and_those_that_failed_apart(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    part = export_job(workspace, minted_job.id, tmp_path / "part", packs=[1]).export
    done = export_job(workspace, minted_job.id, tmp_path / "done").export
    (tmp_path / "failed").mkdir()
    name = look_at_export(workspace, other.id).planned[0].file
    (tmp_path / "failed" / name).write_text("strange")
    failed = export_job(workspace, other.id, tmp_path / "failed").export
    assert failed.status is ExportStatus.FAILED
    with workspace.read() as transaction:
        assert exports.list_of_job(transaction, minted_job.id) == [done, part]
        assert exports.list_of_job(transaction, other.id) == [failed]
    assert interrupted_exports(workspace, LONG_AGO) == [failed]


def test_an_export_that_was_stopped_counts_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).export
    assert interrupted_exports(workspace, LONG_AGO) == [stopped]
    assert not look_at_export(workspace, minted_job.id).has_what_was_asked


def test_an_export_whose_maker_died_counts_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    left = begin(workspace, Request(WholeJob(minted_job.id), tmp_path), "dead").export
    assert interrupted_exports(workspace, LONG_AGO) == [left]


def test_packs_that_were_not_asked_for_interrupt_nothing(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path, packs=[1])
    assert interrupted_exports(workspace, LONG_AGO) == []
    assert look_at_export(workspace, minted_job.id).has_what_was_asked
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(2), packs=[2, 3]).export
    assert interrupted_exports(workspace, LONG_AGO) == [stopped]
    assert not look_at_export(workspace, minted_job.id).has_what_was_asked


def test_an_export_under_way_is_not_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    class Look(Unwatched):
        def pack_done(self, pack: Pack, total: int) -> None:
            assert interrupted_exports(workspace, LONG_AGO) == []

    export_job(workspace, minted_job.id, tmp_path, Look())


def test_what_counts_is_when_an_export_moved_last(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    first = export_job(workspace, minted_job.id, tmp_path / "first", StopAfter(1)).export
    second = begin(workspace, Request(WholeJob(other.id), tmp_path / "second"), "dead").export
    assert interrupted_exports(workspace, LONG_AGO) == [second, first]
    since = tables.now()
    assert interrupted_exports(workspace, since) == []
    again = export_job(workspace, minted_job.id, tmp_path / "first", StopAfter(2)).export
    assert again.id == first.id
    assert interrupted_exports(workspace, since) == [again]
    assert interrupted_exports(workspace, LONG_AGO) == [again, second]
    assert interrupted_exports(workspace, tables.now() + timedelta(seconds=1)) == []


@pytest.mark.logs_warnings
def test_a_failure_moves_an_export_too(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    pack = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).packs[0]
    since = tables.now()
    (tmp_path / pack.file).write_text("changed")
    failed = export_job(workspace, minted_job.id, tmp_path).export
    assert failed.status is ExportStatus.FAILED
    assert interrupted_exports(workspace, since) == [failed]
