"""A cancelled export keeps its packs, is no longer listed, and can still be continued."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dpp_desktop.exporting.cancel import cancel_export
from dpp_desktop.exporting.interrupted import interrupted_exports
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.exporting.start import start_export
from dpp_desktop.exporting.status import export_status
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.errors import Busy, NotFound, WrongState
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job

LONG_AGO = datetime.now(UTC) - timedelta(days=1)


def test_a_cancelled_export_keeps_its_packs_and_is_no_longer_listed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(2))
    assert len(interrupted_exports(workspace, LONG_AGO)) == 1
    cancelled = cancel_export(workspace, stopped.export.id)
    assert cancelled.status is ExportStatus.CANCELLED
    assert interrupted_exports(workspace, LONG_AGO) == []
    assert len(list(tmp_path.glob("*.csv"))) == 2
    assert cancel_export(workspace, stopped.export.id).status is ExportStatus.CANCELLED


def test_a_cancelled_export_can_be_continued(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, minted_job.id, tmp_path, StopAfter(1))
    cancel_export(workspace, stopped.export.id)
    done = export_job(workspace, minted_job.id, tmp_path)
    assert (done.export.id, done.export.status) == (stopped.export.id, ExportStatus.COMPLETED)
    assert verify(tmp_path).ok
    with pytest.raises(WrongState, match="is completed"):
        cancel_export(workspace, done.export.id)


def test_a_waiting_export_takes_precedence_over_a_cancelled_one(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    waiting = export_job(workspace, minted_job.id, tmp_path / "a", StopAfter(1)).export
    newer = export_job(workspace, minted_job.id, tmp_path / "b", StopAfter(1)).export
    cancel_export(workspace, newer.id)
    selected = export_status(workspace, WholeJob(minted_job.id)).export
    assert selected
    assert selected.id == waiting.id


def test_a_running_export_cannot_be_cancelled(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    with workspace.active_runner() as runner:
        begun = start_export(workspace, Request(WholeJob(minted_job.id), tmp_path), runner)
        with pytest.raises(Busy, match="is already running in another process"):
            cancel_export(workspace, begun.export.id)
    assert cancel_export(workspace, begun.export.id).status is ExportStatus.CANCELLED
    with pytest.raises(NotFound, match="no export 4711"):
        cancel_export(workspace, 4711)
