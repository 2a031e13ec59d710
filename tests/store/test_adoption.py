"""A workspace that was copied or restored never issues again what the original may have."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from dpp_desktop.identity.numbers import split_number
from dpp_desktop.minting.control import find_job
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.minting.watching import Unwatched
from dpp_desktop.model.errors import WorkspaceReplaced, WorkspaceUnusable
from dpp_desktop.model.mint import RESUMABLE, JobStatus, MintJob
from dpp_desktop.store import adoption, tokens
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.conftest import parka

pytestmark = pytest.mark.logs_warnings


def _mint(workspace: Workspace, quantity: int = 50) -> set[str]:
    job = run_job(workspace, submit(workspace, parka(quantity)).job.id)
    with workspace.read() as transaction:
        return set(tokens.serials_of(transaction, job.id, 0, quantity))


def _copy(path: Path, target: Path) -> Path:
    """As an administrator would: the folder, while nobody has it open."""
    shutil.copytree(path, target)
    return target


def _back_up(path: Path, target: Path) -> Path:
    source, copy = sqlite.connect(str(path / DATABASE_NAME)), sqlite.connect(str(target))
    source.backup(copy)
    source.close()
    copy.close()
    return target


def test_opening_again_is_no_copy(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        first = _mint(workspace)
        assert not workspace.adopted
    with Workspace.open(workspace_path) as workspace:
        assert not workspace.adopted
        assert not first & _mint(workspace)


def test_a_renamed_folder_is_no_copy(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    with Workspace.open(workspace_path.rename(tmp_path / "renamed")) as workspace:
        assert not workspace.adopted


def test_two_copies_and_the_original_share_no_serial(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        before = _mint(workspace)
    copies = [_copy(workspace_path, tmp_path / name) for name in ("one", "two")]
    issued = [before]
    for path in (workspace_path, *copies):
        with Workspace.open(path) as workspace:
            assert workspace.adopted is (path != workspace_path)
            issued += [_mint(workspace), _mint(workspace)]
    assert sum(map(len, issued)) == len(set().union(*issued))


def test_a_copy_says_so_once(workspace_path: Path, tmp_path: Path) -> None:
    copy = _copy(workspace_path, tmp_path / "copy")
    adopted = []
    for _ in range(3):
        with Workspace.open(copy) as workspace:
            adopted.append(workspace.adopted)
            _mint(workspace)
    assert adopted == [True, False, False]


def test_tokens_of_before_are_still_found(workspace_path: Path, tmp_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        before = _mint(workspace)
    with Workspace.open(_copy(workspace_path, tmp_path / "copy")) as workspace:
        after = _mint(workspace)
        epochs = {
            split_number(find_token(workspace, serial).number).epoch
            for serials in (before, after)
            for serial in serials
        }
    assert 0 in epochs
    assert len(epochs) == 2


@pytest.fixture(params=["in place", "as a new file"])
def restored(
    request: pytest.FixtureRequest, workspace_path: Path, tmp_path: Path
) -> Iterator[tuple[Workspace, set[str]]]:
    """A workspace restored from a backup, and what was issued after that was made."""
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    backup = _back_up(workspace_path, tmp_path / "backup.db")
    with Workspace.open(workspace_path) as workspace:
        later = _mint(workspace)
    database = workspace_path / DATABASE_NAME
    if request.param == "as a new file":
        database.unlink()
    database.write_bytes(backup.read_bytes())
    with Workspace.open(workspace_path) as opened:
        yield opened, later


def test_a_restored_backup_issues_nothing_again(restored: tuple[Workspace, set[str]]) -> None:
    workspace, later = restored
    assert workspace.adopted
    assert not later & _mint(workspace)


def test_jobs_that_were_not_done_are_cancelled_in_a_copy(
    workspace_path: Path, tmp_path: Path
) -> None:
    class Stop(Unwatched):
        asked = False

        def progressed(self, job: MintJob) -> None:
            self.asked = True

        def stop_requested(self) -> bool:
            return self.asked

    with Workspace.open(workspace_path) as workspace:
        job = run_job(workspace, submit(workspace, parka(30)).job.id, Stop(), cycle_tokens=10)
        assert job.status is JobStatus.QUEUED
    with Workspace.open(_copy(workspace_path, tmp_path / "copy")) as copy:
        cancelled = find_job(copy, job.id)
        assert (cancelled.status, cancelled.minted) == (JobStatus.CANCELLED, 10)
        assert "copied, moved or restored" in str(cancelled.error)
        assert run_job(copy, job.id, from_states=RESUMABLE) == cancelled
    with Workspace.open(workspace_path) as workspace:
        assert run_job(workspace, job.id).status is JobStatus.COMPLETED


def test_a_missing_database_is_not_made_anew(workspace_path: Path) -> None:
    with Workspace.open(workspace_path) as workspace:
        _mint(workspace)
    for file in workspace_path.glob("*.db*"):
        file.unlink()
    with pytest.raises(WorkspaceUnusable, match="missing, or empty"):
        Workspace.open(workspace_path)
    assert not (workspace_path / DATABASE_NAME).exists()


def test_epochs_can_run_out(workspace: Workspace) -> None:
    with workspace.write() as transaction:
        for _ in range(255):
            adoption.take_new_epoch(transaction, "elsewhere")
            transaction.exec_driver_sql(
                "INSERT OR IGNORE INTO serial_spaces VALUES (1, 1, 'brand', 'permuted', x'00')"
            )
            transaction.exec_driver_sql(
                "INSERT INTO number_series (space_id, site, epoch, next_position) "
                "SELECT 1, site, epoch, 0 FROM workspace"
            )
        with pytest.raises(WorkspaceUnusable, match="too often"):
            adoption.take_new_epoch(transaction, "elsewhere")


@pytest.mark.parametrize("how", ["exchanged", "removed"])
def test_nothing_is_written_into_a_database_that_was_replaced(
    workspace: Workspace, how: str, tmp_path: Path
) -> None:
    """What we wrote there would be lost with it."""
    job_id = submit(workspace, parka(30)).job.id
    backup = _back_up(workspace.path, tmp_path / "backup.db")

    class Replace(Unwatched):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 10:
                workspace.database.unlink()
                if how == "exchanged":
                    shutil.copy(backup, workspace.database)

        def wait(self, seconds: float) -> None:
            """Not in this test."""

    with pytest.raises(WorkspaceReplaced):
        run_job(workspace, job_id, Replace(), cycle_tokens=10)


def test_nothing_is_read_of_a_database_that_was_moved_away(
    workspace: Workspace, minted_job: MintJob
) -> None:
    """What another process mints in it by now would be taken for counterfeit."""
    serial = "000000000000"
    workspace.path.rename(workspace.path.with_name(f"{workspace.path.name}-moved"))
    with pytest.raises(WorkspaceReplaced):
        find_token(workspace, serial)
