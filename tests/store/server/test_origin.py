"""A copied or restored database never issues serials that the original may have issued."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.identity.numbers import split_number
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import number_ranges
from dpp_desktop.store.local.copy_detection import Origin
from dpp_desktop.store.local.reservation_record import STATE_FOLDER_VARIABLE
from dpp_desktop.store.server import settings
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.postgresql_server import Server
from tests.server_workspaces import new_database

pytestmark = pytest.mark.logs_warnings


def _copy(folder: Path) -> None:
    """Copy the database, as a dump that is restored does, and use the copy."""
    found = settings.require(folder)
    settings.write(folder, replace(found, database=new_database(found.database)))


def _epoch(workspace: Workspace, job: MintJob) -> int:
    with workspace.read() as transaction:
        last = number_ranges.latest_of_job(transaction, job.id)
    return split_number(last.first_number).epoch


def test_a_restored_dump_starts_a_new_epoch_once(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as original:
        queued = submit(original, parka(5)).job
    _copy(workspace_path)
    with Workspace.open(workspace_path) as restored:
        assert restored.origin is Origin.COPIED
        assert find_job(restored, queued.id).status is JobStatus.CANCELLED
        assert _epoch(restored, submit(restored, parka(5)).job) != 0
    with Workspace.open(workspace_path) as again:
        assert again.origin is Origin.UNCHANGED


def _set_identity(server: Server, folder: Path, part: str, value: str) -> None:
    server.psql(
        "UPDATE dpp_desktop.workspace SET "
        f"identity = jsonb_set(identity::jsonb, '{{{part}}}', '\"{value}\"')::text",
        database=settings.require(folder).database,
    )


@pytest.mark.parametrize(
    ("part", "origin", "status"),
    [
        ("system", Origin.COPIED, JobStatus.CANCELLED),
        ("database", Origin.COPIED, JobStatus.CANCELLED),
        ("timeline", Origin.CHANGED, JobStatus.QUEUED),
    ],
)
def test_each_part_of_the_identity_counts(
    workspace_path: Path, shared: Server, part: str, origin: Origin, status: JobStatus
) -> None:
    with Workspace.open(workspace_path) as original:
        queued = submit(original, parka(5)).job
    _set_identity(shared, workspace_path, part, "7")
    with Workspace.open(workspace_path) as found:
        assert found.origin is origin
        assert find_job(found, queued.id).status is status
        if origin is Origin.CHANGED:
            run_job(found, queued.id)
            assert _epoch(found, queued) != 0


def test_a_database_behind_the_record_of_this_computer_is_a_copy(
    workspace_path: Path, shared: Server
) -> None:
    """A snapshot of the whole server has the same identity."""
    with Workspace.open(workspace_path) as original:
        submit(original, parka(5))
    database = settings.require(workspace_path).database
    shared.psql(
        "ALTER TABLE dpp_desktop.number_ranges DISABLE TRIGGER USER; "
        "UPDATE dpp_desktop.number_ranges SET nonce = 'earlier'",
        database=database,
    )
    with Workspace.open(workspace_path) as restored:
        assert restored.origin is Origin.COPIED


def test_another_workstation_starts_no_epoch(
    workspace: Workspace,
    second: Callable[[], Workspace],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    submit(workspace, parka(5))
    monkeypatch.setenv(STATE_FOLDER_VARIABLE, str(tmp_path / "state"))
    with second() as other:
        assert other.origin is Origin.UNCHANGED
        assert _epoch(other, submit(other, parka(5)).job) == 0


def test_the_identity_names_system_database_and_timeline(workspace: Workspace) -> None:
    with workspace.read() as transaction:
        found = transaction.exec_driver_sql("SELECT identity FROM workspace").scalar_one()
    assert json.loads(found).keys() == {"system", "database", "timeline"}
