"""The status shows the export that the user most likely means and its planned content."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpp_desktop.exporting.interrupted import interrupted_exports
from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import (
    ExportTarget,
    UnitRange,
    WholeBatch,
    WholeJob,
    exports_of,
)
from dpp_desktop.exporting.start import start_export
from dpp_desktop.exporting.status import export_status
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.export import Export, ExportStatus, Pack, PlannedPack
from dpp_desktop.model.mint import RESUMABLE, MintJob
from dpp_desktop.store import tables
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def _interrupted(workspace: Workspace, since: datetime) -> list[Export]:
    return [each.export for each in interrupted_exports(workspace, since)]


def test_a_future_export_has_a_plan(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    status = export_status(workspace, WholeJob(minted_job.id))
    assert (status.job, status.export, status.packs) == (minted_job, None, ())
    assert not status.running
    assert [plan.rows for plan in status.planned] == [10_000, 10_000, 5_000]
    made = export_job(workspace, minted_job.id, tmp_path).packs
    assert [plan.file for plan in status.planned] == [pack.file for pack in made]


def test_a_job_without_tokens_has_an_empty_plan(workspace: Workspace) -> None:
    assert export_status(workspace, WholeJob(submit(workspace, parka(5)).job.id)).planned == ()


def test_the_newest_unfinished_export_takes_precedence_over_a_finished_one(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    part = export_job(workspace, minted_job.id, tmp_path / "part", packs=[2])
    whole = export_job(workspace, minted_job.id, tmp_path / "whole")
    status = export_status(workspace, WholeJob(minted_job.id))
    assert (status.export, status.packs) == (part.export, part.packs)
    assert len(status.planned) == 3
    newest = export_job(workspace, minted_job.id, tmp_path / "newest", packs=[1])
    assert export_status(workspace, WholeJob(minted_job.id)).export == newest.export
    named = export_status(workspace, WholeJob(minted_job.id), whole.export.id)
    assert (named.export, named.packs) == (whole.export, whole.packs)


def test_the_newest_of_finished_exports_is_selected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    made = [export_job(workspace, minted_job.id, tmp_path / name).export for name in ("a", "b")]
    assert export_status(workspace, WholeJob(minted_job.id)).export == made[1]


def test_an_export_of_fewer_tokens_is_selected_only_by_its_id(
    workspace: Workspace, tmp_path: Path
) -> None:
    class PauseAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            pause(workspace, job.id)

    job_id = submit(workspace, parka(25)).job.id
    run_job(workspace, job_id, PauseAtOnce(), cycle_tokens=10)
    part = export_job(workspace, job_id, tmp_path, packs=[]).export
    assert export_status(workspace, WholeJob(job_id)).export == part
    run_job(workspace, job_id, from_states=RESUMABLE)
    grown, named = (
        export_status(workspace, WholeJob(job_id)),
        export_status(workspace, WholeJob(job_id), part.id),
    )
    assert (grown.export, [plan.rows for plan in grown.planned]) == (None, [25])
    assert (named.export, [plan.rows for plan in named.planned]) == (part, [10])


def test_the_status_shows_whether_an_export_is_running(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    seen: list[bool] = []

    class StatusRecorder(NullExportObserver):
        def pack_begun(self, plan: PlannedPack, total: int) -> None:
            seen.append(export_status(workspace, WholeJob(minted_job.id)).running)

    export_job(workspace, minted_job.id, tmp_path, StatusRecorder())
    assert seen == [True, True, True]
    assert not export_status(workspace, WholeJob(minted_job.id)).running


def test_missing_jobs_and_exports_are_named(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_id = export_job(workspace, minted_job.id, tmp_path).export.id
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    with pytest.raises(NotFound, match="no job 99"):
        export_status(workspace, WholeJob(99))
    with pytest.raises(NotFound, match=f"no export {export_id} of these"):
        export_status(workspace, WholeJob(other.id), export_id)


@pytest.mark.logs_warnings
def test_exports_are_listed_newest_first_and_failed_ones_separately(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    part = export_job(workspace, minted_job.id, tmp_path / "part", packs=[1]).export
    done = export_job(workspace, minted_job.id, tmp_path / "done").export
    (tmp_path / "failed").mkdir()
    name = export_status(workspace, WholeJob(other.id)).planned[0].file
    (tmp_path / "failed" / name).write_text("strange")
    failed = export_job(workspace, other.id, tmp_path / "failed").export
    assert failed.status is ExportStatus.FAILED
    with workspace.read() as transaction:
        assert exports_of(transaction, WholeJob(minted_job.id)) == [done, part]
        assert exports_of(transaction, WholeJob(other.id)) == [failed]
    assert _interrupted(workspace, LONG_AGO) == [failed]


def test_an_export_that_was_stopped_counts_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).export
    assert _interrupted(workspace, LONG_AGO) == [stopped]
    assert not export_status(workspace, WholeJob(minted_job.id)).has_requested_packs


def test_an_export_of_a_dead_process_counts_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    left = start_export(workspace, Request(WholeJob(minted_job.id), tmp_path), "dead").export
    assert _interrupted(workspace, LONG_AGO) == [left]


def test_packs_that_were_not_requested_do_not_count_as_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, minted_job.id, tmp_path, packs=[1])
    assert _interrupted(workspace, LONG_AGO) == []
    assert export_status(workspace, WholeJob(minted_job.id)).has_requested_packs
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(2), packs=[2, 3]).export
    assert _interrupted(workspace, LONG_AGO) == [stopped]
    assert not export_status(workspace, WholeJob(minted_job.id)).has_requested_packs


def test_a_running_export_is_not_interrupted(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    class StatusRecorder(NullExportObserver):
        def pack_done(self, pack: Pack, total: int) -> None:
            assert _interrupted(workspace, LONG_AGO) == []

    export_job(workspace, minted_job.id, tmp_path, StatusRecorder())


def test_interrupted_exports_are_filtered_by_their_last_progress(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    first = export_job(workspace, minted_job.id, tmp_path / "first", StopAfter(1)).export
    second = start_export(
        workspace, Request(WholeJob(other.id), tmp_path / "second"), "dead"
    ).export
    assert _interrupted(workspace, LONG_AGO) == [second, first]
    since = tables.now()
    assert _interrupted(workspace, since) == []
    again = export_job(workspace, minted_job.id, tmp_path / "first", StopAfter(2)).export
    assert again.id == first.id
    assert _interrupted(workspace, since) == [again]
    assert _interrupted(workspace, LONG_AGO) == [again, second]
    assert _interrupted(workspace, tables.now() + timedelta(seconds=1)) == []


@pytest.mark.logs_warnings
def test_a_failure_counts_as_progress(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    pack = export_job(workspace, minted_job.id, tmp_path, StopAfter(1)).packs[0]
    since = tables.now()
    (tmp_path / pack.file).write_text("changed")
    failed = export_job(workspace, minted_job.id, tmp_path).export
    assert failed.status is ExportStatus.FAILED
    assert _interrupted(workspace, since) == [failed]


def test_batches_and_ranges_have_separate_exports(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(5)).job.id)
    batch: ExportTarget = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    units: ExportTarget = UnitRange(minted_job.id, 11, 20)
    for wanted in (batch, units):
        assert export_status(workspace, wanted).export is None
        made = export_tokens(workspace, Request(wanted, tmp_path / type(wanted).__name__)).export
        assert export_status(workspace, wanted).export == made
    assert export_status(workspace, batch).jobs == (minted_job, other)
    assert export_status(workspace, units).batch == (minted_job, other)
    assert export_status(workspace, UnitRange(minted_job.id, 11, 21)).export is None
    assert export_status(workspace, WholeJob(minted_job.id)).export is None


def test_a_grown_batch_continues_its_export_and_then_gets_a_new_one(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    part = export_tokens(workspace, Request(batch, tmp_path), StopAfter(1)).export
    run_job(workspace, submit(workspace, parka(5)).job.id)
    status = export_status(workspace, batch)
    assert (status.export, status.has_grown, status.count) == (part, True, 25_000)
    export_tokens(workspace, Request(batch, tmp_path))
    status = export_status(workspace, batch)
    assert (status.export, status.has_grown, status.count) == (None, False, 25_005)


def test_interrupted_exports_of_batches_and_ranges_keep_their_target(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    batch: ExportTarget = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    units: ExportTarget = UnitRange(minted_job.id, 1, 20_000)
    for number, wanted in enumerate((batch, units)):
        export_tokens(workspace, Request(wanted, tmp_path / str(number)), StopAfter(1))
    assert [each.target for each in interrupted_exports(workspace, LONG_AGO)] == [units, batch]
    export_tokens(workspace, Request(units, tmp_path / "whole"))
    assert [each.target for each in interrupted_exports(workspace, LONG_AGO)] == [batch]
